import { bad, good, type Result } from '../result';
import { allBankHolidays, bankHolidaysKnown } from './bankHolidays';
import { dayNumber, dayNumbered, weekdayNumbered } from './calendar';
import type { IsoDate, IsoDateTime } from './types';

/** Whether the council works on a day: Monday to Friday, no bank holiday. Fails in a year whose holidays are not known. */
export function isWorkingDay(date: IsoDate): Result<boolean> {
  const works = worksOn(dayNumber(date));
  return works === undefined ? bad(unknownYear(date)) : good(works);
}

/**
 * The working day that comes so many working days later, or earlier when the number is negative. The first day does
 * not count; none from a day off gives the next working day.
 */
export function addWorkingDays(from: IsoDate, count: number): Result<IsoDate> {
  const first = dayNumber(from);
  const step = count < 0 ? -1 : 1;
  let left = Math.abs(count);
  for (let day = first; ; day += step) {
    const works = worksOn(day);
    if (works === undefined) return bad(unknownYear(dayNumbered(day)));
    if (works && day !== first) left -= 1;
    if (works && left <= 0) return good(dayNumbered(day));
  }
}

const firstKnown = dayNumber(`${bankHolidaysKnown.from}-01-01`);
const lastKnown = dayNumber(`${bankHolidaysKnown.until}-12-31`);

let holidays: ReadonlySet<number> | undefined;

/** Undefined beyond the years whose holidays are known. */
function worksOn(day: number): boolean | undefined {
  if (day < firstKnown || day > lastKnown) return undefined;
  const weekday = weekdayNumbered(day);
  holidays = holidays ?? new Set(allBankHolidays().map(dayNumber));
  return weekday !== 0 && weekday !== 6 && !holidays.has(day);
}

/** An instant so many hours later, counted on the clock: a day of 24 hours, also when British Summer Time begins or ends. */
export function addHours(instant: IsoDateTime | Date, hours: number): IsoDateTime {
  return new Date(new Date(instant).getTime() + hours * 3600000).toISOString();
}

function unknownYear(date: IsoDate): string {
  const { from, until } = bankHolidaysKnown;
  return `Bank holidays are known from ${from} to ${until}, so working days in ${date.slice(0, 4)} cannot be counted.`;
}
