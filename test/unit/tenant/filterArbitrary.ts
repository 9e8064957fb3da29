import * as fc from 'fast-check';
import type { Constant, Expression, Operand, Operator } from '../../../local/tenant/sharepoint/odata/filter';

/** A row as a $filter sees it. */
export interface Row {
  readonly Title: string | null;
  readonly Days: number | null;
  readonly Live: boolean | null;
  readonly Due: string | null;
}

const OPERATORS: readonly Operator[] = ['eq', 'ne', 'lt', 'le', 'gt', 'ge'];
const WORDS: readonly string[] = ['roof', 'Roof repair', "O'Neil's", 'lift', 'a and b', 'x)', '100% + more', 'eq', '', 'Ünder'];

const moment = fc.integer({ min: Date.UTC(2024, 0), max: Date.UTC(2027, 0) }).map(ms => `${new Date(ms).toISOString().slice(0, 19)}Z`);
const days = fc.oneof(fc.integer({ min: -50, max: 50 }), fc.constantFrom(0.5, -2.25, 1e3));

export const rows: fc.Arbitrary<Row> = fc.record({
  // SharePoint keeps an empty text as none.
  Title: fc.constantFrom(...WORDS, null).map(word => word || null),
  Days: fc.option(days, { nil: null }),
  Live: fc.constantFrom(true, false, null),
  Due: fc.option(moment, { nil: null }),
});

const constant = (type: Constant['type'], value: Constant['value']): Constant => ({ kind: 'constant', type, value });
const path = (name: string): Operand => ({ kind: 'path', path: name });
const compare = (operator: Operator, left: Operand, right: Operand): Expression => ({ kind: 'compare', operator, left, right });
const operator = fc.constantFrom(...OPERATORS);
const either = fc.constantFrom<Operator>('eq', 'ne');

const condition: fc.Arbitrary<Expression> = fc.oneof(
  fc.tuple(operator, fc.constantFrom(...WORDS.filter(word => word !== ''))).map(([sign, word]) => compare(sign, path('Title'), constant('string', word))),
  fc.tuple(operator, days).map(([sign, value]) => compare(sign, path('Days'), constant('number', value))),
  fc.tuple(operator, days).map(([sign, value]) => compare(sign, constant('number', value), path('Days'))),
  fc.tuple(either, fc.boolean()).map(([sign, value]) => compare(sign, path('Live'), constant('boolean', value))),
  fc.tuple(operator, moment).map(([sign, value]) => compare(sign, path('Due'), constant('date', value))),
  fc.tuple(either, fc.constantFrom('Title', 'Days', 'Live', 'Due')).map(([sign, name]) => compare(sign, path(name), constant('null', null))),
  fc
    .tuple(operator, fc.constantFrom('year', 'month', 'day', 'hour', 'minute', 'second'), fc.integer({ min: 0, max: 30 }))
    .map(([sign, name, value]) => compare(sign, { kind: 'call', name, args: [path('Due')] }, constant('number', name === 'year' ? 2024 + (value % 4) : value))),
  fc.constantFrom('r', 'roof', "o'n", ' ').map((text): Expression => ({ kind: 'test', call: { kind: 'call', name: 'startswith', args: [path('Title'), constant('string', text)] } })),
  fc.constantFrom('o', 'if', "'", '%').map((text): Expression => ({ kind: 'test', call: { kind: 'call', name: 'substringof', args: [constant('string', text), path('Title')] } }))
);

/** Filters of every kind that SharePoint takes, nested a few times. */
export const filters: fc.Arbitrary<Expression> = fc.letrec<{ filter: Expression }>(tie => ({
  filter: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    condition,
    fc
      .tuple(fc.constantFrom<'and' | 'or'>('and', 'or'), fc.array(tie('filter'), { minLength: 2, maxLength: 4 }))
      .map(([kind, parts]): Expression => ({ kind, parts }))
  ),
})).filter;

/** A filter as a caller writes it. */
export function print(expression: Expression): string {
  switch (expression.kind) {
    case 'and':
    case 'or':
      return expression.parts.map(part => (part.kind === 'and' || part.kind === 'or' ? `(${print(part)})` : print(part))).join(` ${expression.kind} `);
    case 'compare':
      return `${printOperand(expression.left)} ${expression.operator} ${printOperand(expression.right)}`;
    case 'test':
      return printOperand(expression.call);
  }
}

function printOperand(operand: Operand): string {
  if (operand.kind === 'path') return operand.path;
  if (operand.kind === 'call') return `${operand.name}(${operand.args.map(printOperand).join(',')})`;
  const { type, value } = operand;
  if (type === 'string') return `'${String(value).replace(/'/g, "''")}'`;
  return type === 'date' || type === 'guid' ? `${type === 'date' ? 'datetime' : 'guid'}'${String(value)}'` : String(value);
}
