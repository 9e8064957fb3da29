import { isIsoDate } from '../../time';
import type { Clause, Condition, Conditions, EventRef, EvidenceRule, Scalar, Schedule } from '../clauses';
import { contractFields, hasField, recordKinds, type FieldType, type RecordKindName } from '../vocabulary';
import { problem, type PackProblem } from './problem';

type Subject = 'contract' | RecordKindName;

function typeOf(subject: Subject, field: string): FieldType | undefined {
  const fields: Readonly<Record<string, FieldType>> = subject === 'contract' ? contractFields : recordKinds[subject].fields;
  return Object.prototype.hasOwnProperty.call(fields, field) ? fields[field] : undefined;
}

function unknownField(path: string, subject: Subject, field: string): PackProblem {
  return problem(path, subject === 'contract' ? `A contract has no field ${field}.` : `A record of the kind ${subject} has no field ${field}.`);
}

/** Conditions speak of fields that there are, and compare them with values of their type. */
export function conditionProblems(path: string, subject: Subject, conditions: Conditions): readonly PackProblem[] {
  return Object.entries(conditions).flatMap(([field, condition]) => {
    const at = `${path}.${field}`;
    const type = typeOf(subject, field);
    if (type === undefined) return [unknownField(at, subject, field)];
    return condition === undefined || valuesOf(condition).every((value) => fits(type, value)) ? [] : [problem(at, sentences[type])];
  });
}

const sentences: Readonly<Record<FieldType, string>> = {
  text: 'This field is text.',
  list: 'This field is a list of texts.',
  number: 'This field is a number.',
  date: 'This field is a day, as 2026-02-23.',
  yesNo: 'This field is true or false.',
  person: 'This field is a person: it can only be filled or not.',
};

function valuesOf(condition: Condition): readonly Scalar[] {
  if (isList(condition)) return condition;
  if (typeof condition !== 'object') return [condition];
  return Object.entries(condition).flatMap(([comparison, value]) => (comparison === 'filled' || value === undefined ? [] : [value]));
}

function isList(condition: Condition): condition is readonly Scalar[] {
  return Array.isArray(condition);
}

function fits(type: FieldType, value: Scalar): boolean {
  if (type === 'number') return typeof value === 'number';
  if (type === 'yesNo') return typeof value === 'boolean';
  if (type === 'date') return typeof value === 'string' && isIsoDate(value);
  return type !== 'person' && typeof value === 'string';
}

function dateProblems(path: string, kind: RecordKindName, fields: Readonly<Record<string, string | undefined>>): readonly PackProblem[] {
  return Object.entries(fields).flatMap(([part, field]) => {
    if (field === undefined) return [];
    const type = typeOf(kind, field);
    if (type === undefined) return [unknownField(`${path}.${part}`, kind, field)];
    return type === 'date' ? [] : [problem(`${path}.${part}`, `The field ${field} is not a date.`)];
  });
}

/** @param schedule the schedule that the rule stands in; absent for the rules of a whole clause */
export function evidenceProblems(path: string, rule: EvidenceRule, clause: Clause, schedule?: Schedule): readonly PackProblem[] {
  if ('contractHas' in rule) {
    const forContracts = clause.binds !== undefined && 'contracts' in clause.binds;
    return forContracts ? [] : [problem(path, 'The register can be evidence only for a clause that binds contracts.')];
  }
  const { kind, where = {}, date, until, covers, about, sameRecord } = rule;
  const schedules = schedule ? [schedule] : clause.schedules ?? [];
  return [
    ...conditionProblems(`${path}.where`, kind, where),
    ...dateProblems(path, kind, { date, until, covers }),
    ...(about !== undefined && !hasField(kind, about) ? [unknownField(`${path}.about`, kind, about)] : []),
    ...(about !== undefined || sameRecord ? eventOnly(path, schedules) : []),
    ...(sameRecord ? sameRecordProblems(path, kind, date, schedules) : []),
    ...perProblems(path, kind, schedules),
  ];
}

function eventOnly(path: string, schedules: readonly Schedule[]): readonly PackProblem[] {
  const fit = schedules.every((schedule) => 'within' in schedule || 'ahead' in schedule);
  return fit ? [] : [problem(path, 'sameRecord and about are for schedules that follow or precede an event.')];
}

function sameRecordProblems(path: string, kind: RecordKindName, date: string | undefined, schedules: readonly Schedule[]): readonly PackProblem[] {
  const events = schedules.flatMap((schedule) => ('within' in schedule ? [schedule.after] : 'ahead' in schedule ? [schedule.of] : []));
  if (events.some((event) => event.kind !== kind)) return [problem(path, 'sameRecord needs the kind of record that sets the clock going.')];
  return date === undefined ? [problem(path, 'sameRecord needs the date field that says when it was done.')] : [];
}

function perProblems(path: string, kind: RecordKindName, schedules: readonly Schedule[]): readonly PackProblem[] {
  return schedules.flatMap((schedule) => {
    const per = 'every' in schedule || 'inForce' in schedule ? schedule.per : undefined;
    return per === undefined || hasField(kind, per) ? [] : [unknownField(path, kind, per)];
  });
}

export function eventProblems(path: string, { kind, date, where = {}, decision }: EventRef): readonly PackProblem[] {
  const decided = decision === undefined ? undefined : typeOf(kind, decision);
  return [
    ...conditionProblems(`${path}.where`, kind, where),
    ...dateProblems(path, kind, { date }),
    ...(decision !== undefined && decided !== 'yesNo' ? [problem(`${path}.decision`, `Records of the kind ${kind} have no yes/no field ${decision}.`)] : []),
  ];
}
