import type { SqlValue } from '../../store/database';
import type { List } from '../../store/lists';
import { toStamp } from '../../clock';
import type { Call as RequestCall } from '../wire/call';
import { columnsOf } from '../fields/columns';
import { errors } from '../wire/errors';
import { parseIso } from '../../timeZone';
import { about, beginning, comparison, containing, joined, negated, type Condition } from './conditions';
import { isTest, type Call, type Constant, type DatePart, type Expression, type Operand, type Operator, type Path } from './filter';
import { contentTypeTarget, linkedTarget, valueTarget, type Target } from './targets';

const MIRRORED: Readonly<Record<Operator, Operator>> = { eq: 'eq', ne: 'ne', lt: 'gt', le: 'ge', gt: 'lt', ge: 'le' };
const SIGNS: Readonly<Record<Operator, string>> = { eq: '=', ne: '<>', lt: '<', le: '<=', gt: '>', ge: '>=' };
const DATE_FORMATS: Readonly<Record<DatePart, string>> = { year: '%Y', month: '%m', day: '%d', hour: '%H', minute: '%M', second: '%S' };
/** Columns that a $filter cannot ask about. */
const NOT_FILTERABLE: readonly string[] = ['Note', 'URL', 'Attachments', 'Computed'];

/** Writes a $filter of one list's rows as SQL. */
export class FilterWriter {
  public constructor(private readonly call: RequestCall, private readonly list: List) {}

  /** @throws 400 for a name, a column or a value that cannot stand in a filter */
  public write(expression: Expression): Condition {
    switch (expression.kind) {
      case 'and':
      case 'or':
        return joined(expression.kind, expression.parts.map(part => this.write(part)));
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
      // `Owner/Id` is the row's own number; anything else of the other row needs the expand (facts 1.6).
      if (inner !== 'Id' && inner !== 'ID' && !this.isExpanded(link.internalName)) throw errors.expandMissing(link.internalName);
      return linkedTarget(this.call, this.list, link, inner);
    }
    if (name === 'ContentType' || name === 'ContentTypeId') return contentTypeTarget(this.call, this.list, this.call.tenant.fields.byInternalName(this.list.id, name)!);
    const column = byProperty.get(name === 'Id' ? 'ID' : name);
    if (!column && links.has(name)) throw errors.expandMissing(name);
    if (!column) throw errors.unknownName(name);
    const { field, reads } = column;
    if (reads === 'value' && NOT_FILTERABLE.includes(field.type)) throw errors.notFilterable(field.internalName, field.type);
    return valueTarget(field);
  }

  private isExpanded(name: string): boolean {
    return this.call.query.expand.some(path => path === name || path.startsWith(`${name}/`));
  }

  private test({ name, args }: Call): Condition {
    const [path, constant] = name === 'startswith' ? args : [args[1], args[0]];
    const target = this.target(pathOf(path));
    if (target.type !== 'text') throw errors.notFilterable(target.field.internalName, target.field.type);
    const text = String(constantOf(constant).value ?? '');
    return name === 'startswith' ? beginning(target, text) : containing(target, text);
  }

  private compare(operator: Operator, left: Operand, right: Operand): Condition {
    if (left.kind === 'constant') {
      if (right.kind === 'constant') throw errors.badFilter(`${String(left.value)} ${operator} ${String(right.value)}`);
      return this.compare(MIRRORED[operator], right, left);
    }
    const constant = constantOf(right);
    if (left.kind === 'call') return isTest(left) ? this.testIs(operator, left, constant) : this.datePart(operator, left, constant);
    const target = this.target(left.path);
    const value = valueOf(constant, target);
    const ordered = operator !== 'eq' && operator !== 'ne';
    if (ordered && value === null) throw errors.badFilter(`${target.field.internalName} ${operator} null`);
    if (ordered && target.elements !== undefined) throw errors.notFilterable(target.field.internalName, target.field.type);
    return comparison(target, operator, value);
  }

  /** `substringof('a',Title) eq true` */
  private testIs(operator: Operator, call: Call, { value }: Constant): Condition {
    if (typeof value !== 'boolean' || (operator !== 'eq' && operator !== 'ne')) throw errors.wrongPrimitive('Edm.Boolean');
    const condition = this.test(call);
    return value === (operator === 'eq') ? condition : negated(condition);
  }

  private datePart(operator: Operator, { name, args }: Call, constant: Constant): Condition {
    const target = this.target(pathOf(args[0]));
    if (target.type !== 'date') throw errors.notFilterable(target.field.internalName, target.field.type);
    if (typeof constant.value !== 'number') throw errors.wrongPrimitive('Edm.Int32');
    const sql = `CAST(strftime('${DATE_FORMATS[name as DatePart]}', ${target.sql}) AS INTEGER) ${SIGNS[operator]} ?`;
    return about(target, operator === 'ne' ? `${target.sql} IS NULL OR ${sql}` : sql, [constant.value]);
  }
}

function valueOf({ type, value }: Constant, target: Target): SqlValue {
  if (value === null || (value === '' && target.type === 'text')) return null;
  switch (target.type) {
    case 'number':
      if (typeof value === 'boolean' || value === '' || Number.isNaN(Number(value))) throw errors.wrongPrimitive('Edm.Double');
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
