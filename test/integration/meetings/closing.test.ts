import { closeMeeting, correctMinutes, saveMinutes, startMeeting } from '../../../src/flows/meetings';
import { readDocx } from '../../unit/meetings/docx';
import { failureOf, Housing, sitePath, upns, type FaultRule } from '../data/support';
import { heldMeeting, servicesOf, type HeldMeeting } from './support';

let housing: Housing;
const gas = '/sites/gas-servicing';

beforeAll(async () => {
  housing = await Housing.ready();
  await housing.tenant.control('sites', { url: gas, title: 'Gas servicing', owner: upns.admin, joinHub: sitePath });
  await housing.tenant.control('groups/members', { site: gas, group: 'Members', upns: [upns.manager, upns.lead] });
});
afterEach(async () => {
  await housing.noFaults();
  await housing.tenant.control('clock', { now: null });
});
afterAll(() => housing.stop());

/** What closing left in the lists and the folder. */
async function leftBehind({ contract, meeting }: HeldMeeting): Promise<Record<string, unknown>> {
  const { desk } = servicesOf(housing, 'manager');
  const ofContract = [{ field: 'contract', op: 'eq', value: contract.id }] as const;
  const { status, closing, folder, minutesVersion } = await desk.meetings.byId(meeting.id);
  return {
    status,
    done: closing?.done,
    problem: closing?.problem,
    minutesVersion,
    files: folder === '' ? [] : (await desk.folders.list(folder)).map(({ name }) => name),
    actions: (await desk.actions.all({ where: ofContract })).map((action) => `${action.title}, ${action.status}`).sort(),
    escalated: (await desk.agendaItems.all({ where: ofContract })).filter(({ source }) => source === 'Escalated').map(({ title, level }) => `${level}: ${title}`),
    filings: (await desk.filings.all({ where: ofContract })).map(({ kind, state }) => `${kind}, ${state}`).sort(),
    activity: (await desk.activity.all({ where: ofContract })).map(({ what }) => what).sort(),
    diary: (await desk.contracts.byId(contract.id)).diary,
  };
}

const whole = {
  status: 'Closed',
  done: ['lock', 'issue', 'escalate', 'document', 'diary', 'filing', 'finish'],
  problem: undefined,
  minutesVersion: 1,
  files: ['2026-12-03 L2 minutes.docx'],
  actions: ['Check overtime, Open', 'Report weekly, Open'],
  escalated: ['L3: KPIs: Below target for three months'],
  filings: ['Recording, Working', 'Transcript, Working'],
  activity: ['Closed the L2 meeting of 3 Dec 2026', 'Planned the L2 meeting of 3 Dec 2026, 14:00', 'Started the L2 meeting of 3 Dec 2026'],
  diary: { L2: { held: '2026-12-03' } },
};

async function wordOf(path: string): Promise<ReturnType<typeof readDocx>> {
  const address = `${sitePath}/_api/web/getFileByServerRelativePath(decodedurl='${encodeURIComponent(path)}')/$value`;
  const answer = await housing.tenant.fetchAs(upns.manager)(address);
  return readDocx(new Uint8Array(await answer.arrayBuffer()));
}

test('a meeting that two officers minuted is closed into its folder, whole (CP-9.1, CP-11.2)', async () => {
  const held = await heldMeeting(housing, 'WHOLE-1');
  const closed = await closeMeeting(servicesOf(housing, 'manager'), held.meeting.key);
  expect(await leftBehind(held)).toEqual(whole);
  expect(closed.folder).toBe(`${sitePath}/ContractFolders/WHOLE-1 Responsive repairs/Meetings/2026-12-03 L2`);
  const word = await wordOf(closed.minutesFile);
  expect(word.paragraphs.map(({ text }) => text)).toEqual(expect.arrayContaining(['Ben: on time 93.1%.', "Priya: <b>two</b> plumbers' posts & more.", 'James Farrow', '11 Dec 2026']));
  const columns = await housing.sp('manager').web.getList(`${sitePath}/ContractFolders`).items.filter("ContractReference eq 'WHOLE-1' and FileKind eq 'Minutes'").select('Level', 'KeepUntil', 'ContractId')();
  expect(columns).toMatchObject([{ Level: 'L2', ContractId: held.contract.id, KeepUntil: '2035-03-30T23:00:00Z' }]);
});

test('a contract with its own site has its minutes there (CP-9.1)', async () => {
  await housing.setup('admin').run(() => undefined);
  const held = await heldMeeting(housing, 'OWN-1', { site: gas });
  const closed = await closeMeeting(servicesOf(housing, 'manager'), held.meeting.key);
  expect(closed.folder.startsWith(`${gas}/`)).toBe(true);
  expect((await leftBehind(held)).status).toBe('Closed');
});

