import type { ContractFact, RecordFact } from '../../../src/core/policy/facts';
import { contract, facts, noon, policy, record } from '../policy/council';
import { days } from './packs';

const packs = [policy];
const service = { contract: undefined };

function asked(clause: string, day: `${number}-${number}-${number}`, records: readonly RecordFact[] = [], change: Partial<ContractFact> = {}): readonly string[] {
  return days(packs, clause, facts({ contracts: [contract(change)], records }), noon(day as never));
}

describe('the contractor and the contract’s beginning', () => {
  test('a live contract is marked in or out of scope, and outside it nothing more is asked (CP-2.1)', () => {
    expect(asked('CP-2.1', '2026-04-10', [], { inScope: undefined })).toEqual(['gap 2026-04-01']);
    expect(asked('CP-2.1', '2026-04-10', [], { inScope: false })).toEqual(['met']);
    expect(asked('CP-9.1.L2', '2026-04-10', [], { inScope: false })).toEqual([]);
  });

  test('policy and Code of Conduct are each signed within a month (CP-2.3, CP-5.4)', () => {
    const signed = record('acknowledgement', '2026-04-20', { document: 'Contractor Code of Conduct' });
    expect([asked('CP-2.3', '2026-04-25', [signed]), asked('CP-5.4', '2026-04-25', [signed])]).toEqual([['dueSoon 2026-05-01'], ['met 2026-05-01']]);
  });

  test('residents get the summary of planned works by the day they begin; repairs have none (CP-7.4)', () => {
    expect(asked('CP-7.4', '2026-03-20', [], { kind: 'Planned works', status: 'Draft' })).toEqual(['dueSoon 2026-04-01']);
    expect(asked('CP-7.4', '2026-03-20')).toEqual([]);
  });
});

describe('residents', () => {
  test('oversight, improvements from feedback and published performance come each quarter (CP-7.1, CP-7.6, CP-7.5)', () => {
    const session = record('engagement', '2026-05-23', { activity: 'Oversight session' }, service);
    expect(asked('CP-7.1', '2026-06-01', [session]).slice(-1)).toEqual(['due 2026-08-23']);
    expect(asked('CP-7.6', '2026-05-01', [record('improvement', '2026-04-15', { source: 'Complaint' }, service)]).slice(-1)).toEqual(['due 2026-07-15']);
    expect(asked('CP-7.6', '2026-05-01', [record('improvement', '2026-04-15', { source: 'Audit' }, service)])).toEqual(['due 2026-05-23']);
    expect(asked('CP-7.5', '2026-07-10')).toEqual(['due 2026-07-31', 'due 2026-10-31']);
  });

  test('communications, contractors’ presence, training and surveys come each year (CP-7.2, CP-7.3, CP-7.7, CP-13.3)', () => {
    expect(asked('CP-7.2', '2026-05-01', [record('communication', '2026-04-01', { coProduced: true }, service)]).slice(-1)).toEqual(['due 2027-04-01']);
    const came = record('engagement', '2026-04-20', { activity: 'DIY training', contractor: true });
    expect([asked('CP-7.3', '2026-05-01', [came]).slice(-1), asked('CP-7.3.diy', '2026-05-01', [came]).slice(-1)]).toEqual([['due 2027-04-20'], ['due 2027-04-20']]);
    expect(asked('CP-7.7', '2026-05-01')).toEqual(['due 2027-02-23']);
    expect(asked('CP-13.3', '2026-05-01')).toEqual(['due 2027-04-01']);
  });

  test('needs are told to the contractor and hard-to-reach residents are reached (CP-12.2, CP-13.2)', () => {
    expect(asked('CP-12.2', '2026-05-01', [record('communication', '2026-04-10', { subject: 'Residents\' needs' })]).slice(-1)).toEqual(['due 2027-04-10']);
    expect(asked('CP-13.2', '2026-05-01')).toEqual(['due 2027-02-23']);
  });
});

