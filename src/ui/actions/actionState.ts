import { actionState, isOverdue, type ActionStateName } from '../../core/actions';
import type { IsoDate } from '../../core/time';
import type { Action } from '../../lists/actions';
import type { State } from '../common/StateIcon';
import { strings } from './strings';

export interface ShownState {
  readonly state: State;
  readonly words: string;
}

const shapes: { readonly [S in ActionStateName]: State } = {
  draft: 'notStarted',
  overdue: 'overdue',
  dueToday: 'dueToday',
  dueSoon: 'dueSoon',
  due: 'due',
  waiting: 'waiting',
  done: 'met',
  cancelled: 'notRequired',
};

/** How an action stands on a day, as shape and words. */
export function stateOf(action: Pick<Action, 'status' | 'due'>, today: IsoDate, warnDays?: number): ShownState {
  const { state, words } = actionState(action, today, warnDays);
  return { state: shapes[state], words };
}

/** An action that somebody still has to do. A draft counts: its meeting has set it. */
export function isOpen(action: Pick<Action, 'status'>): boolean {
  return action.status === 'Open' || action.status === 'Waiting' || action.status === 'Draft';
}

export function ownerOf(action: Pick<Action, 'owner' | 'ownerName'>): string {
  return action.owner?.name ?? (action.ownerName || strings.noOwner);
}

/** "9 open, 3 overdue". */
export function countOf(actions: readonly Pick<Action, 'status' | 'due'>[], today: IsoDate): string {
  const open = actions.filter(isOpen);
  return strings.count(open.length, open.filter((action) => isOverdue(action, today)).length);
}
