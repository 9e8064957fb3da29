import type { Client } from '@microsoft/microsoft-graph-client';
import { startTestTenant } from '../../support/tenant';
import type { TestTenant } from '../../support/tenant';
import { alex, allScopes, failure, peopleAndSite, priya, someone, sonia } from './support';
import type { Someone } from './support';

describe('Graph: versions, check-out and changes of files', () => {
  let tenant: TestTenant;
  let member: Someone;
  let client: Client;
  let drive: string;

  beforeAll(async () => {
    tenant = await startTestTenant();
    await peopleAndSite(tenant);
    member = someone(tenant, { upn: priya, scp: allScopes });
    client = member.client;
    drive = `/drives/${(await client.api('/sites/127.0.0.1:/sites/housing:/drive').get()).id}`;
  });
  afterAll(() => tenant.stop());

  const write = async (path: string, text: string, who = client): Promise<string> => (await who.api(`${drive}/root:/${path}:/content`).put(text)).id;
  const textOf = async (address: string, who = member): Promise<string> => {
    const answer = await who.call('GET', address);
    return (await fetch(answer.headers.get('location') ?? '')).text();
  };

  test('versions are listed with their sizes, downloaded, and restored as a new one (driveItemVersion)', async () => {
    const id = await write('versions.txt', 'one');
    await write('versions.txt', 'three');
    const versions = `${drive}/items/${id}/versions`;
    const { value } = await client.api(versions).get();
    expect(value.map((version: { id: string; size: number }) => [version.id, version.size])).toEqual([['2.0', 5], ['1.0', 3]]);
    expect(await textOf(`${versions}/1.0/content`)).toBe('one');
    expect((await failure(client.api(`${versions}/2.0/content`).get())).message).toContain('current version');
    expect((await client.api(`${versions}/current`).get()).id).toBe('2.0');
    expect((await member.call('POST', `${versions}/1.0/restoreVersion`)).status).toBe(204);
    expect(await textOf(`${drive}/items/${id}/content`)).toBe('one');
    expect((await client.api(versions).get()).value).toHaveLength(3);
    expect((await failure(client.api(`${versions}/7.0`).get())).statusCode).toBe(404);
  });

  test('while somebody has a file checked out, others go on reading what was there and cannot write (driveItem: checkout)', async () => {
    const id = await write('checked.txt', 'before');
    const file = `${drive}/items/${id}`;
    const other = someone(tenant, { upn: alex, scp: allScopes });
    expect((await member.call('POST', `${file}/checkout`)).status).toBe(204);
    expect((await client.api(file).select('publication').get()).publication).toMatchObject({ level: 'checkout', checkedOutBy: { user: { displayName: 'Priya Nair' } } });
    await write('checked.txt', 'after');
    expect([await textOf(`${file}/content`), await textOf(`${file}/content`, other)]).toEqual(['after', 'before']);
    const refused = await failure(write('checked.txt', 'his', other.client));
    expect([refused.statusCode, refused.code]).toEqual([423, 'notAllowed']);
    expect((await other.call('DELETE', file)).status).toBe(423);
    expect((await other.call('POST', `${file}/checkin`, { comment: 'no' })).status).toBe(423);
    expect((await member.call('POST', `${file}/checkin`, { comment: 'Done' })).status).toBe(204);
    expect(await textOf(`${file}/content`, other)).toBe('after');
    expect((await member.call('POST', `${file}/checkin`, {})).status).toBe(400);
  });

  test('a check-out that is discarded leaves what was there (driveItem: discardCheckout)', async () => {
    const id = await write('discarded.txt', 'kept');
    await member.call('POST', `${drive}/items/${id}/checkout`);
    await write('discarded.txt', 'dropped');
    expect((await member.call('POST', `${drive}/items/${id}/discardCheckout`)).status).toBe(204);
    expect(await textOf(`${drive}/items/${id}/content`)).toBe('kept');
  });

  test('the dates of the client\'s own file system are kept (fileSystemInfo)', async () => {
    const id = await write('dated.txt', 'x');
    const fileSystemInfo = { createdDateTime: '2019-01-01T00:00:00Z', lastModifiedDateTime: '2020-02-03T04:05:06Z' };
    expect(await client.api(`${drive}/items/${id}`).patch({ fileSystemInfo })).toMatchObject({ fileSystemInfo, ...fileSystemInfo });
    expect((await failure(client.api(`${drive}/items/${id}`).patch({ fileSystemInfo: { createdDateTime: 'once' } }))).statusCode).toBe(400);
    expect((await failure(client.api(`${drive}/items/${id}`).patch({ nonsense: 1 }))).statusCode).toBe(400);
  });

  test('an upload by path makes the folders on the way; a read of them does not (put content)', async () => {
    const id = await write('new/deep/file.txt', 'x');
    expect((await client.api(`${drive}/root:/new/deep`).get()).folder).toEqual({ childCount: 1 });
    expect((await client.api(`${drive}/items/${id}`).get()).parentReference.path).toMatch(/root:\/new\/deep$/);
    expect((await failure(client.api(`${drive}/root:/other/deep/file.txt`).get())).statusCode).toBe(404);
    const visitor = someone(tenant, { upn: sonia, scp: allScopes }).client;
    expect((await failure(write('mine/file.txt', 'x', visitor))).statusCode).toBe(403);
    expect((await failure(client.api(`${drive}/root:/mine`).get())).statusCode).toBe(404);
  });

  test('an empty file is made as a child, and a file past the recycle bin is gone for good', async () => {
    const made = await client.api(`${drive}/root/children`).post({ name: 'empty.txt', file: {}, '@microsoft.graph.conflictBehavior': 'rename' });
    expect(made).toMatchObject({ name: 'empty.txt', size: 0 });
    expect((await member.call('POST', `${drive}/items/${made.id}/permanentDelete`)).status).toBe(204);
    const bin = (await client.api('/sites/127.0.0.1:/sites/housing:/recycleBin/items').get()).value;
    expect(bin.map(({ name }: { name: string }) => name)).not.toContain('empty.txt');
    expect((await failure(client.api(`${drive}/items/${made.id}/restore`).post({}))).statusCode).toBe(501);
  });

  describe('changes (driveItem: delta)', () => {
    const names = (page: { value: readonly { name?: string }[] }): (string | undefined)[] => page.value.map(({ name }) => name);

    interface Page {
      readonly value: readonly { readonly id: string; readonly name?: string; readonly deleted?: object }[];
      readonly '@odata.nextLink'?: string;
      readonly '@odata.deltaLink': string;
    }

    /** All pages to the last, and where it leads. */
    const follow = async (address: string): Promise<Page> => {
      const page: Page = await client.api(address).get();
      const next = page['@odata.nextLink'];
      if (!next) return page;
      const rest = await follow(next);
      return { ...rest, value: [...page.value, ...rest.value] };
    };

    test('everything in pages, then what was made, renamed and deleted; each once', async () => {
      await write('watched/a.txt', '1');
      const b = await write('watched/b.txt', '1');
      const all = await follow(`${drive}/root:/watched:/delta?$top=2`);
      expect(names(all).sort()).toEqual(['a.txt', 'b.txt', 'watched']);
      await write('watched/a.txt', '2');
      await write('watched/a.txt', '3');
      await client.api(`${drive}/items/${b}`).delete();
      await write('elsewhere.txt', 'x');
      const changes = await follow(all['@odata.deltaLink']);
      expect(names(changes).filter((name) => name !== undefined)).toEqual(['a.txt']);
      expect(changes.value).toContainEqual(expect.objectContaining({ id: b, deleted: { state: 'deleted' } }));
      expect((await client.api(changes['@odata.deltaLink']).get()).value).toEqual([]);
    });

    test('the root comes first; latest begins with now; a token that is none answers 410', async () => {
      expect((await client.api(`${drive}/root/delta`).get()).value[0].root).toEqual({});
      const latest = await client.api(`${drive}/root/delta?token=latest`).get();
      expect(latest.value).toEqual([]);
      await write('later.txt', 'x');
      expect(names(await client.api(latest['@odata.deltaLink']).get())).toEqual(['later.txt']);
      const token = new URL(latest['@odata.deltaLink']).searchParams.get('token') ?? '';
      expect(names(await client.api(`${drive}/root/delta(token='${token}')`).get())).toEqual(['later.txt']);
      const refused = await failure(client.api(`${drive}/root/delta?token=nonsense`).get());
      expect([refused.statusCode, refused.code]).toEqual([410, 'resyncRequired']);
    });
  });
});
