import { diaryOf, nextMeetingOf } from '../../core/meetings';
import type { Contract } from '../../lists/contracts';
import type { Stored } from '../../lists/define';
import type { Services } from '../services';
import { change } from './rows';

/**
 * Works a contract's meeting diary out from its meetings and keeps it with the contract, so that the register needs
 * no other list (CP-9.1). Counted afresh each time: repeating it, or two people doing it, ends the same.
 */
export async function refreshDiary(services: Services, contract: Stored<Contract>): Promise<Stored<Contract>> {
  const meetings = await services.desk.meetings.all({
    where: [{ field: 'contract', op: 'eq', value: contract.id }],
    select: ['level', 'status', 'starts'],
  });
  const diary = diaryOf(meetings);
  return change(services.desk.contracts, contract, (row) => {
    const nextMeeting = row.start === undefined ? row.nextMeeting : nextMeetingOf(services.pack, diary, row.start);
    const unchanged = JSON.stringify(row.diary ?? {}) === JSON.stringify(diary) && row.nextMeeting === nextMeeting;
    return unchanged ? undefined : { diary, nextMeeting };
  });
}
