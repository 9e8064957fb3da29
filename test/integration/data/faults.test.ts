import type { AppError } from '../../../src/core/errors';
import { addContract, failureOf, Housing } from './support';

let housing: Housing;

beforeAll(async () => {
  housing = await Housing.ready();
});
afterEach(async () => {
  await housing.noFaults();
  await housing.tenant.control('clock', { now: null });
});
afterAll(() => housing.stop());

test('a tab left open overnight still saves: the expired digest is renewed, the save sent once more', async () => {
  const desk = housing.desk('manager');
  const row = await addContract(desk);
  await housing.tenant.control('clock', { now: new Date(Date.now() + 14 * 3600 * 1000).toISOString() });
  await housing.requests();
  const saved = await desk.contracts.save(row, { summary: 'In the morning' });
  expect(saved.summary).toBe('In the morning');
  const posts = (await housing.requests()).filter(({ method }) => method === 'POST').map(({ status, path }) => `${status} ${path.includes('contextinfo') ? 'digest' : 'save'}`);
  expect(posts).toEqual(['403 save', '200 digest', '204 save']);
  await desk.contracts.save(saved, { summary: 'And again' });
  expect((await housing.requests()).filter(({ method }) => method === 'POST').map(({ status }) => status)).toEqual([204]);
});

test('a digest that SharePoint refuses for good is said so, after one renewal', async () => {
  const desk = housing.desk('manager');
  const row = await addContract(desk);
  await housing.fault({ kind: 'expireDigest', times: 2 });
  const error = await failureOf(desk.contracts.save(row, { summary: 'x' }));
  expect([error.kind, error.details.status]).toEqual(['unexpected', 403]);
  expect(error.message).toContain('reload the page');
});

test('many writes at once ask for one digest', async () => {
  const desk = housing.desk('lead');
  await housing.requests();
  await Promise.all([1, 2, 3, 4].map((n) => desk.contractors.add({ name: `Firm ${n}` }, `firm-${n}`)));
  expect((await housing.requests()).filter(({ path }) => path.includes('contextinfo'))).toHaveLength(1);
});

test('429 is waited out as long as SharePoint asks', async () => {
  const desk = housing.desk('manager');
  const row = await addContract(desk);
  housing.waits.all.length = 0;
  await housing.fault({ kind: 'status', status: 429, retryAfter: 7, times: 2, match: { method: 'POST', path: `items\\(${row.id}\\)` } });
  expect((await desk.contracts.save(row, { summary: 'Patient' })).summary).toBe('Patient');
  expect(housing.waits.all).toEqual([7000, 7000]);
});

test('patience has an end: a longer wait is reported with its seconds, at once', async () => {
  const desk = housing.desk('manager');
  housing.waits.all.length = 0;
  await housing.fault({ kind: 'status', status: 429, retryAfter: 600, match: { path: 'Contracts' } });
  const error = await failureOf(desk.contracts.page());
  expect([error.kind, error.details.retryAfter]).toEqual(['throttled', 600]);
  expect(housing.waits.all).toEqual([]);
});

test('503 without end is given up after five tries, with growing pauses', async () => {
  const desk = housing.desk('manager');
  housing.waits.all.length = 0;
  await housing.requests();
  await housing.fault({ kind: 'status', status: 503, match: { path: 'Contracts' } });
  expect((await failureOf(desk.contracts.page())).kind).toBe('throttled');
  expect(housing.waits.all).toEqual([2000, 4000, 8000, 16000]);
});

test('a read whose answer was lost is repeated, a network that stays away is offline', async () => {
  const desk = housing.desk('manager');
  await housing.fault({ kind: 'cutAfter', times: 2, match: { method: 'GET', path: 'Contractors' } });
  await expect(desk.contractors.page()).resolves.toBeDefined();
  await housing.fault({ kind: 'cutBefore', match: { path: 'Contractors' } });
  expect((await failureOf(desk.contractors.page())).kind).toBe('offline');
});

test('throttled, cut off and repeated by hand, a create is still written once', async () => {
  const desk = housing.desk('manager');
  const add = (): Promise<unknown> => desk.contractors.add({ name: 'Storm' }, 'storm');
  await housing.fault(
    { kind: 'status', status: 429, retryAfter: 1, times: 2, match: { method: 'POST', path: 'Contractors.*items' } },
    { kind: 'cutAfter', times: 2, match: { method: 'POST', path: 'Contractors.*items' } },
  );
  const outcomes: string[] = [];
  for (let attempt = 1; attempt <= 3; attempt++) outcomes.push(await add().then(() => 'added', (error: AppError) => error.kind));
  expect(outcomes[2]).toBe('added');
  expect(await desk.contractors.all({ where: [{ field: 'name', op: 'eq', value: 'Storm' }] })).toHaveLength(1);
});

test('a visitor reads and cannot write; the message says so (forbidden)', async () => {
  const row = await addContract(housing.desk('manager'));
  const desk = housing.desk('visitor');
  expect((await desk.contracts.byId(row.id)).key).toBe(row.key);
  expect((await failureOf(desk.contracts.save(row, { summary: 'x' }))).kind).toBe('forbidden');
  expect((await failureOf(desk.contractors.add({ name: 'x' }, 'x'))).kind).toBe('forbidden');
  expect(await desk.rights()).toEqual({ canEdit: false, canSetUp: false });
});

test('a guest reads nothing (forbidden)', async () => {
  const desk = housing.desk('guest');
  expect((await failureOf(desk.contracts.page())).kind).toBe('forbidden');
  expect((await failureOf(desk.rights())).kind).toBe('forbidden');
});

test('members edit and do not set up; the administrator does both', async () => {
  expect(await housing.desk('manager').rights()).toEqual({ canEdit: true, canSetUp: false });
  expect(await housing.desk('admin').rights()).toEqual({ canEdit: true, canSetUp: true });
});

test('members read the settings and do not change them; they add to the activity log and never change it', async () => {
  const desk = housing.desk('manager');
  const { rows } = await desk.settings.page({ where: [{ field: 'name', op: 'eq', value: 'policy' }] });
  expect(rows).toHaveLength(1);
  expect((await failureOf(desk.settings.save(rows[0], { value: '{}' }))).kind).toBe('forbidden');
  const entry = await desk.activity.add({ what: 'Closed the meeting', who: await desk.people.me(), at: '2026-12-03T15:00:00Z', clause: 'CP-9.1' }, 'entry-1');
  expect(entry).toMatchObject({ what: 'Closed the meeting', at: '2026-12-03T15:00:00.000Z', who: { name: 'Priya Nair' } });
  expect((await failureOf(desk.activity.save(entry, { what: 'Nothing' }))).kind).toBe('forbidden');
  expect((await failureOf(desk.activity.recycle(entry))).kind).toBe('forbidden');
});

test('an account that is not there is not found', async () => {
  const error = await failureOf(housing.desk('manager').people.ensure('nobody@wendmere.example'));
  expect([error.kind, error.message]).toEqual(['notFound', 'There is no account “nobody@wendmere.example” here.']);
});
