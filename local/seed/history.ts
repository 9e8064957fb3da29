import { displayDate, dayOf } from '../../src/core/time';
import { refreshDiary } from '../../src/flows/meetings/diary';
import type { Services } from '../../src/flows/services';
import type { Contract } from '../../src/lists/contracts';
import type { Stored } from '../../src/lists/define';
import { heldMeetings } from './meetings';
import type { SeededRegister } from './register';

/** One contract whose monthly meeting nobody has held yet, so that the register has such a row to show. */
const neverMet = 'HC-0204';
const day = 86400000;

/** Meetings held before the council had Contract Desk, taken over from its spreadsheet: dates only, no minutes. */
export async function seedHistory(services: Services, { contracts }: SeededRegister, now: Date): Promise<void> {
  const live = [...contracts.values()].filter(({ status }) => status === 'Live');
  for (const [index, contract] of live.entries()) {
    const lacks = (level: string): boolean => !heldMeetings.some((held) => held.contract === contract.reference && held.level === level);
    if (lacks('L3')) await addHeld(services, contract, 'L3', now, 20 + ((index * 7) % 60));
    if (lacks('L2') && contract.reference !== neverMet) await addHeld(services, contract, 'L2', now, 5 + ((index * 3) % 22));
    await refreshDiary(services, await services.desk.contracts.byId(contract.id));
  }
}

async function addHeld({ desk }: Services, contract: Stored<Contract>, level: string, now: Date, daysAgo: number): Promise<void> {
  const starts = new Date(now.getTime() - daysAgo * day);
  starts.setUTCHours(10, 0, 0, 0);
  const ends = new Date(starts.getTime() + 3600000);
  await desk.meetings.add(
    {
      title: `${contract.name}, ${level}, ${displayDate(dayOf(starts.toISOString()))}`,
      contract: { id: contract.id, title: contract.name },
      level,
      status: 'Closed',
      starts: starts.toISOString(),
      ends: ends.toISOString(),
      closedAt: ends.toISOString(),
    },
    `sample-history-${contract.reference}-${level}`,
  );
}
