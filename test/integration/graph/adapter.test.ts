import { quickXorHash } from '../../../src/core/hash';
import { createGraph } from '../../../src/graph/createGraph';
import type { DriveFolder, Graph } from '../../../src/graph/ports';
import { scopes } from '../../../src/graph/scopes';
import { teamsAppId } from '../../../src/graph/teamsApp';
import { rangeBytes } from '../../../src/graph/uploadSession';
import { nodeGraph } from '../../../src/jobs/nodeGraph';
import manifest from '../../../teams/manifest.json';
import { failureOf } from '../data/support';
import { startTestTenant, type TestTenant } from '../../support/tenant';

/** The adapter through Microsoft's own client, against the tenant's wire. */

const upns = {
  priya: 'priya.nair@wendmere.example',
  ben: 'ben.carter@wendmere.example',
  ruth: 'ruth.adeyemi@wendmere.example',
  james: 'james.farrow_estuaryrepairs.example#EXT#@wendmere.example',
};
const principal = '08e18876-6177-487e-b8b5-cf950c1e598c';
const start = '2026-12-03T14:00:00.000Z';
const end = '2026-12-03T15:00:00.000Z';

let tenant: TestTenant;
let chatId: string;
let joinUrl: string;

beforeAll(async () => {
  tenant = await startTestTenant({ now: '2026-12-03T15:30:00.000Z' });
  for (const [name, upn] of Object.entries(upns)) {
    await tenant.control('users', { upn, displayName: upn.split('@')[0].replace(/\W/g, ' '), ...(name === 'james' ? { isGuest: true } : {}) });
  }
  const meeting = await tenant.control('meetings', { organiser: upns.priya, attendees: [upns.ben, upns.james], subject: "Repairs: O'Neil & Sons, 50%", start, end });
  chatId = String(meeting.chatId);
  joinUrl = String(meeting.joinUrl);
  await tenant.control('apps', { teamsAppId, webApplicationId: principal, installedFor: [upns.ben], activityTypes: manifest.activities.activityTypes });
});
afterEach(async () => {
  await tenant.controlDelete('faults');
  await tenant.control('scopes', { granted: [...scopes] });
});
afterAll(() => tenant.stop());

function graphOf(who: keyof typeof upns, scp: readonly string[] = scopes): Graph {
  const token = tenant.token({ upn: upns[who], scp: scp.join(' '), appid: principal });
  return createGraph(nodeGraph(tenant.url, async () => token), {
    siteUrl: `${tenant.url}/sites/housing`,
    fetch: (address, init) => fetch(address, init),
    pause: (milliseconds) => new Promise((done) => setTimeout(done, Math.min(milliseconds, 20))),
  });
}

/** A folder in a OneDrive, found by its path as a contract folder is. */
async function folderOf(who: keyof typeof upns): Promise<DriveFolder> {
  return graphOf(who).drives.folder(`/personal/${upns[who].replace(/[^a-z]/gi, '_')}/Documents`);
}

describe('meetings', () => {
  test('a chat leads to its Teams meeting, for the organiser and for those invited', async () => {
    for (const who of ['priya', 'ben'] as const) {
      expect(await graphOf(who).meetings.ofChat(chatId)).toMatchObject({ subject: "Repairs: O'Neil & Sons, 50%", joinUrl, chatId, organiserUpn: upns.priya });
    }
    expect((await graphOf('ben').meetings.ofJoinUrl(joinUrl)).chatId).toBe(chatId);
  });

  test('somebody who was not invited is refused, without a permission being blamed', async () => {
    const error = await failureOf(graphOf('ruth').meetings.ofChat(chatId));
    expect([error.kind, error.details.scope]).toEqual(['forbidden', undefined]);
  });

  test('recordings and transcripts come oldest first, with their text', async () => {
    await tenant.control('recordings', { chatId, start: '2026-12-03T14:31:00.000Z', end: '2026-12-03T14:50:00.000Z', seedSize: 30_000 });
    await tenant.control('recordings', { chatId, start: '2026-12-03T14:01:00.000Z', end: '2026-12-03T14:30:00.000Z', seedSize: 20_000 });
    await tenant.control('transcripts', { chatId, start, end, vtt: 'WEBVTT\n\n0:0:0.0 --> 0:0:1.0\n<v Ben>£5 – naïve</v>\n' });
    const { meetings } = graphOf('priya');
    const { id } = await meetings.ofChat(chatId);
    expect((await meetings.recordings(id)).map(({ created }) => created)).toEqual(['2026-12-03T14:01:00.000Z', '2026-12-03T14:31:00.000Z']);
    const [transcript] = await meetings.transcripts(id);
    expect(await meetings.transcriptText(id, transcript.id)).toContain('£5 – naïve');
  });

  test.each(scopes.filter((scope) => /^(Chat|OnlineMeeting)/.test(scope) && !scope.startsWith('ChatMessage')))('without %s the call says which permission is missing', async (missing) => {
    await tenant.control('scopes', { granted: scopes.filter((scope) => scope !== missing) });
    const { meetings } = graphOf('priya');
    const calls = async (): Promise<void> => {
      const { id } = await meetings.ofChat(chatId);
      await meetings.recordings(id);
      await meetings.transcripts(id);
    };
    await expect(calls()).rejects.toMatchObject({ kind: 'forbidden', details: { scope: missing } });
  });
});

