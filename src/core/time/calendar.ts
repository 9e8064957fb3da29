import { differenceInMonths } from 'date-fns';
import type { IsoDate } from './types';

/** A span of calendar time. */
export interface CalendarPeriod {
  readonly days?: number;
  readonly months?: number;
  readonly years?: number;
}

const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

function yearOf(date: IsoDate): number {
  return Number(date.slice(0, 4));
}

function monthOf(date: IsoDate): number {
  return twoDigits(date, 5);
}

function dayOfMonth(date: IsoDate): number {
  return twoDigits(date, 8);
}

function twoDigits(date: IsoDate, at: number): number {
  return (date.charCodeAt(at) - 48) * 10 + date.charCodeAt(at + 1) - 48;
}

const daysIn400Years = 146097;
/** Days from 1 March of the year 0 to 1 January 1970. */
const epoch = 719468;

/**
 * Days since 1 January 1970: days are added and compared as whole numbers, without any zone. Years are counted from
 * March, so that the leap day comes last, and months in fives of 153 days.
 */
export function dayNumber(date: IsoDate): number {
  const month = monthOf(date);
  const year = yearOf(date) - (month <= 2 ? 1 : 0);
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth(date) - 1;
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + dayOfYear - epoch;
}

/** The day of a number. */
export function dayNumbered(count: number): IsoDate {
  const era = Math.floor((count + epoch) / daysIn400Years);
  const dayOfEra = count + epoch - era * daysIn400Years;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return toIsoDate(yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day);
}

/** The day of the week of a day's number, Sunday as 0. */
export function weekdayNumbered(count: number): number {
  return (((count + 4) % 7) + 7) % 7;
}

/** Noon of the day on the machine's own clock: date-fns counts in local time, and no zone skips noon. */
function noonOf(date: IsoDate): Date {
  return new Date(yearOf(date), monthOf(date) - 1, dayOfMonth(date), 12);
}

const twoPlaces = Array.from({ length: 100 }, (_none, value) => String(value).padStart(2, '0'));

/** Writes a day from its parts; they are not checked. */
export function toIsoDate(year: number, month: number, day: number): IsoDate {
  return `${year < 1000 ? String(year).padStart(4, '0') : year}-${twoPlaces[month]}-${twoPlaces[day]}` as IsoDate;
}

/** Whether a text is a real calendar day between 1900 and 2199, as `2026-12-03`. */
export function isIsoDate(text: string): text is IsoDate {
  const match = shape.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number);
  if (year < 1900 || year > 2199 || month < 1 || month > 12) return false;
  return day >= 1 && day <= daysInMonth(year, month);
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** How many days a month has; months count from 1. */
export function daysInMonth(year: number, month: number): number {
  if (month !== 2) return monthLengths[month - 1];
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** The day of the week, Sunday as 0. */
export function weekdayOf(date: IsoDate): number {
  return weekdayNumbered(dayNumber(date));
}

/** The day a period later; a month that is too short gives its last day (31 Jan and one month is 28 or 29 Feb). */
export function addPeriod(date: IsoDate, period: CalendarPeriod): IsoDate {
  const { days = 0, months = 0, years = 0 } = period;
  const inMonth = months === 0 && years === 0 ? date : addMonths(date, years * 12 + months);
  return days === 0 ? inMonth : dayNumbered(dayNumber(inMonth) + days);
}

function addMonths(date: IsoDate, count: number): IsoDate {
  const counted = yearOf(date) * 12 + (monthOf(date) - 1) + count;
  const toYear = Math.floor(counted / 12);
  const toMonth = counted - toYear * 12 + 1;
  return toIsoDate(toYear, toMonth, Math.min(dayOfMonth(date), daysInMonth(toYear, toMonth)));
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
