import { randomUUID } from 'node:crypto';
import { signedIn } from '../wire/caller';
import { GraphError, unsupported } from '../wire/errors';
import { addEvent, eventById, eventOfTransaction } from './eventStore';
import { addMeeting } from '../meetings/meetingStore';
import type { Meeting } from '../meetings/meetingStore';
import { isRecord, jsonBody, listOf, select, textOf } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { created, ok } from '../wire/request';
import { needs, requirePermission } from '../wire/scopes';
import { personByKey } from '../wire/world';
import type { Person } from '../wire/world';

type Body = Readonly<Record<string, unknown>>;

const invalid = (message: string): GraphError => new GraphError(400, 'ErrorInvalidRequest', message);

/** Create event: with isOnlineMeeting the Teams meeting and its chat come with it. */
function createEvent(call: GraphCall): GraphAnswer {
  const owner = calendarOwner(call);
  requirePermission(call.caller, 'calendar', needs.writeEvents);
  const body = jsonBody(call);
  const transactionId = textOf(body['transactionId']);
  const earlier = transactionId && eventOfTransaction(call.world.db, owner.id, transactionId);
  if (earlier) return created(earlier.resource);
  const starts = instant(body['start'], 'start');
  const ends = instant(body['end'], 'end');
  if (ends < starts) throw new GraphError(400, 'ErrorCalendarEndDateIsEarlierThanStartDate', 'The end is before the start.');
  const recurrence = body['recurrence'] ?? undefined;
  if (recurrence !== undefined) checkRecurrence(recurrence);
  const meeting = meetingFor(call, owner, body, { starts, ends, recurrence });
  const resource = eventResource(call, owner, body, meeting);
  addEvent(call.world.db, { id: String(resource['id']), ownerId: owner.id, resource }, transactionId, call.now);
  return created(resource);
}

function getEvent(call: GraphCall): GraphAnswer {
  const owner = calendarOwner(call);
  requirePermission(call.caller, 'calendar', needs.readEvents);
  const event = eventById(call.world.db, owner.id, call.params['event'] ?? '');
  if (!event) throw new GraphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
  return ok(select(call, event.resource));
}

function calendarOwner(call: GraphCall): Person {
  const named = call.params['user'];
  if (named === undefined) return signedIn(call.caller);
  const person = personByKey(call.world.people, named);
  if (!person) throw new GraphError(404, 'ErrorInvalidUser', `The requested user '${named}' is invalid.`);
  if (call.caller.kind === 'delegated' && call.caller.person.id !== person.id) {
    throw new GraphError(403, 'ErrorAccessDenied', 'Access is denied to the calendar of another user.');
  }
  return person;
}

interface Times {
  readonly starts: string;
  readonly ends: string;
  readonly recurrence?: unknown;
}

function meetingFor(call: GraphCall, owner: Person, body: Body, times: Times): Meeting | undefined {
  if (body['isOnlineMeeting'] !== true) return undefined;
  const provider = textOf(body['onlineMeetingProvider']) ?? 'teamsForBusiness';
  if (provider !== 'teamsForBusiness') throw invalid(`The online meeting provider '${provider}' is not enabled.`);
  const attendees = listOf(body['attendees']).flatMap((attendee) => {
    const person = call.world.people.byUpn(addressOf(attendee)) ?? call.world.people.byMail(addressOf(attendee));
    return person ? [person] : [];
  });
  const subject = textOf(body['subject']) ?? '';
  return addMeeting(call.world.db, call.world.tenantId, { organiser: owner, attendees, subject, ...times }, call.now);
}

function addressOf(attendee: Record<string, unknown>): string {
  const address = isRecord(attendee['emailAddress']) ? textOf(attendee['emailAddress']['address']) : undefined;
  if (!address) throw invalid('An attendee needs emailAddress.address.');
  return address;
}

