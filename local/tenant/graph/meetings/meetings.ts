import { checkFields, choiceOf, flagOf, wordsOf, wrongValue } from '../body/fields';
import type { Fields } from '../body/fields';
import type { Caller } from '../wire/caller';
import { signedIn } from '../wire/caller';
import { badRequest, forbidden, notFound, unsupported } from '../wire/errors';
import { collection, entity, isRecord, jsonBody, listOf, option, textOf } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { noContent } from '../wire/request';
import { needs, requirePermission } from '../wire/scopes';
import type { Needs } from '../wire/scopes';
import { personByKey } from '../wire/world';
import type { Person } from '../wire/world';
import { meetingResource, numbersOf } from './meetingResource';
import { addMeeting, changeSettings, hasAccessPolicy, invitedTo, meetingById, meetingByJoinUrl, meetingsWith, removeMeeting, reschedule } from './meetingStore';
import type { Meeting } from './meetingStore';
import { eventOfMeeting } from './sessions';

/** Both forms of an address: `/me/…` delegated, `/users/{id}/…` for applications. */
export const meetingRoots = ['/me/onlineMeetings', '/users/{user:any}/onlineMeetings'] as const;

/**
 * Whose meetings the address names.
 * Source: "Allow applications to access online meetings on behalf of a user": without the policy an application gets 403.
 */
export function meetingUser(call: GraphCall, permission: Needs): Person {
  const named = call.params['user'];
  if (named === undefined) signedIn(call.caller);
  requirePermission(call.caller, 'teams', permission);
  if (named === undefined) return signedIn(call.caller);
  const person = personByKey(call.world.people, named);
  if (!person) throw notFound(`The user '${named}' was not found.`);
  checkPolicy(call, call.caller, person);
  return person;
}

function checkPolicy(call: GraphCall, caller: Caller, person: Person): void {
  if (caller.kind === 'delegated') {
    if (caller.person.id === person.id) return;
    throw forbidden(`User ${caller.person.id} is not allowed to act on behalf of user ${person.id}.`);
  }
  if (hasAccessPolicy(call.world.db, caller.appId, person.id)) return;
  throw forbidden(
    `App ${caller.appId} is not authorized to access online meetings on behalf of user ${person.id}. ` +
      'An application access policy is needed.'
  );
}

/** The meeting of the address. @throws 403 for anybody who is neither organiser nor invited */
export function meetingOf(call: GraphCall, permission: Needs): { meeting: Meeting; person: Person } {
  const person = meetingUser(call, permission);
  const meeting = meetingById(call.world.db, call.params['meeting'] ?? '');
  if (!meeting) throw notFound('The meeting was not found.');
  requireParticipant(call, meeting, person);
  return { meeting, person };
}

export function requireParticipant(call: GraphCall, meeting: Meeting, person: Person): void {
  if (meeting.organiserId === person.id) return;
  if (invitedTo(call.world.db, meeting.id).includes(person.id)) return;
  throw forbidden('The user is neither the organizer nor an attendee of the meeting.');
}

export function requireOrganiser(meeting: Meeting, person: Person, what: string): void {
  if (meeting.organiserId !== person.id) throw forbidden(`Only the meeting organizer may ${what}.`);
}

const whole = (person: Person): { context: string } => ({ context: `users('${person.id}')/onlineMeetings` });

/** onlineMeeting: get by the address to join or by the number to join; there is no list of all. */
function findMeetings(call: GraphCall): GraphAnswer {
  const person = meetingUser(call, needs.readMeetings);
  const asked = /^\s*(JoinWebUrl|joinMeetingIdSettings\/joinMeetingId)\s+eq\s+'(.+)'\s*$/i.exec(option(call, 'filter') ?? '');
  const [, property = '', value = ''] = asked ?? [];
  if (!asked) throw badRequest("Filter expression expected: $filter=JoinWebUrl eq '{joinWebUrl}'. Meetings cannot be listed.");
  const isUrl = property.toLowerCase() === 'joinweburl';
  const meeting = isUrl ? meetingByJoinUrl(call.world.db, value) : meetingsWith(call.world.db).find((one) => numbersOf(one).joinMeetingId === value);
  if (!meeting) throw notFound('The meeting was not found.');
  requireParticipant(call, meeting, person);
  const unfiltered = { ...call, query: new URLSearchParams([...call.query].filter(([name]) => !/^\$?filter$/i.test(name))) };
  return collection(unfiltered, [meetingResource(call, meeting)], { size: 10, most: 10, ...whole(person) });
}

