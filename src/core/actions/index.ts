export { actionState, daysOverdue, isOverdue, warnDaysOf } from './states';
export type { ActionState, ActionStateName, DatedAction } from './states';
export { dueChases, groupByOwner } from './chase';
export type { ChasedAction, DueChase, OwnerGroup, SentChase } from './chase';
