import { closeMeeting } from '../../../src/flows/meetings';
import { decide, refreshObligations, withdrawDecision } from '../../../src/flows/obligations';
import type { Services } from '../../../src/flows/services';
import type { Contract } from '../../../src/lists/contracts';
import type { Stored } from '../../../src/lists/define';
import type { ObligationRow } from '../../../src/lists/obligations';
import { recordsSinceSetting, type Setting } from '../../../src/lists/settings';
import { addContract, failureOf, Housing } from '../data/support';
import { heldMeeting, servicesOf } from '../meetings/support';

let housing: Housing;
let services: Services;
let setting: Stored<Setting>;

beforeAll(async () => {
  housing = await Housing.ready();
  services = servicesOf(housing, 'manager');
  setting = await housing.desk('admin').settings.add({ name: recordsSinceSetting, value: '2026-11-22' }, recordsSinceSetting);
});
afterEach(() => housing.noFaults());
afterAll(() => housing.stop());

const refresh = (contract: Stored<Contract>) => refreshObligations(services, { id: contract.id, title: contract.name });
const rowsOf = async (contract: Stored<Contract>): Promise<readonly Stored<ObligationRow>[]> =>
  services.desk.obligations.all({ where: [{ field: 'contract', op: 'eq', value: contract.id }] });
const rowFor = async (contract: Stored<Contract>, clause: string): Promise<Stored<ObligationRow>> => {
  const found = (await rowsOf(contract)).filter((row) => row.clause === clause && !row.period.startsWith('vacant'));
  expect(found.length).toBeGreaterThan(0);
  return found.sort((a, b) => String(b.due ?? '').localeCompare(String(a.due ?? '')))[0];
};
const writesSince = async (): Promise<number> => (await housing.requests()).filter(({ method, path }) => method !== 'GET' && !path.includes('contextinfo')).length;

test('the duties of a contract become rows with a day, an owner and a reason; a second refresh writes nothing', async () => {
  const contract = await addContract(services.desk, { reference: 'OB-1' });
  const first = await refresh(contract);
  expect(first.added).toBeGreaterThan(20);
  const level2 = await rowFor(contract, 'CP-9.1.L2');
  expect(level2).toMatchObject({ owner: { name: 'Priya Nair' }, pack: 'castle-point' });
  expect(level2.explanation).toContain('CP-9.1');
  expect(await rowFor(contract, 'CP-11.1')).toMatchObject({ state: 'Met' });
  await housing.requests();
  expect(await refresh(contract)).toMatchObject({ added: 0, changed: 0, closed: 0, unchanged: first.added });
  expect(await writesSince()).toBe(0);
});

test('a meeting that was held is the evidence, and only what it changes is written (CP-9.1)', async () => {
  const { contract, meeting } = await heldMeeting(housing, 'OB-2');
  await refresh(contract);
  const before = await rowsOf(contract);
  await closeMeeting(services, meeting.key);
  const second = await refresh(contract);
  expect(second.added + second.changed).toBeGreaterThan(0);
  const after = new Map((await rowsOf(contract)).map((row) => [row.key, row]));
  const untouched = before.filter((row) => after.get(row.key)?.etag === row.etag);
  expect(untouched.length).toBe(before.length - second.changed - second.closed);
  const level2 = Array.from(after.values()).filter(({ clause }) => clause === 'CP-9.1.L2');
  expect(level2.map(({ evidence }) => evidence)).toContainEqual(expect.stringContaining(meeting.key));
});

test('nothing is asked for before the day on which the council began to keep its records here', async () => {
  const contract = await addContract(services.desk, { reference: 'OB-8' });
  await refresh(contract);
  expect(await rowFor(contract, 'CP-9.1.L2')).toMatchObject({ state: 'Due', missed: 0 });
  const { settings } = housing.desk('admin');
  const earlier = await settings.save(setting, { value: '2026-04-01' });
  await refresh(contract);
  const missed = (await rowsOf(contract)).filter(({ clause, state }) => clause === 'CP-9.1.L2' && state === 'Missing');
  expect(missed.length).toBeGreaterThan(0);
  const wrong = await settings.save(earlier, { value: '1 April' });
  expect((await failureOf(refresh(contract))).message).toContain('2026-04-01');
  setting = await settings.save(wrong, { value: '2026-11-22' });
});

