import { startTestTenant } from '../../support/tenant';
import type { TestTenant } from '../../support/tenant';
import { alex, failure, peopleAndSite, priya, someone, sonia, tom } from './support';

const scopes = 'Tasks.ReadWrite Group.ReadWrite.All User.ReadBasic.All';

describe('Graph: Planner', () => {
  let tenant: TestTenant;
  let ids: Record<string, string>;
  let group: string;
  let plan: Record<string, string>;
  let bucket: Record<string, string>;
  const as = (upn: string) => someone(tenant, { upn, scp: scopes }).client;
  const call = (upn: string, method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => someone(tenant, { upn, scp: scopes }).call(method, path, body, headers);
  const patch = (path: string, tag: string, body: unknown, upn = priya) => call(upn, 'PATCH', path, body, { 'if-match': tag, prefer: 'return=representation' });
  const json = async (answer: Promise<Response>) => (await (await answer).json()) as Record<string, never>;
  const tagOf = (thing: Record<string, string>) => thing['@odata.etag'] ?? '';
  const assigned = (upn: string, orderHint = ' !') => ({ [ids[upn] ?? '']: { '@odata.type': '#microsoft.graph.plannerAssignment', orderHint } });
  const newTask = (more: object = {}) => as(priya).api('/planner/tasks').post({ planId: plan.id, bucketId: bucket.id, title: 'Lift repair', ...more });

  beforeAll(async () => {
    tenant = await startTestTenant({ now: '2026-12-03T12:00:00Z' });
    ids = await peopleAndSite(tenant);
    const members = [priya, tom].map((upn) => `https://graph.microsoft.com/v1.0/users/${ids[upn]}`);
    const made = { displayName: 'Repairs', mailNickname: 'repairs', mailEnabled: true, securityEnabled: false, groupTypes: ['Unified'], 'members@odata.bind': members };
    group = (await as(priya).api('/groups').post(made)).id;
    plan = await as(priya).api('/planner/plans').post({ container: { url: `https://graph.microsoft.com/v1.0/groups/${group}` }, title: 'Actions' });
    bucket = await as(priya).api('/planner/buckets').post({ name: 'To do', planId: plan.id, orderHint: ' !' });
  });
  afterAll(() => tenant.stop());

  test('a plan belongs to a group, and to its members alone', async () => {
    expect(plan).toMatchObject({ owner: group, container: { containerId: group, type: 'group' }, '@odata.etag': expect.stringMatching(/^W\/"JzEtUGxhb/) });
    expect((await as(tom).api(`/groups/${group}/planner/plans`).get()).value).toHaveLength(1);
    expect((await as(tom).api('/me/planner/plans').get()).value).toHaveLength(1);
    expect((await failure(as(sonia).api(`/planner/plans/${plan.id}`).get())).statusCode).toBe(403);
    expect((await failure(as(sonia).api('/planner/plans').post({ owner: group, title: 'x' }))).statusCode).toBe(403);
    expect((await failure(as(priya).api('/planner/plans').post({ container: { url: 'https://graph.microsoft.com/beta/planner/rosters/abc' }, title: 'x' }))).statusCode).toBe(501);
    expect((await failure(as(priya).api('/planner/plans').post({ title: 'x' }))).statusCode).toBe(400);
    const poor = someone(tenant, { upn: priya, scp: 'Tasks.Read' }).client;
    expect((await failure(poor.api('/planner/plans').post({ owner: group, title: 'x' }))).statusCode).toBe(403);
  });

  describe('versions (Planner resource versioning)', () => {
    test('a change without If-Match is 400, with an older version 412, with another thing\'s 409', async () => {
      const task = await newTask();
      const path = `/planner/tasks/${task.id}`;
      expect((await call(priya, 'PATCH', path, { title: 'x' })).status).toBe(400);
      expect((await call(priya, 'PATCH', path, { title: 'Lift, urgent' }, { 'if-match': tagOf(task) })).status).toBe(204);
      expect((await patch(path, tagOf(task), { title: 'Older' }, tom)).status).toBe(412);
      expect((await patch(path, tagOf(plan), { title: 'Other' })).status).toBe(409);
      expect((await call(priya, 'DELETE', path)).status).toBe(400);
      expect((await call(priya, 'DELETE', path, undefined, { 'if-match': tagOf(task) })).status).toBe(412);
      const fresh = await as(priya).api(path).get();
      expect([fresh.title, (await call(priya, 'DELETE', path, undefined, { 'if-match': tagOf(fresh) })).status]).toEqual(['Lift, urgent', 204]);
      expect((await failure(as(priya).api(path).get())).statusCode).toBe(404);
    });

    test('Prefer: return=representation answers what became of it', async () => {
      const task = await newTask();
      const answer = await patch(`/planner/tasks/${task.id}`, tagOf(task), { percentComplete: 100 });
      expect([answer.status, answer.headers.get('preference-applied')]).toEqual([200, 'return=representation']);
      const done = (await answer.json()) as Record<string, string>;
      expect(done).toMatchObject({ percentComplete: 100, completedBy: { user: { id: ids[priya] } } });
      expect(tagOf(done)).not.toBe(tagOf(task));
      const again = await json(patch(`/planner/tasks/${task.id}`, tagOf(done), { percentComplete: 30 }));
      expect(again).toMatchObject({ percentComplete: 50, completedDateTime: null });
    });
  });

  test('assignments say their type and place; tasks given to somebody are found by them', async () => {
    const bad = async (more: object) => (await failure(newTask(more))).statusCode;
    expect(await bad({ assignments: { [ids[tom] ?? '']: { orderHint: ' !' } } })).toBe(400);
    expect(await bad({ assignments: { [ids[tom] ?? '']: { '@odata.type': '#microsoft.graph.plannerAssignment' } } })).toBe(400);
    expect(await bad({ startDateTime: '2026-12-10T00:00:00Z', dueDateTime: '2026-12-01T00:00:00Z' })).toBe(400);
    expect(await bad({ priority: 11 })).toBe(400);
    expect(await bad({ bucketId: 'none' })).toBe(400);
    const task = await newTask({ assignments: assigned(tom), dueDateTime: '2026-12-10T12:00:00Z' });
    expect(task.assignments[ids[tom] ?? '']).toMatchObject({ assignedBy: { user: { id: ids[priya] } } });
    expect((await as(tom).api('/me/planner/tasks').get()).value.map((one: { id: string }) => one.id)).toEqual([task.id]);
    await patch(`/planner/tasks/${task.id}`, tagOf(task), { assignments: { [ids[tom] ?? '']: null } });
    expect((await as(tom).api('/me/planner/tasks').get()).value).toEqual([]);
    expect((await failure(as(priya).api(`/users/${ids[tom]}/planner/tasks`).get())).statusCode).toBe(403);
  });

  test('order hints ask for a place between two others, and the service gives it (Using order hints in Planner)', async () => {
    const named = async (name: string, orderHint?: string) => as(priya).api('/planner/buckets').post({ name, planId: plan.id, orderHint });
    const last = await named('Done', `${bucket.orderHint} !`);
    const middle = await named('Doing', `${bucket.orderHint} ${last.orderHint}!`);
    expect((await as(tom).api(`/planner/plans/${plan.id}/buckets`).get()).value.map((one: { name: string }) => one.name)).toEqual(['To do', 'Doing', 'Done']);
    const first = await json(patch(`/planner/buckets/${last.id}`, tagOf(last), { orderHint: ` ${bucket.orderHint}!` }));
    expect(String(first['orderHint']) < String(bucket.orderHint)).toBe(true);
    expect((await failure(named('x', 'no hint'))).statusCode).toBe(400);
    expect((await failure(named('x', `${last.orderHint} ${bucket.orderHint}!`))).statusCode).toBe(400);
    await newTask({ bucketId: middle.id });
    await call(priya, 'DELETE', `/planner/buckets/${middle.id}`, undefined, { 'if-match': tagOf(middle) });
    const left = (await as(tom).api(`/planner/plans/${plan.id}/tasks`).get()).value.map((one: { bucketId: string }) => one.bucketId);
    expect(left).not.toContain(middle.id);
  });

  test('details have their own version; checklist and references are changed one by one, addresses encoded', async () => {
    const task = await newTask();
    const path = `/planner/tasks/${task.id}/details`;
    const details = await as(priya).api(path).get();
    const [one, two] = ['95e27074-6c4a-447a-aa24-9d718a0b86fa', 'd280ed1a-9f6b-4f9c-a962-fb4d00dc50ff'];
    const item = (title: string, isChecked = false) => ({ '@odata.type': 'microsoft.graph.plannerChecklistItem', title, isChecked, orderHint: ' !' });
    const reference = { '@odata.type': 'microsoft.graph.plannerExternalReference', alias: 'Register', previewPriority: ' !', type: 'Other' };
    const address = 'https%3A//wendmere%2Eexample/sites/housing';
    const after = await json(patch(path, tagOf(details), { description: 'Order parts', checklist: { [one]: item('Order'), [two]: item('Fit', true) }, references: { [address]: reference } }));
    expect(after['references']).toHaveProperty([address, 'alias'], 'Register');
    expect(await as(priya).api(`/planner/tasks/${task.id}`).get()).toMatchObject({ hasDescription: true, checklistItemCount: 2, activeChecklistItemCount: 1, referenceCount: 1 });
    const fewer = await json(patch(path, String(after['@odata.etag']), { checklist: { [one]: null }, previewType: 'checklist' }));
    expect(Object.keys(fewer['checklist'] ?? {})).toEqual([two]);
    expect(fewer['description']).toBe('Order parts');
    expect((await patch(path, tagOf(details), { description: 'x' })).status).toBe(412);
    const tag = String(fewer['@odata.etag']);
    expect((await patch(path, tag, { references: { 'https://wendmere.example': reference } })).status).toBe(400);
    expect((await patch(path, tag, { checklist: { [one]: { title: 'No type' } } })).status).toBe(400);
    const whole = await as(priya).api(`/planner/tasks/${task.id}`).get();
    expect((await call(priya, 'DELETE', `/planner/tasks/${task.id}`, undefined, { 'if-match': tagOf(whole) })).status).toBe(204);
    expect((await failure(as(priya).api(path).get())).statusCode).toBe(404);
  });

  test('labels and board places are kept, each with a version of its own', async () => {
    const details = await as(priya).api(`/planner/plans/${plan.id}/details`).get();
    expect(Object.keys(details.categoryDescriptions)).toHaveLength(25);
    const named = await json(patch(`/planner/plans/${plan.id}/details`, tagOf(details), { categoryDescriptions: { category1: 'Overdue' }, sharedWith: { [ids[alex] ?? '']: true } }));
    expect(named).toMatchObject({ categoryDescriptions: { category1: 'Overdue', category2: null }, sharedWith: { [ids[alex] ?? '']: true } });
    const task = await newTask({ appliedCategories: { category1: true } });
    for (const board of ['assignedToTaskBoardFormat', 'bucketTaskBoardFormat', 'progressTaskBoardFormat']) {
      const path = `/planner/tasks/${task.id}/${board}`;
      const format = await as(priya).api(path).get();
      const change = board.startsWith('assigned') ? { orderHintsByAssignee: { [ids[tom] ?? '']: ' !' } } : { orderHint: 'A6673H Ejkl!' };
      expect((await patch(path, tagOf(format), change)).status).toBe(200);
      expect((await patch(path, tagOf(format), change)).status).toBe(412);
    }
  });
});
