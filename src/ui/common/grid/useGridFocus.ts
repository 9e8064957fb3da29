import * as React from 'react';

import type { CellPosition } from './gridWindow';
import { headHeightOf } from './useVisibleRows';

export interface GridFocusOptions<Row> {
  readonly scroller: React.RefObject<HTMLElement>;
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly tops: readonly number[];
  readonly columns: number;
  /** The column that has the tab stop at first. */
  readonly firstColumn: number;
}

export interface GridFocus {
  /** The cell with the tab stop. */
  readonly active: CellPosition;
  move(to: CellPosition): void;
  /** Puts the focus on the cell with the tab stop. */
  take(): void;
  onFocus(event: React.FocusEvent): void;
  onBlur(event: React.FocusEvent): void;
}

/** The position of the cell that an event happened in. */
export function cellOf(target: EventTarget): CellPosition | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-row][data-column]') : null;
  return cell ? { row: Number(cell.dataset.row), column: Number(cell.dataset.column) } : undefined;
}

/** Scrolls no further than it takes to see a whole row. @param tops as topsOf gives them */
export function scrollToRow(element: HTMLElement | null, row: number, tops: readonly number[]): void {
  if (!element || row >= tops.length - 1) return;
  const room = element.clientHeight - headHeightOf(element);
  const least = Math.min(tops[row], tops[row + 1] - room);
  if (element.scrollTop > tops[row]) element.scrollTop = tops[row];
  else if (element.scrollTop < least) element.scrollTop = least;
}

/** The heading row, in place of a row's key. */
const heading = '\u0000heading';

/** One tab stop that follows its row when rows are sorted or filtered, and is not lost when its row goes. */
export function useGridFocus<Row>({ scroller, rows, keyOf, tops, columns, firstColumn }: GridFocusOptions<Row>): GridFocus {
  const [place, setPlace] = React.useState<{ readonly key?: string; readonly column: number }>({ column: firstColumn });
  const inside = React.useRef(false);
  const wanted = React.useRef(false);

  const row = React.useMemo(() => {
    if (place.key === heading) return -1;
    const at = place.key === undefined ? -1 : rows.findIndex(candidate => keyOf(candidate) === place.key);
    return at >= 0 ? at : Math.min(0, rows.length - 1);
  }, [place.key, rows, keyOf]);
  const active = React.useMemo(() => ({ row, column: Math.min(place.column, columns - 1) }), [row, place.column, columns]);

  const remember = React.useCallback((to: CellPosition) => {
    setPlace({ key: to.row < 0 ? heading : keyOf(rows[to.row]), column: to.column });
  }, [rows, keyOf]);

  const take = React.useCallback(() => {
    const cell = scroller.current?.querySelector<HTMLElement>(`[data-row="${active.row}"][data-column="${active.column}"]`);
    if (!cell) return;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [scroller, active]);

  React.useLayoutEffect(() => {
    const lost = inside.current && !scroller.current?.contains(document.activeElement);
    if (!wanted.current && !lost) return;
    wanted.current = false;
    take();
  });

  const move = React.useCallback((to: CellPosition) => {
    wanted.current = true;
    remember(to);
    if (to.row >= 0) scrollToRow(scroller.current, to.row, tops);
  }, [scroller, remember, tops]);

  const onFocus = React.useCallback((event: React.FocusEvent) => {
    inside.current = true;
    const cell = cellOf(event.target);
    if (cell && (cell.row !== active.row || cell.column !== active.column) && cell.row < rows.length) remember(cell);
  }, [active, remember, rows.length]);

  const onBlur = React.useCallback((event: React.FocusEvent) => {
    inside.current = event.relatedTarget instanceof Node && !!scroller.current?.contains(event.relatedTarget);
  }, [scroller]);

  return React.useMemo(() => ({ active, move, take, onFocus, onBlur }), [active, move, take, onFocus, onBlur]);
}
