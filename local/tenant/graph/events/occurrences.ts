import type { Database } from '../../store/database';
import { datesOf } from '../time/dates';
import type { Recurrence } from '../time/recurrence';
import { fromWall, zoneOf } from '../time/zones';
import { contentOf, eventById, exceptionsOf, occurrenceId, splitId } from './eventStore';
import type { EventContent, ExceptionBody, OwnSettings, StoredEvent, Wall } from './eventStore';

export type EventType = 'singleInstance' | 'seriesMaster' | 'occurrence' | 'exception';

/** An event as a calendar shows it: a single one, a series as such, or one day of a series. */
export interface ShownEvent {
  readonly id: string;
  readonly type: EventType;
  readonly event: StoredEvent;
  /** Of a day of a series: the day by the pattern. */
  readonly date?: string;
  /** When that day would be had nobody moved it. */
  readonly usualStart?: number;
  readonly start: number;
  readonly end: number;
  readonly content: EventContent;
  readonly own: OwnSettings;
}

const day = 86400000;

/** The event itself: a single one, or the series with its first day's times. */
export function wholeEvent(db: Database, event: StoredEvent): ShownEvent {
  const content = contentOf(db, event);
  const type = content.recurrence ? 'seriesMaster' : 'singleInstance';
  return { id: event.id, type, event, start: instantOf(content.start), end: instantOf(content.end), content, own: event.body.own };
}

/** By the id of an event or of one day of a series; a day that was removed is not there. */
export function shownById(db: Database, id: string): ShownEvent | undefined {
  const whole = eventById(db, id);
  if (whole) return wholeEvent(db, whole);
  const { eventId, date } = splitId(id);
  const event = date === undefined ? undefined : eventById(db, eventId);
  if (!event || date === undefined) return undefined;
  const { recurrence } = contentOf(db, event);
  if (!recurrence || !isDayOf(recurrence, date)) return undefined;
  const exception = exceptionsOf(db, event).get(date);
  return exception?.removed ? undefined : occurrence(db, event, date, exception);
}

function isDayOf(recurrence: Recurrence, date: string): boolean {
  for (const candidate of datesOf(recurrence, date)) if (candidate === date) return true;
  return false;
}

/** What of an event lies in a window: itself, or the days of the series, exceptions in their new place. */
export function shownBetween(db: Database, event: StoredEvent, from: number, to: number): ShownEvent[] {
  const { recurrence } = contentOf(db, event);
  if (!recurrence) return [wholeEvent(db, event)].filter((shown) => overlaps(shown, from, to));
  const exceptions = exceptionsOf(db, event);
  const dates = new Set([...datesBetween(recurrence, from, to), ...exceptions.keys()]);
  return [...dates]
    .filter((date) => exceptions.get(date)?.removed !== true && (!exceptions.has(date) || isDayOf(recurrence, date)))
    .map((date) => occurrence(db, event, date, exceptions.get(date)))
    .filter((shown) => overlaps(shown, from, to));
}

/** Days of a margin more on both sides: long events and far zones. */
function datesBetween(recurrence: Recurrence, from: number, to: number): string[] {
  const earliest = dateText(from - 40 * day);
  const found: string[] = [];
  for (const date of datesOf(recurrence, dateText(to + 2 * day))) if (date >= earliest) found.push(date);
  return found;
}

function dateText(instant: number): string {
  const most = Date.UTC(9999, 0, 1);
  return new Date(Math.min(instant, most)).toISOString().slice(0, 10);
}

function overlaps({ start, end }: ShownEvent, from: number, to: number): boolean {
  return start < to && (end > from || (start === end && start >= from));
}

/** Days of a series that nobody changed, for those who look for the one nearest to a moment. */
export function unchangedBetween(db: Database, event: StoredEvent, from: number, to: number): ShownEvent[] {
  return shownBetween(db, event, from, to).filter(({ type }) => type === 'occurrence');
}

/** The day of the series keeps the series' wall clock times: at ten in the morning, summer and winter. */
export function occurrence(db: Database, event: StoredEvent, date: string, exception: ExceptionBody | undefined): ShownEvent {
  const series = contentOf(db, event);
  const moved = (wall: Wall): Wall => ({ ...wall, wall: shifted(wall.wall, series.start.wall, date) });
  const usual = { ...series, start: moved(series.start), end: moved(series.end), recurrence: null };
  const content = { ...usual, ...exception?.content };
  const changed = exception !== undefined && Object.keys(exception.content).length > 0;
  return {
    id: occurrenceId(event.id, date),
    type: changed ? 'exception' : 'occurrence',
    event,
    date,
    usualStart: instantOf(usual.start),
    start: instantOf(content.start),
    end: instantOf(content.end),
    content,
    own: { ...event.body.own, ...exception?.own },
  };
}

/** Moves a time of the first day by as many days as the given day lies behind it. */
function shifted(wall: string, first: string, date: string): string {
  const days = Date.parse(`${date}T00:00:00Z`) - Date.parse(`${first.slice(0, 10)}T00:00:00Z`);
  return new Date(Date.parse(`${wall}Z`) + days).toISOString().slice(0, 19);
}

export function instantOf({ wall, timeZone }: Wall): number {
  const zone = zoneOf(timeZone);
  if (!zone) throw new RangeError(`"${timeZone}" is not a time zone.`);
  return fromWall(wall, zone);
}

/** The first day of a series; the pattern, not the start date, says which it is. */
export function firstDay(recurrence: Recurrence): string | undefined {
  const [first] = datesOf(recurrence, '9999-12-31');
  return first;
}
