import * as fc from 'fast-check';

import { addPeriod } from '../../../src/core/time';
import { isIsoDate, toIsoDate, weekdayOf } from '../../../src/core/time/calendar';
import type { IsoDate } from '../../../src/core/time/types';
import { dayAt, weeksOf } from '../../../src/ui/common/calendar/month';

const anyDay = fc.integer({ min: 0, max: 80000 }).map(days => addPeriod('1950-01-01' as IsoDate, { days }));

test('a month is shown in whole weeks from Monday, every one of its days once', () => {
  fc.assert(
    fc.property(anyDay, day => {
      const weeks = weeksOf(day);
      expect(weeks.every(week => week.length === 7 && weekdayOf(week[0]) === 1)).toBe(true);
      const [year, month] = day.split('-').map(Number);
      const own = weeks.flat().filter(at => at.startsWith(day.slice(0, 7)));
      expect(own[0]).toBe(toIsoDate(year, month, 1));
      expect(new Set(own).size).toBe(own.length);
      expect(isIsoDate(addPeriod(own[own.length - 1], { days: 1 })) && addPeriod(own[own.length - 1], { days: 1 }).slice(8)).toBe('01');
    }),
  );
});

test.each([
  ['ArrowLeft', false, '2026-11-29'],
  ['ArrowRight', false, '2026-12-01'],
  ['ArrowUp', false, '2026-11-23'],
  ['ArrowDown', false, '2026-12-07'],
  ['Home', false, '2026-11-30'],
  ['End', false, '2026-12-06'],
  ['PageUp', false, '2026-10-30'],
  ['PageDown', false, '2026-12-30'],
  ['PageUp', true, '2025-11-30'],
  ['PageDown', true, '2027-11-30'],
] as const)('%s (Shift: %s) moves from Monday 30 November 2026', (key, shift, to) => {
  expect(dayAt(key, shift, '2026-11-30' as IsoDate)).toBe(to);
});

test('a shorter month takes its last day; other keys keep their meaning; no key leaves the calendar', () => {
  expect(dayAt('PageDown', false, '2027-01-31' as IsoDate)).toBe('2027-02-28');
  expect(dayAt('Enter', false, '2027-01-31' as IsoDate)).toBeUndefined();
  expect(dayAt('PageUp', true, '1900-01-01' as IsoDate)).toBe('1900-01-01');
});
