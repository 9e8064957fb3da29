import { addPeriod, startOfDay, type IsoDate } from '../../core/time';
import { columnOf, type Field, type ListDeclaration } from '../../lists/define';
import type { Condition, Query } from '../ports';

type Operator = Condition<unknown>['op'];
type Value = string | number | boolean;

/** A condition with its property as plain text: the wire knows no item types. */
export interface PlainCondition {
  readonly field: string;
  readonly op: Operator;
  readonly value?: Condition<unknown>['value'];
}

/**
 * The $filter of a query's conditions, joined with "and" in the order given.
 * Source: "Use OData query operations in SharePoint REST requests".
 */
export function filterOf(declaration: ListDeclaration, where: readonly PlainCondition[], timeZone: string): string {
  return where.map((condition) => term(declaration, condition, timeZone)).join(' and ');
}

/** The column to sort on. */
export function orderOf(declaration: ListDeclaration, property: string): string {
  if (property === 'id') return 'Id';
  const { kind } = declaration.fields[property];
  const column = columnOf(declaration, property);
  return kind === 'person' || kind === 'lookup' ? `${column}/Title` : column;
}

function term(declaration: ListDeclaration, { field, op, value }: PlainCondition, timeZone: string): string {
  const column = filterColumn(declaration, field);
  const kind = kindOf(declaration, field);
  if (op === 'isEmpty') return `${column} eq null`;
  if (op === 'isNotEmpty') return `${column} ne null`;
  if (op === 'in') return anyOf((Array.isArray(value) ? value : [value]).map((one: Value) => compare(column, kind, 'eq', one, timeZone)));
  if (value === undefined || typeof value === 'object') throw new Error(`The condition on "${field}" has no single value.`);
  if (op === 'startsWith') return `startswith(${column},${literal(kind, value)})`;
  return compare(column, kind, op, value, timeZone);
}

/** OData in SharePoint knows no "in". Nothing is one of none. */
function anyOf(terms: readonly string[]): string {
  if (terms.length === 0) return 'Id eq -1';
  return terms.length === 1 ? terms[0] : `(${terms.join(' or ')})`;
}

function compare(column: string, kind: Field['kind'], op: Exclude<Operator, 'in' | 'isEmpty' | 'isNotEmpty' | 'startsWith'>, value: Value, timeZone: string): string {
  return kind === 'date' ? compareDay(column, op, String(value) as IsoDate, timeZone) : `${column} ${op} ${literal(kind, value)}`;
}

/**
 * A day lasts from one midnight of the site to the next; asking so is right whether a stored day keeps the hour that
 * was sent or is cut to midnight.
 */
function compareDay(column: string, op: string, day: IsoDate, timeZone: string): string {
  const begins = `'${startOfDay(day, timeZone)}'`;
  const ends = `'${startOfDay(addPeriod(day, { days: 1 }), timeZone)}'`;
  switch (op) {
    case 'eq':
      return `(${column} ge ${begins} and ${column} lt ${ends})`;
    case 'ne':
      return `(${column} lt ${begins} or ${column} ge ${ends})`;
    case 'lt':
      return `${column} lt ${begins}`;
    case 'le':
      return `${column} lt ${ends}`;
    case 'gt':
      return `${column} ge ${ends}`;
    default:
      return `${column} ge ${begins}`;
  }
}

function literal(kind: Field['kind'], value: Value): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'number') return String(value);
  if (kind === 'dateTime') return `'${new Date(value).toISOString()}'`;
  return `'${value.replace(/'/g, "''")}'`;
}

const system: Readonly<Record<string, { readonly column: string; readonly kind: Field['kind'] }>> = {
  id: { column: 'Id', kind: 'number' },
  created: { column: 'Created', kind: 'dateTime' },
  modified: { column: 'Modified', kind: 'dateTime' },
};

function kindOf(declaration: ListDeclaration, property: string): Field['kind'] {
  return system[property]?.kind ?? declaration.fields[property].kind;
}

function filterColumn(declaration: ListDeclaration, property: string): string {
  if (system[property]) return system[property].column;
  const { kind } = declaration.fields[property];
  return `${columnOf(declaration, property)}${kind === 'person' || kind === 'lookup' ? 'Id' : ''}`;
}

/** A filter with many values would make an address longer than SharePoint takes. */
const valuesAtOnce = 30;

/** Splits a query whose `in` has many values into several with a few each. */
export function inParts<Item>(query: Query<Item>): readonly Query<Item>[] {
  const where = query.where ?? [];
  const long = where.findIndex(({ op, value }) => op === 'in' && Array.isArray(value) && value.length > valuesAtOnce);
  if (long < 0) return [query];
  const values = [...new Set(where[long].value as readonly (string | number)[])];
  const parts: Query<Item>[] = [];
  for (let from = 0; from < values.length; from += valuesAtOnce) {
    const condition = { ...where[long], value: values.slice(from, from + valuesAtOnce) };
    parts.push({ ...query, where: where.map((other, index) => (index === long ? condition : other)) });
  }
  return parts;
}
