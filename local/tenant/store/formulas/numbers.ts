import { CellError } from './cellError';
import { divide, finite, MANY, shifted, takes, toNumber, type FormulaFunctions, type Lazy } from './values';

/** Source: "Examples of common formulas in lists", mathematics and statistics. */
export const NUMBER_FUNCTIONS: FormulaFunctions = {
  ABS: ofOne(Math.abs),
  AVERAGE: takes(1, MANY, args => divide(sum(present(args)), present(args).length)),
  CEILING: takes(2, 2, ([value, step]) => multiple(toNumber(value()), toNumber(step()), Math.ceil)),
  COUNT: takes(1, MANY, args => args.filter(arg => typeof arg() === 'number').length),
  EVEN: ofOne(value => away(value, 2, 0)),
  EXP: ofOne(Math.exp),
  FLOOR: takes(2, 2, ([value, step]) => multiple(toNumber(value()), toNumber(step()), Math.floor)),
  INT: ofOne(Math.floor),
  LN: ofOne(Math.log),
  LOG: takes(1, 2, ([value, base]) => finite(Math.log(toNumber(value())) / Math.log(base ? toNumber(base()) : 10))),
  LOG10: ofOne(Math.log10),
  MAX: takes(1, MANY, args => Math.max(...orNothing(present(args)))),
  MEDIAN: takes(1, MANY, args => median(present(args))),
  MIN: takes(1, MANY, args => Math.min(...orNothing(present(args)))),
  MOD: takes(2, 2, ([left, right]) => {
    const [value, by] = [toNumber(left()), toNumber(right())];
    return value - by * Math.floor(divide(value, by));
  }),
  ODD: ofOne(value => away(value, 2, 1)),
  PI: takes(0, 0, () => Math.PI),
  POWER: takes(2, 2, ([base, exponent]) => finite(toNumber(base()) ** toNumber(exponent()))),
  PRODUCT: takes(1, MANY, args => finite(present(args).reduce((product, value) => product * value, 1))),
  ROUND: rounding(Math.round),
  ROUNDDOWN: rounding(Math.floor),
  ROUNDUP: rounding(Math.ceil),
  SIGN: ofOne(Math.sign),
  SQRT: ofOne(Math.sqrt),
  SUM: takes(1, MANY, args => finite(sum(present(args)))),
  TRUNC: rounding(Math.floor),
};

/** Towards nought or away from it, whichever way the sign points; half a unit goes away from it. */
export function rounded(value: number, digits: number, round: (value: number) => number = Math.round): number {
  return Math.sign(value) * shifted(round(shifted(Math.abs(value), digits)), -digits);
}

function ofOne(work: (value: number) => number): FormulaFunctions[string] {
  return takes(1, 1, ([arg]) => finite(work(toNumber(arg()))));
}

function rounding(round: (value: number) => number): FormulaFunctions[string] {
  return takes(1, 2, ([arg, digits]) => finite(rounded(toNumber(arg()), digits ? Math.trunc(toNumber(digits())) : 0, round)));
}

/** The arguments that hold something; an empty column does not count. */
function present(args: readonly Lazy[]): readonly number[] {
  return args.map(arg => arg()).filter(value => value !== null).map(toNumber);
}

function orNothing(values: readonly number[]): readonly number[] {
  return values.length === 0 ? [0] : values;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function median(values: readonly number[]): number {
  if (values.length === 0) throw new CellError('#NUM!');
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function multiple(value: number, step: number, round: (value: number) => number): number {
  return step === 0 ? 0 : finite(round(Number((value / step).toPrecision(15))) * step);
}

/** The next even or odd number away from nought. */
function away(value: number, step: number, rest: number): number {
  const size = Math.ceil((Math.abs(value) - rest) / step) * step + rest;
  return (value < 0 ? -1 : 1) * Math.max(size, rest);
}
