import type { SPFI } from '@pnp/sp';
import { ALEX, PRIYA, failure, startCouncil, type Council } from './council';

const HERE = '/sites/housing/Shared Documents';
const ARCHIVE = '/sites/housing/Archive';

interface Row {
  readonly Id: number;
  readonly Title: string | null;
  readonly Level?: string;
}

describe('moving and copying files and folders (facts 2.1)', () => {
  let council: Council;
  let sp: SPFI;

  beforeAll(async () => {
    council = await startCouncil();
    sp = council.as(ALEX);
    await sp.web.lists.add('Archive', '', 101);
    for (const library of ['Documents', 'Archive']) await sp.web.lists.getByTitle(library).fields.addText('Level');
    await sp.web.lists.getByTitle('Documents').fields.addText('OnlyHere');
    await council.tenant.control('sites', { url: '/sites/roofing', title: 'Roofing', owner: ALEX });
  });
  afterAll(async () => council.tenant.stop());

  const at = (path: string): ReturnType<SPFI['web']['getFileByServerRelativePath']> => sp.web.getFileByServerRelativePath(path);
  const write = async (path: string, text: string, as = sp): Promise<unknown> => {
    const cut = path.lastIndexOf('/');
    return as.web.getFolderByServerRelativePath(path.slice(0, cut)).files.addUsingPath(path.slice(cut + 1), text, { Overwrite: true });
  };
  const transfer = async (method: string, from: string, to: string, options: object = {}, overwrite = false): Promise<{ status: number; text: string }> =>
    council.post(`SP.MoveCopyUtil.${method}`, {
      srcPath: { DecodedUrl: `${council.tenant.url}${from}` },
      destPath: { DecodedUrl: `${council.tenant.url}${to}` },
      overwrite,
      options,
    });

  test('a move to another library keeps the id, the versions and the columns that both have', async () => {
    await write(`${HERE}/report.docx`, 'first');
    await write(`${HERE}/report.docx`, 'second');
    await (await at(`${HERE}/report.docx`).getItem()).update({ Title: 'Report', Level: 'L2', OnlyHere: 'x' });
    const before = await at(`${HERE}/report.docx`)();
    await at(`${HERE}/report.docx`).moveByPath(`${ARCHIVE}/report.docx`, false);
    expect(await at(`${HERE}/report.docx`).exists()).toBe(false);
    const after = await at(`${ARCHIVE}/report.docx`)();
    expect(after).toMatchObject({ UniqueId: before.UniqueId, UIVersionLabel: before.UIVersionLabel, TimeCreated: before.TimeCreated });
    expect((await at(`${ARCHIVE}/report.docx`).versions()).map(({ VersionLabel }) => VersionLabel)).toEqual(['1.0', '2.0']);
    expect(await at(`${ARCHIVE}/report.docx`).getText()).toBe('second');
    const row = await at(`${ARCHIVE}/report.docx`).listItemAllFields<Row>();
    expect(row).toMatchObject({ Title: 'Report', Level: 'L2' });
    expect(row).not.toHaveProperty('OnlyHere');
    expect((await sp.web.getFileById(before.UniqueId)()).ServerRelativeUrl).toBe(`${ARCHIVE}/report.docx`);
  });

  test('a copy is a new file: without history, its own id, and its maker is its author unless they ask otherwise', async () => {
    await write(`${HERE}/plan.docx`, 'one', council.as(PRIYA));
    await write(`${HERE}/plan.docx`, 'two');
    const source = await at(`${HERE}/plan.docx`).select('UniqueId', 'Author/Title').expand('Author')();
    await at(`${HERE}/plan.docx`).copyByPath(`${ARCHIVE}/plan.docx`, false);
    const copy = await at(`${ARCHIVE}/plan.docx`).select('UniqueId', 'UIVersionLabel', 'Author/Title').expand('Author')();
    expect(copy).toMatchObject({ UIVersionLabel: '1.0', Author: { Title: 'Alex Munro' } });
    expect(copy.UniqueId).not.toBe(source.UniqueId);
    expect((await transfer('CopyFileByPath', `${HERE}/plan.docx`, `${ARCHIVE}/same author.docx`, { ResetAuthorAndCreatedOnCopy: false })).status).toBe(200);
    expect(await at(`${ARCHIVE}/same author.docx`).select('Author/Title').expand('Author')()).toMatchObject({ Author: { Title: 'Priya Nair' } });
  });

  test('a name that is taken: refused, overwritten, or both kept', async () => {
    for (const name of ['a.txt', 'b.txt']) await write(`${HERE}/${name}`, name);
    expect((await transfer('CopyFileByPath', `${HERE}/a.txt`, `${HERE}/b.txt`)).status).toBe(400);
    expect((await transfer('CopyFileByPath', `${HERE}/a.txt`, `${HERE}/b.txt`, { KeepBoth: true })).status).toBe(200);
    expect(await at(`${HERE}/b 1.txt`).getText()).toBe('a.txt');
    expect((await transfer('CopyFileByPath', `${HERE}/a.txt`, `${HERE}/b.txt`, {}, true)).status).toBe(200);
    expect(await at(`${HERE}/b.txt`).getText()).toBe('a.txt');
    expect((await transfer('MoveFileByPath', `${HERE}/a.txt`, `${HERE}/b.txt`, { NameConflictBehavior: 2 })).status).toBe(200);
    expect(await at(`${HERE}/b 2.txt`).exists()).toBe(true);
    expect((await transfer('MoveFileByPath', `${HERE}/nothing.txt`, `${HERE}/c.txt`)).status).toBe(404);
    expect((await transfer('MoveFolderByPath', `${HERE}/b.txt`, `${HERE}/c.txt`)).status).toBe(404);
  });

  test('the older methods take encoded addresses', async () => {
    await write(`${HERE}/with blank.txt`, 'x');
    const url = (path: string): string => `${council.tenant.url}${encodeURI(path)}`;
    const copied = await council.post('SP.MoveCopyUtil.CopyFile', { srcUrl: url(`${HERE}/with blank.txt`), destUrl: url(`${HERE}/another blank.txt`), overwrite: false, options: { KeepBoth: false } });
    expect(copied.status).toBe(200);
    expect(await at(`${HERE}/another blank.txt`).getText()).toBe('x');
    const own = `web/getFileByServerRelativeUrl('${encodeURIComponent(`${HERE}/another blank.txt`)}')`;
    expect((await council.post(`${own}/copyto(strnewurl='${encodeURIComponent(`${HERE}/third.txt`)}',boverwrite=false)`, undefined)).status).toBe(200);
    expect((await council.post(`${own}/moveto(newurl='${encodeURIComponent(`${HERE}/third.txt`)}',flags=0)`, undefined)).status).toBe(400);
    expect((await council.post(`${own}/moveto(newurl='${encodeURIComponent(`${HERE}/third.txt`)}',flags=1)`, undefined)).status).toBe(200);
    expect(await at(`${HERE}/another blank.txt`).exists()).toBe(false);
  });

  test('folders move with everything in them, to another site too; copies stay apart', async () => {
    for (const folder of ['Case', 'Case/Letters']) await sp.web.folders.addUsingPath(`${HERE}/${folder}`);
    await write(`${HERE}/Case/notes.txt`, 'notes');
    await write(`${HERE}/Case/Letters/letter.txt`, 'letter');
    await write(`${HERE}/Case/Letters/letter.txt`, 'letter, corrected', council.as(PRIYA));
    const { UniqueId } = await at(`${HERE}/Case/Letters/letter.txt`)();
    await sp.web.getFolderByServerRelativePath(`${HERE}/Case`).copyByPath(`${ARCHIVE}/Case copy`);
    await sp.web.getFolderByServerRelativePath(`${HERE}/Case`).moveByPath('/sites/roofing/Shared Documents/Case');
    expect(await sp.web.getFolderByServerRelativePath(`${HERE}/Case`).select('Exists')()).toMatchObject({ Exists: false });
    const moved = "/sites/roofing/_api/web/getFileByServerRelativePath(decodedurl='/sites/roofing/Shared Documents/Case/Letters/letter.txt')";
    expect((await council.get(`${moved}/$value`)).text).toBe('letter, corrected');
    expect((await council.get(`${moved}?$expand=ModifiedBy,Versions`)).json).toMatchObject({ UniqueId, ModifiedBy: { Title: 'Priya Nair' }, Versions: [{ VersionLabel: '1.0' }] });
    expect((await council.get('/sites/roofing/_api/web/lists/getByTitle(\'Documents\')/items?$select=FileLeafRef')).json.value).toHaveLength(4);
    expect(await at(`${ARCHIVE}/Case copy/Letters/letter.txt`).getText()).toBe('letter, corrected');
    expect((await transfer('CopyFolderByPath', `${ARCHIVE}/Case copy`, `${ARCHIVE}/Case copy/Letters/inside`)).status).toBe(400);
    expect((await transfer('MoveFolderByPath', `${ARCHIVE}/Case copy`, `${ARCHIVE}/Case copy/Letters/inside`)).status).toBe(400);
  });

  test('renamed by its column, a folder takes what lies in it along', async () => {
    await sp.web.folders.addUsingPath(`${HERE}/Old name`);
    await write(`${HERE}/Old name/in it.txt`, 'x');
    const folder = sp.web.getFolderByServerRelativePath(`${HERE}/Old name`);
    await (await folder.getItem()).update({ FileLeafRef: 'New name', Title: 'New name' });
    expect(await at(`${HERE}/New name/in it.txt`).getText()).toBe('x');
    await sp.web.getFolderByServerRelativePath(`${HERE}/New name`).update({ Name: 'Newer name' });
    expect(await at(`${HERE}/Newer name/in it.txt`).getText()).toBe('x');
    await (await at(`${HERE}/Newer name/in it.txt`).getItem()).validateUpdateListItem([{ FieldName: 'FileLeafRef', FieldValue: 'renamed.txt' }]);
    expect(await at(`${HERE}/Newer name/renamed.txt`).exists()).toBe(true);
  });

  test('a folder with a file in use stays, and whoever may not write at either end moves nothing', async () => {
    await sp.web.folders.addUsingPath(`${HERE}/Busy`);
    await write(`${HERE}/Busy/open.txt`, 'x');
    await council.as(PRIYA).web.getFileByServerRelativePath(`${HERE}/Busy/open.txt`).checkout();
    expect((await failure(sp.web.getFolderByServerRelativePath(`${HERE}/Busy`).moveByPath(`${HERE}/Elsewhere`))).status).toBe(423);
    expect((await failure(sp.web.getFolderByServerRelativePath(`${HERE}/Busy`).recycle())).status).toBe(423);
    const list = sp.web.lists.getByTitle('Archive');
    await list.breakRoleInheritance(false);
    await write(`${HERE}/free.txt`, 'x');
    expect((await failure(council.as(PRIYA).web.getFileByServerRelativePath(`${HERE}/free.txt`).moveByPath(`${ARCHIVE}/free.txt`, false))).status).toBe(403);
    await list.resetRoleInheritance();
  });
});
