import type { IsoDate } from '../time';

/** What stands in the way of closing a meeting, or should be looked at first. */
export type GapCode =
  | 'notInProgress'
  | 'nobodyPresent'
  | 'attendanceOpen'
  | 'draftWithoutWords'
  | 'draftWithoutOwner'
  | 'draftWithoutDue'
  | 'escalationWithoutReason'
  | 'noHigherLevel'
  | 'notMinuted';

export interface Gap {
  readonly code: GapCode;
  /** One sentence for a person. */
  readonly message: string;
  /** Key of the agenda item or action it speaks of. */
  readonly about?: string;
}

export interface Readiness {
  /** The meeting cannot be closed before these are put right. */
  readonly blockers: readonly Gap[];
  /** It can be closed all the same. */
  readonly warnings: readonly Gap[];
}

interface MeetingToClose {
  readonly status: string | undefined;
  readonly attendance: readonly { readonly name: string; readonly attendance?: string }[] | undefined;
}

interface ItemToClose {
  readonly key: string;
  readonly title: string;
  readonly minutes: string;
  readonly minuted: boolean;
  readonly escalateTo: string;
  readonly escalationReason: string;
}

interface DraftToClose {
  readonly key: string;
  readonly title: string;
  readonly owner: unknown;
  readonly ownerName: string;
  readonly due: IsoDate | undefined;
}

/**
 * Whether a meeting can be closed: who attended is known, every draft action says who does what by when, every
 * escalation gives a reason and has a level to go to. An item without minutes is only pointed out.
 * @param higherLevel the level above, when the pack has one
 * Source: CP-9.1.
 */
export function readyToClose(
  meeting: MeetingToClose,
  items: readonly ItemToClose[],
  drafts: readonly DraftToClose[],
  higherLevel: string | undefined,
): Readiness {
  return {
    blockers: [
      ...statusGaps(meeting),
      ...attendanceBlockers(meeting),
      ...drafts.flatMap(draftGaps),
      ...items.flatMap((item) => escalationGaps(item, higherLevel)),
    ],
    warnings: [...attendanceWarnings(meeting), ...items.flatMap(minutesGaps)],
  };
}

function statusGaps({ status }: MeetingToClose): readonly Gap[] {
  if (status === 'In progress' || status === 'Closing') return [];
  const message = status === 'Closed' ? 'The meeting is closed already.' : 'The meeting has not been started.';
  return [{ code: 'notInProgress', message }];
}

function attendanceBlockers({ attendance = [] }: MeetingToClose): readonly Gap[] {
  const someone = attendance.some((person) => person.attendance === 'Present');
  return someone ? [] : [{ code: 'nobodyPresent', message: 'Nobody is marked as present. Record who attended.' }];
}

function attendanceWarnings({ attendance = [] }: MeetingToClose): readonly Gap[] {
  const open = attendance.filter((person) => person.attendance === undefined);
  if (open.length === 0) return [];
  const names = open.map(({ name }) => name).join(', ');
  return [{ code: 'attendanceOpen', message: `Not recorded whether they attended: ${names}.` }];
}

function draftGaps({ key, title, owner, ownerName, due }: DraftToClose): readonly Gap[] {
  const gaps: Gap[] = [];
  const name = title.trim() === '' ? 'An action' : `The action “${title.trim()}”`;
  if (title.trim() === '') gaps.push({ code: 'draftWithoutWords', message: 'An action does not say what is to be done.', about: key });
  if (!owner && ownerName.trim() === '') gaps.push({ code: 'draftWithoutOwner', message: `${name} has no owner.`, about: key });
  if (due === undefined) gaps.push({ code: 'draftWithoutDue', message: `${name} has no due date.`, about: key });
  return gaps;
}

function escalationGaps(item: ItemToClose, higherLevel: string | undefined): readonly Gap[] {
  if (item.escalateTo === '') return [];
  if (higherLevel === undefined) {
    return [{ code: 'noHigherLevel', message: `“${item.title}” is escalated, but there is no higher level.`, about: item.key }];
  }
  if (item.escalationReason.trim() !== '') return [];
  const message = `“${item.title}” is escalated to ${item.escalateTo} without a reason.`;
  return [{ code: 'escalationWithoutReason', message, about: item.key }];
}

function minutesGaps({ key, title, minutes, minuted }: ItemToClose): readonly Gap[] {
  if (minuted || minutes.trim() !== '') return [];
  return [{ code: 'notMinuted', message: `“${title}” has no minutes.`, about: key }];
}
