import type { IsoDate } from '../../time';
import type { EvidenceRule, RecordEvidence } from '../clauses';
import type { ContractFact, FieldValue, RecordFact } from '../facts';
import type { EvidenceLink } from '../obligation';
import { recordKinds } from '../vocabulary';
import { judge } from './conditions';
import { compareText, sortOnce, type Knowledge, type Seen, type Shelf } from './knowledge';

/** A piece of evidence as the schedules need it. */
export interface Entry {
  readonly record: RecordFact;
  readonly key: string;
  /** The day it was done. */
  readonly day: IsoDate;
  /** What the record says of when, day or instant. */
  readonly date: FieldValue;
  readonly until: IsoDate | undefined;
  /** It should say until when it holds, and does not. */
  readonly untilMissing: boolean;
  readonly covers: IsoDate | undefined;
  /** The key of the event that it belongs to. */
  readonly about: string | undefined;
  /** The value of the field that makes a series of its own. */
  readonly series: string | undefined;
}

/** A clause's rules, sorted by how they are looked up. */
export interface EvidenceRules {
  readonly records: readonly RecordEvidence[];
  /** Fields of the very record that set a clock going. */
  readonly same: readonly RecordEvidence[];
  readonly register: readonly Exclude<EvidenceRule, RecordEvidence>[];
  readonly per: string | undefined;
}

/** A record of the kind `evidence` that names the clause always counts: a person put it there. */
export function evidenceRules(clause: string, rules: readonly EvidenceRule[], per: string | undefined): EvidenceRules {
  const named = rules.filter((rule): rule is RecordEvidence => 'kind' in rule);
  const byHand: RecordEvidence = { kind: 'evidence', where: { clause }, until: 'until', about: 'about' };
  return {
    records: [...named.filter(({ sameRecord }) => !sameRecord), byHand],
    same: named.filter(({ sameRecord }) => sameRecord),
    register: rules.filter((rule): rule is Exclude<EvidenceRule, RecordEvidence> => 'contractHas' in rule),
    per,
  };
}

const none: readonly Entry[] = [];

/** The evidence on a shelf, first to last. What is dated after today has not happened and does not count. */
export function findEvidence({ records, per }: EvidenceRules, shelf: Shelf, known: Knowledge): readonly Entry[] {
  let entries: Entry[] | undefined;
  for (const rule of records) {
    for (const seen of shelf.of(rule.kind)) {
      const entry = entryOf(seen, rule, known, per);
      if (entry) entries = entries ?? [];
      if (entry) entries?.push(entry);
    }
  }
  return entries ? sortOnce(entries, compareEntries) : none;
}

/** What one record shows under one rule; undefined when it does not count. */
export function entryOf({ record, key, day: ownDay }: Seen, rule: RecordEvidence, known: Knowledge, per?: string): Entry | undefined {
  const fields = record.fields ?? {};
  if (rule.where && judge(rule.where, fields, true) !== 'yes') return undefined;
  const date = rule.date === undefined ? record.date : fields[rule.date];
  const day = rule.date === undefined ? ownDay : known.day(date);
  if (day === undefined || day > known.today) return undefined;
  const until = rule.until === undefined ? undefined : known.day(fields[rule.until]);
  return {
    record,
    key,
    day,
    date,
    until,
    untilMissing: rule.until !== undefined && until === undefined && record.kind !== 'evidence',
    covers: rule.covers === undefined ? undefined : known.day(fields[rule.covers]),
    about: rule.about === undefined ? undefined : textOf(fields[rule.about]),
    series: per === undefined ? undefined : textOf(fields[per]),
  };
}

function textOf(value: FieldValue): string | undefined {
  return value === undefined ? undefined : String(value);
}

function compareEntries(one: Entry, other: Entry): number {
  if (one.day !== other.day) return one.day < other.day ? -1 : 1;
  return compareText(one.key, other.key) || compareText(one.until ?? '', other.until ?? '');
}

/** Whether the register itself shows it: every field of one of the rules is filled. */
export function registerShows({ register }: EvidenceRules, contract: ContractFact | undefined): boolean {
  if (contract === undefined) return false;
  return register.some(({ contractHas }) => contractHas.every((field) => contract[field] !== undefined && contract[field] !== ''));
}

/** How a sentence goes on after “the last was”: `held`. */
export function doneWord({ record }: Entry): string {
  return recordKinds[record.kind].done;
}

export function linkOf({ record: { kind, link }, key, day }: Entry): EvidenceLink {
  return link === undefined ? { key, kind, date: day } : { key, kind, date: day, link };
}
