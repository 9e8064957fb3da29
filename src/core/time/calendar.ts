import { add, differenceInCalendarDays, differenceInMonths } from 'date-fns';
import type { IsoDate } from './types';

/** A span of calendar time. */
export interface CalendarPeriod {
  readonly days?: number;
  readonly months?: number;
  readonly years?: number;
}

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Noon of the day on the machine's own clock: date-fns counts in local time, and no zone skips noon. */
function noonOf(date: IsoDate): Date {
  const [year, month, day] = date.split('-').map(Number);
  return new Date(year, month - 1, day, 12);
}

function dayAt(noon: Date): IsoDate {
  return toIsoDate(noon.getFullYear(), noon.getMonth() + 1, noon.getDate());
}

function pad(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** Writes a day from its parts; they are not checked. */
export function toIsoDate(year: number, month: number, day: number): IsoDate {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}` as IsoDate;
}

/** Whether a text is a real calendar day between 1900 and 2199, as `2026-12-03`. */
export function isIsoDate(text: string): text is IsoDate {
  const match = shape.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number);
  if (year < 1900 || year > 2199 || month < 1 || month > 12) return false;
  return day >= 1 && day <= daysInMonth(year, month);
}

/** How many days a month has; months count from 1. */
export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The day a period later; a month that is too short gives its last day (31 Jan and one month is 28 or 29 Feb). */
export function addPeriod(date: IsoDate, period: CalendarPeriod): IsoDate {
  return dayAt(add(noonOf(date), { days: period.days, months: period.months, years: period.years }));
}

/** Days from one day to another; negative when `to` comes first. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return differenceInCalendarDays(noonOf(to), noonOf(from)) + 0;
}

/** Whole months from one day to another; negative when `to` comes first. */
export function monthsBetween(from: IsoDate, to: IsoDate): number {
  return differenceInMonths(noonOf(to), noonOf(from)) + 0;
}

export function latest(dates: readonly IsoDate[]): IsoDate | undefined {
  return dates.reduce<IsoDate | undefined>((last, date) => (last === undefined || date > last ? date : last), undefined);
}

export function earliest(dates: readonly IsoDate[]): IsoDate | undefined {
  return dates.reduce<IsoDate | undefined>((first, date) => (first === undefined || date < first ? date : first), undefined);
}
