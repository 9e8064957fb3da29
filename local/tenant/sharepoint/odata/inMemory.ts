import type { Call } from '../wire/call';
import type { Entity } from '../wire/entity';
import { errors } from '../wire/errors';
import type { Value } from '../wire/values';
import { parseFilter, type Constant, type Expression, type Operand, type Operator } from './filter';

type Plain = string | number | boolean | null;

/** Filters, sorts and cuts a collection that is small enough to hold (lists, columns, people, files of a folder). */
export function filterInMemory(entities: readonly Entity[], call: Call): readonly Entity[] {
  const { filter, orderBy, top, skip = 0 } = call.query;
  const expression = filter === undefined ? undefined : parseFilter(filter);
  const kept = expression ? entities.filter(entity => holds(expression, entity, call)) : [...entities];
  const sorted = orderBy.length === 0 ? kept : [...kept].sort((left, right) => order(left, right, call));
  return sorted.slice(skip, top === undefined ? undefined : skip + top);
}

function order(left: Entity, right: Entity, call: Call): number {
  for (const { path, descending } of call.query.orderBy) {
    const compared = compare(read(path, left, call), read(path, right, call));
    if (compared !== 0) return descending ? -compared : compared;
  }
  return 0;
}

function holds(expression: Expression, entity: Entity, call: Call): boolean {
  switch (expression.kind) {
    case 'and':
      return holds(expression.left, entity, call) && holds(expression.right, entity, call);
    case 'or':
      return holds(expression.left, entity, call) || holds(expression.right, entity, call);
    case 'compare':
      return test(expression.operator, operand(expression.left, entity, call), operand(expression.right, entity, call));
    case 'test': {
      const [first, second] = expression.call.args.map(each => String(operand(each, entity, call) ?? '').toLowerCase());
      return expression.call.name === 'startswith' ? first.startsWith(second) : second.includes(first);
    }
  }
}

function operand(side: Operand, entity: Entity, call: Call): Plain {
  if (side.kind === 'constant') return constantOf(side);
  if (side.kind === 'path') return read(side.path, entity, call);
  throw errors.unsupported(`${side.name}() on this collection`);
}

function constantOf({ type, value }: Constant): Plain {
  return type === 'date' && typeof value === 'string' ? `${new Date(value).toISOString().slice(0, 19)}Z` : value;
}

function test(operator: Operator, left: Plain, right: Plain): boolean {
  // Yes and no may be written 1 and 0.
  const [a, b] = typeof left === 'boolean' && typeof right === 'number' ? [Number(left), right] : [left, right];
  if (operator === 'eq') return compare(a, b) === 0;
  if (operator === 'ne') return compare(a, b) !== 0;
  if (a === null || b === null) return false;
  const compared = compare(a, b);
  return { lt: compared < 0, le: compared <= 0, gt: compared > 0, ge: compared >= 0 }[operator];
}

function compare(left: Plain, right: Plain): number {
  if (left === null || right === null) return left === right ? 0 : left === null ? -1 : 1;
  const [a, b] = typeof left === 'string' && typeof right === 'string' ? [left.toLowerCase(), right.toLowerCase()] : [left, right];
  return a === b ? 0 : a < b ? -1 : 1;
}

function read(path: string, entity: Entity, call: Call): Plain {
  const value: Value | undefined = path.includes('/') ? undefined : entity.value(path, call);
  if (value === undefined || (typeof value === 'object' && value !== null)) throw errors.unknownName(path);
  return value;
}
