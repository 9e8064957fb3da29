import { AppError } from '../../core/errors';
import { meetingFileName } from '../../core/filing';
import { dayOf, type IsoDate } from '../../core/time';
import type { Stored } from '../../lists/define';
import type { Filing } from '../../lists/filings';
import type { Meeting } from '../../lists/meetings';
import { numberOf } from './work';

/** Where a filing goes: the meeting's folder, which closing the meeting makes. @throws invalid before that */
export function targetFolder(meeting: Stored<Meeting>): string {
  if (meeting.folder) return meeting.folder;
  throw new AppError('invalid', 'The meeting has no folder yet. Close the meeting first.', { field: 'folder' });
}

export function meetingDay(meeting: Stored<Meeting>): IsoDate {
  if (meeting.starts) return dayOf(meeting.starts);
  throw new AppError('invalid', 'The meeting has no date.', { field: 'starts' });
}

/** Always the same name for the same filing, so that a repeat finds what is there. */
export function targetName(meeting: Stored<Meeting>, filing: Stored<Filing>, extension: string): string {
  return meetingFileName(meetingDay(meeting), meeting.level, filing.kind ?? 'Other', extension, numberOf(filing));
}
