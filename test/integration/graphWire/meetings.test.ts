import { startTestTenant } from '../../support/tenant';
import type { TestTenant } from '../../support/tenant';
import { alex, allScopes, failure, james, peopleAndSite, priya, series, someone, tom } from './support';
import type { Scheduled } from './support';

const appId = '6a0f5a3e-1111-4222-8333-944455566677';

describe('Graph: Teams meetings, recordings and transcripts', () => {
  let tenant: TestTenant;
  let ids: Record<string, string>;
  let meeting: Scheduled;
  const as = (upn: string) => someone(tenant, { upn, scp: allScopes }).client;

  beforeAll(async () => {
    tenant = await startTestTenant({ now: '2026-12-03T12:00:00Z' });
    ids = await peopleAndSite(tenant);
    meeting = await series(tenant);
    for (const [month, available] of [['11', '2026-11-05T11:20:00Z'], ['12', '2026-12-03T11:25:00Z']]) {
      const span = { chatId: meeting.chatId, start: `2026-${month}-0${month === '11' ? 5 : 3}T10:00:00Z`, end: `2026-${month}-0${month === '11' ? 5 : 3}T11:00:00Z` };
      await tenant.control('recordings', { ...span, seedSize: 50000, availableAt: available, expiresAt: '2027-03-01T00:00:00Z' });
      await tenant.control('transcripts', { ...span, vtt: `WEBVTT\n\n00:00:00.000 --> 00:00:05.000\n<v Priya Nair>Month ${month}</v>`, availableAt: available });
    }
  });
  afterAll(() => tenant.stop());

  const find = (upn: string, joinUrl = meeting.joinUrl) =>
    as(upn).api('/me/onlineMeetings').filter(`JoinWebUrl eq '${encodeURIComponent(joinUrl)}'`).get();

  describe('onlineMeeting: get', () => {
    test('a chat tells its meeting, and the meeting is found by its join address', async () => {
      const chat = await as(tom).api(`/chats/${meeting.chatId}`).select('onlineMeetingInfo').get();
      expect(chat.onlineMeetingInfo.joinWebUrl).toBe(meeting.joinUrl);
      const { value } = await find(tom, chat.onlineMeetingInfo.joinWebUrl);
      expect(value).toHaveLength(1);
      expect(value[0]).toMatchObject({ id: meeting.onlineMeetingId, subject: 'Responsive repairs L2', chatInfo: { threadId: meeting.chatId } });
      expect(value[0].participants.organizer).toMatchObject({ upn: priya, identity: { user: { id: ids[priya] } } });
      expect((await as(priya).api(`/me/onlineMeetings/${meeting.onlineMeetingId}`).get()).joinWebUrl).toBe(meeting.joinUrl);
    });

    test('only the organiser and who is invited find it; others get 403', async () => {
      expect((await find(james)).value).toHaveLength(1);
      expect((await failure(find(alex))).statusCode).toBe(403);
      expect((await failure(as(alex).api(`/me/onlineMeetings/${meeting.onlineMeetingId}`).get())).statusCode).toBe(403);
    });

    test('meetings cannot be listed, and another filter is refused', async () => {
      expect((await failure(as(priya).api('/me/onlineMeetings').get())).statusCode).toBe(400);
      expect((await failure(as(priya).api('/me/onlineMeetings').filter("subject eq 'x'").get())).statusCode).toBe(400);
      expect((await failure(find(priya, 'https://teams.microsoft.com/l/meetup-join/none'))).statusCode).toBe(404);
    });

    test('a person who is not in the chat does not read it (chat: get, members only)', async () => {
      expect((await failure(as(alex).api(`/chats/${meeting.chatId}`).get())).statusCode).toBe(403);
    });
  });

  test('the organiser alone switches automatic recording on (onlineMeeting: update)', async () => {
    const address = `/me/onlineMeetings/${meeting.onlineMeetingId}`;
    expect((await as(priya).api(address).patch({ recordAutomatically: true })).recordAutomatically).toBe(true);
    expect((await failure(as(tom).api(address).patch({ recordAutomatically: false }))).statusCode).toBe(403);
    expect((await failure(as(priya).api(address).patch({ subject: 'Other' }))).statusCode).toBe(400);
  });

  describe('callRecording and callTranscript', () => {
    const base = () => `/me/onlineMeetings/${meeting.onlineMeetingId}`;

    test('a series mixes the artefacts of all its occurrences; a recording and its transcript share an id', async () => {
      const recordings = await as(tom).api(`${base()}/recordings`).get();
      const transcripts = await as(tom).api(`${base()}/transcripts`).get();
      const starts = recordings.value.map((one: { createdDateTime: string }) => one.createdDateTime.slice(0, 10));
      expect(starts).toEqual(['2026-11-05', '2026-12-03']);
      expect(recordings['@odata.count']).toBe(2);
      const correlated = (list: { value: { contentCorrelationId: string }[] }) => list.value.map((one) => one.contentCorrelationId);
      expect(correlated(transcripts)).toEqual(correlated(recordings));
      expect(new Set(correlated(recordings)).size).toBe(2);
      expect(recordings.value[0]).not.toHaveProperty('driveItem');
    });

    test('they take no query options', async () => {
      expect((await failure(as(priya).api(`${base()}/recordings`).top(1).get())).statusCode).toBe(400);
    });

    test('they appear only when the service has finished them, the file in OneDrive as well', async () => {
      const now = { 'x-tenant-now': '2026-12-03T11:10:00Z' };
      const fresh = await series(tenant);
      await tenant.control('recordings', { chatId: fresh.chatId, start: '2026-12-03T10:00:00Z', end: '2026-12-03T11:00:00Z', availableAt: '2026-12-03T13:00:00Z' });
      const at = (path: string, moment: string) => as(priya).api(path).header('x-tenant-now', moment).get();
      const files = (list: { value: { name: string }[] }) => list.value.length;
      expect((await at(`/me/onlineMeetings/${fresh.onlineMeetingId}/recordings`, now['x-tenant-now'])).value).toEqual([]);
      const before = files(await at('/me/drive/root:/Recordings:/children', now['x-tenant-now']));
      expect((await at(`/me/onlineMeetings/${fresh.onlineMeetingId}/recordings`, '2026-12-03T13:00:01Z')).value).toHaveLength(1);
      expect(files(await at('/me/drive/root:/Recordings:/children', '2026-12-03T13:00:01Z'))).toBe(before + 1);
    });

    test("the content of a recording is the organiser's alone, and is a movie", async () => {
      const [{ id }] = (await as(priya).api(`${base()}/recordings`).get()).value;
      const answer = await someone(tenant, { upn: priya, scp: allScopes }).call('GET', `${base()}/recordings/${id}/content`);
      expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'video/mp4']);
      const movie = Buffer.from(await answer.arrayBuffer());
      expect(movie).toHaveLength(50000);
      expect(boxes(movie)).toEqual(['ftyp', 'moov', 'mdat']);
      const byTom = await someone(tenant, { upn: tom, scp: allScopes }).call('GET', `${base()}/recordings/${id}/content`);
      expect(byTom.status).toBe(403);
    });

    test('a transcript is WebVTT, for who is invited', async () => {
      const transcripts = (await as(tom).api(`${base()}/transcripts`).get()).value;
      const call = someone(tenant, { upn: tom, scp: allScopes }).call;
      const answer = await call('GET', `${base()}/transcripts/${transcripts[1].id}/content?$format=text/vtt`);
      expect(answer.headers.get('content-type')).toBe('text/vtt');
      expect(await answer.text()).toContain('<v Priya Nair>Month 12</v>');
      expect((await call('GET', `${base()}/transcripts/${transcripts[1].id}/content?$format=text/plain`)).status).toBe(400);
    });

    test("the file lies in the organiser's Recordings folder: closed to attendees, but for the one file shared with them", async () => {
      const children = await as(priya).api('/me/drive/root:/Recordings:/children').get();
      expect(children.value[0].name).toBe('Responsive repairs L2-20261105_100000-Meeting Recording.mp4');
      expect((await failure(as(tom).api(`/users/${priya}/drive/root:/Recordings:/children`).get())).statusCode).toBe(403);
      const shared = await as(tom).api(`/users/${priya}/drive/root/search(q='Meeting Recording')`).get();
      expect(shared.value.length).toBeGreaterThanOrEqual(2);
      expect((await as(tom).api(`/users/${priya}/drive/items/${children.value[0].id}`).get()).size).toBe(50000);
      expect((await failure(as(james).api(`/users/${priya}/drive/items/${children.value[0].id}`).get())).statusCode).toBe(403);
      expect((await failure(as(alex).api(`/users/${priya}/drive/items/${children.value[0].id}`).get())).statusCode).toBe(403);
    });

    test('an expired recording stays listed; its file is in the recycle bin', async () => {
      const old = await series(tenant);
      await tenant.control('recordings', { chatId: old.chatId, start: '2026-08-06T10:00:00Z', end: '2026-08-06T11:00:00Z', expiresAt: '2026-12-03T12:30:00Z' });
      const file = "/me/drive/root:/Recordings/Responsive repairs L2-20260806_100000-Meeting Recording.mp4";
      expect((await as(priya).api(file).get()).name).toContain('20260806');
      const later = { upn: priya, at: '2026-12-04T00:00:00Z' };
      expect((await failure(as(later.upn).api(file).header('x-tenant-now', later.at).get())).statusCode).toBe(404);
      const listed = await as(later.upn).api(`/me/onlineMeetings/${old.onlineMeetingId}/recordings`).header('x-tenant-now', later.at).get();
      expect(listed.value).toHaveLength(1);
      const content = as(later.upn).api(`/me/onlineMeetings/${old.onlineMeetingId}/recordings/${listed.value[0].id}/content`).header('x-tenant-now', later.at);
      expect((await failure(content.get())).statusCode).toBe(404);
      const bin = await tenant.fetchAs(priya)(`/personal/priya_nair_wendmere_example/_api/web/recyclebin`, { headers: { accept: 'application/json;odata=nometadata' } });
      expect(JSON.stringify(await bin.json())).toContain('20260806_100000');
    });
  });

  test('attendance reports are the organiser\'s, and their records come only expanded', async () => {
    await tenant.control('attendance', {
      chatId: meeting.chatId,
      start: '2026-12-03T10:00:00Z',
      end: '2026-12-03T11:00:00Z',
      people: [{ upn: priya }, { upn: tom, join: '2026-12-03T10:10:00Z' }],
    });
    const base = `/me/onlineMeetings/${meeting.onlineMeetingId}/attendanceReports`;
    const [report] = (await as(priya).api(base).get()).value;
    expect(report.totalParticipantCount).toBe(2);
    expect(report).not.toHaveProperty('attendanceRecords');
    const { attendanceRecords } = await as(priya).api(`${base}/${report.id}`).expand('attendanceRecords').get();
    expect(attendanceRecords.map((one: { totalAttendanceInSeconds: number }) => one.totalAttendanceInSeconds)).toEqual([3600, 3000]);
    expect((await failure(as(tom).api(base).get())).statusCode).toBe(403);
  });

  test('an application reads meetings only with an application access policy for that person', async () => {
    const app = someone(tenant, { appid: appId, roles: ['OnlineMeetings.Read.All', 'OnlineMeetingRecording.Read.All'] }).client;
    const address = `/users/${ids[priya]}/onlineMeetings/${meeting.onlineMeetingId}`;
    const refused = await failure(app.api(address).get());
    expect(refused.statusCode).toBe(403);
    expect(refused.message).toContain(appId);
    await tenant.control('accessPolicies', { appId, person: priya });
    expect((await app.api(address).get()).subject).toBe('Responsive repairs L2');
    expect((await app.api(`${address}/recordings`).get()).value).toHaveLength(2);
    const all = `/users/${ids[priya]}/onlineMeetings/getAllRecordings(meetingOrganizerUserId='${ids[priya]}')`;
    expect((await app.api(all).get())['@odata.count']).toBeGreaterThanOrEqual(2);
  });

  describe('event: create', () => {
    const event = {
      subject: 'Roofing L2',
      start: { dateTime: '2027-07-08T10:00:00', timeZone: 'GMT Standard Time' },
      end: { dateTime: '2027-07-08T11:00:00', timeZone: 'GMT Standard Time' },
      recurrence: {
        pattern: { type: 'absoluteMonthly', interval: 1, dayOfMonth: 8 },
        range: { type: 'endDate', startDate: '2027-07-08', endDate: '2028-07-08' },
      },
      attendees: [{ emailAddress: { address: tom, name: 'Tom Aldous' }, type: 'required' }],
      isOnlineMeeting: true,
      onlineMeetingProvider: 'teamsForBusiness',
    };

    test('with isOnlineMeeting makes the Teams meeting of the series with its chat', async () => {
      const made = await as(priya).api('/me/events').post(event);
      expect(made).toMatchObject({ type: 'seriesMaster', isOnlineMeeting: true });
      const [found] = (await find(tom, made.onlineMeeting.joinUrl)).value;
      expect([found.subject, found.startDateTime]).toEqual(['Roofing L2', '2027-07-08T09:00:00.000Z']);
      expect((await as(tom).api(`/chats/${found.chatInfo.threadId}`).get()).chatType).toBe('meeting');
      expect((await as(priya).api(`/me/events/${made.id}`).get()).subject).toBe('Roofing L2');
      expect((await failure(as(tom).api(`/me/events/${made.id}`).get())).code).toBe('ErrorItemNotFound');
    });

    test('a repeat with the same transactionId makes no second meeting', async () => {
      const once = { ...event, transactionId: 'b3a7c8d9-0000-4000-8000-000000000001' };
      const [first, second] = [await as(priya).api('/me/events').post(once), await as(priya).api('/me/events').post(once)];
      expect(second.id).toBe(first.id);
    });

    test('an end before the start is refused', async () => {
      const backwards = { ...event, end: { dateTime: '2027-07-08T09:00:00', timeZone: 'GMT Standard Time' } };
      expect((await failure(as(priya).api('/me/events').post(backwards))).statusCode).toBe(400);
    });
  });
});

/** Types of the boxes at the top level of an MP4 file, which have to fill it to the last byte. */
function boxes(movie: Buffer): string[] {
  const types: string[] = [];
  let at = 0;
  while (at < movie.length) {
    types.push(movie.toString('latin1', at + 4, at + 8));
    at += movie.readUInt32BE(at);
  }
  expect(at).toBe(movie.length);
  return types;
}
