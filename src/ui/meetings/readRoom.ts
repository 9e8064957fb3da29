import { doneInMeetingFrom, levelOf, stoodInMeeting, takeUp } from '../../core/meetings';
import type { MeetingLevel } from '../../core/policy/types';
import { AppError } from '../../core/errors';
import type { Desk } from '../../data/ports';
import type { Services } from '../../flows/services';
import type { Action } from '../../lists/actions';
import type { AgendaItem } from '../../lists/agendaItems';
import type { Chase } from '../../lists/chases';
import type { Contract } from '../../lists/contracts';
import type { Key, Stored } from '../../lists/define';
import type { Filing } from '../../lists/filings';
import type { Meeting } from '../../lists/meetings';

/** Everything that the screen of one meeting shows. */
export interface Room {
  readonly meeting: Stored<Meeting>;
  readonly contract: Stored<Contract>;
  readonly level: MeetingLevel | undefined;
  /** In the order of the agenda. */
  readonly items: readonly Stored<AgendaItem>[];
  /** The contract's open actions, those done since the meeting began, and all that this meeting set. */
  readonly actions: readonly Stored<Action>[];
  readonly filings: readonly Stored<Filing>[];
}

export const byPosition = (a: Stored<AgendaItem>, b: Stored<AgendaItem>): number => (a.position ?? 0) - (b.position ?? 0) || a.id - b.id;

function eachOnce<Item>(...lists: readonly (readonly Stored<Item>[])[]): readonly Stored<Item>[] {
  return Array.from(new Map(lists.flat().map((row) => [row.key, row])).values());
}

/** Reads a meeting with its contract, agenda, actions and filings: one request, then six at once. */
export async function readRoom({ desk, pack, now }: Services, key: Key): Promise<Room> {
  const meeting = await desk.meetings.byKey(key);
  if (!meeting) throw new AppError('notFound', 'This meeting is not in the list of meetings.');
  const contractId = meeting.contract?.id;
  if (contractId === undefined) throw new AppError('invalid', 'This meeting belongs to no contract. Open it in the list of meetings and choose one.');
  const [contract, items, open, done, set, filings] = await Promise.all([
    desk.contracts.byId(contractId),
    desk.agendaItems.all({ where: [{ field: 'meeting', op: 'eq', value: meeting.id }] }),
    desk.actions.all({
      where: [
        { field: 'contract', op: 'eq', value: contractId },
        { field: 'status', op: 'in', value: ['Open', 'Waiting', 'Draft'] },
      ],
    }),
    meeting.status === 'Planned'
      ? []
      : desk.actions.all({
          where: [
            { field: 'contract', op: 'eq', value: contractId },
            { field: 'status', op: 'eq', value: 'Done' },
            { field: 'completedOn', op: 'ge', value: doneInMeetingFrom(meeting, now()) },
          ],
        }),
    desk.actions.all({ where: [{ field: 'meeting', op: 'eq', value: meeting.id }] }),
    desk.filings.all({ where: [{ field: 'meeting', op: 'eq', value: meeting.id }] }),
  ]);
  const actions = eachOnce(open, stoodInMeeting(done, meeting), set);
  return { meeting, contract, level: levelOf(pack, meeting.level), items: [...items].sort(byPosition), actions, filings };
}

/** The minutes of the meeting before, at the same level of the same contract. */
export interface LastTime {
  readonly meeting: Stored<Meeting>;
  readonly items: readonly Stored<AgendaItem>[];
}

export async function readLastTime({ desk }: Services, { meeting }: Room): Promise<LastTime | undefined> {
  const { rows } = await desk.meetings.page({
    where: [
      { field: 'contract', op: 'eq', value: meeting.contract?.id },
      { field: 'level', op: 'eq', value: meeting.level },
      { field: 'status', op: 'eq', value: 'Closed' },
      { field: 'starts', op: 'lt', value: meeting.starts },
    ],
    orderBy: 'starts',
    descending: true,
    top: 1,
  });
  const last = rows[0];
  if (!last) return undefined;
  const items = await desk.agendaItems.all({ where: [{ field: 'meeting', op: 'eq', value: last.id }] });
  return { meeting: last, items };
}

/** What lower levels escalated to a meeting: attached to it already, or waiting for the next one at its level (CP-9.1). */
export async function readWaiting({ desk }: Services, contractId: number, level: string, meetingId: number): Promise<readonly Stored<AgendaItem>[]> {
  const escalated = await desk.agendaItems.all({
    where: [
      { field: 'contract', op: 'eq', value: contractId },
      { field: 'level', op: 'eq', value: level },
      { field: 'source', op: 'eq', value: 'Escalated' },
    ],
  });
  const waiting = takeUp(escalated, level);
  return escalated.filter((item) => item.meeting?.id === meetingId || waiting.includes(item));
}

/** The reminders of the actions that a meeting set, sent or not. */
export async function readChases(desk: Desk, { meeting, actions }: Room): Promise<readonly Stored<Chase>[]> {
  const ids = actions.filter((action) => action.meeting?.id === meeting.id).map(({ id }) => id);
  return ids.length === 0 ? [] : desk.chases.all({ where: [{ field: 'action', op: 'in', value: ids }] });
}
