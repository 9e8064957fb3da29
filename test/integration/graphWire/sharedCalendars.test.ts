import { startTestTenant } from '../../support/tenant';
import type { TestTenant } from '../../support/tenant';
import { failure, peopleAndSite, priya, someone, sonia, tom } from './support';

const everybody = 'RGVmYXVsdA==';

describe('Graph: calendars that are shared', () => {
  let tenant: TestTenant;
  let visit: { id: string };
  const as = (upn: string, scp = 'Calendars.ReadWrite') => someone(tenant, { upn, scp }).client;
  const shared = (upn: string) => as(upn, 'Calendars.ReadWrite.Shared');
  const status = async (promise: Promise<unknown>): Promise<number> => (await failure(promise)).statusCode;
  const shares = '/me/calendar/calendarPermissions';
  const share = (address: string, role: string) => as(priya).api(shares).post({ emailAddress: { name: 'Someone', address }, role });
  const event = { subject: 'Site visit', body: { contentType: 'Text', content: 'Keys at the desk' }, start: { dateTime: '2026-12-04T10:00:00', timeZone: 'UTC' }, end: { dateTime: '2026-12-04T11:00:00', timeZone: 'UTC' } };

  beforeAll(async () => {
    tenant = await startTestTenant({ now: '2026-12-03T12:00:00Z' });
    await peopleAndSite(tenant);
    visit = await as(priya).api('/me/events').post(event);
  });
  afterAll(() => tenant.stop());

  test('every calendar has the organisation\'s entry, which sees when somebody is busy', async () => {
    expect((await as(priya).api(shares).get()).value).toEqual([expect.objectContaining({ id: everybody, role: 'freeBusyRead', isRemovable: false, emailAddress: { name: 'My Organization' } })]);
    expect(await status(shared(tom).api(`/users/${priya}/events`).get())).toBe(403);
    expect((await someone(tenant, { upn: priya, scp: 'Calendars.ReadWrite' }).call('DELETE', `${shares}/${everybody}`)).status).toBe(400);
  });

  test('a reader reads and does not write; a writer does both; without the shared permission neither', async () => {
    const made = await share(tom, 'read');
    expect(made).toMatchObject({ role: 'read', isInsideOrganization: true, isRemovable: true, emailAddress: { address: tom } });
    expect(await status(share(tom, 'read'))).toBe(409);
    expect((await shared(tom).api(`/users/${priya}/events/${visit.id}`).get()).body.content).toContain('Keys');
    expect((await shared(tom).api(`/users/${priya}/calendarView`).query({ startDateTime: '2026-12-04T00:00:00', endDateTime: '2026-12-05T00:00:00' }).get()).value).toHaveLength(1);
    expect(await status(as(tom).api(`/users/${priya}/events`).get())).toBe(403);
    expect(await status(shared(tom).api(`/users/${priya}/events`).post(event))).toBe(403);
    expect(await status(shared(sonia).api(`/users/${priya}/events`).get())).toBe(403);
    expect((await as(priya).api(`${shares}/${made.id}`).patch({ role: 'write' })).role).toBe('write');
    const second = await shared(tom).api(`/users/${priya}/events`).post({ ...event, subject: 'By Tom' });
    expect(second.organizer.emailAddress.address).toBe(priya);
    expect(await status(shared(tom).api(`/users/${priya}${shares.slice(3)}`).post({ emailAddress: { address: sonia }, role: 'read' }))).toBe(403);
  });

  test('only the calendar that is shared is seen', async () => {
    const own = await as(priya).api('/me/calendars').post({ name: 'Private' });
    const hidden = await as(priya).api(`/me/calendars/${own.id}/events`).post({ ...event, subject: 'Dentist' });
    const seen = (await shared(tom).api(`/users/${priya}/events`).get()).value.map(({ subject }: { subject: string }) => subject);
    expect(seen).toEqual(['Site visit', 'By Tom']);
    expect(await status(shared(tom).api(`/users/${priya}/events/${hidden.id}`).get())).toBe(403);
    expect((await shared(tom).api(`/users/${priya}/calendars`).get()).value).toHaveLength(1);
  });

  test('what was given is taken back, and the organisation can be let in as a whole', async () => {
    const [entry] = (await as(priya).api(shares).get()).value;
    await as(priya).api(`${shares}/${entry.id}`).delete();
    expect(await status(shared(tom).api(`/users/${priya}/events`).get())).toBe(403);
    await as(priya).api(`${shares}/${everybody}`).patch({ role: 'read' });
    expect((await shared(sonia).api(`/users/${priya}/events`).get()).value).toHaveLength(2);
    await as(priya).api(`${shares}/${everybody}`).patch({ role: 'limitedRead' });
    expect(await status(shared(sonia).api(`/users/${priya}/events`).get())).toBe(501);
  });

  test('an outsider may at most read', async () => {
    expect(await status(share('board@outside.example', 'write'))).toBe(400);
    expect(await share('board@outside.example', 'read')).toMatchObject({ isInsideOrganization: false, allowedRoles: ['freeBusyRead', 'limitedRead', 'read'] });
  });

  test('with Calendars.ReadBasic an event says when and where, not what', async () => {
    const basic = await as(priya, 'Calendars.ReadBasic').api(`/me/events/${visit.id}`).get();
    expect([basic.subject, basic.start.dateTime, basic.body, basic.bodyPreview, basic.hasAttachments]).toEqual(['Site visit', '2026-12-04T10:00:00.0000000', undefined, undefined, undefined]);
    expect(await status(as(priya, 'Calendars.ReadBasic').api(`/me/events/${visit.id}/attachments`).get())).toBe(403);
    expect((await as(priya).api(`/me/events/${visit.id}/calendar`).get()).name).toBe('Calendar');
  });
});
