import type { PolicyPack } from '../../../src/core/policy/types';
import { planMeeting } from '../../../src/flows/meetings';
import type { NewRow } from '../../../src/data/ports';
import type { Contract } from '../../../src/lists/contracts';
import type { Person, Stored } from '../../../src/lists/define';
import type { Meeting } from '../../../src/lists/meetings';
import { memoryServices, type MemoryServices } from '../../support/memoryDesk';

export const priya: Person = { id: 1, name: 'Priya Nair', upn: 'priya.nair@wendmere.example' };
export const tom: Person = { id: 2, name: 'Tom Aldous', upn: 'tom.aldous@wendmere.example' };
export const ben: Person = { id: 3, name: 'Ben Carter', upn: 'ben.carter@wendmere.example' };
export const karen: Person = { id: 4, name: 'Karen Whitlock', upn: 'karen.whitlock@wendmere.example' };

export const meetingTime = '2026-12-03T14:00:00.000Z';

export interface Housing {
  readonly services: MemoryServices;
  readonly contract: Stored<Contract>;
}

/** A contract for responsive repairs, on 3 December 2026 at 14:00; Priya Nair, its Contract Manager, is signed in. */
export async function housing(change: NewRow<Contract> = {}, pack?: PolicyPack): Promise<Housing> {
  const services = memoryServices(meetingTime, [priya, tom, ben, karen], pack);
  const contractor = await services.desk.contractors.add({ name: 'Estuary Repairs Ltd', contactName: 'James Farrow' }, 'contractor');
  const contract = await services.desk.contracts.add(
    {
      name: 'Responsive repairs',
      reference: 'HC-0101',
      contractor: { id: contractor.id, title: contractor.name },
      value: 6300000,
      start: '2024-04-01',
      end: '2029-03-31',
      contractManager: priya,
      assistantDirector: karen,
      operationalLead: ben,
      ...change,
    },
    'contract',
  );
  return { services, contract };
}

/** Plans a meeting of one hour. */
export function planned({ services, contract }: Housing, level: string, starts: string, key: string): Promise<Stored<Meeting>> {
  const ends = new Date(new Date(starts).getTime() + 3600000).toISOString();
  return planMeeting(services, { contract, level, starts, ends, chatId: `19:${key}@thread.v2` }, key);
}

/** What the activity list tells, oldest first. */
export async function deeds({ desk }: MemoryServices): Promise<string[]> {
  return (await desk.activity.all()).map(({ what }) => what);
}