describe('changes', () => {
  test('a new Contract Manager: Procurement is told in one working day, competence checked in five (CP-8.3)', () => {
    const change = record('managerChange', '2026-12-24', {});
    expect([asked('CP-8.3.notify', '2026-12-24', [change]), asked('CP-8.3', '2026-12-24', [change])]).toEqual([['due 2026-12-29'], ['due 2027-01-05']]);
  });

  test('an invoice’s prices are checked within five working days (CP-8.4b)', () => {
    const invoice = record('invoice', '2026-11-02', { number: '0447' });
    expect(asked('CP-8.4b', '2026-11-03', [invoice])).toEqual(['due 2026-11-09']);
    expect(asked('CP-8.4b', '2026-11-10', [{ ...invoice, fields: { checked: '2026-11-06' } }])).toEqual(['met 2026-11-09']);
  });

  test('a change is logged as required; its route is asked for once a person calls it substantive (CP-8.4a, CP-8.5)', () => {
    const change = (substantive?: boolean): RecordFact => record('change', '2026-11-02', { change: 'Specification', substantive });
    expect(asked('CP-8.4a', '2026-11-03', [change()])).toEqual(['asRequired']);
    expect(asked('CP-8.5', '2026-11-03', [change()])).toEqual(['procurement waiting', 'legal waiting', 'signed waiting']);
    expect(asked('CP-8.5', '2026-11-03', [change(false)])).toEqual([]);
    expect(asked('CP-8.5', '2026-11-03', [change(true)])).toEqual(['procurement due 2026-11-09', 'legal due 2026-11-09', 'signed due 2026-11-30']);
  });

  test('an extension stands on an option or on Procurement’s word, on nothing else (CP-8.6)', () => {
    const extension = (ground: string): RecordFact => record('extension', '2026-11-02', { ground, confirmed: '2026-11-02' });
    expect(['Option in the contract', 'Procurement\'s confirmation', 'Habit'].map((ground) => asked('CP-8.6', '2026-11-10', [extension(ground)]))).toEqual([
      ['met 2026-11-03'],
      ['met 2026-11-03'],
      ['overdue 2026-11-03'],
    ]);
  });

  test('poor performance and referrals are decided by a person and have no day (CP-8.7, CP-10.3)', () => {
    expect([asked('CP-8.7', '2026-11-10'), asked('CP-10.3', '2026-11-10')]).toEqual([['asRequired'], ['asRequired']]);
  });
});

describe('what must stand at all times', () => {
  test('indicators, assessed risks and the equality assessment (CP-10.1, CP-10.5, CP-12.3)', () => {
    expect(['CP-10.1', 'CP-10.5', 'CP-12.3'].map((clause) => asked(clause, '2026-11-10'))).toEqual([['gap 2026-04-01'], ['gap 2026-04-01'], ['gap 2026-02-23']]);
    const there = [record('indicator', '2026-05-01', {}), record('risk', '2026-05-01', {}), record('assessment', '2026-02-01', { subject: 'Equality impact' }, service)];
    expect(['CP-10.1', 'CP-10.5', 'CP-12.3'].map((clause) => asked(clause, '2026-11-10', there))).toEqual([['met'], ['met'], ['met']]);
  });

  test('training of each officer, and training on the policy in three tiers (CP-16.1, CP-16.3)', () => {
    const course = record('training', '2026-03-01', { about: 'Priya Nair, contract law', audience: 'Officer', tier: 'Basic', until: '2026-10-31' }, service);
    expect(asked('CP-16.1', '2026-11-10', [course])).toEqual(['gap 2026-10-31']);
    expect(asked('CP-16.3', '2026-04-10', [course])).toEqual(['briefing due 2027-02-23', 'basic met 2027-02-23', 'basic due 2027-03-01', 'detailed due 2027-02-23']);
  });
});

test('the policy is published within a month of its adoption (CP-13.1)', () => {
  expect(asked('CP-13.1', '2026-03-10', [record('publication', '2026-03-02', { subject: 'Policy on a page' }, service)])).toEqual(['page met 2026-03-23', 'full due 2026-03-23']);
});

test('no day is made up for consulting residents (CP-15)', () => {
  expect(asked('CP-15', '2026-11-10')).toEqual(['staff asRequired', 'residents asRequired']);
});

test('corrective action is agreed and the Senior Leadership Team told within two working days (CP-17.2)', () => {
  const incident = record('nonCompliance', '2026-12-24', { occurred: '2026-12-24T08:00:00Z', aware: '2026-12-24T09:05:00Z', corrective: '2026-12-29' }, { key: 'NC-20' });
  expect(asked('CP-17.2', '2026-12-29', [incident])).toEqual(['corrective met 2026-12-30', 'senior due 2026-12-30']);
});
