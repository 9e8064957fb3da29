import { advanceFiling, chooseRecording, ensureFilings, fileWithout, recordingOptions, resumeFilings, uploadByHand, waysOn } from '../../../src/flows/filing';
import type { Services } from '../../../src/flows/services';
import type { Filing } from '../../../src/lists/filings';
import type { Stored } from '../../../src/lists/define';
import { scopes } from '../../../src/graph/scopes';
import { failureOf, upns } from '../data/support';
import { Council, hashOf, label, later, nothing, vtt } from './support';

let council: Council;

beforeAll(async () => {
  council = await Council.ready();
});
beforeEach(() => council.at(later(30)));
afterEach(async () => {
  await council.housing.noFaults();
  await council.tenant.control('copies', null as never);
  await council.tenant.control('scopes', { granted: [...scopes] });
});
afterAll(() => council?.stop());

type Rows = readonly Stored<Filing>[];
const one = (rows: Rows, kind: Filing['kind']): Stored<Filing> => {
  const found = rows.filter((row) => row.kind === kind);
  expect(found).toHaveLength(1);
  return found[0];
};

/** Services of a tab that is closed just before or just after its nth write to the filing. */
function dying(services: Services, write: number, when: 'before' | 'after'): Services {
  let writes = 0;
  const { filings } = services.desk;
  const save: typeof filings.save = async (row, change) => {
    writes += 1;
    if (writes === write && when === 'before') throw new Error('The tab is closed.');
    const saved = await filings.save(row, change);
    if (writes === write) throw new Error('The tab is closed.');
    return saved;
  };
  return { ...services, desk: { ...services.desk, filings: { ...filings, save } } };
}

describe('a recorded meeting', () => {
  test('is filed with its transcript: copied on the server, verified, described, labelled, linked (CP-9.1, CP-11.2)', async () => {
    await council.tenant.control('retentionLabels', { name: label });
    const { meeting, contract, chatId } = await council.held();
    await council.recorded(chatId);
    await council.transcribed(chatId);
    await council.tenant.controlDelete('requests');
    const services = council.services('manager');
    const seen: number[] = [];

    const rows = await resumeFilings(services, meeting, (row) => seen.push(row.progress ?? 0));

    expect(rows.map(({ key, state, step, reason }) => [key, state, step, reason])).toEqual([
      [`${meeting.key}:recording`, 'Filed', 'filed', undefined],
      [`${meeting.key}:transcript`, 'Filed', 'filed', undefined],
    ]);
    expect(rows.every((row) => row.keepUntil === '2035-03-31' && row.label === label && row.filedAt !== undefined)).toBe(true);
    expect((await council.files(meeting.folder)).map(({ name }) => name)).toEqual(['2026-12-03 L2 recording.mp4', '2026-12-03 L2 transcript.vtt']);
    const [recording, transcript] = await Promise.all(rows.map(({ file }) => council.contentOf(file)));
    expect([recording.length, hashOf(recording)]).toEqual([rows[0].sourceSize, rows[0].sourceHash]);
    expect(new TextDecoder().decode(transcript)).toBe(vtt);
    expect(seen.some((progress) => progress > 0 && progress < 100)).toBe(true);

    const asked = await council.requests();
    expect(asked.filter(({ path }) => /recordings\/[^/]+\/content|\/items\/[^/]+\/content/.test(path))).toEqual([]);
    const activity = await services.desk.activity.all({ where: [{ field: 'contract', op: 'eq', value: contract.id }] });
    expect(activity.map(({ what, who }) => [what, who?.upn])).toEqual([
      ['Recording filed', upns.manager],
      ['Transcript filed', upns.manager],
    ]);
  });

  test('carries its record columns in the library', async () => {
    const { meeting, contract, chatId } = await council.held({ contract: { executedAs: 'Deed' } });
    await council.recorded(chatId);
    const services = council.services('manager');
    const [recording] = await resumeFilings(services, meeting, nothing);
    expect(recording.keepUntil).toBe('2041-03-31');
    const item = await council.tenant.fetchAs(upns.manager)(
      `/sites/housing/_api/web/getFileByServerRelativePath(decodedurl='${encodeURIComponent(recording.file)}')/ListItemAllFields`,
      { headers: { accept: 'application/json;odata=nometadata' } },
    );
    expect(await item.json()).toMatchObject({ ContractReference: contract.reference, FileKind: 'Recording', Level: 'L2', ContractId: contract.id });
  });

  test('is filed into the site of its own that the contract has (CP-9.1)', async () => {
    await council.tenant.control('sites', { url: '/sites/gas', title: 'Gas servicing', owner: upns.admin });
    await council.tenant.control('groups/members', { site: '/sites/gas', group: 'Members', upns: [upns.manager] });
    const library = await council.housing.desk('manager').folders.libraryOf('/sites/gas');
    const { meeting, chatId } = await council.held({ contract: { site: '/sites/gas' }, library });
    await council.recorded(chatId);
    const [recording] = await resumeFilings(council.services('manager'), meeting, nothing);
    expect(recording).toMatchObject({ state: 'Filed', reason: undefined });
    expect(recording.file.startsWith('/sites/gas/')).toBe(true);
  });

  test('of a series is told from the other occurrences of the same Teams meeting', async () => {
    const { meeting, chatId } = await council.held();
    await council.recorded(chatId, { start: '2026-11-05T14:01:00.000Z', end: '2026-11-05T14:50:00.000Z', size: 50_000 });
    await council.recorded(chatId, { size: 60_000 });
    const [recording] = await resumeFilings(council.services('manager'), meeting, nothing);
    expect(recording.state).toBe('Filed');
    expect((await council.files(meeting.folder)).map(({ size }) => size)).toEqual([recording.sourceSize]);
    expect(recording.sourceSize).toBeGreaterThanOrEqual(60_000);
  });
});

