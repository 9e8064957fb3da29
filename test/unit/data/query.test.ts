import fc from 'fast-check';
import { filterOf, inParts, orderOf, type PlainCondition } from '../../../src/data/sharepoint/query';
import { actions } from '../../../src/lists/actions';
import { contracts } from '../../../src/lists/contracts';

const london = 'Europe/London';
const filter = (...where: PlainCondition[]): string => filterOf(contracts, where, london);

test('conditions are joined in the order given, quotes doubled', () => {
  expect(filter({ field: 'status', op: 'eq', value: 'Live' }, { field: 'name', op: 'startsWith', value: "O'Neill & 'Sons" })).toBe(
    "Status eq 'Live' and startswith(Title,'O''Neill & ''Sons')",
  );
});

test('lookups and persons compare by number, without an expand', () => {
  expect(filter({ field: 'contractor', op: 'eq', value: 3 }, { field: 'contractManager', op: 'in', value: [7, 8] })).toBe(
    'ContractorId eq 3 and (ContractManagerId eq 7 or ContractManagerId eq 8)',
  );
  expect(filterOf(actions, [{ field: 'meeting', op: 'isEmpty' }], london)).toBe('MeetingId eq null');
});

test('a day lasts from midnight to midnight of the site, in summer and in winter time', () => {
  expect(filter({ field: 'end', op: 'eq', value: '2026-06-15' })).toBe("(End ge '2026-06-14T23:00:00.000Z' and End lt '2026-06-15T23:00:00.000Z')");
  expect(filter({ field: 'end', op: 'le', value: '2026-12-03' })).toBe("End lt '2026-12-04T00:00:00.000Z'");
  expect(filter({ field: 'end', op: 'gt', value: '2026-10-25' })).toBe("End ge '2026-10-26T00:00:00.000Z'");
  expect(filter({ field: 'end', op: 'eq', value: '2026-10-25' })).toBe("(End ge '2026-10-24T23:00:00.000Z' and End lt '2026-10-26T00:00:00.000Z')");
});

test('numbers, yes or no, instants and SharePoint\'s own columns', () => {
  expect(filter({ field: 'inScope', op: 'eq', value: true }, { field: 'value', op: 'ge', value: 5000.01 })).toBe('InScope eq 1 and Value ge 5000.01');
  expect(filter({ field: 'id', op: 'gt', value: 100 }, { field: 'modified', op: 'ge', value: '2026-12-03T14:00:00Z' })).toBe(
    "Id gt 100 and Modified ge '2026-12-03T14:00:00.000Z'",
  );
});

test('one of none is nothing, and costs no special case', () => {
  expect(filter({ field: 'status', op: 'in', value: [] })).toBe('Id eq -1');
  expect(filter({ field: 'status', op: 'in', value: ['Live'] })).toBe("Status eq 'Live'");
});

test('sorting goes by the column, by the title of a lookup', () => {
  expect([orderOf(contracts, 'end'), orderOf(contracts, 'name'), orderOf(contracts, 'contractor'), orderOf(contracts, 'id')]).toEqual(['End', 'Title', 'Contractor/Title', 'Id']);
});

test('a query with many values is asked in parts that together ask for each value once', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { maxLength: 200 }), (ids) => {
      const parts = inParts<{ owner: number }>({ where: [{ field: 'owner', op: 'in', value: ids }, { field: 'owner', op: 'ne', value: 0 }] });
      const asked = parts.flatMap(({ where }) => where?.[0].value as readonly number[]);
      expect(parts.every(({ where }) => (where?.[0].value as readonly number[]).length <= 30)).toBe(true);
      expect(parts.every(({ where }) => where?.[1].op === 'ne')).toBe(true);
      expect(new Set(asked)).toEqual(new Set(ids));
      if (parts.length > 1) expect(asked).toHaveLength(new Set(ids).size);
    }),
  );
});
