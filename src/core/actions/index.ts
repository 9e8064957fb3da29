export { actionState, isOverdue, warnDaysOf } from './states';
export type { ActionState, ActionStateName, DatedAction } from './states';
export { dayOfStep, dueChases, nextChase } from './chase';
export type { ChasedAction, DueChase, NextChase, SentChase } from './chase';
