import { dueDaysOf, monthOf } from '../../../src/ui/assurance/dueDays';
import { cellAt } from '../../../src/ui/assurance/HeatMap';
import { heatMapOf } from '../../../src/ui/assurance/heatCells';
import { duty } from './rows';

const lifts = { id: 2, title: 'Lifts' };

test('a cell of the heat map has the worst of what is open, and counts it', () => {
  const map = heatMapOf([duty({ state: 'Due soon' }), duty({ state: 'Overdue' }), duty({ state: 'Missing', closed: true })]);
  expect(map.rows).toEqual([{ clause: 'CP-9.1.L2', name: 'Level 2 meeting', cells: [{ state: 'Overdue', count: 2, isClosed: false }] }]);
});

test('where nothing is open the latest counts: a period missed long ago says nothing of today', () => {
  const map = heatMapOf([duty({ state: 'Met', due: '2026-11-03', closed: true }), duty({ state: 'Missing', due: '2025-11-03', closed: true })]);
  expect(map.rows[0].cells[0]).toEqual({ state: 'Met', count: 2, isClosed: true });
});

test('the service comes first, clauses are in the order of their numbers, and nothing asked is nothing', () => {
  const map = heatMapOf([duty({ clause: 'CP-10.1' }), duty({ clause: 'CP-9.1', contract: lifts }), duty({ clause: 'CP-9.1', contract: undefined })]);
  expect(map.contracts).toEqual(['Whole service', 'Gas servicing', 'Lifts']);
  expect(map.rows.map(({ clause }) => clause)).toEqual(['CP-9.1', 'CP-10.1']);
  expect(map.rows[1].cells.map((cell) => cell?.state)).toEqual([undefined, 'Due', undefined]);
});

test('the calendar has the days of one month on which something is due, the worst first', () => {
  const rows = [
    duty({ due: '2026-12-31' }),
    duty({ due: '2026-12-03', state: 'Due' }),
    duty({ due: '2026-12-03', state: 'Overdue' }),
    duty({ due: '2026-11-30' }),
    duty({ due: '2027-01-01' }),
    duty({ due: undefined }),
  ];
  const days = dueDaysOf(rows, monthOf('2026-12-22'));
  expect(days.map(({ day, rows: ofDay }) => [day, ofDay.map(({ state }) => state)])).toEqual([
    ['2026-12-03', ['Overdue', 'Due']],
    ['2026-12-31', ['Due']],
  ]);
});

test('arrows move in the heat map and stay inside it; Ctrl with Home and End goes to its corners', () => {
  const size = [3, 2] as const;
  expect(cellAt('ArrowRight', false, [0, 1], size)).toEqual([0, 1]);
  expect(cellAt('ArrowDown', false, [0, 1], size)).toEqual([1, 1]);
  expect(cellAt('PageDown', false, [0, 0], size)).toEqual([2, 0]);
  expect(cellAt('Home', false, [1, 1], size)).toEqual([1, 0]);
  expect(cellAt('End', true, [0, 0], size)).toEqual([2, 1]);
  expect(cellAt('a', false, [0, 0], size)).toBeUndefined();
});