describe('what is not there', () => {
  test('a recording that Teams still prepares is looked for again in ten minutes, then filed', async () => {
    const { meeting, chatId } = await council.held();
    await council.recorded(chatId, { availableAt: later(45) });
    const services = council.services('manager');
    const waiting = one(await resumeFilings(services, meeting, nothing), 'Recording');
    expect(waiting).toMatchObject({ state: 'Waiting', reason: 'Not there yet', nextCheck: later(40) });
    expect(waiting.message).toContain('still preparing');
    expect(waysOn(waiting)).toContain('checkNow');

    await council.tenant.controlDelete('requests');
    await resumeFilings(services, meeting, nothing);
    expect((await council.requests()).filter(({ path }) => path.includes('recordings'))).toEqual([]);

    await council.at(later(50));
    expect(one(await resumeFilings(council.services('manager'), meeting, nothing), 'Recording').state).toBe('Filed');
  });

  test('a meeting that was not recorded needs a person after a day', async () => {
    const { meeting } = await council.held();
    await council.at(later(25 * 60));
    const stuck = one(await resumeFilings(council.services('manager'), meeting, nothing), 'Recording');
    expect(stuck).toMatchObject({ state: 'Stuck', reason: 'Not there yet', nextCheck: undefined });
    expect(waysOn(stuck)).toEqual(expect.arrayContaining(['uploadByHand', 'fileWithout']));
  });

  test('a meeting held outside Teams is filed by hand or without', async () => {
    const { meeting } = await council.held();
    const desk = council.housing.desk('manager');
    const elsewhere = await desk.meetings.save(meeting, { chatId: '', joinUrl: '' });
    const [recording] = await resumeFilings(council.services('manager'), elsewhere, nothing);
    expect(recording).toMatchObject({ state: 'Stuck', reason: 'Not there yet' });
    expect(recording.message).toContain('no Teams meeting');
  });

  test('a recording that expired says so, and the officer uploads what they kept', async () => {
    const { meeting, chatId } = await council.held();
    await council.recorded(chatId, { expiresAt: later(60 * 24 * 40) });
    await council.at(later(60 * 24 * 60));
    const services = council.services('manager');
    const expired = one(await resumeFilings(services, meeting, nothing), 'Recording');
    expect(expired).toMatchObject({ state: 'Stuck', reason: 'Source expired' });
    expect(expired.message).toContain('Priya Nair');

    const kept = new Uint8Array(4_000_000).map((_, index) => index % 251);
    const sent: number[] = [];
    const filed = await uploadByHand(services, expired, Object.assign(new Blob([kept]), { name: 'Kept copy.MP4' }), (row) => sent.push(row.progress ?? 0));
    expect(filed).toMatchObject({ state: 'Filed', sourceSize: kept.length, sourceHash: hashOf(kept) });
    expect(sent.some((progress) => progress > 0 && progress < 100)).toBe(true);
    expect((await council.files(meeting.folder)).map(({ name, size }) => [name, size])).toEqual([['2026-12-03 L2 recording.mp4', kept.length]]);
  });

  test('an officer files without it, with a reason that is kept', async () => {
    const { meeting, contract } = await council.held();
    const services = council.services('manager');
    const [recording] = await resumeFilings(services, meeting, nothing);
    expect((await failureOf(fileWithout(services, recording, '  '))).details.field).toBe('message');
    const without = await fileWithout(services, recording, 'Held on site, nobody recorded');
    expect(without).toMatchObject({ state: 'Without', message: 'Held on site, nobody recorded' });
    expect(await advanceFiling(services, without, nothing)).toBe(without);
    const activity = await services.desk.activity.all({ where: [{ field: 'contract', op: 'eq', value: contract.id }] });
    expect(activity.map(({ what, detail }) => [what, detail])).toEqual([['Filed without the recording', 'Held on site, nobody recorded']]);
  });
});

