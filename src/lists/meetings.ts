import { contracts } from './contracts';
import { choice, dateTime, defineList, json, lookup, note, number, person, text, type ItemOf } from './define';

export const meetingStatuses = ['Planned', 'In progress', 'Closing', 'Closed', 'Cancelled'] as const;
export type MeetingStatus = (typeof meetingStatuses)[number];

export const attendances = ['Present', 'Apologies', 'Absent'] as const;

/** One person invited; contractors' people have no account. */
export interface Attendee {
  readonly name: string;
  readonly organisation: string;
  readonly upn?: string;
  readonly attendance?: (typeof attendances)[number];
}

/** Where closing has got to: the names of the steps done, in order. */
export interface ClosingProgress {
  readonly done: readonly string[];
  /** Why the next step did not go through, in words for a person. */
  readonly problem?: string;
}

/** One row for each monitoring meeting, planned or held (CP-9.1). */
export const meetings = defineList({
  url: 'Lists/Meetings',
  title: 'Contract meetings',
  description: 'Monitoring meetings at every level, with their minutes and what was filed.',
  version: 1,
  fields: {
    title: text({ title: 'Meeting', column: 'Title', required: true }),
    contract: lookup(() => contracts, { title: 'Contract', required: true, indexed: true }),
    level: text({ title: 'Level', required: true, max: 10, indexed: true, clause: 'CP-9.1' }),
    status: choice(meetingStatuses, { title: 'Status', required: true, indexed: true, defaultValue: 'Planned' }),
    starts: dateTime({ title: 'Starts', required: true, indexed: true }),
    ends: dateTime({ title: 'Ends', required: true }),
    chair: person({ title: 'Chair', clause: 'CP-9.1' }),
    attendance: json<readonly Attendee[]>({ title: 'Attendance' }),
    chatId: text({ title: 'Teams chat', indexed: true, internal: true, help: 'The thread of the Teams meeting or series.' }),
    joinUrl: note({ title: 'Join address', internal: true }),
    organiser: text({ title: 'Organiser', internal: true, help: 'User principal name of the organiser of the Teams meeting.' }),
    folder: text({ title: 'Folder', column: 'MeetingFolder', internal: true, help: 'Server-relative path of the meeting folder.' }),
    minutesFile: text({ title: 'Minutes', internal: true, help: 'Server-relative path of the minutes.' }),
    minutesVersion: number({ title: 'Version of the minutes', internal: true }),
    correctionReason: note({ title: 'Reason for the last correction', internal: true }),
    closing: json<ClosingProgress>({ title: 'Closing', internal: true }),
    closedAt: dateTime({ title: 'Closed', internal: true }),
    closedBy: person({ title: 'Closed by', internal: true }),
  },
  views: {
    all: { title: 'All meetings', fields: ['title', 'contract', 'level', 'starts', 'status', 'chair', 'minutesFile'], orderBy: 'starts', descending: true, isDefault: true },
    planned: { title: 'Planned', fields: ['title', 'contract', 'level', 'starts', 'chair'], where: [{ field: 'status', op: 'eq', value: 'Planned' }], orderBy: 'starts' },
    closed: { title: 'Closed', fields: ['title', 'contract', 'level', 'starts', 'closedAt', 'minutesFile'], where: [{ field: 'status', op: 'eq', value: 'Closed' }], orderBy: 'starts', descending: true },
  },
  formatting: { status: 'meeting-status' },
});

export type Meeting = ItemOf<typeof meetings>;
