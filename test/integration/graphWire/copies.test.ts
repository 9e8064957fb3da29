import { startTestTenant } from '../../support/tenant';
import type { TestTenant } from '../../support/tenant';
import { allScopes, failure, peopleAndSite, priya, someone, tom } from './support';
import type { Someone } from './support';

describe('Graph: what copies take along, and what upload sessions are told', () => {
  let tenant: TestTenant;
  let member: Someone;
  let drive: string;

  beforeAll(async () => {
    tenant = await startTestTenant();
    await peopleAndSite(tenant);
    await tenant.control('copies', { polls: 1 });
    member = someone(tenant, { upn: priya, scp: allScopes });
    drive = (await member.client.api('/sites/127.0.0.1:/sites/housing:/drive').get()).id;
  });
  afterAll(() => tenant.stop());

  const write = async (path: string, text: string): Promise<string> => (await member.client.api(`/me/drive/root:/${path}:/content`).put(text)).id;

  /** Copies into the site's library and waits. */
  const copied = async (id: string, body: object): Promise<string> => {
    const root = await member.client.api(`/drives/${drive}/root`).get();
    const answer = await member.call('POST', `/me/drive/items/${id}/copy`, { parentReference: { driveId: drive, id: root.id }, ...body });
    expect(answer.status).toBe(202);
    return (await (await fetch(answer.headers.get('location') ?? '')).json()).resourceId;
  };
  const versions = async (id: string): Promise<number> => (await member.client.api(`/drives/${drive}/items/${id}/versions`).get()).value.length;

  test('a copy is a new file without history, columns and rights; includeAllVersionHistory takes the history along (driveItem: copy)', async () => {
    const id = await write('history.txt', 'one');
    await write('history.txt', 'two');
    await member.client.api(`/me/drive/items/${id}/listItem/fields`).patch({ Title: 'Described' });
    await member.client.api(`/me/drive/items/${id}/invite`).post({ recipients: [{ email: tom }], roles: ['read'] });
    const plain = await copied(id, { name: 'plain.txt' });
    expect(await versions(plain)).toBe(1);
    const { listItem, shared } = await member.client.api(`/drives/${drive}/items/${plain}?$expand=listItem($expand=fields)`).get();
    expect([listItem.fields.Title, shared]).toEqual([undefined, undefined]);
    const whole = await copied(id, { includeAllVersionHistory: true });
    expect(await versions(whole)).toBe(3);
    const first = await member.call('GET', `/drives/${drive}/items/${whole}/versions/1.0/content`);
    expect(await (await fetch(first.headers.get('location') ?? '')).text()).toBe('one');
  });

  test('a new name beside includeAllVersionHistory loses the history, as at Microsoft\'s (facts 2.2)', async () => {
    const id = await write('lost.txt', 'one');
    await write('lost.txt', 'two');
    expect(await versions(await copied(id, { includeAllVersionHistory: true, name: 'renamed.txt' }))).toBe(1);
  });

  test('a folder is copied with all that lies in it, their histories where they are asked for', async () => {
    await write('folder/deep/file.txt', 'one');
    await write('folder/deep/file.txt', 'two');
    const { id } = await member.client.api('/me/drive/root:/folder').get();
    await copied(id, { includeAllVersionHistory: true });
    const file = await member.client.api(`/drives/${drive}/root:/folder/deep/file.txt`).get();
    expect([file.size, await versions(file.id)]).toEqual([3, 2]);
  });

  test('a folder is not copied into itself, nor a root anywhere, nor into a drive that is closed', async () => {
    await write('nest/file.txt', 'x');
    const nest = await member.client.api('/me/drive/root:/nest').get();
    const answer = await member.call('POST', `/me/drive/items/${nest.id}/copy`, { parentReference: { id: nest.id } });
    expect(await (await fetch(answer.headers.get('location') ?? '')).json()).toMatchObject({ status: 'failed', error: { code: expect.any(String) } });
    const root = await member.client.api('/me/drive/root').get();
    expect((await failure(member.client.api(`/me/drive/items/${root.id}/copy`).post({ name: 'x' }))).statusCode).toBe(400);
    const his = await someone(tenant, { upn: tom, scp: allScopes }).client.api('/me/drive/root').get();
    const parentReference = { driveId: his.parentReference.driveId, id: his.id };
    expect((await failure(member.client.api(`/me/drive/items/${nest.id}/copy`).post({ parentReference }))).statusCode).toBe(403);
    expect((await failure(member.client.api(`/me/drive/items/${nest.id}/copy`).post({ childrenOnly: true }))).statusCode).toBe(501);
  });

  describe('upload sessions (driveItem: createUploadSession)', () => {
    const session = (name: string, item: object) => member.client.api(`/me/drive/root:/${name}:/createUploadSession`).post({ item });
    const send = (url: string, total: number): Promise<Response> =>
      fetch(url, { method: 'PUT', headers: { 'content-range': `bytes 0-9/${total}` }, body: Buffer.from('0123456789') });

    test('the length is the one that was said', async () => {
      const { uploadUrl } = await session('said.txt', { fileSize: 20 });
      const refused = await send(uploadUrl, 10);
      expect([refused.status, (await refused.json()).error.innerError.code]).toEqual([400, 'invalidLength']);
    });

    test('a file larger than what the drive has left gets no session (507)', async () => {
      expect((await failure(session('huge.bin', { fileSize: 2 ** 41 }))).statusCode).toBe(507);
    });

    test('the dates that were said are those of the file, and a stale tag gets no session', async () => {
      const fileSystemInfo = { createdDateTime: '2018-01-01T00:00:00Z', lastModifiedDateTime: '2018-02-02T00:00:00Z' };
      const { uploadUrl } = await session('folders/on/the/way.txt', { fileSystemInfo });
      expect(await (await send(uploadUrl, 10)).json()).toMatchObject({ name: 'way.txt', size: 10, fileSystemInfo });
      const stale = member.client.api('/me/drive/root:/folders/on/the/way.txt:/createUploadSession').header('if-match', '"{0},0"').post({});
      expect((await failure(stale)).statusCode).toBe(412);
    });
  });
});
