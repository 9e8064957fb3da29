import { artefactList, artefactResource, contentUrl, correlated, ranged } from './artefacts';
import { recordingsOf } from './artefactStore';
import type { Recording } from './artefactStore';
import { notFound } from '../wire/errors';
import { meetingOf, meetingRoots, requireOrganiser } from './meetings';
import type { Meeting } from './meetingStore';
import type { Row } from '../wire/filter';
import { entity } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { ok } from '../wire/request';
import { needs } from '../wire/scopes';

/** List recordings: of every occurrence of a series, mixed. Source: callRecording page. */
function listRecordings(call: GraphCall): GraphAnswer {
  const { meeting } = meetingOf(call, needs.readRecordings);
  const found = correlated(call, recordingsOf(call.world.db, meeting.id, call.now));
  return ok(artefactList(call, meeting, 'recordings', found.map((recording) => recordingResource(call, meeting, recording))));
}

function getRecording(call: GraphCall): GraphAnswer {
  const { meeting, recording } = recordingOf(call);
  const context = `users('${meeting.organiserId}')/onlineMeetings('${meeting.id}')/recordings`;
  return entity(call, recordingResource(call, meeting, recording), { context });
}

/** Content: the organiser only in delegated mode. An expired recording stays listed, its file is gone. */
function getContent(call: GraphCall): GraphAnswer {
  const { meeting, recording } = recordingOf(call);
  const { person } = meetingOf(call, needs.readRecordings);
  requireOrganiser(meeting, person, 'read the content of a recording');
  const item = recording.driveId && recording.itemId && call.world.drives.item(recording.driveId, recording.itemId);
  if (!item) throw notFound('The content of the recording was not found.');
  return ranged(call, call.world.drives.content(item), 'video/mp4');
}

function recordingOf(call: GraphCall): { meeting: Meeting; recording: Recording } {
  const { meeting } = meetingOf(call, needs.readRecordings);
  const recording = recordingsOf(call.world.db, meeting.id, call.now).find(({ id }) => id === call.params['artefact']);
  if (!recording) throw notFound('The recording was not found.');
  return { meeting, recording };
}

export function recordingResource(call: GraphCall, meeting: Meeting, recording: Recording): Row {
  return {
    '@odata.type': '#microsoft.graph.callRecording',
    ...artefactResource(call, meeting, recording),
    recordingContentUrl: contentUrl(call, meeting, 'recordings', recording),
  };
}

export const recordingRoutes: readonly Route[] = meetingRoots.flatMap((root) => [
  { method: 'GET', pattern: `${root}/{meeting:any}/recordings`, facts: '3', handle: listRecordings },
  { method: 'GET', pattern: `${root}/{meeting:any}/recordings/{artefact:any}`, facts: '3', handle: getRecording },
  { method: 'GET', pattern: `${root}/{meeting:any}/recordings/{artefact:any}/content`, facts: '3', handle: getContent },
]);
