import type { ChaseStep } from '../policy/types';
import { addPeriod, howLong, type IsoDate } from '../time';

export interface DatedAction {
  readonly status: string | undefined;
  readonly due: IsoDate | undefined;
}

/** An open action whose day has passed. One that waits for somebody else says so instead. */
export function isOverdue({ status, due }: DatedAction, today: IsoDate): boolean {
  return status === 'Open' && due !== undefined && due < today;
}

export type ActionStateName = 'draft' | 'overdue' | 'dueToday' | 'dueSoon' | 'due' | 'waiting' | 'done' | 'cancelled';

export interface ActionState {
  readonly state: ActionStateName;
  /** `Overdue 3 days`, `Due today`, `Due soon`, `Waiting`. */
  readonly words: string;
}

const words: Record<Exclude<ActionStateName, 'overdue'>, string> = {
  draft: 'Draft',
  dueToday: 'Due today',
  dueSoon: 'Due soon',
  due: 'Due',
  waiting: 'Waiting',
  done: 'Done',
  cancelled: 'Cancelled',
};

/** Where an action stands today. @param warnDays from how many days before its day it is due soon */
export function actionState(action: DatedAction, today: IsoDate, warnDays: number = 3): ActionState {
  if (action.due !== undefined && isOverdue(action, today)) {
    return { state: 'overdue', words: `Overdue ${howLong(action.due, today)}` };
  }
  const state = quietState(action, today, warnDays);
  return { state, words: words[state] };
}

function quietState({ status, due }: DatedAction, today: IsoDate, warnDays: number): Exclude<ActionStateName, 'overdue'> {
  if (status === 'Draft') return 'draft';
  if (status === 'Done') return 'done';
  if (status === 'Cancelled') return 'cancelled';
  if (status === 'Waiting') return 'waiting';
  if (due === today) return 'dueToday';
  return due !== undefined && due <= addPeriod(today, { days: warnDays }) ? 'dueSoon' : 'due';
}

/** From how many days before its day an action is due soon: the pack's earliest reminder before the due date. */
export function warnDaysOf(steps: readonly ChaseStep[]): number {
  return Math.max(0, ...steps.map(({ when }) => ('daysBefore' in when ? when.daysBefore : 0)));
}
