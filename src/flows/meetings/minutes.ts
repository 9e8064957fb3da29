import { AppError, isAppError } from '../../core/errors';
import { mergeAttendance, mergeMinutes, type Clash } from '../../core/meetings';
import type { AgendaItem } from '../../lists/agendaItems';
import type { Stored } from '../../lists/define';
import type { Attendee, Meeting } from '../../lists/meetings';
import type { Services } from '../services';
import { mustBeOpen, openMeetingOf } from './locked';
import { change } from './rows';

type Item = Stored<AgendaItem>;

export type MinutesSaved =
  /** `merged`: another person's text came in; show the item's minutes in place of what was typed. */
  | { readonly state: 'saved'; readonly item: Item; readonly merged: boolean }
  /** Both changed the same lines: `text` holds both, for the person to put right. Nothing was saved. */
  | { readonly state: 'conflict'; readonly current: Item; readonly text: string; readonly clashes: readonly Clash[] };

export interface MinutesChange {
  /** The text that the typing began with, when it is older than the row (a draft from a closed tab). */
  readonly base?: string;
  readonly text: string;
  readonly minuted?: boolean;
}

const attempts = 6;
const longest = 60000;

/**
 * Saves the minutes of an item on top of whatever others saved meanwhile. Changes to different lines are joined and
 * saved at once; changes to the same lines are given back with both texts.
 * @throws invalid once the meeting is locked
 */
export async function saveMinutes(services: Services, item: Item, { base = item.minutes, text, minuted }: MinutesChange): Promise<MinutesSaved> {
  if (text.length > longest) {
    throw new AppError('invalid', `These minutes have ${text.length} characters; an item can hold ${longest}. Your text is kept.`, { field: 'minutes' });
  }
  await openMeetingOf(services, item);
  let current = item;
  for (let attempt = 1; ; attempt += 1) {
    const merge = mergeMinutes(base, text, current.minutes);
    if (!merge.clean) return { state: 'conflict', current, text: merge.text, clashes: merge.clashes };
    if (merge.text.length > longest) {
      return { state: 'conflict', current, text: merge.text, clashes: [] };
    }
    try {
      const saved = await services.desk.agendaItems.save(current, { minutes: merge.text, ...(minuted === undefined ? {} : { minuted }) });
      return { state: 'saved', item: saved, merged: merge.text !== text };
    } catch (error) {
      if (!isAppError(error, 'conflict') || attempt === attempts) throw error;
      current = await services.desk.agendaItems.byId(item.id);
    }
  }
}

/** Saves who attended; two people who tick different names keep both. */
export async function saveAttendance(services: Services, meeting: Stored<Meeting>, attendance: readonly Attendee[]): Promise<Stored<Meeting>> {
  const base = meeting.attendance ?? [];
  return change(services.desk.meetings, meeting, (row) => {
    mustBeOpen(row);
    return { attendance: mergeAttendance(base, attendance, row.attendance ?? []) };
  });
}
