import type { SqlValue } from '../../store/database';
import { isLookup, isMultiple, isPerson, type Field } from '../../store/fieldTypes';
import { jsonPath, valueSql } from '../../store/fields';
import type { List } from '../../store/lists';
import { toStamp } from '../../clock';
import type { Call as RequestCall } from '../wire/call';
import { columnsOf } from '../fields/columns';
import { errors } from '../wire/errors';
import { parseIso } from '../webs/timeZone';
import type { Call, Constant, DatePart, Expression, Operand, Operator, Path } from './filter';

/** A condition in SQL over one list's table. */
export interface Condition {
  readonly sql: string;
  readonly values: readonly SqlValue[];
  /** Columns by whose index all of the condition can be answered; none when one part of it has no index. */
  readonly indexedBy: readonly string[];
  /** Lookup and person columns that it reads. */
  readonly lookups: readonly string[];
}

/** What a path of a filter or an order stands for. */
export interface Target {
  readonly sql: string;
  readonly field: Field;
  /** The type that its constants must have. */
  readonly type: 'text' | 'number' | 'boolean' | 'date' | 'guid';
  readonly indexed: boolean;
  /** Several values in one row: a condition holds when one of them meets it. */
  readonly several?: 'id' | 'text';
}

const SQL_OPERATORS: Readonly<Record<Operator, string>> = { eq: '=', ne: '<>', lt: '<', le: '<=', gt: '>', ge: '>=' };
const MIRRORED: Readonly<Record<Operator, Operator>> = { eq: 'eq', ne: 'ne', lt: 'gt', le: 'ge', gt: 'lt', ge: 'le' };
const DATE_FORMATS: Readonly<Record<DatePart, string>> = { year: '%Y', month: '%m', day: '%d', hour: '%H', minute: '%M', second: '%S' };
const DATE_COLUMNS: readonly string[] = ['DateTime'];
const NUMBER_COLUMNS: readonly string[] = ['Number', 'Currency', 'Counter', 'Integer', 'Calculated'];

export class FilterWriter {
  public constructor(private readonly call: RequestCall, private readonly list: List) {}

  /** @throws 400 for a name, a column or a value that cannot stand in a filter */
  public write(expression: Expression): Condition {
    switch (expression.kind) {
      case 'and':
      case 'or':
        return this.join(expression.kind, this.write(expression.left), this.write(expression.right));
      case 'test':
        return this.test(expression.call);
      case 'compare':
        return this.compare(expression.operator, expression.left, expression.right);
    }
  }

  /** @throws 400 for an unknown name, a lookup without its expand, a column that cannot be filtered */
  public target(path: string): Target {
    const [name, inner, ...rest] = path.split('/');
    const { byProperty, links } = columnsOf(this.call.tenant.fields.ofList(this.list.id));
    if (rest.length > 0) throw errors.unknownName(path);
    if (inner !== undefined) {
      const link = links.get(name);
      if (!link) throw errors.unknownName(name);
      return this.through(link, inner);
    }
    const column = byProperty.get(name === 'Id' ? 'ID' : name);
    if (!column && links.has(name)) throw errors.expandMissing(name);
    if (!column) throw errors.unknownName(name);
    return column.reads === 'value' ? this.plain(column.field) : this.lookupId(column.field);
  }

  private plain(field: Field): Target {
    if (['Note', 'URL', 'Attachments', 'ContentTypeId'].includes(field.type)) throw errors.notFilterable(field.internalName, field.type);
    const type = DATE_COLUMNS.includes(field.type)
      ? 'date'
      : NUMBER_COLUMNS.includes(field.type) || field.internalName === 'FSObjType'
        ? 'number'
        : field.type === 'Boolean'
          ? 'boolean'
          : 'text';
    return { sql: valueSql(field), field, type, indexed: field.settings.indexed ?? false, several: field.type === 'MultiChoice' ? 'text' : undefined };
  }

  private lookupId(field: Field): Target {
    return { sql: valueSql(field), field, type: 'number', indexed: field.settings.indexed ?? false, several: isMultiple(field) ? 'id' : undefined };
  }

  /** `Owner/Id` is the row's own number; anything else of the other row needs the expand (facts 1.6). */
  private through(link: Field, inner: string): Target {
    if (inner === 'Id' || inner === 'ID') return this.lookupId(link);
    if (!this.call.query.expand.some(path => path === link.internalName || path.startsWith(`${link.internalName}/`))) throw errors.expandMissing(link.internalName);
    if (isMultiple(link)) throw errors.notFilterable(link.internalName, link.type);
    return isPerson(link) ? this.ofPerson(link, inner) : this.ofLookup(link, inner);
  }

  private ofPerson(link: Field, inner: string): Target {
    const column = { Title: 'title', Name: 'login', EMail: 'email', UserName: 'email' }[inner];
    if (column === undefined) throw errors.unknownName(`${link.internalName}/${inner}`);
    const sql = `(SELECT p.${column} FROM principals p WHERE p.site_id = ${this.list.siteId} AND p.id = ${valueSql(link)}) COLLATE NOCASE`;
    return { sql, field: link, type: 'text', indexed: false };
  }

  private ofLookup(link: Field, inner: string): Target {
    const target = this.call.tenant.lists.byGuid(link.settings.lookupList ?? '');
    const field = target && this.call.tenant.fields.byInternalName(target.id, inner);
    if (!target || !field || isLookup(field)) throw errors.unknownName(`${link.internalName}/${inner}`);
    const found = this.plain(field);
    const sql = `(SELECT ${valueSql(field, 't')} FROM items_${target.id} t WHERE t.id = ${valueSql(link, `items_${this.list.id}`)})`;
    return { ...found, sql: found.type === 'text' ? `${sql} COLLATE NOCASE` : sql, field: link, indexed: false };
  }

