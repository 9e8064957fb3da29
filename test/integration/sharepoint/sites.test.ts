import '@pnp/sp/appcatalog';
import '@pnp/sp/features';
import '@pnp/sp/hubsites';
import '@pnp/sp/sites';
import '@pnp/sp/user-custom-actions';
import { spfi, type SPFI } from '@pnp/sp';
import { ALEX, PRIYA, failure, startCouncil, type Council } from './council';

const FOLLOWING = 'a7a2793e-67cd-4dc1-9fd0-43f61581207a';

describe('site collections and what hangs on them (SP.Site, SPSiteManager)', () => {
  let council: Council;
  let sp: SPFI;

  beforeAll(async () => {
    council = await startCouncil();
    sp = council.as(ALEX);
    await sp.web.webs.add('Lower', 'lower');
  });
  afterAll(async () => council.tenant.stop());

  const at = (url: string): SPFI => spfi([sp.web, url]);

  test('from a web below, the site is still the collection, and its root web answers for itself', async () => {
    const lower = at(`${council.site}/lower`);
    expect((await lower.site()).Url).toBe(council.site);
    const root = await lower.site.rootWeb.lists.getByTitle('Documents').select('ParentWebUrl')<{ ParentWebUrl: string; 'odata.metadata': string }>();
    expect(root).toMatchObject({ ParentWebUrl: '/sites/housing', 'odata.metadata': `${council.site}/_api/$metadata#SP.ApiData.Lists/@Element` });
    expect(await lower.site.getContextInfo()).toMatchObject({ SiteFullUrl: council.site, WebFullUrl: `${council.site}/lower` });
    const opened = await sp.site.openWebById((await lower.web()).Id);
    expect((await opened.web.select('Title')<{ Title: string }>()).Title).toBe('Lower');
    expect((await failure(sp.site.openWebById('00000000-0000-0000-0000-000000000001'))).status).toBe(404);
  });

  test('a communication site is made at any free address, found, and deleted by its owner alone', async () => {
    const url = `${new URL(council.site).origin}/sites/tenants`;
    expect(await sp.site.createCommunicationSite('Tenants', 1033, false, url, 'For tenants')).toMatchObject({ SiteStatus: 2, SiteUrl: url });
    expect(await sp.site.createCommunicationSite('Tenants', 1033, false, url)).toMatchObject({ SiteStatus: 4 });
    expect(await at(url).web()).toMatchObject({ Title: 'Tenants', WebTemplate: 'SITEPAGEPUBLISHING', Configuration: 0 });
    expect(await sp.site.exists(url)).toBe(true);
    expect(await sp.site.exists(`${url}x`)).toBe(false);
    const { Id: siteId } = await at(url).site();
    expect((await council.post('SPSiteManager/delete', { siteId }, {}, PRIYA)).status).toBe(403);
    await at(url).site.delete();
    expect((await council.get('/sites/tenants/_api/web')).status).toBe(404);
    expect((await council.get(`SPSiteManager/status?url='${encodeURIComponent(url)}'`)).json).toMatchObject({ SiteStatus: 0 });
  });

  test('the web of a page and the libraries of a web are told by address; verbose JSON names the method', async () => {
    expect(await sp.site.getWebUrlFromPageUrl(`${council.site}/lower/SitePages/Home.aspx`)).toBe(`${council.site}/lower`);
    expect((await sp.site.getDocumentLibraries(council.site)).map(({ Title }) => Title)).toEqual(['Documents']);
    const verbose = await council.get(`sp.web.getweburlfrompageurl(@v)?@v='${encodeURIComponent(`${council.site}/SitePages/Home.aspx`)}'`, ALEX, { accept: 'application/json;odata=verbose' });
    expect(verbose.json).toEqual({ d: { GetWebUrlFromPageUrl: council.site } });
    expect((await council.get("sp.web.getweburlfrompageurl(@v)?@v='https://elsewhere.example/sites/a'")).status).toBe(400);
  });

  test('features: one that is off is null, one is switched on once unless forced, and off once', async () => {
    expect(await sp.web.features.getById(FOLLOWING)()).toMatchObject({ 'odata.null': true });
    await sp.web.features.add(FOLLOWING);
    expect((await failure(sp.web.features.add(FOLLOWING))).status).toBe(500);
    await sp.web.features.add(FOLLOWING, true);
    expect(await sp.web.features.getById(FOLLOWING)()).toMatchObject({ DefinitionId: FOLLOWING });
    expect(await sp.site.features.getById(FOLLOWING)()).toMatchObject({ 'odata.null': true });
    await sp.web.features.remove(FOLLOWING);
    expect((await failure(sp.web.features.remove(FOLLOWING, true))).status).toBe(500);
  });

  test('custom actions are kept where they were hung, changed and cleared', async () => {
    const { action } = await sp.web.userCustomActions.add({ Title: 'Banner', Location: 'ClientSideExtension.ApplicationCustomizer', Sequence: 3 });
    await action.update({ Title: 'Notice' });
    expect(await sp.web.userCustomActions()).toEqual([expect.objectContaining({ Title: 'Notice', Sequence: 3, Scope: 3 })]);
    expect(await sp.site.userCustomActions()).toEqual([]);
    await sp.web.userCustomActions.clear();
    expect((await failure(action())).status).toBe(400);
    expect((await council.post('web/usercustomactions', { Colour: 'red' })).status).toBe(400);
  });

  test('properties of the tenant are written in its app catalogue alone and read everywhere', async () => {
    const catalogue = await sp.getTenantAppCatalogWeb();
    await council.tenant.control('users', { upn: 'root@wendmere.example', displayName: 'Root', isAdmin: true });
    expect((await failure(catalogue.setStorageEntity('key', 'value'))).status).toBe(403);
    const admin = await council.as('root@wendmere.example').getTenantAppCatalogWeb();
    const digest = await council.digest('root@wendmere.example', `${new URL(council.site).origin}/sites/appcatalog`);
    const set = await council.post('/sites/appcatalog/_api/web/setStorageEntity', { key: "it's", value: 'kept', description: '', comments: 'why' }, { 'x-requestdigest': digest }, 'root@wendmere.example');
    expect(set.status).toBe(200);
    expect(await admin.getStorageEntity("it's")).toMatchObject({ Value: 'kept', Comment: 'why' });
    expect(await sp.web.getStorageEntity("it's")).toMatchObject({ Value: 'kept' });
    expect(await sp.web.getStorageEntity('other')).toMatchObject({ 'odata.null': true });
  });

  test('a hub is joined and left, and ends', async () => {
    const lists = await sp.hubSites();
    expect(lists.map(({ Title }) => Title)).toEqual(['Housing contracts']);
    await council.tenant.control('sites', { url: '/sites/lifts', title: 'Lifts', owner: ALEX });
    const lifts = at(`${new URL(council.site).origin}/sites/lifts`);
    await lifts.site.joinHubSite(lists[0].ID);
    expect((await lifts.site()).HubSiteId).toBe(lists[0].ID);
    await lifts.site.joinHubSite('00000000-0000-0000-0000-000000000000');
    expect((await lifts.site()).HubSiteId).toBe('00000000-0000-0000-0000-000000000000');
    await sp.site.unRegisterHubSite();
    expect(await sp.hubSites()).toEqual([]);
  });
});
