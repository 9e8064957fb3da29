import type { SPFI } from '@pnp/sp';
import '@pnp/sp/sites';
import { ALEX, PRIYA, SONIA, failure, startCouncil, type Council } from './council';

const HERE = '/sites/housing/Shared Documents';

interface Entry {
  readonly Id: string;
  readonly LeafName: string;
  readonly ItemState: number;
}

describe('the recycle bin, its two stages and the way back', () => {
  let council: Council;
  let alex: SPFI;
  let priya: SPFI;

  beforeAll(async () => {
    council = await startCouncil({ now: '2026-11-22T10:00:00Z' });
    alex = council.as(ALEX);
    priya = council.as(PRIYA);
  });
  afterAll(async () => council.tenant.stop());

  const thrown = async (name: string, sp = alex, text = name): Promise<string> => {
    await sp.web.getFolderByServerRelativePath(HERE).files.addUsingPath(name, text, { Overwrite: true });
    return sp.web.getFileByServerRelativePath(`${HERE}/${name}`).recycle();
  };
  const names = async (sp: SPFI, from: 'web' | 'site' = 'web'): Promise<string[]> => (await sp[from].recycleBin<Entry[]>()).map(({ LeafName }) => LeafName);

  test('everyone sees what they threw away themselves, owners everything', async () => {
    await thrown('alex.txt');
    const id = await thrown('priya.txt', priya);
    expect(await names(priya)).toEqual(['priya.txt']);
    expect((await names(alex)).sort()).toEqual(['alex.txt', 'priya.txt']);
    expect(await alex.web.recycleBin.getById(id)()).toMatchObject({
      Title: 'priya.txt',
      DirName: 'sites/housing/Shared Documents',
      DeletedByName: 'Priya Nair',
      DeletedByEmail: PRIYA,
      ItemType: 1,
      ItemState: 1,
      Size: '9',
      DeletedDate: expect.stringMatching(/^2026-11-22T10:/),
    });
    expect((await council.get(`web/recyclebin('${id}')`, SONIA)).status).toBe(404);
    expect((await alex.web.recycleBin.filter("LeafName eq 'alex.txt'")<Entry[]>())).toHaveLength(1);
  });

  test('what took its place hinders a restore, with SharePoint’s advice', async () => {
    const id = await thrown('clash.txt', alex, 'old');
    await alex.web.getFolderByServerRelativePath(HERE).files.addUsingPath('clash.txt', 'new');
    const clash = await council.post(`web/recyclebin('${id}')/restore`, undefined);
    expect(clash.status).toBe(400);
    expect(clash.error.message).toBe('A file with this name "clash.txt" already exists in "sites/housing/Shared Documents". To restore the file, rename the existing file and try again.');
    await alex.web.getFileByServerRelativePath(`${HERE}/clash.txt`).moveByPath(`${HERE}/renamed.txt`, false);
    await alex.web.recycleBin.getById(id).restore();
    expect(await alex.web.getFileByServerRelativePath(`${HERE}/clash.txt`).getText()).toBe('old');
  });

  test('a file comes back with its versions, its columns and its place in a folder that was made anew', async () => {
    await alex.web.folders.addUsingPath(`${HERE}/Case`);
    const folder = alex.web.getFolderByServerRelativePath(`${HERE}/Case`);
    for (const text of ['one', 'two']) await folder.files.addUsingPath('story.txt', text, { Overwrite: true });
    const { UniqueId } = await alex.web.getFileByServerRelativePath(`${HERE}/Case/story.txt`)();
    const id = await alex.web.getFileByServerRelativePath(`${HERE}/Case/story.txt`).recycle();
    await folder.delete();
    expect((await failure(alex.web.recycleBin.getById(id).restore())).status).toBe(404);
    await alex.web.folders.addUsingPath(`${HERE}/Case`);
    await alex.web.recycleBin.getById(id).restore();
    const back = alex.web.getFileByServerRelativePath(`${HERE}/Case/story.txt`);
    expect(await back()).toMatchObject({ UniqueId, UIVersionLabel: '2.0' });
    expect(await folder.files()).toHaveLength(1);
    expect((await council.get(`web/getFileById('${UniqueId}')/versions(512)/$value`)).text).toBe('one');
  });

  test('the second stage is for the owners: from there things come back or go for good', async () => {
    const [first, second] = [await thrown('first.txt'), await thrown('second.txt', priya)];
    for (const id of [first, second]) await alex.web.recycleBin.getById(id).moveToSecondStage();
    expect(await names(alex)).not.toContain('first.txt');
    expect(await names(alex, 'site')).toEqual(expect.arrayContaining(['first.txt', 'second.txt']));
    expect(await names(priya, 'site')).not.toContain('second.txt');
    expect((await council.get("site/recyclebin?$filter=ItemState eq 2&$select=LeafName")).json.value).toHaveLength(2);
    await alex.site.recycleBin.getById(first).restore();
    expect(await alex.web.getFileByServerRelativePath(`${HERE}/first.txt`).exists()).toBe(true);
    expect((await failure(priya.site.recycleBin.deleteAllSecondStageItems())).status).toBe(403);
    await alex.site.recycleBin.deleteAllSecondStageItems();
    expect((await council.get(`site/recyclebin('${second}')`)).status).toBe(404);
    expect(await names(alex)).toContain('alex.txt');
  });

  test('all at once: restored, moved on and deleted', async () => {
    await alex.web.recycleBin.deleteAll();
    const ids = [await thrown('a.txt'), await thrown('b.txt'), await thrown('c.txt')];
    expect((await council.post('site/recyclebin/restoreByIds', { ids: ids.slice(0, 1) })).status).toBe(200);
    expect(await alex.web.getFileByServerRelativePath(`${HERE}/a.txt`).exists()).toBe(true);
    await alex.web.recycleBin.restoreAll();
    expect(await names(alex)).toEqual([]);
    await alex.web.getFileByServerRelativePath(`${HERE}/b.txt`).recycle();
    await alex.web.recycleBin.moveAllToSecondStage();
    expect(await names(alex)).toEqual([]);
    expect(await names(alex, 'site')).toEqual(['b.txt']);
    expect((await council.post('site/recyclebin/deleteByIds', { ids: ['00000000-0000-0000-0000-000000000000'] })).status).toBe(404);
    const listed = await council.get('web/getRecycleBinItems(rowLimit=10,isAscending=true,itemState=1)');
    expect(listed.json.value).toEqual([]);
  });

  test('after 93 days nothing is left', async () => {
    await thrown('old.txt');
    await council.tenant.control('clock', { now: '2027-02-22T10:00:00Z' });
    expect(await names(alex)).toContain('old.txt');
    await council.tenant.control('clock', { now: '2027-02-24T10:00:00Z' });
    expect(await names(council.as(ALEX))).not.toContain('old.txt');
    await council.tenant.control('clock', { now: '2026-11-22T11:00:00Z' });
  });
});
