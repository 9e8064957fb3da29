import { raiseEscalations, refreshObligations, type Escalated } from '../../../src/flows/obligations';
import type { Escalation } from '../../../src/lists/escalations';
import type { Stored } from '../../../src/lists/define';
import { recordsSinceSetting } from '../../../src/lists/settings';
import { addPeriod, dayOf, type IsoDate } from '../../../src/core/time';
import { addContract } from '../data/support';
import { Council } from '../flows/support';

const begin: IsoDate = '2026-12-01';
const length = 365;

let council: Council;

beforeAll(async () => {
  council = await Council.ready();
  await council.housing.desk('admin').settings.add({ name: recordsSinceSetting, value: begin }, recordsSinceSetting);
});
afterAll(() => council?.stop());

/** One scheduled pass at six in the morning of a day. */
async function sweep(day: IsoDate): Promise<Escalated> {
  await council.at(`${day}T06:00:00Z`);
  const services = council.services('director');
  return raiseEscalations(services, await refreshObligations(services));
}

const raised = async (): Promise<readonly Stored<Escalation>[]> => council.housing.desk('admin').escalations.all();

test('over a simulated year every escalation is raised once, on its day, whoever sweeps and however often', async () => {
  await council.at(`${begin}T06:00:00Z`);
  const desk = council.housing.desk('manager');
  const contract = await addContract(desk, { start: '2026-12-01', end: '2031-11-30' });
  await desk.posts.add({ post: 'Interim Head of Housing Technical Services', holder: await desk.people.ensure('ben.carter@wendmere.example') }, 'post-head');
  const seen = new Map<string, IsoDate>();
  for (let n = 0; n < length; n += 1) {
    const day = addPeriod(begin, { days: n });
    // Meetings are held in the first half of the year; then they stop, and the policy notices.
    if (n % 28 === 20 && n < 180) {
      await desk.meetings.add(
        { title: `L2, ${day}`, contract: { id: contract.id, title: contract.name }, level: 'L2', status: 'Closed', starts: `${day}T14:00:00Z`, ends: `${day}T15:00:00Z`, closedAt: `${day}T15:00:00Z` },
        `l2-${day}`,
      );
    }
    const sweeps = n % 40 === 0 ? [sweep(day), sweep(day)] : [sweep(day)];
    const outcomes = await Promise.all(sweeps);
    for (const { problems } of outcomes) expect(problems).toEqual([]);
    if (outcomes.every(({ raised: told, undelivered, vacant }) => told + undelivered + vacant === 0)) continue;
    for (const row of await raised()) if (!seen.has(row.key)) seen.set(row.key, day);
  }
  const rows = await raised();
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length);
  expect(rows.filter(({ state }) => state === 'Raising')).toEqual([]);
  // Each on its day; what was due before the first sweep, with that one.
  const days = rows.map(({ clause, step, on = begin, key }) => ({ clause, step, on, wanted: on < begin ? begin : on, seen: seen.get(key) }));
  expect(days.filter(({ wanted, seen: day }) => wanted !== day)).toEqual([]);
  const level2 = rows.filter(({ clause, to }) => clause === 'CP-9.1.L2' && to?.name === 'Priya Nair');
  expect(level2.map(({ step }) => step)).toEqual(expect.arrayContaining(['soon', 'late', 'week', 'three-weeks']));
  // The last L2 was held on 10 May 2027: the next was due on 10 June.
  const late = level2.filter(({ on = '', step }) => on >= '2027-06-01' && step === 'late');
  expect(late[0]?.on).toBe('2027-06-11');
  expect(rows.some(({ to, post, problem }) => to === undefined && post === 'Interim Director of Housing' && problem.includes('Nobody holds the post'))).toBe(true);
}, 240_000);

test('a person is told once a run of everything, not once of each', async () => {
  const before = (await council.notices('manager')).length;
  const last = (await raised()).filter(({ to, state }) => to?.name === 'Priya Nair' && state !== 'Not delivered');
  const runs = new Set(last.map(({ toldAt }) => toldAt && dayOf(toldAt)));
  expect(before).toBeGreaterThan(0);
  expect(before).toBeLessThanOrEqual(runs.size + 10);
});