describe('who may', () => {
  test('somebody who was invited files it too: Teams shares the file with them', async () => {
    const { meeting, chatId } = await council.held();
    await council.recorded(chatId);
    expect(one(await resumeFilings(council.services('lead'), meeting, nothing), 'Recording').state).toBe('Filed');
  });

  test('a recording that is not shared with the officer is the organiser\'s to share, by name', async () => {
    const { meeting, contract, chatId } = await council.held();
    await council.recorded(chatId);
    await council.tenant.control('copies', { polls: 1 });
    await council.unshare(contract.reference);
    expect(one(await resumeFilings(council.services('lead'), meeting, nothing), 'Recording').reason).toBe('Not there yet');
    await council.at(later(90));
    const stuck = one(await resumeFilings(council.services('lead'), meeting, nothing), 'Recording');
    expect(stuck).toMatchObject({ state: 'Stuck', reason: 'Not allowed' });
    expect(stuck.message).toContain('Ask Priya Nair');
    expect(waysOn(stuck)[0]).toBe('askOrganiser');

    const again = await advanceFiling(council.services('manager'), stuck, nothing);
    expect(again.state).toBe('Filed');
  });

  test('an officer who is not in the chat is told so', async () => {
    const { meeting, chatId } = await council.held({ attendees: ['director'] });
    await council.recorded(chatId);
    const stuck = one(await resumeFilings(council.services('lead'), meeting, nothing), 'Recording');
    expect(stuck).toMatchObject({ state: 'Stuck', reason: 'Not in the chat' });
  });

  test.each([
    ['OnlineMeetingRecording.Read.All', 'Recording'],
    ['OnlineMeetingTranscript.Read.All', 'Transcript'],
    ['Files.ReadWrite.All', 'Recording'],
    ['Chat.ReadBasic', 'Recording'],
  ] as const)('a permission that nobody granted (%s) is named for the administrator; once granted the %s is filed', async (missing, kind) => {
    const { meeting, chatId } = await council.held();
    await council.recorded(chatId);
    await council.transcribed(chatId);
    await council.tenant.control('scopes', { granted: scopes.filter((scope) => scope !== missing) });
    const services = council.services('manager');
    const stuck = one(await resumeFilings(services, meeting, nothing), kind);
    expect(stuck).toMatchObject({ state: 'Stuck', reason: 'Scope not granted' });
    expect(stuck.message).toContain(missing);
    expect(waysOn(stuck)[0]).toBe('askAdministrator');

    await council.tenant.control('scopes', { granted: [...scopes] });
    expect((await advanceFiling(services, stuck, nothing)).state).toBe('Filed');
  });

  test('somebody who only reads the site changes nothing', async () => {
    const { meeting, chatId } = await council.held({ attendees: ['visitor'] });
    await council.recorded(chatId);
    await ensureFilings(council.services('manager'), meeting);
    expect((await failureOf(resumeFilings(council.services('visitor'), meeting, nothing))).kind).toBe('forbidden');
    expect(await council.files(meeting.folder)).toEqual([]);
  });
});

