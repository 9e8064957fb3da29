import { CellError } from './cellError';
import { DATE_FUNCTIONS } from './dates';
import { NUMBER_FUNCTIONS } from './numbers';
import { TEXT_FUNCTIONS } from './text';
import { MANY, takes, toBoolean, toNumber, type FormulaFunctions, type Lazy, type Scalar } from './values';

const LOGIC_FUNCTIONS: FormulaFunctions = {
  AND: takes(1, MANY, args => args.map(arg => toBoolean(arg())).every(Boolean)),
  CHOOSE: takes(2, MANY, ([index, ...choices]) => {
    const chosen = choices[Math.trunc(toNumber(index())) - 1];
    if (!chosen) throw new CellError('#VALUE!');
    return chosen();
  }),
  COUNTA: takes(1, MANY, args => args.filter(arg => arg() !== null).length),
  IF: takes(2, 3, ([condition, yes, no]) => (toBoolean(condition()) ? yes() : no ? no() : false)),
  IFERROR: takes(2, 2, ([arg, otherwise]) => {
    const value = tried(arg);
    return value instanceof CellError ? otherwise() : value;
  }),
  ISBLANK: takes(1, 1, ([arg]) => isA(arg, value => value === null || value === '')),
  ISERR: takes(1, 1, ([arg]) => {
    const value = tried(arg);
    return value instanceof CellError && value.code !== '#N/A';
  }),
  ISERROR: takes(1, 1, ([arg]) => tried(arg) instanceof CellError),
  ISLOGICAL: takes(1, 1, ([arg]) => isA(arg, value => typeof value === 'boolean')),
  ISNA: takes(1, 1, ([arg]) => {
    const value = tried(arg);
    return value instanceof CellError && value.code === '#N/A';
  }),
  ISNONTEXT: takes(1, 1, ([arg]) => typeof tried(arg) !== 'string'),
  ISNUMBER: takes(1, 1, ([arg]) => isA(arg, value => typeof value === 'number')),
  ISTEXT: takes(1, 1, ([arg]) => isA(arg, value => typeof value === 'string')),
  N: takes(1, 1, ([arg]) => {
    const value = arg();
    return typeof value === 'string' ? 0 : Number(value);
  }),
  NOT: takes(1, 1, ([arg]) => !toBoolean(arg())),
  OR: takes(1, MANY, args => args.map(arg => toBoolean(arg())).some(Boolean)),
};

/** Source: "Examples of common formulas in lists". A function that is not here is refused when the formula is set. */
export const FUNCTIONS: FormulaFunctions = { ...LOGIC_FUNCTIONS, ...NUMBER_FUNCTIONS, ...TEXT_FUNCTIONS, ...DATE_FUNCTIONS };

function tried(arg: Lazy): Scalar | CellError {
  try {
    return arg();
  } catch (error) {
    if (error instanceof CellError) return error;
    throw error;
  }
}

function isA(arg: Lazy, test: (value: Scalar) => boolean): boolean {
  const value = tried(arg);
  return !(value instanceof CellError) && test(value);
}