  private test(call: Call): Condition {
    const [path, constant] = call.name === 'startswith' ? call.args : [call.args[1], call.args[0]];
    const target = this.target(pathOf(path));
    if (target.type !== 'text' || target.several) throw errors.notFilterable(target.field.internalName, target.field.type);
    const text = String(constantOf(constant).value ?? '');
    const lookups = isLookup(target.field) ? [target.field.internalName] : [];
    if (call.name === 'substringof') return { sql: `instr(lower(${target.sql}), lower(?)) > 0`, values: [text], indexedBy: [], lookups };
    // A range rather than LIKE, so that the index serves it.
    return {
      sql: `${target.sql} >= ? AND ${target.sql} < ?`,
      values: [text, `${text}\u{10ffff}`],
      indexedBy: target.indexed ? [target.field.internalName] : [],
      lookups,
    };
  }

  private compare(operator: Operator, left: Operand, right: Operand): Condition {
    if (left.kind === 'constant') return this.compare(MIRRORED[operator], right, left);
    const constant = constantOf(right);
    if (left.kind === 'call') return this.datePart(operator, left, constant);
    const target = this.target(left.path);
    const lookups = isLookup(target.field) ? [target.field.internalName] : [];
    if (target.several) return { ...severalSql(operator, target, valueOf(constant, target)), indexedBy: [], lookups };
    const value = valueOf(constant, target);
    const indexedBy = target.indexed && operator !== 'ne' ? [target.field.internalName] : [];
    if (value === null) return { ...nullSql(operator, target), indexedBy, lookups };
    // Rows without a value differ from every value.
    const sql = operator === 'ne' ? `${target.sql} IS NULL OR ${target.sql} <> ?` : `${target.sql} ${SQL_OPERATORS[operator]} ?`;
    return { sql, values: [value], indexedBy, lookups };
  }

  private datePart(operator: Operator, { name, args }: Call, constant: Constant): Condition {
    const target = this.target(pathOf(args[0]));
    if (target.type !== 'date' || name === 'startswith' || name === 'substringof') throw errors.notFilterable(target.field.internalName, target.field.type);
    if (typeof constant.value !== 'number') throw errors.wrongPrimitive('Edm.Int32');
    return {
      sql: `CAST(strftime('${DATE_FORMATS[name]}', ${target.sql}) AS INTEGER) ${SQL_OPERATORS[operator]} ?`,
      values: [constant.value],
      indexedBy: [],
      lookups: [],
    };
  }

  private join(kind: 'and' | 'or', left: Condition, right: Condition): Condition {
    // "Or" is served by indexes only when both sides are; "and" by the first side's alone.
    const byBoth = left.indexedBy.length > 0 && right.indexedBy.length > 0 ? [...left.indexedBy, ...right.indexedBy] : [];
    return {
      sql: `(${left.sql}) ${kind.toUpperCase()} (${right.sql})`,
      values: [...left.values, ...right.values],
      indexedBy: kind === 'or' ? byBoth : left.indexedBy,
      lookups: [...left.lookups, ...right.lookups],
    };
  }
}

function severalSql(operator: Operator, { field, sql }: Target, value: SqlValue): { sql: string; values: SqlValue[] } {
  if (value === null) return { sql: `coalesce(json_array_length(${sql}), 0) ${operator === 'eq' ? '=' : '>'} 0`, values: [] };
  if (operator !== 'eq' && operator !== 'ne') throw errors.notFilterable(field.internalName, field.type);
  const exists = `EXISTS (SELECT 1 FROM json_each(data, ${jsonPath(field)}) e WHERE e.value = ? COLLATE NOCASE)`;
  return { sql: operator === 'eq' ? exists : `NOT ${exists}`, values: [value] };
}

function nullSql(operator: Operator, target: Target): { sql: string; values: SqlValue[] } {
  if (operator === 'eq') return { sql: `${target.sql} IS NULL`, values: [] };
  if (operator === 'ne') return { sql: `${target.sql} IS NOT NULL`, values: [] };
  throw errors.badFilter(`${target.field.internalName} ${operator} null`);
}

function valueOf({ type, value }: Constant, target: Target): SqlValue {
  if (value === null || (value === '' && target.type === 'text')) return null;
  switch (target.type) {
    case 'number':
      if (typeof value === 'boolean' || Number.isNaN(Number(value))) throw errors.wrongPrimitive('Edm.Double');
      return Number(value);
    case 'boolean':
      if (value !== true && value !== false && value !== 1 && value !== 0 && value !== '1' && value !== '0') throw errors.wrongPrimitive('Edm.Boolean');
      return Number(value);
    case 'date': {
      const moment = type !== 'number' && typeof value === 'string' ? parseIso(value) : undefined;
      if (!moment) throw errors.wrongPrimitive('Edm.DateTime');
      return toStamp(moment);
    }
    default:
      return typeof value === 'boolean' ? Number(value) : value;
  }
}

function pathOf(operand: Operand): string {
  const path = operand as Path;
  if (path.kind !== 'path') throw errors.badFilter(operand.kind === 'constant' ? String(operand.value) : operand.kind);
  return path.path;
}

function constantOf(operand: Operand): Constant {
  if (operand.kind !== 'constant') throw errors.badFilter(operand.kind === 'path' ? operand.path : operand.name);
  return operand;
}
