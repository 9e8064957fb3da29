import { evaluate } from '../../../src/core/policy/engine/evaluate';
import type { Condition, Conditions, EventRef, Schedule } from '../../../src/core/policy/clauses';
import type { ContractFact, Facts, FieldValue, RecordFact } from '../../../src/core/policy/facts';
import type { Obligation } from '../../../src/core/policy/obligation';
import type { Pack } from '../../../src/core/policy/types';
import { contract, noon } from '../policy/council';
import { allPacks } from './packs';

/** Contracts of every kind that the packs' groups and conditions speak of, all with their dates. */
const full: Partial<ContractFact> = { kind: 'Planned works', breakDate: '2029-04-01', strategic: true, regime: 'Procurement Act 2023', framework: false, department: 'Housing' };
const contracts: readonly ContractFact[] = [
  contract({ ...full, key: 'services', procurementType: 'Services', lightTouch: false }),
  contract({ ...full, key: 'works', procurementType: 'Works', lightTouch: true }),
  contract({ ...full, key: 'ended', status: 'Ended', end: '2026-10-31', lightTouch: false }),
  contract({ ...full, key: 'terminated', status: 'Terminated', terminatedOn: '2026-10-31', lightTouch: false }),
];

/** A value that a condition takes. */
function taken(condition: Condition | undefined): FieldValue {
  if (condition === undefined || typeof condition !== 'object') return condition;
  if (Array.isArray(condition)) return taken((condition as readonly Condition[])[0]);
  const { moreThan, atLeast } = condition as { readonly moreThan?: number; readonly atLeast?: number };
  return moreThan === undefined ? atLeast : moreThan + 1;
}

function valuesFor(where: Conditions = {}): Record<string, FieldValue> {
  return Object.fromEntries(Object.entries(where).map(([field, condition]) => [field, taken(condition)]));
}

function eventOf(schedule: Schedule): EventRef | undefined {
  return 'within' in schedule ? schedule.after : 'ahead' in schedule ? schedule.of : undefined;
}

/** For each schedule that follows an event, that event on every contract, under a key that names the schedule. */
function eventsFor({ clauses = [] }: Pack): readonly RecordFact[] {
  const events = clauses.flatMap(({ id, schedules = [] }) => schedules.map((schedule) => ({ id: `${id}/${schedule.id ?? ''}`, event: eventOf(schedule) })));
  return events.flatMap(({ id, event }) => {
    if (!event) return [];
    const fields = { ...valuesFor(event.where), ...(event.date ? { [event.date]: '2026-11-02' } : {}), ...(event.decision ? { [event.decision]: true } : {}) };
    return contracts.map(({ key }): RecordFact => ({ key: `${id}@${key}`, kind: event.kind, contract: key, date: '2026-11-02', fields }));
  });
}

describe.each(allPacks.map((pack) => [pack.id, pack] as const))('every clause with dates of %s', (_name, pack) => {
  const facts: Facts = { contracts, records: eventsFor(pack), posts: [], decisions: [] };
  const obligations = evaluate([pack], facts, noon('2026-11-10')).filter(({ state }) => state !== 'vacant');

  test('is asked for somewhere, under each of its schedules', () => {
    const asked = new Set(obligations.map(({ clause, schedule = '' }) => `${clause}/${schedule}`));
    const declared = (pack.clauses ?? []).flatMap(({ id, schedules = [] }) => schedules.map((schedule) => `${id}/${schedules.length > 1 ? schedule.id ?? '' : ''}`));
    expect(declared.filter((one) => !asked.has(one))).toEqual([]);
  });

  test('is never left waiting when nothing is missing, and has a day unless it is as required or the register shows it', () => {
    const ofOthers = ({ clause, schedule = '', period }: Obligation): boolean => period.includes('@') && !period.startsWith(`${clause}/${schedule}@`);
    const own = obligations.filter((one) => !ofOthers(one));
    expect(own.filter(({ state }) => state === 'waiting').map(({ key }) => key)).toEqual([]);
    const dayless = own.filter(({ due, state, explanation }) => due === undefined && state !== 'asRequired' && !explanation.includes('the register shows it'));
    expect(dayless.map(({ key }) => key)).toEqual([]);
  });

  test('explains itself in one sentence that names it', () => {
    expect(obligations.filter(({ clause, explanation }) => !explanation.includes(clause) || /undefined|NaN|\.\.$/.test(explanation)).map(({ explanation }) => explanation)).toEqual([]);
  });

  test('has one key for each obligation', () => {
    expect(new Set(obligations.map(({ key }) => key)).size).toBe(obligations.length);
  });
});
