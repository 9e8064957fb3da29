import { rowAt } from './rowLayout';

/** Rows drawn beyond the visible ones, so that a quick scroll shows no gap. */
const spare = 6;

export interface RowRange {
  /** Index of the first row. */
  readonly first: number;
  /** Index after the last row. */
  readonly end: number;
}

/** The rows that can be seen, whole or in part. @param tops as topsOf gives them */
export function visibleRows(scrollTop: number, height: number, tops: readonly number[]): RowRange {
  const count = tops.length - 1;
  const from = Math.max(0, scrollTop);
  const first = rowAt(tops, from);
  // A row that begins where the window ends cannot be seen.
  const end = height > 0 ? rowAt(tops, from + height - 0.5) + 1 : first;
  return { first, end: Math.min(count, Math.max(first, end)) };
}

/** Indexes of the rows to draw: the visible ones, some spare, and the one that has the focus wherever it is. */
export function drawnRows(visible: RowRange, count: number, focused: number): readonly number[] {
  const first = Math.max(0, visible.first - spare);
  const end = Math.min(count, visible.end + spare);
  const indexes = Array.from({ length: Math.max(0, end - first) }, (_, at) => first + at);
  if (focused >= 0 && focused < first) indexes.unshift(focused);
  if (focused >= end && focused < count) indexes.push(focused);
  return indexes;
}

export interface CellPosition {
  /** -1 is the heading row. */
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows on one screen. */
  readonly page: number;
}

/** Where a key takes the focus in a grid (WAI-ARIA authoring practices, grid); undefined when the key does not move it. */
export function moveBy(key: string, withCtrl: boolean, from: CellPosition, size: GridSize): CellPosition | undefined {
  const { row, column } = from;
  const lastColumn = size.columns - 1;
  const lastRow = size.rows - 1;
  const to = ((): CellPosition | undefined => {
    switch (key) {
      case 'ArrowUp': return { row: row - 1, column };
      case 'ArrowDown': return { row: row + 1, column };
      case 'ArrowLeft': return { row, column: column - 1 };
      case 'ArrowRight': return { row, column: column + 1 };
      case 'PageUp': return { row: Math.max(row < 0 ? -1 : 0, row - size.page), column };
      case 'PageDown': return { row: row + size.page, column };
      case 'Home': return withCtrl ? { row: Math.min(0, lastRow), column: 0 } : { row, column: 0 };
      case 'End': return withCtrl ? { row: lastRow, column: lastColumn } : { row, column: lastColumn };
      default: return undefined;
    }
  })();
  return to && { row: Math.min(Math.max(-1, to.row), lastRow), column: Math.min(Math.max(0, to.column), lastColumn) };
}
