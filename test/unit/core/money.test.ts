import fc from 'fast-check';
import { formatPounds, formatPoundsAndPence, largestSum, parsePounds, toPence, toPounds, typedPounds } from '../../../src/core/money';

describe('typing a sum', () => {
  test.each<[string, number]>([
    ['£6,300,000.50', 630000050],
    ['6300000', 630000000],
    ['£ 4,999', 499900],
    ['5000.01', 500001],
    ['0', 0],
    ['.5', 50],
    ['12.3', 1230],
    ['007', 700],
    ['999,999,999.99', largestSum],
  ])('reads %s', (typed, value) => expect(parsePounds(typed)).toEqual({ ok: true, value }));

  test.each([
    ['', 'Enter a sum in pounds'],
    ['-1', 'A value cannot be less than £0.'],
    ['−£1', 'A value cannot be less than £0.'],
    ['£-1', 'A value cannot be less than £0.'],
    ['(100)', 'A value cannot be less than £0.'],
    ['1e309', 'Write the sum in full, without “e”'],
    ['6.3m', 'Write the sum in full, without “m” or “k”'],
    ['£1,234.567', 'two digits at most after the point'],
    ['12,34', 'The commas are not between thousands'],
    ['1,2345', 'The commas are not between thousands'],
    [',123', 'not a sum of money'],
    ['12.', 'Enter the pence after the point'],
    ['NaN', 'not a sum of money'],
    ['Infinity', 'not a sum of money'],
    ['$100', 'pounds sterling'],
    ['1000000000', 'more than the register can hold'],
    ['<b>1</b>', 'not a sum of money'],
  ])('refuses %s in a sentence', (typed, problem) => {
    const read = parsePounds(typed);
    expect(read.ok ? read.value : read.problem).toEqual(expect.stringContaining(problem));
    expect(read.ok ? '' : read.problem).toMatch(/\.$/);
  });

  test('never gives anything but whole pence in range', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[£\d.,eEmk -]{0,20}$/)), (typed) => {
        const read = parsePounds(typed);
        if (read.ok) expect(Number.isInteger(read.value) && read.value >= 0 && read.value <= largestSum).toBe(true);
      }),
    );
  });

  test('every sum survives being shown, typed and stored', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: largestSum }), (pence) => {
        const pounds = toPounds(pence);
        expect(toPence(pounds)).toBe(pence);
        expect(parsePounds(formatPoundsAndPence(pounds))).toEqual({ ok: true, value: pence });
        expect(parsePounds(typedPounds(pounds))).toEqual({ ok: true, value: pence });
      }),
    );
  });
});

test('a list shows no pence, and no sum looks as if it reached a boundary (CP-8.2)', () => {
  expect(formatPounds(6300000)).toBe('£6,300,000');
  expect(formatPounds(4999.99)).toBe('£4,999');
  expect(formatPounds(5000.01)).toBe('£5,000');
  expect(formatPoundsAndPence(6300000.5)).toBe('£6,300,000.50');
});
