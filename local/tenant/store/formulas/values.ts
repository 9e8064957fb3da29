import { CellError } from './cellError';

/** What a formula works with; dates are numbers of days by the site's clock, as in a spreadsheet. */
export type Scalar = string | number | boolean | null;
/** An argument, worked out when it is asked for. @throws CellError */
export type Lazy = () => Scalar;

export interface FormulaFunction {
  readonly least: number;
  readonly most: number;
  readonly run: (args: readonly Lazy[], now: number) => Scalar;
}

export type FormulaFunctions = Readonly<Record<string, FormulaFunction>>;

export const MANY = 30;

/** A function of so many arguments, or of so many at least. */
export function takes(least: number, most: number, run: FormulaFunction['run']): FormulaFunction {
  return { least, most, run };
}

export function toText(value: Scalar): string {
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  // A spreadsheet counts with fifteen digits.
  if (typeof value === 'number') return String(Number(value.toPrecision(15)));
  return value ?? '';
}

/** @throws CellError for a text that is no number */
export function toNumber(value: Scalar): number {
  if (typeof value === 'string' && value.trim() === '') throw new CellError('#VALUE!');
  const number = Number(value);
  if (Number.isNaN(number)) throw new CellError('#VALUE!');
  return number;
}

/** @throws CellError for a text that is neither */
export function toBoolean(value: Scalar): boolean {
  if (typeof value !== 'string') return Boolean(value);
  if (/^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  throw new CellError('#VALUE!');
}

/** @throws CellError for what is no number that can be written down */
export function finite(value: number): number {
  if (!Number.isFinite(value)) throw new CellError('#NUM!');
  return value;
}

/** A ratio. @throws CellError */
export function divide(left: number, right: number): number {
  if (right === 0) throw new CellError('#DIV/0!');
  return finite(left / right);
}

/** Shifts the decimal point without the noise of a multiplication. */
export function shifted(value: number, digits: number): number {
  const [mantissa, exponent = '0'] = String(value).split('e');
  return Number(`${mantissa}e${Number(exponent) + digits}`);
}
