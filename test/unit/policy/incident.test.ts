import { dueSteps, type RaisedStep } from '../../../src/core/policy/engine/ladder';
import { evaluate } from '../../../src/core/policy/engine/evaluate';
import type { Facts } from '../../../src/core/policy/facts';
import { incidentChain, incidentClocks, incidentProgress, type IncidentChain } from '../../../src/core/policy/incident';
import { addPeriod, type IsoDate } from '../../../src/core/time';
import { contract, facts, karen, noon, policy, priya, readSound, record } from './council';
import { twoLevelPack } from './twoLevelPack';

const chain: IncidentChain = (() => {
  const found = incidentChain(policy);
  if (!found) throw new Error('The policy has no chain.');
  return found;
})();

describe('the chain of a significant non-compliance (CP-17)', () => {
  test('is data of the pack: two clocks of 24 hours, six steps by post', () => {
    expect(chain.clocks).toEqual([
      { id: 'occurred', from: 'occurred', hours: 24, stops: 'reported' },
      { id: 'aware', from: 'aware', hours: 24, stops: 'reported' },
    ]);
    expect(chain.steps.map(({ id, clause, by, to = [] }) => [id, clause, by.length, to.length])).toEqual([
      ['report', 'CP-17.1', 2, 1],
      ['corrective', 'CP-17.2', 3, 0],
      ['senior', 'CP-17.2', 1, 1],
      ['serious', 'CP-17.serious', 1, 0],
      ['members', 'CP-17.3', 1, 3],
      ['disclosure', 'CP-17.4', 1, 0],
    ]);
  });

  test('is absent from a pack that declares none', () => {
    expect(incidentChain(readSound(twoLevelPack))).toBeUndefined();
  });

  test('both clocks run; the breach counts from the earlier (CP-17.1)', () => {
    const { clocks, first } = incidentClocks(chain, { occurred: '2026-12-02T16:10:00Z', aware: '2026-12-03T09:05:00Z' }, '2026-12-03T14:42:00Z');
    expect(clocks.map(({ id, endsAt, state }) => [id, endsAt, state])).toEqual([
      ['occurred', '2026-12-03T16:10:00.000Z', 'running'],
      ['aware', '2026-12-04T09:05:00.000Z', 'running'],
    ]);
    expect(first?.id).toBe('occurred');
    expect(first?.elapsed).toBeCloseTo(22.533 / 24, 3);
  });

  test.each<[string, Record<string, string>, string, readonly string[]]>([
    ['nothing is recorded', {}, '2026-12-03T14:00:00Z', ['notStarted', 'notStarted']],
    ['only awareness is', { aware: '2026-12-03T09:05:00Z' }, '2026-12-03T14:00:00Z', ['notStarted', 'running']],
    ['it was reported between the limits', { occurred: '2026-12-02T10:00:00Z', aware: '2026-12-03T09:00:00Z', reported: '2026-12-03T11:00:00Z' }, '2026-12-09T14:00:00Z', ['late', 'inTime']],
    ['the time is up to the second', { occurred: '2026-12-02T10:00:00Z' }, '2026-12-03T10:00:00Z', ['running', 'notStarted']],
    ['the time is over', { occurred: '2026-12-02T10:00:00Z' }, '2026-12-03T10:00:01Z', ['over', 'notStarted']],
    ['the day alone is known', { occurred: '2026-12-02' }, '2026-12-03T00:00:01Z', ['over', 'notStarted']],
    ['the time is none', { occurred: 'yesterday' }, '2026-12-03T00:00:01Z', ['notStarted', 'notStarted']],
  ])('when %s', (_name, fields, now, states) => {
    expect(incidentClocks(chain, fields, now).clocks.map(({ state }) => state)).toEqual(states);
  });

  test('goes step by step; the last two wait for the decision whether it is serious (CP-17.3, CP-17.4)', () => {
    const states = (fields: Record<string, string | boolean>): readonly string[] => incidentProgress(chain, fields).map(({ state }) => state);
    expect(states({})).toEqual(['next', 'later', 'later', 'later', 'waitsForDecision', 'waitsForDecision']);
    const told = { reported: '2026-12-03T10:00:00Z', corrective: '2026-12-03T12:00:00Z', seniorTold: '2026-12-03T13:00:00Z' };
    expect(states(told)).toEqual(['done', 'done', 'done', 'next', 'waitsForDecision', 'waitsForDecision']);
    expect(states({ ...told, serious: true })).toEqual(['done', 'done', 'done', 'done', 'next', 'later']);
    expect(states({ ...told, serious: false })).toEqual(['done', 'done', 'done', 'done', 'notCalledFor', 'notCalledFor']);
  });
});

