import { findOverlaps, packsInForce } from '../../../src/core/policy/combine';
import { diffPacks } from '../../../src/core/policy/diff';
import { evaluate } from '../../../src/core/policy/engine/evaluate';
import type { Pack } from '../../../src/core/policy/types';
import { contract, facts, noon, obligations, policy, readSound, record } from './council';
import { dutyPack } from './dutyPack';
import { twoLevelPack } from './twoLevelPack';

/** A second council's pack: two levels, twelve years, and KPI reports every month. */
const other = readSound({
  ...twoLevelPack,
  records: { clause: 'OX-5', keepYears: { 'Simple contract': 12, Deed: 12 } },
  posts: [{ title: 'Contract Manager', heldIn: 'contractManager' }, { title: 'Assistant Director', heldIn: 'assistantDirector' }],
  clauses: [
    { id: 'OX-5', title: 'Meetings', says: 'Client meetings.', source: 'Oxford 5', form: 'duty', asks: 'a client meeting', owner: 'Contract Manager', subject: 'meeting-contract', binds: { contracts: 'all' }, schedules: [{ meetings: 'OP' }] },
    { id: 'OX-10.kpi', title: 'KPIs', says: 'Report.', source: 'Oxford 10', form: 'duty', asks: 'a KPI report', owner: 'Contract Manager', subject: 'kpi-report', binds: { service: true }, schedules: [{ every: { months: 1 }, from: 'last' }], evidence: [{ kind: 'report' }] },
  ],
});

const choice = { by: 'Karen Whitlock', on: '2026-11-01', reason: 'Agreed by the Senior Leadership Team.' } as const;

const changed = (id: string, change: object): Pack => ({ ...policy, clauses: policy.clauses?.map((clause) => (clause.id === id ? { ...clause, ...change } : clause)) });

describe('packs together', () => {
  test('list what they contradict each other in: three levels or two, six years or twelve, a month or a quarter', () => {
    const found = findOverlaps([policy, other]);
    expect(found.map(({ subject, kind, options }) => [subject, kind, ...options.map(({ pack, says }) => `${pack}: ${says}`)])).toEqual([
      ['meeting-levels', 'contradiction', 'castle-point: 3 levels: L1 as required, L2 every month, L3 every quarter', 'two-levels: 2 levels: OP every month, ST every quarter'],
      ['records', 'contradiction', 'castle-point: 6 years, of a deed 12', 'two-levels: 12 years, of a deed 12'],
      ['kpi-report', 'contradiction', 'castle-point: every quarter', 'two-levels: every month'],
      ['meeting-contract', 'overlap', 'castle-point: every month', 'two-levels: every month'],
    ]);
  });

  test('have nothing to list when there is one, or none', () => {
    expect([findOverlaps([policy]), findOverlaps([])]).toEqual([[], []]);
  });

  test('with one clause id twice are told so', () => {
    const twin = { ...readSound(dutyPack), id: 'twin' };
    const found = findOverlaps([readSound(dutyPack), twin]).filter(({ subject }) => subject === 'clause-D-roll');
    expect(found).toMatchObject([{ kind: 'contradiction', says: 'Several packs have a clause D-roll.' }]);
  });

  test('all speak until the council has chosen; then only the chosen one does on that subject', () => {
    const ids = (choices: Parameters<typeof packsInForce>[1]): string[] =>
      packsInForce([policy, other], choices).flatMap(({ clauses = [] }) => clauses.filter(({ subject }) => subject === 'kpi-report' || subject === 'meeting-contract').map(({ id }) => id));
    expect(ids([])).toEqual(['CP-9.1.L2', 'CP-10.4', 'OX-5', 'OX-10.kpi']);
    expect(ids([{ ...choice, subject: 'kpi-report', pack: 'two-levels' }])).toEqual(['CP-9.1.L2', 'OX-5', 'OX-10.kpi']);
    expect(ids([{ ...choice, subject: 'meeting-levels', pack: 'castle-point' }])).toEqual(['CP-9.1.L2', 'CP-10.4', 'OX-10.kpi']);
    expect(ids([{ ...choice, subject: 'kpi-report', pack: 'a pack that left' }])).toEqual(['CP-9.1.L2', 'CP-10.4', 'OX-5', 'OX-10.kpi']);
  });

  test('leave the law in force, whatever was chosen', () => {
    const law = changed('CP-10.4', { verified: true });
    const [kept] = packsInForce([law, other], [{ ...choice, subject: 'kpi-report', pack: 'two-levels' }]);
    expect(kept.clauses?.some(({ id }) => id === 'CP-10.4')).toBe(true);
  });

  test('of two choices on one subject the later counts, whatever their order', () => {
    const choices = [{ ...choice, subject: 'kpi-report', pack: 'castle-point', on: '2026-11-05' as const }, { ...choice, subject: 'kpi-report', pack: 'two-levels' }];
    for (const order of [choices, [...choices].reverse()]) {
      expect(evaluate([policy, other], facts({ choices: order }), noon('2026-11-10')).filter(({ clause }) => clause === 'OX-10.kpi')).toEqual([]);
    }
  });

  test('a chosen length of keeping moves the day of the disposal review (CP-11.2)', () => {
    const ended = facts({ contracts: [contract({ status: 'Ended', end: '2026-10-31' })], choices: [{ ...choice, subject: 'records', pack: 'two-levels' }] });
    expect(obligations('CP-11.2', ended, noon('2026-11-10'), [policy, other]).map(({ due }) => due)).toEqual(['2026-11-30', '2038-10-31']);
  });
});

describe('a changed pack', () => {
  const known = facts({ records: [record('meeting', '2026-11-03', { level: 'L2' })] });
  const now = noon('2026-11-10');
  const moved = (after: Pack): unknown => {
    const { added, dropped, redated } = diffPacks([policy], [after], known, now);
    return { added: added.map(({ key }) => key), dropped: dropped.map(({ key }) => key), redated: redated.map(({ before, after: next }) => [next.key, before.due, next.due]) };
  };

  test('that is the same changes nothing', () => {
    expect(moved(policy)).toEqual({ added: [], dropped: [], redated: [] });
  });

  test('shows which obligations are re-dated', () => {
    const fortnightly = { ...policy, levels: policy.levels.map((level) => (level.id === 'L2' ? { ...level, every: { days: 14 } } : level)) };
    expect(moved(fortnightly)).toEqual({ added: [], dropped: [], redated: [['CP-9.1.L2:c1:2026-11-03', '2026-12-03', '2026-11-17']] });
  });

  test('shows a duty whose periods are named otherwise as re-dated, not as dropped and new', () => {
    const yearly = changed('CP-8.4d', { schedules: [{ every: { years: 1 }, from: { contract: 'start' } }] });
    expect(moved(yearly)).toEqual({ added: [], dropped: [], redated: [['CP-8.4d:c1:2026-04-01', '2027-04-01', '2027-03-31']] });
  });

  test('shows what is new and what is dropped', () => {
    const renamed = changed('CP-13.3', { id: 'CP-13.3.survey' });
    expect(moved(renamed)).toEqual({ added: ['CP-13.3.survey:c1:2026-04-01'], dropped: ['CP-13.3:c1:2026-04-01'], redated: [] });
  });

  test('shows everything as new when it is the first', () => {
    const { added, dropped } = diffPacks([], [policy], known, now);
    expect(dropped).toEqual([]);
    expect(added.length).toBeGreaterThan(40);
  });
});
