import fc from 'fast-check';
import castlePoint from '../../../policies/castle-point.json';
import { cadenceWords, nextHigherLevel, nextMeetingDue, standingAgenda } from '../../../src/core/meetings';
import { readAnyPack, readPack, type PackProblem } from '../../../src/core/policy/readPack';
import type { PolicyPack } from '../../../src/core/policy/types';
import { broken as brokenPack, type Path } from './broken';
import { dutyPack } from './dutyPack';
import { twoLevelPack } from './twoLevelPack';

const broken = (path: Path, value: unknown): unknown => brokenPack(castlePoint, path, value);

function packOf(source: unknown): PolicyPack {
  const reading = readPack(source);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.pack;
}

describe('the Castle Point pack', () => {
  const pack = packOf(castlePoint);

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
  ])('with %s is refused, and says where', (_name, at, value, path, reason) => {
    const source = broken(at, value);
    const reading = readPack(source);
    expect(reading.ok).toBe(false);
    expect(reading.ok ? [] : reading.problems).toEqual([{ path, reason: expect.stringContaining(reason) }]);
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
    const source = { ...castlePoint, council: undefined, chase: { ...castlePoint.chase, clause: '' }, levels: [{ ...castlePoint.levels[0], chair: 5 }, ...castlePoint.levels.slice(1)] };
    const reading = readPack(source);
    expect(reading.ok ? [] : reading.problems.map(({ path }) => path)).toEqual(['council', 'levels[0].chair', 'chase.clause']);
  });

  test('is never taken for a pack, whatever it is', () => {
    fc.assert(fc.property(fc.anything(), (value) => expect(readPack(value).ok).toBe(false)));
  });
});

/** What the reader says of the small pack of duties with one value replaced. */
function problemsOf(path: Path, value: unknown): readonly PackProblem[] {
  const reading = readAnyPack(brokenPack(dutyPack, path, value));
  return reading.ok ? [] : reading.problems;
}

const clauseAt = (id: string): number => dutyPack.clauses.findIndex((clause) => clause.id === id);
const at = (id: string, ...rest: Path): Path => ['clauses', clauseAt(id), ...rest];
const pathOf = (path: Path): string => path.reduce<string>((text, key) => (typeof key === 'number' ? `${text}[${key}]` : text === '' ? key : `${text}.${key}`), '');

