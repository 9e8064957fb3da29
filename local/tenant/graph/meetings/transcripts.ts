import { artefactList, artefactResource, contentUrl } from './artefacts';
import { transcriptsOf } from './artefactStore';
import type { Transcript } from './artefactStore';
import { badRequest, GraphError, notFound } from '../wire/errors';
import { meetingOf, meetingRoots } from './meetings';
import type { Meeting } from './meetingStore';
import { option, refuseOptions } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { ok } from '../wire/request';
import { needs } from '../wire/scopes';

function listTranscripts(call: GraphCall): GraphAnswer {
  refuseOptions(call);
  const { meeting } = meetingOf(call, needs.readTranscripts);
  const found = transcriptsOf(call.world.db, meeting.id, call.now);
  return ok(artefactList(call, meeting, 'transcripts', found.map((transcript) => resource(call, meeting, transcript))));
}

function getTranscript(call: GraphCall): GraphAnswer {
  const { meeting, transcript } = transcriptOf(call);
  return ok(resource(call, meeting, transcript));
}

/** Content: WebVTT, for organiser and invited attendees; the format is asked for by `$format` or Accept. */
function getContent(call: GraphCall): GraphAnswer {
  const { transcript } = transcriptOf(call);
  const format = option(call, 'format');
  if (format !== undefined && format !== 'text/vtt') throw badRequest(`The format '${format}' is not supported.`);
  const accept = call.headers['accept'] ?? '*/*';
  if (format === undefined && !/text\/vtt|text\/\*|\*\/\*/.test(accept)) {
    throw new GraphError(406, 'NotAcceptable', 'Transcript content is available as text/vtt.');
  }
  return { status: 200, headers: { 'content-type': 'text/vtt' }, body: transcript.vtt };
}

function transcriptOf(call: GraphCall): { meeting: Meeting; transcript: Transcript } {
  const { meeting } = meetingOf(call, needs.readTranscripts);
  const transcript = transcriptsOf(call.world.db, meeting.id, call.now).find(({ id }) => id === call.params['artefact']);
  if (!transcript) throw notFound('The transcript was not found.');
  return { meeting, transcript };
}

function resource(call: GraphCall, meeting: Meeting, transcript: Transcript): object {
  return {
    '@odata.type': '#microsoft.graph.callTranscript',
    ...artefactResource(meeting, transcript),
    transcriptContentUrl: contentUrl(call, meeting, 'transcripts', transcript),
  };
}

export const transcriptRoutes: readonly Route[] = meetingRoots.flatMap((root) => [
  { method: 'GET', pattern: `${root}/{meeting:any}/transcripts`, handle: listTranscripts },
  { method: 'GET', pattern: `${root}/{meeting:any}/transcripts/{artefact:any}`, handle: getTranscript },
  { method: 'GET', pattern: `${root}/{meeting:any}/transcripts/{artefact:any}/content`, handle: getContent },
]);
