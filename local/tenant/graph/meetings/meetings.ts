import type { Caller } from '../wire/caller';
import { signedIn } from '../wire/caller';
import { badRequest, forbidden, notFound, unsupported } from '../wire/errors';
import { changeSettings, hasAccessPolicy, invitedTo, meetingById, meetingByJoinUrl } from './meetingStore';
import type { Meeting } from './meetingStore';
import { jsonBody, option } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { ok } from '../wire/request';
import { needs, requirePermission } from '../wire/scopes';
import type { Needs } from '../wire/scopes';
import { personByKey } from '../wire/world';
import type { Person } from '../wire/world';

/** Both forms of an address: `/me/…` delegated, `/users/{id}/…` for applications. */
export const meetingRoots = ['/me/onlineMeetings', '/users/{user:any}/onlineMeetings'] as const;

/**
 * Whose meetings the address names.
 * Source: "Allow applications to access online meetings on behalf of a user": without the policy an application gets 403.
 */
export function meetingUser(call: GraphCall, permission: Needs): Person {
  requirePermission(call.caller, 'teams', permission);
  const named = call.params['user'];
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

/** onlineMeeting: get, by id or by JoinWebUrl; there is no list of all. */
function findMeetings(call: GraphCall): GraphAnswer {
  const person = meetingUser(call, needs.readMeetings);
  const filter = option(call, 'filter') ?? '';
  const asked = /^\s*JoinWebUrl\s+eq\s+'(.+)'\s*$/i.exec(filter);
  if (!asked?.[1]) {
    throw badRequest("Filter expression expected: $filter=JoinWebUrl eq '{joinWebUrl}'. Meetings cannot be listed.");
  }
  const meeting = meetingByJoinUrl(call.world.db, asked[1]);
  if (!meeting) throw notFound('The meeting was not found.');
  requireParticipant(call, meeting, person);
  const context = `${call.graphBase}/v1.0/$metadata#users('${person.id}')/onlineMeetings`;
  return ok({ '@odata.context': context, value: [resource(call, meeting)] });
}

function getMeeting(call: GraphCall): GraphAnswer {
  return ok(resource(call, meetingOf(call, needs.readMeetings).meeting));
}

const changeable = ['recordAutomatically', 'allowRecording', 'allowTranscription'] as const;

/** onlineMeeting: update, organiser only. Of its properties those of recording are supported. */
function patchMeeting(call: GraphCall): GraphAnswer {
  const { meeting, person } = meetingOf(call, needs.writeMeetings);
  requireOrganiser(meeting, person, 'change the meeting');
  const change = jsonBody(call);
  for (const [name, value] of Object.entries(change)) {
    if (!changeable.some((known) => known === name)) throw badRequest(`The property '${name}' cannot be updated.`);
    if (typeof value !== 'boolean') throw badRequest(`The property '${name}' takes true or false.`);
  }
  changeSettings(call.world.db, meeting, change);
  return getMeeting(call);
}

function resource(call: GraphCall, meeting: Meeting): object {
  const { people, db, tenantId } = call.world;
  const participant = (id: string, role: string): object => ({
    upn: people.byId(id)?.upn ?? null,
    role,
    identity: { user: { id, displayName: null, tenantId, identityProvider: 'AAD' } },
  });
  return {
    id: meeting.id,
    creationDateTime: meeting.created,
    startDateTime: meeting.starts,
    endDateTime: meeting.ends,
    joinUrl: meeting.joinUrl,
    joinWebUrl: meeting.joinUrl,
    subject: meeting.subject,
    isBroadcast: false,
    allowedPresenters: 'everyone',
    recordAutomatically: false,
    allowRecording: true,
    allowTranscription: true,
    ...meeting.settings,
    participants: {
      organizer: participant(meeting.organiserId, 'presenter'),
      attendees: invitedTo(db, meeting.id).map((id) => participant(id, 'attendee')),
    },
    chatInfo: { threadId: meeting.chatId, messageId: '0', replyChainMessageId: null },
  };
}

/** Artefacts of all meetings of an organiser are for applications; nothing here asks for them. */
function refuseAll(call: GraphCall): GraphAnswer {
  throw unsupported(`onlineMeeting: ${call.params['all']}`);
}

export const meetingRoutes: readonly Route[] = meetingRoots.flatMap((root) => [
  { method: 'GET', pattern: `${root}/{all:all}`, handle: refuseAll },
  { method: 'GET', pattern: root, handle: findMeetings },
  { method: 'GET', pattern: `${root}/{meeting:any}`, handle: getMeeting },
  { method: 'PATCH', pattern: `${root}/{meeting:any}`, handle: patchMeeting },
]);