const faults: readonly [string, FaultRule][] = [
  ['the actions are throttled for ten minutes', { kind: 'status', status: 429, retryAfter: 600, times: 1, match: { method: 'POST', path: 'Lists.{1,3}Actions' } }],
  ['the folder is throttled for ten minutes', { kind: 'status', status: 429, retryAfter: 600, times: 1, match: { method: 'POST', path: 'ContractFolders' } }],
  ['the network goes before the escalation is sent', { kind: 'cutBefore', times: 6, match: { method: 'POST', path: 'Lists.{1,3}AgendaItems' } }],
  ['the network goes before the filing is prepared', { kind: 'cutBefore', times: 6, match: { method: 'POST', path: 'Lists.{1,3}Filings' } }],
  ['the register is throttled for ten minutes', { kind: 'status', status: 503, retryAfter: 600, times: 1, match: { method: 'POST', path: 'Lists.{1,3}Contracts' } }],
];

test.each(faults)('%s: the next officer finishes, nothing lost and nothing twice', async (name, fault) => {
  const held = await heldMeeting(housing, `FAULT-${faults.findIndex(([each]) => each === name)}`);
  await housing.fault(fault);
  const error = await failureOf(closeMeeting(servicesOf(housing, 'manager'), held.meeting.key));
  expect(['throttled', 'offline']).toContain(error.kind);
  await housing.noFaults();
  const stopped = await leftBehind(held);
  expect([stopped.status, typeof stopped.problem]).toEqual(['Closing', 'string']);
  await closeMeeting(servicesOf(housing, 'lead'), held.meeting.key);
  expect(await leftBehind(held)).toEqual(whole);
});

test('answers that are lost after the write is stored change nothing', async () => {
  const held = await heldMeeting(housing, 'LOST-1');
  await housing.fault({ kind: 'cutAfter', times: 5, match: { method: 'POST', path: 'Lists.{1,3}(Actions|AgendaItems|Meetings|Filings|Activity)' } });
  await closeMeeting(servicesOf(housing, 'manager'), held.meeting.key).catch(() => closeMeeting(servicesOf(housing, 'lead'), held.meeting.key));
  expect(await leftBehind(held)).toEqual(whole);
});

test('two officers close at the same moment: it is closed once', async () => {
  const held = await heldMeeting(housing, 'TWICE-1');
  await Promise.all((['manager', 'lead'] as const).map((who) => closeMeeting(servicesOf(housing, who), held.meeting.key)));
  expect(await leftBehind(held)).toEqual(whole);
});

test('minutes typed after a night with the tab open are saved', async () => {
  const held = await heldMeeting(housing, 'NIGHT-1');
  const item = await held.item('risks');
  const services = servicesOf(housing, 'manager');
  await housing.tenant.control('clock', { now: new Date(Date.now() + 14 * 3600 * 1000).toISOString() });
  expect(await saveMinutes(services, item, { text: 'In the morning.' })).toMatchObject({ state: 'saved', item: { minutes: 'In the morning.' } });
});

test('who may only read can neither start nor close, and nothing is half done', async () => {
  const held = await heldMeeting(housing, 'READ-1');
  const before = await leftBehind(held);
  expect((await failureOf(closeMeeting(servicesOf(housing, 'visitor'), held.meeting.key))).kind).toBe('forbidden');
  expect(await leftBehind(held)).toEqual(before);
  expect(await startMeeting(servicesOf(housing, 'visitor'), held.meeting.key)).toMatchObject({ status: 'In progress' });
});

test('a correction adds a version to the document and keeps the first (CP-11.2)', async () => {
  const held = await heldMeeting(housing, 'CORRECT-1');
  await closeMeeting(servicesOf(housing, 'manager'), held.meeting.key);
  const item = await held.item('kpis');
  const corrected = await correctMinutes(servicesOf(housing, 'lead'), held.meeting.key, [{ item, text: 'Ben: on time 93.4%.' }], 'Misheard');
  expect(corrected).toMatchObject({ minutesVersion: 2, correctionReason: 'Misheard' });
  const word = await wordOf(corrected.minutesFile);
  expect(word.paragraphs.map(({ text }) => text)).toEqual(expect.arrayContaining(['Version 2, corrected 3 Dec 2026 by Ben Carter: Misheard', 'Ben: on time 93.4%.']));
  const versions = await housing.sp('manager').web.getFileByServerRelativePath(corrected.minutesFile).versions();
  expect(versions.length).toBeGreaterThanOrEqual(1);
});
