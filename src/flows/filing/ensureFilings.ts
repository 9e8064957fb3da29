import { AppError } from '../../core/errors';
import { displayDate } from '../../core/time';
import type { Stored } from '../../lists/define';
import type { Filing, FilingKind } from '../../lists/filings';
import type { Meeting } from '../../lists/meetings';
import type { Services } from '../services';
import { filingsOf } from './occurrence';
import { meetingDay } from './target';
import { filingKey, numberOf } from './work';

/** The rows of a meeting's recording and transcript; makes those that are missing. Safe to repeat. */
export async function ensureFilings(services: Services, meeting: Stored<Meeting>): Promise<readonly Stored<Filing>[]> {
  const rows = [...(await filingsOf(services, meeting.id))];
  for (const kind of ['Recording', 'Transcript'] as const) {
    const key = filingKey(meeting.key, kind);
    if (!rows.some((row) => row.key === key)) rows.push(await add(services, meeting, kind, key, ''));
  }
  return inOrder(rows);
}

/** A further recording or transcript of the meeting, with a row and a number of its own. Safe to repeat. */
export async function addFiling(services: Services, meeting: Stored<Meeting>, kind: FilingKind, sourceId: string): Promise<Stored<Filing>> {
  const rows = await filingsOf(services, meeting.id);
  const existing = rows.find((row) => row.kind === kind && row.sourceId === sourceId);
  if (existing) return existing;
  const used = rows.filter((row) => row.kind === kind).map(numberOf);
  for (let number = Math.max(1, ...used) + 1; ; number += 1) {
    const row = await add(services, meeting, kind, filingKey(meeting.key, kind, number), sourceId);
    // Somebody else may have taken the number for another recording just now.
    if (row.sourceId === sourceId) return row;
  }
}

function add(services: Services, meeting: Stored<Meeting>, kind: FilingKind, key: string, sourceId: string): Promise<Stored<Filing>> {
  if (!meeting.contract) throw new AppError('invalid', 'The meeting belongs to no contract.', { field: 'contract' });
  const number = numberOf({ key });
  const title = `${kind}${number > 1 ? ` ${number}` : ''}, ${meeting.contract.title}, ${meeting.level}, ${displayDate(meetingDay(meeting))}`;
  return services.desk.filings.add(
    {
      title: title.slice(0, 255),
      contract: meeting.contract,
      meeting: { id: meeting.id, title: meeting.title },
      kind,
      state: 'Working',
      step: 'locate',
      sourceId,
    },
    key,
  );
}

/** The recording first, then the transcript, each with its further ones. */
function inOrder(rows: readonly Stored<Filing>[]): readonly Stored<Filing>[] {
  const rank = (row: Stored<Filing>): number => (row.kind === 'Transcript' ? 1000 : 0) + numberOf(row);
  return [...rows].sort((a, b) => rank(a) - rank(b));
}
