import { toIsoDate } from './calendar';
import { councilTimeZone, type IsoDate, type IsoDateTime } from './types';

/** What the clocks of a zone show at an instant. */
interface WallClock {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(timeZone, format);
  return format;
}

function wallClock(instant: Date, timeZone: string): WallClock {
  const parts = new Map(formatOf(timeZone).formatToParts(instant).map((part) => [part.type, Number(part.value)]));
  const read = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
  return {
    year: read('year'),
    month: read('month'),
    day: read('day'),
    hour: read('hour'),
    minute: read('minute'),
    second: read('second'),
  };
}

function dateOf(instant: IsoDateTime | Date): Date {
  return typeof instant === 'string' ? new Date(instant) : instant;
}

/** Milliseconds that a zone's clocks are ahead of UTC at an instant. */
function offsetAt(instant: Date, timeZone: string): number {
  const { year, month, day, hour, minute, second } = wallClock(instant, timeZone);
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(instant.getTime() / 1000) * 1000;
}

const oneDay = 86400000;

/** By zone and UTC day: the offset that holds throughout it, or undefined on a day on which the clocks change. */
const offsets = new Map<string, Map<number, number | undefined>>();

function offsetThroughout(day: number, timeZone: string): number | undefined {
  const known = offsets.get(timeZone) ?? new Map<number, number | undefined>();
  offsets.set(timeZone, known);
  if (known.has(day)) return known.get(day);
  const [first, last] = [day * oneDay, (day + 1) * oneDay].map((at) => offsetAt(new Date(at), timeZone));
  const offset = first === last ? first : undefined;
  known.set(day, offset);
  return offset;
}

/** The council's calendar day at an instant. */
export function dayOf(instant: IsoDateTime | Date, timeZone: string = councilTimeZone): IsoDate {
  const at = dateOf(instant);
  const offset = offsetThroughout(Math.floor(at.getTime() / oneDay), timeZone) ?? offsetAt(at, timeZone);
  const local = new Date(at.getTime() + offset);
  return toIsoDate(local.getUTCFullYear(), local.getUTCMonth() + 1, local.getUTCDate());
}

/** What the council's clocks show at an instant, `14:00`. */
export function timeOf(instant: IsoDateTime | Date, timeZone: string = councilTimeZone): string {
  const { hour, minute } = wallClock(dateOf(instant), timeZone);
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

/**
 * The instant at which the council's clocks show a time on a day.
 * A time that spring skips (01:30 on the last Sunday of March) counts on from the hour before, as calendars do; one
 * that autumn shows twice is its first showing.
 * @param time `14:00`
 */
export function instantOf(date: IsoDate, time: string, timeZone: string = councilTimeZone): IsoDateTime {
  const [year, month, day] = date.split('-').map(Number);
  const [hour, minute] = time.split(':').map(Number);
  const asUtc = Date.UTC(year, month - 1, day, hour, minute);
  const before = offsetAt(new Date(asUtc - oneDay), timeZone);
  const after = offsetAt(new Date(asUtc + oneDay), timeZone);
  const candidate = [before, after].map((offset) => asUtc - offset).find((at) => at + offsetAt(new Date(at), timeZone) === asUtc);
  return new Date(candidate ?? asUtc - before).toISOString();
}

/** The instant at which a day of the council begins. */
export function startOfDay(date: IsoDate, timeZone: string = councilTimeZone): IsoDateTime {
  return instantOf(date, '00:00', timeZone);
}
