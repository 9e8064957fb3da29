import type { Scalar } from './formula';

type Lazy = () => Scalar;

const DAY = 86400000;
/** Days between the spreadsheet's day 0 and 1 January 1970. */
const EPOCH = 25569;

function text(value: Scalar): string {
  return value === null ? '' : String(value);
}

function numbers(args: readonly Lazy[]): number[] {
  return args.map(arg => Number(arg()));
}

function dateOf(value: Scalar): Date {
  return new Date((Number(value) - EPOCH) * DAY);
}

function roundTo(value: number, digits: number): number {
  const factor = 10 ** digits;
  return Math.round(value * factor) / factor;
}

/** Source: "Examples of common formulas in lists". A function that is not here is refused when the formula is set. */
export const FUNCTIONS: Readonly<Record<string, (args: readonly Lazy[], now: Date) => Scalar>> = {
  AND: args => args.every(arg => Boolean(arg())),
  OR: args => args.some(arg => Boolean(arg())),
  NOT: ([arg]) => !arg(),
  IF: ([condition, yes, no]) => (condition() ? yes() : no ? no() : false),
  ISBLANK: ([arg]) => text(arg()) === '',
  ISNUMBER: ([arg]) => typeof arg() === 'number' && !Number.isNaN(arg()),
  ISERROR: ([arg]) => Number.isNaN(arg()),
  LEN: ([arg]) => text(arg()).length,
  UPPER: ([arg]) => text(arg()).toUpperCase(),
  LOWER: ([arg]) => text(arg()).toLowerCase(),
  TRIM: ([arg]) => text(arg()).trim(),
  LEFT: ([arg, count]) => text(arg()).slice(0, count ? Number(count()) : 1),
  RIGHT: ([arg, count]) => text(arg()).slice(-(count ? Number(count()) : 1)),
  MID: ([arg, from, count]) => text(arg()).slice(Number(from()) - 1, Number(from()) - 1 + Number(count())),
  FIND: ([sought, within]) => positionOf(text(sought()), text(within())),
  SEARCH: ([sought, within]) => positionOf(text(sought()).toLowerCase(), text(within()).toLowerCase()),
  EXACT: ([left, right]) => text(left()) === text(right()),
  CONCATENATE: args => args.map(arg => text(arg())).join(''),
  VALUE: ([arg]) => Number(arg()),
  ABS: ([arg]) => Math.abs(Number(arg())),
  INT: ([arg]) => Math.floor(Number(arg())),
  MOD: ([left, right]) => Number(left()) - Number(right()) * Math.floor(Number(left()) / Number(right())),
  ROUND: ([arg, digits]) => roundTo(Number(arg()), digits ? Number(digits()) : 0),
  MIN: args => Math.min(...numbers(args)),
  MAX: args => Math.max(...numbers(args)),
  SUM: args => numbers(args).reduce((sum, value) => sum + value, 0),
  TODAY: (_, now) => Math.floor(now.getTime() / DAY) + EPOCH,
  NOW: (_, now) => now.getTime() / DAY + EPOCH,
  DATE: ([year, month, day]) => Date.UTC(Number(year()), Number(month()) - 1, Number(day())) / DAY + EPOCH,
  YEAR: ([arg]) => dateOf(arg()).getUTCFullYear(),
  MONTH: ([arg]) => dateOf(arg()).getUTCMonth() + 1,
  DAY: ([arg]) => dateOf(arg()).getUTCDate(),
};

/** A position that is not there is an error value, which ISERROR and ISNUMBER see. */
function positionOf(sought: string, within: string): number {
  const at = within.indexOf(sought);
  return at < 0 ? Number.NaN : at + 1;
}
