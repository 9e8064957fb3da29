import { looseBody, numberOf, textsOf } from '../body/fields';
import type { Fields } from '../body/fields';
import { addressOf, mailboxOf, withPreferences } from '../mailbox/mailbox';
import { mailboxSettingsOf } from '../mailbox/settingsStore';
import { invalid, preferredZone, readMoment, writeMoment } from '../time/dateTime';
import { isRecord, listOf, textOf } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { ok } from '../wire/request';
import type { Person } from '../wire/world';
import { availabilityView, entriesOf, isFree } from './busy';
import { personOf } from './invitations';
import { calendarNeeds } from './needs';
import type { ShownEvent } from './occurrences';

const minute = 60000;
const day = 1440 * minute;

/** calendar: getSchedule. What others see is when somebody is busy; one's own subjects are shown. */
function getSchedule(call: GraphCall): GraphAnswer {
  const caller = mailboxOf(call, calendarNeeds.schedule);
  const body = looseBody(call);
  const schedules = textsOf(body, 'schedules', []);
  const start = readMoment(body['startTime'], 'startTime');
  const end = readMoment(body['endTime'], 'endTime');
  const step = numberOf(body, 'availabilityViewInterval', 30, 5, 1440) * minute;
  if (schedules.length === 0) throw invalid('The parameter schedules needs at least one address.');
  if (end.instant <= start.instant || end.instant - start.instant > 62 * day) throw invalid('The time window is empty or longer than 62 days.');
  const zone = preferredZone(call) ?? start.timeZone;
  const value = schedules.map((address) => {
    const person = personOf(call.world, address);
    if (!person || person.isGuest) return unknownSchedule(address);
    const entries = entriesOf(call.world, person, start.instant, end.instant);
    return {
      scheduleId: address,
      availabilityView: availabilityView(entries, start.instant, end.instant, step),
      scheduleItems: entries.map((entry) => scheduleItem(entry, zone, person.id === caller.id)),
      workingHours: mailboxSettingsOf(call.world.db, person.id).workingHours,
    };
  });
  const context = `${call.graphBase}/v1.0/$metadata#Collection(microsoft.graph.scheduleInformation)`;
  return withPreferences(call, ok({ '@odata.context': context, value }));
}

function unknownSchedule(address: string): object {
  const message = `Unable to resolve e-mail address ${address} to an Active Directory object.`;
  return { scheduleId: address, availabilityView: '', error: { message, responseCode: 'ErrorMailRecipientNotFound' }, scheduleItems: [] };
}

function scheduleItem({ start, end, own, content }: ShownEvent, zone: string, isOwn: boolean): object {
  const times = { status: own.showAs, start: writeMoment(start, zone), end: writeMoment(end, zone) };
  if (!isOwn) return times;
  const isPrivate = content.sensitivity === 'private';
  return { isPrivate, subject: content.subject, location: String(content.locations[0]?.['displayName'] ?? ''), ...times };
}

interface Slot {
  readonly from: number;
  readonly to: number;
}