describe('files', () => {
  test("an organiser sees the recordings in their OneDrive, those invited see what is shared, others none", async () => {
    const organiserId = (await graphOf('priya').meetings.ofChat(chatId)).organiserId;
    const names = async (who: keyof typeof upns): Promise<number> => (await graphOf(who).drives.recordingFiles(organiserId)).length;
    expect([await names('priya'), await names('ben')]).toEqual([2, 2]);
    await expect(names('ruth')).rejects.toMatchObject({ kind: 'forbidden' });
  });

  test('a copy is made on the server and followed by its monitor until it is done', async () => {
    const { drives, meetings } = graphOf('priya');
    const [source] = await drives.recordingFiles((await meetings.ofChat(chatId)).organiserId);
    const folder = await folderOf('priya');
    const monitor = await drives.startCopy(source, folder, 'Filed & done 50% #1.mp4');
    const states: string[] = [];
    let item = '';
    while (item === '') {
      const progress = await drives.followCopy(monitor);
      states.push(progress.state);
      if (progress.state === 'done') item = progress.itemId;
    }
    expect(states.length).toBeGreaterThan(1);
    expect(await drives.file(folder.driveId, item)).toMatchObject({ name: 'Filed & done 50% #1.mp4', size: source.size, quickXorHash: source.quickXorHash });
    expect((await drives.fileNamed(folder, 'Filed & done 50% #1.mp4'))?.itemId).toBe(item);
    await expect(drives.startCopy(source, folder, 'Filed & done 50% #1.mp4')).rejects.toMatchObject({ kind: 'conflict' });
  });

  test('what is not there is nothing; what is gone is not found', async () => {
    const { drives } = graphOf('priya');
    const folder = await folderOf('priya');
    expect(await drives.fileNamed(folder, 'Nowhere.mp4')).toBeUndefined();
    await expect(drives.followCopy(`${tenant.url}/_api/v2.0/monitor/0a1b2c3d-0000-4000-8000-000000000000`)).rejects.toMatchObject({ kind: 'notFound' });
    await expect(drives.folder('/sites/nowhere/ContractFolders')).rejects.toMatchObject({ kind: 'notFound' });
  });

  test('a large file goes up in ranges, resumes after a lost one and is the same in the end', async () => {
    const content = new Uint8Array(rangeBytes * 2 + 12_345).map((_, index) => (index * 7) % 253);
    await tenant.control('faults', { rules: [{ kind: 'cutAfter', times: 1, match: { method: 'PUT' } }, { kind: 'cutBefore', times: 1, match: { method: 'PUT' } }] });
    const sent: number[] = [];
    const folder = await folderOf('priya');
    const filed = await graphOf('priya').drives.upload(folder, 'By hand.mp4', new Blob([content]), (bytes) => sent.push(bytes));
    expect(filed).toMatchObject({ name: 'By hand.mp4', size: content.length });
    expect((await graphOf('priya').drives.file(filed.driveId, filed.itemId)).quickXorHash).toBe(quickXorHash(content));
    expect(sent[sent.length - 1]).toBe(content.length);
  });

  test('a label is applied where the tenant has it, and missed where it has none', async () => {
    const { drives } = graphOf('priya');
    const filed = await drives.fileNamed(await folderOf('priya'), 'By hand.mp4');
    if (!filed) throw new Error('The upload before is missing.');
    expect(await drives.applyRetentionLabel(filed.driveId, filed.itemId, 'Contract meeting records')).toBe(false);
    await tenant.control('retentionLabels', { name: 'Contract meeting records' });
    expect(await drives.applyRetentionLabel(filed.driveId, filed.itemId, 'Contract meeting records')).toBe(true);
    expect(await drives.applyRetentionLabel(filed.driveId, filed.itemId, 'Contract meeting records')).toBe(true);
  });

  test('a service that asks for a pause gets it from the client; one that never ends is reported with the pause', async () => {
    const folder = await folderOf('priya');
    await tenant.control('faults', { rules: [{ kind: 'status', status: 429, retryAfter: 1, times: 1, match: { path: 'By%20hand' } }] });
    expect((await graphOf('priya').drives.fileNamed(folder, 'By hand.mp4'))?.name).toBe('By hand.mp4');
    await tenant.control('faults', { rules: [{ kind: 'status', status: 503, retryAfter: 1, times: 4, match: { path: 'By%20hand' } }] });
    await expect(graphOf('priya').drives.fileNamed(folder, 'By hand.mp4')).rejects.toMatchObject({ kind: 'throttled', details: { retryAfter: 1 } });
  });

  test('a lost connection is offline', async () => {
    await tenant.control('faults', { rules: [{ kind: 'cutBefore', times: 1, match: { path: '/drives' } }] });
    await expect(folderOf('ben')).rejects.toMatchObject({ kind: 'offline' });
  });
});

