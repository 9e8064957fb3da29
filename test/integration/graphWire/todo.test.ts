import { startTestTenant } from '../../support/tenant';
import type { TestTenant } from '../../support/tenant';
import { failure, peopleAndSite, priya, someone, sonia, tom } from './support';

const scopes = 'Tasks.ReadWrite Presence.Read.All Presence.ReadWrite';

describe('Graph: to-do lists and presence', () => {
  let tenant: TestTenant;
  let ids: Record<string, string>;
  const as = (upn: string, scp = scopes) => someone(tenant, { upn, scp }).client;
  const remove = async (upn: string, path: string) => (await someone(tenant, { upn, scp: scopes }).call('DELETE', path)).status;
  const status = async (promise: Promise<unknown>): Promise<number> => (await failure(promise)).statusCode;

  beforeAll(async () => {
    tenant = await startTestTenant({ now: '2026-12-03T12:00:00Z' });
    ids = await peopleAndSite(tenant);
  });
  afterAll(() => tenant.stop());

  describe('lists', () => {
    test('one is there from the start and stays', async () => {
      const [first] = (await as(priya).api('/me/todo/lists').get()).value;
      expect(first).toMatchObject({ displayName: 'Tasks', wellknownListName: 'defaultList', isOwner: true, isShared: false });
      expect(await remove(priya, `/me/todo/lists/${first.id}`)).toBe(400);
      expect(await status(as(priya).api(`/me/todo/lists/${first.id}`).patch({ displayName: 'Mine' }))).toBe(400);
    });

    test('others are made, renamed, followed and deleted, by their owner alone', async () => {
      const start = await as(priya).api('/me/todo/lists/delta').get();
      const list = await as(priya).api('/me/todo/lists').post({ displayName: 'Site visits' });
      expect(list).toMatchObject({ displayName: 'Site visits', wellknownListName: 'none' });
      expect((await as(priya).api(`/me/todo/lists/${list.id}`).patch({ displayName: 'Visits' })).displayName).toBe('Visits');
      expect((await as(priya).api(start['@odata.deltaLink']).get()).value.map(({ displayName }: { displayName: string }) => displayName)).toEqual(['Visits']);
      expect(await status(as(tom).api(`/me/todo/lists/${list.id}`).get())).toBe(404);
      expect(await status(as(tom).api(`/users/${ids[priya]}/todo/lists`).get())).toBe(403);
      expect(await status(as(priya, 'Tasks.Read').api('/me/todo/lists').post({ displayName: 'x' }))).toBe(403);
      expect(await status(as(priya).api('/me/todo/lists').post({ name: 'x' }))).toBe(400);
      expect(await remove(priya, `/me/todo/lists/${list.id}`)).toBe(204);
      expect(await status(as(priya).api(`/me/todo/lists/${list.id}`).get())).toBe(404);
    });
  });

  describe('tasks', () => {
    let path: string;
    beforeAll(async () => {
      const list = await as(priya).api('/me/todo/lists').post({ displayName: 'Work' });
      path = `/me/todo/lists/${list.id}/tasks`;
    });

    test('bring their linked resources along and keep their dates', async () => {
      const task = await as(priya).api(path).post({
        title: 'Call the lift firm',
        categories: ['Important'],
        dueDateTime: { dateTime: '2026-12-10T09:00:00', timeZone: 'Europe/London' },
        linkedResources: [{ webUrl: 'https://wendmere.example/case/7', applicationName: 'Cases', displayName: 'Case 7', externalId: '7' }],
      });
      expect(task).toMatchObject({ title: 'Call the lift firm', status: 'notStarted', importance: 'normal', body: { contentType: 'text', content: '' }, dueDateTime: { dateTime: '2026-12-10T09:00:00.0000000' }, linkedResources: [{ externalId: '7' }] });
      expect((await as(priya).api(`${path}/${task.id}/linkedResources`).get()).value).toHaveLength(1);
      expect((await as(priya).api(`${path}/${task.id}`).expand('linkedResources').get()).linkedResources).toMatchObject([{ displayName: 'Case 7' }]);
    });

    test('say when they were completed, and no longer when they are taken up again', async () => {
      const task = await as(priya).api(path).post({ title: 'Sign' });
      const done = await as(priya).api(`${path}/${task.id}`).patch({ status: 'completed' });
      expect(done.completedDateTime).toMatchObject({ dateTime: expect.stringMatching(/^2026-12-03T12:/), timeZone: 'UTC' });
      expect((await as(priya).api(path).filter("status eq 'completed'").get()).value).toHaveLength(1);
      expect((await as(priya).api(`${path}/${task.id}`).patch({ status: 'inProgress' })).completedDateTime).toBeUndefined();
      expect(await status(as(priya).api(`${path}/${task.id}`).patch({ status: 'half' }))).toBe(400);
      expect(await status(as(priya).api(path).post({ importance: 'high' }))).toBe(400);
    });

    test('recur, and are followed', async () => {
      const start = await as(priya).api(`${path}/delta`).get();
      const task = await as(priya).api(path).post({
        title: 'Water hygiene',
        dueDateTime: { dateTime: '2026-12-07T00:00:00', timeZone: 'UTC' },
        recurrence: { pattern: { type: 'weekly', interval: 2, daysOfWeek: ['monday'] }, range: { type: 'noEnd', startDate: '2026-12-07' } },
      });
      expect(task.recurrence.pattern).toMatchObject({ type: 'weekly', interval: 2 });
      expect((await as(priya).api(start['@odata.deltaLink']).get()).value).toMatchObject([{ title: 'Water hygiene' }]);
    });

    test('have steps and files', async () => {
      const task = await as(priya).api(path).post({ title: 'Handover' });
      const step = await as(priya).api(`${path}/${task.id}/checklistItems`).post({ displayName: 'Keys' });
      expect(step).toMatchObject({ displayName: 'Keys', isChecked: false });
      expect(await as(priya).api(`${path}/${task.id}/checklistItems/${step.id}`).patch({ isChecked: true })).toMatchObject({ isChecked: true, checkedDateTime: expect.any(String) });
      expect(await remove(priya, `${path}/${task.id}/checklistItems/${step.id}`)).toBe(204);
      const file = await as(priya).api(`${path}/${task.id}/attachments`).post({ '@odata.type': '#microsoft.graph.taskFileAttachment', name: 'keys.txt', contentType: 'text/plain', contentBytes: 'S2V5cw==' });
      expect((await as(priya).api(`${path}/${task.id}/attachments`).get()).value).toEqual([expect.not.objectContaining({ contentBytes: expect.anything() })]);
      expect((await as(priya).api(`${path}/${task.id}/attachments/${file.id}`).get()).contentBytes).toBe('S2V5cw==');
      expect((await as(priya).api(`${path}/${task.id}`).get()).hasAttachments).toBe(true);
    });

    test('go with their list', async () => {
      const list = await as(priya).api('/me/todo/lists').post({ displayName: 'Short' });
      const task = await as(priya).api(`/me/todo/lists/${list.id}/tasks`).post({ title: 'x' });
      await remove(priya, `/me/todo/lists/${list.id}`);
      expect(await status(as(priya).api(`/me/todo/lists/${list.id}/tasks/${task.id}`).get())).toBe(404);
    });
  });

  describe('presence', () => {
    const session = (activity: string, availability: string, more: object = {}) => ({ sessionId: '22553876-f5ab-4529-bffb-cfe50aa89f87', availability, activity, ...more });
    const presence = async (upn: string) => {
      const { availability, activity } = await as(sonia).api(`/users/${ids[upn]}/presence`).get();
      return `${availability}/${activity}`;
    };

    test('follows the sessions, and one\'s own choice while there is a session', async () => {
      expect(await presence(priya)).toBe('Offline/Offline');
      await as(priya).api('/me/presence/setUserPreferredPresence').post({ availability: 'DoNotDisturb', activity: 'DoNotDisturb', expirationDuration: 'PT8H' });
      expect(await presence(priya)).toBe('Offline/Offline');
      await as(priya).api(`/users/${ids[priya]}/presence/setPresence`).post(session('InACall', 'Busy', { expirationDuration: 'PT1H' }));
      expect(await presence(priya)).toBe('DoNotDisturb/DoNotDisturb');
      await as(priya).api('/me/presence/clearUserPreferredPresence').post({});
      expect(await presence(priya)).toBe('Busy/InACall');
      await as(priya).api('/me/presence/clearPresence').post({ sessionId: session('', '').sessionId });
      expect(await presence(priya)).toBe('Offline/Offline');
    });

    test('refuses what does not go together, lengths that are none, and others\' presence', async () => {
      expect(await status(as(priya).api('/me/presence/setPresence').post(session('Presenting', 'Available')))).toBe(400);
      expect(await status(as(priya).api('/me/presence/setPresence').post(session('Away', 'Away', { expirationDuration: 'soon' })))).toBe(400);
      expect(await status(as(priya).api('/me/presence/setPresence').post({ availability: 'Away', activity: 'Away' }))).toBe(400);
      expect(await status(as(priya).api(`/users/${ids[tom]}/presence/setPresence`).post(session('Away', 'Away')))).toBe(403);
      expect(await status(as(priya, 'Presence.Read').api(`/users/${ids[tom]}/presence`).get())).toBe(403);
      expect((await as(priya, 'Presence.Read').api('/me/presence').get()).id).toBe(ids[priya]);
    });

    test('is told of several at once, with what they say about themselves', async () => {
      await as(tom).api('/me/presence/setStatusMessage').post({ statusMessage: { message: { content: 'On site until four', contentType: 'text' } } });
      const { value } = await as(sonia).api('/communications/getPresencesByUserId').post({ ids: [ids[priya], ids[tom], 'ffffffff-0000-4000-8000-000000000000'] });
      expect(value).toMatchObject([{ id: ids[priya], statusMessage: null }, { id: ids[tom], statusMessage: { message: { content: 'On site until four' } } }]);
      expect(await status(as(sonia).api('/communications/getPresencesByUserId').post({ ids: [] }))).toBe(400);
    });
  });
});
