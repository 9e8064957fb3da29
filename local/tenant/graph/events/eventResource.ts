import { changeKeyOf, holds, outlookTag, prefersText } from '../mailbox/mailbox';
import { previewOf, shownBody } from '../mailbox/itemBody';
import { meetingById } from '../meetings/meetingStore';
import { recordsOf } from '../records/records';
import { preferredZone, writeMoment } from '../time/dateTime';
import type { Row } from '../wire/filter';
import type { GraphCall } from '../wire/request';
import { exceptionsOf, sourceOf } from './eventStore';
import type { Wall } from './eventStore';
import { calendarNeeds } from './needs';
import { shownBetween } from './occurrences';
import type { ShownEvent } from './occurrences';

const never = '0001-01-01T00:00:00Z';
const nowhere = { displayName: '', locationType: 'default', uniqueIdType: 'unknown', address: {}, coordinates: {} };

/** An event as Graph writes it. @param zone of the times; UTC unless the caller prefers or wrote another */
export function eventResource(call: GraphCall, shown: ShownEvent, zone = preferredZone(call) ?? 'UTC'): Row {
  const { content, own, event } = shown;
  const { organiser, copyOf, uid } = event.body;
  const written = {
    hasAttachments: recordsOf(call.world.db, 'attachment', { parent: event.id }).length > 0,
    bodyPreview: previewOf(content.body),
    body: shownBody(content.body, prefersText(call)),
  };
  return {
    '@odata.etag': outlookTag(versionOf(call, shown)),
    id: shown.id,
    createdDateTime: event.body.created,
    lastModifiedDateTime: event.body.modified,
    changeKey: changeKeyOf(versionOf(call, shown)),
    categories: own.categories,
    transactionId: event.body.transactionId,
    originalStartTimeZone: content.start.timeZone,
    originalEndTimeZone: content.end.timeZone,
    iCalUId: uid,
    reminderMinutesBeforeStart: own.reminderMinutesBeforeStart,
    isReminderOn: own.isReminderOn,
    ...(holds(call, calendarNeeds.details) ? written : {}),
    hideAttendees: content.hideAttendees,
    subject: content.subject,
    importance: content.importance,
    sensitivity: content.sensitivity,
    isAllDay: content.isAllDay,
    isCancelled: content.isCancelled,
    isDraft: content.isDraft,
    isOrganizer: copyOf === null,
    responseRequested: content.responseRequested,
    seriesMasterId: shown.date === undefined ? null : event.id,
    showAs: own.showAs,
    type: shown.type,
    webLink: `https://outlook.office365.com/owa/?itemid=${encodeURIComponent(shown.id)}&exvsurl=1&path=/calendar/item`,
    onlineMeetingUrl: null,
    isOnlineMeeting: content.meetingId !== null,
    onlineMeetingProvider: content.meetingId === null ? 'unknown' : 'teamsForBusiness',
    allowNewTimeProposals: content.allowNewTimeProposals,
    occurrenceId: shown.date === undefined ? null : occurrenceName(shown.event.id, shown.date),
    responseStatus: copyOf === null ? { response: 'organizer', time: never } : own.response,
    start: momentOf(content.start, shown.start, content.isAllDay, zone),
    end: momentOf(content.end, shown.end, content.isAllDay, zone),
    location: content.locations[0] ?? nowhere,
    locations: content.locations,
    recurrence: content.recurrence,
    attendees: content.hideAttendees && copyOf !== null ? [] : content.attendees,
    organizer: { emailAddress: organiser },
    onlineMeeting: onlineMeeting(call, content.meetingId),
    ...(shown.usualStart === undefined ? {} : { originalStart: new Date(shown.usualStart).toISOString().replace('.000', '') }),
  };
}

/** A day of a whole day has no zone: it is midnight wherever it is read. */
function momentOf(wall: Wall, instant: number, isAllDay: boolean, zone: string): object {
  return isAllDay ? { dateTime: `${wall.wall}.0000000`, timeZone: zone } : writeMoment(instant, zone);
}

/** Of a copy the organiser's changes count, and the person's own. */
function versionOf(call: GraphCall, { id, event }: ShownEvent): { id: string; version: number } {
  const source = sourceOf(call.world.db, event);
  return { id, version: source === event ? event.version : event.version * 1000 + source.version };
}

export function occurrenceName(eventId: string, date: string): string {
  return `OID.${eventId}.${date}`;
}

function onlineMeeting(call: GraphCall, meetingId: string | null): object | null {
  const meeting = meetingId === null ? undefined : meetingById(call.world.db, meetingId);
  return meeting ? { joinUrl: meeting.joinUrl } : null;
}

/** What `$expand=exceptionOccurrences` and `$select=cancelledOccurrences` add to a series. */
export function seriesParts(call: GraphCall, shown: ShownEvent): Row {
  if (shown.type !== 'seriesMaster') return {};
  const cancelled = [...exceptionsOf(call.world.db, shown.event)].filter(([, { removed }]) => removed);
  const changed = shownBetween(call.world.db, shown.event, shown.start - 1, shown.start + 10 * 366 * 86400000).filter(({ type }) => type === 'exception');
  return {
    cancelledOccurrences: cancelled.map(([date]) => occurrenceName(shown.event.id, date)),
    exceptionOccurrences: changed.map((one) => eventResource(call, one)),
  };
}
