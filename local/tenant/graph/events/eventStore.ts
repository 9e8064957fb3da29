import type { Database } from '../../store/database';
import type { ItemBody } from '../mailbox/itemBody';
import { outlookId } from '../mailbox/mailbox';
import { addRecord, changeRecord, recordById, recordsOf, removeRecord } from '../records/records';
import type { Stored } from '../records/records';
import type { Recurrence } from '../time/recurrence';

/** A wall clock time in a zone, as it was written. */
export interface Wall {
  readonly wall: string;
  readonly timeZone: string;
}

export interface Attendee {
  readonly type: string;
  readonly status: { readonly response: string; readonly time: string };
  readonly emailAddress: { readonly name: string; readonly address: string };
  readonly proposedNewTime?: unknown;
}

/** What the organiser says, the same for everybody. */
export interface EventContent {
  readonly subject: string;
  readonly body: ItemBody;
  readonly start: Wall;
  readonly end: Wall;
  readonly isAllDay: boolean;
  readonly recurrence: Recurrence | null;
  readonly locations: readonly Readonly<Record<string, unknown>>[];
  readonly attendees: readonly Attendee[];
  readonly importance: string;
  readonly sensitivity: string;
  readonly hideAttendees: boolean;
  readonly responseRequested: boolean;
  readonly allowNewTimeProposals: boolean;
  readonly isCancelled: boolean;
  readonly isDraft: boolean;
  readonly meetingId: string | null;
}

/** What each person keeps for themselves. */
export interface OwnSettings {
  readonly categories: readonly string[];
  readonly isReminderOn: boolean;
  readonly reminderMinutesBeforeStart: number;
  readonly showAs: string;
  readonly response: { readonly response: string; readonly time: string };
}

/** An event of a calendar. An attendee's is a copy that shows the organiser's content. */
export interface EventBody {
  readonly uid: string;
  readonly created: string;
  readonly modified: string;
  readonly transactionId: string | null;
  /** Of a group's calendar: the group. */
  readonly organiser: { readonly name: string; readonly address: string };
  readonly copyOf: string | null;
  /** Of a copy only when the organiser's event is gone. */
  readonly content: EventContent | null;
  readonly own: OwnSettings;
}

/** One day of a series that differs from the rest. */
export interface ExceptionBody {
  readonly date: string;
  readonly removed: boolean;
  readonly content: Partial<EventContent>;
  readonly own: Partial<OwnSettings>;
}

export type StoredEvent = Stored<EventBody>;

const kind = 'event';
const exceptionKind = 'eventException';

export function addEvent(db: Database, owner: string, calendar: string, moment: string, body: EventBody): StoredEvent {
  return addRecord(db, { kind, id: outlookId(), owner, parent: calendar, moment, body });
}

export function eventById(db: Database, id: string): StoredEvent | undefined {
  return recordById<EventBody>(db, kind, id);
}

export function eventsOf(db: Database, owner: string, calendar?: string): StoredEvent[] {
  return recordsOf<EventBody>(db, kind, { owner, parent: calendar });
}

/** The event that an earlier, repeated request made. */
export function eventOfTransaction(db: Database, owner: string, transactionId: string): StoredEvent | undefined {
  return eventsOf(db, owner).find(({ body }) => body.transactionId === transactionId);
}

export function saveEvent(db: Database, event: StoredEvent, body: EventBody, moment = event.moment): StoredEvent {
  return changeRecord(db, event, { body, moment });
}

export function removeEvent(db: Database, event: StoredEvent): void {
  removeRecord(db, event);
}

/** The attendees' copies of an event. */
export function copiesOf(db: Database, event: StoredEvent): StoredEvent[] {
  const ids = recordsOf<{ readonly copy: string }>(db, 'eventCopy', { parent: event.id });
  return ids.flatMap(({ body }) => eventById(db, body.copy) ?? []);
}

export function addCopy(db: Database, event: StoredEvent, owner: string, calendar: string, body: EventBody): StoredEvent {
  const copy = addEvent(db, owner, calendar, event.moment, body);
  addRecord(db, { kind: 'eventCopy', parent: event.id, body: { copy: copy.id } });
  return copy;
}

/** The event that holds the content: of a copy the organiser's. */
export function sourceOf(db: Database, event: StoredEvent): StoredEvent {
  const { copyOf, content } = event.body;
  if (copyOf === null || content !== null) return event;
  return eventById(db, copyOf) ?? event;
}

export function contentOf(db: Database, event: StoredEvent): EventContent {
  const { content } = sourceOf(db, event).body;
  if (!content) throw new Error(`The event ${event.id} has no content`);
  return content;
}

/** The days of a series that differ, by date; a copy's own after the organiser's. */
export function exceptionsOf(db: Database, event: StoredEvent): Map<string, ExceptionBody> {
  const found = new Map<string, ExceptionBody>();
  const source = sourceOf(db, event);
  for (const record of source === event ? [event] : [source, event]) {
    for (const { body } of recordsOf<ExceptionBody>(db, exceptionKind, { parent: record.id })) {
      const shared = found.get(body.date);
      const removed = body.removed || (shared?.removed ?? false);
      found.set(body.date, { ...body, removed, content: { ...shared?.content, ...body.content }, own: body.own });
    }
  }
  return found;
}

export function saveException(db: Database, event: StoredEvent, change: Partial<ExceptionBody> & { readonly date: string }): void {
  const id = occurrenceId(event.id, change.date);
  const known = recordById<ExceptionBody>(db, exceptionKind, id);
  if (known) {
    const { content, own } = known.body;
    changeRecord(db, known, { body: { ...known.body, ...change, content: { ...content, ...change.content }, own: { ...own, ...change.own } } });
  } else {
    addRecord(db, { kind: exceptionKind, id, parent: event.id, body: { removed: false, content: {}, own: {}, ...change } });
  }
}

/** A change of the pattern makes the exceptions of before meaningless. */
export function dropExceptions(db: Database, event: StoredEvent): void {
  for (const record of recordsOf(db, exceptionKind, { parent: event.id })) removeRecord(db, record);
}

/** `AAMk….20261203`: the id of an occurrence tells its series and its day. */
export function occurrenceId(eventId: string, date: string): string {
  return `${eventId}.${date.replace(/-/g, '')}`;
}

export function splitId(id: string): { readonly eventId: string; readonly date?: string } {
  const [, eventId = id, digits] = /^(.*)\.(\d{8})$/.exec(id) ?? [];
  return digits === undefined ? { eventId } : { eventId, date: digits.replace(/^(....)(..)(..)$/, '$1-$2-$3') };
}
