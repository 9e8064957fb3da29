import { done } from '../../core/saga';
import type { MeetingArtefact } from '../../graph/ports';
import type { Stored } from '../../lists/define';
import type { Filing } from '../../lists/filings';
import { addFiling } from './ensureFilings';
import { findOnline, notThere, reading, type Located } from './locateRecording';
import { filingsOf, ofOccurrence } from './occurrence';
import type { FilingTools, Work } from './work';

/**
 * Finds the transcript of this occurrence. A recording that was stopped and started again has several transcripts;
 * they are short, so all of them are filed, each by a row of its own.
 */
export async function locateTranscript(work: Work, tools: FilingTools): Promise<Located> {
  const found = await findOnline(work, tools, 'Transcript');
  if (found.outcome) return found.outcome;
  const { graph } = tools.services;

  const listed = await reading(work, tools, 'Transcript', () => graph.meetings.transcripts(found.online.id));
  if (listed.outcome) return listed.outcome;
  const { sourceId } = work.row;
  if (sourceId) return listed.value.some(({ id }) => id === sourceId) ? done({ row: work.row, change: { sourceId } }) : notThere(work, tools, 'Transcript');

  const rows = await filingsOf(tools.services, tools.meeting.id);
  const held = await ofOccurrence(tools.services, listed.value, tools.meeting);
  const open = held.filter((transcript) => !isTaken(transcript, work.row, rows));
  if (open.length === 0) return notThere(work, tools, 'Transcript');
  const [first, ...others] = open;
  for (const other of others) await addFiling(tools.services, tools.meeting, 'Transcript', other.id);
  return done({ row: work.row, change: { sourceId: first.id } });
}

function isTaken({ id }: MeetingArtefact, own: Stored<Filing>, rows: readonly Stored<Filing>[]): boolean {
  return rows.some((row) => row.key !== own.key && row.kind === 'Transcript' && row.sourceId === id);
}
