import type { SqlValue } from '../../store/database';
import { isLookup } from '../../store/fieldTypes';
import type { Operator } from './filter';
import type { Target } from './targets';

/** A condition in SQL over one list's table. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
  /** Columns by whose index all of the condition can be answered; none when one part of it has no index. */
  readonly indexedBy: readonly string[];
  /** Lookup and person columns that it reads. */
  readonly lookups: readonly string[];
}

/** The part that the store needs. */
export type Clause = Pick<Condition, 'sql' | 'values'>;

const SIGNS: Readonly<Record<Operator, string>> = { eq: '=', ne: '<>', lt: '<', le: '<=', gt: '>', ge: '>=' };
/** After every character that text can hold. */
const LAST = '\u{10ffff}';

/** `value` null asks whether there is a value at all, which only eq and ne can. */
export function comparison(target: Target, operator: Operator, value: SqlValue): Condition {
  if (value === null) return presence(target, operator === 'ne');
  const differs = operator === 'ne';
  const sign = differs && target.elements !== undefined ? '=' : SIGNS[operator];
  const sql = elementwise(target, `${target.sql} ${sign} ?`, differs);
  // Rows without a value differ from every value.
  return about(target, differs && target.elements === undefined ? `${target.sql} IS NULL OR ${sql}` : sql, [value], !differs);
}

/** Whether a row has a value, or has none. */
export function presence(target: Target, wanted: boolean): Condition {
  const sql = target.count === undefined ? `${target.sql} IS ${wanted ? 'NOT ' : ''}NULL` : `${target.count} ${wanted ? '>' : '='} 0`;
  return about(target, sql, [], target.count === undefined);
}

/** A range rather than LIKE, so that an index serves it. */
export function beginning(target: Target, text: string): Condition {
  return about(target, elementwise(target, `${target.sql} >= ? AND ${target.sql} < ?`, false), [text, `${text}${LAST}`], true);
}

export function containing(target: Target, text: string): Condition {
  return about(target, elementwise(target, `instr(lower(${target.sql}), lower(?)) > 0`, false), [text], false);
}

/** Between two values, the first included and the second not. */
export function within(target: Target, from: SqlValue, to: SqlValue): Condition {
  return about(target, elementwise(target, `${target.sql} >= ? AND ${target.sql} < ?`, false), [from, to], true);
}

export function oneOf(target: Target, values: readonly SqlValue[]): Condition {
  const sql = elementwise(target, `${target.sql} IN (${values.map(() => '?').join(', ')})`, false);
  return about(target, sql, values, true);
}

/** Any test of one value: it holds when one element of the row meets it. */
export function matching(target: Target, test: (value: string) => string, values: readonly SqlValue[]): Condition {
  return about(target, elementwise(target, test(target.sql), false), values);
}

/** A condition that no index serves. */
export function about(target: Target, sql: string, values: readonly SqlValue[], byIndex = false): Condition {
  const { field } = target;
  const served = byIndex && target.indexed && target.elements === undefined;
  return { sql, values, indexedBy: served ? [field.internalName] : [], lookups: isLookup(field) ? [field.internalName] : [] };
}

export function negated(condition: Condition): Condition {
  return { ...condition, sql: `NOT coalesce(${condition.sql}, 0)`, indexedBy: [] };
}

/** "Or" is served by indexes only when every part is; "and" by its first part's alone. */
export function joined(kind: 'and' | 'or', parts: readonly Condition[]): Condition {
  const served = kind === 'and' ? parts[0].indexedBy : parts.every(({ indexedBy }) => indexedBy.length > 0) ? parts.flatMap(({ indexedBy }) => indexedBy) : [];
  return {
    sql: balanced(parts.map(({ sql }) => `(${sql})`), kind.toUpperCase()),
    values: parts.flatMap(({ values }) => values),
    indexedBy: served,
    lookups: parts.flatMap(({ lookups }) => lookups),
  };
}

/** Joins in halves: a long chain would be deeper than SQLite takes. */
function balanced(parts: readonly string[], word: string): string {
  if (parts.length <= 2) return parts.join(` ${word} `);
  const middle = Math.ceil(parts.length / 2);
  return `(${balanced(parts.slice(0, middle), word)}) ${word} (${balanced(parts.slice(middle), word)})`;
}

function elementwise({ elements }: Target, sql: string, differs: boolean): string {
  return elements === undefined ? sql : `${differs ? 'NOT ' : ''}EXISTS (SELECT 1 FROM ${elements} WHERE ${sql})`;
}
