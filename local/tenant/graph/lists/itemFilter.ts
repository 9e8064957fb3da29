import { valueSql } from '../../store/fields';
import { isLookup, isMultiple } from '../../store/fieldTypes';
import type { Field } from '../../store/fieldTypes';
import type { List } from '../../store/lists';
import type { SqlValue } from '../../store/database';
import type { Tenant } from '../../tenant';
import { badRequest, invalidRequest } from '../wire/errors';
import type { Expression, Literal, Operator } from '../wire/filterSyntax';

/** A condition in SQL over one list's table. */
export interface Condition extends Clause {
  /** The column whose index serves it, or the first part of it. */
  readonly index?: string;
  /** What that index alone leaves to look through, where it does not serve all of it. */
  readonly leading?: Clause;
}

export interface Clause {
  readonly sql: string;
  readonly values: readonly SqlValue[];
}

/** What a path of a filter or an order stands for. */
export interface Target {
  readonly field: Field;
  readonly sql: string;
  readonly isIndexed: boolean;
}

const sqlOperators: Readonly<Record<Operator, string>> = { eq: '=', ne: '<>', gt: '>', ge: '>=', lt: '<', le: '<=' };

/** Columns that carry no single value to compare. */
const uncomparable: readonly string[] = ['URL', 'Attachments', 'Computed', 'ContentTypeId'];

/** Turns `$filter` of a list's items into SQL: columns as `fields/Name`, lookups as `fields/NameLookupId`, and `id`. */
export class ItemFilter {
  /** @param allowsUnindexed whether the caller sent the header that takes the warning */
  public constructor(
    private readonly tenant: Tenant,
    private readonly list: List,
    private readonly allowsUnindexed: boolean
  ) {}

  /** @throws 400 for an unknown column, one that cannot be compared, or one without an index */
  public write(expression: Expression): Condition {
    switch (expression.kind) {
      case 'and':
      case 'or':
        return this.join(expression.kind, this.write(expression.left), this.write(expression.right));
      case 'not': {
        const { sql, values } = this.write(expression.inner);
        return { sql: `NOT coalesce((${sql}), 0)`, values };
      }
      case 'compare':
        return this.compare(this.target(expression.path), expression.operator, expression.value);
      case 'in': {
        const target = this.target(expression.path);
        const values = expression.values.map((value) => this.valueOf(target, value));
        return { sql: `${target.sql} IN (${values.map(() => '?').join(', ')})`, values, ...indexOf(target) };
      }
      case 'text':
        return this.text(this.target(expression.path), expression.name, expression.value);
      case 'any':
      case 'all':
      case 'count':
        throw invalidRequest(`The expression on '${expression.path}' is not supported for the items of a list.`);
    }
  }

  /** @throws 400 as `write` */
  public target(path: string): Target {
    const [head = '', name, ...rest] = path.split('/');
    if (name === undefined && head.toLowerCase() === 'id') return this.checked(this.byName('ID'));
    if (head.toLowerCase() !== 'fields' || name === undefined || rest.length > 0) {
      throw invalidRequest(`The property '${path}' cannot be referenced in filter or orderby.`);
    }
    return this.checked(this.byName(name.toLowerCase() === 'id' ? 'ID' : name));
  }

  private byName(name: string): Field {
    const { fields } = this.tenant;
    const bare = name.replace(/LookupId$/i, '');
    const find = (wanted: string): Field | undefined =>
      fields.byInternalName(this.list.id, wanted) ?? fields.ofList(this.list.id).find(({ internalName }) => internalName.toLowerCase() === wanted.toLowerCase());
    const field = find(name);
    if (field && !isLookup(field)) return field;
    const lookup = bare === name ? undefined : find(bare);
    if (lookup && isLookup(lookup)) return lookup;
    throw field ? invalidRequest(`Field '${name}' is a lookup: filter by '${name}LookupId'.`) : badRequest(`Invalid filter clause: Field '${name}' is not recognized`);
  }

  private checked(field: Field): Target {
    if (uncomparable.includes(field.type) || isMultiple(field)) {
      throw invalidRequest(`Field '${field.internalName}' of type '${field.type}' cannot be referenced in filter or orderby.`);
    }
    const isIndexed = field.settings.indexed === true;
    if (!isIndexed && !this.allowsUnindexed) throw notIndexed(field.internalName);
    return { field, sql: valueSql(field), isIndexed };
  }

  private compare(target: Target, operator: Operator, literal: Literal): Condition {
    const value = this.valueOf(target, literal);
    if (value === null) return nullCondition(target, operator);
    if (operator === 'ne') return { sql: `${target.sql} IS NULL OR ${target.sql} <> ?`, values: [value] };
    return { sql: `${target.sql} ${sqlOperators[operator]} ?`, values: [value], ...indexOf(target) };
  }

  private text(target: Target, name: 'startswith' | 'endswith' | 'contains', text: string): Condition {
    // A range rather than LIKE, so that the index serves it.
    if (name === 'startswith') return { sql: `${target.sql} >= ? AND ${target.sql} < ?`, values: [text, `${text}\u{10ffff}`], ...indexOf(target) };
    if (name === 'contains') return { sql: `instr(lower(${target.sql}), lower(?)) > 0`, values: [text] };
    throw invalidRequest("The function 'endswith' is not supported for the items of a list.");
  }

  private valueOf({ field }: Target, literal: Literal): SqlValue {
    if (literal === null) return null;
    const { type } = field;
    if (type === 'DateTime') return stampOf(field, literal);
    if (type === 'Boolean') return Number(literal === true || literal === 1 || literal === '1' || literal === 'true');
    const isNumber = isLookup(field) || ['Number', 'Currency', 'Counter', 'Integer'].includes(type);
    if (!isNumber) return String(literal);
    const number = Number(literal);
    if (Number.isNaN(number) || literal === '') throw invalidRequest(`The value '${String(literal)}' does not fit the column '${field.internalName}'.`);
    return number;
  }

  private join(kind: 'and' | 'or', left: Condition, right: Condition): Condition {
    const sql = `(${left.sql}) ${kind.toUpperCase()} (${right.sql})`;
    const values = [...left.values, ...right.values];
    const isWhole = left.index !== undefined && left.index === right.index && !left.leading && !right.leading;
    if (isWhole) return { sql, values, index: left.index };
    if (kind === 'or' || left.index === undefined) return { sql, values };
    return { sql, values, index: left.index, leading: left.leading ?? { sql: left.sql, values: left.values } };
  }
}

function stampOf(field: Field, literal: Literal): string {
  const moment = new Date(String(literal));
  if (Number.isNaN(moment.getTime())) throw invalidRequest(`The value '${String(literal)}' of the column '${field.internalName}' is not a date.`);
  return `${moment.toISOString().slice(0, 19)}Z`;
}

function nullCondition(target: Target, operator: Operator): Condition {
  if (operator === 'eq') return { sql: `${target.sql} IS NULL`, values: [], ...indexOf(target) };
  if (operator === 'ne') return { sql: `${target.sql} IS NOT NULL`, values: [] };
  throw invalidRequest(`The operator '${operator}' does not go with null.`);
}

const indexOf = ({ field, isIndexed }: Target): { index?: string } => (isIndexed ? { index: field.internalName } : {});

const notIndexed = (name: string): Error =>
  invalidRequest(
    `Field '${name}' cannot be referenced in filter or orderby as it is not indexed. Provide the 'Prefer: HonorNonIndexedQueriesWarningMayFailRandomly' header to allow this, but be warned that such queries may fail on large lists.`
  );
