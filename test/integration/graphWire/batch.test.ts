import { startTestTenant } from '../../support/tenant';
import type { TestTenant } from '../../support/tenant';
import { allScopes, peopleAndSite, priya, someone } from './support';
import type { Someone } from './support';

interface Part {
  readonly id: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: { readonly error?: { readonly code: string; readonly message: string }; readonly [name: string]: unknown };
}

describe('Graph: JSON batching', () => {
  let tenant: TestTenant;
  let member: Someone;

  beforeAll(async () => {
    tenant = await startTestTenant();
    await peopleAndSite(tenant);
    member = someone(tenant, { upn: priya, scp: allScopes });
  });
  afterAll(() => tenant.stop());

  const parts = async (requests: readonly object[]): Promise<readonly Part[]> => (await (await member.call('POST', '/$batch', { requests })).json()).responses;
  const refusal = async (body: unknown): Promise<[number, string]> => {
    const answer = await member.call('POST', '/$batch', body);
    return [answer.status, (await answer.json()).error.message];
  };

  test('writes go with their bodies, one after another where they depend on each other', async () => {
    const json = { 'Content-Type': 'application/json' };
    const responses = await parts([
      { id: 'b', dependsOn: ['a'], method: 'POST', url: '/me/drive/root:/In a batch:/children', headers: json, body: { name: 'Inner', folder: {} } },
      { id: 'a', method: 'POST', url: 'me/drive/root/children', headers: json, body: { name: 'In a batch', folder: {} } },
      { id: 'c', dependsOn: ['b'], method: 'DELETE', url: '/me/drive/root:/In a batch' },
    ]);
    expect(responses.map(({ id, status }) => [id, status])).toEqual([['b', 201], ['a', 201], ['c', 204]]);
    expect(responses[2]).not.toHaveProperty('body');
    expect(responses[0]?.headers['Content-Type']).toContain('application/json');
  });

  test('bytes are sent in base 64, and a download is a redirect in its part', async () => {
    const [put] = await parts([{ id: '1', method: 'PUT', url: '/me/drive/root:/photo.bin:/content', headers: { 'content-type': 'application/octet-stream' }, body: Buffer.from([1, 2, 255]).toString('base64') }]);
    expect([put?.status, put?.body?.['size']]).toEqual([201, 3]);
    const [get] = await parts([{ id: '1', method: 'GET', url: `/me/drive/items/${String(put?.body?.['id'])}/content` }]);
    expect([get?.status, get?.body]).toEqual([302, undefined]);
    expect(Buffer.from(await (await fetch(get?.headers['Location'] ?? '')).arrayBuffer())).toEqual(Buffer.from([1, 2, 255]));
  });

  test('a part that fails answers for itself, and what depends on it answers 424', async () => {
    const responses = await parts([
      { id: '1', method: 'GET', url: '/me/drive/root:/none.txt' },
      { id: '2', method: 'GET', url: '/me', dependsOn: ['1'] },
      { id: '3', method: 'GET', url: '/me/nonsense' },
      { id: '4', method: 'GET', url: "/sites/127.0.0.1:/sites/housing:/lists?$filter=displayName eq 'Documents'&$select=displayName" },
      { id: '5', method: 'POST', url: '/$batch', headers: { 'content-type': 'application/json' }, body: { requests: [] } },
    ]);
    expect(responses.map(({ status }) => status)).toEqual([404, 424, 400, 200, 400]);
    expect(responses[2]?.body?.error?.message).toContain("segment 'nonsense'");
    expect(responses[3]?.body?.['value']).toEqual([expect.objectContaining({ displayName: 'Documents' })]);
  });

  test.each([
    ['no requests', {}, 'no requests'],
    ['a part without a url', { requests: [{ id: '1', method: 'GET' }] }, 'id, method and url'],
    ['an absolute url', { requests: [{ id: '1', method: 'GET', url: 'https://graph.microsoft.com/v1.0/me' }] }, 'must be relative'],
    ['a body without its type', { requests: [{ id: '1', method: 'POST', url: '/me/sendMail', body: {} }] }, "Write request with id '1' does not contain a Content-Type header"],
    ['a dependency that is not there', { requests: [{ id: '1', method: 'GET', url: '/me', dependsOn: ['9'] }] }, "depends on '9'"],
    ['a circle', { requests: [{ id: '1', method: 'GET', url: '/me', dependsOn: ['2'] }, { id: '2', method: 'GET', url: '/me', dependsOn: ['1'] }] }, 'circle'],
  ])('%s: the whole batch is refused', async (_, body, message) => {
    expect(await refusal(body)).toEqual([400, expect.stringContaining(message)]);
  });
});
