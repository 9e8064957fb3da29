import { evaluate } from '../../../src/core/policy/engine/evaluate';
import type { RecordFact } from '../../../src/core/policy/facts';
import { contract, current, facts, karen, noon, obligations, policy, readSound, record, sonia } from './council';
import { dutyPack } from './dutyPack';

const duties = [readSound(dutyPack)];
const meeting = (date: string, level: string = 'L2'): RecordFact => record('meeting', date as RecordFact['date'], { level }, { link: `/meetings/${date}` });

describe('fixed periods', () => {
  const report = (periodEnd: string, date: string): RecordFact => record('report', date as never, { to: 'Cabinet', periodEnd }, { contract: undefined });
  const quarters = (records: readonly RecordFact[], day: string): unknown[] =>
    obligations('CP-10.4', facts({ records }), noon(day as never)).map(({ period, state, due, metLate }) => [period, state, due, metLate]);

  test('KPIs go to Cabinet for every quarter from April, a month after it ends (CP-10.4)', () => {
    expect(quarters([report('2026-06-30', '2026-07-15')], '2026-08-10')).toEqual([
      ['2026-04-01', 'met', '2026-07-31', false],
      ['2026-07-01', 'due', '2026-10-31', undefined],
    ]);
  });

  test('a late report belongs to the quarter that it covers; one left out stays missing', () => {
    expect(quarters([report('2026-06-30', '2026-11-05')], '2027-02-10')).toEqual([
      ['2026-04-01', 'met', '2026-07-31', true],
      ['2026-07-01', 'gap', '2026-10-31', undefined],
      ['2026-10-01', 'overdue', '2027-01-31', undefined],
      ['2027-01-01', 'due', '2027-04-30', undefined],
    ]);
  });

  test('no more than twelve missed periods are listed; the earlier ones are counted', () => {
    const monthly = obligations('CP-10.4.holder', facts(), noon('2029-03-10'));
    expect(monthly).toHaveLength(13);
    expect(monthly[12]).toMatchObject({ period: '2029-03-01', state: 'due', missed: 35 });
  });

  test('working days beyond the known bank holidays are not made up', () => {
    expect(current('D-slot', facts(), noon('2031-02-10'), duties)).toMatchObject({ state: 'waiting', explanation: expect.stringContaining('bank holidays are known from 2012 to 2030') });
  });

  test('the policy is reviewed by 22 Feb 2027, then every two years (CP-14.1)', () => {
    const reviewed = record('review', '2027-02-01', { subject: 'Contract management policy' }, { contract: undefined });
    expect(obligations('CP-14.1', facts({ records: [reviewed] }), noon('2027-03-01')).map(({ schedule, state, due }) => [schedule, state, due])).toEqual([
      ['first', 'met', '2027-02-22'],
      ['later', 'due', '2029-02-22'],
    ]);
  });
});

describe('what a person decides', () => {
  const decided = { by: 'Karen Whitlock', on: '2026-12-10' as const, reason: 'Works paused over Christmas.' };

  test('“not applicable” closes the period and the next is counted on; it survives each evaluation', () => {
    const known = facts({ contracts: [contract({ start: '2026-11-03' })], records: [meeting('2026-11-03')], decisions: [{ ...decided, obligation: 'CP-9.1.L2:c1:2026-11-03', kind: 'notApplicable' }] });
    expect(obligations('CP-9.1.L2', known, noon('2026-12-15')).map(({ period, state, due }) => [period, state, due])).toEqual([
      ['2026-11-03', 'notApplicable', '2026-12-03'],
      ['2026-12-03', 'due', '2027-01-03'],
    ]);
    expect(obligations('CP-9.1.L2', known, noon('2026-12-15'))[0].explanation).toBe('Not applicable: Karen Whitlock decided so on 10 Dec 2026: Works paused over Christmas.');
  });

  test('“accepted late” holds until its day, and until it is done', () => {
    const accepted = { ...decided, obligation: 'CP-9.1.L2:c1:2026-11-03', kind: 'acceptedLate', until: '2026-12-20' } as const;
    const state = (day: string, records: readonly RecordFact[]): unknown[] =>
      obligations('CP-9.1.L2', facts({ contracts: [contract({ start: '2026-11-03' })], records, decisions: [accepted] }), noon(day as never)).map((one) => one.state);
    const [before, after] = [[meeting('2026-11-03')], [meeting('2026-11-03'), meeting('2026-12-18')]];
    expect([state('2026-12-01', before).slice(-1), state('2026-12-20', before).slice(-1), state('2026-12-21', before).slice(-1)]).toEqual([['dueSoon'], ['acceptedLate'], ['overdue']]);
    expect(state('2026-12-21', after)).toEqual(['met', 'due']);
  });

  test('evidence put by hand to a clause counts like any other', () => {
    const byHand = record('evidence', '2026-05-01', { clause: 'CP-10.1' }, { link: '/files/kpis.xlsx' });
    expect(current('CP-10.1', facts({ records: [byHand] }), noon('2026-11-10'))).toMatchObject({ state: 'met', evidence: [{ link: '/files/kpis.xlsx' }] });
  });
});