describe('several recordings', () => {
  test('the officer chooses; each chosen one gets a row and a file of its own, however often it is repeated', async () => {
    const { meeting, chatId } = await council.held();
    const first = await council.recorded(chatId, { end: '2026-12-03T14:20:00.000Z', size: 50_000 });
    const second = await council.recorded(chatId, { start: '2026-12-03T14:25:00.000Z', size: 70_000 });
    const services = council.services('manager');
    const stuck = one(await resumeFilings(services, meeting, nothing), 'Recording');
    expect(stuck).toMatchObject({ state: 'Stuck', reason: 'Several recordings' });
    const options = await recordingOptions(services, stuck);
    expect(options.map(({ id }) => id)).toEqual([first, second]);
    expect(options.every(({ size, fileName }) => (size ?? 0) > 0 && fileName?.endsWith('.mp4'))).toBe(true);

    const rows = await chooseRecording(services, stuck, [first, second], nothing);
    expect(rows.map(({ key, state }) => [key, state])).toEqual([
      [`${meeting.key}:recording`, 'Filed'],
      [`${meeting.key}:recording:2`, 'Filed'],
    ]);
    expect((await council.files(meeting.folder)).map(({ name }) => name)).toEqual(['2026-12-03 L2 recording 2.mp4', '2026-12-03 L2 recording.mp4']);
    const all = await resumeFilings(services, meeting, nothing);
    expect(all.filter(({ kind }) => kind === 'Recording')).toHaveLength(2);
  });

  test('one is enough when the officer says so', async () => {
    const { meeting, chatId } = await council.held();
    await council.recorded(chatId, { end: '2026-12-03T14:05:00.000Z' });
    const second = await council.recorded(chatId, { start: '2026-12-03T14:10:00.000Z', size: 70_000 });
    const services = council.services('manager');
    const stuck = one(await resumeFilings(services, meeting, nothing), 'Recording');
    const [filed] = await chooseRecording(services, stuck, [second], nothing);
    expect(filed.state).toBe('Filed');
    expect((await council.files(meeting.folder)).map(({ size }) => size)).toEqual([filed.sourceSize]);
  });

  test('all transcripts of the meeting are filed, they are short', async () => {
    const { meeting, chatId } = await council.held();
    await council.transcribed(chatId, { end: '2026-12-03T14:20:00.000Z' });
    await council.transcribed(chatId, { start: '2026-12-03T14:25:00.000Z' });
    const rows = await resumeFilings(council.services('manager'), meeting, nothing);
    expect(rows.filter(({ kind }) => kind === 'Transcript').map(({ key, state }) => [key, state])).toEqual([
      [`${meeting.key}:transcript`, 'Filed'],
      [`${meeting.key}:transcript:2`, 'Filed'],
    ]);
  });
});

