import type { Contract } from '../../../src/lists/contracts';
import type { Person, Stored } from '../../../src/lists/define';
import { rowOf, type ContractRow } from '../../../src/ui/contracts/rowModel';
import { castlePointPack } from '../../support/memoryDesk';

export const today = '2026-12-03';

export const priya: Person = { id: 11, name: 'Priya Nair', upn: 'priya.nair@wendmere.example' };
export const tom: Person = { id: 12, name: 'Tom Aldous', upn: 'tom.aldous@wendmere.example' };
export const karen: Person = { id: 13, name: 'Karen Whitlock', upn: 'karen.whitlock@wendmere.example' };

/** A live contract as the list gives it. */
export function contract(change: Partial<Stored<Contract>> = {}): Stored<Contract> {
  return {
    id: 1,
    key: 'c-1',
    etag: '"1"',
    created: '2024-04-01T09:00:00Z',
    modified: '2026-11-14T09:00:00Z',
    modifiedBy: 'Priya Nair',
    name: 'Responsive repairs',
    reference: 'HC-0101',
    contractor: { id: 3, title: 'Estuary Repairs Ltd' },
    kind: 'Repairs',
    status: 'Live',
    value: 6300000,
    start: '2024-04-01',
    end: '2029-03-31',
    extensionMonths: 24,
    executedAs: 'Simple contract',
    contractManager: priya,
    assistantDirector: karen,
    operationalLead: undefined,
    inScope: true,
    site: '',
    folder: '/sites/housing/ContractFolders/HC-0101 Responsive repairs',
    summary: '',
    diary: { L2: { held: '2026-11-05', planned: '2026-12-03T14:00:00Z' }, L3: { held: '2026-10-20', planned: '2027-01-21T10:00:00Z' } },
    nextMeeting: '2026-12-03',
    ...change,
  };
}

export function row(change: Partial<Stored<Contract>> = {}, open: number = 0, overdue: number = 0): ContractRow {
  return rowOf(contract(change), castlePointPack(), today, { open, overdue });
}
