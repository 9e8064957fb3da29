import { isAppError } from '../../core/errors';
import { done, later, stuck, type Outcome } from '../../core/saga';
import { pairRecordings } from '../../graph/chooseRecordingFile';
import type { DriveFile, MeetingArtefact, OnlineMeeting } from '../../graph/ports';
import type { FilingKind, FilingReason } from '../../lists/filings';
import { isInTeams, ofOccurrence, onlineMeetingOf, organiserName, overSince, patience, takenElsewhere } from './occurrence';
import { notInTeams, wordsFor, type WordFacts } from './words';
import type { FilingTools, Work } from './work';

export type Located = Outcome<Work, FilingReason>;

/** Ten minutes: Teams takes 10 to 20 to make a recording. */
const nextLook = 10 * 60_000;
/** After an hour the file is there and shared with those invited, if it ever will be. */
const sharingTime = 60 * 60_000;

/** Finds the recording of this occurrence and its file in the organiser's OneDrive (CP-9.1). */
export async function locateRecording(work: Work, tools: FilingTools): Promise<Located> {
  const found = await findOnline(work, tools, 'Recording');
  if (found.outcome) return found.outcome;
  const { online } = found;
  const { graph } = tools.services;

  const listed = await reading(work, tools, 'Recording', () => graph.meetings.recordings(online.id));
  if (listed.outcome) return listed.outcome;
  const wanted = await wantedOf(work, tools, listed.value);
  if (wanted.length === 0) return notThere(work, tools, 'Recording');
  if (wanted.length > 1) return stop(work, tools, 'Several recordings', { count: wanted.length });

  const pairs = pairRecordings(listed.value, await filesOf(tools, online), online.subject);
  const file = pairs.find(({ recording }) => recording.id === wanted[0].id)?.file;
  if (!file) return withoutFile(work, tools, wanted[0]);
  return done({
    row: work.row,
    change: {
      sourceId: wanted[0].id,
      sourceDrive: file.driveId,
      sourceItem: file.itemId,
      sourceSize: file.size,
      sourceHash: file.quickXorHash ?? '',
    },
  });
}

/** The recording chosen for this row; else those of the occurrence that no other row files. */
async function wantedOf(work: Work, tools: FilingTools, all: readonly MeetingArtefact[]): Promise<readonly MeetingArtefact[]> {
  const { sourceId } = work.row;
  if (sourceId) return all.filter(({ id }) => id === sourceId);
  const taken = await takenElsewhere(tools.services, work.row);
  return (await ofOccurrence(tools.services, all, tools.meeting)).filter(({ id }) => !taken.has(id));
}

/** The organiser's recordings that this person may see. */
export async function filesOf(tools: Pick<FilingTools, 'services'>, online: OnlineMeeting): Promise<readonly DriveFile[]> {
  try {
    return await tools.services.graph.drives.recordingFiles(online.organiserId);
  } catch (error) {
    // An organiser whose meetings were never recorded has no such folder; one who shares none shows none.
    if (isAppError(error, 'notFound') || isWithoutRight(error)) return [];
    throw error;
  }
}

type Found = { readonly online: OnlineMeeting; readonly outcome?: undefined } | { readonly outcome: Located };

/** The Teams meeting behind the row. */
export async function findOnline(work: Work, tools: FilingTools, kind: FilingKind): Promise<Found> {
  if (!isInTeams(tools.meeting)) return { outcome: stuck(work, 'Not there yet', notInTeams(kind)) };
  try {
    return { online: await onlineMeetingOf(tools.services, tools.meeting) };
  } catch (error) {
    if (isAppError(error, 'notFound') || isWithoutRight(error)) return { outcome: await stop(work, tools, 'Not in the chat') };
    throw error;
  }
}

type Read<Value> = { readonly value: Value; readonly outcome?: undefined } | { readonly outcome: Located };

/** A refusal is the organiser's to lift; what is gone is expired or not made yet. */
export async function reading<Value>(work: Work, tools: FilingTools, kind: FilingKind, call: () => Promise<Value>): Promise<Read<Value>> {
  try {
    return { value: await call() };
  } catch (error) {
    if (isWithoutRight(error)) return { outcome: await stop(work, tools, 'Not allowed') };
    if (isAppError(error, 'notFound')) return { outcome: await notThere(work, tools, kind) };
    throw error;
  }
}

/** Refused to this person, as opposed to a permission that the whole suite lacks. */
export function isWithoutRight(error: unknown): boolean {
  return isAppError(error, 'forbidden') && error.details.scope === undefined;
}

export async function notThere(work: Work, tools: FilingTools, kind: FilingKind): Promise<Located> {
  const now = tools.services.now().getTime();
  if (now - overSince(tools.meeting) <= patience) {
    return later(work, new Date(now + nextLook).toISOString(), 'Not there yet');
  }
  return stuck(work, 'Not there yet', wordsFor(kind, 'Not there yet', { late: true }));
}

/** Teams knows the recording, its file is not to be seen: still being uploaded, not shared with this person, or deleted. */
async function withoutFile(work: Work, tools: FilingTools, recording: MeetingArtefact): Promise<Located> {
  const now = tools.services.now().getTime();
  const age = now - Date.parse(recording.ended ?? recording.created);
  if (age > sharingTime && !(await seesAll(tools))) return stop(work, tools, 'Not allowed');
  if (age <= patience) return later(work, new Date(now + nextLook).toISOString(), 'Not there yet');
  return stop(work, tools, 'Source expired');
}

/** The organiser sees every recording, and so does an application, which is no account; others what is shared with them. */
async function seesAll({ services, meeting }: FilingTools): Promise<boolean> {
  const { upn } = await services.desk.people.me();
  return !upn.includes('@') || upn.toLowerCase() === meeting.organiser.toLowerCase();
}

export async function stop(work: Work, tools: FilingTools, reason: FilingReason, facts: WordFacts = {}): Promise<Located> {
  const organiser = await organiserName(tools.services, tools.meeting);
  return stuck(work, reason, wordsFor(work.row.kind ?? 'Recording', reason, { organiser, ...facts }));
}
