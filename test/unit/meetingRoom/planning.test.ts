import { isJoinLink } from '../../../src/ui/meetings/joinLink';
import { proposedTimes, readTimes } from '../../../src/ui/meetings/planTimes';

test.each([
  'https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc%40thread.v2/0',
  ' https://teams.live.com/meet/123 ',
  'https://teams.cloud.microsoft/meet/123',
])('%s is the link of a Teams meeting', (link) => expect(isJoinLink(link)).toBe(true));

test.each([
  'teams.microsoft.com/l/meetup-join/1',
  'http://teams.microsoft.com/l/1',
  'https://teams.microsoft.com.example/l/1',
  'https://teams.microsoft.com@example.org/l/1',
  'https://zoom.example/j/1',
  'javascript:alert(1)',
  'tomorrow',
])('%s is not', (link) => expect(isJoinLink(link)).toBe(false));

test('a time typed as 3pm is understood, one that is no time is refused', () => {
  const typed = { date: '1 Dec 2026', from: '2pm', to: '3pm' };
  expect(readTimes(typed, 'later').times).toEqual({ starts: '2026-12-01T14:00:00.000Z', ends: '2026-12-01T15:00:00.000Z' });
  expect(readTimes({ ...typed, to: 'three' }, 'later')).toEqual({ problems: { to: 'Enter a time, for example 14:00 or 2pm.' } });
  expect(readTimes({ ...typed, to: '1pm' }, 'later').problems.to).toBe('later');
});

test('the next meeting is proposed for the day it is due, at the time of day of the last one; never for a past day', () => {
  const now = new Date('2026-12-03T15:07:00.000Z');
  const last = { starts: '2026-12-03T14:00:00.000Z', ends: '2026-12-03T15:00:00.000Z' };
  expect(proposedTimes(last, '2027-01-03', '2026-12-03', now)).toEqual({ date: '3 Jan 2027', from: '14:00', to: '15:00' });
  expect(proposedTimes(last, '2026-11-03', '2026-12-03', now).date).toBe('3 Dec 2026');
  expect(proposedTimes(undefined, '2027-01-03', '2026-12-03', now)).toEqual({ date: '3 Dec 2026', from: '15:00', to: '16:00' });
});
