import type { RecordFact } from '../../../src/core/policy/facts';
import { contract, facts, noon, obligations, record } from '../policy/council';
import { days, readPacks } from './packs';

const service = { contract: undefined };
const known = (...records: readonly RecordFact[]): ReturnType<typeof facts> => facts({ records });

describe('Brighton & Hove', () => {
  const brighton = readPacks('brighton-and-hove');

  test('the mid-term review cannot lapse: it is due before the break, and waits in sight where none is known (BH-2.29)', () => {
    const review = (change: object): readonly string[] => days(brighton, 'BH-2.29', facts({ contracts: [contract(change)] }), noon('2026-11-10'));
    expect(review({ breakDate: '2027-04-01' })).toEqual(['overdue 2026-10-01']);
    expect(review({ breakDate: '2029-04-01' })).toEqual(['due 2028-10-01']);
    expect(review({})).toEqual(['waiting']);
  });

  test('subcontractors’ charges are checked for rates and for duplicates (BH-1.4)', () => {
    expect(days(brighton, 'BH-1.4', known(record('priceCheck', '2026-11-02', { about: 'Rates' })), noon('2026-11-10')).slice(-2)).toEqual(['rates due 2026-12-02', 'duplicates gap 2026-05-01']);
  });

  test('an overcharge leads to a better control in a month, and a credit by its day (BH-1.5)', () => {
    const finding = record('auditFinding', '2026-11-02', { about: 'Overcharge', due: '2026-12-18' });
    expect(days(brighton, 'BH-1.5.overcharge', known(finding), noon('2026-11-10'))).toEqual(['control due 2026-12-02', 'credit due 2026-12-18']);
    expect(days(brighton, 'BH-1.5.overcharge', known({ ...finding, fields: { about: 'Fire doors' } }), noon('2026-11-10'))).toEqual([]);
  });

  test('both sides score the relationship, and the council alone is not enough (BH-2.10)', () => {
    const council = record('assessment', '2026-09-01', { subject: 'Relationship health', side: 'Council', score: 3 });
    expect(days(brighton, 'BH-2.10', known(council), noon('2026-09-15'))).toEqual(['council met 2026-10-01', 'council due 2027-03-01', 'partner dueSoon 2026-10-01']);
  });

  test('six strategic decisions are each on record or missing (BH-3.4)', () => {
    const states = obligations('BH-3.4', known(record('decision', '2026-05-01', { subject: 'Approach to capital works' })), noon('2026-11-10'), brighton);
    expect(states.map(({ schedule, state }) => [schedule, state])).toEqual([
      ['objectives', 'gap'],
      ['arrangement', 'gap'],
      ['capital', 'met'],
      ['roles', 'gap'],
      ['barriers', 'gap'],
      ['achievable', 'gap'],
    ]);
  });

  test('five areas of compliance are followed together (BH-3.6), and a proposal gets its decision (BH-2.13)', () => {
    const gas = record('certificate', '2026-05-01', { area: 'Gas', until: '2027-05-01' });
    expect(days(brighton, 'BH-3.6', known(gas), noon('2026-11-10'))).toEqual(['gas met 2027-05-01', ...['electrical', 'asbestos', 'fire', 'safety'].map((area) => `${area} gap 2026-04-01`)]);
    expect(days(brighton, 'BH-2.13', known(record('proposal', '2026-11-02', { subject: 'Texts before a visit' })), noon('2026-11-10'))).toEqual(['due 2026-12-02']);
  });

  test('the delivery plan comes every three years, the choice of model eighteen months before the end (BH-3.7, BH-4)', () => {
    expect(days(brighton, 'BH-3.7', known(record('plan', '2026-06-01', { subject: 'Forward delivery plan' })), noon('2026-11-10')).slice(-1)).toEqual(['due 2029-06-01']);
    expect(days(brighton, 'BH-4', known(), noon('2026-11-10'))).toEqual(['due 2029-09-30']);
  });
});

describe('the commitments 24–27', () => {
  const commitments = readPacks('commitments-24-27');

  test('a key decision has its assessment by its day, and another decision’s does not count (CC-24)', () => {
    const decision = record('decision', '2026-12-01', { subject: 'Key decision' }, { ...service, key: 'KD-7' });
    const assessed = (about: string): RecordFact => record('assessment', '2026-11-05', { subject: 'Safety impact', about }, service);
    expect(days(commitments, 'CC-24', known(decision), noon('2026-11-10'))).toEqual(['due 2026-12-01']);
    expect(days(commitments, 'CC-24', known(decision, assessed('KD-6')), noon('2026-11-10'))).toEqual(['due 2026-12-01']);
    expect(days(commitments, 'CC-24', known(decision, assessed('KD-7')), noon('2026-11-10'))).toEqual(['met 2026-12-01']);
  });

  test('the library was due by the end of July 2025 (CC-24)', () => {
    expect(days(commitments, 'CC-24.library', known(), noon('2025-06-01'))).toEqual(['due 2025-07-31']);
  });

  test('reports go to management every six months and to scrutiny every year, from March 2026 (CC-27)', () => {
    const report = (to: string, date: `${number}-${number}-${number}`): RecordFact => record('report', date as RecordFact['date'], { to }, service);
    const sent = known(report('Executive Management Team', '2026-03-20'), report('Overview and Scrutiny Committee', '2026-03-25'));
    expect(days(commitments, 'CC-27', sent, noon('2026-09-10'))).toEqual(['met 2026-03-31', 'due 2026-09-30']);
    expect(days(commitments, 'CC-27.scrutiny', sent, noon('2027-03-10'))).toEqual(['met 2026-03-31', 'due 2027-03-31']);
  });

  test('only the largest contracts come before the panel (CC-25)', () => {
    const session = (strategic: boolean): readonly string[] =>
      days(commitments, 'CC-25', facts({ contracts: [contract({ strategic })], records: [record('panelSession', '2026-06-10', { panel: 'Commercial Assurance Panel' })] }), noon('2026-11-10')).slice(-1);
    expect([session(true), session(false)]).toEqual([['due 2027-06-10'], []]);
  });

  test('residents have a part in contractors’ selection and management each year (CC-26)', () => {
    expect(days(commitments, 'CC-26', known(), noon('2026-11-10'))).toEqual(['due 2027-04-01']);
  });
});

test('a contractor is assessed on each of Tpas’ five themes every year (TP)', () => {
  const challenge = record('assessment', '2026-10-01', { subject: 'Tpas: Responds to challenge', score: 4 });
  expect(days(readPacks('tpas'), 'TP', known(challenge), noon('2026-11-10'))).toEqual([
    'engagement due 2027-04-01',
    'challenge met 2027-04-01',
    'challenge due 2027-10-01',
    'respect due 2027-04-01',
    'communication due 2027-04-01',
    'communities due 2027-04-01',
  ]);
});
