import { obligationStateWords } from '../../../src/lists/obligations';
import {
  changed,
  chipsOf,
  choicesOf,
  figureIds,
  figuresOf,
  filterDuties,
  nameOf,
  needsHistory,
  noFilters,
  ownerOf,
  quarterStart,
  rankOf,
  shapeOf,
  startsWithMine,
} from '../../../src/ui/assurance/duties';
import { duty } from './rows';

const moment = { today: '2026-11-22', me: 7 } as const;
const service = { contract: undefined };

const rows = [
  duty({ state: 'Overdue', due: '2026-11-10' }),
  duty({ state: 'Overdue', contract: { id: 2, title: 'Lifts' }, owner: undefined, post: 'Head of Service' }),
  duty({ state: 'Overdue', closed: true }),
  duty({ state: 'Missing', clause: 'CP-8.4d', title: 'Café licence, Gas servicing' }),
  duty({ state: 'Due soon' }),
  duty({ state: 'Met', metOn: '2026-10-01', closed: true }),
  duty({ state: 'Met', metOn: '2026-09-30', closed: true }),
  duty({ state: 'Vacant post', ...service, owner: undefined, post: 'Head of Service', clause: 'CP-18' }),
];

test('each figure is the number of rows that pressing it shows, whatever else is asked for', () => {
  const asked = [noFilters, { ...noFilters, mine: true }, { ...noFilters, contract: 'Lifts' }, { ...noFilters, words: 'gas' }, { ...noFilters, history: true }];
  for (const filters of asked) {
    const numbers = figuresOf(rows, filters, moment);
    for (const figure of figureIds) expect([figure, filterDuties(rows, changed(filters, { figure }), moment).length]).toEqual([figure, numbers[figure]]);
  }
  expect(figuresOf(rows, noFilters, moment)).toEqual({ overdue: 2, missing: 1, dueSoon: 1, met: 1, vacant: 1 });
});

test('what is closed shows only with history, by its state or by its figure', () => {
  expect(filterDuties(rows, noFilters, moment).every(({ closed }) => !closed)).toBe(true);
  expect(filterDuties(rows, { ...noFilters, history: true }, moment)).toHaveLength(rows.length);
  expect(filterDuties(rows, { ...noFilters, state: 'Met' }, moment)).toHaveLength(2);
  expect(filterDuties(rows, { ...noFilters, figure: 'met' }, moment)).toHaveLength(1);
});

test('words are looked for in obligation, contract, clause and owner, without accents', () => {
  expect(filterDuties(rows, { ...noFilters, words: 'cafe tom' }, moment)).toHaveLength(1);
  expect(filterDuties(rows, { ...noFilters, words: 'lifts head' }, moment)).toHaveLength(1);
  expect(filterDuties(rows, { ...noFilters, words: 'nothing' }, moment)).toHaveLength(0);
});

test('mine is what names me as its owner', () => {
  expect(filterDuties(rows, { ...noFilters, mine: true }, moment)).toHaveLength(3);
  expect(filterDuties(rows, { ...noFilters, mine: true }, { ...moment, me: undefined })).toHaveLength(0);
});

test('a state and a figure give way to each other', () => {
  expect(changed({ ...noFilters, figure: 'met' }, { state: 'Due' }).figure).toBeUndefined();
  expect(changed({ ...noFilters, state: 'Due' }, { figure: 'met' }).state).toBeUndefined();
  expect(chipsOf({ ...noFilters, figure: 'overdue', contract: 'Lifts' }).map(({ label }) => label)).toEqual(['Overdue', 'Contract: Lifts']);
});

test('history is read for a state that only closed rows have', () => {
  expect(needsHistory({ ...noFilters, state: 'Not applicable' })).toBe(true);
  expect(needsHistory({ ...noFilters, state: 'Overdue' })).toBe(false);
  expect(needsHistory({ ...noFilters, history: true })).toBe(true);
});

test('filters offer what the rows have: the whole service, posts that nobody holds', () => {
  expect(choicesOf(rows, 'contract')).toEqual(['Gas servicing', 'Lifts', 'Whole service']);
  expect(choicesOf(rows, 'owner')).toEqual(['Head of Service', 'Tom Aldous']);
  expect([...choicesOf(rows, 'state')].sort()).toEqual([...obligationStateWords].sort());
});

test('who owns duties of contracts alone begins with their own; who owns any of the service, or none, sees all', () => {
  expect(startsWithMine(rows, 7)).toBe(true);
  expect(startsWithMine([...rows, duty({ ...service })], 7)).toBe(false);
  expect(startsWithMine(rows, 8)).toBe(false);
  expect(startsWithMine(rows, undefined)).toBe(false);
});

test('every state has a shape and a rank, and a vacant post presses more than a day to come', () => {
  for (const word of obligationStateWords) {
    expect(shapeOf(word)).toBeTruthy();
    expect(rankOf(word)).toBeGreaterThanOrEqual(0);
  }
  expect(rankOf('Overdue')).toBeLessThan(rankOf('Due soon'));
  expect(rankOf('Vacant post')).toBeLessThan(rankOf('Due'));
});

test('a row is named without its contract, and owned by its post while nobody holds it', () => {
  expect(nameOf(rows[0])).toBe('Level 2 meeting');
  expect(nameOf({ title: 'Level 2 meeting', contract: undefined })).toBe('Level 2 meeting');
  expect(ownerOf({ owner: undefined, post: 'Head of Service' })).toBe('Head of Service');
});

test.each([
  ['2026-01-01', '2026-01-01'],
  ['2026-03-31', '2026-01-01'],
  ['2026-11-22', '2026-10-01'],
  ['2028-02-29', '2028-01-01'],
] as const)('the quarter of %s begins on %s', (day, first) => expect(quarterStart(day)).toBe(first));
