import { dayOf, displayDate, displayDay, timeOf } from '../../core/time';
import type { Action } from '../../lists/actions';
import type { AgendaItem } from '../../lists/agendaItems';
import type { Contract } from '../../lists/contracts';
import type { Stored } from '../../lists/define';
import type { Attendee, Meeting } from '../../lists/meetings';
import { line } from './rows';

/** What the minutes of a meeting say, before it becomes a document: plain text in reading order. */
export interface MinutesContent {
  readonly title: string;
  readonly facts: readonly (readonly [string, string])[];
  readonly attendance: readonly Attendee[];
  readonly sections: readonly MinutesSection[];
  readonly actionsSet: readonly ActionLine[];
  readonly broughtForward: readonly ActionLine[];
  /** `Version 2, corrected 5 Dec 2026: reason`; absent for the first version. */
  readonly correction?: string;
}

export interface MinutesSection {
  readonly heading: string;
  readonly background: readonly string[];
  readonly paragraphs: readonly string[];
  readonly escalation?: string;
}

export interface ActionLine {
  readonly action: string;
  readonly owner: string;
  readonly due: string;
  readonly status: string;
}

export interface MinutesSource {
  readonly contract: Stored<Contract>;
  readonly meeting: Stored<Meeting>;
  readonly levelName: string;
  readonly items: readonly Stored<AgendaItem>[];
  /** Set in this meeting. */
  readonly set: readonly Stored<Action>[];
  /** From earlier meetings: open, or done in this one. */
  readonly fromEarlier: readonly Stored<Action>[];
  readonly correction?: string;
}

export function minutesContent({ contract, meeting, levelName, items, set, fromEarlier, correction }: MinutesSource): MinutesContent {
  return {
    title: `${contract.name}: minutes of the ${meeting.level} meeting`,
    facts: facts(contract, meeting, levelName),
    attendance: meeting.attendance ?? [],
    sections: inOrder(items).map(section),
    actionsSet: set.map(actionLine),
    broughtForward: fromEarlier.map(actionLine),
    ...(correction === undefined ? {} : { correction }),
  };
}

function facts(contract: Contract, meeting: Meeting, levelName: string): MinutesContent['facts'] {
  const { starts, ends, chair } = meeting;
  const rows: (readonly [string, string])[] = [
    ['Contract', `${contract.reference} ${contract.name}`],
    ['Contractor', contract.contractor?.title ?? ''],
    ['Meeting', `${meeting.level}, ${levelName}`],
    ['Date', starts ? displayDay(dayOf(starts)) : ''],
    ['Time', starts && ends ? `${timeOf(starts)} to ${timeOf(ends)}` : ''],
    ['Chair', chair?.name ?? ''],
  ];
  return rows.filter(([, value]) => value.trim() !== '');
}

export function inOrder<Row extends { readonly position: number | undefined; readonly id: number }>(items: readonly Row[]): readonly Row[] {
  return [...items].sort((one, other) => (one.position ?? 0) - (other.position ?? 0) || one.id - other.id);
}

function section(item: AgendaItem, index: number): MinutesSection {
  const paragraphs = paragraphsOf(item.minutes);
  const escalation = item.escalateTo === '' ? undefined : `Escalated to ${item.escalateTo}: ${item.escalationReason}`;
  return {
    heading: `${index + 1}. ${item.title}`,
    background: paragraphsOf(item.background),
    paragraphs: paragraphs.length > 0 ? paragraphs : ['Nothing was minuted.'],
    ...(escalation === undefined ? {} : { escalation }),
  };
}

/** One paragraph for each line that is not blank. */
function paragraphsOf(text: string): readonly string[] {
  return text.split(/\r\n?|\n|\u2028|\u2029/).map((line) => line.trim()).filter((line) => line !== '');
}

function actionLine({ title, owner, ownerName, due, status, completionNote }: Action): ActionLine {
  return {
    action: title,
    owner: owner?.name ?? ownerName,
    due: due ? displayDate(due) : '',
    status: status === 'Done' && completionNote.trim() !== '' ? `Done: ${line(completionNote, 1000)}` : status ?? '',
  };
}
