import type { ActionStatus } from '../actions';
import type { ChaseState } from '../chases';
import type { ContractStatus } from '../contracts';
import type { FilingState } from '../filings';
import type { MeetingStatus } from '../meetings';
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
