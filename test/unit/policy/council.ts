import castlePoint from '../../../policies/castle-point.json';
import { evaluate } from '../../../src/core/policy/engine/evaluate';
import type { ContractFact, Facts, RecordFact } from '../../../src/core/policy/facts';
import type { Obligation } from '../../../src/core/policy/obligation';
import { readAnyPack, readPack } from '../../../src/core/policy/readPack';
import type { Pack, PolicyPack } from '../../../src/core/policy/types';
import type { IsoDate } from '../../../src/core/time';

export const priya = { id: 'priya@wendmere.example', name: 'Priya Nair' };
export const karen = { id: 'karen@wendmere.example', name: 'Karen Whitlock' };
export const sonia = { id: 'sonia@wendmere.example', name: 'Sonia Reyes' };

/** The policy of Castle Point, read. */
export const policy: PolicyPack = (() => {
  const reading = readPack(castlePoint);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.pack;
})();

export function readSound(source: unknown): Pack {
  const reading = readAnyPack(source);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.pack;
}

/** A live repairs contract that began after the policy was adopted. */
export function contract(change: Partial<ContractFact> = {}): ContractFact {
  return {
    key: 'c1',
    reference: 'RR-2026',
    name: 'Responsive repairs',
    kind: 'Repairs',
    status: 'Live',
    value: 6300000,
    start: '2026-04-01',
    end: '2031-03-31',
    executedAs: 'Simple contract',
    inScope: true,
    contractManager: priya,
    assistantDirector: karen,
    ...change,
  };
}

let count = 0;

export function record(kind: RecordFact['kind'], date: RecordFact['date'], fields: RecordFact['fields'] = {}, more: Partial<RecordFact> = {}): RecordFact {
  count += 1;
  return { key: `r${String(count).padStart(4, '0')}`, kind, contract: 'c1', date, fields, ...more };
}

export function facts(change: Partial<Facts> = {}): Facts {
  return { contracts: [contract()], records: [], posts: [], decisions: [], ...change };
}

export const noon = (day: IsoDate): string => `${day}T12:00:00.000Z`;

/** The obligations of one clause. */
export function obligations(clause: string, known: Facts, now: string, packs: readonly Pack[] = [policy]): readonly Obligation[] {
  return evaluate(packs, known, now).filter((one) => one.clause === clause && one.state !== 'vacant');
}

/** The last obligation of a clause: the current one. */
export function current(clause: string, known: Facts, now: string, packs?: readonly Pack[]): Obligation | undefined {
  return obligations(clause, known, now, packs).slice(-1)[0];
}
