import { artefactList, artefactResource, contentUrl, correlated } from './artefacts';
import { transcriptsOf } from './artefactStore';
import type { Transcript } from './artefactStore';
import { badRequest, GraphError, notFound } from '../wire/errors';
import { meetingOf, meetingRoots } from './meetings';
import type { Meeting } from './meetingStore';
import { cuesWithMetadata } from './vtt';
import type { Row } from '../wire/filter';
import { entity, option } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { ok } from '../wire/request';
import { needs } from '../wire/scopes';

function listTranscripts(call: GraphCall): GraphAnswer {
  const { meeting } = meetingOf(call, needs.readTranscripts);
  const found = correlated(call, transcriptsOf(call.world.db, meeting.id, call.now));
  return ok(artefactList(call, meeting, 'transcripts', found.map((transcript) => transcriptResource(call, meeting, transcript))));
}

function getTranscript(call: GraphCall): GraphAnswer {
  const { meeting, transcript } = transcriptOf(call);
  const context = `users('${meeting.organiserId}')/onlineMeetings('${meeting.id}')/transcripts`;
  return entity(call, transcriptResource(call, meeting, transcript), { context });
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

/** metadataContent: the same cues, each with who said it and when by the clock, as JSON. */
function getMetadata(call: GraphCall): GraphAnswer {
  const { transcript } = transcriptOf(call);
  return { status: 200, headers: { 'content-type': 'text/vtt' }, body: cuesWithMetadata(transcript.vtt, transcript.starts) };
}

function transcriptOf(call: GraphCall): { meeting: Meeting; transcript: Transcript } {
  const { meeting } = meetingOf(call, needs.readTranscripts);
  const transcript = transcriptsOf(call.world.db, meeting.id, call.now).find(({ id }) => id === call.params['artefact']);
  if (!transcript) throw notFound('The transcript was not found.');
  return { meeting, transcript };
}

export function transcriptResource(call: GraphCall, meeting: Meeting, transcript: Transcript): Row {
  return {
    '@odata.type': '#microsoft.graph.callTranscript',
    ...artefactResource(call, meeting, transcript),
    transcriptContentUrl: contentUrl(call, meeting, 'transcripts', transcript),
  };
}

export const transcriptRoutes: readonly Route[] = meetingRoots.flatMap((root) => [
  { method: 'GET', pattern: `${root}/{meeting:any}/transcripts`, facts: '3', handle: listTranscripts },
  { method: 'GET', pattern: `${root}/{meeting:any}/transcripts/{artefact:any}`, facts: '3', handle: getTranscript },
  { method: 'GET', pattern: `${root}/{meeting:any}/transcripts/{artefact:any}/content`, facts: '3', handle: getContent },
  { method: 'GET', pattern: `${root}/{meeting:any}/transcripts/{artefact:any}/metadataContent`, facts: '3', handle: getMetadata },
]);
