import type { Client } from '@microsoft/microsoft-graph-client';
import { startTestTenant } from '../../support/tenant';
import type { TestTenant } from '../../support/tenant';
import { allScopes, failure, peopleAndSite, priya, someone, sonia, tom } from './support';
import type { Someone } from './support';

interface Item {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly eTag: string;
  readonly cTag: string;
  readonly webUrl: string;
  readonly file?: { readonly hashes: { readonly quickXorHash: string } };
  readonly parentReference: { readonly driveId: string; readonly id: string; readonly path: string };
}

const names = (answer: { value: readonly Item[] }): string[] => answer.value.map((item) => item.name);

describe('Graph: sites, drives and items', () => {
  let tenant: TestTenant;
  let member: Someone;
  let client: Client;
  let visitor: Someone;
  let outsider: Someone;
  let drive: string;

  beforeAll(async () => {
    tenant = await startTestTenant();
    await peopleAndSite(tenant);
    member = someone(tenant, { upn: priya, scp: allScopes });
    client = member.client;
    visitor = someone(tenant, { upn: sonia, scp: allScopes });
    outsider = someone(tenant, { upn: tom, scp: allScopes });
    drive = (await client.api(`/sites/127.0.0.1:/sites/housing:/drive`).get()).id;
  });
  afterAll(() => tenant.stop());

  const folder = (name: string, behaviour = 'fail'): Promise<Item> =>
    client.api(`/drives/${drive}/root/children`).post({ name, folder: {}, '@microsoft.graph.conflictBehavior': behaviour });

  const write = (path: string, content: string): Promise<Item> =>
    client.api(`/drives/${drive}/root:/${path}:/content`).header('content-type', 'text/plain').put(content);

  test('a site is found by its host and path, and by its id (site: get by path)', async () => {
    const site = await client.api('/sites/127.0.0.1:/sites/housing').get();
    expect(site.displayName).toBe('Housing contracts');
    expect(site.id).toMatch(/^127\.0\.0\.1,[0-9a-f-]{36},[0-9a-f-]{36}$/);
    expect((await client.api(`/sites/${site.id}`).get()).webUrl).toBe(`${tenant.url}/sites/housing`);
    const { value } = await client.api(`/sites/${site.id}/drives`).get();
    expect(value.map((one: { id: string }) => one.id)).toEqual([drive]);
    expect((await failure(client.api('/sites/127.0.0.1:/sites/none').get())).statusCode).toBe(404);
    expect((await failure(client.api('/sites/elsewhere.example:/sites/housing').get())).message).toContain('hostname');
  });

  test('who has no role in the site is refused, in the site as in its drive (same rights as SharePoint REST)', async () => {
    expect((await failure(outsider.client.api('/sites/127.0.0.1:/sites/housing').get())).code).toBe('accessDenied');
    expect((await failure(outsider.client.api(`/drives/${drive}/root/children`).get())).statusCode).toBe(403);
    expect((await failure(outsider.client.api(`/drives/${drive}/root:/nothing`).get())).statusCode).toBe(403);
  });

  test('a visitor reads and does not write', async () => {
    await folder('For reading');
    expect(names(await visitor.client.api(`/drives/${drive}/root/children`).get())).toContain('For reading');
    const refused = failure(visitor.client.api(`/drives/${drive}/root/children`).post({ name: 'Mine', folder: {} }));
    expect((await refused).statusCode).toBe(403);
  });

  test('a folder is made once; a clash answers 409, or is renamed or kept when asked (driveItem: create folder)', async () => {
    const made = await folder('Meetings');
    expect((await failure(folder('Meetings'))).code).toBe('nameAlreadyExists');
    expect((await folder('Meetings', 'rename')).name).toBe('Meetings 1');
    expect((await folder('Meetings', 'replace')).id).toBe(made.id);
  });

  test('a file is put by its path, 201 then 200, with its hash, size and tags (driveItem: put content)', async () => {
    const put = (text: string) => member.call('PUT', `/drives/${drive}/root:/one.txt:/content`, text);
    const first = await put('J');
    expect(first.status).toBe(201);
    const item: Item = await first.json();
    // The hash of the single byte 0x4a, from the published test vectors of the algorithm.
    expect(item.file?.hashes.quickXorHash).toBe('SgAAAAAAAAAAAAAAAQAAAAAAAAA=');
    const second = await put('JJ');
    expect(second.status).toBe(200);
    const later: Item = await second.json();
    expect([later.id, later.size]).toEqual([item.id, 2]);
    expect(later.eTag).not.toBe(item.eTag);
    expect(later.cTag).not.toBe(item.cTag);
    expect(later.webUrl).toBe(`${tenant.url}/sites/housing/Shared%20Documents/one.txt`);
  });

  test('an item is addressed by id and by path from the root or from a folder; its parentReference leads up', async () => {
    const parent = await folder('R1 Lifts & ramps');
    await write('R1 Lifts %26 ramps/minutes 1.txt', 'minutes');
    const byPath: Item = await client.api(`/drives/${drive}/root:/R1 Lifts %26 ramps/minutes 1.txt`).get();
    const fromFolder: Item = await client.api(`/drives/${drive}/items/${parent.id}:/minutes 1.txt:`).get();
    const byId: Item = await client.api(`/sites/127.0.0.1:/sites/housing:/drive/items/${byPath.id}`).get();
    expect([fromFolder.id, byId.name]).toEqual([byPath.id, 'minutes 1.txt']);
    expect(byId.parentReference).toMatchObject({ driveId: drive, id: parent.id, path: `/drives/${drive}/root:/R1%20Lifts%20%26%20ramps` });
    expect((await failure(client.api(`/drives/${drive}/items/${parent.id}:/none.txt`).get())).code).toBe('itemNotFound');
  });

  test('content answers with a redirect to an address that needs no token (driveItem: get content)', async () => {
    const item = await write('read me.txt', 'what it says');
    const answer = await member.call('GET', `/drives/${drive}/items/${item.id}/content`);
    expect(answer.status).toBe(302);
    const address = answer.headers.get('location') ?? '';
    expect(address.startsWith(`${tenant.url}/_api/v2.0/download`)).toBe(true);
    expect(await (await fetch(address)).text()).toBe('what it says');
    const part = await fetch(address, { headers: { range: 'bytes=5-6' } });
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 5-6/12', 'it']);
    expect((await fetch(`${address}x`)).status).toBe(401);
  });

  test('children come in pages with an absolute nextLink', async () => {
    const parent = await folder('Many');
    for (const name of ['a', 'b', 'c', 'd', 'e']) await write(`Many/${name}.txt`, name);
    const found: string[] = [];
    let address: string | undefined = `/drives/${drive}/items/${parent.id}/children?$top=2&$select=name`;
    while (address) {
      const page: { value: Item[]; '@odata.nextLink'?: string } = await client.api(address).get();
      expect(page.value.length).toBeLessThanOrEqual(2);
      expect(page.value[0]).not.toHaveProperty('id');
      found.push(...names(page));
      address = page['@odata.nextLink'];
    }
    expect(found).toEqual(['a.txt', 'b.txt', 'c.txt', 'd.txt', 'e.txt']);
  });

  test('an item is moved and renamed within its drive; another drive is refused (driveItem: move)', async () => {
    const to = await folder('Target');
    const item = await write('to move.txt', 'x');
    const moved: Item = await client.api(`/drives/${drive}/items/${item.id}`).patch({ name: 'moved.txt', parentReference: { id: to.id } });
    expect([moved.id, moved.name, moved.parentReference.id]).toEqual([item.id, 'moved.txt', to.id]);
    const own = await client.api('/me/drive/root').get();
    const across = client.api(`/drives/${drive}/items/${item.id}`).patch({ parentReference: { driveId: own.parentReference.driveId, id: own.id } });
    expect((await failure(across)).statusCode).toBe(400);
  });

  test('a write against a tag that is no longer current answers 412 (if-match)', async () => {
    const item = await write('tagged.txt', '1');
    await write('tagged.txt', '2');
    const stale = client.api(`/drives/${drive}/items/${item.id}`).header('if-match', item.eTag).patch({ name: 'renamed.txt' });
    expect((await failure(stale)).statusCode).toBe(412);
  });

  test('delete moves to the recycle bin of the site', async () => {
    const item = await write('rubbish.txt', 'x');
    await client.api(`/drives/${drive}/items/${item.id}`).delete();
    expect((await failure(client.api(`/drives/${drive}/items/${item.id}`).get())).code).toBe('itemNotFound');
  });

  test('search finds by words of the name and leaves out what the person may not read', async () => {
    await write('Minutes of March.txt', 'x');
    const path = `/drives/${drive}/root/search(q='march minutes')`;
    expect(names(await client.api(path).get())).toEqual(['Minutes of March.txt']);
    expect((await failure(outsider.client.api(path).get())).statusCode).toBe(403);
  });

  test("somebody's OneDrive is closed to others, but for the one item they are invited to", async () => {
    await client.api('/me/drive/root/children').post({ name: 'Private', folder: {} });
    const item: Item = await client.api('/me/drive/root:/Private/shared.txt:/content').put('for Tom');
    expect((await failure(outsider.client.api(`/users/${priya}/drive/root/children`).get())).statusCode).toBe(403);
    const byTom = outsider.client.api(`/drives/${item.parentReference.driveId}/items/${item.id}`);
    expect((await failure(byTom.get())).statusCode).toBe(403);
    await client.api(`/me/drive/items/${item.id}/invite`).post({ recipients: [{ email: tom }], roles: ['read'], requireSignIn: true });
    expect((await byTom.get()).name).toBe('shared.txt');
    expect((await failure(byTom.patch({ name: 'mine.txt' }))).statusCode).toBe(403);
    expect((await failure(outsider.client.api(`/users/${priya}/drive/root:/Private:/children`).get())).statusCode).toBe(403);
  });

  test('a link of the organisation is made once and opens one item (driveItem: createLink)', async () => {
    const item: Item = await client.api('/me/drive/root:/linked.txt:/content').put('x');
    const make = () => member.call('POST', `/me/drive/items/${item.id}/createLink`, { type: 'view', scope: 'organization' });
    const [first, second] = [await make(), await make()];
    expect([first.status, second.status]).toEqual([201, 200]);
    const { link } = await first.json();
    const share = `u!${Buffer.from(link.webUrl).toString('base64url')}`;
    expect((await outsider.client.api(`/shares/${share}/driveItem`).get()).name).toBe('linked.txt');
    const anonymous = client.api(`/me/drive/items/${item.id}/createLink`).post({ type: 'view', scope: 'anonymous' });
    expect((await failure(anonymous)).statusCode).toBe(403);
  });

  describe('retention labels (driveItem: setRetentionLabel)', () => {
    test('a label of the tenant is set with 201, again with 200, and keeps the file from being deleted', async () => {
      await tenant.control('retentionLabels', { name: 'Contract 6 years' });
      const item = await write('kept.mp4', 'x');
      const set = () => member.call('PATCH', `/drives/${drive}/items/${item.id}/retentionLabel`, { name: 'Contract 6 years' });
      const [first, second] = [await set(), await set()];
      expect([first.status, second.status]).toEqual([201, 200]);
      expect((await second.json()).retentionSettings.isDeleteAllowed).toBe(false);
      expect((await failure(client.api(`/drives/${drive}/items/${item.id}`).delete())).statusCode).toBe(403);
    });

    test('a label that the tenant does not have is refused', async () => {
      const item = await write('unlabelled.txt', 'x');
      const set = client.api(`/drives/${drive}/items/${item.id}/retentionLabel`).patch({ name: 'No such label' });
      expect((await failure(set)).statusCode).toBe(400);
    });
  });

  test('Files.ReadWrite alone opens one\'s own drive (permissions reference)', async () => {
    const narrow = someone(tenant, { upn: priya, scp: 'Files.ReadWrite' }).client;
    expect((await narrow.api('/me/drive/root').get()).root).toBeDefined();
    expect((await failure(narrow.api(`/drives/${drive}/root`).get())).statusCode).toBe(403);
  });

  test('lists and their rows are read with their columns (listItem: list)', async () => {
    await write('row.txt', 'x');
    const site = '/sites/127.0.0.1:/sites/housing:';
    const lists = (await client.api(`${site}/lists`).get()).value;
    const documents = lists.find((list: { displayName: string }) => list.displayName === 'Documents');
    expect(documents.list.template).toBe('documentLibrary');
    const page = await client.api(`${site}/lists/${documents.id}/items`).expand('fields(select=FileLeafRef)').top(999).get();
    expect(page.value.map((row: { fields: object }) => row.fields)).toContainEqual({ FileLeafRef: 'row.txt' });
    expect((await client.api(`${site}/lists/${documents.id}/drive`).get()).id).toBe(drive);
    expect((await failure(client.api(`${site}/lists/${documents.id}/items`).filter("fields/Title eq 'x'").get())).message).toContain('not indexed');
  });

  test('columns of a file are written through its list item; an unknown one is refused (listItem: update)', async () => {
    const item = await write('described.txt', 'x');
    const address = `/drives/${drive}/items/${item.id}/listItem/fields`;
    expect((await client.api(address).patch({ Title: 'Minutes' })).Title).toBe('Minutes');
    expect((await failure(client.api(address).patch({ NoSuchColumn: 'x' }))).message).toContain('NoSuchColumn');
    const { fields } = await client.api(`/drives/${drive}/items/${item.id}/listItem?$expand=fields(select=Title)`).get();
    expect(fields).toEqual({ Title: 'Minutes' });
  });
});
