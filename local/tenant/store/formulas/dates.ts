import { CellError } from './cellError';
import { finite, takes, toNumber, toText, type FormulaFunctions } from './values';

/** Days between the spreadsheet's day 0 and 1 January 1970. */
const EPOCH = 25569;
const SECONDS = 86400;

/** A clock's reading, without a zone. */
export interface Reading {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** Months may run over the year, days over the month. */
export function serialOf({ year, month, day, hour, minute, second }: Reading): number {
  return Date.UTC(year, month - 1, day, hour, minute, second) / (SECONDS * 1000) + EPOCH;
}

/** To the second. @throws CellError before 1900 */
export function readingOf(serial: number): Reading {
  const date = new Date(Math.round((serial - EPOCH) * SECONDS) * 1000);
  if (serial < 0 || Number.isNaN(date.getTime())) throw new CellError('#NUM!');
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
  };
}

/** Source: "Examples of common formulas in lists", date and time. */
export const DATE_FUNCTIONS: FormulaFunctions = {
  TODAY: takes(0, 0, (_, now) => Math.floor(now)),
  NOW: takes(0, 0, (_, now) => now),
  DATE: takes(3, 3, args => {
    const [year, month, day] = args.map(arg => Math.trunc(toNumber(arg())));
    return finite(serialOf({ year: year < 1900 ? year + 1900 : year, month, day, hour: 0, minute: 0, second: 0 }));
  }),
  TIME: takes(3, 3, args => {
    const [hour, minute, second] = args.map(arg => Math.trunc(toNumber(arg())));
    return ((hour * 3600 + minute * 60 + second) / SECONDS) % 1;
  }),
  DATEVALUE: takes(1, 1, ([arg]) => dateValue(toText(arg()))),
  YEAR: part('year'),
  MONTH: part('month'),
  DAY: part('day'),
  HOUR: part('hour'),
  MINUTE: part('minute'),
  SECOND: part('second'),
  WEEKDAY: takes(1, 2, ([arg, kind]) => weekday(toNumber(arg()), kind ? toNumber(kind()) : 1)),
  DATEDIF: takes(3, 3, ([from, to, unit]) => difference(Math.floor(toNumber(from())), Math.floor(toNumber(to())), toText(unit()).toUpperCase())),
  DAYS360: takes(2, 3, ([from, to]) => days360(readingOf(toNumber(from())), readingOf(toNumber(to())))),
};

function part(name: keyof Reading): FormulaFunctions[string] {
  return takes(1, 1, ([arg]) => readingOf(toNumber(arg()))[name]);
}

/** `8/7/2026` as the United Kingdom writes it, or `2026-07-08`. @throws CellError */
function dateValue(text: string): number {
  const uk = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(text.trim());
  const iso = /^(\d{4})-(\d\d)-(\d\d)/.exec(text.trim());
  const [year, month, day] = (uk ? [uk[3], uk[2], uk[1]] : iso ? iso.slice(1) : []).map(Number);
  if (year === undefined) throw new CellError('#VALUE!');
  const serial = serialOf({ year, month, day, hour: 0, minute: 0, second: 0 });
  if (readingOf(serial).day !== day) throw new CellError('#VALUE!');
  return serial;
}

/** @param kind 1: Sunday is 1; 2: Monday is 1; 3: Monday is 0 */
function weekday(serial: number, kind: number): number {
  const sunday = (((Math.floor(serial) - 1) % 7) + 7) % 7;
  if (kind === 1) return sunday + 1;
  if (kind === 2) return ((sunday + 6) % 7) + 1;
  if (kind === 3) return (sunday + 6) % 7;
  throw new CellError('#NUM!');
}

function difference(from: number, to: number, unit: string): number {
  if (from > to) throw new CellError('#NUM!');
  const [start, end] = [readingOf(from), readingOf(to)];
  const months = (end.year - start.year) * 12 + end.month - start.month - (end.day < start.day ? 1 : 0);
  switch (unit) {
    case 'D':
      return to - from;
    case 'M':
      return months;
    case 'Y':
      return Math.floor(months / 12);
    case 'YM':
      return months % 12;
    case 'MD':
      return to - serialOf({ ...start, month: start.month + months });
    case 'YD':
      return to - serialOf({ ...start, year: start.year + Math.floor(months / 12) });
    default:
      throw new CellError('#NUM!');
  }
}

/** By the method of the United States. */
function days360(start: Reading, end: Reading): number {
  const first = Math.min(start.day, 30);
  const last = end.day === 31 && first === 30 ? 30 : end.day;
  return (end.year - start.year) * 360 + (end.month - start.month) * 30 + last - first;
}
