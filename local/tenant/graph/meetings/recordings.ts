import { artefactList, artefactResource, contentUrl } from './artefacts';
import { recordingsOf } from './artefactStore';
import type { Recording } from './artefactStore';
import { notFound } from '../wire/errors';
import { meetingOf, meetingRoots, requireOrganiser } from './meetings';
import type { Meeting } from './meetingStore';
import { refuseOptions } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { ok } from '../wire/request';
import { needs } from '../wire/scopes';

/** List recordings: of every occurrence of a series, mixed. Source: callRecording page; it takes no OData options. */
function listRecordings(call: GraphCall): GraphAnswer {
  refuseOptions(call);
  const { meeting } = meetingOf(call, needs.readRecordings);
  const found = recordingsOf(call.world.db, meeting.id, call.now);
  return ok(artefactList(call, meeting, 'recordings', found.map((recording) => resource(call, meeting, recording))));
}

function getRecording(call: GraphCall): GraphAnswer {
  const { meeting, recording } = recordingOf(call);
  return ok(resource(call, meeting, recording));
}

/** Content: the organiser only in delegated mode. An expired recording stays listed, its file is gone. */
function getContent(call: GraphCall): GraphAnswer {
  const { meeting, recording } = recordingOf(call);
  const { person } = meetingOf(call, needs.readRecordings);
  requireOrganiser(meeting, person, 'read the content of a recording');
  const item = recording.driveId && recording.itemId && call.world.drives.item(recording.driveId, recording.itemId);
  if (!item) throw notFound('The content of the recording was not found.');
  return { status: 200, headers: { 'content-type': 'video/mp4' }, body: call.world.drives.content(item) };
}

function recordingOf(call: GraphCall): { meeting: Meeting; recording: Recording } {
  const { meeting } = meetingOf(call, needs.readRecordings);
  const recording = recordingsOf(call.world.db, meeting.id, call.now).find(({ id }) => id === call.params['artefact']);
  if (!recording) throw notFound('The recording was not found.');
  return { meeting, recording };
}

function resource(call: GraphCall, meeting: Meeting, recording: Recording): object {
  return {
    '@odata.type': '#microsoft.graph.callRecording',
    ...artefactResource(meeting, recording),
    recordingContentUrl: contentUrl(call, meeting, 'recordings', recording),
  };
}

export const recordingRoutes: readonly Route[] = meetingRoots.flatMap((root) => [
  { method: 'GET', pattern: `${root}/{meeting:any}/recordings`, handle: listRecordings },
  { method: 'GET', pattern: `${root}/{meeting:any}/recordings/{artefact:any}`, handle: getRecording },
  { method: 'GET', pattern: `${root}/{meeting:any}/recordings/{artefact:any}/content`, handle: getContent },
]);
