import { startTestTenant } from '../../support/tenant';
import type { TestTenant } from '../../support/tenant';
import { alex, allScopes, failure, james, peopleAndSite, priya, someone } from './support';
import type { Someone } from './support';

describe('Graph: addresses, tokens and what it does not know', () => {
  let tenant: TestTenant;
  let member: Someone;

  beforeAll(async () => {
    tenant = await startTestTenant({ now: '2026-11-22T09:00:00Z' });
    await peopleAndSite(tenant);
    member = someone(tenant, { upn: priya, scp: allScopes });
  });
  afterAll(() => tenant.stop());

  const site = '/sites/127.0.0.1:/sites/housing:';
  const idAt = async (path: string): Promise<string> => (await (await member.call('GET', path)).json()).id;
  const errorAt = async (method: string, path: string): Promise<{ status: number; code: string; message: string }> => {
    const answer = await member.call(method, path);
    const { error } = await answer.json();
    return { status: answer.status, code: error.code, message: error.message };
  };

  test('keys stand in parentheses or as segments; names of segments are not case-sensitive (OData 4.0, key predicates)', async () => {
    const drive = await idAt(`${site}/drive`);
    expect(await idAt(`/drives('${drive}')`)).toBe(drive);
    expect(await idAt(`/DRIVES/${drive}/Root`)).toBe(await idAt(`/drives/${drive}/root`));
    expect(await idAt(`/users(%27${encodeURIComponent(alex)}%27)`)).toBe(await idAt(`/users/${alex}`));
    expect(await idAt(`/users/${encodeURIComponent(james)}`)).toMatch(/^[0-9a-f-]{36}$/);
    expect(await idAt("/sites('root')")).toContain('127.0.0.1,');
  });

  test('a path between colons may be encoded, and a function may be called by its full name with empty parentheses', async () => {
    await member.call('PUT', '/me/drive/root:/Folder%20%26%20more/one.txt:/content', 'x');
    const byPath = await idAt('/me/drive/root:/Folder%20%26%20more/one.txt');
    expect(await idAt('/me/drive/root%3A/Folder%20%26%20more/one.txt%3A/')).toBe(byPath);
    for (const delta of ['delta', 'delta()', 'microsoft.graph.delta()']) {
      expect((await member.call('GET', `/me/drive/root/${delta}`)).status).toBe(200);
    }
  });

  test('a segment that Graph does not have answers 400 and names it; one that it has and the tenant has not, 501', async () => {
    expect(await errorAt('GET', '/nonsense')).toMatchObject({ status: 400, code: 'BadRequest', message: "Resource not found for the segment 'nonsense'." });
    expect((await errorAt('GET', `${site}/lists/Documents/nope`)).message).toContain("segment 'nope'");
    expect((await errorAt('GET', '/drives/items/01ABC/content')).message).toContain("segment '01ABC'");
    expect(await errorAt('GET', '/me/onenote/notebooks')).toMatchObject({ status: 501, message: expect.stringContaining('/me/onenote/notebooks') });
    expect(await errorAt('GET', `${site}/pages`)).toMatchObject({ status: 501 });
    expect((await fetch(`${tenant.url}/beta/me`)).status).toBe(501);
  });

  test('a verb that a resource does not take answers 405', async () => {
    expect(await errorAt('DELETE', '/me/drive')).toMatchObject({ status: 405 });
    expect(await errorAt('GET', '/$batch')).toMatchObject({ status: 405 });
  });

  test('HEAD answers as GET does, without the body', async () => {
    const answer = await member.call('HEAD', '/me/drive/root');
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([200, expect.stringContaining('application/json'), '']);
    expect((await member.call('HEAD', '/me/drive/root:/none.txt')).status).toBe(404);
  });

  test('a body needs its content type, and that of an entity is JSON', async () => {
    const send = (headers: Record<string, string>): Promise<Response> =>
      fetch(`${tenant.url}/v1.0/me/drive/root/children`, {
        method: 'POST',
        headers: { authorization: `Bearer ${tenant.token({ upn: priya, scp: allScopes })}`, ...headers },
        body: Buffer.from(JSON.stringify({ name: 'Typed', folder: {} })),
      });
    expect((await (await send({})).json()).error.message).toContain('must contain the Content-Type header');
    expect((await (await send({ 'content-type': 'text/plain' })).json()).error.message).toContain('JSON Content-Type');
    expect((await send({ 'content-type': 'application/json; charset=utf-8' })).status).toBe(201);
  });

  describe('tokens (Graph errors: 401)', () => {
    const refusal = async (authorization: string): Promise<{ status: number; code: string; message: string }> => {
      const answer = await fetch(`${tenant.url}/v1.0/me`, { headers: { authorization } });
      const { error } = await answer.json();
      return { status: answer.status, code: error.code, message: error.message };
    };
    const tokenOf = (claims: object): string => {
      const parts = [{ alg: 'none' }, { upn: priya, scp: allScopes, ...claims }].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
      return `Bearer ${parts.join('.')}.`;
    };

    test.each([
      ['no bearer', 'Basic abc', 'Access token is empty'],
      ['no dots', 'Bearer abc', 'there are no dots'],
      ['no claims', 'Bearer a.b.c', 'CompactToken parsing failed'],
      ['nobody of the tenant', tokenOf({ upn: 'nobody@wendmere.example' }), 'nobody of this tenant'],
      ['expired', tokenOf({ exp: 1 }), 'the token is expired'],
      ['for another service', tokenOf({ aud: '00000003-0000-0ff1-ce00-000000000000' }), 'Invalid audience'],
    ])('%s', async (_, authorization, message) => {
      expect(await refusal(authorization)).toEqual({ status: 401, code: 'InvalidAuthenticationToken', message: expect.stringContaining(message) });
    });

    test('a token with a life and Graph as its audience is taken', async () => {
      const headers = { authorization: tokenOf({ exp: Math.floor(Date.now() / 1000) + 3600, aud: 'https://graph.microsoft.com' }) };
      expect((await fetch(`${tenant.url}/v1.0/me`, { headers })).status).toBe(200);
    });
  });

  test('near the limit of resource units the answers tell what is left (facts 1.10)', async () => {
    const busy = someone(tenant, { upn: priya, scp: allScopes, appid: 'b1b1b1b1-0000-4000-8000-000000000001' });
    const { id } = await (await busy.call('PUT', '/me/drive/root:/shared.txt:/content', 'x')).json();
    const rates: (string | null)[] = [];
    for (let n = 0; n < 205; n += 1) rates.push((await busy.call('GET', `/me/drive/items/${id}/permissions`)).headers.get('ratelimit-remaining'));
    expect(rates[0]).toBeNull();
    expect(Number(rates[204])).toBeLessThan(250);
  });

  test('an unknown name in $select answers 400 and names the type', async () => {
    const error = await failure(member.client.api(site).select('id,nonsense').get());
    expect([error.statusCode, error.message]).toEqual([400, expect.stringContaining("'nonsense' on type 'microsoft.graph.site'")]);
    expect((await failure(member.client.api(`${site}/lists`).expand('items(').get())).message).toContain('unbalanced');
    expect((await failure(member.client.api('/me/drive/root').expand('workbook').get())).statusCode).toBe(501);
  });
});
