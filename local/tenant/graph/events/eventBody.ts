import { checkFields, choiceOf, flagOf, numberOf, textsOf } from '../body/fields';
import type { Fields } from '../body/fields';
import { readItemBody } from '../mailbox/itemBody';
import { invalid, readMoment } from '../time/dateTime';
import { readRecurrence } from '../time/recurrence';
import { GraphError } from '../wire/errors';
import { isRecord, listOf, textOf } from '../wire/odata';
import type { Directory } from '../../store/directory';
import type { Attendee, EventContent, OwnSettings, Wall } from './eventStore';
import { firstDay, instantOf } from './occurrences';

/** What only the organiser says, and what everybody says for themselves. */
export const sharedNames = [
  'subject', 'body', 'start', 'end', 'isAllDay', 'recurrence', 'location', 'locations', 'attendees', 'hideAttendees',
  'responseRequested', 'allowNewTimeProposals', 'isOnlineMeeting', 'onlineMeetingProvider', 'importance', 'isDraft', 'sensitivity',
] as const;
export const ownNames = ['categories', 'isReminderOn', 'reminderMinutesBeforeStart', 'showAs'] as const;
const readOnly = [
  'id', 'createdDateTime', 'lastModifiedDateTime', 'changeKey', 'iCalUId', 'bodyPreview', 'hasAttachments', 'isCancelled', 'isOrganizer',
  'seriesMasterId', 'type', 'webLink', 'onlineMeetingUrl', 'occurrenceId', 'responseStatus', 'organizer', 'onlineMeeting', 'originalStart',
  'originalStartTimeZone', 'originalEndTimeZone',
] as const;

export const eventFields = { type: 'event', names: [...sharedNames, ...ownNames, 'transactionId', 'attachments'], readOnly };

export const emptyContent: EventContent = {
  subject: '',
  body: { contentType: 'text', content: '' },
  start: { wall: '', timeZone: 'UTC' },
  end: { wall: '', timeZone: 'UTC' },
  isAllDay: false,
  recurrence: null,
  locations: [],
  attendees: [],
  importance: 'normal',
  sensitivity: 'normal',
  hideAttendees: false,
  responseRequested: true,
  allowNewTimeProposals: true,
  isCancelled: false,
  isDraft: false,
  meetingId: null,
};

const never = '0001-01-01T00:00:00Z';
export const usualSettings: OwnSettings = {
  categories: [],
  isReminderOn: true,
  reminderMinutesBeforeStart: 15,
  showAs: 'busy',
  response: { response: 'notResponded', time: never },
};

/** The content with what the body changes. @throws 400 */
export function readContent(people: Directory, body: Fields, before: EventContent): EventContent {
  checkFields(body, eventFields);
  const start = body['start'] === undefined ? before.start : wallOf(body['start'], 'start');
  const end = body['end'] === undefined ? before.end : wallOf(body['end'], 'end');
  const recurrence = body['recurrence'] === undefined ? before.recurrence : body['recurrence'] === null ? null : readRecurrence(body['recurrence'], start.timeZone);
  const content: EventContent = {
    ...before,
    start,
    end,
    recurrence,
    subject: body['subject'] === undefined ? before.subject : textOf(body['subject']) ?? '',
    body: body['body'] === undefined ? before.body : readItemBody(body['body']),
    isAllDay: flagOf(body, 'isAllDay', before.isAllDay),
    locations: locationsIn(body) ?? before.locations,
    attendees: body['attendees'] === undefined ? before.attendees : readAttendees(people, body['attendees'], before.attendees),
    importance: choiceOf(body, 'importance', ['low', 'normal', 'high'], before.importance),
    sensitivity: choiceOf(body, 'sensitivity', ['normal', 'personal', 'private', 'confidential'], before.sensitivity),
    hideAttendees: flagOf(body, 'hideAttendees', before.hideAttendees),
    responseRequested: flagOf(body, 'responseRequested', before.responseRequested),
    allowNewTimeProposals: flagOf(body, 'allowNewTimeProposals', before.allowNewTimeProposals),
    isDraft: flagOf(body, 'isDraft', before.isDraft),
  };
  return onFirstDay(checked(content));
}

export function readSettings(body: Fields, before: OwnSettings): OwnSettings {
  return {
    ...before,
    categories: textsOf(body, 'categories', before.categories),
    isReminderOn: flagOf(body, 'isReminderOn', before.isReminderOn),
    reminderMinutesBeforeStart: numberOf(body, 'reminderMinutesBeforeStart', before.reminderMinutesBeforeStart),
    showAs: choiceOf(body, 'showAs', ['free', 'tentative', 'busy', 'oof', 'workingElsewhere', 'unknown'], before.showAs),
  };
}

function wallOf(value: unknown, name: string): Wall {
  const { wall, timeZone } = readMoment(value, name);
  return { wall, timeZone };
}

function checked(content: EventContent): EventContent {
  const { start, end, isAllDay } = content;
  if (start.wall === '' || end.wall === '') throw invalid('An event needs start and end.');
  if (instantOf(end) < instantOf(start)) {
    throw new GraphError(400, 'ErrorCalendarEndDateIsEarlierThanStartDate', 'The end of the event is before its start.');
  }
  const isMidnight = [start, end].every(({ wall }) => wall.endsWith('T00:00:00'));
  if (isAllDay && (!isMidnight || end.wall <= start.wall || end.timeZone !== start.timeZone)) {
    throw invalid('The start and the end of an all-day event need to be midnight of different days in the same time zone.');
  }
  return content;
}

/** A series begins on the first day of its pattern, whatever day its start names. */
function onFirstDay(content: EventContent): EventContent {
  const { recurrence, start, end } = content;
  if (!recurrence) return content;
  const first = firstDay(recurrence);
  if (first === undefined) throw invalid('The recurrence has no day.');
  const days = Date.parse(`${first}T00:00:00Z`) - Date.parse(`${start.wall.slice(0, 10)}T00:00:00Z`);
  const moved = (wall: Wall): Wall => ({ ...wall, wall: new Date(Date.parse(`${wall.wall}Z`) + days).toISOString().slice(0, 19) });
  return { ...content, start: moved(start), end: moved(end) };
}

function locationsIn(body: Fields): readonly Fields[] | undefined {
  if (Array.isArray(body['locations'])) return listOf(body['locations']).map(locationOf);
  if (body['location'] === undefined) return undefined;
  return isRecord(body['location']) && textOf(body['location']['displayName']) ? [locationOf(body['location'])] : [];
}

function locationOf(given: Fields): Fields {
  return { locationType: 'default', uniqueId: given['displayName'], uniqueIdType: 'private', ...given };
}

/** Who has answered already keeps their answer. */
function readAttendees(people: Directory, value: unknown, before: readonly Attendee[]): Attendee[] {
  return listOf(value).map((given) => {
    const email = isRecord(given['emailAddress']) ? given['emailAddress'] : {};
    const address = textOf(email['address']);
    if (!address) throw invalid('An attendee needs emailAddress.address.');
    const known = before.find((one) => one.emailAddress.address.toLowerCase() === address.toLowerCase());
    const person = people.byUpn(address) ?? people.byMail(address);
    return {
      type: choiceOf(given, 'type', ['required', 'optional', 'resource'], 'required'),
      status: known?.status ?? { response: 'none', time: never },
      emailAddress: { name: textOf(email['name']) || (person?.displayName ?? address), address },
    };
  });
}
