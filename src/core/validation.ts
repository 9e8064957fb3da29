import type { Result } from './result';

/** A rule of one field: the sentence that says what is wrong, or undefined when nothing is. */
export type Rule<Value> = (value: Value) => string | undefined;

export type FieldErrors<Fields> = { readonly [Field in keyof Fields]?: string };

/** The first rule that a value breaks, in words. */
export function firstProblem<Value>(value: Value, rules: readonly Rule<Value>[]): string | undefined {
  for (const rule of rules) {
    const problem = rule(value);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** @param what what is asked for, as the sentence goes on: `a contract name` */
export function filled(what: string): Rule<string> {
  return (text) => (text.trim() === '' ? `Enter ${what}.` : undefined);
}

/** @param what as the sentence begins: `The contract name` */
export function atMost(what: string, max: number): Rule<string> {
  return (text) =>
    text.trim().length > max ? `${what} can have ${max} characters at most; this has ${text.trim().length}.` : undefined;
}

/** @param what what is to be chosen: `a contractor` */
export function chosen<Value>(what: string): Rule<Value | undefined> {
  return (value) => (value === undefined ? `Choose ${what}.` : undefined);
}

/** A whole number in a range, typed; empty is left to `filled`. */
export function wholeBetween(what: string, min: number, max: number): Rule<string> {
  return (text) => {
    const typed = text.trim();
    if (typed === '') return undefined;
    const number = /^\d{1,9}$/.test(typed) ? Number(typed) : undefined;
    return number === undefined || number < min || number > max ? `${what} must be a whole number from ${min} to ${max}.` : undefined;
  };
}

/** The sentence of a reading that failed. */
export function problemOf<Value>(result: Result<Value>): string | undefined {
  return result.ok ? undefined : result.problem;
}

/** The fields that have a problem; undefined when none has. */
export function errorsOf<Fields extends object>(problems: FieldErrors<Fields>): FieldErrors<Fields> | undefined {
  const found = Object.entries(problems).filter(([, problem]) => problem !== undefined);
  return found.length === 0 ? undefined : (Object.fromEntries(found) as FieldErrors<Fields>);
}
