import { startTestTenant } from '../../support/tenant';
import type { TestTenant } from '../../support/tenant';
import { alex, allScopes, failure, james, peopleAndSite, priya, someone, tom } from './support';

interface Listed {
  readonly value: readonly { readonly id: string; readonly type: string; readonly subject: string; readonly start: { readonly dateTime: string; readonly timeZone: string } }[];
}

const london = 'GMT Standard Time';
const weekly = (more: object = {}) => ({
  subject: 'Repairs stand-up',
  body: { contentType: 'html', content: '<p>Agenda</p>' },
  start: { dateTime: '2026-10-19T10:00:00', timeZone: london },
  end: { dateTime: '2026-10-19T10:30:00', timeZone: london },
  recurrence: {
    pattern: { type: 'weekly', interval: 1, daysOfWeek: ['monday'] },
    range: { type: 'numbered', startDate: '2026-10-19', numberOfOccurrences: 4 },
  },
  attendees: [{ emailAddress: { address: tom, name: 'Tom Aldous' }, type: 'required' }],
  ...more,
});
const october = 'startDateTime=2026-10-01T00:00:00Z&endDateTime=2026-12-01T00:00:00Z';

describe('Graph: events and calendars', () => {
  let tenant: TestTenant;
  const as = (upn: string) => someone(tenant, { upn, scp: allScopes }).client;
  const starts = (list: Listed) => list.value.map(({ start }) => start.dateTime.slice(0, 16));

  beforeAll(async () => {
    tenant = await startTestTenant({ now: '2026-10-12T09:00:00Z' });
    await peopleAndSite(tenant);
  });
  afterAll(() => tenant.stop());

  describe('a series', () => {
    let id: string;
    let copy: string;
    const view = async (upn: string, zone = 'UTC'): Promise<Listed> =>
      as(upn).api(`/me/calendarView?${october}`).header('Prefer', `outlook.timezone="${zone}"`).top(50).get();

    beforeAll(async () => {
      id = (await as(priya).api('/me/events').post(weekly())).id;
      copy = (await as(tom).api('/me/events').get()).value[0].id;
    });

    test('keeps its wall clock time when the clocks change (List calendarView)', async () => {
      expect(starts(await view(priya))).toEqual(['2026-10-19T09:00', '2026-10-26T10:00', '2026-11-02T10:00', '2026-11-09T10:00']);
      const local = await view(priya, london);
      expect(starts(local)).toEqual(['2026-10-19T10:00', '2026-10-26T10:00', '2026-11-02T10:00', '2026-11-09T10:00']);
      expect(local.value[0]).toMatchObject({ type: 'occurrence', seriesMasterId: id, start: { dateTime: '2026-10-19T10:00:00.0000000', timeZone: london } });
    });

    test('stands in the calendar of who is invited, as their own event', async () => {
      const [mine] = (await as(tom).api('/me/events').get()).value;
      expect(mine).toMatchObject({ type: 'seriesMaster', isOrganizer: false, responseStatus: { response: 'notResponded' } });
      expect(mine.organizer.emailAddress.address).toBe(priya);
      expect(starts(await view(tom))).toHaveLength(4);
      expect((await as(alex).api('/me/events').get()).value).toEqual([]);
    });

    test('lists events and series, not their days; instances are asked for', async () => {
      expect((await as(priya).api('/me/events').get()).value.map((one: { type: string }) => one.type)).toEqual(['seriesMaster']);
      const instances = await as(priya).api(`/me/events/${id}/instances?startDateTime=2026-10-20T00:00:00Z&endDateTime=2026-11-03T00:00:00Z`).get();
      expect(starts(instances)).toEqual(['2026-10-26T10:00', '2026-11-02T10:00']);
      expect((await failure(as(priya).api(`/me/events/${id}/instances`).get())).statusCode).toBe(400);
      expect((await failure(as(priya).api('/me/calendarView').get())).code).toBe('ErrorInvalidRequest');
    });

    test('one day is moved and one taken out for everybody, and the series tells it', async () => {
      const days = (await view(priya)).value;
      await as(priya).api(`/me/events/${days[1]?.id}`).patch({ start: { dateTime: '2026-10-27T15:00:00', timeZone: london }, end: { dateTime: '2026-10-27T15:30:00', timeZone: london } });
      await as(priya).api(`/me/events/${days[2]?.id}`).delete();
      for (const upn of [priya, tom]) expect(starts(await view(upn))).toEqual(['2026-10-19T09:00', '2026-10-27T15:00', '2026-11-09T10:00']);
      expect((await view(priya)).value[1]).toMatchObject({ type: 'exception', originalStart: '2026-10-26T10:00:00Z' });
      const series = await as(priya).api(`/me/events/${id}`).select('subject,cancelledOccurrences').expand('exceptionOccurrences').get();
      expect(series.cancelledOccurrences).toEqual([`OID.${id}.2026-11-02`]);
      expect(series.exceptionOccurrences.map((one: { id: string }) => one.id)).toEqual([days[1]?.id]);
      expect((await failure(as(priya).api(`/me/events/${days[2]?.id}`).get())).code).toBe('ErrorItemNotFound');
    });

    test('answers reach the organiser; the organiser cannot answer, an attendee cannot cancel', async () => {
      await as(tom).api(`/me/events/${copy}/accept`).post({ comment: 'Fine', sendResponse: true });
      const [attendee] = (await as(priya).api(`/me/events/${id}`).get()).attendees;
      expect(attendee.status.response).toBe('accepted');
      expect((await as(tom).api(`/me/events/${copy}`).get()).responseStatus.response).toBe('accepted');
      expect((await failure(as(priya).api(`/me/events/${id}/accept`).post({}))).statusCode).toBe(400);
      expect((await failure(as(tom).api(`/me/events/${copy}/cancel`).post({}))).message).toContain('need to be an organizer');
      expect((await failure(as(tom).api(`/me/events/${copy}`).patch({ subject: 'Mine' }))).statusCode).toBe(400);
      expect((await as(tom).api(`/me/events/${copy}`).patch({ showAs: 'free' })).showAs).toBe('free');
      expect((await as(priya).api(`/me/events/${id}`).get()).showAs).toBe('busy');
    });

    test('a cancelled meeting stays with the attendees as cancelled, and they are told', async () => {
      await as(priya).api(`/me/events/${id}/cancel`).post({ Comment: 'Not this year' });
      expect((await failure(as(priya).api(`/me/events/${id}`).get())).statusCode).toBe(404);
      expect(await as(tom).api(`/me/events/${copy}`).get()).toMatchObject({ isCancelled: true, subject: 'Canceled: Repairs stand-up' });
      const { value } = (await tenant.controlGet('outbox')) as { value: { subject: string; to: string[]; content: string }[] };
      expect(value[0]).toMatchObject({ subject: 'Canceled: Repairs stand-up', to: [tom], content: 'Not this year' });
    });
  });

  test.each([
    ['daily', { interval: 3 }, ['2026-10-20', '2026-10-23', '2026-10-26']],
    ['weekly', { interval: 2, daysOfWeek: ['tuesday', 'friday'] }, ['2026-10-20', '2026-10-23', '2026-11-03']],
    ['absoluteMonthly', { interval: 1, dayOfMonth: 31 }, ['2026-10-31', '2026-11-30', '2026-12-31']],
    ['relativeMonthly', { interval: 1, daysOfWeek: ['thursday'], index: 'last' }, ['2026-10-29', '2026-11-26', '2026-12-31']],
    ['absoluteYearly', { interval: 1, month: 2, dayOfMonth: 29 }, ['2027-02-28', '2028-02-29', '2029-02-28']],
    ['relativeYearly', { interval: 1, month: 11, daysOfWeek: ['monday'], index: 'second' }, ['2026-11-09', '2027-11-08', '2028-11-13']],
  ])('a %s pattern falls on the days that Outlook shows', async (type, pattern, days) => {
    const recurrence = { pattern: { type, ...pattern }, range: { type: 'noEnd', startDate: '2026-10-20' } };
    const { id } = await as(alex).api('/me/events').post({ ...weekly({ subject: type, recurrence, attendees: [] }) });
    const { value } = await as(alex).api(`/me/events/${id}/instances?startDateTime=2026-10-20T00:00:00Z&endDateTime=2030-01-01T00:00:00Z`).top(3).get();
    expect(value.map((one: { start: { dateTime: string } }) => one.start.dateTime.slice(0, 10))).toEqual(days);
    await as(alex).api(`/me/events/${id}`).delete();
  });

  test('a pattern without what its type needs, an unknown zone and an unknown property are refused', async () => {
    const post = (more: object) => failure(as(priya).api('/me/events').post(weekly(more)));
    const { recurrence } = weekly();
    expect((await post({ recurrence: { ...recurrence, pattern: { type: 'weekly', interval: 1 } } })).message).toContain('daysOfWeek');
    expect((await post({ start: { dateTime: '2026-10-19T10:00:00', timeZone: 'Mars Standard Time' } })).code).toBe('TimeZoneNotSupportedException');
    expect((await post({ colour: 'red' })).code).toBe('RequestBodyRead');
    expect((await post({ iCalUId: 'x' })).code).toBe('ErrorInvalidPropertySet');
    expect((await post({ isAllDay: true })).statusCode).toBe(400);
  });

  test('IANA names are zones as well, and a day without a zone of its own is midnight everywhere', async () => {
    const day = { subject: 'Stock check', isAllDay: true, start: { dateTime: '2026-10-14T00:00:00', timeZone: 'America/New_York' }, end: { dateTime: '2026-10-15T00:00:00', timeZone: 'America/New_York' } };
    const made = await as(priya).api('/me/events').post(day);
    expect(made.start).toEqual({ dateTime: '2026-10-14T00:00:00.0000000', timeZone: 'America/New_York' });
    const text = await as(priya).api(`/me/events/${made.id}`).header('Prefer', 'outlook.body-content-type="text"').get();
    expect([text.start.dateTime, text.body.contentType]).toEqual(['2026-10-14T00:00:00.0000000', 'text']);
    await as(priya).api(`/me/events/${made.id}`).delete();
  });

  describe('with a Teams meeting', () => {
    const online = () => weekly({ isOnlineMeeting: true, onlineMeetingProvider: 'teamsForBusiness', attendees: [{ emailAddress: { address: tom } }, { emailAddress: { address: 'james.farrow@estuaryrepairs.example' } }] });

    test('a change of the event changes the meeting, its chat and who is in it; the meeting cannot be switched off', async () => {
      const made = await as(priya).api('/me/events').post(online());
      const filter = `JoinWebUrl eq '${encodeURIComponent(made.onlineMeeting.joinUrl)}'`;
      expect((await as(james).api('/me/onlineMeetings').filter(filter).get()).value[0].subject).toBe('Repairs stand-up');
      await as(priya).api(`/me/events/${made.id}`).patch({ subject: 'Repairs review', attendees: [{ emailAddress: { address: tom } }] });
      const [meeting] = (await as(tom).api('/me/onlineMeetings').filter(filter).get()).value;
      expect(meeting.subject).toBe('Repairs review');
      expect((await as(tom).api(`/chats/${meeting.chatInfo.threadId}`).get()).topic).toBe('Repairs review');
      expect((await failure(as(james).api(`/chats/${meeting.chatInfo.threadId}`).get())).statusCode).toBe(403);
      expect((await failure(as(priya).api(`/me/events/${made.id}`).patch({ isOnlineMeeting: false }))).message).toContain('switched off');
    });

    test('a meeting that was scheduled by other means stands in the calendars too, and control names its nearest day', async () => {
      const recurrence = { pattern: { type: 'absoluteMonthly', interval: 1 }, range: { type: 'noEnd' } };
      const { chatId } = await tenant.control('meetings', { organiser: priya, attendees: [tom], subject: 'Lifts L2', start: '2026-06-15T09:00:00Z', end: '2026-06-15T10:00:00Z', recurrence });
      const shown = await as(tom).api('/me/calendarView?startDateTime=2026-12-01T00:00:00Z&endDateTime=2026-12-31T00:00:00Z').filter("subject eq 'Lifts L2'").get();
      expect(starts(shown)).toEqual(['2026-12-15T10:00']);
      const nearest = async () => ((await tenant.controlGet(`meetings/${encodeURIComponent(String(chatId))}`)) as { nearest: { start: string } }).nearest.start;
      expect(await nearest()).toBe('2026-10-15T09:00:00.000Z');
      await tenant.control('recordings', { chatId, start: '2026-10-12T08:02:00Z', end: '2026-10-12T08:40:00Z' });
      expect(await nearest()).toBe('2026-10-12T08:00:00.000Z');
    });
  });

  test('changes of a calendar view since the last look (event: delta)', async () => {
    const links = (answer: Record<string, string>) => answer['@odata.deltaLink'] ?? '';
    const all = async (address: string): Promise<{ ids: string[]; link: string }> => {
      const answer = await as(alex).api(address).get();
      return { ids: answer.value.map((one: { id: string }) => one.id), link: links(answer) };
    };
    const first = await all(`/me/calendarView/delta?${october}`);
    expect(first.ids).toEqual([]);
    const { id } = await as(alex).api('/me/events').post({ ...weekly({ recurrence: null, attendees: [] }) });
    const second = await all(first.link);
    expect(second.ids).toEqual([id]);
    await as(alex).api(`/me/events/${id}`).delete();
    const { value } = await as(alex).api(second.link).get();
    expect(value).toEqual([{ id, '@removed': { reason: 'deleted' } }]);
    expect((await failure(as(alex).api('/me/calendarView/delta?$deltatoken=old').get())).statusCode).toBe(410);
  });

  test('calendars are made, renamed and deleted with their events; the first one stays', async () => {
    const { id } = await as(alex).api('/me/calendars').post({ name: 'Site visits' });
    expect((await failure(as(alex).api('/me/calendars').post({ name: 'site visits' }))).statusCode).toBe(409);
    const event = await as(alex).api(`/me/calendars/${id}/events`).post(weekly({ attendees: [] }));
    expect((await as(alex).api(`/me/calendars/${id}/events`).get()).value).toHaveLength(1);
    expect((await as(alex).api('/me/calendar/events').get()).value).toEqual([]);
    expect((await as(alex).api(`/me/calendars/${id}`).patch({ name: 'Visits' })).name).toBe('Visits');
    await as(alex).api(`/me/calendars/${id}`).delete();
    expect((await failure(as(alex).api(`/me/events/${event.id}`).get())).statusCode).toBe(404);
    expect((await failure(as(alex).api('/me/calendar').delete())).statusCode).toBe(400);
  });

  test('others see when somebody is busy and no more; times that suit all are found', async () => {
    const window = { startTime: { dateTime: '2026-12-07T09:00:00', timeZone: london }, endTime: { dateTime: '2026-12-07T12:00:00', timeZone: london } };
    const slot = { start: { dateTime: '2026-12-07T10:00:00', timeZone: london }, end: { dateTime: '2026-12-07T11:00:00', timeZone: london } };
    await as(priya).api('/me/events').post({ subject: 'Budget', ...slot });
    const { value } = await as(tom).api('/me/calendar/getSchedule').post({ Schedules: [priya, 'nobody@wendmere.example'], ...window });
    expect(value[0].availabilityView).toBe('002200');
    expect(value[0].scheduleItems).toEqual([{ status: 'busy', start: expect.objectContaining({ timeZone: london }), end: expect.anything() }]);
    expect(value[1].error.responseCode).toBe('ErrorMailRecipientNotFound');
    const finder = someone(tenant, { upn: tom, scp: 'Calendars.Read.Shared' }).client;
    const found = await finder.api('/me/findMeetingTimes').post({
      attendees: [{ type: 'required', emailAddress: { address: priya } }],
      timeConstraint: { timeSlots: [{ start: window.startTime, end: window.endTime }] },
      meetingDuration: 'PT1H',
      minimumAttendeePercentage: 100,
    });
    expect(found.meetingTimeSuggestions.map((one: { meetingTimeSlot: { start: { dateTime: string } } }) => one.meetingTimeSlot.start.dateTime.slice(11, 16))).toEqual(['09:00', '11:00']);
  });

  test("nobody reads another person's calendar, and guests have none", async () => {
    expect((await failure(as(alex).api(`/users/${tom}/events`).get())).code).toBe('ErrorAccessDenied');
    expect((await failure(as(james).api('/me/events').get())).code).toBe('MailboxNotEnabledForRESTAPI');
    const app = someone(tenant, { appid: '6a0f5a3e-1111-4222-8333-944455566677', roles: ['Calendars.Read'] }).client;
    expect((await app.api(`/users/${tom}/events`).get()).value.length).toBeGreaterThan(0);
    expect((await failure(app.api(`/users/${tom}/events`).post(weekly()))).statusCode).toBe(403);
    expect((await failure(app.api('/me/events').get())).statusCode).toBe(400);
  });
});
