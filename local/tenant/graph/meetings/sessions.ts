import { eventsOf, exceptionsOf, saveException } from '../events/eventStore';
import type { StoredEvent } from '../events/eventStore';
import { shownBetween, unchangedBetween, wholeEvent } from '../events/occurrences';
import { toWall, zoneOf } from '../time/zones';
import type { GraphWorld } from '../wire/world';
import type { Meeting } from './meetingStore';

const minute = 60000;
const day = 1440 * minute;

export interface Session {
  readonly start: string;
  readonly end: string;
}

/** The organiser's event of a meeting; a meeting that was made without one has none. */
export function eventOfMeeting(world: GraphWorld, meeting: Meeting): StoredEvent | undefined {
  return eventsOf(world.db, meeting.organiserId).find(({ body }) => body.content?.meetingId === meeting.id);
}

/** The occurrence that is being held, else the one that lies nearest, before or after. */
export function nearestSession(world: GraphWorld, meeting: Meeting, now: Date): Session {
  const event = eventOfMeeting(world, meeting);
  const at = now.getTime();
  const around = event ? shownBetween(world.db, event, at - 400 * day, at + 400 * day) : [];
  const candidates = around.length > 0 || !event ? around : [wholeEvent(world.db, event)];
  const [nearest] = [...candidates].sort((a, b) => distance(a, at) - distance(b, at));
  if (!nearest) return { start: meeting.starts, end: meeting.ends };
  return { start: new Date(nearest.start).toISOString(), end: new Date(nearest.end).toISOString() };
}

function distance({ start, end }: { readonly start: number; readonly end: number }, at: number): number {
  return at < start ? start - at : Math.max(0, at - end);
}

/**
 * A series was held at another time than its pattern says: the organiser had moved the nearest day of it there, as
 * one does in Outlook. What began a few minutes late began at the last five minutes before.
 */
export function moveHeldSession(world: GraphWorld, meeting: Meeting, held: Session): void {
  const event = eventOfMeeting(world, meeting);
  const from = Date.parse(held.start);
  if (!event || event.body.content?.recurrence === null || shownBetween(world.db, event, from, Date.parse(held.end)).length > 0) return;
  const taken = exceptionsOf(world.db, event);
  const [nearest] = unchangedBetween(world.db, event, from - 35 * day, from + 35 * day)
    .filter(({ date }) => date !== undefined && !taken.has(date))
    .sort((a, b) => distance(a, from) - distance(b, from));
  if (nearest?.date === undefined) return;
  const start = Math.floor(from / (5 * minute)) * 5 * minute;
  const { timeZone } = nearest.content.start;
  const wall = (instant: number): { wall: string; timeZone: string } => ({ wall: toWall(instant, zoneOf(timeZone) ?? 'Etc/UTC').slice(0, 19), timeZone });
  saveException(world.db, event, { date: nearest.date, content: { start: wall(start), end: wall(start + nearest.end - nearest.start) } });
}
