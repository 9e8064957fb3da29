import { checkFields, flagOf, wordsOf } from '../body/fields';
import type { Fields } from '../body/fields';
import { missingItem, withPreferences } from '../mailbox/mailbox';
import { recordAttachments } from '../mailbox/attachmentStore';
import { invalid, preferredZone } from '../time/dateTime';
import type { Row } from '../wire/filter';
import { signedIn } from '../wire/caller';
import { collection, expansions, jsonBody, option, select, textOf } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { created, noContent, ok } from '../wire/request';
import type { Needs } from '../wire/scopes';
import type { Person } from '../wire/world';
import type { CalendarOwner } from './calendarStore';
import { calendarOf, calendarOwner, eventPlaces, isAnothers } from './calendarStore';
import { emptyContent, eventFields, readContent, readSettings, sharedNames, usualSettings } from './eventBody';
import { eventResource, seriesParts } from './eventResource';
import { eventOfTransaction, eventsOf, removeEvent, saveEvent, saveException } from './eventStore';
import type { EventContent } from './eventStore';
import { calendarNeeds } from './needs';
import { shownById, wholeEvent } from './occurrences';
import type { ShownEvent } from './occurrences';
import { cancel, change, schedule } from './scheduling';

/** Outlook's pages are small, and `$skip` works. */
export const outlookPage = { size: 10, most: 1000, skips: true };

export function calendarContext(owner: CalendarOwner, rest: string): string {
  return `${owner.kind === 'person' ? 'users' : 'groups'}('${owner.id}')/${rest}`;
}

/** Single events and series, not the days of these. */
function listEvents(call: GraphCall): GraphAnswer {
  const owner = calendarOwner(call, calendarNeeds.read);
  const isOne = call.params['calendar'] !== undefined || /\/calendar\//i.test(call.path) || isAnothers(call, owner);
  const only = isOne ? calendarOf(call, owner).id : undefined;
  const rows = eventsOf(call.world.db, owner.id, only).map((event) => eventResource(call, wholeEvent(call.world.db, event)));
  return withPreferences(call, collection(call, rows, { ...outlookPage, context: calendarContext(owner, 'events') }));
}

/** Create event: with isOnlineMeeting the Teams meeting and its chat come with it. */
function createEvent(call: GraphCall): GraphAnswer {
  const owner = calendarOwner(call, calendarNeeds.write);
  const body = jsonBody(call);
  const transactionId = textOf(body['transactionId']);
  const earlier = transactionId === undefined ? undefined : eventOfTransaction(call.world.db, owner.id, transactionId);
  if (earlier) return withPreferences(call, created(whole(call, owner, wholeEvent(call.world.db, earlier))));
  const content = readContent(call.world.people, body, emptyContent);
  const place = { owner: owner.id, calendar: calendarOf(call, owner).id, address: owner.address, organiser: organiserOf(call, owner) };
  const own = readSettings(body, usualSettings);
  const event = schedule(call.world, place, content, { own, transactionId, online: wantsMeeting(body) }, call.now);
  recordAttachments(call.world.db, event.id, body['attachments'], call.now);
  const zone = preferredZone(call) ?? content.start.timeZone;
  return withPreferences(call, created(whole(call, owner, wholeEvent(call.world.db, event), zone)));
}

function whole(call: GraphCall, owner: CalendarOwner, shown: ShownEvent, zone?: string): Row {
  return { '@odata.context': `${call.graphBase}/v1.0/$metadata#${calendarContext(owner, 'events')}/$entity`, ...eventResource(call, shown, zone) };
}

/** Teams meetings belong to people: of a group's event, to who makes it. */
function organiserOf(call: GraphCall, owner: CalendarOwner): Person {
  return (owner.kind === 'person' ? call.world.people.byId(owner.id) : undefined) ?? signedIn(call.caller);
}

function wantsMeeting(body: Fields): boolean {
  const provider = wordsOf(body, 'onlineMeetingProvider', null);
  const wanted = flagOf(body, 'isOnlineMeeting', false);
  if (wanted && provider !== null && provider !== 'teamsForBusiness' && provider !== 'unknown') {
    throw invalid(`The online meeting provider '${provider}' is not enabled.`);
  }
  return wanted;
}

/** The event of the address, in the calendar of the address. @throws 404 */
export function eventOf(call: GraphCall, permission: Needs): { owner: CalendarOwner; shown: ShownEvent } {
  const owner = calendarOwner(call, permission);
  const shown = shownById(call.world.db, call.params['event'] ?? '');
  if (!shown || shown.event.owner !== owner.id) throw missingItem();
  if (call.params['calendar'] !== undefined && shown.event.parent !== calendarOf(call, owner).id) throw missingItem();
  return { owner, shown };
}

