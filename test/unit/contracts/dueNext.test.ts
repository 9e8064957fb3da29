import type { Action } from '../../../src/lists/actions';
import type { Stored } from '../../../src/lists/define';
import type { Meeting } from '../../../src/lists/meetings';
import { dueNext, meetingToOpen } from '../../../src/ui/contracts/dueNext';
import { missingFields } from '../../../src/ui/contracts/entry';
import { marksOf } from '../../../src/ui/contracts/lifeMarks';
import { castlePointPack } from '../../support/memoryDesk';
import { contract, tom, today } from './rows';

const meeting = (key: string, level: string, status: string, starts: string): Stored<Meeting> => ({ key, level, status, starts }) as Stored<Meeting>;
const action = (key: string, due: string, status: string = 'Open'): Stored<Action> => ({ key, title: key, due, status, owner: tom, ownerName: '' }) as Stored<Action>;

test('what is late comes first, then today, then what is ahead; a level that meets as required comes last (CP-9.1)', () => {
  const duties = dueNext(contract(), [meeting('m', 'L2', 'Planned', '2026-12-03T14:00:00Z')], [action('later', '2026-12-20'), action('late', '2026-11-28'), action('done', '2026-11-01', 'Done')], castlePointPack(), today);
  expect(duties.map(({ id, state, note }) => [id, state, note])).toEqual([
    ['action-late', 'overdue', '5 days late'],
    ['level-L2', 'dueToday', '14:00'],
    ['action-later', 'due', 'in 2 weeks'],
    ['level-L3', 'due', 'in 7 weeks'],
    ['level-L1', 'notRequired', undefined],
  ]);
});

test('a level without a meeting in the diary is to be planned, with its chair from the register (CP-9.1)', () => {
  const [duty] = dueNext(contract({ diary: { L2: { held: '2026-10-26' }, L3: { planned: '2027-01-12T10:00:00Z' } } }), [], [], castlePointPack(), today);
  expect(duty).toMatchObject({ state: 'overdue', words: 'Missed', date: '2026-11-26', owner: 'Priya Nair', plan: 'L2', clause: 'CP-9.1' });
});

test('a level of which no meeting was ever recorded is due without a day of its own', () => {
  const duty = dueNext(contract({ diary: {} }), [], [], castlePointPack(), today).find(({ id }) => id === 'level-L2');
  expect(duty).toMatchObject({ state: 'due', words: 'None recorded', plan: 'L2' });
  expect(duty?.date).toBeUndefined();
});

test('the meeting to open is the one going on, else the next planned', () => {
  const planned = [meeting('b', 'L2', 'Planned', '2027-01-05T14:00:00Z'), meeting('a', 'L2', 'Planned', '2026-12-03T14:00:00Z'), meeting('x', 'L2', 'Closed', '2026-11-05T14:00:00Z')];
  expect(meetingToOpen(planned)?.key).toBe('a');
  expect(meetingToOpen([...planned, meeting('now', 'L3', 'In progress', '2026-12-03T10:00:00Z')])?.key).toBe('now');
  expect(meetingToOpen(planned, 'L3')).toBeUndefined();
});

test('the life of a contract marks meetings held, planned and missed, and leaves cancelled ones out', () => {
  const marks = marksOf(
    [meeting('a', 'L2', 'Closed', '2026-11-05T14:00:00Z'), meeting('b', 'L2', 'Planned', '2026-12-01T14:00:00Z'), meeting('c', 'L2', 'Planned', '2026-12-03T14:00:00Z'), meeting('d', 'L2', 'Cancelled', '2026-10-01T14:00:00Z'), meeting('e', 'L3', 'Closed', '2026-10-20T10:00:00Z')],
    'L2',
    today,
  );
  expect(marks.map(({ key, state }) => [key, state])).toEqual([['a', 'held'], ['b', 'missed'], ['c', 'planned']]);
});

test('the register names what CP-11.1 asks for and it lacks', () => {
  expect(missingFields(contract())).toEqual([]);
  expect(missingFields(contract({ end: undefined, assistantDirector: undefined }))).toEqual(['End date', 'Assistant Director', 'Length']);
});
