import { parseFilter } from './filterSyntax';
import type { Expression, Operator, TextFunction } from './filterSyntax';

/** Reads a property, `a/b` deep, ignoring case as Graph does. */
export type Row = Readonly<Record<string, unknown>>;
export type Predicate = (row: Row) => boolean;

/**
 * A `$filter` as a test of rows in memory. Text is compared without case.
 * @throws 400 for what is not a filter of Graph's
 */
export function compileFilter(expression: string): Predicate {
  return compile(parseFilter(expression));
}

function compile(expression: Expression): Predicate {
  switch (expression.kind) {
    case 'and':
      return both(compile(expression.left), compile(expression.right));
    case 'or':
      return either(compile(expression.left), compile(expression.right));
    case 'not': {
      const inner = compile(expression.inner);
      return (row) => !inner(row);
    }
    case 'compare': {
      const { path, operator, value } = expression;
      return (row) => holds(operator, orderOf(readProperty(row, path), value));
    }
    case 'count': {
      const { path, operator, value } = expression;
      return (row) => holds(operator, orderOf(elements(row, path).length, value));
    }
    case 'in': {
      const { path, values } = expression;
      return (row) => values.some((value) => orderOf(readProperty(row, path), value) === 0);
    }
    case 'text':
      return textTest(expression.name, expression.path, expression.value.toLowerCase());
    default:
      return lambda(expression);
  }
}

function both(left: Predicate, right: Predicate): Predicate {
  return (row) => left(row) && right(row);
}

function either(left: Predicate, right: Predicate): Predicate {
  return (row) => left(row) || right(row);
}

function textTest(name: TextFunction, path: string, wanted: string): Predicate {
  const textOf = (row: Row): string => String(readProperty(row, path) ?? '').toLowerCase();
  if (name === 'startswith') return (row) => textOf(row).startsWith(wanted);
  if (name === 'endswith') return (row) => textOf(row).endsWith(wanted);
  return (row) => textOf(row).includes(wanted);
}

function lambda({ kind, path, variable, inner }: Extract<Expression, { kind: 'any' | 'all' }>): Predicate {
  if (!inner) return (row) => elements(row, path).length > 0;
  const test = compile(inner);
  const matches = (row: Row) => (element: unknown): boolean => test({ ...row, [variable]: element });
  if (kind === 'all') return (row) => elements(row, path).every(matches(row));
  return (row) => elements(row, path).some(matches(row));
}

function elements(row: Row, path: string): readonly unknown[] {
  const value = readProperty(row, path);
  return Array.isArray(value) ? value : [];
}

function holds(operator: Operator, order: number): boolean {
  return comparers[operator](order);
}

const comparers: Readonly<Record<Operator, (order: number) => boolean>> = {
  eq: (order) => order === 0,
  ne: (order) => order !== 0,
  gt: (order) => order > 0,
  ge: (order) => order >= 0,
  lt: (order) => order < 0,
  le: (order) => order <= 0,
};

export function readProperty(row: Row, path: string): unknown {
  return path.split('/').reduce<unknown>((value, name) => {
    if (typeof value !== 'object' || value === null) return undefined;
    const entry = Object.entries(value).find(([key]) => key.toLowerCase() === name.toLowerCase());
    return entry?.[1];
  }, row);
}

/** Text is compared without case, instants as instants. NaN (so: no match but for `ne`) where there is no order. */
export function orderOf(value: unknown, wanted: unknown): number {
  if (value === undefined || value === null || wanted === null) return (value ?? null) === (wanted ?? null) ? 0 : NaN;
  if (typeof value === 'string' && typeof wanted === 'string') {
    const instants = [value, wanted].map((text) => (/^\d{4}-\d\d-\d\d(T|$)/.test(text) ? Date.parse(text) : NaN));
    const [left = NaN, right = NaN] = instants;
    if (!Number.isNaN(left) && !Number.isNaN(right)) return Math.sign(left - right);
    const [a, b] = [value.toLowerCase(), wanted.toLowerCase()];
    return a === b ? 0 : a < b ? -1 : 1;
  }
  if (typeof value === 'boolean' || typeof wanted === 'boolean') return value === wanted ? 0 : NaN;
  return Math.sign(Number(value) - Number(wanted));
}

/** @returns the properties that a filter reads, those of lambdas' elements left out */
export function pathsOf(expression: Expression): string[] {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return [...pathsOf(expression.left), ...pathsOf(expression.right)];
    case 'not':
      return pathsOf(expression.inner);
    default:
      return [expression.path];
  }
}
