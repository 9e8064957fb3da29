import '@pnp/sp/navigation';
import '@pnp/sp/sites';
import { Web } from '@pnp/sp/webs';
import type { SPFI } from '@pnp/sp';
import { ALEX, PRIYA, SONIA, failure, startCouncil, type Council } from './council';

describe('webs (facts 1.2; SP.Web, SP.WebCollection)', () => {
  let council: Council;
  let sp: SPFI;

  beforeAll(async () => {
    council = await startCouncil();
    sp = council.as(ALEX);
  });
  afterAll(async () => council.tenant.stop());

  test('a web below another is made at its own address, with pages and documents, and tells its parent', async () => {
    const made = (await sp.web.webs.add('Repairs', 'repairs', 'Day to day repairs')) as unknown as Record<string, string>;
    expect(made).toMatchObject({ Url: `${council.site}/repairs`, 'odata.id': `${council.site}/repairs/_api/Web`, WebTemplate: 'STS', Description: 'Day to day repairs' });
    const repairs = Web([sp.web, `${council.site}/repairs`]);
    expect((await repairs.lists.filter('Hidden eq false').select('Title')()).map(({ Title }) => Title)).toEqual(['Documents', 'Site Pages']);
    expect((await repairs.getFileByServerRelativePath('/sites/housing/repairs/SitePages/Home.aspx')()).Name).toBe('Home.aspx');
    const parent = await repairs.getParentWeb();
    expect((await parent!.select('Title')<{ Title: string }>()).Title).toBe('Housing contracts');
    expect(await sp.web.getParentWeb()).toBeNull();
    expect((await sp.web.webs.select('Title')<{ Title: string }[]>()).map(({ Title }) => Title)).toEqual(['Repairs']);
    expect(await sp.web.webinfos()).toEqual([expect.objectContaining({ 'odata.type': 'SP.WebInformation', ServerRelativeUrl: '/sites/housing/repairs' })]);
  });

  test('its rows know the people of the site collection, and its digests are its own', async () => {
    const repairs = Web([sp.web, `${council.site}/repairs`]);
    await repairs.lists.add('Jobs');
    const job = await repairs.lists.getByTitle('Jobs').items.add({ Title: 'Lift' });
    expect((job as unknown as { AuthorId: number }).AuthorId).toBe((await sp.web.currentUser()).Id);
    const foreign = await council.post('/sites/housing/repairs/_api/web/lists', { Title: 'Refused', BaseTemplate: 100 });
    expect(foreign.status).toBe(403);
    expect(foreign.error.code).toBe('-2130575251, Microsoft.SharePoint.SPException');
    expect((await council.get('/sites/housing/repairs/jobs/_api/web')).status).toBe(404);
  });

  test('rights come from the web above until they are broken, and come back', async () => {
    await sp.web.webs.add('Closed', 'closed', '', 'STS', 1033, false);
    const closed = Web([sp.web, `${council.site}/closed`]);
    expect((await closed.select('HasUniqueRoleAssignments')<{ HasUniqueRoleAssignments: boolean }>()).HasUniqueRoleAssignments).toBe(true);
    expect((await council.get('/sites/housing/closed/_api/web', PRIYA)).status).toBe(403);
    expect((await council.as(PRIYA).web.webs.select('Title')<{ Title: string }[]>()).map(({ Title }) => Title)).toEqual(['Repairs']);
    await closed.resetRoleInheritance();
    expect((await council.get('/sites/housing/closed/_api/web/lists', PRIYA)).status).toBe(200);
  });

  test('only who manages the web makes webs below it; an address is taken once, and must be one', async () => {
    expect((await failure(council.as(SONIA).web.webs.add('Mine', 'mine'))).status).toBe(403);
    const taken = await council.post('web/webs/add', { parameters: { Title: 'Again', Url: 'repairs', WebTemplate: 'STS' } });
    expect(taken.status).toBe(500);
    expect(taken.error).toEqual({ code: '-2147024713, Microsoft.SharePoint.SPException', message: 'The Web site address "/sites/housing/repairs" is already in use.' });
    expect((await failure(sp.web.webs.add('Library', 'Shared Documents'))).status).toBe(500);
    expect((await failure(sp.web.webs.add('Odd', 'a:b'))).status).toBe(400);
  });

  test('what is set of a web is kept, what webs do not have is refused', async () => {
    await sp.web.update({ Description: 'Contracts of the housing service', QuickLaunchEnabled: false, SiteLogoUrl: '/sites/housing/logo.png' });
    expect(await sp.web()).toMatchObject({ Description: 'Contracts of the housing service', QuickLaunchEnabled: false, SiteLogoUrl: '/sites/housing/logo.png' });
    await council.post('web/rootfolder', { WelcomePage: 'SitePages/Register.aspx' }, { 'x-http-method': 'MERGE' });
    expect((await council.get('web/welcomepage')).json.value).toBe('SitePages/Register.aspx');
    const unknown = await council.post('web', { Colour: 'red' }, { 'x-http-method': 'MERGE' });
    expect(unknown.status).toBe(400);
    expect(unknown.error.message).toContain("The property 'Colour' does not exist on type 'SP.Web'.");
    expect((await council.post('web', { QuickLaunchEnabled: 'no' }, { 'x-http-method': 'MERGE' })).status).toBe(400);
  });

  test('a web with webs below it stays, one without goes with its lists, a root web goes with its site alone', async () => {
    const repairs = Web([sp.web, `${council.site}/repairs`]);
    await repairs.webs.add('Lower', 'lower');
    const refused = await council.post('/sites/housing/repairs/_api/web', undefined, { 'x-http-method': 'DELETE', 'x-requestdigest': await council.digest(ALEX, `${council.site}/repairs`) });
    expect(refused.status).toBe(500);
    expect(refused.error.code).toBe('-2130575203, Microsoft.SharePoint.SPException');
    await Web([sp.web, `${council.site}/repairs/lower`]).delete();
    await repairs.delete();
    expect((await council.get('/sites/housing/repairs/_api/web')).status).toBe(404);
    expect((await council.post('web', undefined, { 'x-http-method': 'DELETE' })).status).toBe(501);
  });

  test('navigation: links are added, moved, renamed, nested and removed', async () => {
    const bar = sp.web.navigation.quicklaunch;
    const one = (await bar.add('One', '/sites/housing')) as unknown as { Id: number };
    const two = (await bar.add('Two', 'https://www.gov.uk')) as unknown as { Id: number };
    await bar.moveAfter(one.Id, two.Id);
    await bar.getById(one.Id).update({ Title: 'First' });
    expect((await bar()).map(({ Title, IsExternal }) => [Title, IsExternal])).toEqual([['Home', false], ['Two', true], ['First', false]]);
    await bar.getById(one.Id).children.add('Below', '/sites/housing');
    expect((await bar.getById(one.Id).children()).map(({ Title }) => Title)).toEqual(['Below']);
    await bar.getById(one.Id).delete();
    expect((await bar()).map(({ Title }) => Title)).toEqual(['Home', 'Two']);
    expect(await sp.web.navigation.topNavigationBar()).toEqual([]);
  });
});