describe('other clocks', () => {
  test('outturns come seven days ahead of the meeting, in the time since the one before (OX-10.kpi)', () => {
    const planned = ['2026-10-20', '2026-11-20', '2026-12-18'].map((day) => record('plannedMeeting', day as never, { level: 'M' }, { key: day }));
    const sent = record('outturn', '2026-11-01', { sent: '2026-11-12' });
    expect(obligations('D-ahead', facts({ records: [...planned, sent] }), noon('2026-12-15'), duties).map(({ period, state, due }) => [period, state, due])).toEqual([
      ['2026-10-20', 'gap', '2026-10-13'],
      ['2026-11-20', 'met', '2026-11-13'],
      ['2026-12-18', 'overdue', '2026-12-11'],
    ]);
  });

  test('an audit finding is closed by the day agreed for it (CP-10.6)', () => {
    const finding = record('auditFinding', '2026-10-01', { due: '2026-12-01', planned: '2026-10-20' }, { key: 'A2' });
    const state = (day: string): unknown[] => obligations('CP-10.6', facts({ records: [finding] }), noon(day as never)).map((one) => [one.schedule, one.state, one.due]);
    expect(state('2026-11-01')).toEqual([['plan', 'met', '2026-11-01'], ['close', 'due', '2026-12-01']]);
    expect(state('2026-12-02')[1]).toEqual(['close', 'overdue', '2026-12-01']);
  });

  test('evidence about an event answers that event alone', () => {
    const events = ['a', 'b'].map((key) => record('nonCompliance', '2026-11-02', { aware: '2026-11-02T09:00:00Z', serious: true }, { key }));
    const told = record('communication', '2026-11-03', { about: 'b' });
    expect(obligations('D-told', facts({ records: [...events, told] }), noon('2026-11-03'), duties).map(({ period, state }) => [period, state])).toEqual([['a', 'due'], ['b', 'met']]);
  });

  test('appraisals are followed person by person (CP-16.2)', () => {
    const records = [record('appraisal', '2026-03-10', { person: 'Tom' }), record('appraisal', '2026-09-10', { person: 'Ben' }), record('appraisal', '2025-12-01', { person: 'Dan' })];
    expect(obligations('CP-16.2', facts({ records }), noon('2027-03-15')).map(({ period, state, due }) => [period, state, due])).toEqual([
      ['Ben~2026-09-10', 'due', '2027-09-10'],
      ['Dan~2026-02-23', 'overdue', '2027-02-23'],
      ['Tom~2026-03-10', 'overdue', '2027-03-10'],
    ]);
  });
});

describe('posts (CP-18)', () => {
  test('a vacant post is a finding of its own, with what hangs on it and who acts', () => {
    const found = (posts: readonly { post: string; people: readonly (typeof sonia)[] }[]): unknown[] =>
      evaluate([policy], facts({ posts }), noon('2026-11-10')).filter(({ state, period }) => state === 'vacant' && period === 'Housing Compliance Manager');
    const head = { post: 'Interim Head of Housing Technical Services', people: [karen] };
    expect(found([head])).toMatchObject([
      {
        key: 'vacant:service:Housing Compliance Manager',
        owner: { person: karen, actingAs: 'Interim Head of Housing Technical Services' },
        explanation: 'Vacant because nobody holds the post Housing Compliance Manager, which answers for CP-9.1.lessons and 2 other clauses; Karen Whitlock acts as Interim Head of Housing Technical Services.',
      },
    ]);
    expect(found([head, { post: 'housing compliance manager', people: [sonia] }])).toEqual([]);
  });

  test('nothing is known of an empty council but its own duties and vacant posts', () => {
    const all = evaluate([policy], { contracts: [], records: [], posts: [], decisions: [] }, noon('2026-11-10'));
    expect(all.filter(({ contract: of }) => of !== undefined)).toEqual([]);
    expect(all.length).toBeGreaterThan(10);
  });

  test('before a policy is adopted nothing is asked for', () => {
    expect(evaluate([policy], facts(), noon('2026-02-22')).filter(({ state }) => state !== 'vacant')).toEqual([]);
  });
});
