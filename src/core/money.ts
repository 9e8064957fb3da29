import { bad, good, type Result } from './result';

/** A sum as a whole number of pence: sums are added and compared in pence, never as decimals. */
export type Pence = number;

/** The largest sum that the register takes, £999,999,999.99. */
export const largestSum: Pence = 99999999999;

const example = 'for example 6300000 or 6,300,000.50';

/** Reads pounds as typed: digits, commas between thousands, at most two decimals, with or without a £ sign. */
export function parsePounds(typed: string): Result<Pence> {
  const text = typed.trim();
  if (text === '') return bad(`Enter a sum in pounds, ${example}.`);
  if (/^£?\s*[-−–]|^\(.*\)$/.test(text)) return bad('A value cannot be less than £0. Enter it without a minus sign.');
  if (/[$€]|usd|eur/i.test(text)) return bad('Enter the sum in pounds sterling.');
  const figures = text.replace(/^£\s*/, '');
  if (/^[\d.,]+\s*(k|m|bn|b|thousand|million|billion)$/i.test(figures)) {
    return bad(`Write the sum in full, without “m” or “k”, ${example}.`);
  }
  if (/^[\d.]+e[+-]?\d+$/i.test(figures)) return bad(`Write the sum in full, without “e”, ${example}.`);
  const match = /^(\d[\d,]*)(?:\.(\d*))?$/.exec(figures) ?? /^()\.(\d+)$/.exec(figures);
  if (!match) return bad(`That is not a sum of money. Enter digits only, ${example}.`);
  const [, whole, decimals] = match;
  if (decimals !== undefined && decimals.length > 2) return bad('Enter pounds and pence: two digits at most after the point.');
  if (decimals === '') return bad(`Enter the pence after the point, or leave the point out, ${example}.`);
  if (whole.includes(',') && !/^\d{1,3}(,\d{3})+$/.test(whole)) {
    return bad(`The commas are not between thousands. Enter the sum ${example}.`);
  }
  const digits = whole.replace(/,/g, '').replace(/^0+(?=\d)/, '');
  const tooLarge = 'That is more than the register can hold, £999,999,999.99.';
  if (digits.length > 9) return bad(tooLarge);
  return good(Number(digits || '0') * 100 + Number((decimals ?? '').padEnd(2, '0')));
}

/** Pounds with decimals, as a currency column holds them, in pence. */
export function toPence(pounds: number): Pence {
  return Math.round(pounds * 100);
}

export function toPounds(pence: Pence): number {
  return pence / 100;
}

const withPence = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP' });
const withoutPence = new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'GBP', maximumFractionDigits: 0, minimumFractionDigits: 0 });

/** `£6,300,000`, for lists. Pence are cut, not rounded: a sum under a threshold must not look as if it reached it. */
export function formatPounds(pounds: number): string {
  return withoutPence.format(Math.trunc(toPence(pounds) / 100));
}

/** `£6,300,000.50`. */
export function formatPoundsAndPence(pounds: number): string {
  return withPence.format(toPounds(toPence(pounds)));
}

/** What a form's box shows when it opens: `6300000` or `6300000.50`, which parsePounds reads back. */
export function typedPounds(pounds: number): string {
  const pence = toPence(pounds);
  return pence % 100 === 0 ? String(pence / 100) : (pence / 100).toFixed(2);
}