/** By the conference number of a room system, for applications alone. */
function findByNumber(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'teams', { delegated: [], application: needs.readMeetings.application });
  const [, number] = /^\s*VideoTeleconferenceId\s+eq\s+'([^']+)'\s*$/i.exec(option(call, 'filter') ?? '') ?? [];
  if (number === undefined) throw badRequest("Filter expression expected: $filter=VideoTeleconferenceId eq '{id}'.");
  const meeting = meetingsWith(call.world.db).find((one) => numbersOf(one).videoTeleconferenceId === number);
  if (!meeting) throw notFound('The meeting was not found.');
  return { status: 200, body: { '@odata.context': `${call.graphBase}/v1.0/$metadata#communications/onlineMeetings`, value: [meetingResource(call, meeting)] } };
}

function getMeeting(call: GraphCall): GraphAnswer {
  const { meeting, person } = meetingOf(call, needs.readMeetings);
  return entity(call, meetingResource(call, meeting), whole(person));
}

const flags = [
  'allowAttendeeToEnableCamera', 'allowAttendeeToEnableMic', 'allowBreakoutRooms', 'allowCopyingAndSharingMeetingContent',
  'allowParticipantsToChangeName', 'allowPowerPointSharing', 'allowRecording', 'allowTeamworkReactions', 'allowTranscription',
  'allowWhiteboard', 'isEndToEndEncryptionEnabled', 'isEntryExitAnnounced', 'recordAutomatically',
] as const;
const choices: Readonly<Record<string, readonly string[]>> = {
  allowedPresenters: ['everyone', 'organization', 'roleIsPresenter', 'organizer'],
  allowedLobbyAdmitters: ['organizerAndCoOrganizersAndPresenters', 'organizerAndCoOrganizers'],
  allowMeetingChat: ['enabled', 'disabled', 'limited'],
  allowLiveShare: ['enabled', 'disabled'],
  shareMeetingChatHistoryDefault: ['none', 'all'],
};
const objects = ['lobbyBypassSettings', 'watermarkProtection', 'chatRestrictions'] as const;
const scheduled = ['subject', 'startDateTime', 'endDateTime', 'participants'] as const;
const meetingFields = {
  type: 'onlineMeeting',
  names: [...flags, ...Object.keys(choices), ...objects, ...scheduled, 'meetingSpokenLanguageTag', 'meetingTemplateId', 'joinMeetingIdSettings', 'isBroadcast', 'externalId', 'chatInfo'],
  readOnly: ['id', 'creationDateTime', 'joinUrl', 'joinWebUrl', 'videoTeleconferenceId', 'audioConferencing', 'expiryDateTime', 'meetingOptionsWebUrl'],
};

/** The options of a meeting that the body sets, checked. */
function readSettings(body: Fields): Fields {
  checkFields(body, meetingFields);
  const settings: Record<string, unknown> = {};
  for (const name of flags) if (name in body) settings[name] = flagOf(body, name, false);
  for (const [name, known] of Object.entries(choices)) if (name in body) settings[name] = choiceOf(body, name, known, known[0] ?? '');
  for (const name of objects) {
    if (!(name in body)) continue;
    if (!isRecord(body[name])) throw wrongValue(name, body[name]);
    settings[name] = body[name];
  }
  if ('meetingSpokenLanguageTag' in body) settings['meetingSpokenLanguageTag'] = wordsOf(body, 'meetingSpokenLanguageTag', null);
  const join = body['joinMeetingIdSettings'];
  if (isRecord(join)) settings['isPasscodeRequired'] = flagOf(join, 'isPasscodeRequired', false);
  if (body['isBroadcast'] === true) throw unsupported('live events (isBroadcast)');
  if (typeof body['meetingTemplateId'] === 'string') throw unsupported('meeting templates');
  return settings;
}

/** onlineMeeting: update, organiser only. What belongs to an event is changed with the event. */
function patchMeeting(call: GraphCall): GraphAnswer {
  const { meeting, person } = meetingOf(call, needs.writeMeetings);
  requireOrganiser(meeting, person, 'change the meeting');
  const body = jsonBody(call);
  const settings = readSettings(body);
  const times = scheduled.filter((name) => name in body);
  const [first] = times;
  if (first !== undefined && eventOfMeeting(call.world, meeting)) throw badRequest(`The property '${first}' cannot be updated: change the event that the meeting belongs to.`);
  if (times.length > 0) reschedule(call.world.db, meeting, { ...spanOf(body, meeting), ...peopleIn(call, body, meeting), recurrence: null });
  const roles = 'participants' in body ? { roles: rolesIn(call, body) } : {};
  changeSettings(call.world.db, meeting, { ...settings, ...roles });
  return getMeeting(call);
}

function createMeeting(call: GraphCall): GraphAnswer {
  const person = meetingUser(call, needs.writeMeetings);
  const body = jsonBody(call);
  return entity(call, meetingResource(call, make(call, person, body, readSettings(body))), whole(person), 201);
}

