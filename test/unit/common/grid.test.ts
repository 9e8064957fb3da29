import * as fc from 'fast-check';

import { columnsFor, sortRows, templateOf, type GridColumn } from '../../../src/ui/common/grid/columns';
import { drawnRows, moveBy, visibleRows } from '../../../src/ui/common/grid/gridWindow';

interface Row {
  readonly name: string;
  readonly value?: number;
}

const columns: readonly GridColumn<Row>[] = [
  { id: 'name', heading: 'Name', width: 100, grow: 1, names: true, from: 'narrow', cell: ({ name }) => name, sortBy: ({ name }) => name },
  { id: 'value', heading: 'Value', width: 80, cell: ({ value }) => value, sortBy: ({ value }) => value },
];

test('ten thousand rows draw a screenful', () => {
  const visible = visibleRows(40 * 5000 + 7, 600, 40, 10000);
  expect(visible).toEqual({ first: 5000, end: 5016 });
  expect(drawnRows(visible, 10000, -1)).toHaveLength(28);
});

test('the focused row stays drawn wherever it is, once', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.nat(40000), fc.integer({ min: -1, max: 999 }), (count, scrollTop, focused) => {
      const drawn = drawnRows(visibleRows(scrollTop, 600, 40, count), count, focused);
      expect(new Set(drawn).size).toBe(drawn.length);
      expect(drawn.every(index => index >= 0 && index < count)).toBe(true);
      if (focused >= 0 && focused < count) expect(drawn).toContain(focused);
    }),
  );
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
