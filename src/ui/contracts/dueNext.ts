import { actionState, warnDaysOf, type ActionStateName } from '../../core/actions';
import { cadenceWords, meetingStates, type MeetingStateName } from '../../core/meetings';
import { holderOf } from '../../core/posts';
import type { PolicyPack } from '../../core/policy/types';
import { fromNow, howLong, timeOf, type IsoDate } from '../../core/time';
import type { Action } from '../../lists/actions';
import type { Contract } from '../../lists/contracts';
import type { Stored } from '../../lists/define';
import type { Meeting } from '../../lists/meetings';
import type { State } from '../common/StateIcon';
import { pageStrings as words } from './pageStrings';
import { isRecorded } from './rowModel';

/** One line of "What is due next". */
export interface Duty {
  readonly id: string;
  readonly state: State;
  readonly words?: string;
  readonly note?: string;
  readonly title: string;
  readonly clause?: string;
  readonly date?: IsoDate;
  readonly owner?: string;
  /** The way on. */
  readonly meeting?: Stored<Meeting>;
  readonly plan?: string;
  readonly action?: Stored<Action>;
}

const meetingShapes: { readonly [S in MeetingStateName]: State } = {
  missed: 'overdue',
  dueToday: 'dueToday',
  dueSoon: 'dueSoon',
  due: 'due',
  asRequired: 'notRequired',
};

const actionShapes: { readonly [S in ActionStateName]: State } = {
  draft: 'notStarted',
  overdue: 'overdue',
  dueToday: 'dueToday',
  dueSoon: 'dueSoon',
  due: 'due',
  waiting: 'waiting',
  done: 'met',
  cancelled: 'notRequired',
};

/** The meeting of a level that can be opened: the one going on, else the next one planned. */
export function meetingToOpen(meetings: readonly Stored<Meeting>[], level?: string): Stored<Meeting> | undefined {
  const ofLevel = meetings.filter(meeting => level === undefined || meeting.level === level);
  const going = ofLevel.find(({ status }) => status === 'In progress' || status === 'Closing');
  const planned = ofLevel.filter(({ status, starts }) => status === 'Planned' && starts).sort((a, b) => ((a.starts ?? '') < (b.starts ?? '') ? -1 : 1));
  return going ?? planned[0];
}

/** `5 days late`, `in 7 weeks`. */
function when(day: IsoDate, today: IsoDate): string {
  return day < today ? words.late(howLong(day, today)) : fromNow(day, today);
}

function meetingDuties(contract: Stored<Contract>, meetings: readonly Stored<Meeting>[], pack: PolicyPack, today: IsoDate): readonly Duty[] {
  if (!contract.start || contract.status !== 'Live') return [];
  return meetingStates(pack, contract.diary, contract.start, today).map(({ level: id, state, date, planned }) => {
    const level = pack.levels.find(candidate => candidate.id === id);
    const meeting = meetingToOpen(meetings, id);
    const duty = {
      id: `level-${id}`,
      title: words.levelMeeting(level?.name ?? id, id, level ? cadenceWords(level) : ''),
      clause: level?.clause,
      owner: holderOf(level?.chair ?? '', contract)?.name ?? level?.chair,
      meeting,
      plan: meeting ? undefined : id,
    };
    if (state === 'missed' && !isRecorded(contract.diary, id)) return { ...duty, state: 'due', words: words.noneRecorded };
    return {
      ...duty,
      state: meetingShapes[state],
      words: state === 'missed' ? words.missed : state === 'asRequired' ? words.asRequired : undefined,
      note: date && (planned && state === 'dueToday' ? timeOf(planned) : when(date, today)),
      date,
    };
  });
}

function actionDuties(actions: readonly Stored<Action>[], pack: PolicyPack, today: IsoDate): readonly Duty[] {
  const warnDays = warnDaysOf(pack.chase.steps);
  return actions
    .filter(({ status }) => status === 'Open' || status === 'Waiting')
    .map(action => {
      const { state } = actionState(action, today, warnDays);
      return {
        id: `action-${action.key}`,
        state: actionShapes[state],
        note: action.due && when(action.due, today),
        title: action.title,
        clause: pack.chase.clause,
        date: action.due,
        owner: action.owner?.name ?? action.ownerName,
        action,
      };
    });
}

/** What is next on a contract: meetings by level and open actions, what is late first. */
export function dueNext(
  contract: Stored<Contract>,
  meetings: readonly Stored<Meeting>[],
  actions: readonly Stored<Action>[],
  pack: PolicyPack,
  today: IsoDate,
): readonly Duty[] {
  const place = ({ state, date }: Duty): IsoDate => date ?? (state === 'due' ? today : '9999-12-31');
  return [...meetingDuties(contract, meetings, pack, today), ...actionDuties(actions, pack, today)].sort((a, b) =>
    place(a) < place(b) ? -1 : Number(place(a) > place(b)),
  );
}
