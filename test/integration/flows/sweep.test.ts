import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureFilings } from '../../../src/flows/filing';
import { teamsAppId } from '../../../src/graph/teamsApp';
import manifest from '../../../teams/manifest.json';
import { Council, later } from './support';

const appId = '5b7c1f0e-0000-4000-8000-00000000c0de';
const roles = [
  'Sites.FullControl.All',
  'Files.ReadWrite.All',
  'Chat.ReadBasic.All',
  'OnlineMeetings.Read.All',
  'OnlineMeetingRecording.Read.All',
  'OnlineMeetingTranscript.Read.All',
  'TeamsActivity.Send',
  'User.ReadBasic.All',
];

let council: Council;

beforeAll(async () => {
  council = await Council.ready();
  await council.tenant.control('accessPolicies', { appId, person: '*' });
  await council.tenant.control('apps', { teamsAppId, webApplicationId: appId, installedFor: 'all', activityTypes: manifest.activities.activityTypes });
});
afterAll(() => council?.stop());

async function sweep(now: string, environment: Record<string, string> = { CONTRACT_DESK_GRAPH_TOKEN: council.tenant.token({ appid: appId, roles }) }): Promise<{ readonly code: number | null; readonly out: string; readonly err: string }> {
  await council.at(now);
  const root = join(__dirname, '..', '..', '..');
  const args = ['--import', 'tsx', join(root, 'src', 'jobs', 'sweep.ts'), '--site', council.housing.webUrl, '--graph', council.tenant.url, '--now', now];
  const inherited = { ...process.env, CONTRACT_DESK_GRAPH_TOKEN: '', CONTRACT_DESK_SHAREPOINT_TOKEN: '' };
  const child = spawn(join(root, 'node_modules', '.bin', 'node'), args, { cwd: root, env: { ...inherited, TSX_TSCONFIG_PATH: join(root, 'tsconfig.node.json'), ...environment } });
  let [out, err] = ['', ''];
  child.stdout.on('data', (piece: Buffer) => (out += piece.toString()));
  child.stderr.on('data', (piece: Buffer) => (err += piece.toString()));
  return new Promise((done) => child.once('exit', (code) => done({ code, out, err })));
}

test('one pass files what was waiting and tells owners, as an application, with nobody there', async () => {
  const held = await council.held();
  await council.recorded(held.chatId, { availableAt: later(45) });
  await council.transcribed(held.chatId);
  await council.action(held);
  await council.at(later(20));
  await ensureFilings(council.services('manager'), held.meeting);

  const early = await sweep(later(30));
  expect(early.err).toBe('');
  expect(early.out).toContain('1 files filed, 1 waiting');
  expect(early.out).toContain('1 reminders sent');
  const late = await sweep(later(50));
  expect([late.err, late.code]).toEqual(['', 0]);
  expect(late.out).toContain('1 files filed, 0 waiting, 0 stuck, 0 reminders sent');
  expect((await council.files(held.meeting.folder)).map(({ name }) => name)).toEqual(['2026-12-03 L2 recording.mp4', '2026-12-03 L2 transcript.vtt']);
  expect((await council.notices('lead')).filter(({ activityType }) => activityType?.startsWith('action'))).toHaveLength(1);
  expect(await council.messages(held.chatId)).toEqual([]);
});

test('obligations are kept up to date and their escalations told, once (CP-9.1)', async () => {
  const first = await sweep(later(55));
  expect([first.err, first.code]).toEqual(['', 0]);
  const desk = council.housing.desk('admin');
  const [obligations, escalations] = [await desk.obligations.all(), await desk.escalations.all()];
  expect(obligations.length).toBeGreaterThan(20);
  const again = await sweep(later(55));
  expect(again.out).toContain('0 obligations brought up to date, 0 escalations raised, 0 problems.');
  expect(await desk.obligations.all()).toEqual(obligations);
  expect(await desk.escalations.all()).toEqual(escalations);
});

test('what could not be done is told, with a code that a schedule notices', async () => {
  const held = await council.held();
  await council.action(held);
  await council.tenant.control('faults', { rules: [{ kind: 'status', status: 403, match: { path: 'sendActivityNotification' } }] });
  const { code, err } = await sweep(later(60));
  await council.housing.noFaults();
  expect(code).toBe(1);
  expect(err).toContain('Weekly on-time report');
});

test('without a token it says what it needs and touches nothing', async () => {
  const { code, err } = await sweep(later(60), {});
  expect(code).toBe(2);
  expect(err).toContain('CONTRACT_DESK_GRAPH_TOKEN');
});