/** onlineMeeting: createOrGet: the same meeting for the same externalId of an organiser. */
function createOrGet(call: GraphCall): GraphAnswer {
  const person = meetingUser(call, needs.writeMeetings);
  const body = jsonBody(call);
  const externalId = wordsOf(body, 'externalId', null);
  if (!externalId) throw badRequest('The property externalId is required.');
  const settings = { ...readSettings(body), externalId };
  const known = meetingsWith(call.world.db, person.id).find((one) => one.organiserId === person.id && one.settings['externalId'] === externalId);
  const meeting = known ?? make(call, person, body, settings);
  return entity(call, meetingResource(call, meeting), whole(person), known ? 200 : 201);
}

/** A meeting without an event: nobody's calendar shows it, and it keeps no recordings. */
function make(call: GraphCall, organiser: Person, body: Fields, settings: Fields): Meeting {
  const { db, tenantId } = call.world;
  const empty = { starts: call.now.toISOString(), ends: new Date(call.now.getTime() + 3600000).toISOString(), subject: '' };
  const { attendees } = peopleIn(call, body, undefined);
  const made = addMeeting(db, tenantId, { organiser, attendees, ...spanOf(body, empty) }, call.now);
  changeSettings(db, made, { ...settings, roles: rolesIn(call, body) });
  return meetingById(db, made.id) ?? made;
}

function spanOf(body: Fields, before: Pick<Meeting, 'subject' | 'starts' | 'ends'>): Pick<Meeting, 'subject' | 'starts' | 'ends'> {
  const starts = instantIn(body, 'startDateTime') ?? before.starts;
  // A start alone takes the hour after it along.
  const moved = new Date(Date.parse(starts) + Math.max(0, Date.parse(before.ends) - Date.parse(before.starts))).toISOString();
  const ends = instantIn(body, 'endDateTime') ?? ('startDateTime' in body ? moved : before.ends);
  if (ends < starts) throw badRequest('The endDateTime is before the startDateTime.');
  return { subject: wordsOf(body, 'subject', before.subject) ?? '', starts, ends };
}

function instantIn(body: Fields, name: string): string | undefined {
  const text = wordsOf(body, name, null);
  if (text === null) return undefined;
  const instant = Date.parse(text.replace(/(\.\d{3})\d+/, '$1'));
  if (Number.isNaN(instant)) throw wrongValue(name, text);
  return new Date(instant).toISOString();
}

function participantsIn(call: GraphCall, body: Fields): { readonly person: Person; readonly role: string }[] {
  const participants = isRecord(body['participants']) ? body['participants'] : {};
  return listOf(participants['attendees']).map((one) => {
    const identity = isRecord(one['identity']) && isRecord(one['identity']['user']) ? textOf(one['identity']['user']['id']) : undefined;
    const key = identity ?? textOf(one['upn']) ?? '';
    const person = personByKey(call.world.people, key) ?? call.world.people.byMail(key);
    if (!person) throw badRequest(`The participant '${key}' was not found.`);
    return { person, role: choiceOf(one, 'role', ['attendee', 'presenter', 'producer', 'coorganizer'], 'attendee') };
  });
}

function peopleIn(call: GraphCall, body: Fields, before: Meeting | undefined): { readonly attendees: readonly Person[] } {
  if ('participants' in body || !before) return { attendees: participantsIn(call, body).map(({ person }) => person) };
  return { attendees: invitedTo(call.world.db, before.id).flatMap((id) => call.world.people.byId(id) ?? []) };
}

function rolesIn(call: GraphCall, body: Fields): Fields {
  return Object.fromEntries(participantsIn(call, body).map(({ person, role }) => [person.id, role]));
}

function deleteMeeting(call: GraphCall): GraphAnswer {
  const { meeting, person } = meetingOf(call, needs.writeMeetings);
  requireOrganiser(meeting, person, 'delete the meeting');
  removeMeeting(call.world.db, meeting);
  return noContent();
}

export const meetingRoutes: readonly Route[] = [
  ...meetingRoots.flatMap((root) => [
    { method: 'GET', pattern: root, facts: '3', handle: findMeetings },
    { method: 'POST', pattern: root, facts: 'Create onlineMeeting', handle: createMeeting },
    { method: 'POST', pattern: `${root}/createOrGet`, facts: 'onlineMeeting: createOrGet', handle: createOrGet },
    { method: 'GET', pattern: `${root}/{meeting:any}`, facts: '3', handle: getMeeting },
    { method: 'PATCH', pattern: `${root}/{meeting:any}`, facts: '3', handle: patchMeeting },
    { method: 'DELETE', pattern: `${root}/{meeting:any}`, facts: 'Delete onlineMeeting', handle: deleteMeeting },
  ]),
  { method: 'GET', pattern: '/communications/onlineMeetings', facts: 'Get onlineMeeting', handle: findByNumber },
];
