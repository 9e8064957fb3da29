import { AppError } from '../core/errors';
import { getAll, getJson, getText } from './call';
import type { GraphCaller } from './caller';
import type { GraphOptions } from './options';
import type { MeetingArtefact, OnlineMeeting, TeamsMeetings } from './ports';
import { artefactsAnswer, chatAnswer, onlineMeetingsAnswer } from './wire';

/**
 * Teams meetings through Graph. A person reads a meeting under `/me`; an application under the organiser, and only
 * where an application access policy lets it.
 * Sources: Graph, "Get onlineMeeting", "List recordings", "List transcripts", "Get callTranscript".
 */
export function createMeetings(client: GraphCaller, options: Pick<GraphOptions, 'actsAs'>): TeamsMeetings {
  const organisers = new Map<string, string>();

  function rootOf(organiserId: string | undefined): string {
    if (options.actsAs !== 'application') return '/me';
    if (organiserId) return `/users/${encodeURIComponent(organiserId)}`;
    throw new AppError('invalid', 'The organiser of the meeting is not known.');
  }

  async function ofJoinUrl(joinUrl: string, organiserId?: string): Promise<OnlineMeeting> {
    const filter = encodeURIComponent(`JoinWebUrl eq '${joinUrl.replace(/'/g, "''")}'`);
    const path = `${rootOf(organiserId)}/onlineMeetings?$filter=${filter}`;
    const { value } = await getJson(client, 'OnlineMeetings.Read', path, onlineMeetingsAnswer);
    const meeting = value[0];
    if (!meeting) throw new AppError('notFound', 'Teams knows no such meeting, or you were not invited to it.');
    organisers.set(meeting.id, meeting.organiserId);
    return meeting;
  }

  function artefactsPath(meetingId: string, kind: 'recordings' | 'transcripts'): string {
    return `${rootOf(organisers.get(meetingId))}/onlineMeetings/${encodeURIComponent(meetingId)}/${kind}`;
  }

  return {
    async ofChat(chatId) {
      const path = `/chats/${encodeURIComponent(chatId)}?$select=onlineMeetingInfo`;
      const chat = await getJson(client, 'Chat.ReadBasic', path, chatAnswer);
      const joinUrl = chat.onlineMeetingInfo?.joinWebUrl;
      if (!joinUrl) throw new AppError('notFound', 'This chat belongs to no Teams meeting.');
      return ofJoinUrl(joinUrl, chat.onlineMeetingInfo?.organizer?.id ?? undefined);
    },
    ofJoinUrl,
    async recordings(meetingId) {
      const path = artefactsPath(meetingId, 'recordings');
      return oldestFirst(await getAll(client, 'OnlineMeetingRecording.Read.All', path, artefactsAnswer));
    },
    async transcripts(meetingId) {
      const path = artefactsPath(meetingId, 'transcripts');
      return oldestFirst(await getAll(client, 'OnlineMeetingTranscript.Read.All', path, artefactsAnswer));
    },
    transcriptText(meetingId, transcriptId) {
      const path = `${artefactsPath(meetingId, 'transcripts')}/${encodeURIComponent(transcriptId)}/content?$format=text/vtt`;
      return getText(client, 'OnlineMeetingTranscript.Read.All', path);
    },
  };
}

function oldestFirst(artefacts: readonly MeetingArtefact[]): readonly MeetingArtefact[] {
  return [...artefacts].sort((a, b) => a.created.localeCompare(b.created));
}
