import { isOverdue } from '../../core/actions/states';
import { lengthWords, termOf, type Term } from '../../core/contracts/term';
import { meetingStates, type Diary, type MeetingState } from '../../core/meetings/diary';
import type { PolicyPack } from '../../core/policy/types';
import { displayNear } from '../../core/time/display';
import type { IsoDate } from '../../core/time/types';
import { timeOf } from '../../core/time/zone';
import type { Action } from '../../lists/actions';
import type { Contract } from '../../lists/contracts';
import type { Stored } from '../../lists/define';
import { strings } from './strings';

/** An open action as the register counts it. */
export type CountedAction = Pick<Action, 'contract' | 'status' | 'due'>;

/** One line of the column "Next meeting". */
export interface MeetingLine {
  readonly level: string;
  readonly words: string;
  readonly tone: 'missed' | 'noneRecorded' | 'today' | 'plain';
}

/** One contract as the register shows, searches and sorts it. */
export interface ContractRow {
  readonly key: string;
  readonly contract: Stored<Contract>;
  readonly term?: Term;
  /** `5 + 2 years`. */
  readonly length: string;
  readonly meetings: readonly MeetingLine[];
  /** The earliest day that a meeting is due or planned. */
  readonly nextMeeting?: IsoDate;
  /** Meetings due in the current month. */
  readonly dueThisMonth: number;
  readonly isMissed: boolean;
  readonly open: number;
  readonly overdue: number;
  /** Live, and its last day is less than a year away. */
  readonly endsWithinYear: boolean;
  /** Everything that the search looks at, prepared once. */
  readonly searchText: string;
}

export interface ActionCount {
  readonly open: number;
  readonly overdue: number;
}

/** Open and overdue actions by the id of their contract. */
export function countActions(actions: readonly CountedAction[], today: IsoDate): ReadonlyMap<number, ActionCount> {
  const counts = new Map<number, ActionCount>();
  for (const action of actions) {
    if (!action.contract) continue;
    const { open, overdue } = counts.get(action.contract.id) ?? { open: 0, overdue: 0 };
    counts.set(action.contract.id, { open: open + 1, overdue: overdue + (isOverdue(action, today) ? 1 : 0) });
  }
  return counts;
}

const noActions: ActionCount = { open: 0, overdue: 0 };

/** The row of one contract. @param count its open actions, when they have been read */
export function rowOf(contract: Stored<Contract>, pack: PolicyPack, today: IsoDate, count: ActionCount = noActions): ContractRow {
  const { start, end, extensionMonths } = contract;
  const isLive = contract.status === 'Live';
  const dates = start && end ? { start, end, extensionMonths } : undefined;
  const term = dates && termOf(dates, today);
  const states = isLive && start ? dated(meetingStates(pack, contract.diary, start, today)) : [];
  return {
    key: contract.key,
    contract,
    term,
    length: dates ? lengthWords(dates) : '',
    meetings: states.map(state => meetingLine(state, contract.diary, today)),
    nextMeeting: states[0]?.date,
    dueThisMonth: states.filter(({ date }) => date.slice(0, 7) === today.slice(0, 7)).length,
    isMissed: states.some(state => state.state === 'missed' && isRecorded(contract.diary, state.level)),
    open: count.open,
    overdue: count.overdue,
    endsWithinYear: isLive && term?.state === 'endingSoon',
    searchText: plain([contract.name, contract.reference, contract.contractor?.title, contract.contractManager?.name, contract.assistantDirector?.name, contract.operationalLead?.name].join(' ')),
  };
}

type DatedState = MeetingState & { readonly date: IsoDate };

function dated(states: readonly MeetingState[]): readonly DatedState[] {
  return states.filter((state): state is DatedState => state.date !== undefined).sort((a, b) => (a.date < b.date ? -1 : Number(a.date > b.date)));
}

/** A contract that was under way when it came on the register may have met before: what nobody recorded is not missed. */
export function isRecorded(diary: Diary | undefined, level: string): boolean {
  return diary?.[level] !== undefined;
}

function meetingLine({ level, state, date, planned }: DatedState, diary: Diary | undefined, today: IsoDate): MeetingLine {
  if (state === 'missed' && !isRecorded(diary, level)) return { level, words: strings.meeting.noneRecorded, tone: 'noneRecorded' };
  if (state === 'missed') return { level, words: strings.meeting.missed(displayNear(date, today)), tone: 'missed' };
  if (state === 'dueToday') return { level, words: strings.meeting.today(planned && timeOf(planned)), tone: 'today' };
  return { level, words: displayNear(date, today), tone: 'plain' };
}

/** Text as the search compares it: small letters, no accents. */
export function plain(text: string): string {
  return text.toLocaleLowerCase('en-GB').normalize('NFD').replace(/[\u0300-\u036f]/g, '');
}
