import { attendanceNews, stepNews } from '../../../src/ui/meetings/news';
import type { Step } from '../../../src/ui/common/Steps';

type Told = Pick<Step, 'id' | 'title' | 'state'>;
const lock = (state: Step['state']): Told => ({ id: 'lock', title: 'Minutes locked', state });
const recording = (state: Step['state']): Told => ({ id: 'm:recording', title: 'Recording', state });

test('each step of closing and filing is said once, as it comes to a state', () => {
  expect(stepNews([lock('notStarted'), recording('notStarted')], [lock('met'), recording('notStarted')])).toEqual(['Minutes locked.']);
  expect(stepNews([lock('met'), recording('notStarted')], [lock('met'), recording('working')])).toEqual(['Recording is being filed.']);
  expect(stepNews([lock('met'), recording('working')], [lock('met'), recording('working')])).toEqual([]);
  expect(stepNews([lock('met'), recording('working')], [lock('met'), recording('stuck')])).toEqual(['Recording is stuck.']);
});

test('lines that pass at once are not said as they begin', () => {
  expect(stepNews([lock('notStarted')], [lock('working')])).toEqual([]);
});

test('at the end it is said that the meeting is filed; of one that was filed before, nothing', () => {
  expect(stepNews([lock('met'), recording('working')], [lock('met'), recording('filed')])).toEqual(['Recording filed.', 'The meeting is filed.']);
  expect(stepNews([lock('met'), recording('filed')], [lock('met'), recording('filed')])).toEqual([]);
});

test('a filing that is new on the list is no news', () => {
  expect(stepNews([lock('met')], [lock('met'), recording('working')])).toEqual([]);
});

test('reminders are said by themselves, with their count', () => {
  const chase = (state: Step['state']): Told => ({ id: 'chase', title: 'Owners told in Teams', state });
  expect(stepNews([chase('working'), recording('working')], [chase('met'), recording('working')])).toEqual([]);
});

test('who comes onto the attendance is said, and how many are present', () => {
  const person = (name: string, attendance?: 'Present' | 'Apologies') => ({ name, organisation: '', attendance });
  expect(attendanceNews([person('Ben')], [person('Ben', 'Present')])).toBe('1 of 1 present.');
  expect(attendanceNews([person('Ben', 'Present')], [person('Ben', 'Present'), person('Olu Adeyemi', 'Present')])).toBe('Olu Adeyemi is on the list. 2 of 2 present.');
});
