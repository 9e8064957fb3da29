import type { SPFI } from '@pnp/sp';
import type { IItem } from '@pnp/sp/items';
import { ALEX, JAMES, SONIA, failure, startCouncil, type Council } from './council';

const ITEM = "web/lists/getByTitle('Actions')/items(1)";

describe('attachments (facts 1.6)', () => {
  let council: Council;
  let sp: SPFI;
  let item: IItem;

  beforeAll(async () => {
    council = await startCouncil();
    sp = council.as(ALEX);
    await sp.web.lists.add('Actions');
    await sp.web.lists.getByTitle('Actions').items.add({ Title: 'With files' });
    item = sp.web.lists.getByTitle('Actions').items.getById(1);
  });
  afterAll(async () => council.tenant.stop());

  const names = async (): Promise<string[]> => (await item.attachmentFiles()).map(({ FileName }) => FileName);
  const etag = async (): Promise<unknown> => (await council.get(ITEM)).json['odata.etag'];

  test('several files, each read, replaced and deleted; every change is one of the row', async () => {
    await item.attachmentFiles.add('plan 1.txt', 'First plan');
    await item.attachmentFiles.add("O'Neil & co (2) #3.txt", 'Second');
    expect(await names()).toEqual(["O'Neil & co (2) #3.txt", 'plan 1.txt']);
    expect(await etag()).toBe('"3"');
    const plan = item.attachmentFiles.getByName('plan 1.txt');
    expect(await plan()).toMatchObject({ FileName: 'plan 1.txt', ServerRelativeUrl: '/sites/housing/Lists/Actions/Attachments/1/plan 1.txt' });
    await plan.setContent('Better plan – 10 £');
    expect(await plan.getText()).toBe('Better plan – 10 £');
    expect(await item.attachmentFiles.getByName("O'Neil & co (2) #3.txt").getText()).toBe('Second');
    expect(await etag()).toBe('"4"');
    await plan.delete();
    expect(await names()).toEqual(["O'Neil & co (2) #3.txt"]);
    expect((await failure(plan())).status).toBe(404);
    expect(await item.select('Attachments')()).toMatchObject({ Attachments: true });
  });

  test('a recycled attachment comes back to its row', async () => {
    await item.attachmentFiles.add('binned.txt', 'Kept');
    await item.attachmentFiles.getByName('binned.txt').recycle();
    expect(await names()).not.toContain('binned.txt');
    const [entry] = await sp.web.recycleBin.filter("Title eq 'binned.txt'")<{ Id: string; ItemType: number; DirName: string; Size: string }[]>();
    expect(entry).toMatchObject({ ItemType: 7, DirName: 'sites/housing/Lists/Actions/Attachments/1', Size: '4' });
    await sp.web.recycleBin.getById(entry.Id).restore();
    expect(await item.attachmentFiles.getByName('binned.txt').getText()).toBe('Kept');
    await item.attachmentFiles.getByName('binned.txt').recycle();
    const [again] = await sp.web.recycleBin.filter("Title eq 'binned.txt'")<{ Id: string }[]>();
    await item.attachmentFiles.add('binned.txt', 'Another');
    expect((await failure(sp.web.recycleBin.getById(again.Id).restore())).status).toBe(400);
    expect(await item.attachmentFiles.getByName('binned.txt').getText()).toBe('Another');
  });

  test('they come with the rows of a query, and stay with a row through the recycle bin', async () => {
    const [row] = await sp.web.lists.getByTitle('Actions').items.select('Id', 'AttachmentFiles').expand('AttachmentFiles')<{ AttachmentFiles: { FileName: string }[] }[]>();
    expect(row.AttachmentFiles.map(({ FileName }) => FileName)).toEqual(await names());
    const before = await names();
    await sp.web.recycleBin.getById(await item.recycle()).restore();
    expect(await names()).toEqual(before);
  });

  test('an attachment opens at its own address, for those who may read the row', async () => {
    const path = '/sites/housing/Lists/Actions/Attachments/1/binned.txt';
    const opened = await council.tenant.fetchAs(SONIA)(path);
    expect([opened.status, await opened.text()]).toEqual([200, 'Another']);
    expect((await council.tenant.fetchAs(JAMES)(path)).status).toBe(403);
    expect((await council.tenant.fetchAs(SONIA)(path.replace('binned', 'none'))).status).toBe(404);
  });

  test('what cannot be: a name twice or not allowed, a reader, a list without attachments', async () => {
    expect((await failure(item.attachmentFiles.add('BINNED.txt', ''))).status).toBe(400);
    for (const name of ['a:b.txt', 'a*.txt', ' a.txt', 'a"b.txt']) expect([name, (await failure(item.attachmentFiles.add(name, 'x'))).status]).toEqual([name, 400]);
    const visitor = council.as(SONIA).web.lists.getByTitle('Actions').items.getById(1);
    expect((await failure(visitor.attachmentFiles.add('no.txt', 'x'))).status).toBe(403);
    await sp.web.lists.add('Bare', '', 100, false, { EnableAttachments: false });
    const { Id } = await sp.web.lists.getByTitle('Bare').items.add({ Title: 'x' });
    expect((await failure(sp.web.lists.getByTitle('Bare').items.getById(Id).attachmentFiles.add('no.txt', 'x'))).status).toBe(400);
  });

  test('older clients name the file otherwise', async () => {
    await council.post(`${ITEM}/AttachmentFiles/AddUsingPath(DecodedUrl='50%25%20%23.txt')`, 'x');
    expect((await council.get(`${ITEM}/AttachmentFiles/GetByFileName('50%25%20%23.txt')/$value`)).text).toBe('x');
    expect((await council.post(`${ITEM}/AttachmentFiles/GetByFileNameAsPath(DecodedUrl='50%25%20%23.txt')/deleteObject`, undefined)).status).toBe(200);
    expect(await names()).not.toContain('50% #.txt');
  });
});
