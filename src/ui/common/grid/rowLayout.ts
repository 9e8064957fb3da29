/** The least height of a row: two lines, or one. */
export const rowHeight = 40;

/**
 * The top of each row, and after the last one the height of all.
 * @param heights heights that were measured, by key; a row that was never drawn counts as the least
 */
export function topsOf<Row>(rows: readonly Row[], keyOf: (row: Row) => string, heights: ReadonlyMap<string, number>): readonly number[] {
  const tops = [0];
  rows.forEach((row, index) => tops.push(tops[index] + (heights.get(keyOf(row)) ?? rowHeight)));
  return tops;
}

/** The row at a height: the last one whose top is not below it. */
export function rowAt(tops: readonly number[], height: number): number {
  let first = 0;
  let last = tops.length - 2;
  while (first < last) {
    const middle = Math.ceil((first + last) / 2);
    if (tops[middle] <= height) first = middle;
    else last = middle - 1;
  }
  return Math.max(0, first);
}
