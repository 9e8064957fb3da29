import fc from 'fast-check';
import * as v from 'valibot';
import castlePoint from '../../../policies/castle-point.json';
import schema from '../../../policies/policy-pack.schema.json';
import { clauseForms } from '../../../src/core/policy/clauses';
import { readAnyPack } from '../../../src/core/policy/readPack';
import { packSchema } from '../../../src/core/policy/schema';
import { contractDateFields, contractFieldNames, contractPersonFields, recordKindNames } from '../../../src/core/policy/vocabulary';
import { broken, pathsOf } from './broken';
import { dutyPack } from './dutyPack';
import { matchesSchema } from './matchesSchema';
import { twoLevelPack } from './twoLevelPack';

/** Whether the reader finds the form right, whatever it says of how the parts go together. */
function hasTheForm(source: unknown): boolean {
  const reading = readAnyPack(source);
  const formal = ['This is missing.', 'A pack with clauses names its posts.'];
  return v.safeParse(packSchema, source).success && (reading.ok || !reading.problems.some(({ reason }) => formal.includes(reason)));
}

describe('the published JSON Schema of a pack', () => {
  test.each<[string, unknown]>([
    ['Castle Point', castlePoint],
    ['two levels', twoLevelPack],
    ['every kind of schedule', dutyPack],
  ])('takes the pack %s', (_name, pack) => expect(matchesSchema(pack)).toBe(true));

  test('knows the same words as the reader', () => {
    const { $defs } = schema;
    expect($defs.contractField.enum).toEqual(contractFieldNames);
    expect($defs.recordKind.enum).toEqual(recordKindNames);
    expect($defs.contractDate.enum).toEqual([...contractDateFields]);
    expect($defs.post.properties.heldIn.enum).toEqual([...contractPersonFields]);
    expect($defs.clause.properties.form.enum).toEqual([...clauseForms]);
  });

  test.each<[string, object, number]>([
    ['Castle Point', castlePoint, 200],
    ['every kind of schedule', dutyPack, 1000],
  ])('judges %s like the reader, whichever one value is replaced', (_name, pack, numRuns) => {
    const values = fc.oneof(
      fc.constantFrom<unknown>(undefined, null, '', ' ', 0, 1, -1, 1.5, 101, true, [], {}, 'L1', '2026-02-31', '1900-01-01', '2026-12-03', 'x'.repeat(300)),
      fc.constantFrom<unknown>({ days: 1 }, { hours: 3 }, { days: 0 }, { days: 1, months: 1 }, { service: true }, { asRequired: true }, { kind: 'meeting' }, { contractHas: ['end'] }),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(fc.constantFrom(...pathsOf(pack)), values, (path, value) => {
        const source = broken(pack, path, value);
        expect([matchesSchema(source), path, value]).toEqual([hasTheForm(source), path, value]);
      }),
      { numRuns },
    );
  });
});
