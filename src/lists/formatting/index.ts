import { contractEnd, dueDate } from './days';
import type { ColumnFormat } from './shape';
import { actionStatus, chaseState, contractStatus, escalationState, filingState, incidentStatus, meetingStatus, obligationState } from './states';

/**
 * Column formats by the names that declarations use. Read when a site is set up, never by a page's first view;
 * sharepoint/formatting holds the same as files, for those who set a column up by hand.
 */
export const formats: { readonly [name: string]: ColumnFormat } = {
  'action-status': actionStatus,
  'chase-state': chaseState,
  'contract-end': contractEnd,
  'contract-status': contractStatus,
  'due-date': dueDate,
  'escalation-state': escalationState,
  'filing-state': filingState,
  'incident-status': incidentStatus,
  'meeting-status': meetingStatus,
  'obligation-state': obligationState,
};
