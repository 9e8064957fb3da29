import { pnpSharePoint } from './clients/pnpSharePoint';
import type { SharePointClient } from './clients/sharePointClient';
import { wireSharePoint } from './clients/wireSharePoint';
import { refusalOf } from './refused';
import { freshName, openTarget, type Target } from './target';

/** What SharePoint's REST interface must answer, whoever asks: run against the embedded tenant or a real one. */
describe.each([
  ['@pnp/sp', pnpSharePoint],
  ['fetch', wireSharePoint],
] as const)('SharePoint through %s', (_name, make) => {
  let target: Target;
  let client: SharePointClient;
  const list = freshName('rows');
  const made: string[] = [];

  beforeAll(async () => {
    target = await openTarget();
    client = make(target);
    await client.addList(list);
    made.push(list);
    await client.addColumn(list, 'Reference', 'text', { Indexed: true, EnforceUniqueValues: true });
    await client.addColumn(list, 'Days', 'number', { Indexed: true });
    await client.addColumn(list, 'Due', 'date', { DisplayFormat: 1 });
    await client.addColumn(list, 'Done', 'yesNo');
    await client.addColumn(list, 'Status', 'choice', { Choices: ['Open', 'Closed'] });
    await client.addColumn(list, 'Owner', 'person');
    for (let n = 1; n <= 12; n += 1) {
      await client.addRow(list, { Title: `Row ${n}`, Reference: `R${n}`, Days: n * 10, Status: n % 3 === 0 ? 'Closed' : 'Open', Done: n % 2 === 0, Due: `2026-12-${String(n).padStart(2, '0')}T09:00:00Z` });
    }
  });
  afterAll(async () => {
    try {
      for (const title of made) await client.removeList(title);
    } finally {
      await target.stop();
    }
  });

  test('a list is made, found, renamed and deleted; its name cannot be given twice', async () => {
    const title = freshName('list');
    const first = await client.addList(title);
    expect((await client.listByTitle(title)).Id).toBe(first.Id);
    expect(await refusalOf(client.addList(title))).toMatchObject({ status: 500, code: expect.stringContaining('-2130575342') });
    const renamed = `${title} renamed`;
    await client.changeList(title, { Title: renamed, Description: 'Kept for a while' });
    expect(await client.listByTitle(renamed)).toMatchObject({ Id: first.Id, Description: 'Kept for a while', ItemCount: 0 });
    await client.removeList(renamed);
    expect(await refusalOf(client.listByTitle(renamed))).toMatchObject({ status: 404, code: '-1, System.ArgumentException', message: expect.stringContaining('does not exist at site with URL') });
  });

  test('values come back as they were written', async () => {
    const me = Number((await client.me()).Id);
    const { Id } = await client.addRow(list, { Title: 'O’Neil & Sons, 50% <b>', Reference: 'VALUES', Days: -1.5, Done: true, Status: 'Open', Due: '2026-11-22T08:00:00Z', OwnerId: me });
    expect(await client.row(list, Number(Id))).toMatchObject({ Title: 'O’Neil & Sons, 50% <b>', Days: -1.5, Done: true, Status: 'Open', Due: '2026-11-22T08:00:00Z', OwnerId: me });
    await client.removeRow(list, Number(Id), '*');
  });

  test('a person is read by their own columns, and only with the expand', async () => {
    const me = await client.me();
    const { Id } = await client.addRow(list, { Title: 'Owned', Reference: 'OWNED', OwnerId: me.Id });
    const row = await client.row(list, Number(Id), { select: ['Title', 'Owner/Title'], expand: ['Owner'] });
    expect(row).toMatchObject({ Title: 'Owned', Owner: { Title: me.Title } });
    expect(await refusalOf(client.rows(list, { select: ['Owner/Title'] }))).toMatchObject({ status: 400, message: expect.stringContaining("The query to field 'Owner") });
    await client.removeRow(list, Number(Id), '*');
  });

  test('rows are filtered, ordered and limited', async () => {
    const titles = async (query: Parameters<SharePointClient['rows']>[1]): Promise<readonly unknown[]> => (await client.rows(list, query)).map(({ Title }) => Title);
    expect(await titles({ filter: "Days gt 100 and Status eq 'Open'", orderBy: { column: 'Days' } })).toEqual(['Row 11']);
    expect(await titles({ filter: "startswith(Reference,'R1')", orderBy: { column: 'Days', descending: true } })).toEqual(['Row 12', 'Row 11', 'Row 10', 'Row 1']);
    expect(await titles({ filter: "substringof('ow 7',Title)" })).toEqual(['Row 7']);
    expect(await titles({ filter: "Due ge datetime'2026-12-11T00:00:00Z'", orderBy: { column: 'Due' } })).toEqual(['Row 11', 'Row 12']);
    expect(await titles({ filter: "(Reference eq 'R2' or Reference eq 'R3') and Done eq 1" })).toEqual(['Row 2']);
    expect(await titles({ orderBy: { column: 'Days', descending: true }, top: 2 })).toEqual(['Row 12', 'Row 11']);
  });

  test('pages follow one another to the end', async () => {
    const pages = await client.pages(list, 5);
    expect(pages.map(page => page.length)).toEqual([5, 5, 2]);
    expect(pages.flat().map(({ Title }) => Title)).toEqual(Array.from({ length: 12 }, (_, n) => `Row ${n + 1}`));
  });

  test('unknown names are refused, in a query as in a body', async () => {
    expect(await refusalOf(client.rows(list, { select: ['Nonsense'] }))).toMatchObject({ status: 400, message: "The field or property 'Nonsense' does not exist." });
    expect(await refusalOf(client.rows(list, { filter: 'Nonsense eq 1' }))).toMatchObject({ status: 400 });
    expect(await refusalOf(client.addRow(list, { Title: 'x', Nonsense: 1 }))).toMatchObject({ status: 400, message: expect.stringContaining("The property 'Nonsense' does not exist on type 'SP.Data.") });
  });

  test('a stale ETag is refused, and the row stays', async () => {
    const { Id } = await client.addRow(list, { Title: 'First', Reference: 'ETAG' });
    await client.changeRow(list, Number(Id), { Title: 'Second' }, '"1"');
    expect(await refusalOf(client.changeRow(list, Number(Id), { Title: 'Third' }, '"1"'))).toMatchObject({ status: 412, message: expect.stringContaining('does not match') });
    expect((await client.row(list, Number(Id))).Title).toBe('Second');
    await client.removeRow(list, Number(Id), '"2"');
    expect(await refusalOf(client.row(list, Number(Id)))).toMatchObject({ status: 404, message: 'Item does not exist. It may have been deleted by another user.' });
  });

  test('a unique column takes no value twice', async () => {
    expect(await refusalOf(client.addRow(list, { Title: 'Twice', Reference: 'R1' }))).toMatchObject({
      status: 500,
      code: '-2130575169, Microsoft.SharePoint.SPDuplicateValuesFoundException',
      message: expect.stringContaining('duplicate values were found'),
    });
  });

  test('a recycled row is gone, and comes back', async () => {
    const { Id } = await client.addRow(list, { Title: 'Thrown away', Reference: 'BIN' });
    const bin = await client.recycleRow(list, Number(Id));
    expect(await refusalOf(client.row(list, Number(Id)))).toMatchObject({ status: 404 });
    await client.restore(bin);
    expect((await client.row(list, Number(Id))).Title).toBe('Thrown away');
    await client.removeRow(list, Number(Id), '*');
  });

  test('in a batch each request has its own end', async () => {
    const answers = await client.addRowsAtOnce(list, [{ Title: 'A', Reference: 'BATCH-A' }, { Title: 'B', Reference: 'R2' }, { Title: 'C', Reference: 'BATCH-C' }]);
    expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    const rows = await client.rows(list, { filter: "startswith(Reference,'BATCH')", select: ['Id', 'Title'] });
    expect(rows.map(({ Title }) => Title)).toEqual(['A', 'C']);
    for (const { Id } of rows) await client.removeRow(list, Number(Id), '*');
  });

  test('a file is stored, read, replaced and deleted by its path', async () => {
    const folder = `${new URL(target.siteUrl).pathname}/Shared Documents`;
    const name = `${freshName("O'Neil")}.txt`;
    const stored = await client.uploadFile(folder, name, 'first');
    expect(stored).toMatchObject({ Name: name, Length: '5', ServerRelativeUrl: `${folder}/${name}` });
    await client.uploadFile(folder, name, 'second, longer');
    expect(await client.fileText(`${folder}/${name}`)).toBe('second, longer');
    await client.removeFile(`${folder}/${name}`);
    expect(await refusalOf(client.fileText(`${folder}/${name}`))).toMatchObject({ status: 404 });
  });
});
