import { startTestTenant } from '../../support/tenant';
import type { TestTenant } from '../../support/tenant';
import { alex, failure, james, peopleAndSite, priya, someone, sonia, tom } from './support';

const scopes = 'User.ReadWrite.All Directory.ReadWrite.All Group.ReadWrite.All Sites.ReadWrite.All Files.ReadWrite.All People.Read User.ReadWrite';
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAIAAAADCAYAAAC56t6BAAAAC0lEQVR42mNgQAcAABIAAeRVjecAAAAASUVORK5CYII=', 'base64');
const unknown = '22222222-2222-4222-8222-222222222222';

describe('Graph: users, groups and directory objects', () => {
  let tenant: TestTenant;
  let ids: Record<string, string>;
  const as = (upn: string) => someone(tenant, { upn, scp: scopes }).client;
  const call = (upn: string, method: string, path: string, body?: unknown) => someone(tenant, { upn, scp: scopes }).call(method, path, body);
  const objects = (...wanted: string[]) => wanted.map((id) => `https://graph.microsoft.com/v1.0/directoryObjects/${id}`);
  const group = async (name: string, more: object = {}, by = priya): Promise<string> =>
    (await as(by).api('/groups').post({ displayName: name, mailNickname: name, mailEnabled: false, securityEnabled: true, ...more })).id;
  const unified = { mailEnabled: true, securityEnabled: false, groupTypes: ['Unified'] };

  beforeAll(async () => {
    tenant = await startTestTenant({ now: '2026-12-03T12:00:00Z' });
    ids = await peopleAndSite(tenant);
    await tenant.control('users', { upn: alex, displayName: 'Alex Munro', isAdmin: true });
  });
  afterAll(() => tenant.stop());

  describe('a Microsoft 365 group', () => {
    let id: string;

    beforeAll(async () => {
      id = await group('Repairs', { ...unified, 'members@odata.bind': objects(ids[tom] ?? '') });
    });

    test('has a mail address, its maker as owner, and a site with a drive that its members open', async () => {
      expect(await as(tom).api(`/groups/${id}`).get()).toMatchObject({ mail: 'Repairs@wendmere.example', groupTypes: ['Unified'], visibility: 'Public' });
      expect((await as(tom).api(`/groups/${id}/owners`).get()).value).toMatchObject([{ '@odata.type': '#microsoft.graph.user', id: ids[priya] }]);
      expect((await as(tom).api(`/groups/${id}/sites/root`).get()).webUrl).toMatch(/\/sites\/Repairs$/);
      await call(tom, 'PUT', `/groups/${id}/drive/root:/plan.txt:/content`, 'plan');
      expect((await as(priya).api(`/groups/${id}/drive/root/children`).get()).value.map((file: { name: string }) => file.name)).toEqual(['plan.txt']);
      expect((await failure(as(sonia).api(`/groups/${id}/drive/root/children`).get())).statusCode).toBe(403);
    });

    test('lets people in and out by reference, and its site with them (Add members)', async () => {
      const refs = `/groups/${id}/members/$ref`;
      expect((await call(priya, 'POST', refs, { '@odata.id': objects(ids[sonia] ?? '')[0] })).status).toBe(204);
      expect((await failure(as(priya).api(refs).post({ '@odata.id': objects(ids[sonia] ?? '')[0] }))).message).toContain('already exist');
      expect((await as(sonia).api(`/groups/${id}/drive/root/children`).get()).value).toHaveLength(1);
      expect((await call(sonia, 'DELETE', `/groups/${id}/members/${ids[sonia]}/$ref`)).status).toBe(204);
      expect((await failure(as(sonia).api(`/groups/${id}/drive/root/children`).get())).statusCode).toBe(403);
      expect((await failure(as(tom).api(refs).post({ '@odata.id': objects(ids[sonia] ?? '')[0] }))).code).toBe('Authorization_RequestDenied');
      expect((await failure(as(priya).api(`/groups/${id}/owners/${ids[priya]}/$ref`).delete())).message).toContain('at least one owner');
      expect((await failure(as(priya).api(refs).post({ '@odata.id': objects(unknown)[0] }))).statusCode).toBe(404);
    });

    test('is renamed with its site, deleted, and brought back', async () => {
      expect((await call(priya, 'PATCH', `/groups/${id}`, { displayName: 'Repairs team' })).status).toBe(204);
      expect((await as(priya).api(`/groups/${id}/sites/root`).get()).displayName).toBe('Repairs team');
      await as(priya).api(`/groups/${id}`).delete();
      expect((await failure(as(priya).api(`/groups/${id}`).get())).code).toBe('Request_ResourceNotFound');
      expect((await as(alex).api('/directory/deletedItems/microsoft.graph.group').get()).value.map((one: { id: string }) => one.id)).toEqual([id]);
      await as(alex).api(`/directory/deletedItems/${id}/restore`).post({});
      expect((await as(tom).api(`/groups/${id}/members`).get()).value).toHaveLength(1);
    });
  });

  test('a group without what it needs, of a kind that nobody makes, or with a taken nickname is refused', async () => {
    const post = (body: object) => failure(as(priya).api('/groups').post(body));
    const whole = { displayName: 'x', mailNickname: 'x', mailEnabled: false, securityEnabled: true };
    expect((await post({ ...whole, displayName: undefined })).message).toContain("'displayName'");
    expect((await post({ ...whole, mailEnabled: true })).code).toBe('Request_BadRequest');
    expect((await post({ ...whole, groupTypes: ['DynamicMembership'] })).statusCode).toBe(501);
    expect((await post({ ...whole, colour: 'red' })).statusCode).toBe(400);
    await group('Taken');
    expect((await post({ ...whole, mailNickname: 'taken' })).message).toContain('mailNickname already exists');
  });

  test('membership reaches through groups in groups (getMemberObjects, transitiveMemberOf)', async () => {
    const child = await group('Officers', { 'members@odata.bind': objects(ids[tom] ?? '') });
    const parent = await group('Staff', { 'members@odata.bind': objects(child) });
    expect((await as(tom).api('/me/getMemberObjects').post({ securityEnabledOnly: true })).value).toEqual(expect.arrayContaining([child, parent]));
    expect((await as(tom).api('/me/checkMemberGroups').post({ groupIds: [parent, unknown] })).value).toEqual([parent]);
    expect((await as(tom).api(`/groups/${child}/getMemberGroups`).post({})).value).toEqual([parent]);
    const direct = (await as(tom).api('/me/memberOf').get()).value.map((one: { id: string }) => one.id);
    expect([direct.includes(child), direct.includes(parent)]).toEqual([true, false]);
    const cast = await as(tom).api('/me/transitiveMemberOf/microsoft.graph.group').get();
    expect(cast.value.map((one: { id: string }) => one.id)).toEqual(expect.arrayContaining([child, parent]));
    expect((await as(tom).api(`/groups/${parent}/transitiveMembers/microsoft.graph.user`).get()).value).toHaveLength(1);
    const found = await as(tom).api('/directoryObjects/getByIds').post({ ids: [child, ids[tom], unknown], types: ['group', 'user'] });
    expect(found.value.map((one: Record<string, string>) => one['@odata.type'])).toEqual(['#microsoft.graph.group', '#microsoft.graph.user']);
  });

  test('advanced queries need ConsistencyLevel and $count (Advanced query capabilities)', async () => {
    const not = () => as(priya).api('/groups').filter("NOT groupTypes/any(c:c eq 'Unified')");
    expect((await failure(not().get())).code).toBe('Request_UnsupportedQuery');
    const answer = await not().header('ConsistencyLevel', 'eventual').count(true).get();
    expect(answer['@odata.count']).toBe(answer.value.length);
    expect((await failure(as(priya).api('/users').filter("contains(displayName,'a')").get())).code).toBe('Request_UnsupportedQuery');
    const counted = await someone(tenant, { upn: priya, scp: scopes }).call('GET', '/users/$count', undefined, { consistencylevel: 'eventual' });
    expect([counted.headers.get('content-type'), await counted.text()]).toEqual(['text/plain', '5']);
    expect((await as(priya).api('/groups').search('"displayName:off"').header('ConsistencyLevel', 'eventual').get()).value).toHaveLength(1);
    expect((await failure(as(priya).api('/users').select('shoeSize').get())).message).toContain('shoeSize');
  });

  describe('accounts', () => {
    const account = (upn: string) => ({ accountEnabled: true, displayName: 'Ruth Okafor', mailNickname: 'ruth', userPrincipalName: upn, passwordProfile: { password: 'Long-Enough-7' }, city: 'Wendmere' });

    test('are made, found by what was set, deleted and brought back by administrators', async () => {
      const made = await as(alex).api('/users').post(account('ruth.okafor@wendmere.example'));
      const byCity = async () => (await as(alex).api('/users').filter("city eq 'Wendmere'").get()).value.length;
      expect(await byCity()).toBe(1);
      expect((await as(alex).api(`/users/${made.id}/drive`).get()).driveType).toBe('business');
      expect((await failure(as(alex).api('/users').post(account('ruth.okafor@wendmere.example')))).message).toContain('already exists');
      expect((await failure(as(priya).api('/users').post(account('x.y@wendmere.example')))).statusCode).toBe(403);
      await as(alex).api(`/users/${made.id}`).delete();
      expect(await byCity()).toBe(0);
      expect((await as(alex).api(`/directory/deletedItems/${made.id}/restore`).post({})).id).toBe(made.id);
      expect(await byCity()).toBe(1);
      for (const path of [`/users/${made.id}`, `/directory/deletedItems/${made.id}`]) await as(alex).api(path).delete();
      expect((await failure(as(alex).api(`/directory/deletedItems/${made.id}/restore`).post({}))).statusCode).toBe(404);
    });

    test('say who leads whom', async () => {
      expect((await failure(as(tom).api('/me/manager').get())).code).toBe('Request_ResourceNotFound');
      expect((await call(alex, 'PUT', `/users/${ids[tom]}/manager/$ref`, { '@odata.id': `https://graph.microsoft.com/v1.0/users/${ids[priya]}` })).status).toBe(204);
      expect((await as(tom).api('/me').expand('manager').select('id').get()).manager.id).toBe(ids[priya]);
      expect((await as(priya).api('/me/directReports').get()).value.map((one: { id: string }) => one.id)).toEqual([ids[tom]]);
      await as(alex).api(`/users/${ids[tom]}/manager/$ref`).delete();
      expect((await failure(as(tom).api('/me/manager').get())).statusCode).toBe(404);
    });

    test('change their own profile, and no job title', async () => {
      expect((await call(tom, 'PATCH', '/me', { mobilePhone: '+44 1268 555010', skills: ['lifts'] })).status).toBe(204);
      expect((await as(tom).api('/me').get()).mobilePhone).toBe('+44 1268 555010');
      expect((await call(tom, 'PATCH', '/me', { jobTitle: 'Director' })).status).toBe(403);
      expect((await call(alex, 'PATCH', `/users/${ids[tom]}`, { jobTitle: 'Lead' })).status).toBe(204);
      expect((await as(tom).api('/me').get()).jobTitle).toBe('Lead');
    });

    test('have no photo until one is put (Get profilePhoto)', async () => {
      expect((await failure(as(tom).api('/me/photo').get())).code).toBe('ImageNotFound');
      expect((await call(tom, 'PUT', '/me/photo/$value', 'not a picture')).status).toBe(400);
      expect((await call(tom, 'PUT', '/me/photo/$value', new Uint8Array(png))).status).toBe(200);
      expect(await as(priya).api(`/users/${tom}/photo`).get()).toMatchObject({ width: 2, height: 3, '@odata.mediaContentType': 'image/png' });
      expect(Buffer.from(await (await call(priya, 'GET', `/users/${tom}/photo/$value`)).arrayBuffer())).toEqual(png);
    });

    test('changes of the directory since a token (user: delta)', async () => {
      const first = await as(priya).api('/users/delta').select('displayName,jobTitle').get();
      expect(first.value).toHaveLength(5);
      await call(alex, 'PATCH', `/users/${ids[sonia]}`, { jobTitle: 'Head of compliance' });
      const { value } = await as(priya).api(first['@odata.deltaLink']).get();
      expect(value).toEqual([{ displayName: 'Sonia Reyes', jobTitle: 'Head of compliance' }]);
    });
  });

  test('an application has no "me", and lists what its roles allow', async () => {
    const app = (roles: string[]) => someone(tenant, { appid: '6a0f5a3e-1111-4222-8333-944455566677', roles }).client;
    expect((await failure(app(['User.Read.All']).api('/me').get())).statusCode).toBe(400);
    expect((await app(['User.Read.All']).api(`/users/${encodeURIComponent(james)}`).get()).userPrincipalName).toBe(james);
    expect((await failure(app(['User.Read.All']).api('/groups').get())).code).toBe('Authorization_RequestDenied');
    expect((await app(['Group.Read.All']).api('/groups').get()).value.length).toBeGreaterThan(0);
  });
});
