import { checkFields, textsOf, wordsOf } from '../body/fields';
import type { Fields } from '../body/fields';
import { putRecord, recordById, recordsOf, removeRecord } from '../records/records';
import { signedIn } from '../wire/caller';
import { badRequest, forbidden, notFound } from '../wire/errors';
import { isRecord, jsonBody } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { ok } from '../wire/request';
import type { Needs } from '../wire/scopes';
import { requirePermission } from '../wire/scopes';
import type { Person } from '../wire/world';
import { personByKey } from '../wire/world';

interface Session {
  readonly availability: string;
  readonly activity: string;
  readonly until: string;
}

/** Source: the permissions tables of the presence pages. */
const presenceNeeds = {
  own: { delegated: ['Presence.Read', 'Presence.Read.All', 'Presence.ReadWrite'], application: [] },
  read: { delegated: ['Presence.Read.All'], application: ['Presence.Read.All', 'Presence.ReadWrite.All'] },
  write: { delegated: ['Presence.ReadWrite'], application: ['Presence.ReadWrite.All'] },
} satisfies Record<string, Needs>;

/** Which activities go with which availability, in a session and as one's own choice. */
const inSession = ['Available/Available', 'Busy/InACall', 'Busy/InAConferenceCall', 'Away/Away', 'DoNotDisturb/Presenting'];
const asChosen = ['Available/Available', 'Busy/Busy', 'DoNotDisturb/DoNotDisturb', 'BeRightBack/BeRightBack', 'Away/Away', 'Offline/OffWork'];
/** The strongest session counts. */
const strength = ['Away', 'Available', 'Busy', 'DoNotDisturb'];

function personOf(call: GraphCall): Person {
  const named = call.params['user'];
  const person = named === undefined ? signedIn(call.caller) : personByKey(call.world.people, named);
  if (!person) throw notFound('The user was not found.');
  return person;
}

/** One's own choice, else the strongest of the applications' sessions; Offline without any. */
function presenceOf(call: GraphCall, person: Person): Fields {
  const { db } = call.world;
  const now = call.now.toISOString();
  const chosen = recordById<Session>(db, 'presenceChoice', person.id)?.body;
  const sessions = recordsOf<Session>(db, 'presenceSession', { owner: person.id }).filter(({ body }) => body.until > now);
  const [strongest] = sessions.sort((a, b) => strength.indexOf(b.body.availability) - strength.indexOf(a.body.availability));
  // A choice shows while some application is there.
  const shown = strongest && chosen && chosen.until > now ? chosen : strongest?.body;
  const message = recordById<Fields>(db, 'statusMessage', person.id)?.body;
  return {
    id: person.id,
    availability: shown?.availability ?? 'Offline',
    activity: shown?.activity ?? 'Offline',
    statusMessage: message ?? null,
    outOfOfficeSettings: { message: null, isOutOfOffice: false },
    sequenceNumber: null,
  };
}

function getPresence(call: GraphCall): GraphAnswer {
  const isOwn = call.params['user'] === undefined || (call.caller.kind === 'delegated' && call.caller.person.id === personByKey(call.world.people, call.params['user'])?.id);
  requirePermission(call.caller, 'teams', isOwn && call.caller.kind === 'delegated' ? presenceNeeds.own : presenceNeeds.read);
  const person = personOf(call);
  return ok({ '@odata.context': `${call.graphBase}/v1.0/$metadata#users('${person.id}')/presence/$entity`, ...presenceOf(call, person) });
}

/** cloudCommunications: getPresencesByUserId, of at most 650 people. */
function getSeveral(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'teams', presenceNeeds.read);
  const ids = textsOf(jsonBody(call), 'ids', []);
  if (ids.length === 0 || ids.length > 650) throw badRequest('From 1 to 650 ids can be asked for.');
  const value = ids.flatMap((id) => call.world.people.byId(id) ?? []).map((person) => presenceOf(call, person));
  return ok({ '@odata.context': `${call.graphBase}/v1.0/$metadata#Collection(microsoft.graph.presence)`, value });
}

function changeable(call: GraphCall): Person {
  requirePermission(call.caller, 'teams', presenceNeeds.write);
  const person = personOf(call);
  if (call.caller.kind === 'delegated' && call.caller.person.id !== person.id) throw forbidden('The presence of another user cannot be set.');
  return person;
}

