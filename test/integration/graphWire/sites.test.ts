import { startTestTenant } from '../../support/tenant';
import type { TestTenant } from '../../support/tenant';
import { alex, allScopes, failure, peopleAndSite, priya, someone, tom } from './support';

const appId = '89ea5c94-7736-4e25-95ad-3fa95f62b66e';
const names = (answer: { value: readonly { displayName: string }[] }): string[] => answer.value.map(({ displayName }) => displayName);

describe('Graph: sites', () => {
  let tenant: TestTenant;
  const ownerScopes = `${allScopes} Sites.FullControl.All`;

  beforeAll(async () => {
    tenant = await startTestTenant();
    await peopleAndSite(tenant);
    await tenant.control('sites', { url: '/sites/planning', title: 'Planning', owner: tom });
  });
  afterAll(() => tenant.stop());

  const member = () => someone(tenant, { upn: priya, scp: allScopes }).client;
  const owner = () => someone(tenant, { upn: alex, scp: ownerScopes }).client;
  const application = (roles: readonly string[]) => someone(tenant, { appid: appId, roles }).client;

  test('one site has many addresses (Get a site resource)', async () => {
    const site = await member().api('/sites/127.0.0.1:/sites/housing').get();
    const [, collection, web] = site.id.split(',');
    const addresses = [site.id, `${collection},${web}`, collection, '127.0.0.1:/sites/housing:', "root/getByPath(path='/sites/housing')", "127.0.0.1/getByPath(path='sites/housing')"];
    for (const address of addresses) expect((await member().api(`/sites/${address}`).get()).id).toBe(site.id);
    expect(site).toMatchObject({ name: 'housing', displayName: 'Housing contracts', isPersonalSite: false, root: {}, webUrl: `${tenant.url}/sites/housing` });
  });

  test('the root site is told by name and by the host alone', async () => {
    const root = await member().api('/sites/root').get();
    expect(root).toMatchObject({ name: '', webUrl: tenant.url, siteCollection: { hostname: '127.0.0.1', root: {} } });
    expect((await member().api('/sites/127.0.0.1').get()).id).toBe(root.id);
    expect((await failure(member().api('/sites/127.0.0.1,11111111-1111-4111-8111-111111111111,22222222-2222-4222-8222-222222222222').get())).statusCode).toBe(404);
    expect((await failure(member().api('/sites/a,b,c').get())).statusCode).toBe(400);
  });

  test('search finds by words and leaves out sites that are closed to the person and OneDrives', async () => {
    expect(names(await member().api('/sites?search=contracts').get())).toEqual(['Housing contracts']);
    expect(names(await member().api('/sites?search=*').get())).not.toContain('Planning');
    expect(names(await someone(tenant, { upn: tom, scp: allScopes }).client.api('/sites?search=planning').get())).toEqual(['Planning']);
    expect((await member().api('/sites').filter('siteCollection/root ne null').select('webUrl').get()).value).toEqual([{ webUrl: tenant.url }]);
    expect((await member().api('/sites?search=*').get()).value.some(({ isPersonalSite }: { isPersonalSite: boolean }) => isPersonalSite)).toBe(false);
  });

  test('getAllSites is for applications, and tells OneDrives too (site: getAllSites)', async () => {
    expect((await failure(member().api('/sites/getAllSites').get())).statusCode).toBe(403);
    const { value } = await application(['Sites.Read.All']).api('/sites/getAllSites').get();
    expect(value.some(({ isPersonalSite }: { isPersonalSite: boolean }) => isPersonalSite)).toBe(true);
  });

  test('what hangs on a site is expanded with it', async () => {
    const site = await member().api('/sites/127.0.0.1:/sites/housing').select('id').expand('drive($select=name),lists($select=displayName;$filter=displayName eq \'Documents\')').get();
    expect(site).toMatchObject({ drive: { name: 'Documents' }, lists: [{ displayName: 'Documents' }] });
    expect(site).not.toHaveProperty('webUrl');
    expect((await member().api('/sites/root').select('id,sharepointIds').get()).sharepointIds.siteUrl).toBe(tenant.url);
  });

  describe('permissions of applications (Sites.Selected; facts 2.2)', () => {
    const housing = '/sites/127.0.0.1:/sites/housing:';
    const grant = (role: string) => owner().api(`${housing}/permissions`).post({ roles: [role], grantedToIdentities: [{ application: { id: appId, displayName: 'Desk' } }] });

    test('only who owns the site lets applications in', async () => {
      const body = { roles: ['read'], grantedToIdentities: [{ application: { id: appId, displayName: 'Desk' } }] };
      expect((await failure(member().api(`${housing}/permissions`).post(body))).statusCode).toBe(403);
      const strong = someone(tenant, { upn: priya, scp: ownerScopes }).client;
      expect((await failure(strong.api(`${housing}/permissions`).post(body))).statusCode).toBe(403);
      expect((await failure(owner().api(`${housing}/permissions`).post({ ...body, roles: ['king'] }))).statusCode).toBe(400);
    });

    test('an application that was let into one site sees no other, and writes where it may write', async () => {
      const app = application(['Sites.Selected']);
      expect((await failure(app.api(`${housing}/drive/root`).get())).code).toBe('accessDenied');
      const made = await grant('read');
      expect(made).toMatchObject({ roles: ['read'], grantedToIdentitiesV2: [{ application: { id: appId, displayName: 'Desk' } }] });
      expect((await app.api(`${housing}/drive/root`).get()).root).toEqual({});
      expect((await failure(app.api(`${housing}/drive/root/children`).post({ name: 'A', folder: {} }))).statusCode).toBe(403);
      expect((await failure(app.api('/sites/127.0.0.1:/sites/planning').get())).statusCode).toBe(403);
      expect(names(await app.api('/sites').get())).toEqual(['Housing contracts']);

      await owner().api(`${housing}/permissions/${made.id}`).patch({ roles: ['write'] });
      expect((await app.api(`${housing}/drive/root/children`).post({ name: 'A', folder: {} })).name).toBe('A');
      expect((await failure(app.api(`${housing}/lists`).post({ displayName: 'No', list: { template: 'genericList' } }))).statusCode).toBe(403);
      await owner().api(`${housing}/permissions/${made.id}`).patch({ roles: ['fullcontrol'] });
      expect((await app.api(`${housing}/lists`).post({ displayName: 'Yes', list: { template: 'genericList' } })).displayName).toBe('Yes');

      await owner().api(`${housing}/permissions/${made.id}`).delete();
      expect((await owner().api(`${housing}/permissions`).get()).value).toEqual([]);
      expect((await failure(app.api(`${housing}/drive/root`).get())).statusCode).toBe(403);
    });

    test('signed in, both the grant and the person\'s own rights count', async () => {
      const through = (upn: string) => someone(tenant, { upn, scp: 'Sites.Selected', appid: appId }).client;
      const { id } = await grant('write');
      expect((await through(priya).api(housing).get()).displayName).toBe('Housing contracts');
      expect((await failure(through(tom).api(housing).get())).statusCode).toBe(403);
      await owner().api(`${housing}/permissions/${id}`).delete();
      expect((await failure(through(priya).api(housing).get())).statusCode).toBe(403);
    });
  });
});