/** A dateTimeTimeZone as an instant. Of time zones UTC and the United Kingdom's are known here. */
function instant(value: unknown, name: string): string {
  const dateTime = isRecord(value) ? textOf(value['dateTime']) : undefined;
  const timeZone = isRecord(value) ? textOf(value['timeZone']) ?? 'UTC' : 'UTC';
  const parsed = Date.parse(`${dateTime?.replace(/Z$/, '')}Z`);
  if (dateTime === undefined || Number.isNaN(parsed)) throw invalid(`The property ${name}.dateTime is not a date and time.`);
  const zone = zones[timeZone.toLowerCase()];
  if (!zone) throw unsupported(`the time zone '${timeZone}'`);
  return new Date(parsed - offsetOf(zone, new Date(parsed))).toISOString();
}

const zones: Readonly<Record<string, string>> = {
  utc: 'UTC',
  'gmt standard time': 'Europe/London',
  'europe/london': 'Europe/London',
};

function offsetOf(zone: string, moment: Date): number {
  const local = new Date(moment.toLocaleString('en-US', { timeZone: zone }));
  const universal = new Date(moment.toLocaleString('en-US', { timeZone: 'UTC' }));
  return local.getTime() - universal.getTime();
}

const patterns = ['daily', 'weekly', 'absoluteMonthly', 'relativeMonthly', 'absoluteYearly', 'relativeYearly'];
const ranges = ['endDate', 'noEnd', 'numbered'];

/** patternedRecurrence: a pattern with its interval, a range with its start. */
function checkRecurrence(recurrence: unknown): void {
  const pattern = isRecord(recurrence) ? recurrence['pattern'] : undefined;
  const range = isRecord(recurrence) ? recurrence['range'] : undefined;
  if (!isRecord(pattern) || !isRecord(range)) throw invalid('A recurrence needs a pattern and a range.');
  if (!patterns.includes(textOf(pattern['type']) ?? '')) throw invalid('The recurrence pattern type is not known.');
  if (typeof pattern['interval'] !== 'number' || pattern['interval'] < 1) throw invalid('The recurrence interval must be 1 or more.');
  if (!ranges.includes(textOf(range['type']) ?? '')) throw invalid('The recurrence range type is not known.');
  if (!/^\d{4}-\d\d-\d\d$/.test(textOf(range['startDate']) ?? '')) throw invalid('The recurrence range needs a startDate.');
}

function eventResource(call: GraphCall, owner: Person, body: Body, meeting: Meeting | undefined): Record<string, unknown> {
  const id = `AAMk${Buffer.from(randomUUID()).toString('base64url')}`;
  const moment = call.now.toISOString();
  return {
    '@odata.context': `${call.graphBase}/v1.0/$metadata#users('${owner.id}')/events/$entity`,
    '@odata.etag': `W/"${Buffer.from(randomUUID()).toString('base64url').slice(0, 16)}"`,
    id,
    createdDateTime: moment,
    lastModifiedDateTime: moment,
    iCalUId: Buffer.from(id).toString('hex').toUpperCase(),
    transactionId: textOf(body['transactionId']) ?? null,
    subject: textOf(body['subject']) ?? '',
    body: body['body'] ?? { contentType: 'text', content: '' },
    start: body['start'],
    end: body['end'],
    recurrence: body['recurrence'] ?? null,
    type: body['recurrence'] ? 'seriesMaster' : 'singleInstance',
    attendees: listOf(body['attendees']).map((one) => ({ type: 'required', status: { response: 'none' }, ...one })),
    organizer: { emailAddress: { name: owner.displayName, address: owner.mail ?? owner.upn } },
    isOrganizer: true,
    isOnlineMeeting: meeting !== undefined,
    onlineMeetingProvider: meeting ? 'teamsForBusiness' : 'unknown',
    onlineMeetingUrl: null,
    onlineMeeting: meeting ? { joinUrl: meeting.joinUrl } : null,
    webLink: `https://outlook.office365.com/owa/?itemid=${id}`,
  };
}

export const eventRoutes: readonly Route[] = ['/me', '/users/{user:any}'].flatMap((root) => [
  { method: 'POST', pattern: `${root}/events`, handle: createEvent },
  { method: 'POST', pattern: `${root}/calendar/events`, handle: createEvent },
  { method: 'GET', pattern: `${root}/events/{event:any}`, handle: getEvent },
]);
