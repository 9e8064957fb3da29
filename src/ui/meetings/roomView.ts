import { isOverdue } from '../../core/actions';
import type { IsoDate } from '../../core/time';
import type { Action } from '../../lists/actions';
import type { AgendaItem } from '../../lists/agendaItems';
import type { Stored } from '../../lists/define';
import type { Attendee } from '../../lists/meetings';
import type { State } from '../common/StateIcon';
import { isOpen } from '../actions/actionState';
import type { Room } from './readRoom';

type Item = Stored<AgendaItem>;
type Row = Stored<Action>;

export function isMinuted(item: Pick<AgendaItem, 'minuted' | 'minutes'>): boolean {
  return item.minuted || item.minutes.trim() !== '';
}

/** The item that a meeting is at when its screen opens: the first one without minutes, else the last. */
export function firstOpenItem(items: readonly Item[]): Item | undefined {
  return items.find((item) => !isMinuted(item)) ?? items[items.length - 1];
}

/** The mark at the right of an item in the agenda; nothing for an ordinary item that is still to come. */
export function markOf(item: Item, isCurrent: boolean): State | undefined {
  if (isCurrent) return 'now';
  if (isMinuted(item)) return 'met';
  if (item.source === 'Escalated' || item.source === 'Brought forward') return 'broughtForward';
  return undefined;
}

/** Which standing item of the pack a row stands for, by the end of its key (`<meeting>:actions`). */
export function standingIdOf(item: Item, room: Room): string | undefined {
  const prefix = `${room.meeting.key}:`;
  return item.key.startsWith(prefix) ? item.key.slice(prefix.length) : undefined;
}

/** What the suite shows under an item by itself. */
export function showsOf(item: Item, room: Room): 'actions' | 'escalations' | 'escalate' | undefined {
  const id = standingIdOf(item, room);
  return room.level?.agenda.find((standing) => standing.id === id)?.shows;
}

export interface ActionGroups {
  readonly setHere: readonly Row[];
  readonly broughtForward: readonly Row[];
  readonly escalated: readonly Item[];
}

const byDue = (a: Row, b: Row): number => (a.due ?? '').localeCompare(b.due ?? '');

/** The overdue first, then what waits, then the rest by date. */
function urgentFirst(today: IsoDate): (a: Row, b: Row) => number {
  const rank = (row: Row): number => (isOverdue(row, today) ? 0 : row.status === 'Waiting' ? 1 : row.status === 'Done' ? 3 : 2);
  return (a, b) => rank(a) - rank(b) || byDue(a, b);
}

export function groupActions(room: Room, today: IsoDate): ActionGroups {
  const setHere = room.actions.filter((action) => action.meeting?.id === room.meeting.id);
  const others = room.actions.filter((action) => action.meeting?.id !== room.meeting.id);
  return {
    setHere: [...setHere].sort((a, b) => a.id - b.id),
    broughtForward: [...others].sort(urgentFirst(today)),
    escalated: room.items.filter((item) => item.escalateTo !== ''),
  };
}

export function actionsOf(item: Item, room: Room): readonly Row[] {
  return room.actions.filter((action) => action.item === item.key && isOpenOrDone(action));
}

function isOpenOrDone(action: Row): boolean {
  return isOpen(action) || action.status === 'Done';
}

export interface AttendanceCount {
  readonly present: number;
  readonly apologies: number;
  readonly all: number;
}

export function countAttendance(attendees: readonly Attendee[]): AttendanceCount {
  return {
    present: attendees.filter(({ attendance }) => attendance === 'Present').length,
    apologies: attendees.filter(({ attendance }) => attendance === 'Apologies').length,
    all: attendees.length,
  };
}

/** Minutes since the meeting began, while that says something: not before, and not the day after. */
export function elapsedOf(starts: string | undefined, ends: string | undefined, now: Date): { minutes: number; total: number } | undefined {
  if (!starts || !ends) return undefined;
  const minutes = Math.floor((now.getTime() - Date.parse(starts)) / 60000);
  const total = Math.round((Date.parse(ends) - Date.parse(starts)) / 60000);
  return minutes >= 0 && minutes <= total + 180 ? { minutes, total } : undefined;
}

/** Last time's minutes of the same item: of the same standing item, else of the item it was escalated from. */
export function lastMinutesOf(item: Item, room: Room, last: { readonly meeting: { readonly key: string }; readonly items: readonly Item[] }): Item | undefined {
  const id = standingIdOf(item, room);
  return last.items.find((old) => (id !== undefined && old.key === `${last.meeting.key}:${id}`) || (item.source !== 'Escalated' && old.title === item.title));
}
