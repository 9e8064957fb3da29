import { bad, good, type Result } from '../result';
import { bankHolidaysKnown, isBankHoliday } from './bankHolidays';
import { addPeriod, weekdayOf } from './calendar';
import type { IsoDate, IsoDateTime } from './types';

/** Whether the council works on a day: Monday to Friday, no bank holiday. Fails in a year whose holidays are not known. */
export function isWorkingDay(date: IsoDate): Result<boolean> {
  const holiday = isBankHoliday(date);
  if (holiday === undefined) return bad(unknownYear(date));
  const weekday = weekdayOf(date);
  return good(weekday !== 0 && weekday !== 6 && !holiday);
}

/**
 * The working day that comes so many working days later, or earlier when the number is negative. The first day does
 * not count; none from a day off gives the next working day.
 */
export function addWorkingDays(from: IsoDate, count: number): Result<IsoDate> {
  const step = count < 0 ? -1 : 1;
  let left = Math.abs(count);
  for (let day = from; ; day = addPeriod(day, { days: step })) {
    const works = isWorkingDay(day);
    if (!works.ok) return works;
    if (works.value && day !== from) left -= 1;
    if (works.value && left <= 0) return good(day);
  }
}

/** An instant so many hours later, counted on the clock: a day of 24 hours, also when British Summer Time begins or ends. */
export function addHours(instant: IsoDateTime | Date, hours: number): IsoDateTime {
  return new Date(new Date(instant).getTime() + hours * 3600000).toISOString();
}

function unknownYear(date: IsoDate): string {
  const { from, until } = bankHolidaysKnown;
  return `Bank holidays are known from ${from} to ${until}, so working days in ${date.slice(0, 4)} cannot be counted.`;
}
