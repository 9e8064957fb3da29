import { addPeriod, daysBetween, monthsBetween, weekdayOf } from './calendar';
import { monthNames, shortMonth, weekdayNames } from './names';
import type { IsoDate, IsoDateTime } from './types';
import { dayOf, timeOf } from './zone';

function partsOf(date: IsoDate): readonly [number, number, number] {
  return [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))];
}

/** `3 Dec 2026`. */
export function displayDate(date: IsoDate): string {
  const [year, month, day] = partsOf(date);
  return `${day} ${shortMonth(month)} ${year}`;
}

/** `3 Dec` within a month of today, else `3 Dec 2027`. */
export function displayNear(date: IsoDate, today: IsoDate): string {
  const [, month, day] = partsOf(date);
  const near = date >= addPeriod(today, { months: -1 }) && date <= addPeriod(today, { months: 1 });
  return near ? `${day} ${shortMonth(month)}` : displayDate(date);
}

/** `Thursday 3 December 2026`, for documents. */
export function displayDay(date: IsoDate): string {
  const [year, month, day] = partsOf(date);
  return `${weekdayNames[weekdayOf(date)]} ${day} ${monthNames[month - 1]} ${year}`;
}

/** `3 Dec 2026, 14:00` on the council's clocks. */
export function displayDateAndTime(instant: IsoDateTime | Date): string {
  return `${displayDate(dayOf(instant))}, ${timeOf(instant)}`;
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

/** How long it is between two days, in the unit people use: `4 days`, `8 weeks`, `6 months`, `3 years`. */
export function howLong(from: IsoDate, to: IsoDate): string {
  const [first, last] = from <= to ? [from, to] : [to, from];
  const days = daysBetween(first, last);
  if (days < 14) return counted(days, 'day');
  const months = monthsBetween(first, last);
  if (months < 2) return counted(Math.floor(days / 7), 'week');
  return months < 36 ? counted(months, 'month') : counted(Math.floor(months / 12), 'year');
}

/** `today`, `tomorrow`, `in 4 days`, `in 6 months`, `yesterday`, `3 days ago`. */
export function fromNow(date: IsoDate, today: IsoDate): string {
  const days = daysBetween(today, date);
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `in ${howLong(today, date)}` : `${howLong(date, today)} ago`;
}
