import type { Artefact } from './artefactStore';
import type { Meeting } from './meetingStore';
import type { GraphCall } from '../wire/request';

/** The part that callRecording and callTranscript share. */
export function artefactResource(meeting: Meeting, artefact: Artefact): Record<string, unknown> {
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
      user: { '@odata.type': '#microsoft.graph.teamworkUserIdentity', id: meeting.organiserId, displayName: null },
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
