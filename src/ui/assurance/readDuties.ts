import { isAppError } from '../../core/errors';
import type { IsoDate } from '../../core/time';
import type { Condition, Desk } from '../../data/ports';
import type { ObligationRow } from '../../lists/obligations';
import { metReadFrom, type Duty } from './duties';

/** What the list needs of a row; why, evidence and reasons are read when one is opened. */
const columns = [
  'key', 'title', 'contract', 'clause', 'pack', 'period', 'state', 'due', 'dueAt', 'owner', 'post', 'metOn', 'metLate', 'missed', 'nextStep', 'nextOn', 'decision', 'closed',
] as const;

/** Rows of one range; SharePoint looks at 5,000 at most. */
const range = 4500;

type Where = readonly Condition<ObligationRow>[];

/** Everything that must be done, and what was met of late, with a day or without one: a request each, unless the list is very long. */
export async function readCurrent(desk: Desk, today: IsoDate): Promise<readonly Duty[]> {
  const isMet = { field: 'state', op: 'eq', value: 'Met' } as const;
  const [open, met, metWithoutDay] = await Promise.all([
    read(desk, [{ field: 'closed', op: 'eq', value: false }]),
    read(desk, [{ field: 'due', op: 'ge', value: metReadFrom(today) }, isMet]),
    read(desk, [{ field: 'due', op: 'isEmpty' }, isMet]),
  ]);
  return joined(open, [...met, ...metWithoutDay]);
}

/** What is met, not required or over. */
export function readHistory(desk: Desk): Promise<readonly Duty[]> {
  return read(desk, [{ field: 'closed', op: 'eq', value: true }]);
}

/** The rows of one contract as they are now, or those of the whole service. */
export function readOf(desk: Desk, contract: number): Promise<readonly Duty[]> {
  return desk.obligations.all({ where: [{ field: 'contract', op: 'eq', value: contract }], select: columns, top: 5000 });
}

/** Both, each row once; the later reading counts. */
export function joined(before: readonly Duty[], after: readonly Duty[]): readonly Duty[] {
  return Array.from(new Map([...before, ...after].map((row) => [row.id, row])).values());
}

async function read(desk: Desk, where: Where): Promise<readonly Duty[]> {
  try {
    return await desk.obligations.all({ where, select: columns, top: 5000 });
  } catch (error) {
    if (!isAppError(error, 'threshold')) throw error;
    return readInRanges(desk, where);
  }
}

/** A range of ids is small whatever the condition finds. */
async function readInRanges(desk: Desk, where: Where): Promise<readonly Duty[]> {
  const { rows: newest } = await desk.obligations.page({ orderBy: 'id', descending: true, top: 1, select: ['key'] });
  const last = newest[0]?.id ?? 0;
  const found: Duty[] = [];
  for (let start = 0; start < last; start += range) {
    const ids: Where = [
      { field: 'id', op: 'gt', value: start },
      { field: 'id', op: 'le', value: start + range },
    ];
    found.push(...(await desk.obligations.all({ where: [...ids, ...where], select: columns, top: 5000 })));
  }
  return found;
}
