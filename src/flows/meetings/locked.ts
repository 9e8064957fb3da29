import { AppError } from '../../core/errors';
import type { Stored } from '../../lists/define';
import type { Meeting } from '../../lists/meetings';
import type { Services } from '../services';

/** A meeting's own rows are written while it goes on; closing locks them, and a correction says why. */
export function mustBeOpen({ status }: Pick<Meeting, 'status'>): void {
  if (status === 'Planned' || status === 'In progress') return;
  const message =
    status === 'Cancelled'
      ? 'This meeting was cancelled. Your text is kept on this device.'
      : 'The meeting has been closed and its minutes are locked. Your text is kept; record it as a correction, with a reason.';
  throw new AppError('invalid', message, { field: 'status' });
}

/** Reads the meeting of a row and refuses when it is closed. */
export async function openMeetingOf(services: Services, row: { readonly meeting: { readonly id: number } | undefined }): Promise<Stored<Meeting>> {
  if (!row.meeting) throw new AppError('invalid', 'This item waits for a meeting and cannot be minuted yet.', { field: 'meeting' });
  const meeting = await services.desk.meetings.byId(row.meeting.id);
  mustBeOpen(meeting);
  return meeting;
}
