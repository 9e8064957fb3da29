import type { SqlValue } from '../../store/database';
import type { FieldValue } from '../../store/fieldTypes';
import type { Item } from '../../store/items';
import { storedValue } from '../fields/columns';
import { errors } from '../wire/errors';
import type { Clause } from './conditions';
import type { Target } from './targets';

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

/** A stretch of rows in order; a page is read from one after the other. */
export interface Stretch {
  readonly where: Clause;
  readonly orderBy: string;
}

const EVERY: Clause = { sql: '1', values: [] };

/** @throws 400 for what no answer of ours contained */
export function parsePageToken(text: string): PageToken {
  const parameters = new URLSearchParams(text.replace(/^\?/, ''));
  const id = Number(parameters.get('p_ID') ?? Number.NaN);
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

/**
 * The rows after a token, or all of them, in order: by the columns asked for, then by id. One column alone is cut into
 * stretches that an index finds the start of, however deep the page is.
 */
export function stretchesOf(sorts: readonly Sort[], token: PageToken | undefined, backwards: boolean): readonly Stretch[] {
  const wanted = sorts.map(({ target, descending }) => ({ target, descending: descending !== backwards }));
  const byId = backwards ? 'id DESC' : 'id';
  const orderBy = orderOf(wanted, byId);
  if (!token) return [{ where: EVERY, orderBy }];
  const [only, ...more] = wanted;
  if (!only || only.target.field.internalName === 'ID') return [{ where: pastId(token.id, only?.descending ?? backwards), orderBy }];
  if (more.length > 0) return [{ where: after(token, wanted, backwards), orderBy }];
  return singleSort(only, valueIn(token, only.target), token.id, byId, backwards);
}

function singleSort({ target, descending }: Sort, value: SqlValue, id: number, byId: string, backwards: boolean): readonly Stretch[] {
  const { sql } = target;
  const past = pastId(id, backwards);
  const none: Stretch = { where: { sql: `${sql} IS NULL`, values: [] }, orderBy: byId };
  if (value === null) {
    const rest: Stretch = { where: { sql: `${sql} IS NULL AND ${past.sql}`, values: past.values }, orderBy: byId };
    return descending ? [rest] : [rest, { where: { sql: `${sql} IS NOT NULL`, values: [] }, orderBy: `${sql}, ${byId}` }];
  }
  const same: Stretch = { where: { sql: `${sql} = ? AND ${past.sql}`, values: [value, ...past.values] }, orderBy: byId };
  const sign = descending ? '<' : '>';
  const further: Stretch = { where: { sql: `${sql} ${sign} ?`, values: [value] }, orderBy: `${sql}${descending ? ' DESC' : ''}, ${byId}` };
  // Rows without a value come first going up, last going down.
  return descending ? [same, further, none] : [same, further];
}

/** The same for several columns, as one condition. */
function after(token: PageToken, sorts: readonly Sort[], backwards: boolean): Clause {
  let { sql, values } = pastId(token.id, backwards);
  for (const { target, descending } of [...sorts].reverse()) {
    const column = target.sql;
    if (target.field.internalName === 'ID') {
      ({ sql, values } = pastId(token.id, descending));
      continue;
    }
    const value = valueIn(token, target);
    if (value === null) {
      sql = descending ? `${column} IS NULL AND (${sql})` : `${column} IS NOT NULL OR (${sql})`;
    } else if (descending) {
      sql = `${column} IS NULL OR (${column} <= ? AND (${column} < ? OR (${sql})))`;
      values = [value, value, ...values];
    } else {
      sql = `${column} >= ? AND (${column} > ? OR (${sql}))`;
      values = [value, value, ...values];
    }
  }
  return { sql, values };
}

function pastId(id: number, descending: boolean): Clause {
  return { sql: `id ${descending ? '<' : '>'} ?`, values: [id] };
}

function orderOf(sorts: readonly Sort[], byId: string): string {
  const parts = sorts.map(({ target, descending }) => `${target.sql}${descending ? ' DESC' : ''}`);
  return sorts.some(({ target }) => target.field.internalName === 'ID') ? parts.join(', ') : [...parts, byId].join(', ');
}

/** @throws 400 for a token of another order */
function valueIn({ values }: PageToken, { field, type }: Target): SqlValue {
  const text = values.get(field.internalName);
  if (text === undefined) throw errors.badExpression(`$skiptoken without p_${field.internalName}`);
  return text === null || type === 'text' || type === 'date' || type === 'guid' ? text : Number(text);
}

function plain(value: FieldValue): string {
  if (value === null) return '';
  return typeof value === 'boolean' ? String(Number(value)) : String(value);
}