/** user: findMeetingTimes, for accounts of this organisation, within the slots or the working hours of the next week. */
function findMeetingTimes(call: GraphCall): GraphAnswer {
  const organiser = mailboxOf(call, calendarNeeds.findTimes);
  const body = looseBody(call);
  const zone = preferredZone(call) ?? 'UTC';
  const length = durationOf(textOf(body['meetingDuration']) ?? 'PT30M');
  const attendees = listOf(body['attendees']).flatMap((one) => {
    const address = isRecord(one['emailAddress']) ? textOf(one['emailAddress']['address']) : undefined;
    const person = address === undefined ? undefined : personOf(call.world, address);
    return person ? [{ person, type: textOf(one['type']) ?? 'required' }] : [];
  });
  const slots = slotsOf(body, call.now.getTime());
  const [from, to] = [Math.min(...slots.map((slot) => slot.from)), Math.max(...slots.map((slot) => slot.to))];
  const diary = new Map([organiser, ...attendees.map(({ person }) => person)].map((person) => [person.id, entriesOf(call.world, person, from, to)]));
  const free = (person: Person, start: number): boolean => isFree(diary.get(person.id) ?? [], start, start + length);
  const least = typeof body['minimumAttendeePercentage'] === 'number' ? body['minimumAttendeePercentage'] : 50;
  const found = starts(slots, length)
    .map((start) => ({ start, organiserIsFree: free(organiser, start), attending: attendees.map((one) => ({ ...one, isFree: free(one.person, start) })) }))
    .filter(({ organiserIsFree }) => organiserIsFree || body['isOrganizerOptional'] === true)
    .map((one) => ({ ...one, confidence: one.attending.length === 0 ? 100 : (100 * one.attending.filter(({ isFree: is }) => is).length) / one.attending.length }))
    .filter(({ confidence }) => confidence >= least)
    .sort((a, b) => b.confidence - a.confidence || a.start - b.start)
    .slice(0, numberOf(body, 'maxCandidates', 20, 1, 100));
  const suggestions = found.map(({ start, organiserIsFree, attending, confidence }, index) => ({
    confidence,
    order: index + 1,
    organizerAvailability: organiserIsFree ? 'free' : 'busy',
    suggestionReason: body['returnSuggestionReasons'] === true ? 'Suggested because it is one of the nearest times when all attendees are available.' : '',
    attendeeAvailability: attending.map(({ person, type, isFree: is }) => ({ availability: is ? 'free' : 'busy', attendee: { type, emailAddress: { address: addressOf(person).address } } })),
    locations: [],
    meetingTimeSlot: { start: writeMoment(start, zone), end: writeMoment(start + length, zone) },
  }));
  const context = `${call.graphBase}/v1.0/$metadata#microsoft.graph.meetingTimeSuggestionsResult`;
  return withPreferences(call, ok({ '@odata.context': context, emptySuggestionsReason: suggestions.length > 0 ? '' : 'AttendeesUnavailable', meetingTimeSuggestions: suggestions }));
}

/** `PT1H30M`, `P1D`. */
function durationOf(text: string): number {
  const found = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(text);
  const [, days = '0', hours = '0', minutes = '0'] = found ?? [];
  const length = Number(days) * day + Number(hours) * 60 * minute + Number(minutes) * minute;
  if (!found || length <= 0) throw invalid(`The meetingDuration '${text}' is not a duration.`);
  return length;
}

function slotsOf(body: Fields, now: number): Slot[] {
  const constraint = isRecord(body['timeConstraint']) ? body['timeConstraint'] : {};
  const named = listOf(constraint['timeSlots'] ?? constraint['timeslots']).map((slot) => ({
    from: readMoment(slot['start'], 'timeSlots.start').instant,
    to: readMoment(slot['end'], 'timeSlots.end').instant,
  }));
  if (named.length > 0) return named;
  const midnight = Math.floor(now / day) * day;
  return Array.from({ length: 8 }, (_, index) => midnight + index * day)
    .filter((date) => ![0, 6].includes(new Date(date).getUTCDay()))
    .map((date) => ({ from: Math.max(date + 8 * 60 * minute, now), to: date + 17 * 60 * minute }));
}

/** Every half hour that leaves room for the meeting. */
function starts(slots: readonly Slot[], length: number): number[] {
  const half = 30 * minute;
  return slots.flatMap(({ from, to }) => {
    const found: number[] = [];
    for (let start = Math.ceil(from / half) * half; start + length <= to; start += half) found.push(start);
    return found;
  });
}

export const scheduleRoutes: readonly Route[] = [
  { method: 'POST', pattern: '@mailbox/calendar/getSchedule', facts: 'calendar: getSchedule', handle: getSchedule },
  { method: 'POST', pattern: '@mailbox/findMeetingTimes', facts: 'user: findMeetingTimes', handle: findMeetingTimes },
];
