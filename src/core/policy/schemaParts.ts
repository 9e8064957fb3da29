import * as v from 'valibot';
import { isIsoDate } from '../time';
import type { Condition, Scalar, Span } from './clauses';

/** Pieces that the schema of a pack is put together from. Each refusal is a sentence. */

export const words = (what: string, max: number = 200): v.GenericSchema<string> =>
  v.pipe(
    v.string(`${what} must be text.`),
    v.regex(/\S/, `${what} must not be empty.`),
    v.maxLength(max, `${what} must be ${max} characters at most.`),
  );

export const id = (what: string, max: number = 40): v.GenericSchema<string> =>
  v.pipe(
    v.string(`${what} must be text.`),
    v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, `${what} may hold letters, digits, dots, dashes and underscores only.`),
    v.maxLength(max, `${what} must be ${max} characters at most.`),
  );

/** A day of this century: a policy dated 1900 is a slip of the pen. */
export const day = (what: string): v.GenericSchema<string> =>
  v.pipe(
    v.string(`${what} must be text.`),
    v.check(isIsoDate, `${what} must be a real day, as 2026-02-23.`),
    v.regex(/^20/, `${what} must lie between 2000 and 2099.`),
  );

export const whole = (what: string, min: number, max: number): v.GenericSchema<number> => {
  const problem = `${what} must be a whole number from ${min} to ${max}.`;
  return v.pipe(v.number(problem), v.integer(problem), v.minValue(min, problem), v.maxValue(max, problem));
};

/** A list of at least `min` things; a text or a group is not a list. */
export const list = <Item>(what: string, item: v.GenericSchema<Item>, min: number, max: number): v.GenericSchema<Item[]> =>
  v.pipe(
    v.array(item, `${what} must be a list.`),
    v.minLength(min, `${what} must have at least ${min === 1 ? 'one entry' : `${min} entries`}.`),
    v.maxLength(max, `${what} must have ${max} entries at most.`),
  );

/** Values under names; a list is not one. */
export const named = <Name extends string, Value>(
  what: string,
  name: v.GenericSchema<Name>,
  value: v.GenericSchema<Value>,
): v.GenericSchema<Record<Name, Value>> => {
  const entries = v.pipe(
    v.record(name, value, `${what} must be a group of named values.`),
    v.minEntries(1, `${what} must not be empty.`),
  ) as v.GenericSchema<Record<Name, Value>>;
  const refused = refusal<Record<Name, Value>>(`${what} must be a group of named values.`);
  return v.lazy((input) => (Array.isArray(input) ? refused : entries));
};

/** Refuses everything with one sentence. */
export function refusal<Value>(sentence: string): v.GenericSchema<Value> {
  return v.custom<Value>(() => false, sentence);
}

/** Chooses the schema by the one telling property, so that the refusal says what is wrong inside it. */
export function oneOf<Value>(sentence: string, variants: Readonly<Record<string, v.GenericSchema<Value>>>): v.GenericSchema<Value> {
  const refused = refusal<Value>(sentence);
  return v.lazy((input) => {
    const keys = typeof input === 'object' && input !== null ? Object.keys(input) : [];
    const telling = keys.filter((key) => Object.prototype.hasOwnProperty.call(variants, key));
    return telling.length === 1 ? variants[telling[0]] : refused;
  });
}

/** The largest number that each unit of a length of time may have. */
export const spanLimits = { hours: 8760, days: 3660, workingDays: 1000, weeks: 520, months: 600, quarters: 200, years: 50 } as const;

export type SpanUnit = keyof typeof spanLimits;

/** Exactly one of the units, at least `min` of it. */
export function span(what: string, units: readonly SpanUnit[], min: number = 1): v.GenericSchema<Span> {
  const choice = units.length === 1 ? units[0] : `${units.slice(0, -1).join(', ')} or ${units[units.length - 1]}`;
  return oneOf<Span>(
    `${what} is exactly one of ${choice}.`,
    Object.fromEntries(units.map((unit) => [unit, v.strictObject({ [unit]: whole(nameOf(unit), min, spanLimits[unit]) })])),
  );
}

function nameOf(unit: SpanUnit): string {
  return unit === 'workingDays' ? 'Working days' : unit[0].toUpperCase() + unit.slice(1);
}

const comparison = 'A condition is a value, a list of values, or a group of not, atLeast, moreThan, atMost, lessThan, filled.';

const scalar: v.GenericSchema<Scalar> = v.union([words('A value'), v.number(), v.boolean()], 'A value is text, a number, or true or false.');

const bound: v.GenericSchema<number | string> = v.union([v.number(), day('A day')], 'A bound is a number, or a day as 2026-02-23.');

const comparisons = v.pipe(
  v.strictObject({
    not: v.optional(scalar),
    atLeast: v.optional(bound),
    moreThan: v.optional(bound),
    atMost: v.optional(bound),
    lessThan: v.optional(bound),
    filled: v.optional(v.boolean('Filled is true or false.')),
  }),
  v.check((given) => Object.keys(given).length > 0, comparison),
);

/** What a field must be. */
export const condition: v.GenericSchema<Condition> = v.lazy((input): v.GenericSchema<Condition> => {
  if (Array.isArray(input)) return list('The values of a condition', scalar, 1, 50);
  if (typeof input === 'object' && input !== null) return comparisons;
  return scalar;
});
