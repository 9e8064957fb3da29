import * as React from 'react';

import type { GridColumn, Sort } from './columns';
import { moveBy, type RowRange } from './gridWindow';
import { cellOf, type GridFocus } from './useGridFocus';

export interface GridKeysOptions<Row> {
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly onOpen: (row: Row) => void;
  readonly columns: readonly GridColumn<Row>[];
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  readonly selected: ReadonlySet<string>;
  readonly onSelect?: (selected: ReadonlySet<string>) => void;
  readonly onSearch?: () => void;
  readonly onHelp: () => void;
  readonly focus: GridFocus;
  readonly visible: RowRange;
  readonly resize: (column: string, width: number | undefined) => void;
  readonly scroller: React.RefObject<HTMLElement>;
}

export interface GridKeys {
  /** Whether `/` and `?` do something (WCAG 2.1.4 asks that they can be switched off). */
  readonly shortcuts: boolean;
  setShortcuts(on: boolean): void;
  onKeyDown(event: React.KeyboardEvent): void;
  onClick(event: React.MouseEvent): void;
  onDoubleClick(event: React.MouseEvent): void;
}

const step = 16;
const narrowest = 64;

/** What keys and clicks do in the cell they happen in. */
export function useGridKeys<Row>(options: GridKeysOptions<Row>): GridKeys {
  const { rows, keyOf, columns, sort, selected, focus, visible } = options;
  const [shortcuts, setShortcuts] = React.useState(true);
  const before = options.onSelect ? 1 : 0;

  function toggle(row: number): void {
    const next = new Set(selected);
    const keys = row < 0 ? rows.map(keyOf) : [keyOf(rows[row])];
    const all = keys.every(key => next.has(key));
    keys.forEach(key => (all ? next.delete(key) : next.add(key)));
    options.onSelect?.(next);
  }

  function sortBy(column: number): void {
    const found = columns[column - before];
    if (!found?.sortBy) return;
    options.onSort?.({ column: found.id, descending: sort?.column === found.id && !sort.descending });
  }

  function act(row: number, column: number, key: 'Enter' | ' '): void {
    if (row < 0) {
      if (before && column === 0) toggle(-1);
      else sortBy(column);
    } else if (key === 'Enter') options.onOpen(rows[row]);
    else if (before) toggle(row);
  }

  function widen(column: number, by: number): void {
    const found = columns[column - before];
    const cell = options.scroller.current?.querySelector<HTMLElement>(`[data-row="-1"][data-column="${column}"]`);
    if (found && cell) options.resize(found.id, Math.max(narrowest, cell.offsetWidth + by));
  }

  function onKeyDown(event: React.KeyboardEvent): void {
    const at = cellOf(event.target);
    if (!at || event.altKey || event.metaKey) return;
    const { key } = event;
    if (key === 'Enter' || key === ' ') act(at.row, at.column, key);
    else if (shortcuts && key === '/' && options.onSearch) options.onSearch();
    else if (shortcuts && key === '?') options.onHelp();
    else if (event.shiftKey && at.row < 0 && (key === 'ArrowLeft' || key === 'ArrowRight')) widen(at.column, key === 'ArrowLeft' ? -step : step);
    else {
      const size = { rows: rows.length, columns: columns.length + before, page: Math.max(1, visible.end - visible.first - 1) };
      const to = moveBy(key, event.ctrlKey, at, size);
      if (!to) return;
      focus.move(to);
    }
    event.preventDefault();
  }

  function onClick(event: React.MouseEvent): void {
    const at = cellOf(event.target);
    if (!at || (event.target instanceof Element && event.target.closest('[data-handle]'))) return;
    if (at.row < 0) act(-1, at.column, 'Enter');
    else if (before && at.column === 0) toggle(at.row);
  }

  function onDoubleClick(event: React.MouseEvent): void {
    const at = cellOf(event.target);
    if (at && at.row >= 0 && !(before && at.column === 0)) options.onOpen(rows[at.row]);
  }

  return { shortcuts, setShortcuts, onKeyDown, onClick, onDoubleClick };
}
