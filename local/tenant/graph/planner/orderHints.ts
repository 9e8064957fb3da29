import { badRequest } from '../wire/errors';

/** Hints are made of the printable letters of ASCII, read as digits behind a point: `!` is nought. */
const nought = '!'.charCodeAt(0);
const base = '~'.charCodeAt(0) - nought + 1;

/**
 * What a client asks for, `"{before} {after}!"`, as the place that the service gives it: a text between the two.
 * Source: "Using order hints in Planner". @param before the hint that the item has; sent back, it stays @throws 400
 */
export function placedHint(asked: string, before?: string): string {
  if (asked === before) return asked;
  const [, left = '', right = ''] = /^([\x21-\x7e]*) ([\x21-\x7e]*)!$/.exec(asked) ?? [];
  if (!/^[\x21-\x7e]* [\x21-\x7e]*!$/.test(asked)) throw badRequest(`The order hint '${asked}' is not valid.`);
  if (left !== '' && right !== '' && left >= right) throw badRequest(`The order hint '${asked}' names an order that does not exist.`);
  return between(left, right);
}

/**
 * A text that sorts after the left and before the right; nothing on a side means the end of that side. It never ends
 * with a nought, so that there is always room before it.
 */
export function between(left: string, right: string): string {
  if (right !== '') {
    let same = 0;
    while (same < right.length && digitOf(left, same) === digitOf(right, same)) same += 1;
    if (same === right.length) throw badRequest(`There is no order before '${right}'.`);
    if (same > 0) return right.slice(0, same) + between(left.slice(same), right.slice(same));
  }
  const [from, to] = [digitOf(left, 0), right === '' ? base : digitOf(right, 0)];
  if (to - from > 1) return letter(Math.round((from + to) / 2));
  if (right.length > 1) return right.slice(0, 1);
  return letter(from) + between(left.slice(1), '');
}

function digitOf(text: string, at: number): number {
  return at < text.length ? text.charCodeAt(at) - nought : 0;
}

function letter(digit: number): string {
  return String.fromCharCode(digit + nought);
}
