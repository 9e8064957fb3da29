import { dayOf, type IsoDate, type IsoDateTime } from '../time';

/** What is carried from meeting to meeting: open actions, and items escalated from a lower level (CP-9.1). */

interface OpenAction {
  readonly status: string | undefined;
  readonly due: string | undefined;
}

/** The actions that a meeting goes through: open or waiting, the longest due first. */
export function bringForward<Row extends OpenAction>(actions: readonly Row[]): readonly Row[] {
  return actions
    .filter(({ status }) => status === 'Open' || status === 'Waiting')
    .sort((one, other) => ((one.due ?? '9999') < (other.due ?? '9999') ? -1 : 1));
}

interface HeldMeeting {
  readonly starts: IsoDateTime | undefined;
  readonly closedAt: IsoDateTime | undefined;
}

/** The day from which an action that is done was done in a meeting or after it. A meeting may be held before its day. */
export function doneInMeetingFrom({ starts, closedAt }: HeldMeeting, now: IsoDateTime | Date): IsoDate {
  const held = dayOf(closedAt ?? now);
  const planned = starts === undefined ? held : dayOf(starts);
  return planned < held ? planned : held;
}

interface DoneAction {
  readonly issuedAt: IsoDateTime | undefined;
  readonly created: IsoDateTime;
}

/** Of the actions done in a meeting or after it, those that were there when it was held. */
export function stoodInMeeting<Row extends DoneAction>(actions: readonly Row[], { closedAt }: Pick<HeldMeeting, 'closedAt'>): readonly Row[] {
  if (closedAt === undefined) return actions;
  const closed = new Date(closedAt).getTime();
  return actions.filter(({ issuedAt, created }) => new Date(issuedAt ?? created).getTime() < closed);
}

interface StartedMeeting {
  readonly key: string;
  readonly level: string;
  readonly status: string | undefined;
  readonly starts: IsoDateTime | undefined;
}

/**
 * To how many meetings an action has been brought forward: those that began after it was issued, at levels that review
 * actions. Counted afresh each time, so counting twice changes nothing.
 * @param issuedAt when the action was issued
 * @param starting the meeting that starts now, not yet marked as begun
 */
export function timesBroughtForward(
  issuedAt: IsoDateTime,
  meetings: readonly StartedMeeting[],
  reviewingLevels: readonly string[],
  starting?: string,
): number {
  const begun = ['In progress', 'Closing', 'Closed'];
  const issued = new Date(issuedAt).getTime();
  return meetings.filter(({ key, level, status, starts }) => {
    if (!reviewingLevels.includes(level)) return false;
    if (key === starting) return true;
    return begun.includes(status ?? '') && starts !== undefined && new Date(starts).getTime() > issued;
  }).length;
}

interface EscalatedItem {
  readonly level: string;
  readonly meeting: { readonly id: number } | undefined;
  readonly source: string | undefined;
}

/**
 * The escalated items of a contract that a meeting takes up when it starts: those for its level that wait without a
 * meeting, or whose meeting was cancelled.
 */
export function takeUp<Row extends EscalatedItem>(
  items: readonly Row[],
  level: string,
  cancelledMeetings: readonly number[] = [],
): readonly Row[] {
  return items.filter(
    ({ level: itsLevel, meeting, source }) =>
      itsLevel === level && source === 'Escalated' && (meeting === undefined || cancelledMeetings.includes(meeting.id)),
  );
}
