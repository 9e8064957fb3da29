import { dirname } from 'path';
import fc from 'fast-check';
import castlePoint from '../../../policies/castle-point.json';
import schema from '../../../policies/policy-pack.schema.json';
import { cadenceWords, nextHigherLevel, nextMeetingDue, standingAgenda } from '../../../src/core/meetings';
import { readPack } from '../../../src/core/policy/readPack';
import type { PolicyPack } from '../../../src/core/policy/types';
import { twoLevelPack } from './twoLevelPack';

interface Validator {
  (value: unknown): boolean;
}

/** Ajv for JSON Schema 2020-12, which Fastify brings along; the project's own Ajv 6 knows older drafts only. */
function schemaValidator(): Validator {
  const beside = dirname(require.resolve('@fastify/ajv-compiler', { paths: [dirname(require.resolve('fastify'))] }));
  const { default: Ajv2020 } = require(require.resolve('ajv/dist/2020', { paths: [beside] })) as {
    default: new (options: object) => { compile(schema: object): Validator };
  };
  const isDate = (text: string): boolean => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
  return new Ajv2020({ strict: false, formats: { date: isDate } }).compile(schema);
}

const matchesSchema = schemaValidator();

function packOf(source: unknown): PolicyPack {
  const reading = readPack(source);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.pack;
}

type Path = readonly (string | number)[];

/** The Castle Point pack with one value replaced, or left out. */
function broken(path: Path, value: unknown): unknown {
  const copy: Record<string, unknown> = JSON.parse(JSON.stringify(castlePoint));
  replaceAt(copy, path, value);
  return copy;
}

function replaceAt(target: Record<string | number, unknown>, [first, ...rest]: Path, value: unknown): void {
  if (rest.length > 0) replaceAt(target[first] as Record<string | number, unknown>, rest, value);
  else if (value === undefined) delete target[first];
  else target[first] = value;
}

describe('the Castle Point pack', () => {
  const pack = packOf(castlePoint);

  test('is valid by the reader and by its schema', () => {
    expect(matchesSchema(castlePoint)).toBe(true);
  });

  test('was adopted on 23 Feb 2026 and is reviewed by 22 Feb 2027 (CP-front)', () => {
    expect([pack.adopted, pack.reviewBy]).toEqual(['2026-02-23', '2027-02-22']);
  });

  test('has three levels: as required, monthly, quarterly (CP-9.1, Table 1)', () => {
    expect(pack.levels.map((level) => [level.id, cadenceWords(level), level.chair])).toEqual([
      ['L1', 'as required', 'Operational lead'],
      ['L2', 'monthly', 'Contract Manager'],
      ['L3', 'quarterly', 'Director'],
    ]);
    expect(pack.levels.map(({ id }) => nextHigherLevel(pack, id)?.id)).toEqual(['L2', 'L3', undefined]);
  });

  test('the L2 agenda holds everything that Table 1 asks for (CP-9.1 L2)', () => {
    const titles = pack.levels[1].agenda.map(({ title }) => title).join('; ');
    for (const duty of ['KPIs', 'Work in progress', 'RAM', 'Resources', 'Health and safety', 'Training', 'satisfaction', 'near misses', 'lessons', 'Escalations from level 1']) {
      expect(titles).toContain(duty);
    }
    expect(pack.levels[1].agenda).toHaveLength(13);
  });

  test('keeps records 6 years, of a deed 12 (CP-11.2), and registers contracts from £5,000 (CP-8.2)', () => {
    expect(pack.records.keepYears).toEqual({ 'Simple contract': 6, Deed: 12 });
    expect(pack.registerFromPounds).toBe(5000);
  });

  test('chases at issue, 3 days before, and 1, 7 and 14 days after; the later steps tell more people', () => {
    expect(pack.chase.steps.map(({ when, alsoTell = [] }) => [when, alsoTell])).toEqual([
      [{ issued: true }, []],
      [{ daysBefore: 3 }, []],
      [{ daysAfter: 1 }, []],
      [{ daysAfter: 7 }, ['Contract Manager']],
      [{ daysAfter: 14 }, ['Contract Manager', 'Assistant Director']],
    ]);
  });
});

test('a pack with two levels works like one with three (OX-5.meetings)', () => {
  const pack = packOf(twoLevelPack);
  expect(matchesSchema(twoLevelPack)).toBe(true);
  const [operational, strategic] = pack.levels;
  expect(nextHigherLevel(pack, operational.id)).toBe(strategic);
  expect(nextHigherLevel(pack, strategic.id)).toBeUndefined();
  expect(nextMeetingDue(operational, ['2026-11-05'], '2025-04-01')).toBe('2026-12-05');
  expect(standingAgenda(strategic).map(({ id }) => id)).toEqual(['escalations', 'plan']);
});

