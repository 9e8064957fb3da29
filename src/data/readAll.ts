import type { Stored } from '../lists/define';
import type { Condition, ListStore } from './ports';

/** The longest range that one request answers whole: SharePoint sends 5,000 rows at most. */
const longestRange = 5000;
const ranges = 4;

/**
 * Reads a long list so that its first rows show after one request: a hundred rows, then the rest in ranges of
 * numbers, several at once, instead of page after page.
 * @param where narrows what is read; every range repeats it after its own, indexed condition
 * @param show  told the rows so far, in the order of their numbers, and whether there are more
 */
export async function readAll<Item>(
  store: ListStore<Item>,
  show: (rows: readonly Stored<Item>[], isComplete: boolean) => void,
  where: readonly Condition<Item>[] = [],
): Promise<readonly Stored<Item>[]> {
  const [first, last] = await Promise.all([store.page({ where, top: 100 }), store.page({ orderBy: 'id', descending: true, top: 1 })]);
  show(first.rows, !first.next);
  const from = first.rows[first.rows.length - 1]?.id;
  const to = last.rows[0]?.id;
  if (!first.next || from === undefined || to === undefined) return first.rows;

  const size = Math.min(longestRange, Math.max(1, Math.ceil((to - from) / ranges)));
  const starts = Array.from({ length: Math.ceil((to - from) / size) }, (_, index) => from + index * size);
  const rest: Stored<Item>[][] = [];
  const readNext = async (): Promise<void> => {
    for (let start = starts.shift(); start !== undefined; start = starts.shift()) {
      const index = Math.round((start - from) / size);
      const range: readonly Condition<Item>[] = [{ field: 'id', op: 'gt', value: start }, { field: 'id', op: 'le', value: start + size }];
      rest[index] = [...(await store.all({ where: [...range, ...where] }))];
    }
  };
  await Promise.all(Array.from({ length: ranges }, readNext));
  const rows = [...first.rows, ...rest.flat()];
  show(rows, true);
  return rows;
}
