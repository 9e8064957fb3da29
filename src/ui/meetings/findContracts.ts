import type { Services } from '../../flows/services';
import type { Contract } from '../../lists/contracts';
import type { Stored } from '../../lists/define';

type Row = Stored<Contract>;

const shown = 20;

/** The live contracts that the signed-in person manages. */
export async function ownContracts({ desk }: Services): Promise<readonly Row[]> {
  const me = await desk.people.me();
  const { rows } = await desk.contracts.page({
    where: [
      { field: 'contractManager', op: 'eq', value: me.id },
      { field: 'status', op: 'eq', value: 'Live' },
    ],
    orderBy: 'name',
    top: shown,
  });
  return rows;
}

/** Contracts whose name or reference begins with the words: both columns are indexed, so it works at any size. */
export async function searchContracts({ desk }: Services, words: string): Promise<readonly Row[]> {
  const value = words.trim();
  if (value === '') return [];
  const [byName, byReference] = await Promise.all([
    desk.contracts.page({ where: [{ field: 'name', op: 'startsWith', value }], top: shown }),
    desk.contracts.page({ where: [{ field: 'reference', op: 'startsWith', value }], top: shown }),
  ]);
  const found = new Map([...byReference.rows, ...byName.rows].map((row) => [row.key, row]));
  return Array.from(found.values()).filter(({ status }) => status === 'Live' || status === 'Draft');
}
