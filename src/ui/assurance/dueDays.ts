import { addPeriod, toIsoDate, type IsoDate } from '../../core/time';
import { rankOf, stateWordOf, type Duty } from './duties';

export interface DueDay {
  readonly day: IsoDate;
  readonly rows: readonly Duty[];
}

/** The first day of a day's month. */
export function monthOf(day: IsoDate): IsoDate {
  return toIsoDate(Number(day.slice(0, 4)), Number(day.slice(5, 7)), 1);
}

/** The days of a month on which something is due, in order; what presses most comes first on each. */
export function dueDaysOf(rows: readonly Duty[], month: IsoDate): readonly DueDay[] {
  const end = addPeriod(month, { months: 1 });
  const days = new Map<IsoDate, Duty[]>();
  for (const row of rows) {
    if (row.due === undefined || row.due < month || row.due >= end) continue;
    const ofDay = days.get(row.due) ?? [];
    days.set(row.due, ofDay);
    ofDay.push(row);
  }
  return Array.from(days, ([day, found]) => ({ day, rows: [...found].sort(byPressure) })).sort((a, b) => a.day.localeCompare(b.day));
}

function byPressure(a: Duty, b: Duty): number {
  return rankOf(stateWordOf(a)) - rankOf(stateWordOf(b)) || a.title.localeCompare(b.title, 'en-GB');
}
