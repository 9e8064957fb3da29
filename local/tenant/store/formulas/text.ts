import { CellError } from './cellError';
import { rounded } from './numbers';
import { MANY, takes, toNumber, toText, type FormulaFunctions } from './values';
import { formatted } from './format';

/** Source: "Examples of common formulas in lists", text. */
export const TEXT_FUNCTIONS: FormulaFunctions = {
  CHAR: takes(1, 1, ([arg]) => String.fromCharCode(toNumber(arg()))),
  CLEAN: ofOne(text => text.replace(/\p{Cc}/gu, '')),
  CODE: takes(1, 1, ([arg]) => {
    const text = toText(arg());
    if (text === '') throw new CellError('#VALUE!');
    return text.charCodeAt(0);
  }),
  CONCATENATE: takes(1, MANY, args => args.map(arg => toText(arg())).join('')),
  DOLLAR: takes(1, 2, ([arg, digits]) => `£${fixed(toNumber(arg()), digits ? toNumber(digits()) : 2, true)}`),
  EXACT: takes(2, 2, ([left, right]) => toText(left()) === toText(right())),
  FIND: takes(2, 3, ([sought, within, from]) => positionOf(toText(sought()), toText(within()), from ? toNumber(from()) : 1)),
  FIXED: takes(1, 3, ([arg, digits, plain]) => fixed(toNumber(arg()), digits ? toNumber(digits()) : 2, !(plain && plain()))),
  LEFT: takes(1, 2, ([arg, count]) => toText(arg()).slice(0, lengthOf(count?.() ?? 1))),
  LEN: takes(1, 1, ([arg]) => toText(arg()).length),
  LOWER: ofOne(text => text.toLowerCase()),
  MID: takes(3, 3, ([arg, from, count]) => {
    const start = lengthOf(from()) - 1;
    if (start < 0) throw new CellError('#VALUE!');
    return toText(arg()).slice(start, start + lengthOf(count()));
  }),
  PROPER: ofOne(text => text.toLowerCase().replace(/\p{L}+/gu, word => word[0].toUpperCase() + word.slice(1))),
  REPLACE: takes(4, 4, ([arg, from, count, by]) => {
    const text = toText(arg());
    const start = lengthOf(from()) - 1;
    return `${text.slice(0, start)}${toText(by())}${text.slice(start + lengthOf(count()))}`;
  }),
  REPT: takes(2, 2, ([arg, count]) => repeated(toText(arg()), lengthOf(count()))),
  RIGHT: takes(1, 2, ([arg, count]) => {
    const text = toText(arg());
    return text.slice(Math.max(0, text.length - lengthOf(count?.() ?? 1)));
  }),
  SEARCH: takes(2, 3, ([sought, within, from]) => positionOf(toText(sought()).toLowerCase(), toText(within()).toLowerCase(), from ? toNumber(from()) : 1)),
  T: takes(1, 1, ([arg]) => {
    const value = arg();
    return typeof value === 'string' ? value : '';
  }),
  TEXT: takes(2, 2, ([arg, format]) => {
    const value = arg();
    return typeof value === 'string' ? value : formatted(toNumber(value), toText(format()));
  }),
  TRIM: ofOne(text => text.trim().replace(/ +/g, ' ')),
  UPPER: ofOne(text => text.toUpperCase()),
  VALUE: takes(1, 1, ([arg]) => toNumber(typeof arg() === 'string' ? toText(arg()).replace(/[£,]/g, '') : arg())),
};

function ofOne(work: (text: string) => string): FormulaFunctions[string] {
  return takes(1, 1, ([arg]) => work(toText(arg())));
}

/** @throws CellError for fewer than none */
function lengthOf(value: Parameters<typeof toNumber>[0]): number {
  const length = Math.trunc(toNumber(value));
  if (length < 0) throw new CellError('#VALUE!');
  return length;
}

/** @throws CellError where it is not to be found */
function positionOf(sought: string, within: string, from: number): number {
  const at = within.indexOf(sought, from - 1);
  if (at < 0 || from < 1) throw new CellError('#VALUE!');
  return at + 1;
}

function repeated(text: string, times: number): string {
  if (text.length * times > 32767) throw new CellError('#VALUE!');
  return text.repeat(times);
}

function fixed(value: number, digits: number, grouped: boolean): string {
  const shown = Math.min(Math.max(digits, 0), 20);
  return rounded(value, digits).toLocaleString('en-GB', { minimumFractionDigits: shown, maximumFractionDigits: shown, useGrouping: grouped });
}
