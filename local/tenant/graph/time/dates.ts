import type { Pattern, Recurrence } from './recurrence';
import { weekDays } from './recurrence';

const day = 86400000;
/** Nothing is looked for beyond this many steps of a series. */
const mostSteps = 20000;

/**
 * The days of a series in their order, `2026-12-03`, up to the last one wanted. A day that a month does not have is
 * its last one, as Outlook does it.
 */
export function* datesOf({ pattern, range }: Recurrence, until: string): Generator<string> {
  const last = range.type === 'endDate' && range.endDate < until ? range.endDate : until;
  const most = range.type === 'numbered' ? range.numberOfOccurrences : Infinity;
  let found = 0;
  for (let step = 0; step < mostSteps && found < most; step++) {
    for (const date of datesAt(pattern, range.startDate, step)) {
      if (date < range.startDate) continue;
      if (date > last || found >= most) return;
      found += 1;
      yield date;
    }
  }
}

/** The days of one turn of the pattern: a day, a week, a month or a year. */
function datesAt(pattern: Pattern, startDate: string, step: number): string[] {
  const start = new Date(`${startDate}T00:00:00Z`);
  const turn = step * pattern.interval;
  const [year, month] = [start.getUTCFullYear(), start.getUTCMonth()];
  switch (pattern.type) {
    case 'daily':
      return [text(start.getTime() + turn * day)];
    case 'weekly':
      return weekOf(pattern, start, turn);
    case 'absoluteMonthly':
      return [dayIn(year, month + turn, pattern.dayOfMonth)];
    case 'relativeMonthly':
      return [nthIn(pattern, year, month + turn)];
    case 'absoluteYearly':
      return [dayIn(year + turn, pattern.month - 1, pattern.dayOfMonth)];
    case 'relativeYearly':
      return [nthIn(pattern, year + turn, pattern.month - 1)];
  }
}

function weekOf({ daysOfWeek, firstDayOfWeek }: Pattern, start: Date, weeks: number): string[] {
  const first = weekDays.indexOf(firstDayOfWeek);
  const begins = start.getTime() - ((start.getUTCDay() - first + 7) % 7) * day + weeks * 7 * day;
  const offsets = daysOfWeek.map((name) => (weekDays.indexOf(name) - first + 7) % 7);
  return offsets.sort((a, b) => a - b).map((offset) => text(begins + offset * day));
}

function dayIn(year: number, month: number, dayOfMonth: number): string {
  return text(Date.UTC(year, month, Math.min(dayOfMonth, daysIn(year, month))));
}

/** The first, second … or last of the named days of a month. */
function nthIn({ daysOfWeek, index }: Pattern, year: number, month: number): string {
  const fitting = Array.from({ length: daysIn(year, month) }, (_, at) => Date.UTC(year, month, at + 1)).filter((moment) => {
    const name = weekDays[new Date(moment).getUTCDay()];
    return name !== undefined && daysOfWeek.includes(name);
  });
  const at = { first: 0, second: 1, third: 2, fourth: 3, last: fitting.length - 1 }[index];
  return text(fitting[at] ?? Date.UTC(year, month, 1));
}

function daysIn(year: number, month: number): number {
  return new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
}

function text(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
