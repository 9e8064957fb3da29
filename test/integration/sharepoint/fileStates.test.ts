import type { SPFI } from '@pnp/sp';
import { CheckinType, type IFile } from '@pnp/sp/files';
import { ALEX, PRIYA, SONIA, failure, msp, startCouncil, type Council, type Wire } from './council';

const LIBRARY = '/sites/housing/Policies';

/** Code and status of an error, as the facts' table tells them. */
function refusal({ status, error }: Wire): [number, string] {
  return [status, error.code];
}

describe('check-out, drafts and versions of files', () => {
  let council: Council;
  let alex: SPFI;
  let priya: SPFI;

  beforeAll(async () => {
    council = await startCouncil();
    alex = council.as(ALEX);
    priya = council.as(PRIYA);
    await alex.web.lists.add('Policies', '', 101);
  });
  afterAll(async () => council.tenant.stop());

  const file = (sp: SPFI, name: string): IFile => sp.web.getFileByServerRelativePath(`${LIBRARY}/${name}`);
  const address = (name: string): string => `web/getFileByServerRelativePath(decodedurl='${LIBRARY}/${name}')`;
  const write = async (name: string, text: string): Promise<unknown> => alex.web.getFolderByServerRelativePath(LIBRARY).files.addUsingPath(name, text, { Overwrite: true });

  test('a file that somebody has checked out is theirs alone: others read what was checked in and write nothing (facts 0: 423)', async () => {
    await write('policy.docx', 'checked in');
    await file(alex, 'policy.docx').checkout();
    await file(alex, 'policy.docx').setContent('in work');
    expect(await file(alex, 'policy.docx').getText()).toBe('in work');
    expect(await file(priya, 'policy.docx').getText()).toBe('checked in');
    expect(await file(priya, 'policy.docx').select('CheckOutType', 'Length', 'CheckedOutByUser/Title').expand('CheckedOutByUser')()).toMatchObject({
      CheckOutType: 0,
      Length: '10',
      CheckedOutByUser: { Title: 'Alex Munro' },
    });
    const id = (await file(alex, 'policy.docx').listItemAllFields<{ Id: number }>()).Id;
    const writes = [
      await council.post(`${address('policy.docx')}/$value`, 'mine', { 'x-http-method': 'PUT' }, PRIYA),
      await council.post(`${address('policy.docx')}/checkout`, undefined, {}, PRIYA),
      await council.post(`${address('policy.docx')}/recycle`, undefined, {}, PRIYA),
      await council.post(`${address('policy.docx')}/moveto(newurl='${LIBRARY}/mine.docx',flags=1)`, undefined, {}, PRIYA),
      await council.post(`${address('policy.docx')}/startUpload(uploadId=guid'3f1d3e6a-6f9c-4c1c-9f3c-0d5f6a1b2c3d')`, 'x', {}, PRIYA),
      await council.post(`web/lists/getByTitle('Policies')/items(${id})`, { Title: 'x' }, { 'x-http-method': 'MERGE', 'if-match': '*' }, PRIYA),
    ];
    for (const answer of writes) expect(refusal(answer)).toEqual([423, msp('-2130575306, MSP.SPFileCheckOutException')]);
    expect(writes[0].error.message).toContain(`${LIBRARY}/policy.docx`);
  });

  test('checked in it is the next version with its comment; undone it is what it was', async () => {
    await file(alex, 'policy.docx').checkin('Agreed by the board', CheckinType.Major);
    expect(await file(priya, 'policy.docx')()).toMatchObject({ UIVersionLabel: '2.0', CheckInComment: 'Agreed by the board', CheckOutType: 2, Level: 1 });
    expect((await file(priya, 'policy.docx').versions()).map(({ VersionLabel, Size }) => [VersionLabel, Size])).toEqual([['1.0', 10]]);
    await file(alex, 'policy.docx').checkout();
    await file(alex, 'policy.docx').setContent('thrown away');
    await (await file(alex, 'policy.docx').getItem()).update({ Title: 'Thrown away' });
    await file(alex, 'policy.docx').undoCheckout();
    expect(await file(alex, 'policy.docx').getText()).toBe('in work');
    expect(await file(alex, 'policy.docx')()).toMatchObject({ UIVersionLabel: '2.0', Title: null });
    const again = await failure(file(alex, 'policy.docx').undoCheckout());
    expect(again.message).toContain('is not checked out');
  });

  test('whoever may override check-outs ends one of somebody else', async () => {
    await write('left.docx', 'x');
    await file(priya, 'left.docx').checkout();
    await file(priya, 'left.docx').setContent('by Priya');
    await file(alex, 'left.docx').checkin('For Priya, who is away');
    expect(await file(alex, 'left.docx').getText()).toBe('by Priya');
  });

  test('drafts are published where the library keeps minor versions, and nowhere else', async () => {
    const refused = await council.post(`${address('policy.docx')}/publish(comment='x')`, undefined);
    expect([refused.status, refused.error.message]).toEqual([500, 'You can only publish, unpublish documents in a minor version enabled list.']);
    await alex.web.lists.getByTitle('Policies').update({ EnableMinorVersions: true });
    await write('draft.docx', 'first');
    expect(await file(alex, 'draft.docx')()).toMatchObject({ UIVersionLabel: '0.1', UIVersion: 1, MajorVersion: 0, MinorVersion: 1, Level: 2 });
    await file(alex, 'draft.docx').setContent('second');
    await file(alex, 'draft.docx').publish('Ready');
    expect(await file(alex, 'draft.docx')()).toMatchObject({ UIVersionLabel: '1.0', UIVersion: 512, CheckInComment: 'Ready', Level: 1 });
    expect((await file(alex, 'draft.docx').versions()).map(({ VersionLabel }) => VersionLabel)).toEqual(['0.1']);
    await file(alex, 'draft.docx').setContent('third');
    expect((await file(alex, 'draft.docx')()).UIVersionLabel).toBe('1.1');
    await file(alex, 'draft.docx').publish();
    await file(alex, 'draft.docx').unpublish();
    expect((await file(alex, 'draft.docx')()).UIVersionLabel).toBe('1.1');
    await file(alex, 'draft.docx').checkout();
    await file(alex, 'draft.docx').checkin('A small change', CheckinType.Minor);
    expect((await file(alex, 'draft.docx')()).UIVersionLabel).toBe('1.2');
    await file(alex, 'draft.docx').checkout();
    await file(alex, 'draft.docx').checkin('', CheckinType.Overwrite);
    expect((await file(alex, 'draft.docx')()).UIVersionLabel).toBe('1.2');
    expect((await file(alex, 'draft.docx').listItemAllFields.select('OData__UIVersionString')<{ OData__UIVersionString: string }>()).OData__UIVersionString).toBe('1.2');
    await alex.web.lists.getByTitle('Policies').update({ EnableMinorVersions: false });
    const denied = await council.post(`${address('draft.docx')}/approve(comment='x')`, undefined);
    expect([denied.status, denied.error.message]).toEqual([500, expect.stringContaining('does not require content approval')]);
  });

  test('earlier versions are read, restored, recycled and deleted by those who may', async () => {
    for (const text of ['one', 'two', 'three', 'four']) await write('story.txt', text);
    const versions = `${address('story.txt')}/versions`;
    expect((await council.get(`${versions}(512)/$value`)).text).toBe('one');
    expect((await council.get(`${versions}/getById(1024)/openBinaryStream`)).text).toBe('two');
    expect((await council.get(`${versions}(99)`)).status).toBe(404);
    await council.post(`${versions}/restoreByLabel(versionlabel='1.0')`, undefined);
    expect(await file(alex, 'story.txt').getText()).toBe('one');
    expect((await file(alex, 'story.txt')()).UIVersionLabel).toBe('5.0');
    expect((await council.post(`${versions}/deleteById(vid=1024)`, undefined)).status).toBe(200);
    expect((await council.post(`${versions}/recycleByLabel(versionlabel='3.0')`, undefined)).status).toBe(200);
    expect((await file(alex, 'story.txt').versions()).map(({ VersionLabel }) => VersionLabel)).toEqual(['1.0', '4.0']);
    const [recycled] = await alex.web.recycleBin<{ Id: string; Title: string; ItemType: number }[]>();
    expect(recycled).toMatchObject({ Title: 'story.txt (3.0)', ItemType: 2 });
    await alex.web.recycleBin.getById(recycled.Id).restore();
    expect((await council.get(`${versions}(1536)/$value`)).text).toBe('three');
    expect((await council.post(`${versions}/deleteAll`, undefined, {}, SONIA)).status).toBe(403);
    expect((await council.post(`${versions}/deleteAll`, undefined)).status).toBe(200);
    expect(await file(alex, 'story.txt').versions()).toEqual([]);
    expect(await file(alex, 'story.txt').getText()).toBe('one');
  });

  test('a file open in a program is locked: shared locks can be bypassed, others cannot (facts 0: 423)', async () => {
    await write('open.docx', 'x');
    await council.tenant.control('locks', { path: `${LIBRARY}/open.docx`, upn: PRIYA, minutes: 10, shared: true });
    expect((await file(alex, 'open.docx').getLockedByUser())?.Title).toBe('Priya Nair');
    expect(refusal(await council.post(`${address('open.docx')}/recycle`, undefined))).toEqual([423, msp('-2147018894, MSP.SPFileLockException')]);
    await file(priya, 'open.docx').setContent('by the holder');
    await council.tenant.control('locks', { path: `${LIBRARY}/open.docx`, upn: PRIYA, minutes: 10, shared: false });
    expect((await failure(file(alex, 'open.docx').deleteWithParams({ BypassSharedLock: true }))).status).toBe(423);
    await council.tenant.control('locks', { path: `${LIBRARY}/open.docx`, upn: PRIYA, minutes: 10, shared: true });
    await file(alex, 'open.docx').deleteWithParams({ BypassSharedLock: true });
    expect(await file(alex, 'open.docx').exists()).toBe(false);
    await write('closed.docx', 'x');
    await council.tenant.control('locks', { path: `${LIBRARY}/closed.docx`, upn: PRIYA, minutes: 0 });
    expect(await file(alex, 'closed.docx').getLockedByUser()).toBeNull();
  });
});
