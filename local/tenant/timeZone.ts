/** Every site of the tenant keeps the time of London. */
const TIME_ZONE = 'Europe/London';

const parts = new Intl.DateTimeFormat('en-GB', {
  timeZone: TIME_ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
  second: 'numeric',
});

export interface LocalTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** The wall clock of the site at a moment. */
export function toLocal(moment: Date): LocalTime {
  const found = new Map(parts.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  const read = (type: Intl.DateTimeFormatPartTypes): number => found.get(type) ?? 0;
  return { year: read('year'), month: read('month'), day: read('day'), hour: read('hour'), minute: read('minute'), second: read('second') };
}

/** The moment at which the site's wall clock shows a time. */
export function fromLocal({ year, month, day, hour, minute, second }: LocalTime): Date {
  const asUtc = Date.UTC(year, month - 1, day, hour, minute, second);
  const shown = toLocal(new Date(asUtc));
  const offset = Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute, shown.second) - asUtc;
  const guess = new Date(asUtc - offset);
  // On the night when the clocks change the offset at the guess may be another one.
  const again = toLocal(guess);
  const difference = Date.UTC(again.year, again.month - 1, again.day, again.hour, again.minute, again.second) - asUtc;
  return new Date(guess.getTime() - difference);
}

/** Midnight of the site's day in which a moment lies: how a date without a time is stored (facts 1.6). */
export function localMidnight(moment: Date): Date {
  const { year, month, day } = toLocal(moment);
  return fromLocal({ year, month, day, hour: 0, minute: 0, second: 0 });
}

const ZONED = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d))$/i;
const LOCAL = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?)?$/;

/** Reads an ISO date; one without a zone is the site's own time. @returns nothing for what is no date */
export function parseIso(text: string): Date | undefined {
  if (ZONED.test(text)) {
    const moment = new Date(text);
    return Number.isNaN(moment.getTime()) || !isCalendarDay(text) ? undefined : moment;
  }
  const match = LOCAL.exec(text);
  if (!match || !isCalendarDay(text)) return undefined;
  const [year, month, day, hour, minute, second] = match.slice(1).map(part => Number(part ?? 0));
  return hour > 23 || minute > 59 || second > 59 ? undefined : fromLocal({ year, month, day, hour, minute, second });
}

/** 31 February is none. */
function isCalendarDay(text: string): boolean {
  const [year, month, day] = text.slice(0, 10).split('-').map(Number);
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1900;
}

const UK = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?:\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

/** Reads a date as the forms of a UK site write it: `03/12/2026` or `03/12/2026 14:30`. */
export function parseUk(text: string): Date | undefined {
  const match = UK.exec(text.trim());
  if (!match) return undefined;
  const [day, month, year, hour, minute, second] = match.slice(1).map(part => Number(part ?? 0));
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59) return undefined;
  return fromLocal({ year, month, day, hour, minute, second });
}
