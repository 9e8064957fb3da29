import type { Artefact } from './artefactStore';
import type { Meeting } from './meetingStore';
import { badRequest, GraphError } from '../wire/errors';
import { option, refuseOptions } from '../wire/odata';
import type { GraphAnswer, GraphCall } from '../wire/request';

/** The part that callRecording and callTranscript share. */
export function artefactResource(call: GraphCall, meeting: Meeting, artefact: Artefact): Record<string, unknown> {
  return {
    id: artefact.id,
    meetingId: meeting.id,
    callId: artefact.callId,
    contentCorrelationId: artefact.correlationId,
    createdDateTime: artefact.starts,
    endDateTime: artefact.ends,
    meetingOrganizer: {
      application: null,
      device: null,
      user: { '@odata.type': '#microsoft.graph.teamworkUserIdentity', id: meeting.organiserId, displayName: null, userIdentityType: 'aadUser', tenantId: call.world.tenantId },
    },
  };
}

export function contentUrl(call: GraphCall, meeting: Meeting, kind: string, artefact: Artefact): string {
  return `${call.graphBase}/v1.0/users/${meeting.organiserId}/onlineMeetings/${meeting.id}/${kind}/${artefact.id}/content`;
}

/** A collection of artefacts; the pages give it no query options. */
export function artefactList(call: GraphCall, meeting: Meeting, kind: string, value: readonly object[]): object {
  const context = `${call.graphBase}/v1.0/$metadata#users('${meeting.organiserId}')/onlineMeetings('${meeting.id}')/${kind}`;
  return { '@odata.context': context, '@odata.count': value.length, value };
}

/** Of the query options only a filter by the correlation of recording and transcript is served. @throws 400 */
export function correlated<Kind extends Artefact>(call: GraphCall, found: readonly Kind[]): readonly Kind[] {
  refuseOptions(call, 'filter');
  const filter = option(call, 'filter');
  if (filter === undefined) return found;
  const [, wanted] = /^\s*contentCorrelationId\s+eq\s+'([^']*)'\s*$/i.exec(filter) ?? [];
  if (wanted === undefined) throw badRequest(`Invalid filter clause: only contentCorrelationId can be compared, not '${filter}'.`);
  return found.filter(({ correlationId }) => correlationId === wanted);
}

/** Bytes, whole or the part that a Range header asks for. @throws 416 */
export function ranged(call: GraphCall, bytes: Buffer, contentType: string): GraphAnswer {
  const headers = { 'content-type': contentType, 'accept-ranges': 'bytes' };
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(call.headers['range'] ?? '') ?? [];
  if (first === '' && last === '') return { status: 200, headers, body: bytes };
  const start = first === '' ? Math.max(0, bytes.length - Number(last)) : Number(first);
  const end = first === '' || last === '' ? bytes.length - 1 : Math.min(Number(last), bytes.length - 1);
  if (start > end) throw new GraphError(416, 'invalidRange', 'The range lies outside the content.', { 'content-range': `bytes */${bytes.length}` });
  return { status: 206, headers: { ...headers, 'content-range': `bytes ${start}-${end}/${bytes.length}` }, body: bytes.subarray(start, end + 1) };
}
