import { invalid } from './dateTime';
import { isRecord, textOf } from '../wire/odata';

const patternTypes = ['daily', 'weekly', 'absoluteMonthly', 'relativeMonthly', 'absoluteYearly', 'relativeYearly'] as const;
const rangeTypes = ['endDate', 'noEnd', 'numbered'] as const;
export const weekDays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
const indexes = ['first', 'second', 'third', 'fourth', 'last'] as const;

export type PatternType = (typeof patternTypes)[number];
export type WeekDay = (typeof weekDays)[number];

export interface Pattern {
  readonly type: PatternType;
  readonly interval: number;
  readonly month: number;
  readonly dayOfMonth: number;
  readonly daysOfWeek: readonly WeekDay[];
  readonly firstDayOfWeek: WeekDay;
  readonly index: (typeof indexes)[number];
}

export interface Range {
  readonly type: (typeof rangeTypes)[number];
  readonly startDate: string;
  readonly endDate: string;
  readonly recurrenceTimeZone: string;
  readonly numberOfOccurrences: number;
}

export interface Recurrence {
  readonly pattern: Pattern;
  readonly range: Range;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * A patternedRecurrence with every property that Outlook answers. Source: "recurrencePattern resource type", properties
 * required by each type. @throws 400 for one that is incomplete or contradicts itself
 */
export function readRecurrence(value: unknown, timeZone: string): Recurrence {
  if (!isRecord(value) || !isRecord(value['pattern']) || !isRecord(value['range'])) throw invalid('A recurrence needs a pattern and a range.');
  return { pattern: readPattern(value['pattern']), range: readRange(value['range'], timeZone) };
}

function readPattern(fields: Fields): Pattern {
  const type = oneOf(patternTypes, fields['type'], 'recurrence.pattern.type');
  const pattern: Pattern = {
    type,
    interval: whole(fields, 'interval', 1, 999) ?? missing('interval', type),
    month: whole(fields, 'month', 0, 12) ?? 0,
    dayOfMonth: whole(fields, 'dayOfMonth', 0, 31) ?? 0,
    daysOfWeek: daysIn(fields['daysOfWeek']),
    firstDayOfWeek: fields['firstDayOfWeek'] === undefined ? 'sunday' : oneOf(weekDays, fields['firstDayOfWeek'], 'firstDayOfWeek'),
    index: fields['index'] === undefined || fields['index'] === null ? 'first' : oneOf(indexes, fields['index'], 'index'),
  };
  if (['weekly', 'relativeMonthly', 'relativeYearly'].includes(type) && pattern.daysOfWeek.length === 0) missing('daysOfWeek', type);
  if (type.startsWith('absolute') && pattern.dayOfMonth === 0) missing('dayOfMonth', type);
  if (type.endsWith('Yearly') && pattern.month === 0) missing('month', type);
  return pattern;
}

function readRange(fields: Fields, timeZone: string): Range {
  const type = oneOf(rangeTypes, fields['type'], 'recurrence.range.type');
  const range: Range = {
    type,
    startDate: dateIn(fields, 'startDate') ?? missing('startDate', type),
    endDate: type === 'endDate' ? dateIn(fields, 'endDate') ?? missing('endDate', type) : '0001-01-01',
    recurrenceTimeZone: textOf(fields['recurrenceTimeZone']) || timeZone,
    numberOfOccurrences: type === 'numbered' ? whole(fields, 'numberOfOccurrences', 1, 999) ?? missing('numberOfOccurrences', type) : 0,
  };
  if (type === 'endDate' && range.endDate < range.startDate) throw invalid('The recurrence ends before it starts.');
  return range;
}

function missing(name: string, type: string): never {
  throw invalid(`A recurrence of the type '${type}' needs ${name}.`);
}

function oneOf<Name extends string>(known: readonly Name[], value: unknown, what: string): Name {
  const found = known.find((name) => name.toLowerCase() === textOf(value)?.toLowerCase());
  if (found === undefined) throw invalid(`The value '${String(value)}' of ${what} is not one of ${known.join(', ')}.`);
  return found;
}

function whole(fields: Fields, name: string, least: number, most: number): number | undefined {
  const value = fields[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most) return value;
  throw invalid(`The value '${String(value)}' of ${name} is not a whole number from ${least} to ${most}.`);
}

function daysIn(value: unknown): WeekDay[] {
  return Array.isArray(value) ? value.map((day) => oneOf(weekDays, day, 'daysOfWeek')) : [];
}

/** `2026-12-03`; clients that leave the leading noughts out are understood as well. */
function dateIn(fields: Fields, name: string): string | undefined {
  const found = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(textOf(fields[name]) ?? '');
  if (!found) return undefined;
  const [, year = '', month = '', day = ''] = found;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** A pattern for Outlook's own scheduling: what is not said follows from the first day. */
export function completedRecurrence(value: unknown, startDate: string): unknown {
  if (!isRecord(value) || !isRecord(value['pattern']) || !isRecord(value['range'])) return value;
  const day = new Date(`${startDate}T00:00:00Z`);
  const index = indexes[Math.min(4, Math.ceil(day.getUTCDate() / 7) - 1)];
  const usual = { interval: 1, dayOfMonth: day.getUTCDate(), month: day.getUTCMonth() + 1, daysOfWeek: [weekDays[day.getUTCDay()]], index };
  return { pattern: { ...usual, ...value['pattern'] }, range: { startDate, ...value['range'] } };
}
