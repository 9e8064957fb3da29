import { AppError } from '../../core/errors';
import { holderOf } from '../../core/posts';
import { dayOf, displayDate, displayDateAndTime, type IsoDateTime } from '../../core/time';
import type { Contract } from '../../lists/contracts';
import type { Key, Stored } from '../../lists/define';
import type { Meeting } from '../../lists/meetings';
import type { Services } from '../services';
import { refreshDiary } from './diary';
import { record, versionOf } from './record';
import { change, contractOf, levelIn, line, referenceTo } from './rows';

export interface MeetingPlan {
  readonly contract: Stored<Contract>;
  /** `L2`. */
  readonly level: string;
  readonly starts: IsoDateTime;
  readonly ends: IsoDateTime;
  readonly chatId?: string;
  readonly joinUrl?: string;
  /** User principal name of the organiser of the Teams meeting. */
  readonly organiser?: string;
}

/**
 * Puts a meeting into the diary of a contract (CP-9.1).
 * @param key made by the screen before the first try: a repeat finds the same meeting
 */
export async function planMeeting(services: Services, plan: MeetingPlan, key: Key): Promise<Stored<Meeting>> {
  const { contract, starts, ends } = plan;
  const level = levelIn(services, plan.level);
  checkTimes(starts, ends);
  const meeting = await services.desk.meetings.add(
    {
      title: line(titleOf(contract.name, level.id, starts)),
      contract: referenceTo(contract, contract.name),
      level: level.id,
      status: 'Planned',
      starts,
      ends,
      chair: holderOf(level.chair, contract),
      chatId: plan.chatId ?? '',
      joinUrl: plan.joinUrl ?? '',
      organiser: plan.organiser ?? '',
    },
    key,
  );
  await refreshDiary(services, contract);
  await record(services, {
    key: `${key}:planned`,
    what: `Planned the ${level.id} meeting of ${displayDateAndTime(starts)}`,
    contract: referenceTo(contract, contract.name),
    clause: level.clause,
    link: services.links.meeting(key),
  });
  return meeting;
}

/** Moves a meeting that has not been held yet. */
export async function moveMeeting(
  services: Services,
  meeting: Stored<Meeting>,
  starts: IsoDateTime,
  ends: IsoDateTime,
): Promise<Stored<Meeting>> {
  checkTimes(starts, ends);
  const contract = await contractOf(services, meeting);
  const moved = await change(services.desk.meetings, meeting, (row) => {
    mustBePlanned(row);
    return { starts, ends, title: line(titleOf(contract.name, row.level, starts)) };
  });
  await refreshDiary(services, contract);
  await record(services, {
    key: `${moved.key}:moved:${versionOf(moved)}`,
    what: `Moved the ${moved.level} meeting to ${displayDateAndTime(starts)}`,
    contract: moved.contract,
    link: services.links.meeting(moved.key),
  });
  return moved;
}

/** Takes a meeting that has not been held out of the diary; what was escalated to it goes to the next one. */
export async function cancelMeeting(services: Services, meeting: Stored<Meeting>, reason: string): Promise<Stored<Meeting>> {
  if (reason.trim() === '') throw new AppError('invalid', 'Say why the meeting is cancelled.', { field: 'reason' });
  const contract = await contractOf(services, meeting);
  const cancelled = await change(services.desk.meetings, meeting, (row) => {
    if (row.status === 'Cancelled') return undefined;
    mustBePlanned(row);
    return { status: 'Cancelled' };
  });
  await refreshDiary(services, contract);
  await record(services, {
    key: `${cancelled.key}:cancelled`,
    what: `Cancelled the ${cancelled.level} meeting of ${cancelled.starts ? displayDate(dayOf(cancelled.starts)) : 'no date'}`,
    contract: cancelled.contract,
    detail: reason.trim(),
    link: services.links.meeting(cancelled.key),
  });
  return cancelled;
}

/** Joins a meeting to the Teams chat in which it is held, so that its tab finds it and its recording can be filed. */
export async function linkToTeams(
  services: Services,
  meeting: Stored<Meeting>,
  teams: { readonly chatId: string; readonly joinUrl?: string; readonly organiser?: string },
): Promise<Stored<Meeting>> {
  return change(services.desk.meetings, meeting, (row) => {
    const linked = { chatId: teams.chatId, joinUrl: teams.joinUrl ?? row.joinUrl, organiser: teams.organiser ?? row.organiser };
    const same = row.chatId === linked.chatId && row.joinUrl === linked.joinUrl && row.organiser === linked.organiser;
    return same ? undefined : linked;
  });
}

function titleOf(contract: string, level: string, starts: IsoDateTime): string {
  const end = `, ${level}, ${displayDate(dayOf(starts))}`;
  return line(contract, 255 - end.length) + end;
}

function checkTimes(starts: IsoDateTime, ends: IsoDateTime): void {
  const [start, end] = [new Date(starts).getTime(), new Date(ends).getTime()];
  if (Number.isNaN(start)) throw new AppError('invalid', 'Enter when the meeting starts.', { field: 'starts' });
  if (Number.isNaN(end) || end <= start) throw new AppError('invalid', 'The meeting must end after it starts.', { field: 'ends' });
}

function mustBePlanned({ status }: Meeting): void {
  if (status === 'Planned') return;
  throw new AppError('invalid', 'The meeting has been started already; only a planned meeting can be moved or cancelled.', { field: 'status' });
}
