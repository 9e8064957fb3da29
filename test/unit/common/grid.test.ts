import * as fc from 'fast-check';

import { columnsFor, sortRows, templateOf, type GridColumn } from '../../../src/ui/common/grid/columns';
import { drawnRows, moveBy, visibleRows } from '../../../src/ui/common/grid/gridWindow';
import { rowAt, topsOf } from '../../../src/ui/common/grid/rowLayout';

interface Row {
  readonly name: string;
  readonly value?: number;
}

const columns: readonly GridColumn<Row>[] = [
  { id: 'name', heading: 'Name', width: 100, grow: 1, names: true, from: 'narrow', cell: ({ name }) => name, sortBy: ({ name }) => name },
  { id: 'value', heading: 'Value', width: 80, cell: ({ value }) => value, sortBy: ({ value }) => value },
];

const evenly = (count: number): readonly number[] => topsOf(Array.from({ length: count }, (_, at) => at), String, new Map());

test('ten thousand rows draw a screenful', () => {
  const visible = visibleRows(40 * 5000 + 7, 600, evenly(10000));
  expect(visible).toEqual({ first: 5000, end: 5016 });
  expect(drawnRows(visible, 10000, -1)).toHaveLength(28);
});

test('the focused row stays drawn wherever it is, once', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.nat(40000), fc.integer({ min: -1, max: 999 }), (count, scrollTop, focused) => {
      const drawn = drawnRows(visibleRows(scrollTop, 600, evenly(count)), count, focused);
      expect(new Set(drawn).size).toBe(drawn.length);
      expect(drawn.every(index => index >= 0 && index < count)).toBe(true);
      if (focused >= 0 && focused < count) expect(drawn).toContain(focused);
    }),
  );
});

test('rows whose words need more room push those below them down (WCAG 1.4.12)', () => {
  const tops = topsOf(['a', 'b', 'c', 'd'], key => key, new Map([['b', 96.5], ['gone', 10]]));
  expect(tops).toEqual([0, 40, 136.5, 176.5, 216.5]);
  expect([-5, 0, 39, 40, 136, 136.5, 999].map(height => rowAt(tops, height))).toEqual([0, 0, 0, 1, 1, 2, 3]);
  expect(visibleRows(100, 40, tops)).toEqual({ first: 1, end: 3 });
  expect(visibleRows(0, 40, tops)).toEqual({ first: 0, end: 1 });
  expect(visibleRows(0, 600, evenly(0))).toEqual({ first: 0, end: 0 });
});

test.each([
  ['ArrowDown', false, { row: 3, column: 1 }],
  ['ArrowUp', false, { row: 1, column: 1 }],
  ['ArrowLeft', false, { row: 2, column: 0 }],
  ['Home', false, { row: 2, column: 0 }],
  ['End', false, { row: 2, column: 4 }],
  ['Home', true, { row: 0, column: 0 }],
  ['End', true, { row: 99, column: 4 }],
  ['PageDown', false, { row: 12, column: 1 }],
  ['PageUp', false, { row: 0, column: 1 }],
] as const)('%s (Ctrl: %s) moves from row 2, column 1', (key, withCtrl, to) => {
  expect(moveBy(key, withCtrl, { row: 2, column: 1 }, { rows: 100, columns: 5, page: 10 })).toEqual(to);
});

test('no key leaves the grid; up from the first row is the heading', () => {
  const size = { rows: 3, columns: 2, page: 10 };
  expect(moveBy('ArrowUp', false, { row: 0, column: 1 }, size)).toEqual({ row: -1, column: 1 });
  expect(moveBy('ArrowUp', false, { row: -1, column: 1 }, size)).toEqual({ row: -1, column: 1 });
  expect(moveBy('PageDown', false, { row: 2, column: 1 }, size)).toEqual({ row: 2, column: 1 });
  expect(moveBy('x', false, { row: 0, column: 0 }, size)).toBeUndefined();
});

test('sorting reads numbers in names, and puts empty cells last either way', () => {
  const rows = [{ name: 'Lot 10', value: 2 }, { name: 'Lot 9' }, { name: 'lot 1', value: 1 }];
  const by = (column: string, descending: boolean): readonly string[] => sortRows(rows, columns, { column, descending }).map(({ name }) => name);
  expect(by('name', false)).toEqual(['lot 1', 'Lot 9', 'Lot 10']);
  expect(by('value', false)).toEqual(['lot 1', 'Lot 10', 'Lot 9']);
  expect(by('value', true)).toEqual(['Lot 10', 'lot 1', 'Lot 9']);
});

test('a narrow surface shows fewer columns; a width that a person set stands', () => {
  expect(columnsFor(columns, 'narrow').map(({ id }) => id)).toEqual(['name']);
  expect(templateOf(columns, { value: 120 }, true)).toBe('40px minmax(100px, 1fr) 120px');
});
