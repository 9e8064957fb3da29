import { AppError, isAppError } from '../../core/errors';
import { levelOf } from '../../core/meetings';
import type { MeetingLevel } from '../../core/policy/types';
import type { ListStore, NewRow } from '../../data/ports';
import type { Contract } from '../../lists/contracts';
import type { Key, Stored } from '../../lists/define';
import type { Meeting } from '../../lists/meetings';
import type { Services } from '../services';

/** How often a change is tried on top of somebody else's before giving up. */
const attempts = 6;

/**
 * Changes a row as it is now: when someone else saved first, reads it again and decides anew.
 * @param decide what to change of the row given; undefined when nothing is left to change
 */
export async function change<Item, const Wanted extends Partial<NewRow<Item>>>(
  store: ListStore<Item>,
  row: Stored<Item>,
  decide: (row: Stored<Item>) => Wanted | undefined,
): Promise<Stored<Item>> {
  let current = row;
  for (let attempt = 1; ; attempt += 1) {
    const wanted = decide(current);
    if (wanted === undefined) return current;
    try {
      return await store.save(current, wanted);
    } catch (error) {
      if (!isAppError(error, 'conflict') || attempt === attempts) throw error;
      current = await store.byId(current.id);
    }
  }
}

/** @throws notFound */
export async function meetingByKey(services: Services, key: Key): Promise<Stored<Meeting>> {
  const meeting = await services.desk.meetings.byKey(key);
  if (!meeting) throw new AppError('notFound', 'This meeting is no longer there. Somebody may have removed it.');
  return meeting;
}

/** @throws notFound when the meeting has lost its contract */
export async function contractOf(services: Services, meeting: Stored<Meeting>): Promise<Stored<Contract>> {
  if (!meeting.contract) throw new AppError('notFound', 'The meeting does not say which contract it belongs to.', { field: 'contract' });
  return services.desk.contracts.byId(meeting.contract.id);
}

/** @throws invalid when the pack in force has no such level */
export function levelIn(services: Services, id: string): MeetingLevel {
  const level = levelOf(services.pack, id);
  if (!level) throw new AppError('invalid', `The policy in force has no meeting level “${id}”.`, { field: 'level' });
  return level;
}

export function referenceTo(row: { readonly id: number }, title: string): { readonly id: number; readonly title: string } {
  return { id: row.id, title };
}

/** A text that fits into a single-line column, without cutting a character in two. */
export function line(text: string, max: number = 255): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length <= max ? flat : `${flat.slice(0, max - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/** Runs some work on each row, a few at a time, and gives the results in order. */
export async function each<Row, Result>(
  rows: readonly Row[],
  work: (row: Row) => Promise<Result>,
  atOnce: number = 4,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  for (let index = 0; index < rows.length; index += atOnce) {
    results.push(...(await Promise.all(rows.slice(index, index + atOnce).map(work))));
  }
  return results;
}
