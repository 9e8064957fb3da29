import { isJoinLink } from '../../../src/ui/meetings/joinLink';
import { readTimes } from '../../../src/ui/meetings/planTimes';

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
