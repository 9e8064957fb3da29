import { answerDelta } from '../delta/delta';
import { badRequest, forbidden } from '../wire/errors';
import type { Row } from '../wire/filter';
import { collection, option } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { needs } from '../wire/scopes';
import type { Needs } from '../wire/scopes';
import { recordingsOf, transcriptsOf } from './artefactStore';
import { meetingUser } from './meetings';
import { meetingsWith } from './meetingStore';
import type { Meeting } from './meetingStore';
import { recordingResource } from './recordings';
import { transcriptResource } from './transcripts';

type Kind = 'getAllRecordings' | 'getAllTranscripts';

const kinds: Readonly<Record<Kind, { readonly type: string; readonly permission: Needs; of(call: GraphCall, meeting: Meeting): Row[] }>> = {
  getAllRecordings: {
    type: 'callRecording',
    permission: needs.readRecordings,
    of: (call, meeting) => recordingsOf(call.world.db, meeting.id, call.now).map((one) => recordingResource(call, meeting, one)),
  },
  getAllTranscripts: {
    type: 'callTranscript',
    permission: needs.readTranscripts,
    of: (call, meeting) => transcriptsOf(call.world.db, meeting.id, call.now).map((one) => transcriptResource(call, meeting, one)),
  },
};

/**
 * onlineMeeting: getAllRecordings, getAllTranscripts: of every meeting that somebody organised, for applications alone.
 * The organiser stands in the parameters, or in the filter of the older form. @throws 400 without
 */
function rowsFor(call: GraphCall, kind: Kind): Row[] {
  const user = meetingUser(call, kinds[kind].permission);
  if (call.caller.kind === 'delegated') throw forbidden('This API is supported only with application permissions.');
  const named = argumentsOf(call);
  const [, filtered] = /MeetingOrganizer\/User\/Id\s+eq\s+'([^']+)'/i.exec(option(call, 'filter') ?? '') ?? [];
  const organiser = named.get('meetingorganizeruserid') ?? filtered;
  if (!organiser) throw badRequest('The parameter meetingOrganizerUserId is required.');
  if (organiser.toLowerCase() !== user.id) throw badRequest('The parameter meetingOrganizerUserId must be the user of the address.');
  const [from, to] = [instantOf(named, 'startdatetime'), instantOf(named, 'enddatetime')];
  return meetingsWith(call.world.db, user.id)
    .filter(({ organiserId }) => organiserId === user.id)
    .flatMap((meeting) => kinds[kind].of(call, meeting))
    .filter((row) => (from === undefined || Date.parse(String(row['createdDateTime'])) >= from) && (to === undefined || Date.parse(String(row['createdDateTime'])) <= to))
    .sort((a, b) => String(a['createdDateTime']).localeCompare(String(b['createdDateTime'])));
}

/** `meetingOrganizerUserId='…',startDateTime=2026-01-15T00:00:00Z`, also by names that the query gives: `@start`. */
function argumentsOf(call: GraphCall): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name = '', value = ''] of (call.params['args'] ?? '').matchAll(/(\w+)\s*=\s*'?([^',]+)'?/g)) {
    found.set(name.toLowerCase(), value.startsWith('@') ? (call.query.get(value) ?? '').replace(/^'|'$/g, '') : value);
  }
  return found;
}

function instantOf(named: ReadonlyMap<string, string>, name: string): number | undefined {
  const text = named.get(name);
  if (text === undefined) return undefined;
  const instant = Date.parse(text);
  if (Number.isNaN(instant)) throw badRequest(`The value '${text}' of ${name} is not a date and time.`);
  return instant;
}

function getAll(kind: Kind): (call: GraphCall) => GraphAnswer {
  return (call) => {
    const rows = rowsFor(call, kind);
    const query = new URLSearchParams([...call.query].filter(([name]) => !/^\$?filter$|^@/i.test(name)));
    query.set('$count', 'true');
    return collection({ ...call, query }, rows, { size: 100, most: 100, context: `Collection(${kinds[kind].type})` });
  };
}

function track(kind: Kind): (call: GraphCall) => GraphAnswer {
  return (call) => answerDelta(call, { context: `Collection(${kinds[kind].type})`, size: 100 }, (first) => rowsFor({ ...first, params: call.params }, kind));
}

const all = '/users/{user:any}/onlineMeetings';

export const allArtefactRoutes: readonly Route[] = (['getAllRecordings', 'getAllTranscripts'] as const).flatMap((kind) => [
  { method: 'GET', pattern: `${all}/${kind}[({args:quoted})]/delta`, facts: `${kinds[kind].type}: delta`, handle: track(kind) },
  { method: 'GET', pattern: `${all}/${kind}[({args:quoted})]`, facts: '3', handle: getAll(kind) },
]);
