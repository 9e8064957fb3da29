import type { PersonName } from './people';

/** A meeting of the sample that was held: minutes by agenda item of the policy pack. */
export interface HeldMeeting {
  readonly contract: string;
  readonly level: 'L1' | 'L2' | 'L3';
  readonly organiser: PersonName;
  readonly daysAgo: number;
  readonly minutes: Readonly<Record<string, string>>;
  readonly escalate?: { readonly item: string; readonly reason: string };
  readonly recorded?: boolean;
}

export interface PlannedMeeting {
  readonly contract: string;
  readonly level: 'L2' | 'L3';
  readonly organiser: PersonName;
  /** From now; 0 is today. */
  readonly inDays: number;
  /** Today's recordings: minutes after the start at which each was begun, and whether Teams has them ready. */
  readonly recordings?: readonly { readonly from: number; readonly to: number }[];
  readonly recordingReadyInMinutes?: number;
}

export const heldMeetings: readonly HeldMeeting[] = [
  { contract: 'HC-0101', level: 'L3', organiser: 'karen', daysAgo: 75, minutes: { strategy: 'Budget for next year discussed. Two depots stay.', 'social-value': 'Four apprentices agreed for the coming year.' }, recorded: true },
  { contract: 'HC-0101', level: 'L2', organiser: 'priya', daysAgo: 61, minutes: { kpis: 'On time 94.4%, below target. Contractor to explain the drop in the north of the district.', resources: 'Two plumbers have given notice.' }, recorded: true },
  { contract: 'HC-0101', level: 'L2', organiser: 'priya', daysAgo: 30, minutes: { kpis: 'On time 93.9%, below target for the second month. Contractor to report weekly.\n\nTwo plumbers’ posts to be advertised.', training: 'All operatives have a current asbestos awareness certificate.', satisfaction: 'TP02 at 78.2%. Residents’ panel asked for text messages on the day.' }, recorded: true },
  { contract: 'HC-0101', level: 'L1', organiser: 'ben', daysAgo: 8, minutes: { jobs: '46 jobs moved from October because of the out-of-hours backlog.', 'quality-safety': 'Dust control at Quay Street was not good enough.' }, escalate: { item: 'jobs', reason: 'The out-of-hours backlog cannot be cleared at this level.' } },
  { contract: 'HC-0102', level: 'L2', organiser: 'tom', daysAgo: 31, minutes: { kpis: 'In-date certificates 99.6%. Nine homes with repeat no access.' }, recorded: true },
  { contract: 'HC-0103', level: 'L2', organiser: 'dan', daysAgo: 24, minutes: { kpis: 'In date 96%. C1 findings made safe the same day.' }, recorded: true },
  { contract: 'HC-0104', level: 'L2', organiser: 'grace', daysAgo: 22, minutes: { kpis: 'Six high actions overdue at Marsh House.' }, recorded: true },
  { contract: 'HC-0105', level: 'L2', organiser: 'tom', daysAgo: 20, minutes: { kpis: 'Uptime 98.7%. One entrapment, released in 41 minutes.' } },
  { contract: 'HC-0106', level: 'L2', organiser: 'dan', daysAgo: 66, minutes: { kpis: 'Defects 6%. Programme two weeks behind.' }, recorded: true },
  { contract: 'HC-0107', level: 'L2', organiser: 'priya', daysAgo: 18, minutes: { kpis: 'Ten days a home on average. Satisfaction 91%.' } },
  { contract: 'HC-0108', level: 'L2', organiser: 'helen', daysAgo: 16, minutes: { kpis: '19 days a void, one over target.' } },
  { contract: 'HC-0110', level: 'L2', organiser: 'grace', daysAgo: 25, minutes: { kpis: 'All tasks done but one missed flushing at Tern Court.' } },
  { contract: 'HC-0112', level: 'L2', organiser: 'dan', daysAgo: 12, minutes: { kpis: 'On programme. Section 20 notices for block B to be checked.' } },
  { contract: 'HC-0113', level: 'L2', organiser: 'helen', daysAgo: 14, minutes: { kpis: '24 hours met; ten working days missed in three cases.' } },
];

export const plannedMeetings: readonly PlannedMeeting[] = [
  { contract: 'HC-0101', level: 'L2', organiser: 'priya', inDays: 0, recordings: [{ from: 2, to: 44 }], recordingReadyInMinutes: 0 },
  { contract: 'HC-0101', level: 'L3', organiser: 'karen', inDays: 16 },
  { contract: 'HC-0102', level: 'L2', organiser: 'tom', inDays: 0, recordings: [{ from: 1, to: 40 }], recordingReadyInMinutes: 20 },
  { contract: 'HC-0107', level: 'L2', organiser: 'karen', inDays: 0, recordings: [{ from: 3, to: 41 }], recordingReadyInMinutes: 0 },
  { contract: 'HC-0113', level: 'L2', organiser: 'helen', inDays: 0, recordings: [{ from: 2, to: 20 }, { from: 24, to: 45 }], recordingReadyInMinutes: 0 },
  { contract: 'HC-0103', level: 'L2', organiser: 'dan', inDays: 6 },
  { contract: 'HC-0104', level: 'L2', organiser: 'grace', inDays: 8 },
  { contract: 'HC-0105', level: 'L2', organiser: 'tom', inDays: 10 },
  { contract: 'HC-0108', level: 'L2', organiser: 'helen', inDays: 13 },
  { contract: 'HC-0110', level: 'L2', organiser: 'grace', inDays: 5 },
  { contract: 'HC-0112', level: 'L2', organiser: 'dan', inDays: 18 },
];
