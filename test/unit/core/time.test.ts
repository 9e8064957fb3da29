import fc from 'fast-check';
import {
  addPeriod,
  dayOf,
  daysBetween,
  displayDate,
  displayDateAndTime,
  displayDay,
  displayNear,
  fromNow,
  howLong,
  instantOf,
  isIsoDate,
  monthsBetween,
  parseUkDate,
  parseUkTime,
  startOfDay,
  timeOf,
  toIsoDate,
  type IsoDate,
} from '../../../src/core/time';

const days = fc.date({ min: new Date('1901-01-01'), max: new Date('2190-12-31'), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10) as IsoDate);

describe('typing a date the UK way', () => {
  test.each([
    ['3/12/2026', '2026-12-03'],
    ['03-12-26', '2026-12-03'],
    ['3.12.2026', '2026-12-03'],
    ['3 12 2026', '2026-12-03'],
    ['3 Dec 2026', '2026-12-03'],
    ['3rd December 2026', '2026-12-03'],
    [' 1 sept 2026 ', '2026-09-01'],
    ['29/02/2028', '2028-02-29'],
    ['2026-12-03', '2026-12-03'],
  ])('reads %s', (typed, expected) => {
    expect(parseUkDate(typed)).toEqual({ ok: true, value: expected });
  });

  test.each([
    ['31/02/2026', 'February 2026 has 28 days, so there is no 31 February.'],
    ['29/02/2026', 'February 2026 has 28 days, so there is no 29 February.'],
    ['0/1/2026', 'January 2026 has 31 days, so there is no 0 January.'],
    ['3/13/2026', 'There is no month 13. Enter the day first, then the month, for example 3/12/2026 or 3 Dec 2026.'],
    ['2026-02-31', 'February 2026 has 28 days, so there is no 31 February.'],
    ['3 Foo 2026', '“Foo” is not a month. Enter a date for example 3/12/2026 or 3 Dec 2026.'],
    ['3/12/1826', 'The year 1826 is out of range. Enter a year between 1900 and 2199.'],
    ['', 'Enter a date, for example 3/12/2026 or 3 Dec 2026.'],
    ['tomorrow', '“tomorrow” is not a date. Enter the day, the month and the year, for example 3/12/2026 or 3 Dec 2026.'],
  ])('refuses %s and says why', (typed, problem) => {
    expect(parseUkDate(typed)).toEqual({ ok: false, problem });
  });

  test('never fails on any text, and a long one is not repeated whole', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400, unit: 'binary' }), (typed) => {
        const read = parseUkDate(typed);
        expect(read.ok ? isIsoDate(read.value) : read.problem.length < 200).toBe(true);
      }),
    );
  });

  test('reads back what is displayed', () => {
    fc.assert(fc.property(days, (day) => expect(parseUkDate(displayDate(day))).toEqual({ ok: true, value: day })));
  });

  test.each([
    ['14:00', '14:00'],
    ['1400', '14:00'],
    ['2pm', '14:00'],
    ['2.30 pm', '14:30'],
    ['12 am', '00:00'],
    ['12pm', '12:00'],
  ])('reads the time %s', (typed, value) => expect(parseUkTime(typed)).toEqual({ ok: true, value }));

  test.each(['25:00', '14', '13pm', '14:60', ''])('refuses the time %s', (typed) => expect(parseUkTime(typed).ok).toBe(false));
});

describe('counting days', () => {
  test.each<[IsoDate, { days?: number; months?: number; years?: number }, IsoDate]>([
    ['2026-01-31', { months: 1 }, '2026-02-28'],
    ['2028-01-31', { months: 1 }, '2028-02-29'],
    ['2026-10-24', { days: 1 }, '2026-10-25'],
    ['2026-10-25', { days: 1 }, '2026-10-26'],
    ['2026-11-30', { months: 3 }, '2027-02-28'],
    ['2028-02-29', { years: 6 }, '2034-02-28'],
    ['2026-12-03', { days: -3 }, '2026-11-30'],
  ])('%s and %j is %s', (date, period, expected) => expect(addPeriod(date, period)).toBe(expected));

  test('adding days and counting them are each other’s reverse', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: -40000, max: 3000 }), (day, count) => {
        expect(daysBetween(day, addPeriod(day, { days: count }))).toBe(count);
      }),
    );
  });

  test('a month later falls in the next month', () => {
    fc.assert(
      fc.property(days, (day) => {
        const next = addPeriod(day, { months: 1 });
        const month = (text: IsoDate): number => Number(text.slice(0, 4)) * 12 + Number(text.slice(5, 7));
        expect(month(next) - month(day)).toBe(1);
      }),
    );
  });

  test('a day without a leading zero or past the end of its month is none', () => {
    expect(['2026-2-03', '2026-02-30', '2026-13-01', '2026-00-10', '20261203', ''].map(isIsoDate)).not.toContain(true);
    expect(toIsoDate(2026, 2, 3)).toBe('2026-02-03');
    expect(monthsBetween('2026-12-03', '2027-06-04')).toBe(6);
  });
});

