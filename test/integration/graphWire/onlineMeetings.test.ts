import { startTestTenant } from '../../support/tenant';
import type { TestTenant } from '../../support/tenant';
import { allScopes, failure, james, peopleAndSite, priya, series, someone, tom } from './support';
import type { Scheduled } from './support';

const appId = '6a0f5a3e-1111-4222-8333-944455566677';
const vtt = 'WEBVTT\n\n0:0:2.000 --> 0:0:9.500\n<v Priya Nair>Shall we begin?</v>\n\n0:0:9.900 --> 0:0:17.200\n<v James Farrow>Two are done.</v>';

describe('Graph: online meetings that are made, changed and looked through', () => {
  let tenant: TestTenant;
  let ids: Record<string, string>;
  let meeting: Scheduled;
  const as = (upn: string) => someone(tenant, { upn, scp: allScopes }).client;
  const app = (roles: readonly string[]) => someone(tenant, { appid: appId, roles }).client;

  beforeAll(async () => {
    tenant = await startTestTenant({ now: '2026-12-03T12:00:00Z' });
    ids = await peopleAndSite(tenant);
    meeting = await series(tenant);
    for (const day of ['2026-10-01', '2026-11-05', '2026-12-03']) {
      const span = { chatId: meeting.chatId, start: `${day}T10:00:00Z`, end: `${day}T11:00:00Z` };
      await tenant.control('recordings', { ...span, seedSize: 4000 });
      await tenant.control('transcripts', { ...span, vtt });
    }
    await tenant.control('accessPolicies', { appId, person: priya });
  });
  afterAll(() => tenant.stop());

  test('a meeting is made, found by its number, changed by its organiser and deleted (Create onlineMeeting)', async () => {
    const made = await as(priya).api('/me/onlineMeetings').post({
      subject: 'Void inspection',
      startDateTime: '2026-12-04T09:00:00Z',
      participants: { attendees: [{ upn: tom, role: 'presenter', identity: { user: { id: ids[tom] } } }] },
      allowedPresenters: 'roleIsPresenter',
    });
    expect(made).toMatchObject({ endDateTime: '2026-12-04T10:00:00.000Z', allowedPresenters: 'roleIsPresenter' });
    expect(made.participants.attendees).toMatchObject([{ upn: tom, role: 'presenter' }]);
    const number = `joinMeetingIdSettings/joinMeetingId eq '${made.joinMeetingIdSettings.joinMeetingId}'`;
    expect((await as(tom).api('/me/onlineMeetings').filter(number).get()).value[0].id).toBe(made.id);
    const address = `/me/onlineMeetings/${made.id}`;
    const changed = await as(priya).api(address).patch({ subject: 'Void handover', endDateTime: '2026-12-04T11:00:00Z', lobbyBypassSettings: { scope: 'everyone', isDialInBypassEnabled: true } });
    expect(changed).toMatchObject({ subject: 'Void handover', lobbyBypassSettings: { scope: 'everyone' } });
    expect((await failure(as(tom).api(address).delete())).statusCode).toBe(403);
    await as(priya).api(address).delete();
    expect((await failure(as(priya).api(address).get())).statusCode).toBe(404);
  });

  test('what does not exist in a meeting, and values of another kind, are refused', async () => {
    const post = (body: object) => failure(as(priya).api('/me/onlineMeetings').post(body));
    expect((await post({ colour: 'red' })).message).toContain("'colour' does not exist");
    expect((await post({ allowMeetingChat: 'sometimes' })).statusCode).toBe(400);
    expect((await post({ startDateTime: '2026-12-04T09:00:00Z', endDateTime: '2026-12-04T08:00:00Z' })).statusCode).toBe(400);
    expect((await post({ isBroadcast: true })).statusCode).toBe(501);
  });

  test('the same externalId gives the same meeting (onlineMeeting: createOrGet)', async () => {
    const call = someone(tenant, { upn: priya, scp: allScopes }).call;
    const ask = async () => call('POST', '/me/onlineMeetings/createOrGet', { externalId: 'void-17', subject: 'Void 17' });
    const [first, second] = [await ask(), await ask()];
    expect([first.status, second.status]).toEqual([201, 200]);
    expect(((await second.json()) as { id: string }).id).toBe(((await first.json()) as { id: string }).id);
    expect((await failure(as(priya).api('/me/onlineMeetings/createOrGet').post({ subject: 'x' }))).statusCode).toBe(400);
  });

  test('a meeting without an event keeps no recordings', async () => {
    const made = await as(priya).api('/me/onlineMeetings').post({ subject: 'Ad hoc' });
    const recording = tenant.control('recordings', { chatId: made.chatInfo.threadId, start: '2026-12-03T10:00:00Z', end: '2026-12-03T11:00:00Z' });
    await expect(recording).rejects.toThrow('without an event');
    expect((await as(priya).api(`/me/onlineMeetings/${made.id}/recordings`).get()).value).toEqual([]);
  });

  test('an application makes a meeting for somebody only with the access policy', async () => {
    const roles = ['OnlineMeetings.ReadWrite.All'];
    expect((await app(roles).api(`/users/${ids[priya]}/onlineMeetings`).post({ subject: 'By the app' })).subject).toBe('By the app');
    expect((await failure(app(roles).api(`/users/${ids[tom]}/onlineMeetings`).post({ subject: 'x' }))).statusCode).toBe(403);
    expect((await failure(app(roles).api('/me/onlineMeetings').post({ subject: 'x' }))).statusCode).toBe(400);
    const { videoTeleconferenceId } = await as(priya).api(`/me/onlineMeetings/${meeting.onlineMeetingId}`).get();
    const found = await app(roles).api('/communications/onlineMeetings').filter(`VideoTeleconferenceId eq '${videoTeleconferenceId}'`).get();
    expect(found.value[0].id).toBe(meeting.onlineMeetingId);
  });

  describe('recordings and transcripts of all meetings of an organiser (getAllRecordings)', () => {
    const all = (kind: string, more = '') => `/users/${ids[priya]}/onlineMeetings/${kind}(meetingOrganizerUserId='${ids[priya]}'${more})`;
    const reader = () => app(['OnlineMeetingRecording.Read.All', 'OnlineMeetingTranscript.Read.All']);

    test('come in pages, between two moments, and need the organiser', async () => {
      const first = await reader().api(all('getAllRecordings')).top(2).get();
      expect([first.value.length, first['@odata.count']]).toEqual([2, 3]);
      expect((await reader().api(first['@odata.nextLink']).get()).value).toHaveLength(1);
      const between = ',startDateTime=2026-11-01T00:00:00Z,endDateTime=2026-11-30T00:00:00Z';
      const november = await reader().api(all('getAllTranscripts', between)).get();
      expect(november.value.map((one: { createdDateTime: string }) => one.createdDateTime.slice(0, 10))).toEqual(['2026-11-05']);
      expect((await failure(reader().api(`/users/${ids[priya]}/onlineMeetings/getAllRecordings`).get())).statusCode).toBe(400);
    });

    test('are not for people, and tell what is new since a token', async () => {
      expect((await failure(as(priya).api(all('getAllRecordings')).get())).statusCode).toBe(403);
      const start = await reader().api(`${all('getAllTranscripts')}/delta`).get();
      expect(start.value).toHaveLength(3);
      const span = { chatId: meeting.chatId, start: '2026-12-03T11:00:00Z', end: '2026-12-03T11:20:00Z' };
      await tenant.control('transcripts', { ...span, vtt });
      const after = await reader().api(start['@odata.deltaLink']).get();
      expect(after.value.map((one: { createdDateTime: string }) => one.createdDateTime)).toEqual(['2026-12-03T11:00:00.000Z']);
    });
  });

  test('recordings are filtered by what they share with a transcript, and by nothing else', async () => {
    const base = `/me/onlineMeetings/${meeting.onlineMeetingId}`;
    const [transcript] = (await as(tom).api(`${base}/transcripts`).get()).value;
    const found = await as(tom).api(`${base}/recordings`).filter(`contentCorrelationId eq '${transcript.contentCorrelationId}'`).get();
    expect(found.value).toHaveLength(1);
    expect((await failure(as(tom).api(`${base}/recordings`).filter("callId eq 'x'").get())).statusCode).toBe(400);
  });

  test('a part of a recording is read by its range', async () => {
    const base = `/me/onlineMeetings/${meeting.onlineMeetingId}/recordings`;
    const [{ id }] = (await as(priya).api(base).get()).value;
    const read = (range: string) => someone(tenant, { upn: priya, scp: allScopes }).call('GET', `${base}/${id}/content`, undefined, { range });
    const part = await read('bytes=4-7');
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([206, 'bytes 4-7/4000', 'ftyp']);
    expect((await (await read('bytes=-10')).arrayBuffer()).byteLength).toBe(10);
    expect((await read('bytes=9000-')).status).toBe(416);
  });

  test('the metadata of a transcript says who spoke and when', async () => {
    const base = `/me/onlineMeetings/${meeting.onlineMeetingId}/transcripts`;
    const [{ id }] = (await as(james).api(base).get()).value;
    const answer = await someone(tenant, { upn: tom, scp: allScopes }).call('GET', `${base}/${id}/metadataContent`);
    const [head, cue = ''] = (await answer.text()).split('\n\n');
    const [times, said = '{}'] = cue.split('\n');
    expect([head, times]).toEqual(['WEBVTT', '00:00:02.000 --> 00:00:09.500']);
    expect(JSON.parse(said)).toMatchObject({ speakerName: 'Priya Nair', spokenText: 'Shall we begin?', startDateTime: '2026-10-01T10:00:02.000+00:00' });
  });

  test('a meeting says until when it can be used: sixty days after it was last held, a series without an end for ever', async () => {
    const { onlineMeetingId, chatId } = await tenant.control('meetings', { organiser: priya, attendees: [tom], subject: 'Once', start: '2026-10-01T09:00:00Z', end: '2026-10-01T10:00:00Z' });
    const expiry = async (id: unknown) => (await as(priya).api(`/me/onlineMeetings/${String(id)}`).get()).expiryDateTime;
    expect(await expiry(onlineMeetingId)).toBe('2026-11-30T10:00:00.000Z');
    await tenant.control('attendance', { chatId, start: '2026-10-08T09:00:00Z', end: '2026-10-08T10:00:00Z', people: [{ upn: tom }] });
    expect(await expiry(onlineMeetingId)).toBe('2026-12-07T10:00:00.000Z');
    expect(await expiry(meeting.onlineMeetingId)).toBeNull();
  });

  test.each(['GET /copilot/users/x/onlineMeetings/y/aiInsights', 'GET /me/onlineMeetings/y/getVirtualAppointmentJoinWebUrl', 'POST /subscriptions'])(
    '%s is not among what this tenant does, and it says so',
    async (address) => {
      const [method = '', path = ''] = address.split(' ');
      const answer = await someone(tenant, { upn: priya, scp: allScopes }).call(method, path, method === 'POST' ? {} : undefined);
      expect(answer.status).toBe(501);
    }
  );
});
