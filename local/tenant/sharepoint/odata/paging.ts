import type { SqlValue } from '../../store/database';
import type { FieldValue } from '../../store/fieldTypes';
import type { Item } from '../../store/items';
import { storedValue } from '../fields/columns';
import { errors } from '../wire/errors';
import type { Target } from './filterSql';

export interface Sort {
  readonly target: Target;
  readonly descending: boolean;
}

/** Where a page begins: `Paged=TRUE&p_ID=100`, with the row's values of the columns that it is sorted by. */
export interface PageToken {
  readonly id: number;
  readonly values: ReadonlyMap<string, string | null>;
  readonly backwards: boolean;
}

/** @throws 400 for what no answer of ours contained */
export function parsePageToken(text: string): PageToken {
  const parameters = new URLSearchParams(text);
  const id = Number(parameters.get('p_ID'));
  if (parameters.get('Paged')?.toUpperCase() !== 'TRUE' || !Number.isInteger(id)) throw errors.badExpression(`$skiptoken=${text}`);
  const values = new Map<string, string | null>();
  for (const [key, value] of parameters) if (key.startsWith('p_') && key !== 'p_ID') values.set(key.slice(2), value === '' ? null : value);
  return { id, values, backwards: parameters.get('PagedPrev')?.toUpperCase() === 'TRUE' };
}

export function pageTokenOf(item: Item, sorts: readonly Sort[]): string {
  const parts = sorts
    .filter(({ target }) => target.field.internalName !== 'ID')
    .map(({ target }) => `&p_${target.field.internalName}=${encodeURIComponent(plain(storedValue(item, target.field)))}`);
  return `Paged=TRUE&p_ID=${item.id}${parts.join('')}`;
}

/** The condition that a row comes after the token's row in the given order. */
export function afterToken({ id, values }: PageToken, sorts: readonly Sort[]): { readonly sql: string; readonly values: readonly SqlValue[] } {
  let sql = 'id > ?';
  let bound: SqlValue[] = [id];
  for (const { target, descending } of [...sorts].reverse()) {
    const { internalName } = target.field;
    const column = target.sql;
    if (internalName === 'ID') {
      sql = `id ${descending ? '<' : '>'} ?`;
      bound = [id];
      continue;
    }
    if (!values.has(internalName)) throw errors.badExpression(`$skiptoken without p_${internalName}`);
    const text = values.get(internalName) ?? null;
    const value = text === null ? null : target.type === 'number' || target.type === 'boolean' ? Number(text) : text;
    // Rows without a value come first going up, last going down.
    if (value === null) {
      sql = descending ? `${column} IS NULL AND (${sql})` : `${column} IS NOT NULL OR (${sql})`;
    } else if (descending) {
      sql = `${column} IS NULL OR (${column} <= ? AND (${column} < ? OR (${sql})))`;
      bound = [value, value, ...bound];
    } else {
      sql = `${column} >= ? AND (${column} > ? OR (${sql}))`;
      bound = [value, value, ...bound];
    }
  }
  return { sql, values: bound };
}

function plain(value: FieldValue): string {
  if (value === null) return '';
  return typeof value === 'boolean' ? String(Number(value)) : String(value);
}
