import { AppError } from '../../core/errors';
import { keepUntil } from '../../core/records';
import { done } from '../../core/saga';
import type { IsoDate } from '../../core/time';
import { isWithoutRight, type Located } from './locateRecording';
import { meetingDay } from './target';
import type { FilingTools, Work } from './work';

/** Sets the record columns: contract, kind, level, date and how long it is kept (CP-11.2). */
export async function describeFile(work: Work, tools: FilingTools): Promise<Located> {
  const { services, meeting, contract } = tools;
  const until = keepUntilOf(tools);
  await services.desk.folders.describe(work.row.file, {
    contract: { id: contract.id, title: contract.name },
    contractReference: contract.reference,
    fileKind: work.row.kind,
    level: meeting.level,
    meetingDate: meetingDay(meeting),
    keepUntil: until,
  });
  return done({ row: work.row, change: { keepUntil: until } });
}

/** Applies the pack's retention label where the tenant has it; without it the keep-until date still stands. */
export async function retainFile(work: Work, tools: FilingTools): Promise<Located> {
  const label = tools.services.pack.records.label;
  if (!label) return done({ row: work.row, change: {} });
  const applied = await apply(work, tools, label);
  return done({ row: work.row, change: { label: applied ? label : '' } });
}

async function apply({ row }: Work, tools: FilingTools, label: string): Promise<boolean> {
  try {
    return await tools.services.graph.drives.applyRetentionLabel(row.fileDrive, row.fileItem, label);
  } catch (error) {
    // A label for records may be the administrators' alone to set. The file is safe without it.
    if (isWithoutRight(error)) return false;
    throw error;
  }
}

function keepUntilOf({ contract, services }: FilingTools): IsoDate {
  if (!contract.end) throw new AppError('invalid', 'The contract has no end date, so nobody can say how long to keep its records.', { field: 'end' });
  return keepUntil(contract.end, contract.executedAs === 'Deed' ? 'Deed' : 'Simple contract', services.pack.records);
}
