import type * as React from 'react';

import type { Width } from '../Surface';

export interface GridColumn<Row> {
  readonly id: string;
  readonly heading: string;
  /** What a cell shows; it may wrap. */
  readonly cell: (row: Row) => React.ReactNode;
  /** What the column sorts by; without it, it does not sort. Empty cells come last. */
  readonly sortBy?: (row: Row) => string | number | undefined;
  /** Pixels at least. */
  readonly width: number;
  /** Pixels at least on a narrow surface, where all columns share the room. */
  readonly narrowWidth?: number;
  /** Share of the room that is left. */
  readonly grow?: number;
  readonly align?: 'end';
  /** The narrowest surface that still shows it; `wide` unless said. */
  readonly from?: Width;
  /** The cell that names the row: it stays in view. */
  readonly names?: boolean;
}

export interface Sort {
  readonly column: string;
  readonly descending: boolean;
}

const order: readonly Width[] = ['narrow', 'medium', 'wide'];

/** The columns that a surface of this width has room for. */
export function columnsFor<Row>(columns: readonly GridColumn<Row>[], width: Width): readonly GridColumn<Row>[] {
  const shown = columns.filter(column => order.indexOf(column.from ?? 'wide') <= order.indexOf(width));
  return width === 'narrow' ? shown.map(column => ({ ...column, width: column.narrowWidth ?? column.width, grow: column.grow ?? 1 })) : shown;
}

const collator = new Intl.Collator('en-GB', { numeric: true, sensitivity: 'base' });

/** Rows in the order of a column; rows that are equal stay as they were, empty ones come last either way. */
export function sortRows<Row>(rows: readonly Row[], columns: readonly GridColumn<Row>[], sort: Sort | undefined): readonly Row[] {
  const by = sort && columns.find(column => column.id === sort.column)?.sortBy;
  if (!by) return rows;
  const sign = sort.descending ? -1 : 1;
  return rows
    .map(row => ({ row, value: by(row) }))
    .sort((a, b) => {
      if (a.value === undefined || b.value === undefined) return Number(a.value === undefined) - Number(b.value === undefined);
      if (typeof a.value === 'number' && typeof b.value === 'number') return sign * (a.value - b.value);
      return sign * collator.compare(String(a.value), String(b.value));
    })
    .map(({ row }) => row);
}

/** `grid-template-columns`: a width that a person has set stands, the rest share what is left. */
export function templateOf<Row>(columns: readonly GridColumn<Row>[], set: Readonly<Record<string, number>>, selects: boolean): string {
  const tracks = columns.map(column => {
    const width = set[column.id];
    if (width !== undefined) return `${width}px`;
    return column.grow ? `minmax(${column.width}px, ${column.grow}fr)` : `${column.width}px`;
  });
  return (selects ? ['40px', ...tracks] : tracks).join(' ');
}

export function leastWidth<Row>(columns: readonly GridColumn<Row>[], set: Readonly<Record<string, number>>, selects: boolean): number {
  return columns.reduce((sum, column) => sum + (set[column.id] ?? column.width), selects ? 40 : 0);
}
