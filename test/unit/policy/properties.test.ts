import fc from 'fast-check';
import { evaluate } from '../../../src/core/policy/engine/evaluate';
import type { Facts, RecordFact } from '../../../src/core/policy/facts';
import type { Obligation, ObligationState } from '../../../src/core/policy/obligation';
import { evidence, instants, someFacts } from './arbitraryFacts';
import { policy, readSound } from './council';
import { dutyPack } from './dutyPack';

const packs = [policy, readSound(dutyPack)];

/** How bad a state is. What is overdue and what is missing weigh the same. */
const badness: Readonly<Record<ObligationState, number>> = { met: 0, notApplicable: 0, acceptedLate: 1, asRequired: 1, due: 2, dueSoon: 3, waiting: 4, overdue: 5, gap: 5, vacant: 5 };

const byKey = (all: readonly Obligation[]): ReadonlyMap<string, Obligation> => new Map(all.map((one) => [one.key, one]));

const duty = ({ key, period }: Obligation): string => key.slice(0, key.length - period.length);

/** The worst state of each duty. */
function worst(all: readonly Obligation[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const one of all) found.set(duty(one), Math.max(found.get(duty(one)) ?? 0, badness[one.state]));
  return found;
}

const isPast = ({ state }: Pick<Obligation, 'state'>): boolean => state === 'overdue' || state === 'gap';

/** Duties with a series for each person or cover: an added record may begin a new one. */
const series = new Set(packs.flatMap(({ clauses = [] }) => clauses.filter(({ schedules = [] }) => schedules.some((one) => 'per' in one && one.per !== undefined)).map(({ id }) => id)));

const told = ({ explanation }: Obligation): boolean => /^[A-Z].*\.$/.test(explanation) && !/undefined|NaN|\[object/.test(explanation);

describe('obligations', () => {
  test('have keys of their own, a sentence each, and a day wherever they are due', () => {
    fc.assert(
      fc.property(someFacts(true), instants, (facts, now) => {
        const all = evaluate(packs, facts, now);
        expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
        expect(all.filter((one) => !told(one))).toEqual([]);
        expect(all.filter(({ state, due }) => ['due', 'dueSoon', 'overdue'].includes(state) && due === undefined)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  test('never become worse by added evidence', () => {
    fc.assert(
      fc.property(someFacts(true), fc.array(evidence, { minLength: 1, maxLength: 3 }), instants, (facts, added, now) => {
        const before = evaluate(packs, facts, now);
        const after = byKey(evaluate(packs, { ...facts, records: [...facts.records, ...added] }, now));
        const worse = before.filter(({ key, state }) => badness[after.get(key)?.state ?? 'met'] > badness[state]);
        expect(worse.map(({ explanation, key }) => [explanation, after.get(key)?.explanation])).toEqual([]);
      }),
      { numRuns: 250 },
    );
  });

  test('do not leave a worse duty behind when evidence is added', () => {
    fc.assert(
      fc.property(someFacts(false), fc.array(evidence, { minLength: 1, maxLength: 3 }), instants, (facts, added, now) => {
        const before = worst(evaluate(packs, facts, now));
        const after = worst(evaluate(packs, { ...facts, records: [...facts.records, ...added] }, now).filter(({ clause }) => !series.has(clause)));
        const worse = Array.from(after).filter(([name, bad]) => bad > (before.get(name) ?? 5));
        expect(worse).toEqual([]);
      }),
      { numRuns: 250 },
    );
  });

  test('are met or better, never worse, by a meeting that was held (CP-9.1)', () => {
    const meetings = fc.tuple(instants, fc.constantFrom('L1', 'L2', 'L3', 'M')).map(([date, level]): RecordFact => ({ key: `${date} ${level}`, kind: 'meeting', contract: 'c1', date, fields: { level } }));
    fc.assert(
      fc.property(someFacts(false), meetings, instants, (facts, meeting, now) => {
        const isMeeting = ({ clause }: Obligation): boolean => /^(CP-9\.1\.L|D-meet)/.test(clause);
        const before = worst(evaluate(packs, facts, now).filter(isMeeting));
        const after = worst(evaluate(packs, { ...facts, records: [...facts.records, meeting] }, now).filter(isMeeting));
        after.forEach((bad, name) => expect(bad).toBeLessThanOrEqual(before.get(name) ?? 0));
      }),
      { numRuns: 150 },
    );
  });

  test('once overdue or missing stay so as days go by; what is no longer listed is still counted', () => {
    fc.assert(
      fc.property(someFacts(true), instants, instants, (facts, one, other) => {
        const [now, later] = [one, other].sort();
        const known = upTo(facts, now);
        const after = evaluate(packs, known, later);
        const found = byKey(after);
        const counted = (name: string): number => Math.max(0, ...after.filter((one) => duty(one) === name).map(({ missed }) => missed));
        const listed = (name: string): number => after.filter((one) => duty(one) === name && isPast(one)).length;
        const past = evaluate(packs, known, now).filter(isPast);
        const lost = past.filter(({ key }) => !isPast(found.get(key) ?? { state: 'gap' }));
        expect(lost.map(({ key, state }) => [key, state, found.get(key)?.state])).toEqual([]);
        const forgotten = past.filter((one) => !found.has(one.key) && counted(duty(one)) <= listed(duty(one)));
        expect(forgotten.map(({ key }) => key)).toEqual([]);
      }),
      { numRuns: 250 },
    );
  });

  test('are the same in whatever order the facts come', () => {
    fc.assert(
      fc.property(someFacts(true).chain((facts) => fc.tuple(fc.constant(facts), shuffled(facts))), instants, ([facts, mixed], now) => {
        expect(evaluate(packs, mixed, now)).toEqual(evaluate(packs, facts, now));
      }),
      { numRuns: 150 },
    );
  });
});

/** What was known at an instant: nothing that is dated later. */
function upTo(facts: Facts, now: string): Facts {
  const isKnown = (value: unknown): boolean => typeof value !== 'string' || !/^\d{4}-/.test(value) || new Date(value).getTime() <= new Date(now).getTime() - 86400000;
  const known = ({ fields = {}, ...record }: RecordFact): RecordFact => {
    const kept = Object.entries(fields).filter(([name, value]) => ['until', 'periodEnd', 'due'].includes(name) || isKnown(value));
    return { ...record, fields: Object.fromEntries(kept) };
  };
  return { ...facts, records: facts.records.filter(({ date, kind }) => kind === 'plannedMeeting' || isKnown(date)).map(known) };
}

function shuffled({ contracts, records, posts, decisions }: Facts): fc.Arbitrary<Facts> {
  const mix = <Item>(items: readonly Item[]): fc.Arbitrary<Item[]> => fc.shuffledSubarray([...items], { minLength: items.length, maxLength: items.length });
  return fc.record({ contracts: mix(contracts), records: mix(records), posts: mix(posts), decisions: mix(decisions) });
}
