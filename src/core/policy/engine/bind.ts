import { latest, type IsoDate } from '../../time';
import type { Clause, Conditions, Schedule } from '../clauses';
import type { ContractFact, FieldChange } from '../facts';
import type { Pack } from '../types';
import type { ContractDateField } from '../vocabulary';
import { judge, type Verdict } from './conditions';

/** The stretch of time in which a clause binds. */
export interface Term {
  /** From when on the clause counts at all: adoption, or its own first day. */
  readonly from: IsoDate;
  /** From when on it binds this contract: its start, or the day on which it came under the clause. */
  readonly since: IsoDate;
  /** The contract's last day. */
  readonly until?: IsoDate;
}

export type Bound = { readonly term: Term } | { readonly unknown: string } | undefined;

type Field = keyof ContractFact;

/** The last day of a contract: as terminated, as extended, or as first agreed. */
export function lastDayOf({ terminatedOn, extendedTo, end }: ContractFact): IsoDate | undefined {
  return terminatedOn ?? latest([extendedTo, end].filter((day): day is IsoDate => day !== undefined));
}

/** A date of a contract; its end is the last day. */
export function contractDate(contract: ContractFact | undefined, field: ContractDateField): IsoDate | undefined {
  return contract && (field === 'end' ? lastDayOf(contract) : contract[field]);
}

function valueOf(contract: ContractFact, field: string): ReturnType<Parameters<typeof judge>[1]> {
  return field === 'end' ? lastDayOf(contract) : contract[field as Field];
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

/** Whether conditions bind a contract today, and since when; the field that is missing when that cannot be said. */
export function bind(contract: ContractFact, conditions: readonly Conditions[], from: IsoDate): Bound {
  const verdict = together(conditions, (field) => valueOf(contract, field));
  if (verdict === 'no') return undefined;
  if (verdict !== 'yes') return { unknown: verdict.unknown };
  const until = lastDayOf(contract);
  const came = cameUnder(contract, conditions);
  const since = [from, contract.start, came].reduce<IsoDate>((last, day) => (day !== undefined && day > last ? day : last), from);
  return { term: { from: came !== undefined && came > from ? came : from, since, ...(until === undefined ? {} : { until }) } };
}

function together(conditions: readonly Conditions[], value: (field: string) => ReturnType<typeof valueOf>): Verdict {
  let open: Verdict = 'yes';
  for (const one of conditions) {
    const verdict = judge(one, value);
    if (verdict === 'no') return 'no';
    if (verdict !== 'yes') open = verdict;
  }
  return open;
}

/** The day of the change that brought the contract under the conditions; undefined when it always was. */
function cameUnder(contract: ContractFact, conditions: readonly Conditions[]): IsoDate | undefined {
  const changes = contract.changes ?? [];
  if (changes.length === 0) return undefined;
  const fields = new Set(conditions.flatMap((one) => Object.keys(one)));
  const before = new Map<string, FieldChange['before']>();
  for (const day of daysBack(changes, fields)) {
    for (const { field, before: value } of changesOf(day, changes)) before.set(field, value);
    const verdict = together(conditions, (field) => (before.has(field) ? before.get(field) : valueOf(contract, field)));
    if (verdict === 'no') return day;
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
