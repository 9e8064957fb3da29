import { isAppError } from '../../core/errors';
import { artefactsOf, type Occurrence } from '../../core/meetings';
import type { MeetingArtefact, OnlineMeeting } from '../../graph/ports';
import type { Stored } from '../../lists/define';
import type { Filing } from '../../lists/filings';
import type { Meeting } from '../../lists/meetings';
import type { Services } from '../services';

/** How long Teams may take before nobody waits any more. */
export const patience = 24 * 3_600_000;

/** Recordings of a series hang on one onlineMeeting: those of this meeting lie nearest to its time. */
export async function ofOccurrence<Found extends MeetingArtefact>(
  services: Services,
  artefacts: readonly Found[],
  meeting: Stored<Meeting>,
): Promise<readonly Found[]> {
  if (artefacts.length === 0) return [];
  const series = meeting.chatId
    ? await services.desk.meetings.all({ where: [{ field: 'chatId', op: 'eq', value: meeting.chatId }] })
    : [];
  return artefactsOf(artefacts, occurrenceOf(meeting), series.filter(({ status }) => status !== 'Cancelled').map(occurrenceOf));
}

function occurrenceOf({ key, starts, ends }: Stored<Meeting>): Occurrence {
  return { key, starts: starts ?? '', ends: ends ?? starts ?? '' };
}

/** When the meeting was over for Teams. */
export function overSince(meeting: Stored<Meeting>): number {
  return Math.max(Date.parse(meeting.ends ?? meeting.starts ?? ''), Date.parse(meeting.closedAt ?? meeting.starts ?? ''));
}

/** @throws notFound when the meeting was not held in Teams, or the chat is not the person's; forbidden */
export function onlineMeetingOf(services: Services, meeting: Stored<Meeting>): Promise<OnlineMeeting> {
  const { meetings } = services.graph;
  return meeting.chatId ? meetings.ofChat(meeting.chatId) : meetings.ofJoinUrl(meeting.joinUrl);
}

export function isInTeams(meeting: Stored<Meeting>): boolean {
  return Boolean(meeting.chatId || meeting.joinUrl);
}

/** The name to ask for; the account when the directory cannot be read, which must not hide the first problem. */
export async function organiserName(services: Services, meeting: Stored<Meeting>): Promise<string | undefined> {
  const upn = meeting.organiser;
  if (!upn) return undefined;
  const attendee = meeting.attendance?.find((person) => person.upn?.toLowerCase() === upn.toLowerCase());
  if (attendee) return attendee.name;
  try {
    return (await services.graph.directory.byUpn(upn))?.name ?? upn;
  } catch (error) {
    if (isAppError(error)) return upn;
    throw error;
  }
}

/** Ids that other rows of the meeting file already. */
export async function takenElsewhere(services: Services, filing: Stored<Filing>): Promise<ReadonlySet<string>> {
  const rows = await filingsOf(services, filing.meeting?.id ?? 0);
  return new Set(rows.filter((row) => row.key !== filing.key && row.kind === filing.kind).map((row) => row.sourceId).filter(Boolean));
}

export function filingsOf(services: Services, meetingId: number): Promise<readonly Stored<Filing>[]> {
  return services.desk.filings.all({ where: [{ field: 'meeting', op: 'eq', value: meetingId }] });
}