test('what a person decided survives each refresh, with name, day and reason, until it is taken back', async () => {
  const contract = await addContract(services.desk, { reference: 'OB-3' });
  await refresh(contract);
  const insurance = await rowFor(contract, 'CP-8.4d.insurance');
  expect((await failureOf(decide(services, insurance, { kind: 'Not applicable', reason: '  ' }))).details.field).toBe('decisionReason');
  const decided = await decide(services, insurance, { kind: 'Not applicable', reason: 'Insured through the framework.' });
  expect(decided).toMatchObject({ state: 'Not applicable', decision: 'Not applicable', decidedBy: { name: 'Priya Nair' }, decisionReason: 'Insured through the framework.', closed: true });
  await refresh(contract);
  expect(await rowFor(contract, 'CP-8.4d.insurance')).toMatchObject({ state: 'Not applicable', decisionReason: 'Insured through the framework.', etag: decided.etag });
  const back = await withdrawDecision(services, decided, 'The framework has ended.');
  expect(back).toMatchObject({ state: insurance.state, closed: false, decisionReason: '' });
  const told = await services.desk.activity.all({ where: [{ field: 'contract', op: 'eq', value: contract.id }] });
  expect(told.map(({ what }) => what)).toEqual(expect.arrayContaining([`Not applicable: ${insurance.title}`, `Decision taken back: ${insurance.title}`]));
});

test('a decision on a row that somebody else has changed is refused, and theirs stays', async () => {
  const contract = await addContract(services.desk, { reference: 'OB-4' });
  await refresh(contract);
  const row = await rowFor(contract, 'CP-8.4d');
  await decide(servicesOf(housing, 'director'), row, { kind: 'Accepted late', reason: 'New manager.', until: '2027-01-31' });
  expect((await failureOf(decide(services, row, { kind: 'Not applicable', reason: 'Mine' }))).kind).toBe('conflict');
  expect(await rowFor(contract, 'CP-8.4d')).toMatchObject({ decision: 'Accepted late', decidedBy: { name: 'Karen Whitlock' } });
});

test('two who refresh at once, and a batch that is cut off, leave each obligation once', async () => {
  const contract = await addContract(services.desk, { reference: 'OB-5' });
  await housing.fault({ kind: 'cutAfter', times: 1, match: { method: 'POST', path: 'batch' } });
  await Promise.all([refresh(contract), refreshObligations(servicesOf(housing, 'director'), { id: contract.id, title: contract.name })]);
  const rows = await rowsOf(contract);
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  expect(await refresh(contract)).toMatchObject({ added: 0, changed: 0 });
});

test('a contract that ends is asked for other things; what is no longer asked is closed, what was met stays', async () => {
  const contract = await addContract(services.desk, { reference: 'OB-6' });
  await refresh(contract);
  const ended = await services.desk.contracts.save(contract, { status: 'Terminated', end: '2026-10-31' });
  const outcome = await refresh(ended);
  expect(outcome.closed).toBeGreaterThan(0);
  const rows = await rowsOf(contract);
  expect(rows.filter(({ clause, closed }) => clause === 'CP-9.1.L2' && !closed)).toEqual([]);
  expect(rows.some(({ clause, closed }) => clause === 'CP-11.2' && !closed)).toBe(true);
});

test('a visitor may read obligations and is refused to decide', async () => {
  const contract = await addContract(services.desk, { reference: 'OB-7' });
  await refresh(contract);
  const row = await rowFor(contract, 'CP-8.4d');
  expect((await failureOf(decide(servicesOf(housing, 'visitor'), row, { kind: 'Not applicable', reason: 'No' }))).kind).toBe('forbidden');
});

test('the whole site is refreshed at once, with what the service itself owes', async () => {
  await services.desk.posts.add({ post: 'Interim Director of Housing', holder: await services.desk.people.ensure('karen.whitlock@wendmere.example') }, 'post-1');
  const outcome = await refreshObligations(services);
  expect(outcome.added).toBeGreaterThan(10);
  const service = await services.desk.obligations.all({ where: [{ field: 'clause', op: 'eq', value: 'CP-10.4' }] });
  expect(service.length).toBeGreaterThan(0);
  const vacant = await services.desk.obligations.all({ where: [{ field: 'state', op: 'eq', value: 'Vacant post' }] });
  expect(vacant.map(({ post }) => post)).toContain('Chief Executive');
  expect(vacant.map(({ post }) => post)).not.toContain('Interim Director of Housing');
  expect(await refreshObligations(services)).toMatchObject({ added: 0, changed: 0, closed: 0 });
});
