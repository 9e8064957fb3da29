import { randomUUID } from 'node:crypto';
import { addMeeting, meetingById, reschedule } from '../meetings/meetingStore';
import type { GraphWorld, Person } from '../wire/world';
import { usualSettings } from './eventBody';
import { addEvent, contentOf, dropExceptions, saveEvent } from './eventStore';
import type { EventContent, OwnSettings, StoredEvent } from './eventStore';
import { cancelEvent, inviteAll, invitedPeople } from './invitations';
import { instantOf } from './occurrences';

/** Whose event it becomes, in which calendar. */
export interface Place {
  readonly owner: string;
  readonly calendar: string;
  readonly address: { readonly name: string; readonly address: string };
  /** Who organises its Teams meeting. */
  readonly organiser: Person;
}

export interface Extras {
  readonly own?: OwnSettings;
  readonly transactionId?: string | null;
  readonly online: boolean;
}

/** Puts an event into the calendars of its organiser and its attendees, with its Teams meeting when it has one. */
export function schedule(world: GraphWorld, place: Place, content: EventContent, extras: Extras, now: Date): StoredEvent {
  const meetingId = extras.online ? meetingFor(world, place.organiser, content, now) : null;
  const moment = now.toISOString();
  const event = addEvent(world.db, place.owner, place.calendar, new Date(instantOf(content.start)).toISOString(), {
    uid: `040000008200E00074C5B7101A82E008${randomUUID().replace(/-/g, '').toUpperCase()}`,
    created: moment,
    modified: moment,
    transactionId: extras.transactionId ?? null,
    organiser: place.address,
    copyOf: null,
    content: { ...content, meetingId },
    own: { ...(extras.own ?? usualSettings), response: { response: 'organizer', time: '0001-01-01T00:00:00Z' } },
  });
  inviteAll(world, event);
  return event;
}

function meetingFor(world: GraphWorld, organiser: Person, content: EventContent, now: Date): string {
  const { subject, recurrence } = content;
  const attendees = invitedPeople(world, content.attendees);
  return addMeeting(world.db, world.tenantId, { organiser, attendees, subject, ...spanOf(content), recurrence: recurrence ?? undefined }, now).id;
}

function spanOf({ start, end }: EventContent): { starts: string; ends: string } {
  return { starts: new Date(instantOf(start)).toISOString(), ends: new Date(instantOf(end)).toISOString() };
}

/** Changes what the organiser says; the Teams meeting and the attendees' calendars follow. */
export function change(world: GraphWorld, event: StoredEvent, content: EventContent, own: OwnSettings, organiser: Person | undefined, now: Date): StoredEvent {
  const before = contentOf(world.db, event);
  const meetingId = content.meetingId ?? (organiser ? meetingFor(world, organiser, content, now) : null);
  if (JSON.stringify(before.recurrence) !== JSON.stringify(content.recurrence)) dropExceptions(world.db, event);
  const span = spanOf(content);
  const body = { ...event.body, content: { ...content, meetingId }, own, modified: now.toISOString() };
  const saved = saveEvent(world.db, event, body, span.starts);
  const meeting = meetingId === null ? undefined : meetingById(world.db, meetingId);
  if (meeting) {
    const attendees = invitedPeople(world, content.attendees);
    reschedule(world.db, meeting, { subject: content.subject, ...span, recurrence: content.recurrence, attendees });
  }
  inviteAll(world, saved);
  return saved;
}

export function cancel(world: GraphWorld, event: StoredEvent): void {
  cancelEvent(world.db, event);
}