function getEvent(call: GraphCall): GraphAnswer {
  const { owner, shown } = eventOf(call, calendarNeeds.read);
  const wanted = [...(option(call, 'select') ?? '').split(','), ...expansions(call).keys()];
  const parts = Object.entries(seriesParts(call, shown)).filter(([name]) => wanted.includes(name));
  const row = select(call, whole(call, owner, shown));
  return withPreferences(call, ok({ ...row, ...Object.fromEntries(parts), ...calendarLinks(call, owner, shown) }));
}

function calendarLinks(call: GraphCall, owner: CalendarOwner, { event }: ShownEvent): Row {
  const link = `${call.graphBase}/v1.0/${calendarContext(owner, `calendars('${event.parent}')`)}`;
  return { 'calendar@odata.associationLink': `${link}/$ref`, 'calendar@odata.navigationLink': link };
}

/** Update event. An attendee changes what is their own; of a series one day can be changed by itself. */
function patchEvent(call: GraphCall): GraphAnswer {
  const { owner, shown } = eventOf(call, calendarNeeds.write);
  const body = jsonBody(call);
  checkFields(body, eventFields);
  const shared = sharedNames.filter((name) => name in body);
  if (shown.event.body.copyOf !== null && shared.length > 0) {
    throw invalid(`Your request can't be completed. You need to be an organizer to change ${shared.join(', ')} of a meeting.`);
  }
  const after = shown.date === undefined ? patchWhole(call, owner, shown, body) : patchDay(call, shown, shown.date, body);
  return withPreferences(call, ok(whole(call, owner, after)));
}

function patchWhole(call: GraphCall, owner: CalendarOwner, shown: ShownEvent, body: Fields): ShownEvent {
  const own = readSettings(body, shown.own);
  if (shown.event.body.copyOf !== null) {
    return wholeEvent(call.world.db, saveEvent(call.world.db, shown.event, { ...shown.event.body, own, modified: call.now.toISOString() }));
  }
  const content = readContent(call.world.people, body, shown.content);
  if (body['isOnlineMeeting'] === false && content.meetingId !== null) {
    throw invalid('The property isOnlineMeeting cannot be switched off again.');
  }
  const organiser = wantsMeeting(body) && content.meetingId === null ? organiserOf(call, owner) : undefined;
  return wholeEvent(call.world.db, change(call.world, shown.event, content, own, organiser, call.now));
}

function patchDay(call: GraphCall, shown: ShownEvent, date: string, body: Fields): ShownEvent {
  if ('recurrence' in body) throw invalid('The recurrence of an occurrence cannot be changed; change its series.');
  const { db, people } = call.world;
  const content: Partial<EventContent> = changed(readContent(people, body, shown.content), shown.content);
  const own = changed(readSettings(body, shown.own), shown.own);
  saveException(db, shown.event, { date, content, own });
  saveEvent(db, shown.event, { ...shown.event.body, modified: call.now.toISOString() });
  return shownById(db, shown.id) ?? shown;
}

function changed<Whole extends object>(after: Whole, before: Whole): Partial<Whole> {
  const entries = Object.entries(after).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof Whole]));
  return Object.fromEntries(entries) as Partial<Whole>;
}

/** Delete event: the organiser's is cancelled for everybody, of a series one day alone. */
function deleteEvent(call: GraphCall): GraphAnswer {
  remove(call, eventOf(call, calendarNeeds.write).shown);
  return noContent();
}

export function remove(call: GraphCall, shown: ShownEvent): void {
  if (shown.date !== undefined) {
    saveException(call.world.db, shown.event, { date: shown.date, removed: true });
    saveEvent(call.world.db, shown.event, { ...shown.event.body, modified: call.now.toISOString() });
  } else if (shown.event.body.copyOf === null) cancel(call.world, shown.event);
  else removeEvent(call.world.db, shown.event);
}

export const eventRoutes: readonly Route[] = [
  { method: 'GET', pattern: `${eventPlaces}events`, facts: '3', handle: listEvents },
  { method: 'POST', pattern: `${eventPlaces}events`, facts: '3', handle: createEvent },
  { method: 'GET', pattern: `${eventPlaces}events/{event:any}`, facts: '3', handle: getEvent },
  { method: 'PATCH', pattern: `${eventPlaces}events/{event:any}`, facts: '3', handle: patchEvent },
  { method: 'DELETE', pattern: `${eventPlaces}events/{event:any}`, facts: '3', handle: deleteEvent },
];
