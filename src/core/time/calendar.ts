import { differenceInMonths } from 'date-fns';
import type { IsoDate } from './types';

/** A span of calendar time. */
export interface CalendarPeriod {
  readonly days?: number;
  readonly months?: number;
  readonly years?: number;
}

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

const oneDay = 86400000;

function partsOf(date: IsoDate): readonly [year: number, month: number, day: number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))];
}

/** Days since 1 January 1970: days are added and compared as whole numbers, without any zone. */
function dayNumber(date: IsoDate): number {
  const [year, month, day] = partsOf(date);
  return Date.UTC(year, month - 1, day) / oneDay;
}

function dayNumbered(count: number): IsoDate {
  const midnight = new Date(count * oneDay);
  return toIsoDate(midnight.getUTCFullYear(), midnight.getUTCMonth() + 1, midnight.getUTCDate());
}

/** Noon of the day on the machine's own clock: date-fns counts in local time, and no zone skips noon. */
function noonOf(date: IsoDate): Date {
  const [year, month, day] = partsOf(date);
  return new Date(year, month - 1, day, 12);
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

/** The day of the week, Sunday as 0. */
export function weekdayOf(date: IsoDate): number {
  return (((dayNumber(date) + 4) % 7) + 7) % 7;
}

/** The day a period later; a month that is too short gives its last day (31 Jan and one month is 28 or 29 Feb). */
export function addPeriod(date: IsoDate, period: CalendarPeriod): IsoDate {
  const { days = 0, months = 0, years = 0 } = period;
  const inMonth = months === 0 && years === 0 ? date : addMonths(date, years * 12 + months);
  return days === 0 ? inMonth : dayNumbered(dayNumber(inMonth) + days);
}

function addMonths(date: IsoDate, count: number): IsoDate {
  const [year, month, day] = partsOf(date);
  const counted = year * 12 + (month - 1) + count;
  const toYear = Math.floor(counted / 12);
  const toMonth = counted - toYear * 12 + 1;
  return toIsoDate(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/** Days from one day to another; negative when `to` comes first. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
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
