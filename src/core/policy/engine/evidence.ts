import type { IsoDate } from '../../time';
import type { EvidenceRule, RecordEvidence } from '../clauses';
import type { ContractFact, FieldValue, RecordFact } from '../facts';
import type { EvidenceLink } from '../obligation';
import { recordKinds } from '../vocabulary';
import { judge } from './conditions';
import { compareText, type Knowledge } from './knowledge';

/** A piece of evidence as the schedules need it. */
export interface Entry {
  readonly key: string;
  /** The day it was done. */
  readonly day: IsoDate;
  /** What the record says of when, day or instant. */
  readonly date: FieldValue;
  readonly until?: IsoDate;
  /** It should say until when it holds, and does not. */
  readonly untilMissing?: true;
  readonly covers?: IsoDate;
  /** The key of the event that it belongs to. */
  readonly about?: string;
  /** The value of the field that makes a series of its own. */
  readonly series?: string;
  /** How a sentence goes on: `held`. */
  readonly done: string;
  readonly link: EvidenceLink;
}

interface Wanted {
  readonly clause: string;
  readonly rules: readonly EvidenceRule[];
  /** The contract's key; absent: of the whole service. */
  readonly contract: string | undefined;
  readonly per?: string;
}

/**
 * The evidence for a clause, first to last. A record of the kind `evidence` that names the clause always counts: a
 * person put it there. What is dated after today has not happened and does not count.
 */
export function findEvidence({ clause, rules, contract, per }: Wanted, known: Knowledge): readonly Entry[] {
  const entries: Entry[] = [];
  const recordRules = rules.filter((rule): rule is RecordEvidence => 'kind' in rule && rule.sameRecord !== true);
  for (const rule of [...recordRules, byHand(clause)]) {
    for (const record of known.records(rule.kind, contract)) {
      const entry = entryOf(record, rule, known, per);
      if (entry) entries.push(entry);
    }
  }
  return sorted(entries);
}

function byHand(clause: string): RecordEvidence {
  return { kind: 'evidence', where: { clause }, until: 'until', about: 'about' };
}

/** What one record shows under one rule; undefined when it does not count. */
export function entryOf(record: RecordFact, rule: RecordEvidence, known: Knowledge, per?: string): Entry | undefined {
  const { key, kind, fields = {}, link } = record;
  if (rule.where && judge(rule.where, (field) => fields[field], true) !== 'yes') return undefined;
  const date = rule.date === undefined ? record.date : fields[rule.date];
  const day = known.day(date);
  if (day === undefined || day > known.today) return undefined;
  const until = rule.until === undefined ? undefined : known.day(fields[rule.until]);
  const about = rule.about === undefined ? undefined : fields[rule.about];
  const series = per === undefined ? undefined : fields[per];
  return {
    key,
    day,
    date,
    ...(until === undefined ? {} : { until }),
    ...(rule.until !== undefined && until === undefined && kind !== 'evidence' ? { untilMissing: true } : {}),
    ...(rule.covers === undefined ? {} : { covers: known.day(fields[rule.covers]) }),
    ...(about === undefined ? {} : { about: String(about) }),
    ...(series === undefined ? {} : { series: String(series) }),
    done: recordKinds[kind].done,
    link: { key, kind, date: day, ...(link === undefined ? {} : { link }) },
  };
}

function sorted(entries: Entry[]): readonly Entry[] {
  const inOrder = entries.every((entry, index) => index === 0 || compare(entries[index - 1], entry) <= 0);
  return inOrder ? entries : entries.sort(compare);
}

function compare(one: Entry, other: Entry): number {
  return compareText(one.day, other.day) || compareText(one.key, other.key) || compareText(one.until ?? '', other.until ?? '');
}

/** Whether the register itself shows it: every field of one of the rules is filled. */
export function registerShows(rules: readonly EvidenceRule[], contract: ContractFact | undefined): boolean {
  if (contract === undefined) return false;
  return rules.some((rule) => 'contractHas' in rule && rule.contractHas.every((field) => contract[field] !== undefined && contract[field] !== ''));
}
