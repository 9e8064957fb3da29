import type { Action } from '../../../src/lists/actions';
import type { Chase } from '../../../src/lists/chases';
import type { Stored } from '../../../src/lists/define';
import type { Filing } from '../../../src/lists/filings';
import { movedCaret } from '../../../src/ui/meetings/MinutesBox';
import type { Room } from '../../../src/ui/meetings/readRoom';
import { countAttendance, elapsedOf, firstOpenItem, groupActions, lastMinutesOf, markOf } from '../../../src/ui/meetings/roomView';
import { closingLines, countSteps, countTold, inOrder, nextCheckOf } from '../../../src/ui/meetings/wrapUpView';
import { item, meeting } from './support';

const action = (values: Partial<Stored<Action>>): Stored<Action> => ({ id: 1, key: 'a', status: 'Open', due: '2026-12-10', meeting: undefined, item: '', ...values }) as Stored<Action>;
const room = (values: Partial<Room>): Room => ({ meeting: meeting({}), contract: {} as Room['contract'], level: undefined, items: [], actions: [], filings: [], ...values });

test('a meeting opens at its first item without minutes', () => {
  const items = [item('Noted.'), { ...item(''), key: 'b' }, { ...item(''), key: 'c' }];
  expect(firstOpenItem(items)?.key).toBe('b');
  expect(firstOpenItem([item('Noted.')])?.key).toBe('meeting-1:kpis');
});

test('an escalated item is marked as brought forward until it is minuted', () => {
  const escalated = { ...item(''), source: 'Escalated' as const };
  expect(markOf(escalated, false)).toBe('broughtForward');
  expect(markOf({ ...escalated, minutes: 'Noted.' }, false)).toBe('met');
  expect(markOf(escalated, true)).toBe('now');
  expect(markOf(item(''), false)).toBeUndefined();
});

test("actions set here stand apart from the contract's others, the overdue first", () => {
  const here = action({ key: 'here', meeting: { id: 1, title: '' } });
  const waiting = action({ key: 'waiting', status: 'Waiting', due: '2026-11-01' });
  const late = action({ key: 'late', due: '2026-11-30' });
  const { setHere, broughtForward } = groupActions(room({ actions: [here, action({ key: 'later' }), waiting, late] }), '2026-12-03');
  expect(setHere.map(({ key }) => key)).toEqual(['here']);
  expect(broughtForward.map(({ key }) => key)).toEqual(['late', 'waiting', 'later']);
});

test('last time is the same standing item of the meeting before, whatever its title was', () => {
  const before = { meeting: { key: 'meeting-0' }, items: [{ ...item('On time 93.9%.'), key: 'meeting-0:kpis', title: 'Key figures' }] };
  expect(lastMinutesOf(item(''), room({}), before)?.minutes).toBe('On time 93.9%.');
  expect(lastMinutesOf({ ...item(''), key: 'meeting-1:ram', title: 'RAM' }, room({}), before)).toBeUndefined();
});

test('the clock of a meeting counts only while it says something', () => {
  const [starts, ends] = ['2026-12-03T14:00:00Z', '2026-12-03T15:00:00Z'];
  expect(elapsedOf(starts, ends, new Date('2026-12-03T14:38:30Z'))).toEqual({ minutes: 38, total: 60 });
  expect(elapsedOf(starts, ends, new Date('2026-12-03T13:59:00Z'))).toBeUndefined();
  expect(elapsedOf(starts, ends, new Date('2026-12-04T14:00:00Z'))).toBeUndefined();
});

test('attendance counts who is present and who sent apologies', () => {
  const person = (name: string, attendance?: 'Present' | 'Apologies') => ({ name, organisation: '', attendance });
  expect(countAttendance([person('A', 'Present'), person('B', 'Apologies'), person('C')])).toEqual({ present: 1, apologies: 1, all: 3 });
});

test("the caret stays where it was when another's words come into the text", () => {
  expect(movedCaret('one two', 'one two three', 3)).toBe(3);
  expect(movedCaret('one two', 'zero\none two', 3)).toBe(8);
  expect(movedCaret('abc', 'xyz', 3)).toBe(3);
});

test('closing shows what is done, and where it stopped with the reason', () => {
  const stopped = meeting({ status: 'Closing', closing: { done: ['lock', 'issue'], problem: 'SharePoint is busy.' } });
  const states = closingLines(stopped, undefined).map(({ id, state, more }) => [id, state, more]);
  expect(states).toEqual([
    ['lock', 'met', undefined],
    ['attendance', 'met', undefined],
    ['issue', 'met', undefined],
    ['escalate', 'stuck', 'SharePoint is busy.'],
    ['document', 'notStarted', undefined],
    ['diary', 'notStarted', undefined],
  ]);
});

test('a closed meeting has every step of closing done', () => {
  const closed = meeting({ status: 'Closed', closedAt: '2026-12-03T14:58:00Z' });
  expect(countSteps(closingLines(closed, undefined))).toEqual({ done: 6, waiting: 0, all: 6 });
});

test('recordings come before transcripts, each by number', () => {
  const filing = (key: string, kind: Filing['kind']): Pick<Filing, 'key' | 'kind'> => ({ key, kind });
  const rows = [filing('m:transcript', 'Transcript'), filing('m:recording:2', 'Recording'), filing('m:recording', 'Recording')];
  expect(inOrder(rows).map(({ key }) => key)).toEqual(['m:recording', 'm:recording:2', 'm:transcript']);
});

test('the next look is the earliest of what waits; what is stuck waits for a person', () => {
  expect(
    nextCheckOf([
      { state: 'Waiting', nextCheck: '2026-12-03T15:15:00Z' },
      { state: 'Waiting', nextCheck: '2026-12-03T15:05:00Z' },
      { state: 'Stuck', nextCheck: '2026-12-03T15:00:00Z' },
    ]),
  ).toBe('2026-12-03T15:05:00Z');
  expect(nextCheckOf([{ state: 'Filed', nextCheck: undefined }])).toBeUndefined();
});

test('people told are those with an account; who has none is counted apart', () => {
  const meetingRef = { id: 1, title: '' };
  const tom = { id: 2, name: 'Tom Aldous', upn: 'tom.aldous@wendmere.example' };
  const actions = [
    action({ id: 1, key: 'one', meeting: meetingRef, owner: tom, ownerName: '' }),
    action({ id: 2, key: 'two', meeting: meetingRef, owner: undefined, ownerName: 'James Farrow' }),
  ];
  const chase = (id: number, recipient: number): Chase => ({ state: 'Sent', action: { id, title: '' }, recipient: { id: recipient } }) as Chase;
  expect(countTold([chase(1, 2), chase(1, 2), chase(2, 9)], room({ actions }))).toEqual({ people: 1, withoutAccount: 1 });
});
