import * as fc from 'fast-check';
import { holds, type Plain } from '../../../local/tenant/sharepoint/odata/evaluate';
import { conjuncts, parseFilter, type Expression, type Operand } from '../../../local/tenant/sharepoint/odata/filter';
import { filters, print, rows, type Row } from './filterArbitrary';

describe('the grammar of $filter (Use OData query operations in SharePoint REST requests)', () => {
  test('what is written is read back as it was meant', () => {
    fc.assert(fc.property(filters, filter => expect(parseFilter(print(filter))).toEqual(filter)));
  });

  test('blanks and brackets change nothing', () => {
    fc.assert(
      fc.property(filters, fc.nat(3), (filter, more) => {
        const spaced = `${'('.repeat(more)} ${print(filter)} ${')'.repeat(more)}`;
        expect(parseFilter(`  ${spaced}  `)).toEqual(filter);
      })
    );
  });

  test('a filter holds for the rows for which its conditions hold', () => {
    fc.assert(fc.property(filters, rows, (filter, row) => expect(holds(parseFilter(print(filter)), name => row[name as keyof Row])).toBe(isTrue(filter, row))));
  });

  test('"and" binds closer than "or"; the parts of an "and" come in their order', () => {
    expect(parseFilter('A eq 1 or B eq 2 and C eq 3')).toEqual(parseFilter('A eq 1 or (B eq 2 and C eq 3)'));
    expect(conjuncts(parseFilter('A eq 1 and (B eq 2 and C eq 3) and (D eq 4 or E eq 5)')).map(part => part.kind)).toEqual(['compare', 'compare', 'compare', 'or']);
  });

  test.each([
    ['Days eq -1.5', -1.5],
    ['Days eq 1.5M', 1.5],
    ['Days eq 10L', 10],
    ['Days eq 2.5e-3', 0.0025],
    ['Live eq true', true],
    ["Title eq 'O''Neil'", "O'Neil"],
    ["Id eq guid'6F9619FF-8B86-D011-B42D-00CF4FC964FF'", '6F9619FF-8B86-D011-B42D-00CF4FC964FF'],
    ["Due eq DateTime'2026-01-01T00:00:00Z'", '2026-01-01T00:00:00Z'],
    ["Due eq datetimeoffset'2026-01-01T00:00:00+01:00'", '2026-01-01T00:00:00+01:00'],
    ['Title eq null', null],
  ])('%s', (text, value) => {
    const filter = parseFilter(text);
    expect(filter.kind === 'compare' && filter.right.kind === 'constant' ? filter.right.value : 'none').toBe(value);
  });

  test.each([
    '', ' ', 'Title', "'x'", 'Title eq', 'eq 1', "Title EQ 'x'", "Title eq 'x' AND Days eq 1", "Title = 'x'", 'Days add 1 eq 2', "Title in ('x')", "not startswith(Title,'x')",
    "endswith(Title,'x')", "tolower(Title) eq 'x'", "startswith(Title)", "startswith(Title,'a','b')", 'year(Due,1) eq 1', 'year() eq 1', '(Days eq 1', 'Days eq 1)', 'Days eq 1 Days eq 2',
    "Title eq 'x", 'Title eq x\'', "Due eq time'12:00'", "Title eq binary'AF'", 'Days eq 1x', 'Days eq 1.2.3', 'Title eq "x"', 'Title/ eq;', 'Days eq 1 and', 'or Days eq 1',
  ])('%s is refused', text => {
    expect(() => parseFilter(text)).toThrow('is not valid');
  });

  test('very deep and very long filters are refused, not crashed; long ones that make sense are read', () => {
    expect(() => parseFilter(`${'('.repeat(5_000)}Days eq 1${')'.repeat(5_000)}`)).toThrow('is not valid');
    expect(() => parseFilter(`${'year('.repeat(5_000)}Due${')'.repeat(5_000)} eq 1`)).toThrow('is not valid');
    expect(() => parseFilter(Array.from({ length: 5_000 }, (_, n) => `Days eq ${n}`).join(' or '))).toThrow('is not valid');
    const long = parseFilter(Array.from({ length: 500 }, (_, n) => `Days eq ${n}`).join(' or '));
    expect(long.kind === 'or' && long.parts).toHaveLength(500);
  });

  test('anything at all is read or refused', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."Days eq'(),/ and or -1.5 year guid null") })), text => {
        expect(['read', 'refused']).toContain(outcome(text));
      })
    );
  });
});

function outcome(text: string): string {
  try {
    parseFilter(text);
    return 'read';
  } catch (error) {
    return error instanceof Error && error.message.includes('is not valid') ? 'refused' : String(error);
  }
}

/** The meaning of a filter, told a second time. */
function isTrue(filter: Expression, row: Row): boolean {
  if ('parts' in filter) {
    const met = filter.parts.filter(part => isTrue(part, row)).length;
    return filter.kind === 'and' ? met === filter.parts.length : met > 0;
  }
  if (filter.kind === 'test') {
    const [first, second] = filter.call.args.map(arg => String(valueOf(arg, row) ?? '').toLowerCase());
    return filter.call.name === 'startswith' ? first.slice(0, second.length) === second : second.split(first).length > 1;
  }
  const [left, right] = [filter.left, filter.right].map(side => comparable(valueOf(side, row)));
  if (filter.operator === 'eq') return left === right;
  if (filter.operator === 'ne') return left !== right;
  if (left === null || right === null) return false;
  const less = left < right;
  const same = left === right;
  return { lt: less, le: less || same, gt: !less && !same, ge: !less }[filter.operator];
}

function comparable(value: Plain): string | number | null {
  return typeof value === 'string' ? value.toLowerCase() : typeof value === 'boolean' ? Number(value) : value;
}

function valueOf(operand: Operand, row: Row): Plain {
  if (operand.kind === 'path') return row[operand.path as keyof Row];
  if (operand.kind === 'constant') return operand.value;
  const due = valueOf(operand.args[0], row);
  const at = ['year', 'month', 'day', 'hour', 'minute', 'second'].indexOf(operand.name);
  return due === null ? null : Number(String(due).split(/\D/)[at]);
}
