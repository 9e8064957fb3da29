import { countActions } from '../../../src/ui/contracts/rowModel';
import { contract, row, today } from './rows';

test('the register shows length and term of a contract (CP-11.1)', () => {
  const { length, term } = row();
  expect(length).toBe('5 + 2 years');
  expect(term).toMatchObject({ words: '1 Apr 2024 – 31 Mar 2029', state: 'running', optionEnd: '2031-03-31' });
});

test('the next meeting at each level is named, today with its time (CP-9.1)', () => {
  expect(row().meetings).toEqual([
    { level: 'L2', words: 'Today, 14:00', tone: 'today' },
    { level: 'L3', words: '21 Jan 2027', tone: 'plain' },
  ]);
});

test('a monthly meeting that was not held is missed, and comes first (CP-9.1 L2)', () => {
  const missed = row({ diary: { L2: { held: '2026-10-26' }, L3: { planned: '2027-01-12T10:00:00Z' } } });
  expect(missed.meetings[0]).toEqual({ level: 'L2', words: 'Missed 26 Nov', tone: 'missed' });
  expect(missed).toMatchObject({ isMissed: true, nextMeeting: '2026-11-26' });
});

test('a level of which no meeting was ever recorded is not called missed', () => {
  const added = row({ diary: {} });
  expect(added.meetings).toContainEqual({ level: 'L2', words: 'none recorded', tone: 'noneRecorded' });
  expect(added.isMissed).toBe(false);
  expect(row({ diary: { L2: { planned: '2026-12-01T14:00:00Z' } } }).isMissed).toBe(true);
});

test('meetings due in the month count each level', () => {
  expect(row().dueThisMonth).toBe(1);
  expect(row({ diary: { L2: { planned: '2026-12-08T10:00:00Z' }, L3: { planned: '2026-12-31T10:00:00Z' } } }).dueThisMonth).toBe(2);
});

test('a contract that is not live owes no meeting and does not end within a year', () => {
  expect(row({ status: 'Draft', end: '2027-01-31' })).toMatchObject({ meetings: [], dueThisMonth: 0, endsWithinYear: false });
  expect(row({ end: '2027-01-31' }).endsWithinYear).toBe(true);
});

test('a row that lacks its dates is shown all the same', () => {
  expect(row({ start: undefined, end: undefined })).toMatchObject({ term: undefined, length: '', meetings: [] });
});

test('open actions are counted by contract; a waiting one is open and not overdue', () => {
  const of = { id: 1, title: 'Responsive repairs' };
  const counts = countActions(
    [
      { contract: of, status: 'Open', due: '2026-12-02' },
      { contract: of, status: 'Waiting', due: '2026-11-02' },
      { contract: of, status: 'Open', due: today },
      { contract: undefined, status: 'Open', due: '2026-11-02' },
    ],
    today,
  );
  expect(counts.get(1)).toEqual({ open: 3, overdue: 1 });
  expect(counts.size).toBe(1);
});

test('the search text holds name, reference, contractor and people, without accents', () => {
  const { searchText } = row({ name: 'Café repairs', contractManager: { ...contract().contractManager!, name: 'Zoë Núñez' } });
  expect(searchText).toContain('cafe repairs hc-0101 estuary repairs ltd zoe nunez karen whitlock');
});
