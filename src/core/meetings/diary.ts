import type { MeetingLevel, PolicyPack } from '../policy/types';
import { addPeriod, dayOf, earliest, type IsoDate, type IsoDateTime } from '../time';
import { nextMeetingDue } from './levels';

/** What the diary needs of a meeting. */
export interface MeetingInDiary {
  readonly level: string;
  readonly status: string | undefined;
  readonly starts: IsoDateTime | undefined;
}

/** Where a contract stands at one meeting level. */
export interface DiaryEntry {
  /** The last meeting held. */
  readonly held?: IsoDate;
  /** The next meeting in the diary. */
  readonly planned?: IsoDateTime;
}

export type Diary = Readonly<Record<string, DiaryEntry>>;

const heldStatuses = ['Closing', 'Closed'];
const plannedStatuses = ['Planned', 'In progress'];

/**
 * The diary of one contract, worked out from all its meetings: by level, the last meeting held and the next one in the
 * diary. A planned meeting that was overtaken by a later one no longer counts.
 */
export function diaryOf(meetings: readonly MeetingInDiary[]): Diary {
  const levels = Array.from(new Set(meetings.map(({ level }) => level))).sort();
  const entries = levels.map((level): [string, DiaryEntry] => [level, entryOf(meetings.filter((one) => one.level === level))]);
  return Object.fromEntries(entries.filter(([, entry]) => entry.held !== undefined || entry.planned !== undefined));
}

function entryOf(meetings: readonly MeetingInDiary[]): DiaryEntry {
  const lastHeld = instants(meetings, heldStatuses).pop();
  const planned = instants(meetings, plannedStatuses).find((at) => lastHeld === undefined || at > lastHeld);
  return {
    ...(lastHeld === undefined ? {} : { held: dayOf(lastHeld) }),
    ...(planned === undefined ? {} : { planned }),
  };
}

function instants(meetings: readonly MeetingInDiary[], statuses: readonly string[]): IsoDateTime[] {
  return meetings
    .filter(({ status, starts }) => starts !== undefined && statuses.includes(status ?? ''))
    .map(({ starts }) => new Date(starts ?? '').toISOString())
    .sort();
}

/** The day of the next meeting at a level: the one in the diary from today on, else the day it is due; nothing for a level that meets as required. */
export function nextAtLevel(level: MeetingLevel, entry: DiaryEntry | undefined, start: IsoDate | undefined, today: IsoDate): IsoDate | undefined {
  const planned = entry?.planned === undefined ? undefined : dayOf(entry.planned);
  if (planned !== undefined && planned >= today) return planned;
  const since = entry?.held ?? start;
  return since && nextMeetingDue(level, [], since);
}

export type MeetingStateName = 'missed' | 'dueToday' | 'dueSoon' | 'due' | 'asRequired';

/** Where a contract stands at a level today. */
export interface MeetingState {
  readonly level: string;
  readonly state: MeetingStateName;
  /** The day that the state speaks of; absent for a level that meets as required and has nothing planned. */
  readonly date?: IsoDate;
  /** The meeting in the diary from today on. */
  readonly planned?: IsoDateTime;
  /** The planned meeting comes later than the policy asks. */
  readonly afterDue: boolean;
}

/**
 * Where a contract stands at a level: a meeting in the diary answers the duty until its day has passed; without one,
 * the policy's own due date speaks.
 * @param warnDays from how many days before the date it is due soon
 * Source: CP-9.1.
 */
export function meetingState(
  level: MeetingLevel,
  entry: DiaryEntry | undefined,
  start: IsoDate,
  today: IsoDate,
  warnDays: number = 7,
): MeetingState {
  const due = nextMeetingDue(level, entry?.held === undefined ? [] : [entry.held], start);
  const plannedDay = entry?.planned === undefined ? undefined : dayOf(entry.planned);
  const ahead = plannedDay !== undefined && plannedDay >= today;
  const date = ahead ? plannedDay : earliest([due, plannedDay].filter((day): day is IsoDate => day !== undefined));
  return {
    level: level.id,
    state: stateOn(date, today, warnDays),
    ...(date === undefined ? {} : { date }),
    ...(ahead ? { planned: entry?.planned } : {}),
    afterDue: ahead && due !== undefined && plannedDay > due,
  };
}

function stateOn(date: IsoDate | undefined, today: IsoDate, warnDays: number): MeetingStateName {
  if (date === undefined) return 'asRequired';
  if (date < today) return 'missed';
  if (date === today) return 'dueToday';
  return date <= addPeriod(today, { days: warnDays }) ? 'dueSoon' : 'due';
}

/** The state of every level of the pack, in the pack's order. */
export function meetingStates(
  pack: PolicyPack,
  diary: Diary | undefined,
  start: IsoDate,
  today: IsoDate,
  warnDays?: number,
): readonly MeetingState[] {
  return pack.levels.map((level) => meetingState(level, diary?.[level.id], start, today, warnDays));
}

/**
 * The day of the contract's next meeting at any level, for the register's column: the earliest of what each level has
 * in the diary or is due. It does not depend on today, so it stays right until a meeting is planned or held.
 */
export function nextMeetingOf(pack: PolicyPack, diary: Diary, start: IsoDate): IsoDate | undefined {
  const days = pack.levels.map((level) => {
    const { held, planned } = diary[level.id] ?? {};
    return planned === undefined ? nextMeetingDue(level, held === undefined ? [] : [held], start) : dayOf(planned);
  });
  return earliest(days.filter((day): day is IsoDate => day !== undefined));
}
