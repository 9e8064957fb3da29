import { addPeriod, daysInMonth, isIsoDate, toIsoDate, weekdayOf } from '../../../core/time/calendar';
import type { IsoDate } from '../../../core/time/types';

/** Days since the Monday of its week. */
const fromMonday = (day: IsoDate): number => (weekdayOf(day) + 6) % 7;

/** The weeks that a day's month touches, from Monday to Sunday, with the days of its neighbours at both ends. */
export function weeksOf(day: IsoDate): readonly (readonly IsoDate[])[] {
  const [year, month] = day.split('-').map(Number);
  const first = toIsoDate(year, month, 1);
  const monday = addPeriod(first, { days: -fromMonday(first) });
  const count = Math.ceil((fromMonday(first) + daysInMonth(year, month)) / 7);
  return Array.from({ length: count }, (_week, week) => Array.from({ length: 7 }, (_day, at) => addPeriod(monday, { days: week * 7 + at })));
}

/**
 * The day that a key leads to in a calendar; undefined when the key does not move it.
 * Source: WAI-ARIA authoring practices, date picker dialog.
 */
export function dayAt(key: string, shift: boolean, from: IsoDate): IsoDate | undefined {
  const to = ((): IsoDate | undefined => {
    switch (key) {
      case 'ArrowLeft': return addPeriod(from, { days: -1 });
      case 'ArrowRight': return addPeriod(from, { days: 1 });
      case 'ArrowUp': return addPeriod(from, { days: -7 });
      case 'ArrowDown': return addPeriod(from, { days: 7 });
      case 'Home': return addPeriod(from, { days: -fromMonday(from) });
      case 'End': return addPeriod(from, { days: 6 - fromMonday(from) });
      case 'PageUp': return addPeriod(from, shift ? { years: -1 } : { months: -1 });
      case 'PageDown': return addPeriod(from, shift ? { years: 1 } : { months: 1 });
      default: return undefined;
    }
  })();
  return to !== undefined && !isIsoDate(to) ? from : to;
}
