import { latest, type IsoDate } from '../../time';
import type { Clause, Conditions, Schedule } from '../clauses';
import type { ContractFact, FieldChange } from '../facts';
import type { Pack } from '../types';
import type { ContractDateField } from '../vocabulary';
import { judge, type Values, type Verdict } from './conditions';

/** The stretch of time in which a clause binds. */
export interface Term {
  /** From when on the clause counts at all: adoption, or its own first day. */
  readonly from: IsoDate;
  /** From when on it binds this contract: its start, or the day on which it came under the clause. */
  readonly since: IsoDate;
  /** The contract's last day. */
  readonly until: IsoDate | undefined;
}

export type Bound = { readonly term: Term } | { readonly unknown: string } | undefined;

/** The last day of a contract: as terminated, as extended, or as first agreed. */
export function lastDayOf({ terminatedOn, extendedTo, end }: ContractFact): IsoDate | undefined {
  return terminatedOn ?? latest([extendedTo, end].filter((day): day is IsoDate => day !== undefined));
}

/** A date of a contract; its end is the last day. */
export function contractDate(contract: ContractFact | undefined, field: ContractDateField): IsoDate | undefined {
  return contract && (field === 'end' ? lastDayOf(contract) : contract[field]);
}

/** A contract as conditions see it: its end is its last day. */
export function valuesOf(contract: ContractFact): Values & { readonly end: IsoDate | undefined } {
  return { ...contract, end: lastDayOf(contract) };
}

/** The conditions on contracts of a clause and one of its schedules, each with its group's. */
export function conditionsOf(pack: Pack, clause: Clause, schedule: Schedule): readonly Conditions[] {
  const { binds } = clause;
  if (!binds || !('contracts' in binds)) return [];
  return [pack.groups?.[binds.contracts], binds.where, schedule.where].filter((one): one is Conditions => one !== undefined);
}

/** From when on a clause counts: its own first day or the pack's adoption, not before the council began keeping records. */
export function clauseFrom(pack: Pack, clause: Clause, since: IsoDate | undefined): IsoDate {
  const from = (clause.from ?? pack.adopted) as IsoDate;
  return since !== undefined && since > from ? since : from;
}

/**
 * Whether conditions bind a contract today, and since when; the field that is missing when that cannot be said.
 * @param values the contract as conditions see it
 */
export function bind({ start, changes = [] }: ContractFact, values: ReturnType<typeof valuesOf>, conditions: readonly Conditions[], from: IsoDate): Bound {
  const verdict = together(conditions, values);
  if (verdict === 'no') return undefined;
  if (verdict !== 'yes') return { unknown: verdict.unknown };
  const came = cameUnder(changes, conditions, values);
  const counts = came !== undefined && came > from ? came : from;
  const since = start !== undefined && start > counts ? start : counts;
  return { term: { from: counts, since, until: values.end } };
}

function together(conditions: readonly Conditions[], values: Values): Verdict {
  let open: Verdict = 'yes';
  for (const one of conditions) {
    const verdict = judge(one, values);
    if (verdict === 'no') return 'no';
    if (verdict !== 'yes') open = verdict;
  }
  return open;
}

/** The day of the change that brought the contract under the conditions; undefined when it always was. */
function cameUnder(changes: readonly FieldChange[], conditions: readonly Conditions[], values: Values): IsoDate | undefined {
  if (changes.length === 0) return undefined;
  const fields = new Set(conditions.flatMap((one) => Object.keys(one)));
  let before = values;
  for (const day of daysBack(changes, fields)) {
    for (const { field, before: value } of changesOf(day, changes)) before = { ...before, [field]: value };
    if (together(conditions, before) === 'no') return day;
  }
  return undefined;
}

function daysBack(changes: readonly FieldChange[], fields: ReadonlySet<string>): readonly IsoDate[] {
  const days = new Set(changes.filter(({ field }) => fields.has(field)).map(({ on }) => on));
  return Array.from(days).sort().reverse();
}

/** The changes of a day; of several to one field the smallest value counts, whatever their order. */
function changesOf(day: IsoDate, changes: readonly FieldChange[]): readonly FieldChange[] {
  return changes.filter(({ on }) => on === day).sort((one, other) => (String(one.before) < String(other.before) ? 1 : -1));
}