describe('what goes wrong on the way', () => {
  const copies = async (): Promise<number> => (await council.requests()).filter(({ method, path }) => method === 'POST' && path.includes('/copy')).length;

  test('a copy whose start was stored but whose answer was lost makes one file', async () => {
    const { meeting, chatId } = await council.held();
    await council.recorded(chatId);
    await council.housing.fault({ kind: 'cutAfter', times: 1, match: { method: 'POST', path: '/copy' } });
    const services = council.services('manager');
    expect((await failureOf(resumeFilings(services, meeting, nothing))).kind).toBe('offline');
    const rows = await resumeFilings(services, meeting, nothing);
    expect(one(rows, 'Recording').state).toBe('Filed');
    expect(await council.files(meeting.folder)).toHaveLength(1);
  });

  test.each(['POST.*/copy', 'recordings', 'Filings', 'retentionLabel', 'Recordings:/children', 'ListItemAllFields|GetFileByServerRelative'])(
    'busy services in the middle (%s) are given time, and nothing is done twice',
    async (path) => {
      const { meeting, chatId } = await council.held();
      await council.recorded(chatId);
      const [method, rest] = path.startsWith('POST.*') ? ['POST', path.slice(6)] : [undefined, path];
      await council.housing.fault({ kind: 'status', status: 429, retryAfter: 0, times: 2, match: { ...(method ? { method } : {}), path: rest } });
      const services = council.services('manager');
      await council.tenant.controlDelete('requests');
      expect(one(await resumeFilings(services, meeting, nothing), 'Recording').state).toBe('Filed');
      expect((await council.requests()).filter(({ status }) => status === 429)).toHaveLength(2);
      expect(await council.files(meeting.folder)).toHaveLength(1);
      const entries = await services.desk.activity.all({ where: [{ field: 'contract', op: 'eq', value: meeting.contract?.id }] });
      expect(entries).toHaveLength(1);
    },
  );

  test('a service that stays busy leaves the filing in work, with the time to go on', async () => {
    const { meeting, chatId } = await council.held();
    await council.recorded(chatId);
    await council.housing.fault({ kind: 'status', status: 429, retryAfter: 0, match: { path: '/copy' } });
    const services = council.services('manager');
    const [left] = await resumeFilings(services, meeting, nothing);
    expect(left).toMatchObject({ state: 'Working', step: 'copy' });
    expect(left.nextCheck).toBeDefined();
    expect(left.message).toContain('busy');
    await council.housing.noFaults();
    await council.at(later(120));
    expect(one(await resumeFilings(council.services('manager'), meeting, nothing), 'Recording').state).toBe('Filed');
  });

  test('another officer goes on where the first closed the tab', async () => {
    const { meeting, chatId } = await council.held();
    await council.recorded(chatId);
    await council.tenant.control('copies', { polls: 3 });
    const tab = new AbortController();
    const left = await resumeFilings(
      council.services('manager'),
      meeting,
      (row) => {
        if ((row.progress ?? 0) > 0) tab.abort();
      },
      tab.signal,
    );
    expect(one(left, 'Recording')).toMatchObject({ state: 'Working', step: 'wait' });
    await council.tenant.controlDelete('requests');
    expect(one(await resumeFilings(council.services('lead'), meeting, nothing), 'Recording').state).toBe('Filed');
    expect(await copies()).toBe(0);
  });

  test.each(['before', 'after'] as const)('a tab that dies %s any write of the filing loses nothing and does nothing twice', async (when) => {
    for (let write = 1; write <= 8; write += 1) {
      const { meeting, chatId } = await council.held();
      await council.recorded(chatId);
      await ensureFilings(council.services('manager'), meeting);
      await council.tenant.controlDelete('requests');
      const died = await resumeFilings(dying(council.services('manager'), write, when), meeting, nothing).then(
        () => false,
        () => true,
      );
      expect(died).toBe(true);
      expect(one(await resumeFilings(council.services('lead'), meeting, nothing), 'Recording')).toMatchObject({ state: 'Filed', keepUntil: '2035-03-31' });
      expect(await council.files(meeting.folder)).toHaveLength(1);
      const entries = await council.housing.desk('manager').activity.all({ where: [{ field: 'contract', op: 'eq', value: meeting.contract?.id }] });
      expect(entries).toHaveLength(1);
    }
  });

  test('two officers at once start one copy', async () => {
    const { meeting, chatId } = await council.held();
    await council.recorded(chatId);
    await ensureFilings(council.services('manager'), meeting);
    await council.tenant.controlDelete('requests');
    const [mine, theirs] = await Promise.all([
      resumeFilings(council.services('manager'), meeting, nothing),
      resumeFilings(council.services('lead'), meeting, nothing),
    ]);
    expect([one(mine, 'Recording').state, one(theirs, 'Recording').state]).toEqual(['Filed', 'Filed']);
    expect(await copies()).toBe(1);
    expect(await council.files(meeting.folder)).toHaveLength(1);
    const entries = await council.housing.desk('manager').activity.all({ where: [{ field: 'contract', op: 'eq', value: meeting.contract?.id }] });
    expect(entries).toHaveLength(1);
  });

  test('a file that is there already, the same, counts as copied', async () => {
    const { meeting, chatId } = await council.held();
    await council.recorded(chatId);
    const services = council.services('manager');
    const filed = one(await resumeFilings(services, meeting, nothing), 'Recording');
    const again = await services.desk.filings.save(filed, { state: 'Working', step: 'locate', fileItem: '', monitor: '' });
    await council.tenant.controlDelete('requests');
    expect((await advanceFiling(services, again, nothing)).state).toBe('Filed');
    expect(await copies()).toBe(0);
    expect(await council.files(meeting.folder)).toHaveLength(1);
  });

  test('another file under the name is never replaced', async () => {
    const { meeting, chatId } = await council.held();
    await council.recorded(chatId);
    const services = council.services('manager');
    await services.desk.folders.put(meeting.folder, '2026-12-03 L2 recording.mp4', new Uint8Array([1, 2, 3]));
    const stuck = one(await resumeFilings(services, meeting, nothing), 'Recording');
    expect(stuck).toMatchObject({ state: 'Stuck', reason: 'Does not match' });
    expect(stuck.message).toContain('2026-12-03 L2 recording.mp4');
    expect((await council.files(meeting.folder)).map(({ size }) => size)).toEqual([3]);
  });

  test('a copy that came out different is not filed', async () => {
    const { meeting, chatId } = await council.held();
    await council.recorded(chatId);
    const services = council.services('manager');
    const tab = new AbortController();
    const left = one(await resumeFilings(services, meeting, (row) => row.step === 'verify' && tab.abort(), tab.signal), 'Recording');
    expect(left.step).toBe('verify');
    const content = await council.contentOf(left.file);
    content[content.length - 1] ^= 1;
    await services.desk.folders.put(meeting.folder, '2026-12-03 L2 recording.mp4', content);
    expect(await advanceFiling(services, left, nothing)).toMatchObject({ state: 'Stuck', reason: 'Does not match', step: 'copy' });
  });

  test('a monitor that the browser may not read, or that is gone, is replaced by a look into the folder', async () => {
    await council.tenant.control('copies', { polls: 1, hideLocation: true });
    const { meeting, chatId } = await council.held();
    await council.recorded(chatId);
    const services = { ...council.services('manager'), pause: (milliseconds: number) => new Promise<void>((done) => setTimeout(done, Math.min(milliseconds, 300))) };
    expect(one(await resumeFilings(services, meeting, nothing), 'Recording').state).toBe('Filed');
  });

  test('a copy that fails says why; trying again files it', async () => {
    await council.tenant.control('copies', { polls: 2, fail: { code: 'generalException', message: 'The disk is full.', times: 1 } });
    const { meeting, chatId } = await council.held();
    await council.recorded(chatId);
    const services = council.services('manager');
    const stuck = one(await resumeFilings(services, meeting, nothing), 'Recording');
    expect(stuck).toMatchObject({ state: 'Stuck', reason: 'Copy failed' });
    expect(stuck.message).toContain('The disk is full');
    expect((await advanceFiling(services, stuck, nothing)).state).toBe('Filed');
  });

  test('rows are made once, whoever asks how often', async () => {
    const { meeting } = await council.held();
    const both = await Promise.all([ensureFilings(council.services('manager'), meeting), ensureFilings(council.services('lead'), meeting)]);
    expect(both.map((rows) => rows.map(({ id }) => id))).toEqual([both[0].map(({ id }) => id), both[0].map(({ id }) => id)]);
    expect(await council.housing.desk('manager').filings.all({ where: [{ field: 'meeting', op: 'eq', value: meeting.id }] })).toHaveLength(2);
  });
});

