import { AppError } from '../../core/errors';
import { linkToTeams, planMeeting } from '../../flows/meetings/plan';
import type { Services } from '../../flows/services';
import type { Contract } from '../../lists/contracts';
import type { Key, Stored } from '../../lists/define';
import type { Meeting } from '../../lists/meetings';
import type { MeetingTimes } from './planTimes';
import type { TeamsFacts } from './teamsFacts';

/** Meetings of a contract and level that are planned and joined to no Teams chat yet, the nearest first. */
export async function readPlanned({ desk }: Services, contractId: number, level: string): Promise<readonly Stored<Meeting>[]> {
  const planned = await desk.meetings.all({
    where: [
      { field: 'contract', op: 'eq', value: contractId },
      { field: 'level', op: 'eq', value: level },
      { field: 'status', op: 'eq', value: 'Planned' },
    ],
  });
  return planned.filter(({ chatId }) => chatId === '').sort((a, b) => (a.starts ?? '').localeCompare(b.starts ?? ''));
}

export interface ChatPlan {
  readonly contract: Stored<Contract>;
  readonly level: string;
  readonly chatId: string;
  readonly teams: TeamsFacts;
  readonly times?: MeetingTimes;
  /** The planned meeting that this chat is for. */
  readonly existing?: Stored<Meeting>;
}

/** Joins a planned meeting to its chat, or plans one for it. @param key made before the first try */
export async function planTypedMeeting(services: Services, plan: ChatPlan, key: Key): Promise<Stored<Meeting>> {
  const { contract, level, chatId, times, existing } = plan;
  const { joinUrl, organiser } = plan.teams;
  if (existing) return linkToTeams(services, existing, { chatId, joinUrl, organiser });
  if (!times) throw new AppError('invalid', 'Enter when the meeting starts.', { field: 'starts' });
  return planMeeting(services, { contract, level, chatId, joinUrl, organiser, ...times }, key);
}
