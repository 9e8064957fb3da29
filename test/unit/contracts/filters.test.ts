import { changed, chipsOf, choicesOf, figuresOf, filterRows, firstFilters, notLive } from '../../../src/ui/contracts/filters';
import { row, tom } from './rows';

const rows = [
  row({ id: 1, key: 'a' }, 9, 3),
  row({ id: 2, key: 'b', name: 'Legionella', reference: 'HC-0110', end: '2027-01-31', value: 4999, contractManager: tom, contractor: { id: 4, title: 'Clearhead Water Hygiene' } }, 2, 0),
  row({ id: 3, key: 'c', name: 'Lifts', reference: 'HC-0105', status: 'Draft', value: 5000 }),
];
const keys = (found: typeof rows | readonly (typeof rows)[number][]): readonly string[] => found.map(({ key }) => key);

test('figures count live contracts, meetings, overdue actions and contracts that end within a year', () => {
  expect(figuresOf(rows)).toEqual({ live: 2, meetings: 2, overdue: 3, ending: 1 });
});

test('the register begins with the live contracts; without a figure it shows all', () => {
  expect(keys(filterRows(rows, firstFilters))).toEqual(['a', 'b']);
  expect(keys(filterRows(rows, { words: '' }))).toEqual(['a', 'b', 'c']);
  expect([notLive(rows, firstFilters), notLive(rows, { figure: 'overdue', words: '' })]).toEqual([1, 0]);
});

test('a figure shows its contracts alone', () => {
  expect(keys(filterRows(rows, { figure: 'overdue', words: '' }))).toEqual(['a']);
  expect(keys(filterRows(rows, { figure: 'ending', words: '' }))).toEqual(['b']);
});

test('every word searched for must be found, in any order and anywhere', () => {
  expect(keys(filterRows(rows, { words: 'hygiene TOM' }))).toEqual(['b']);
  expect(keys(filterRows(rows, { words: 'hc-01 karen' }))).toEqual(['a', 'b', 'c']);
  expect(keys(filterRows(rows, { words: 'tom estuary' }))).toEqual([]);
});

test('£4,999 is under £5,000 or more, £5,000 is not (CP-8.2)', () => {
  expect(keys(filterRows(rows, { words: '', valueFrom: 5000 }))).toEqual(['a', 'c']);
});

test('filters that are on are said in words, and join', () => {
  const filters = { words: '', contractManager: 'Tom Aldous', valueFrom: 4000 };
  expect(chipsOf(filters).map(({ label }) => label)).toEqual(['Contract Manager: Tom Aldous', 'Value: £4,000 or more']);
  expect(keys(filterRows(rows, filters))).toEqual(['b']);
});

test('a pressed figure is a filter like the others: counted, and said in words', () => {
  expect(chipsOf({ ...firstFilters, kind: 'Repairs' }).map(({ label }) => label)).toEqual(['Live', 'Kind: Repairs']);
});

test('asking for a status takes the place of the live contracts, and the live contracts take the place of a status', () => {
  const draft = changed(firstFilters, { status: 'Draft' });
  expect(keys(filterRows(rows, draft))).toEqual(['c']);
  expect(chipsOf(draft)).toHaveLength(1);
  expect(keys(filterRows(rows, changed(draft, { figure: 'live' })))).toEqual(['a', 'b']);
  expect(changed({ words: '', figure: 'overdue' }, { status: 'Ended' })).toMatchObject({ figure: 'overdue', status: 'Ended' });
});

test('a filter offers what the rows have', () => {
  expect(choicesOf(rows, 'contractManager')).toEqual(['Priya Nair', 'Tom Aldous']);
  expect(choicesOf(rows, 'status')).toEqual(['Draft', 'Live', 'Ended', 'Terminated']);
});
