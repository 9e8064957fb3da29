import type { ActionStatus } from '../actions';
import type { ChaseState } from '../chases';
import type { ContractStatus } from '../contracts';
import type { EscalationState } from '../escalations';
import type { FilingState } from '../filings';
import type { IncidentStatus } from '../incidents';
import type { MeetingStatus } from '../meetings';
import type { ObligationStateWord } from '../obligations';
import { stateLabel } from './shape';

export const contractStatus = stateLabel<ContractStatus>({
  Draft: { severity: 'low', icon: 'Edit' },
  Live: { severity: 'good', icon: 'SkypeCircleCheck' },
  Ended: { icon: 'CircleStopSolid' },
  Terminated: { severity: 'blocked', icon: 'Blocked2' },
});

export const meetingStatus = stateLabel<MeetingStatus>({
  Planned: { severity: 'low', icon: 'Calendar' },
  'In progress': { severity: 'warning', icon: 'Play' },
  Closing: { severity: 'warning', icon: 'HourGlass' },
  Closed: { severity: 'good', icon: 'SkypeCircleCheck' },
  Cancelled: { icon: 'Blocked2' },
});

export const actionStatus = stateLabel<ActionStatus>({
  Draft: { icon: 'Edit' },
  Open: { severity: 'low', icon: 'CircleRing' },
  Waiting: { severity: 'warning', icon: 'HourGlass' },
  Done: { severity: 'good', icon: 'SkypeCircleCheck' },
  Cancelled: { icon: 'Blocked2' },
});

export const filingState = stateLabel<FilingState>({
  Working: { severity: 'low', icon: 'Sync' },
  Waiting: { severity: 'warning', icon: 'HourGlass' },
  Stuck: { severity: 'severeWarning', icon: 'Warning' },
  Filed: { severity: 'good', icon: 'SkypeCircleCheck' },
  Without: { icon: 'Blocked2' },
});

export const chaseState = stateLabel<ChaseState>({
  Sending: { severity: 'low', icon: 'Sync' },
  Sent: { severity: 'good', icon: 'SkypeCircleCheck' },
  Failed: { severity: 'severeWarning', icon: 'Warning' },
  Unknown: { severity: 'warning', icon: 'Unknown' },
});

export const obligationState = stateLabel<ObligationStateWord>({
  Met: { severity: 'good', icon: 'SkypeCircleCheck' },
  Due: { severity: 'low', icon: 'Calendar' },
  'Due soon': { severity: 'warning', icon: 'HourGlass' },
  Overdue: { severity: 'severeWarning', icon: 'Warning' },
  Missing: { severity: 'blocked', icon: 'ErrorBadge' },
  Waiting: { severity: 'low', icon: 'Unknown' },
  'As required': { icon: 'CircleRing' },
  'Not applicable': { icon: 'Blocked2' },
  'Accepted late': { severity: 'good', icon: 'Accept' },
  'Vacant post': { severity: 'severeWarning', icon: 'UserOptional' },
});

export const escalationState = stateLabel<EscalationState>({
  Raising: { severity: 'low', icon: 'Sync' },
  Raised: { severity: 'warning', icon: 'Ringer' },
  'Not delivered': { severity: 'severeWarning', icon: 'Warning' },
  Seen: { severity: 'low', icon: 'View' },
  Closed: { severity: 'good', icon: 'SkypeCircleCheck' },
});

export const incidentStatus = stateLabel<IncidentStatus>({
  Open: { severity: 'severeWarning', icon: 'Warning' },
  'Corrective action agreed': { severity: 'warning', icon: 'HourGlass' },
  Closed: { severity: 'good', icon: 'SkypeCircleCheck' },
});
