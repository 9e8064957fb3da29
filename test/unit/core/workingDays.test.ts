import fc from 'fast-check';
import { addHours, addPeriod, addWorkingDays, bankHolidays, bankHolidaysKnown, dayOf, instantOf, isWorkingDay, timeOf, type IsoDate } from '../../../src/core/time';
import { easterSunday } from '../../../src/core/time/bankHolidays';

function after(from: IsoDate, days: number): IsoDate {
  const answer = addWorkingDays(from, days);
  if (!answer.ok) throw new Error(answer.problem);
  return answer.value;
}

const knownDays = fc.integer({ min: 0, max: 365 * 17 }).map((days) => addPeriod('2013-01-01', { days }));

describe('bank holidays of England and Wales', () => {
  // As gov.uk lists them.
  test.each<[number, string, readonly string[]]>([
    [2012, 'Diamond Jubilee', ['01-02', '04-06', '04-09', '05-07', '06-04', '06-05', '08-27', '12-25', '12-26']],
    [2016, 'Christmas Day on a Sunday', ['01-01', '03-25', '03-28', '05-02', '05-30', '08-29', '12-26', '12-27']],
    [2019, 'a plain year', ['01-01', '04-19', '04-22', '05-06', '05-27', '08-26', '12-25', '12-26']],
    [2020, 'VE Day moved to a Friday, Boxing Day on a Saturday', ['01-01', '04-10', '04-13', '05-08', '05-25', '08-31', '12-25', '12-28']],
    [2021, 'Christmas Day on a Saturday', ['01-01', '04-02', '04-05', '05-03', '05-31', '08-30', '12-27', '12-28']],
    [2022, 'Platinum Jubilee and the Queen’s funeral', ['01-03', '04-15', '04-18', '05-02', '06-02', '06-03', '08-29', '09-19', '12-26', '12-27']],
    [2023, 'Coronation', ['01-02', '04-07', '04-10', '05-01', '05-08', '05-29', '08-28', '12-25', '12-26']],
    [2024, 'Easter in March', ['01-01', '03-29', '04-01', '05-06', '05-27', '08-26', '12-25', '12-26']],
    [2025, 'late Easter', ['01-01', '04-18', '04-21', '05-05', '05-26', '08-25', '12-25', '12-26']],
    [2026, 'Boxing Day on a Saturday', ['01-01', '04-03', '04-06', '05-04', '05-25', '08-31', '12-25', '12-28']],
    [2027, 'Christmas Day on a Saturday', ['01-01', '03-26', '03-29', '05-03', '05-31', '08-30', '12-27', '12-28']],
    [2028, 'New Year’s Day on a Saturday', ['01-03', '04-14', '04-17', '05-01', '05-29', '08-28', '12-25', '12-26']],
  ])('%i: %s', (year, _what, days) => {
    expect(bankHolidays(year)).toEqual(days.map((day) => `${year}-${day}`));
  });

  test('are on weekdays, eight or more in every year that is known', () => {
    for (let year: number = bankHolidaysKnown.from; year <= bankHolidaysKnown.until; year += 1) {
      const days = bankHolidays(year) ?? [];
      expect(days.length).toBeGreaterThanOrEqual(8);
      expect(days.map((day) => new Date(day).getUTCDay()).filter((day) => day === 0 || day === 6)).toEqual([]);
    }
  });

  test('are not made up beyond the last year that was compared', () => {
    expect(bankHolidays(bankHolidaysKnown.until + 1)).toBeUndefined();
    expect(bankHolidays(2011)).toBeUndefined();
    expect(isWorkingDay('2031-06-02')).toEqual({
      ok: false,
      problem: 'Bank holidays are known from 2012 to 2030, so working days in 2031 cannot be counted.',
    });
    expect(addWorkingDays('2030-12-30', 5).ok).toBe(false);
  });

  test.each([
    [1961, '1961-04-02'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2038, '2038-04-25'],
    [2100, '2100-03-28'],
  ])('Easter Sunday %i is %s', (year, day) => expect(easterSunday(year)).toBe(day));
});

describe('working days', () => {
  test.each<[string, IsoDate, number, IsoDate]>([
    ['over a weekend', '2026-11-20', 3, '2026-11-25'],
    ['over Easter', '2026-04-02', 1, '2026-04-07'],
    ['over Christmas with a substitute day', '2026-12-24', 1, '2026-12-29'],
    ['from a Saturday', '2026-11-21', 1, '2026-11-23'],
    ['none from a Saturday is the Monday', '2026-11-21', 0, '2026-11-23'],
    ['none from a working day is that day', '2026-11-20', 0, '2026-11-20'],
    ['back over a weekend', '2026-11-24', -3, '2026-11-19'],
    ['back over the coronation', '2023-05-09', -1, '2023-05-05'],
    ['ten for an investigation', '2026-12-21', 10, '2027-01-07'],
  ])('%s', (_name, from, days, expected) => expect(after(from, days)).toBe(expected));

  test('there and back again from a working day', () => {
    fc.assert(
      fc.property(knownDays, fc.integer({ min: 1, max: 60 }), (day, count) => {
        const start = after(day, 0);
        if (Number(start.slice(0, 4)) >= 2030) return;
        const there = after(start, count);
        expect(isWorkingDay(there)).toEqual({ ok: true, value: true });
        expect(after(there, -count)).toBe(start);
      }),
    );
  });
});

describe('hours on the clock', () => {
  test.each([
    ['spring, when a day has 23 hours', '2026-03-28', '12:00', '2026-03-29', '13:00'],
    ['autumn, when a day has 25 hours', '2026-10-24', '12:00', '2026-10-25', '11:00'],
    ['winter', '2026-12-02', '16:10', '2026-12-03', '16:10'],
  ])('24 hours in %s (CP-17.1)', (_name, day, time, endDay, endTime) => {
    const end = addHours(instantOf(day as IsoDate, time), 24);
    expect([dayOf(end), timeOf(end)]).toEqual([endDay, endTime]);
  });
});
