import { bad, good, type Result } from '../../result';
import { addPeriod, addWorkingDays, type CalendarPeriod, type IsoDate } from '../../time';
import type { Span } from '../clauses';

/** A length of calendar time as days, months or years. Hours and working days are counted otherwise. */
export function calendarPeriod({ days = 0, weeks = 0, months = 0, quarters = 0, years = 0 }: Span): CalendarPeriod {
  return { days: days + weeks * 7, months: months + quarters * 3, years };
}

export function times({ days = 0, months = 0, years = 0 }: CalendarPeriod, count: number): CalendarPeriod {
  return { days: days * count, months: months * count, years: years * count };
}

/** A day so much later, or earlier for a direction of -1. Fails where bank holidays are not known. */
export function addSpan(from: IsoDate, span: Span, direction: 1 | -1 = 1): Result<IsoDate> {
  if (span.workingDays !== undefined) return addWorkingDays(from, direction * span.workingDays);
  if (span.hours !== undefined) return bad('Hours cannot be counted from a day.');
  return good(addPeriod(from, times(calendarPeriod(span), direction)));
}

/**
 * The number of the period in which a day lies, counted from a first day: the largest k with `first + k periods <= day`,
 * negative before it. Each start is counted from the first day, so that a 31st does not wander to the 28th.
 */
export function periodAt(first: IsoDate, day: IsoDate, period: CalendarPeriod): number {
  const { days = 0, months = 0, years = 0 } = period;
  const monthsLong = months + years * 12;
  const guess = monthsLong > 0 ? monthsApart(first, day) / monthsLong : daysApart(first, day) / days;
  let index = Math.floor(guess) - 1;
  while (addPeriod(first, times(period, index + 1)) <= day) index += 1;
  return index;
}

/** How many due days go by before another day: the largest k with `first + k periods < day`. */
export function periodsBefore(first: IsoDate, day: IsoDate, period: CalendarPeriod): number {
  return day <= first ? 0 : periodAt(first, addPeriod(day, { days: -1 }), period);
}

function monthsApart(from: IsoDate, to: IsoDate): number {
  return (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7));
}

function daysApart(from: IsoDate, to: IsoDate): number {
  return (Date.parse(to) - Date.parse(from)) / 86400000;
}

const unitNames = { hours: 'hour', days: 'day', workingDays: 'working day', weeks: 'week', months: 'month', quarters: 'quarter', years: 'year' } as const;

const inWords: Readonly<Record<string, string>> = { '3 months': 'quarter', '6 months': 'six months', '12 months': 'year', '7 days': 'week' };

const wordsOfSpans = new WeakMap<Span, string>();

/** `24 hours`, `5 working days`, `1 month`. */
export function spanWords(span: Span): string {
  const known = wordsOfSpans.get(span);
  if (known !== undefined) return known;
  const unit = (Object.keys(unitNames) as (keyof typeof unitNames)[]).find((name) => span[name] !== undefined);
  const count = unit === undefined ? 0 : span[unit] ?? 0;
  const words = unit === undefined ? 'no time' : `${count} ${unitNames[unit]}${count === 1 ? '' : 's'}`;
  wordsOfSpans.set(span, words);
  return words;
}

/** `every month`, `every 2 years`, `every quarter`. */
export function everyWords(span: Span): string {
  const words = spanWords(span);
  return `every ${inWords[words] ?? words.replace(/^1 /, '')}`;
}
