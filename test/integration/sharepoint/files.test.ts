import type { SPFI } from '@pnp/sp';
import { ALEX, JAMES, PRIYA, failure, msp, startCouncil, type Council } from './council';

const LIBRARY = '/sites/housing/ContractFolders';
const AWKWARD = "RR-2024 O'Neil & Sons #1 100% – 🏠";

describe('folders and files (facts 2.1)', () => {
  let council: Council;
  let sp: SPFI;

  beforeAll(async () => {
    council = await startCouncil();
    sp = council.as(ALEX);
    await sp.web.lists.add('ContractFolders', '', 101);
    const { fields } = sp.web.lists.getByTitle('ContractFolders');
    await fields.addText('Level', { Indexed: true });
    await fields.addDateTime('KeepUntil', { DisplayFormat: 0 });
    await sp.web.getFolderByServerRelativePath(LIBRARY).addSubFolderUsingPath(AWKWARD);
  });
  afterAll(async () => council.tenant.stop());

  const folder = `${LIBRARY}/${AWKWARD}`;
  const at = (name: string): string => `${folder}/${name}`;

  test('folders are made one below the other, found, and refused twice', async () => {
    const made = await sp.web.folders.addUsingPath(`${folder}/Meetings`);
    expect(made).toMatchObject({ Name: 'Meetings', ServerRelativeUrl: `${folder}/Meetings`, Exists: true });
    await sp.web.getFolderByServerRelativePath(`${folder}/Meetings`).folders.addUsingPath('2026-12-03 L2');
    expect((await sp.web.getFolderByServerRelativePath(folder).folders()).map(({ Name }) => Name)).toEqual(['Meetings']);
    const twice = await failure(sp.web.folders.addUsingPath(`${folder}/meetings`));
    expect(twice.status).toBe(400);
    expect(twice.message).toContain('already exists');
    expect(await sp.web.folders.addUsingPath(`${folder}/Meetings`, true)).toMatchObject({ Name: 'Meetings' });
    expect((await failure(sp.web.folders.addUsingPath(`${LIBRARY}/nowhere/deep`))).status).toBe(404);
    expect(await sp.web.getFolderByServerRelativePath(`${LIBRARY}/nowhere`).select('Exists')()).toMatchObject({ Exists: false });
  });

  test('a file is written, read back byte for byte, and written again as the next version', async () => {
    const bytes = Uint8Array.from({ length: 3000 }, (_, index) => (index * 31) % 256);
    const made = await sp.web.getFolderByServerRelativePath(folder).files.addUsingPath('minutes.docx', new Blob([bytes]), { Overwrite: false });
    expect(made).toMatchObject({ Name: 'minutes.docx', Length: '3000', ServerRelativeUrl: at('minutes.docx'), UIVersionLabel: '1.0' });
    expect(made.ETag).toBe(`"{${made.UniqueId.toUpperCase()}},1"`);
    expect(new Uint8Array(await sp.web.getFileByServerRelativePath(at('minutes.docx')).getBuffer())).toEqual(bytes);
    const again = await failure(sp.web.getFolderByServerRelativePath(folder).files.addUsingPath('minutes.docx', 'x', { Overwrite: false }));
    expect(again.status).toBe(400);
    expect(again.message).toContain(msp('-2130575257, MSP.SPException'));
    const second = await sp.web.getFolderByServerRelativePath(folder).files.addUsingPath('minutes.docx', 'second', { Overwrite: true });
    expect(second).toMatchObject({ UIVersionLabel: '2.0', Length: '6', UniqueId: made.UniqueId });
    await sp.web.getFileByServerRelativePath(at('minutes.docx')).setContent('third');
    const versions = await sp.web.getFileByServerRelativePath(at('minutes.docx')).versions();
    expect(versions.map(({ VersionLabel, Size }) => [VersionLabel, Size])).toEqual([['1.0', 3000], ['2.0', 6]]);
    const first = await council.get(`web/getFileByServerRelativePath(decodedurl='${encodeURIComponent(at('minutes.docx')).replace(/'/g, "''")}')/versions(512)/$value`);
    expect(first.text).toHaveLength(Buffer.from(bytes).toString('utf8').length);
  });

  test("a file's columns are those of its row, with the library's kind of ETag", async () => {
    await sp.web.getFolderByServerRelativePath(folder).files.addUsingPath('recording.mp4', 'media');
    const file = sp.web.getFileByServerRelativePath(at('recording.mp4'));
    const item = await file.getItem<{ Id: number; 'odata.etag': string }>();
    const { UniqueId } = await file();
    expect(item['odata.etag']).toBe(`"${UniqueId},1"`);
    expect(await item.update({ Title: 'L2 recording', Level: 'L2', KeepUntil: '2032-03-31' }, item['odata.etag'])).toEqual({ etag: `"${UniqueId},2"` });
    expect((await failure(item.update({ Level: 'L3' }, item['odata.etag']))).status).toBe(412);
    expect(await file.listItemAllFields<Record<string, unknown>>()).toMatchObject({ Level: 'L2', Title: 'L2 recording', KeepUntil: '2032-03-30T23:00:00Z', FileSystemObjectType: 0 });
    const found = await sp.web.lists.getByTitle('ContractFolders').items.select('FileRef', 'FileLeafRef', 'Level').filter("Level eq 'L2'")<{ FileRef: string; FileLeafRef: string }[]>();
    expect(found).toEqual([expect.objectContaining({ FileRef: at('recording.mp4'), FileLeafRef: 'recording.mp4' })]);
  });

  test('chunks arrive in order and make one file; a wrong offset is refused', async () => {
    const content = 'abcdefghij'.repeat(30);
    await sp.web.getFolderByServerRelativePath(folder).files.addChunked('chunks.txt', new Blob([content]), { chunkSize: 128, Overwrite: true });
    expect(await sp.web.getFileByServerRelativePath(at('chunks.txt')).getText()).toBe(content);
    const path = `web/getFileByServerRelativePath(decodedurl='${encodeURIComponent(at('chunks.txt')).replace(/'/g, "''")}')`;
    const id = "guid'3f1d3e6a-6f9c-4c1c-9f3c-0d5f6a1b2c3d'";
    const started = await council.post(`${path}/startUpload(uploadId=${id})`, 'first', { 'content-type': 'application/octet-stream' });
    expect((started.json as unknown as { value: string }).value).toBe('5');
    expect((await council.post(`${path}/continueUpload(uploadId=${id},fileOffset=3)`, 'x', { 'content-type': 'application/octet-stream' })).status).toBe(400);
    expect((await council.post(`${path}/cancelUpload(uploadId=${id})`, undefined)).status).toBe(200);
  });

  test('copied and moved with their columns, also to another library and another site', async () => {
    await council.tenant.control('sites', { url: '/sites/roofing', title: 'Roofing', owner: ALEX });
    await sp.web.getFolderByServerRelativePath(folder).files.addUsingPath('source.txt', 'source');
    const source = sp.web.getFileByServerRelativePath(at('source.txt'));
    await (await source.getItem()).update({ Level: 'L1' });
    await source.copyByPath(at('copy.txt'), false);
    expect(await sp.web.getFileByServerRelativePath(at('copy.txt')).listItemAllFields()).toMatchObject({ Level: 'L1' });
    expect((await failure(source.copyByPath(at('copy.txt'), false))).status).toBe(400);
    await source.copyByPath(at('copy.txt'), false, { KeepBoth: true } as never);
    expect(await sp.web.getFileByServerRelativePath(at('copy 1.txt')).getText()).toBe('source');
    await source.copyByPath('/sites/roofing/Shared Documents/copy.txt', true);
    const elsewhere = await council.get(`/sites/roofing/_api/web/getFileByServerRelativePath(decodedurl='/sites/roofing/Shared Documents/copy.txt')/$value`);
    expect(elsewhere.text).toBe('source');
    await source.moveByPath(at('moved.txt'), false);
    expect(await source.exists()).toBe(false);
    await sp.web.getFolderByServerRelativePath(folder).copyByPath(`${LIBRARY}/Copied`, false);
    expect(await sp.web.getFileByServerRelativePath(`${LIBRARY}/Copied/moved.txt`).getText()).toBe('source');
    await sp.web.getFolderByServerRelativePath(`${LIBRARY}/Copied`).moveByPath(`${LIBRARY}/Renamed`);
    expect(await sp.web.getFileByServerRelativePath(`${LIBRARY}/Renamed/moved.txt`).getText()).toBe('source');
  });

  test('a recycled folder comes back with what was in it', async () => {
    await sp.web.folders.addUsingPath(`${LIBRARY}/Bin`);
    await sp.web.getFolderByServerRelativePath(`${LIBRARY}/Bin`).files.addUsingPath('kept.txt', 'kept');
    const id = await sp.web.getFolderByServerRelativePath(`${LIBRARY}/Bin`).recycle();
    expect((await failure(sp.web.getFileByServerRelativePath(`${LIBRARY}/Bin/kept.txt`)())).status).toBe(404);
    await sp.web.recycleBin.getById(id).restore();
    expect(await sp.web.getFileByServerRelativePath(`${LIBRARY}/Bin/kept.txt`).getText()).toBe('kept');
    await sp.web.getFileByServerRelativePath(`${LIBRARY}/Bin/kept.txt`).delete();
    expect(await sp.web.getFolderByServerRelativePath(`${LIBRARY}/Bin`).files()).toEqual([]);
  });

  test.each(['a"b', 'a*b', 'a:b', 'a<b', 'a>b', 'a?b', 'a\\b', 'a|b', ' a', 'a ', 'a.', 'CON', '~$a', 'a_vti_b'])('the name %p is refused', async name => {
    const answer = await council.post(`web/getFolderByServerRelativePath(decodedurl='${LIBRARY}')/folders/addUsingPath(DecodedUrl='${encodeURIComponent(name)}',overwrite=false)`, undefined);
    expect(answer.status).toBe(400);
  });

  test('a path of 400 characters is the longest', async () => {
    const room = 400 - LIBRARY.length;
    const long = ['x'.repeat(200), 'y'.repeat(room - 201)];
    await sp.web.folders.addUsingPath(`${LIBRARY}/${long[0]}`);
    expect(await sp.web.folders.addUsingPath(`${LIBRARY}/${long.join('/')}`)).toMatchObject({ Exists: true });
    const answer = await council.post(`web/folders/addUsingPath(DecodedUrl='${LIBRARY}/${long.join('/')}z',overwrite=false)`, undefined);
    expect(answer.status).toBe(400);
    expect(answer.error.code).toBe('-2147024690, System.IO.PathTooLongException');
  });

  test('a file opens at its own address, in ranges too, for those who may', async () => {
    await sp.web.getFolderByServerRelativePath(folder).files.addUsingPath('open me.txt', '0123456789');
    const address = at('open me.txt').split('/').map(encodeURIComponent).join('/');
    const whole = await council.get(address);
    expect([whole.status, whole.text, whole.headers.get('content-type')]).toEqual([200, '0123456789', 'text/plain']);
    const part = await council.get(address, ALEX, { range: 'bytes=2-4' });
    expect([part.status, part.text, part.headers.get('content-range')]).toEqual([206, '234', 'bytes 2-4/10']);
    expect((await council.get(address, ALEX, { range: 'bytes=20-' })).status).toBe(416);
    expect((await council.get(address, JAMES)).status).toBe(403);
    expect((await council.get(`${LIBRARY}/nothing.txt`)).status).toBe(404);
  });

  test('who wrote a file and who changed it are told', async () => {
    await sp.web.getFolderByServerRelativePath(LIBRARY).files.addUsingPath('who.txt', 'a');
    await council.as(PRIYA).web.getFileByServerRelativePath(`${LIBRARY}/who.txt`).setContent('b');
    const file = await sp.web.getFileByServerRelativePath(`${LIBRARY}/who.txt`).select('Name', 'Author/Title', 'ModifiedBy/Title').expand('Author', 'ModifiedBy')();
    expect(file).toMatchObject({ Author: { Title: 'Alex Munro' }, ModifiedBy: { Title: 'Priya Nair' } });
  });
});
