import type { Result } from '../../core/result';
import { displayDate, instantOf, parseUkDate, parseUkTime, timeOf, type IsoDate, type IsoDateTime } from '../../core/time';

export interface TypedTimes {
  readonly date: string;
  readonly from: string;
  readonly to: string;
}

export interface MeetingTimes {
  readonly starts: IsoDateTime;
  readonly ends: IsoDateTime;
}

export type TimeProblems = { readonly [Field in keyof TypedTimes]?: string };

const problemOf = (result: Result<unknown>): string | undefined => (result.ok ? undefined : result.problem);

/** Reads when a meeting is as typed, on the council's clocks. */
export function readTimes({ date, from, to }: TypedTimes, endAfterStart: string): { readonly times?: MeetingTimes; readonly problems: TimeProblems } {
  const day = parseUkDate(date);
  const start = parseUkTime(from);
  const end = parseUkTime(to);
  const problems: TimeProblems = { date: problemOf(day), from: problemOf(start), to: problemOf(end) };
  if (!day.ok || !start.ok || !end.ok) return { problems };
  if (end.value <= start.value) return { problems: { to: endAfterStart } };
  return { times: { starts: instantOf(day.value, start.value), ends: instantOf(day.value, end.value) }, problems: {} };
}

const quarter = 15 * 60000;

/** The quarter of an hour that has begun, and one hour later: a meeting that is set up as it begins. */
export function timesAround(now: Date): Pick<TypedTimes, 'from' | 'to'> {
  const start = Math.floor(now.getTime() / quarter) * quarter;
  return { from: timeOf(new Date(start)), to: timeOf(new Date(start + 4 * quarter)) };
}

/** What is proposed for a meeting: when it is due, at the time of day of the one before; without one before, as it begins. */
export function proposedTimes(before: { readonly starts?: IsoDateTime; readonly ends?: IsoDateTime } | undefined, due: IsoDate | undefined, today: IsoDate, now: Date): TypedTimes {
  if (!before?.starts || !before.ends) return { date: displayDate(today), ...timesAround(now) };
  return { date: displayDate(due !== undefined && due > today ? due : today), from: timeOf(before.starts), to: timeOf(before.ends) };
}
