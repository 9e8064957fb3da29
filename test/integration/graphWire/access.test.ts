import { startTestTenant } from '../../support/tenant';
import type { TestTenant } from '../../support/tenant';
import { allScopes, alex, failure, james, peopleAndSite, priya, someone } from './support';

describe('Graph: tokens, permissions, errors and batches', () => {
  let tenant: TestTenant;

  beforeAll(async () => {
    tenant = await startTestTenant({ now: '2026-11-22T09:00:00Z' });
    await peopleAndSite(tenant);
  });
  afterAll(() => tenant.stop());

  test('a call without a token answers 401, even with the cookie of a sign-in (Graph errors: unauthenticated)', async () => {
    const bare = await fetch(`${tenant.url}/v1.0/me`);
    expect(bare.status).toBe(401);
    expect((await bare.json()).error.code).toBe('InvalidAuthenticationToken');
    expect((await tenant.fetchAs(priya)('/v1.0/me')).status).toBe(401);
  });

  test('an error carries the request ids in its body and headers (Graph error resource)', async () => {
    const answer = await someone(tenant, { upn: priya, scp: allScopes }).call('GET', '/drives/b!unknown', undefined, {
      'client-request-id': '11111111-2222-3333-4444-555555555555',
    });
    expect(answer.status).toBe(404);
    const { error } = await answer.json();
    expect(error.code).toBe('itemNotFound');
    expect(error.innerError['request-id']).toBe(answer.headers.get('request-id'));
    expect(error.innerError['client-request-id']).toBe('11111111-2222-3333-4444-555555555555');
    expect(error.innerError.date).toBe('2026-11-22T09:00:00'.slice(0, 16) + error.innerError.date.slice(16));
  });

  test('a missing scope answers 403 and names what would do (permissions table of each API page)', async () => {
    const poor = someone(tenant, { upn: priya, scp: 'User.Read' });
    const refused = await failure(poor.client.api('/chats/19:x@thread.v2').get());
    expect(refused.statusCode).toBe(403);
    expect(refused.message).toContain("one of 'Chat.ReadBasic, Chat.Read, Chat.ReadWrite'");
    expect((await failure(poor.client.api('/me/drive').get())).code).toBe('accessDenied');
    expect((await poor.client.api('/me').get()).userPrincipalName).toBe(priya);
  });

  test('a scope that the administrator has not approved is stripped from the SPFx token', async () => {
    const web = someone(tenant, { upn: priya, scp: allScopes });
    await tenant.control('scopes', { granted: ['User.Read'] });
    expect((await failure(web.client.api('/me/drive').get())).statusCode).toBe(403);
    await tenant.control('scopes', { granted: null });
    expect((await web.client.api('/me/drive').get()).driveType).toBe('business');
  });

  test('an application has no /me, and its roles count instead of scopes', async () => {
    const app = someone(tenant, { appid: '6a0f5a3e-1111-4222-8333-944455566677', roles: ['User.ReadBasic.All'] });
    expect((await failure(app.client.api('/me').get())).statusCode).toBe(400);
    expect((await app.client.api(`/users/${priya}`).get()).displayName).toBe('Priya Nair');
    expect((await failure(app.client.api(`/users/${priya}/drive`).get())).message).toContain('Files.Read.All');
  });

  test('what is not served answers 501 by name; what Graph does not have answers 400', async () => {
    const { client } = someone(tenant, { upn: priya, scp: allScopes });
    const notebooks = await failure(client.api('/me/onenote/notebooks').get());
    expect(notebooks.statusCode).toBe(501);
    expect(notebooks.message).toContain('/me/onenote/notebooks');
    expect((await failure(client.api('/nonsense').get())).statusCode).toBe(400);
  });

  test('a throttled call answers 429 with Retry-After and an error body, and the client comes back (facts 1.10)', async () => {
    const { client, call } = someone(tenant, { upn: priya, scp: allScopes });
    await tenant.control('faults', { rules: [{ match: { path: '^/v1.0/me' }, kind: 'status', status: 429, retryAfter: 1, times: 1 }] });
    const answer = await call('GET', '/me');
    expect(answer.status).toBe(429);
    expect(answer.headers.get('retry-after')).toBe('1');
    expect((await answer.json()).error.code).toBe('TooManyRequests');
    await tenant.control('faults', { rules: [{ match: { path: '^/v1.0/me' }, kind: 'status', status: 429, retryAfter: 1, times: 1 }] });
    expect((await client.api('/me').get()).userPrincipalName).toBe(priya);
  });

  describe('$batch (JSON batching)', () => {
    const batch = async (requests: readonly object[]) =>
      (await someone(tenant, { upn: priya, scp: allScopes }).call('POST', '/$batch', { requests })).json();

    test('answers each part; a part whose dependency failed answers 424', async () => {
      const { responses } = await batch([
        { id: '1', method: 'GET', url: '/me?$select=displayName' },
        { id: '2', method: 'GET', url: '/users/nobody@wendmere.example' },
        { id: '3', method: 'GET', url: '/me', dependsOn: ['2'] },
        { id: '4', method: 'GET', url: '/me?$select=id', dependsOn: ['1'] },
      ]);
      const status = (id: string) => responses.find((response: { id: string }) => response.id === id).status;
      expect(['1', '2', '3', '4'].map(status)).toEqual([200, 404, 424, 200]);
      expect(responses[0].body.displayName).toBe('Priya Nair');
    });

    test('takes at most 20 parts, with unique ids', async () => {
      const many = Array.from({ length: 21 }, (_, index) => ({ id: String(index), method: 'GET', url: '/me' }));
      expect((await batch(many)).error.code).toBe('BadRequest');
      expect((await batch([many[0]!, many[0]!])).error.message).toContain('unique');
      expect((await batch(many.slice(0, 20))).responses).toHaveLength(20);
    });

    test('one part alone may be throttled', async () => {
      await tenant.control('faults', { rules: [{ match: { path: '/v1.0/users' }, kind: 'status', status: 429, retryAfter: 7, times: 1 }] });
      const { responses } = await batch([
        { id: '1', method: 'GET', url: '/me' },
        { id: '2', method: 'GET', url: '/users' },
      ]);
      expect(responses.map((response: { status: number }) => response.status)).toEqual([200, 429]);
      expect(responses[1].headers['Retry-After']).toBe('7');
    });
  });

  describe('/users', () => {
    test('is found by id and by user principal name, and an unknown one answers 404', async () => {
      const { client } = someone(tenant, { upn: priya, scp: allScopes });
      const found = await client.api(`/users/${encodeURIComponent(james)}`).get();
      expect((await client.api(`/users/${found.id}`).get()).mail).toBe('james.farrow@estuaryrepairs.example');
      expect((await failure(client.api('/users/nobody@wendmere.example').get())).code).toBe('Request_ResourceNotFound');
    });

    test('User.ReadBasic.All shows the basic profile alone (permissions reference)', async () => {
      const basic = someone(tenant, { upn: priya, scp: 'User.ReadBasic.All' }).client;
      expect(await basic.api(`/users/${alex}`).select('displayName,jobTitle').get()).toMatchObject({ displayName: 'Alex Munro', jobTitle: null });
      const wide = someone(tenant, { upn: priya, scp: 'User.Read.All' }).client;
      expect((await wide.api(`/users/${alex}`).select('jobTitle').get()).jobTitle).toBe('Systems administrator');
    });

    test('$search needs ConsistencyLevel: eventual and matches the beginnings of words', async () => {
      const { client } = someone(tenant, { upn: priya, scp: allScopes });
      const search = client.api('/users').search('"displayName:nai" OR "mail:estuary"');
      expect((await failure(search.get())).message).toContain('ConsistencyLevel');
      const { value } = await search.header('ConsistencyLevel', 'eventual').get();
      expect(value.map((user: { displayName: string }) => user.displayName)).toEqual(['Priya Nair']);
    });

    test('$filter with startswith; pages follow an absolute nextLink on the base that the caller knows', async () => {
      const { client } = someone(tenant, { upn: priya, scp: allScopes });
      const { value } = await client.api('/users').filter("startswith(displayName,'so') or userPrincipalName eq 'alex.munro@wendmere.example'").get();
      expect(value.map((user: { displayName: string }) => user.displayName)).toEqual(['Alex Munro', 'Sonia Reyes']);
      const first = await client.api('/users').top(3).select('displayName').get();
      expect(first['@odata.nextLink']).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\/users\?/);
      const second = await client.api(first['@odata.nextLink']).get();
      expect([...first.value, ...second.value]).toHaveLength(5);
      expect(second['@odata.nextLink']).toBeUndefined();
    });
  });
});
