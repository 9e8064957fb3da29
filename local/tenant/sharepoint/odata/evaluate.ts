import { errors } from '../wire/errors';
import { isTest, type Call, type Constant, type DatePart, type Expression, type Operand, type Operator } from './filter';

/** What a property can hold for a filter. */
export type Plain = string | number | boolean | null;

/** Reads the property that a path names. @throws 400 for one that there is not */
export type Read = (path: string) => Plain;

/** Whether a filter holds for one entity: text without case, nothing before every value. */
export function holds(expression: Expression, read: Read): boolean {
  switch (expression.kind) {
    case 'and':
      return expression.parts.every(part => holds(part, read));
    case 'or':
      return expression.parts.some(part => holds(part, read));
    case 'compare':
      return meets(expression.operator, valueOf(expression.left, read), valueOf(expression.right, read));
    case 'test':
      return passes(expression.call, read);
  }
}

/** How two values stand to one another; a value that is not there comes first. */
export function compare(left: Plain, right: Plain): number {
  if (left === null || right === null) return left === right ? 0 : left === null ? -1 : 1;
  const [a, b] = typeof left === 'string' && typeof right === 'string' ? [left.toLowerCase(), right.toLowerCase()] : [left, right];
  return a === b ? 0 : a < b ? -1 : 1;
}

function meets(operator: Operator, left: Plain, right: Plain): boolean {
  // Yes and no may be written 1 and 0.
  const [a, b] = [left, right].map(value => (typeof value === 'boolean' ? Number(value) : value));
  if (operator === 'eq') return compare(a, b) === 0;
  if (operator === 'ne') return compare(a, b) !== 0;
  if (a === null || b === null) return false;
  const compared = compare(a, b);
  return { lt: compared < 0, le: compared <= 0, gt: compared > 0, ge: compared >= 0 }[operator];
}

function valueOf(operand: Operand, read: Read): Plain {
  if (operand.kind === 'path') return read(operand.path);
  if (operand.kind === 'constant') return constantOf(operand);
  if (isTest(operand)) return passes(operand, read);
  return datePart(operand.name as DatePart, valueOf(operand.args[0], read));
}

/** Dates as SharePoint stores them; empty text is no text. */
function constantOf({ type, value }: Constant): Plain {
  if (value === '') return null;
  if (type !== 'date') return value;
  const moment = new Date(String(value));
  if (Number.isNaN(moment.getTime())) throw errors.wrongPrimitive('Edm.DateTime');
  return `${moment.toISOString().slice(0, 19)}Z`;
}

function passes({ name, args }: Call, read: Read): boolean {
  const [first, second] = args.map(each => String(valueOf(each, read) ?? '').toLowerCase());
  return name === 'startswith' ? first.startsWith(second) : second.includes(first);
}

function datePart(part: DatePart, value: Plain): Plain {
  if (typeof value !== 'string') return null;
  const moment = new Date(value);
  if (Number.isNaN(moment.getTime())) return null;
  switch (part) {
    case 'year':
      return moment.getUTCFullYear();
    case 'month':
      return moment.getUTCMonth() + 1;
    case 'day':
      return moment.getUTCDate();
    case 'hour':
      return moment.getUTCHours();
    case 'minute':
      return moment.getUTCMinutes();
    case 'second':
      return moment.getUTCSeconds();
  }
}
