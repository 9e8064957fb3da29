import type { GraphClient, Json } from './clients/graphClient';
import { pnpGraph } from './clients/pnpGraph';
import { sdkGraph } from './clients/sdkGraph';
import { wireGraph } from './clients/wireGraph';
import { refusalOf } from './refused';
import { freshName, openTarget, type Target } from './target';

/** What Microsoft Graph must answer, whoever asks: run against the embedded tenant or a real one. */
describe.each([
  ['@pnp/graph', pnpGraph],
  ['@microsoft/microsoft-graph-client', sdkGraph],
  ['fetch', wireGraph],
] as const)('Graph through %s', (_name, make) => {
  let target: Target;
  let client: GraphClient;
  let site: string;
  let list: string;
  let drive: string;
  let folder: string;

  beforeAll(async () => {
    target = await openTarget();
    client = make(target);
    const { host, pathname } = new URL(target.siteUrl);
    site = String((await client.get(`/sites/${host}:${pathname}`)).id);
    const columns = [
      { name: 'Reference', text: {}, indexed: true },
      { name: 'Days', number: {} },
      { name: 'Status', choice: { choices: ['Open', 'Closed'] } },
    ];
    list = String((await client.post(`/sites/${site}/lists`, { displayName: freshName('rows'), columns, list: { template: 'genericList' } })).id);
    for (let n = 1; n <= 7; n += 1) await client.post(`/sites/${site}/lists/${list}/items`, { fields: { Title: `Row ${n}`, Reference: `R${n}`, Days: n, Status: 'Open' } });
    drive = String((await client.get(`/sites/${site}/drive`)).id);
    folder = String((await client.post(`/drives/${drive}/root/children`, { name: freshName('folder'), folder: {}, '@microsoft.graph.conflictBehavior': 'fail' })).id);
  });
  afterAll(async () => {
    try {
      await client.remove(`/drives/${drive}/items/${folder}`);
      await client.remove(`/sites/${site}/lists/${list}`);
    } finally {
      await target.stop();
    }
  });

  const items = (): string => `/sites/${site}/lists/${list}/items`;

  test('a site is found by its address, and its lists and drives from it', async () => {
    const { pathname } = new URL(target.siteUrl);
    expect(await client.get(`/sites/${site}`, { select: 'id,webUrl' })).toMatchObject({ id: site, webUrl: expect.stringContaining(pathname) });
    expect((await client.get(`/sites/${site}/lists`, { select: 'id' })).value).toContainEqual(expect.objectContaining({ id: list }));
    expect((await client.get(`/sites/${site}/drives`)).value).toContainEqual(expect.objectContaining({ id: drive, driveType: 'documentLibrary' }));
  });

  test('rows come with their columns only when these are asked for', async () => {
    const [bare] = (await client.get(items(), { top: 1 })).value as readonly Json[];
    expect(bare).not.toHaveProperty('fields');
    const { value } = await client.get(items(), { expand: 'fields(select=Title,Days)', filter: "fields/Reference eq 'R3'" });
    expect(value).toEqual([expect.objectContaining({ fields: expect.objectContaining({ Title: 'Row 3', Days: 3 }) })]);
  });

  test('pages follow one another to the end', async () => {
    const pages = await client.pages(items(), 3);
    expect(pages.map(page => page.length)).toEqual([3, 3, 1]);
    expect(new Set(pages.flat().map(({ id }) => id)).size).toBe(7);
  });

  test('a row is changed by its newest ETag and no other', async () => {
    const { id } = await client.post(items(), { fields: { Title: 'First', Reference: 'ETAG' } });
    const before = await client.get(`${items()}/${String(id)}`);
    await client.patch(`${items()}/${String(id)}/fields`, { Title: 'Second' }, String(before['@odata.etag'] ?? before.eTag));
    expect(await refusalOf(client.patch(`${items()}/${String(id)}/fields`, { Title: 'Third' }, String(before['@odata.etag'] ?? before.eTag)))).toMatchObject({ status: 412 });
    expect(await client.get(`${items()}/${String(id)}/fields`)).toMatchObject({ Title: 'Second' });
    await client.remove(`${items()}/${String(id)}`);
    expect(await refusalOf(client.get(`${items()}/${String(id)}`))).toMatchObject({ status: 404, code: 'itemNotFound' });
  });

  test('a folder of a taken name is refused, renamed or replaced as was asked', async () => {
    const children = `/drives/${drive}/items/${folder}/children`;
    await client.post(children, { name: 'Minutes', folder: {}, '@microsoft.graph.conflictBehavior': 'fail' });
    expect(await refusalOf(client.post(children, { name: 'Minutes', folder: {}, '@microsoft.graph.conflictBehavior': 'fail' }))).toMatchObject({ status: 409, code: 'nameAlreadyExists' });
    expect(await client.post(children, { name: 'Minutes', folder: {}, '@microsoft.graph.conflictBehavior': 'rename' })).toMatchObject({ name: 'Minutes 1' });
    expect(await client.get(`/drives/${drive}/items/${folder}`, { select: 'folder' })).toMatchObject({ folder: { childCount: 2 } });
  });

  test('a small file is stored, read, moved and deleted', async () => {
    const file = await client.upload(`/drives/${drive}/items/${folder}:/notes.txt:/content`, 'Count the jobs');
    expect(file).toMatchObject({ name: 'notes.txt', size: 14, file: { hashes: { quickXorHash: expect.any(String) } } });
    const path = `/drives/${drive}/items/${String(file.id)}`;
    expect(await client.text(`${path}/content`)).toBe('Count the jobs');
    expect(await client.patch(path, { name: 'kept notes.txt' })).toMatchObject({ id: file.id, name: 'kept notes.txt' });
    await client.remove(path);
    expect(await refusalOf(client.get(path))).toMatchObject({ status: 404, code: 'itemNotFound' });
  });

  test('a copy is made by the service, and its monitor tells when it is done', async () => {
    const file = await client.upload(`/drives/${drive}/items/${folder}:/original.txt:/content`, 'Minutes of the meeting');
    const monitor = await client.copy(`/drives/${drive}/items/${String(file.id)}/copy`, { parentReference: { driveId: drive, id: folder }, name: 'copied.txt' });
    const states = new Set<string>();
    let resource = '';
    for (let look = 0; look < 60 && !states.has('completed'); look += 1) {
      const { status, resourceId } = (await (await fetch(monitor)).json()) as { status: string; resourceId?: string };
      states.add(status);
      resource = resourceId ?? '';
      if (target.isReal) await new Promise(done => setTimeout(done, 1000));
    }
    expect([...states].pop()).toBe('completed');
    expect(await client.text(`/drives/${drive}/items/${resource}/content`)).toBe('Minutes of the meeting');
  });

  test('a batch answers each step, and those that wait for a failed one with 424', async () => {
    const answers = await client.batch([
      { id: '1', method: 'GET', url: `/drives/${drive}/items/${folder}` },
      { id: '2', method: 'GET', url: `/drives/${drive}/items/nothing-there` },
      { id: '3', method: 'GET', url: '/me', dependsOn: ['2'] },
      { id: '4', method: 'POST', url: `/drives/${drive}/items/${folder}/children`, body: { name: 'From a batch', folder: {} }, dependsOn: ['1'] },
    ]);
    const statusOf = (id: string): number | undefined => answers.find(answer => answer.id === id)?.status;
    expect([statusOf('1'), statusOf('2'), statusOf('3'), statusOf('4')]).toEqual([200, 404, 424, 201]);
  });

  test('an address that there is not is refused in the words of Graph', async () => {
    const { status, code, message } = await refusalOf(client.get('/nonsense'));
    expect([status, code]).toEqual([400, 'BadRequest']);
    expect(message).toContain("Resource not found for the segment 'nonsense'");
  });
});
