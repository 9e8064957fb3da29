export { actionState, isOverdue, warnDaysOf } from './states';
export type { ActionState, ActionStateName, DatedAction } from './states';
export { dueChases } from './chase';
export type { ChasedAction, DueChase, SentChase } from './chase';