describe('the council’s clocks', () => {
  test('a London day begins an hour before UTC in summer', () => {
    expect(dayOf('2026-06-30T23:30:00.000Z')).toBe('2026-07-01');
    expect(dayOf('2026-12-02T23:30:00.000Z')).toBe('2026-12-02');
    expect(startOfDay('2026-07-01')).toBe('2026-06-30T23:00:00.000Z');
    expect(startOfDay('2026-12-03')).toBe('2026-12-03T00:00:00.000Z');
    expect(startOfDay('2026-03-29')).toBe('2026-03-29T00:00:00.000Z');
    expect(startOfDay('2026-03-30')).toBe('2026-03-29T23:00:00.000Z');
  });

  test('14:00 is 14:00 on the clock, whatever the season', () => {
    expect(instantOf('2026-12-03', '14:00')).toBe('2026-12-03T14:00:00.000Z');
    expect(instantOf('2026-07-02', '14:00')).toBe('2026-07-02T13:00:00.000Z');
    expect(timeOf('2026-07-02T13:00:00.000Z')).toBe('14:00');
  });

  test('a time that spring skips counts on, one that autumn shows twice is the first', () => {
    expect(instantOf('2026-03-29', '01:30')).toBe('2026-03-29T01:30:00.000Z');
    expect(instantOf('2026-10-25', '01:30')).toBe('2026-10-25T00:30:00.000Z');
  });

  test('any time of any day, except the skipped hour, reads back as itself', () => {
    fc.assert(
      fc.property(days.filter((day) => day > '1972-01-01' && day < '2037-01-01'), fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }), (day, hour, minute) => {
        const time = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
        const instant = instantOf(day, time);
        fc.pre(!(hour === 1 && timeOf(instant) !== time));
        expect([dayOf(instant), timeOf(instant)]).toEqual([day, time]);
      }),
    );
  });
});

describe('dates in words', () => {
  test('the year is dropped only inside a month', () => {
    expect(displayDate('2026-12-03')).toBe('3 Dec 2026');
    expect(displayDate('2027-09-30')).toBe('30 Sep 2027');
    expect(displayNear('2026-12-09', '2026-12-03')).toBe('9 Dec');
    expect(displayNear('2027-01-03', '2026-12-03')).toBe('3 Jan');
    expect(displayNear('2027-01-21', '2026-12-03')).toBe('21 Jan 2027');
    expect(displayDay('2026-12-03')).toBe('Thursday 3 December 2026');
    expect(displayDateAndTime('2026-07-02T13:00:00.000Z')).toBe('2 Jul 2026, 14:00');
  });

  test.each<[IsoDate, string]>([
    ['2026-12-03', 'today'],
    ['2026-12-04', 'tomorrow'],
    ['2026-12-02', 'yesterday'],
    ['2026-12-07', 'in 4 days'],
    ['2026-12-15', 'in 12 days'],
    ['2027-01-21', 'in 7 weeks'],
    ['2027-01-31', 'in 8 weeks'],
    ['2027-06-04', 'in 6 months'],
    ['2026-11-30', '3 days ago'],
    ['2031-03-31', 'in 4 years'],
  ])('%s is %s', (date, words) => expect(fromNow(date, '2026-12-03')).toBe(words));

  test('a length has no direction', () => {
    fc.assert(fc.property(days, days, (one, other) => expect(howLong(one, other)).toBe(howLong(other, one))));
  });
});