function readSession(call: GraphCall, body: Fields, known: readonly string[], usual: number): Session {
  const availability = wordsOf(body, 'availability', null) ?? '';
  const activity = wordsOf(body, 'activity', null) ?? '';
  if (!known.includes(`${availability}/${activity}`)) throw badRequest(`The availability '${availability}' and the activity '${activity}' do not go together.`);
  const duration = wordsOf(body, 'expirationDuration', null);
  const [, hours = '0', minutes = '0'] = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(duration ?? '') ?? [];
  if (duration !== null && Number(hours) + Number(minutes) === 0) throw badRequest(`The expirationDuration '${duration}' is not valid.`);
  const length = duration === null ? usual : (Number(hours) * 60 + Number(minutes)) * 60000;
  return { availability, activity, until: new Date(call.now.getTime() + length).toISOString() };
}

function sessionId(body: Fields): string {
  const id = wordsOf(body, 'sessionId', null);
  if (!id) throw badRequest('The property sessionId is required.');
  return id;
}

function setPresence(call: GraphCall): GraphAnswer {
  const person = changeable(call);
  const body = jsonBody(call);
  checkFields(body, { type: 'presence', names: ['sessionId', 'availability', 'activity', 'expirationDuration'] });
  putRecord(call.world.db, { kind: 'presenceSession', id: `${person.id}#${sessionId(body)}`, owner: person.id, body: readSession(call, body, inSession, 5 * 60000) });
  return { status: 200 };
}

function clearPresence(call: GraphCall): GraphAnswer {
  const person = changeable(call);
  const id = `${person.id}#${sessionId(jsonBody(call))}`;
  if (!recordById(call.world.db, 'presenceSession', id)) throw notFound('The presence session was not found.');
  removeRecord(call.world.db, { kind: 'presenceSession', id });
  return { status: 200 };
}

function setPreferred(call: GraphCall): GraphAnswer {
  const person = changeable(call);
  const body = jsonBody(call);
  checkFields(body, { type: 'presence', names: ['availability', 'activity', 'expirationDuration'] });
  const usual = ['Busy', 'DoNotDisturb'].includes(wordsOf(body, 'availability', null) ?? '') ? 86400000 : 7 * 86400000;
  putRecord(call.world.db, { kind: 'presenceChoice', id: person.id, owner: person.id, body: readSession(call, body, asChosen, usual) });
  return { status: 200 };
}

function clearPreferred(call: GraphCall): GraphAnswer {
  removeRecord(call.world.db, { kind: 'presenceChoice', id: changeable(call).id });
  return { status: 200 };
}

function setMessage(call: GraphCall): GraphAnswer {
  const person = changeable(call);
  const { statusMessage } = jsonBody(call);
  if (!isRecord(statusMessage)) throw badRequest('The property statusMessage is required.');
  putRecord(call.world.db, { kind: 'statusMessage', id: person.id, owner: person.id, body: { expiryDateTime: null, publishedDateTime: call.now.toISOString(), ...statusMessage } });
  return { status: 200 };
}

export const presenceRoutes: readonly Route[] = [
  { method: 'GET', pattern: '@mailbox/presence', facts: 'Get presence', handle: getPresence },
  { method: 'GET', pattern: '/communications/presences/{user:any}', facts: 'Get presence', handle: getPresence },
  { method: 'POST', pattern: '/communications/getPresencesByUserId', facts: 'cloudCommunications: getPresencesByUserId', handle: getSeveral },
  { method: 'POST', pattern: '@mailbox/presence/setPresence', facts: 'presence: setPresence', handle: setPresence },
  { method: 'POST', pattern: '@mailbox/presence/clearPresence', facts: 'presence: clearPresence', handle: clearPresence },
  { method: 'POST', pattern: '@mailbox/presence/setUserPreferredPresence', facts: 'presence: setUserPreferredPresence', handle: setPreferred },
  { method: 'POST', pattern: '@mailbox/presence/clearUserPreferredPresence', facts: 'presence: clearUserPreferredPresence', handle: clearPreferred },
  { method: 'POST', pattern: '@mailbox/presence/setStatusMessage', facts: 'presence: setStatusMessage', handle: setMessage },
];