describe('a broken pack', () => {
  test.each<[string, Path, unknown, string, string]>([
    ['no title', ['title'], undefined, 'title', 'This is missing.'],
    ['an empty title', ['title'], '  ', 'title', 'The title must not be empty.'],
    ['an unknown part', ['levles'], [], 'levles', 'This is not part of a policy pack.'],
    ['a day that does not exist', ['adopted'], '2026-02-31', 'adopted', 'The day of adoption must be a real day, as 2026-02-23.'],
    ['two units in one period', ['levels', 1, 'every'], { days: 1, months: 1 }, 'levels[1].every', 'A period is exactly one of days, months or years.'],
    ['a period of nothing', ['levels', 1, 'every'], { months: 0 }, 'levels[1].every.months', 'Months must be a whole number from 1 to 120.'],
    ['an empty agenda', ['levels', 2, 'agenda'], [], 'levels[2].agenda', 'The agenda must have at least one item.'],
    ['an agenda item that shows something unknown', ['levels', 0, 'agenda', 0, 'shows'], 'weather', 'levels[0].agenda[0].shows', 'Shows is one of actions, escalations, escalate.'],
    ['half a year of keeping', ['records', 'keepYears', 'Deed'], 0.5, 'records.keepYears.Deed', 'The years for a deed must be a whole number from 1 to 100.'],
    ['a chase step without a moment', ['chase', 'steps', 0, 'when'], {}, 'chase.steps[0].when', 'When is exactly one of'],
    ['a threshold below nothing', ['registerFromPounds'], -1, 'registerFromPounds', 'must be 0 or more'],
  ])('with %s is refused by reader and schema alike, and says where', (_name, at, value, path, reason) => {
    const source = broken(at, value);
    const reading = readPack(source);
    expect(reading.ok).toBe(false);
    expect(reading.ok ? [] : reading.problems).toEqual([{ path, reason: expect.stringContaining(reason) }]);
    expect(matchesSchema(source)).toBe(false);
  });

  test.each<[string, Path, unknown, string, string]>([
    ['reviewed before it is adopted', ['reviewBy'], '2026-02-23', 'reviewBy', 'The review must come after the adoption.'],
    ['with two levels of one id', ['levels', 2, 'id'], 'L1', 'levels[2].id', 'Two levels have the id “L1”.'],
    ['with escalations to nowhere', ['levels', 1, 'escalatesTo'], 'L9', 'levels[1].escalatesTo', 'There is no level “L9”.'],
    ['with two agenda items of one id', ['levels', 0, 'agenda', 1, 'id'], 'actions', 'levels[0].agenda[1].id', 'Two agenda items have the id “actions”.'],
    ['with two chase steps of one id', ['chase', 'steps', 1, 'id'], 'issued', 'chase.steps[1].id', 'Two chase steps have the id “issued”.'],
  ])('%s is refused by the reader', (_name, at, value, path, reason) => {
    const reading = readPack(broken(at, value));
    expect(reading.ok ? [] : reading.problems).toContainEqual({ path, reason });
  });

  test('whose escalations go round in a circle is refused', () => {
    const reading = readPack(broken(['levels', 2, 'escalatesTo'], 'L1'));
    expect(reading.ok ? [] : reading.problems.map(({ path }) => path)).toEqual([0, 1, 2].map((index) => `levels[${index}].escalatesTo`));
  });

  test('tells all its problems at once', () => {
    const source = { ...castlePoint, council: undefined, chase: { ...castlePoint.chase, clause: '' }, levels: [{ ...castlePoint.levels[0], chair: 5 }] };
    const reading = readPack(source);
    expect(reading.ok ? [] : reading.problems.map(({ path }) => path)).toEqual(['council', 'levels[0].chair', 'chase.clause']);
  });

  test('is never taken for a pack, whatever it is', () => {
    fc.assert(fc.property(fc.anything(), (value) => expect(readPack(value).ok).toBe(false)));
  });

  test('with any one value replaced is judged alike by reader and schema', () => {
    const values = fc.oneof(
      fc.constantFrom<unknown>(null, '', ' ', 0, 1, -1, 1.5, 101, true, [], {}, 'L1', '2026-02-31', '2026-12-03', 'x'.repeat(300)),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(fc.constantFrom(...pathsOf(castlePoint)), values, (path, value) => {
        const source = broken(path, value);
        const reading = readPack(source);
        const acrossFields = /^(The review must|Two |There is no level|Escalations from)/;
        const onlyAcross = !reading.ok && reading.problems.every(({ reason }) => acrossFields.test(reason));
        expect(matchesSchema(source)).toBe(reading.ok || onlyAcross);
      }),
      { numRuns: 2000 },
    );
  });
});

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, child]) => pathsOf(child, [...path, Array.isArray(value) ? Number(key) : key]));
  return path.length === 0 ? inner : [path, ...inner];
}
