import type { Condition, Conditions, Scalar } from '../clauses';

/** Whether conditions hold; `unknown` names the first field that is missing and might yet decide it. */
export type Verdict = 'yes' | 'no' | { readonly unknown: string };

type Value = Scalar | readonly string[] | object | undefined;

/** What the conditions speak of: a record's fields, or a contract. */
export type Values = { readonly [field: string]: Value };

/** @param missingIsNo whether a missing field fails its condition, instead of leaving it open */
export function judge(conditions: Conditions, values: Values, missingIsNo: boolean = false): Verdict {
  let unknown: string | undefined;
  for (const field in conditions) {
    const condition = conditions[field];
    if (condition === undefined) continue;
    const verdict = judgeOne(condition, values[field]);
    if (verdict === false) return 'no';
    if (verdict === undefined) unknown = unknown ?? field;
  }
  if (unknown === undefined) return 'yes';
  return missingIsNo ? 'no' : { unknown };
}

function judgeOne(condition: Condition, value: Value): boolean | undefined {
  if (typeof condition === 'string' && typeof value === 'string' && value !== '') return condition === value;
  if (isComparison(condition)) return compare(condition, value);
  const wanted: readonly Scalar[] = isList(condition) ? condition : [condition];
  if (isEmpty(value)) return wanted.every((one) => typeof one === 'boolean') ? wanted.includes(false) : undefined;
  return wanted.some((one) => isSame(value, one));
}

type Comparison = Exclude<Condition, Scalar | readonly Scalar[]>;

function isList(condition: Condition): condition is readonly Scalar[] {
  return Array.isArray(condition);
}

function isComparison(condition: Condition): condition is Comparison {
  return typeof condition === 'object' && !isList(condition);
}

function isEmpty(value: Value): value is undefined | '' {
  return value === undefined || value === null || value === '';
}

function isSame(value: Value, wanted: Scalar): boolean {
  return Array.isArray(value) ? value.includes(wanted) : value === wanted;
}

function compare({ filled, not, atLeast, moreThan, atMost, lessThan }: Comparison, value: Value): boolean | undefined {
  if (filled !== undefined && filled === isEmpty(value)) return false;
  const compares = [not, atLeast, moreThan, atMost, lessThan].some((bound) => bound !== undefined);
  if (!compares) return true;
  if (isEmpty(value)) return typeof not === 'boolean' ? not : undefined;
  if (not !== undefined && isSame(value, not)) return false;
  return (
    holds(value, atLeast, (one, other) => one >= other) &&
    holds(value, moreThan, (one, other) => one > other) &&
    holds(value, atMost, (one, other) => one <= other) &&
    holds(value, lessThan, (one, other) => one < other)
  );
}

/** Sums are compared in pence, days as texts; a value of another type than its bound fails. */
function holds(value: Value, bound: number | string | undefined, test: (one: number | string, other: number | string) => boolean): boolean {
  if (bound === undefined) return true;
  if (typeof value === 'number' && typeof bound === 'number') return test(Math.round(value * 100), Math.round(bound * 100));
  return typeof value === 'string' && typeof bound === 'string' && test(value.slice(0, bound.length), bound);
}
