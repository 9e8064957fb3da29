import { AppError } from '../../core/errors';
import { pairRecordings } from '../../graph/chooseRecordingFile';
import type { IsoDateTime } from '../../core/time';
import type { Stored } from '../../lists/define';
import type { Filing } from '../../lists/filings';
import type { Meeting } from '../../lists/meetings';
import type { Services } from '../services';
import { advanceFiling } from './advanceFiling';
import { addFiling } from './ensureFilings';
import { filesOf } from './locateRecording';
import { ofOccurrence, onlineMeetingOf, takenElsewhere } from './occurrence';
import type { FilingReport } from './work';

/** One recording of the meeting, for the officer to choose from. */
export interface RecordingOption {
  readonly id: string;
  readonly started: IsoDateTime;
  readonly ended?: IsoDateTime;
  /** Absent while the file is not in the organiser's OneDrive. */
  readonly fileName?: string;
  /** Bytes. */
  readonly size?: number;
}

/** The recordings that the officer chooses from, oldest first. */
export async function recordingOptions(services: Services, filing: Stored<Filing>): Promise<readonly RecordingOption[]> {
  const meeting = await meetingOf(services, filing);
  const online = await onlineMeetingOf(services, meeting);
  const all = await services.graph.meetings.recordings(online.id);
  const taken = await takenElsewhere(services, filing);
  const held = await ofOccurrence(services, all, meeting);
  const open = new Set(held.map(({ id }) => id).filter((id) => !taken.has(id)));
  return pairRecordings(all, await filesOf({ services }, online), online.subject)
    .filter(({ recording }) => open.has(recording.id))
    .map(({ recording, file }) => ({
      id: recording.id,
      started: recording.created,
      ended: recording.ended,
      fileName: file?.name,
      size: file?.size,
    }));
}

/**
 * Files the recordings that the officer chose: the first by this row, each further one by a row of its own.
 * Safe to repeat.
 * @returns the rows, each filed, waiting or stuck
 */
export async function chooseRecording(
  services: Services,
  filing: Stored<Filing>,
  recordingIds: readonly string[],
  report: FilingReport,
  signal?: AbortSignal,
): Promise<readonly Stored<Filing>[]> {
  const [first, ...others] = recordingIds;
  if (!first) throw new AppError('invalid', 'Choose at least one recording.', { field: 'sourceId' });
  const meeting = await meetingOf(services, filing);
  const chosen = await services.desk.filings.save(filing, {
    sourceId: first,
    step: 'locate',
    state: 'Working',
    reason: undefined,
    message: '',
  });
  report(chosen);
  const rows = [chosen];
  for (const id of others) rows.push(await addFiling(services, meeting, 'Recording', id));
  const results: Stored<Filing>[] = [];
  for (const row of rows) results.push(await advanceFiling(services, row, report, signal));
  return results;
}

function meetingOf(services: Services, filing: Stored<Filing>): Promise<Stored<Meeting>> {
  if (!filing.meeting) throw new AppError('invalid', 'This filing belongs to no meeting.', { field: 'meeting' });
  return services.desk.meetings.byId(filing.meeting.id);
}
