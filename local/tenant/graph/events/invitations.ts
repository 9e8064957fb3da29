import type { Database } from '../../store/database';
import { fixedId } from '../mailbox/mailbox';
import type { GraphWorld, Person } from '../wire/world';
import { usualSettings } from './eventBody';
import { addCopy, copiesOf, contentOf, removeEvent, saveEvent } from './eventStore';
import type { Attendee, StoredEvent } from './eventStore';

export function personOf(world: GraphWorld, address: string): Person | undefined {
  return world.people.byUpn(address) ?? world.people.byMail(address);
}

/** The accounts among the attendees; others get their invitation by mail alone. */
export function invitedPeople(world: GraphWorld, attendees: readonly Attendee[]): Person[] {
  return attendees.flatMap(({ emailAddress }) => personOf(world, emailAddress.address) ?? []);
}

export function defaultCalendarId(owner: string): string {
  return fixedId(owner, 'calendar');
}

/** The event stands in the calendar of everybody invited who has a mailbox here, and of nobody else. */
export function inviteAll(world: GraphWorld, event: StoredEvent): void {
  const wanted = invitedPeople(world, contentOf(world.db, event).attendees).filter(({ id, isGuest }) => !isGuest && id !== event.owner);
  const copies = copiesOf(world.db, event);
  for (const copy of copies.filter(({ owner, body }) => body.content === null && !wanted.some(({ id }) => id === owner))) cancelCopy(world.db, event, copy);
  for (const copy of copies.filter(({ owner, body }) => body.content !== null && wanted.some(({ id }) => id === owner))) {
    saveEvent(world.db, copy, { ...copy.body, content: null });
  }
  for (const person of wanted.filter(({ id }) => !copies.some(({ owner }) => owner === id))) {
    const own = { ...usualSettings, showAs: 'tentative' };
    addCopy(world.db, event, person.id, defaultCalendarId(person.id), { ...event.body, copyOf: event.id, content: null, transactionId: null, own });
  }
}

/** The organiser's event is gone or the person no longer invited: the copy stays, cancelled, with what it said. */
export function cancelCopy(db: Database, event: StoredEvent, copy: StoredEvent): void {
  const content = contentOf(db, event);
  const subject = content.subject.startsWith('Canceled: ') ? content.subject : `Canceled: ${content.subject}`;
  saveEvent(db, copy, { ...copy.body, content: { ...content, subject, isCancelled: true }, own: { ...copy.body.own, showAs: 'free' } });
}

export function cancelEvent(db: Database, event: StoredEvent): void {
  for (const copy of copiesOf(db, event)) cancelCopy(db, event, copy);
  removeEvent(db, event);
}
