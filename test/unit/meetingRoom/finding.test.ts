import { chooseMeeting } from '../../../src/ui/meetings/chooseMeeting';
import { placeInTeams, placeOnPage, targetOfSubPage } from '../../../src/ui/meetings/place';
import { readTimes, timesAround } from '../../../src/ui/meetings/planTimes';
import { meeting } from './support';

const now = new Date('2026-12-03T13:50:00Z');
const november = meeting({ key: 'nov', status: 'Closed', starts: '2026-11-05T14:00:00Z' });
const december = meeting({ key: 'dec', status: 'Planned', starts: '2026-12-03T14:00:00Z' });
const january = meeting({ key: 'jan', status: 'Planned', starts: '2027-01-07T14:00:00Z' });

test('a series shares one chat: of its meetings, the one going on is opened', () => {
  const going = { ...january, status: 'In progress' as const };
  expect(chooseMeeting([november, december, going], now)?.key).toBe('jan');
});

test('a closing that was interrupted comes before what is planned', () => {
  expect(chooseMeeting([{ ...november, status: 'Closing' as const }, december], now)?.key).toBe('nov');
});

test("today's meeting is opened, also once it is closed", () => {
  expect(chooseMeeting([january, december, november], now)?.key).toBe('dec');
  expect(chooseMeeting([january, { ...december, status: 'Closed' as const }, november], now)?.key).toBe('dec');
});

test('else the next in the diary, and last the latest that was held', () => {
  expect(chooseMeeting([november, january], now)?.key).toBe('jan');
  expect(chooseMeeting([november], now)?.key).toBe('nov');
});

test('a cancelled meeting is never opened', () => {
  expect(chooseMeeting([{ ...december, status: 'Cancelled' as const }], now)).toBeUndefined();
});

test('"today" is the day of the council, not of UTC', () => {
  const late = meeting({ key: 'late', status: 'Planned', starts: '2026-06-10T23:30:00Z' });
  const next = meeting({ key: 'next', status: 'Planned', starts: '2026-07-10T09:00:00Z' });
  expect(chooseMeeting([late, next], new Date('2026-06-11T08:00:00Z'))?.key).toBe('late');
});

test('a deep link names a meeting or an action', () => {
  expect(targetOfSubPage('action/6f0c')).toEqual({ kind: 'action', key: '6f0c' });
  expect(placeInTeams({ chat: { id: '19:x' }, page: { subPageId: 'meeting/abc:2' } })).toEqual({ host: 'teams', chatId: '19:x', open: { kind: 'meeting', key: 'abc:2' } });
  expect(placeOnPage('?meeting=abc')).toEqual({ host: 'page', open: { kind: 'meeting', key: 'abc' } });
});

test.each(['', undefined, 'action', 'action/', 'contract/1', 'action/../x', 'https://x/action/1'])('what is no such link opens nothing: %s', (sub) => {
  expect(targetOfSubPage(sub)).toBeUndefined();
});

test('a meeting is planned on the clocks of the council', () => {
  const { times } = readTimes({ date: '3/7/2026', from: '2pm', to: '15:00' }, 'later');
  expect(times).toEqual({ starts: '2026-07-03T13:00:00.000Z', ends: '2026-07-03T14:00:00.000Z' });
});

test('each box of a plan says what is wrong with it', () => {
  expect(readTimes({ date: '31/02/2026', from: 'noon', to: '' }, 'later').problems).toMatchObject({ date: expect.any(String), from: expect.any(String), to: expect.any(String) });
  expect(readTimes({ date: '3/12/2026', from: '15:00', to: '14:00' }, 'later')).toEqual({ problems: { to: 'later' } });
});

test('a meeting set up as it begins is offered its quarter of an hour', () => {
  expect(timesAround(new Date('2026-12-03T14:07:00Z'))).toEqual({ from: '14:00', to: '15:00' });
});