describe('people and messages', () => {
  test('colleagues are found by name, whatever is typed', async () => {
    const { directory } = graphOf('priya');
    expect((await directory.search('ben')).map(({ upn }) => upn)).toEqual([upns.ben]);
    expect(await directory.search("o'") ).toEqual([]);
    expect(await directory.search('  ')).toEqual([]);
    expect(await directory.byUpn(upns.james)).toMatchObject({ upn: upns.james, isGuest: true });
    expect(await directory.byUpn('nobody@wendmere.example')).toBeUndefined();
  });

  test('a card with mentions is posted as the person, names escaped', async () => {
    const { messages, directory } = graphOf('priya');
    const ben = await directory.byUpn(upns.ben);
    if (!ben) throw new Error('Ben is missing.');
    const id = await messages.postCard(chatId, { type: 'AdaptiveCard', version: '1.4', body: [] }, [{ userId: ben.id, name: 'Ben <b>Carter</b>' }]);
    const { value } = (await tenant.controlGet(`chats/${encodeURIComponent(chatId)}/messages`)) as { value: readonly { id: string; body: { content: string } }[] };
    expect(value.find((message) => message.id === id)?.body.content).toContain('<at id="0">Ben &lt;b&gt;Carter&lt;/b&gt;</at>');
  });

  test('a notice reaches who has the app, and says why not otherwise', async () => {
    const { messages, directory } = graphOf('priya');
    const notice = { type: 'actionIssued', preview: 'Due 11 Dec', link: `https://teams.microsoft.com/l/entity/${teamsAppId}/my-actions`, topic: 'Report', parameters: { action: 'Report', contract: 'Repairs' }, chainId: 7 };
    const [ben, ruth] = await Promise.all([directory.byUpn(upns.ben), directory.byUpn(upns.ruth)]);
    await messages.notify(ben?.id ?? '', notice);
    await messages.notify(ben?.id ?? '', notice);
    const { value } = (await tenant.controlGet(`notifications?upn=${encodeURIComponent(upns.ben)}`)) as { value: readonly unknown[] };
    expect(value).toHaveLength(1);
    const refused = await failureOf(messages.notify(ruth?.id ?? '', notice));
    expect([refused.kind, refused.details.scope]).toEqual(['forbidden', undefined]);
    await tenant.control('scopes', { granted: scopes.filter((scope) => scope !== 'TeamsActivity.Send') });
    await expect(messages.notify(ben?.id ?? '', notice)).rejects.toMatchObject({ details: { scope: 'TeamsActivity.Send' } });
  });
});
