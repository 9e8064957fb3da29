import { isLookup } from '../../store/fieldTypes';
import type { List } from '../../store/lists';
import type { Call } from '../wire/call';
import { columnsOf } from '../fields/columns';
import { errors } from '../wire/errors';
import type { Condition } from './conditions';
import type { Sort } from './paging';

/** Rows that one query may touch (facts 1.7). */
export const THRESHOLD = 5000;
const MOST_LOOKUPS = 12;

/** Whether the list is so large that only an index answers. */
export function isLarge(call: Call, list: List): boolean {
  return call.tenant.items.exceeds(list, THRESHOLD);
}

/**
 * Over 5,000 rows a query must be led by an indexed column: the first of its conditions, or without any the column that
 * it is sorted by (facts 1.7).
 * @throws 500
 */
export function checkThreshold(call: Call, list: List, parts: readonly Condition[], sorts: readonly Sort[]): void {
  if (!isLarge(call, list)) return;
  const [first, ...others] = parts;
  const sortedBy = sorts.filter(({ target }) => target.field.internalName !== 'ID').map(({ target }) => target);
  if (!first) {
    if (sortedBy.length > 1 || sortedBy.some(target => !target.indexed)) throw errors.threshold();
    return;
  }
  if (first.indexedBy.length === 0) throw errors.threshold();
  const sortIsItsOwn = sortedBy.every(target => first.indexedBy.length === 1 && target.field.internalName === first.indexedBy[0]);
  const servedByIndexAlone = sortIsItsOwn && others.every(({ indexedBy }) => indexedBy.length === 1 && indexedBy[0] === first.indexedBy[0]);
  if (servedByIndexAlone) return;
  // The rest is looked for row by row among what the leading conditions on the same column leave.
  const leading = parts.filter(({ indexedBy }) => indexedBy.length > 0 && indexedBy.every(name => first.indexedBy.includes(name)));
  const left = call.tenant.items.countUpTo(list, leading.map(({ sql }) => sql), leading.flatMap(({ values }) => values), THRESHOLD + 1);
  if (left > THRESHOLD) throw errors.threshold();
}

/**
 * Twelve lookups at most: persons count, also who created and changed a row (facts 1.7).
 * @param read names of columns that the answer contains
 * @throws 500
 */
export function checkLookups(call: Call, list: List, read: readonly string[], parts: readonly Condition[], sorts: readonly Sort[]): void {
  const { links } = columnsOf(call.tenant.fields.ofList(list.id));
  const sorted = sorts.filter(({ target }) => isLookup(target.field)).map(({ target }) => target.field.internalName);
  const used = new Set([...read, ...parts.flatMap(({ lookups }) => lookups), ...sorted].filter(name => links.has(name)));
  if (used.size > MOST_LOOKUPS) throw errors.lookupThreshold();
}