describe('a pack of duties', () => {
  test('is read as a supplement, and is no policy to work by alone', () => {
    expect(readAnyPack(dutyPack)).toEqual({ ok: true, pack: dutyPack });
    expect(readPack(dutyPack)).toEqual({
      ok: false,
      problems: [{ path: 'supplement', reason: 'A supplement stands beside a policy; a council cannot work by it alone.' }],
    });
  });

  test.each<[string, Path, unknown, string]>([
    ['a cadence of 0', at('D-roll', 'schedules', 0, 'every', 'months'), 0, 'Months must be a whole number from 1 to 600.'],
    ['a date in 1900', at('D-fixed', 'schedules', 0, 'from', 'date'), '1900-07-01', 'The date must lie between 2000 and 2099.'],
    ['a first day in 1900', at('D-fixed', 'from'), '1900-01-01', 'The first day must lie between 2000 and 2099.'],
    ['an unknown kind of evidence', at('D-roll', 'evidence', 0, 'kind'), 'helthCheck', 'There is no kind of record "helthCheck".'],
    ['an unknown word in a clause', at('D-roll', 'shedules'), [], 'This is not part of a policy pack.'],
    ['an unknown field of a contract', at('D-year', 'binds', 'where'), { colour: 'red' }, 'A contract has no field "colour".'],
    ['an unknown form', at('D-roll', 'form'), 'wish', 'The form of a clause is one of duty, decision, rule, reference.'],
    ['a schedule of two kinds', at('D-roll', 'schedules', 0), { asRequired: true, inForce: true }, 'A schedule is exactly one of'],
    ['a schedule of no kind', at('D-roll', 'schedules', 0), {}, 'A schedule is exactly one of'],
    ['31 September every year', at('D-slot', 'schedules', 0, 'from', 'day'), '09-31', 'A day of every year is a month and a day up to the 28th'],
    ['hours between reports', at('D-roll', 'schedules', 0, 'every'), { hours: 3 }, 'Every is exactly one of days, weeks, months, quarters or years.'],
    ['an empty schedule', at('D-roll', 'schedules'), [], 'The schedules must have at least one entry.'],
    ['a condition that is nothing', at('D-roll', 'evidence', 0, 'where', 'outcome'), {}, 'A condition is a value, a list of values'],
    ['a group of contracts that is a list', ['groups'], [], 'The groups of contracts must be a group of named values.'],
  ])('with %s is refused by its form', (_name, path, value, reason) => {
    const told = problemsOf(path, value).map((problem) => problem.reason);
    expect(told).toEqual([expect.stringContaining(reason)]);
  });

  test.each<[string, Path, unknown, string, string?]>([
    ['a clause id twice', at('D-roll', 'id'), 'D-meet', 'Two clauses have the id “D-meet”.'],
    ['an unknown owner', at('D-roll', 'owner'), 'Nobody', 'There is no post “Nobody”.'],
    ['an unknown deputy', ['posts', 0, 'deputies', 0], 'Nobody', 'There is no post “Nobody”.'],
    ['an unknown post in a ladder', ['ladders', 'days', 1, 'to', 1], 'Nobody', 'There is no post “Nobody”.'],
    ['an unknown chair', ['levels', 0, 'chair'], 'Nobody', 'There is no post “Nobody”.'],
    ['a post twice', ['posts', 2, 'title'], 'Head', 'Two posts are called “Head”.', 'posts[2].title'],
    ['an unknown level', at('D-meet', 'schedules', 0, 'meetings'), 'L7', 'There is no level “L7”.'],
    ['an unknown clause of a level', ['levels', 0, 'clause'], 'D-x', 'There is no clause “D-x”.'],
    ['an unknown clause of the incident', ['incident', 'steps', 0, 'clause'], 'D-x', 'There is no clause “D-x”.'],
    ['an incident without a clock', ['incident', 'clause'], 'D-meet', 'The clause “D-meet” sets no clock for records of the kind nonCompliance.'],
    ['an unknown group', at('D-roll', 'binds', 'contracts'), 'small', 'There is no group of contracts “small”.'],
    ['an unknown ladder', at('D-roll', 'ladder'), 'steep', 'There is no ladder “steep”.'],
    ['an unknown list', at('D-laws', 'list'), 'songs', 'There is no list “songs”.'],
    ['an unknown objective', at('D-meet', 'objectives', 0), 'z', 'There is no objective “z”.'],
    ['a field that the kind has not', at('D-roll', 'evidence', 0, 'where'), { level: 'L2' }, 'A record of the kind healthCheck has no field level.', 'where.level'],
    ['a sum that is text', ['groups', 'big', 'value'], { atLeast: '2026-01-01' }, 'This field is a number.'],
    ['a date that is none', at('D-ahead', 'evidence', 0, 'date'), 'indicator', 'The field indicator is not a date.'],
    ['a decision that is none', at('D-told', 'schedules', 0, 'after', 'decision'), 'aware', 'Records of the kind nonCompliance have no yes/no field aware.'],
    ['several schedules without ids', at('D-clock', 'schedules', 1, 'id'), undefined, 'Where a clause has several schedules, each has an id.', 'schedules[1]'],
    ['a schedule id twice', at('D-clock', 'schedules', 1, 'id'), 'occurred', 'Two schedules have the id “occurred”.'],
    ['a duty without a schedule', at('D-once', 'schedules'), undefined, 'A duty has at least one schedule.'],
    ['a rule with a schedule', at('D-once', 'form'), 'rule', 'A rule has no schedules; a duty has.', 'schedules'],
    ['a contract’s date for the service', at('D-fixed', 'schedules', 0), { by: { contract: 'end' } }, 'This needs a clause that binds contracts.', 'by'],
    ['before and after at once', at('D-exit', 'schedules', 0, 'by', 'after'), { days: 1 }, 'A day is either before or after, not both.', 'by'],
    ['a due day in a rolling cadence', at('D-roll', 'schedules', 0, 'due'), { afterEnd: { days: 1 } }, 'Counted from the last evidence, it is due when the time is over; leave this out.'],
    ['sameRecord without a date', at('D-clock', 'evidence', 0, 'date'), undefined, 'sameRecord needs the date field that says when it was done.', 'evidence[0]'],
    ['about without an event', at('D-roll', 'evidence', 0, 'about'), 'about', 'sameRecord and about are for schedules that follow or precede an event.', 'evidence[0]'],
  ])('with %s is refused, and says where', (...[, path, value, reason, end]) => {
    const problems = problemsOf(path, value);
    expect(problems.map((problem) => problem.reason)).toContain(reason);
    const place = problems.find((problem) => problem.reason === reason)?.path ?? '';
    expect(place.endsWith(end ?? pathOf(path).split('.').pop() ?? '')).toBe(true);
  });

  test('tells wrong words and wrong references at once, each once', () => {
    const wrong = { ...dutyPack, reviewBy: '1900-01-01', posts: [...dutyPack.posts, { title: 'Head' }], clauses: [...dutyPack.clauses, { ...dutyPack.clauses[2], schedules: [{ every: { months: 0 }, from: 'last' }], owner: 'Nobody' }] };
    const reading = readAnyPack(wrong);
    expect(reading.ok ? [] : reading.problems).toEqual([
      { path: 'reviewBy', reason: 'The day of review must lie between 2000 and 2099.' },
      { path: 'clauses[16].schedules[0].every.months', reason: 'Months must be a whole number from 1 to 600.' },
      { path: 'clauses[16].id', reason: 'Two clauses have the id “D-roll”.' },
      { path: 'posts[3].title', reason: 'Two posts are called “Head”.' },
      { path: 'clauses[16].owner', reason: 'There is no post “Nobody”.' },
    ]);
  });

  test.each<[string, unknown]>([
    ['text', '{'],
    ['nothing', undefined],
    ['a list', []],
    ['a number', 5],
  ])('is not %s', (_name, source) => {
    const reading = readAnyPack(source);
    expect(reading.ok ? [] : reading.problems[0].path).toBe(Array.isArray(source) ? 'id' : '');
  });
});
