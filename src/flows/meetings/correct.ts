import { AppError, isAppError } from '../../core/errors';
import { mergeMinutes } from '../../core/meetings';
import { dayOf, displayDate } from '../../core/time';
import type { AgendaItem } from '../../lists/agendaItems';
import type { Key, Stored } from '../../lists/define';
import type { Meeting } from '../../lists/meetings';
import type { Services } from '../services';
import { fileMinutes } from './fileMinutes';
import { record } from './record';
import { change, contractOf, meetingByKey } from './rows';

export interface Correction {
  /** The item as read. */
  readonly item: Stored<AgendaItem>;
  readonly text: string;
}

/**
 * Corrects the minutes of a closed meeting: the items' text, then the document as a new version that gives the reason
 * (CP-11.2: notes are evidence, so the earlier version stays). A correction that was cut off is marked at the meeting
 * and is finished by calling this again, or by {@link finishCorrection}.
 * @throws conflict when someone else corrected the same lines first
 */
export async function correctMinutes(
  services: Services,
  key: Key,
  corrections: readonly Correction[],
  reason: string,
): Promise<Stored<Meeting>> {
  const why = reason.trim();
  if (why === '') throw new AppError('invalid', 'Say why the minutes are corrected. The reason stands in the new version.', { field: 'reason' });
  const meeting = await meetingByKey(services, key);
  if (meeting.status !== 'Closed') {
    throw new AppError('invalid', 'Only the minutes of a closed meeting are corrected; those of an open one are simply changed.', { field: 'status' });
  }
  await change(services.desk.meetings, meeting, (row) => ({
    correctionReason: why,
    closing: { done: row.closing?.done ?? [], problem: 'A correction of the minutes is not in the folder yet.' },
  }));
  for (const correction of corrections) await correctItem(services, correction);
  return finishCorrection(services, key);
}

/** Whether a correction was begun and its document is missing. */
export function isCorrectionUnfinished({ status, closing }: Pick<Meeting, 'status' | 'closing'>): boolean {
  return status === 'Closed' && closing?.problem !== undefined;
}

/** Puts the document of a begun correction into the folder; changes nothing when there is none. */
export async function finishCorrection(services: Services, key: Key): Promise<Stored<Meeting>> {
  let meeting = await meetingByKey(services, key);
  while (isCorrectionUnfinished(meeting)) {
    const before = meeting;
    const version = (before.minutesVersion ?? 1) + 1;
    const who = await services.desk.people.me();
    const notice = `Version ${version}, corrected ${displayDate(dayOf(services.now()))} by ${who.name}: ${before.correctionReason}`;
    const { file } = await fileMinutes(services, before, await contractOf(services, before), notice);
    await recordCorrection(services, before, version);
    meeting = await change(services.desk.meetings, before, (row) => {
      const overtaken = row.minutesVersion !== before.minutesVersion || row.correctionReason !== before.correctionReason;
      return overtaken ? undefined : { minutesVersion: version, minutesFile: file.path, closing: { done: row.closing?.done ?? [] } };
    });
  }
  return meeting;
}

function recordCorrection(services: Services, meeting: Stored<Meeting>, version: number): Promise<void> {
  return record(services, {
    key: `${meeting.key}:corrected:${version}`,
    what: `Corrected the minutes of the ${meeting.level} meeting, version ${version}`,
    contract: meeting.contract,
    clause: services.pack.records.clause,
    detail: meeting.correctionReason,
    link: services.links.file(meeting.minutesFile),
  });
}

const attempts = 6;

async function correctItem(services: Services, { item, text }: Correction): Promise<void> {
  const { agendaItems } = services.desk;
  let current = await agendaItems.byId(item.id);
  for (let attempt = 1; ; attempt += 1) {
    const merge = mergeMinutes(item.minutes, text, current.minutes);
    if (!merge.clean) {
      throw new AppError('conflict', 'Someone else corrected the same lines first. Compare the two versions; yours is kept.', { current });
    }
    if (merge.text === current.minutes) return;
    try {
      await agendaItems.save(current, { minutes: merge.text, minuted: true });
      return;
    } catch (error) {
      if (!isAppError(error, 'conflict') || attempt === attempts) throw error;
      current = await agendaItems.byId(item.id);
    }
  }
}
