export { chaseActions, sendAgain, undelivered, type ChaseOptions, type ChaseSummary } from './chaseActions';
export type { ChaseScope } from './reminders';
