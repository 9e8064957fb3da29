import { addPeriod, toIsoDate, weekdayOf } from './calendar';
import type { IsoDate } from './types';

/**
 * Bank holidays of England and Wales.
 * Source: Banking and Financial Dealings Act 1971, schedule 1, and the proclamations named below. Beyond the last year
 * here the Crown may still move or add a day, so nothing is said of it: raise `until` once gov.uk/bank-holidays has
 * been compared.
 */
export const bankHolidaysKnown = { from: 2012, until: 2030 } as const;

/** Days that a proclamation moved, by the day they would have fallen on. */
const moved: Readonly<Record<string, IsoDate>> = {
  // Diamond Jubilee of Elizabeth II: the spring holiday.
  '2012-05-28': '2012-06-04',
  // 75 years of VE Day: the early May holiday.
  '2020-05-04': '2020-05-08',
  // Platinum Jubilee of Elizabeth II: the spring holiday.
  '2022-05-30': '2022-06-02',
};

/** Days that a proclamation added. */
const added: Readonly<Record<number, readonly IsoDate[]>> = {
  // Diamond Jubilee.
  2012: ['2012-06-05'],
  // Platinum Jubilee; funeral of Elizabeth II.
  2022: ['2022-06-03', '2022-09-19'],
  // Coronation of Charles III.
  2023: ['2023-05-08'],
};

const [sunday, monday, saturday] = [0, 1, 6];

/** The bank holidays of a year in order; undefined for a year that is not known. */
export function bankHolidays(year: number): readonly IsoDate[] | undefined {
  if (!Number.isInteger(year) || year < bankHolidaysKnown.from || year > bankHolidaysKnown.until) return undefined;
  return [...byRule(year).map((day) => moved[day] ?? day), ...(added[year] ?? [])].sort();
}

/** The bank holidays of all years that are known, in order. */
export function allBankHolidays(): readonly IsoDate[] {
  const { from, until } = bankHolidaysKnown;
  return Array.from({ length: until - from + 1 }, (_none, index) => bankHolidays(from + index) ?? []).flat();
}

function byRule(year: number): readonly IsoDate[] {
  const easter = easterSunday(year);
  return [
    onAWorkingDay(toIsoDate(year, 1, 1)),
    addPeriod(easter, { days: -2 }),
    addPeriod(easter, { days: 1 }),
    mondayFrom(toIsoDate(year, 5, 1)),
    mondayFrom(toIsoDate(year, 5, 25)),
    mondayFrom(toIsoDate(year, 8, 25)),
    ...christmas(year),
  ];
}

/** A holiday on a Saturday or Sunday is kept on the Monday. */
function onAWorkingDay(date: IsoDate): IsoDate {
  const weekday = weekdayOf(date);
  if (weekday === saturday) return addPeriod(date, { days: 2 });
  return weekday === sunday ? addPeriod(date, { days: 1 }) : date;
}

/** Christmas Day and Boxing Day, or the Monday and Tuesday that stand in for them. */
function christmas(year: number): readonly IsoDate[] {
  const weekday = weekdayOf(toIsoDate(year, 12, 25));
  const [one, other] = weekday === saturday || weekday === sunday ? [27, weekday === saturday ? 28 : 26] : [25, weekday === 5 ? 28 : 26];
  return [toIsoDate(year, 12, one), toIsoDate(year, 12, other)];
}

/** The first Monday on or after a day. */
function mondayFrom(date: IsoDate): IsoDate {
  return addPeriod(date, { days: (monday - weekdayOf(date) + 7) % 7 });
}

/** Easter Sunday by the Gregorian computus (Meeus, Jones and Butcher). */
export function easterSunday(year: number): IsoDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  return toIsoDate(year, month, (h + l - 7 * m + 33 * month + 19) % 32);
}