describe('reminders and escalations', () => {
  const head = { id: 'head@wendmere.example', name: 'Dan Pryce' };
  const posts = [{ post: 'Interim Head of Housing Technical Services', people: [head] }];
  const known = facts({ contracts: [contract({ start: '2026-10-20' })], posts, records: [record('meeting', '2026-11-03', { level: 'L2' })] });

  const onDay = (day: IsoDate, raised: readonly RaisedStep[] = [], at: Facts = known): ReturnType<typeof dueSteps> =>
    dueSteps(evaluate([policy], at, noon(day)).filter(({ clause }) => clause === 'CP-9.1.L2'), [policy], at, raised, noon(day));

  test('each is raised once, on its day, over a simulated half-year (CP-9.1.L2)', () => {
    const raised: RaisedStep[] = [];
    const log: unknown[] = [];
    for (let day: IsoDate = '2026-11-03'; day < '2027-05-01'; day = addPeriod(day, { days: 1 })) {
      for (const { obligation, step, to } of onDay(day, raised)) {
        raised.push({ obligation: obligation.key, step: step.id });
        log.push([day, step.id, ...to.map(({ person, post }) => person?.name ?? `nobody holds ${post}`)]);
      }
    }
    expect(log).toEqual([
      ['2026-11-26', 'soon', 'Priya Nair'],
      ['2026-12-04', 'late', 'Priya Nair'],
      ['2026-12-10', 'week', 'Priya Nair', 'Dan Pryce'],
      ['2026-12-24', 'three-weeks', 'Priya Nair', 'Dan Pryce', 'nobody holds Interim Director of Housing'],
    ]);
  });

  test('a late start raises the latest step alone', () => {
    expect(onDay('2026-12-12').map(({ step, on }) => [step.id, on])).toEqual([['week', '2026-12-10']]);
  });

  test('stop once it is done, excused or accepted late', () => {
    const key = 'CP-9.1.L2:c1:2026-11-03';
    const decision = { obligation: key, by: karen.name, on: '2026-12-10', reason: 'Agreed.' } as const;
    const done = { ...known, records: [...known.records, record('meeting', '2026-12-11', { level: 'L2' })] };
    expect(onDay('2026-12-12', [], done)).toEqual([]);
    expect(onDay('2026-12-12', [], { ...known, decisions: [{ ...decision, kind: 'notApplicable' }] })).toEqual([]);
    expect(onDay('2026-12-12', [], { ...known, decisions: [{ ...decision, kind: 'acceptedLate' }] })).toEqual([]);
  });

  test('of a clock go by the hour (CP-17.1)', () => {
    const incident = record('nonCompliance', '2026-12-02', { occurred: '2026-12-02T16:10:00Z' }, { key: 'NC-14' });
    const at = (now: string): unknown => {
      const told = facts({ contracts: [contract()], records: [incident] });
      const clock = evaluate([policy], told, now).filter(({ key }) => key === 'CP-17.1/occurred:service:NC-14');
      return dueSteps(clock, [policy], told, [], now).map(({ step, at: moment }) => [step.id, moment]);
    };
    expect(at('2026-12-03T10:09:59Z')).toEqual([]);
    expect(at('2026-12-03T10:10:00Z')).toEqual([['six-hours', '2026-12-03T10:10:00.000Z']]);
    expect(at('2026-12-03T15:10:00Z')).toEqual([['one-hour', '2026-12-03T15:10:00.000Z']]);
    expect(at('2026-12-03T16:10:00Z')).toEqual([['over', '2026-12-03T16:10:00.000Z']]);
  });

  test('of a missed period that is over are not raised any more', () => {
    const slots = evaluate([policy], facts(), noon('2027-03-10')).filter(({ clause }) => clause === 'CP-10.4');
    expect(slots.filter(({ isOver }) => isOver).length).toBeGreaterThan(0);
    expect(dueSteps(slots, [policy], facts(), [], noon('2027-03-10')).filter(({ obligation }) => obligation.isOver)).toEqual([]);
  });

  test('reach the owner by name', () => {
    expect(onDay('2026-11-26')[0].to).toEqual([{ post: 'Contract Manager', person: priya }]);
  });
});
