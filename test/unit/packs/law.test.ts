import type { ContractFact, RecordFact } from '../../../src/core/policy/facts';
import { contract, facts, noon, record } from '../policy/council';
import { days, readPacks } from './packs';

const law = readPacks('law-england-2026');
const act: Partial<ContractFact> = { regime: 'Procurement Act 2023', procurementType: 'Services', lightTouch: false, framework: false, value: 6300000 };
const asked = (clause: string, change: Partial<ContractFact>, day: `${number}-${number}-${number}`, ...records: readonly RecordFact[]): readonly string[] =>
  days(law, clause, facts({ contracts: [contract({ ...act, ...change })], records }), noon(day as never));
const ofService = (clause: string, now: string, ...records: readonly RecordFact[]): readonly string[] => days(law, clause, facts({ contracts: [], records }), now);
const service = { contract: undefined };

describe('Procurement Act 2023', () => {
  test('binds contracts let under it; of a contract with no regime in the register it waits', () => {
    const award = record('award', '2026-04-01');
    expect(asked('LAW-PA23-53', {}, '2026-04-10', award)).toEqual(['standard due 2026-05-01']);
    expect(asked('LAW-PA23-53', { regime: 'Public Contracts Regulations 2015' }, '2026-04-10', award)).toEqual([]);
    expect(asked('LAW-PA23-53', { regime: undefined }, '2026-04-10', award)).toEqual(['standard waiting']);
  });

  test('a light-touch contract has 120 days for its details notice', () => {
    expect(asked('LAW-PA23-53', { lightTouch: true }, '2026-04-10', record('award', '2026-04-01'))).toEqual(['light-touch due 2026-07-30']);
  });

  test('above £5 million, not at it: indicators published, a redacted copy within 90 days', () => {
    const award = record('award', '2026-04-01');
    expect([5000000, 5000000.01].map((value) => asked('LAW-PA23-52', { value }, '2026-04-10'))).toEqual([[], ['gap 2026-04-01']]);
    expect([5000000, 5000000.01].map((value) => asked('LAW-PA23-77', { value }, '2026-04-10', award))).toEqual([[], ['entered due 2026-06-30']]);
    expect(asked('LAW-PA23-52', { framework: true }, '2026-04-10')).toEqual([]);
  });

  test('a performance notice comes every twelve months, from 1 January 2026', () => {
    expect(asked('LAW-PA23-71', { start: '2025-06-01' }, '2025-12-31')).toEqual([]);
    expect(asked('LAW-PA23-71', { start: '2025-06-01' }, '2026-06-10')).toEqual(['due 2027-01-01']);
    expect(asked('LAW-PA23-71', {}, '2027-03-20', record('notice', '2027-03-15', { notice: 'UK9' }))).toEqual(['met 2027-04-01', 'due 2028-03-15']);
  });

  test('whether poor performance is a breach that counts is a person’s decision; then there are 30 days', () => {
    const poor = (breach?: boolean): readonly string[] => asked('LAW-PA23-71.breach', {}, '2026-11-10', record('poorPerformance', '2026-11-02', { breach }));
    expect([poor(), poor(true), poor(false)]).toEqual([['waiting'], ['due 2026-12-02'], []]);
  });

  test('a change notice goes before a change above 10 %, for works above 15 %', () => {
    const change = (percent: number, procurementType: string): readonly string[] =>
      asked('LAW-PA23-75', { procurementType }, '2026-11-10', record('change', '2026-11-02', { percent, effective: '2026-12-01' }));
    expect([change(10, 'Services'), change(10.5, 'Services')]).toEqual([[], ['other due 2026-12-01']]);
    expect([change(15, 'Works'), change(15.5, 'Works')]).toEqual([[], ['works due 2026-12-01']]);
  });

  test('a termination notice is due 30 days after the last day, at expiry too', () => {
    expect(asked('LAW-PA23-80', { status: 'Terminated', terminatedOn: '2026-10-31' }, '2026-11-10')).toEqual(['due 2026-11-30']);
    expect(asked('LAW-PA23-80.expiry', { status: 'Ended', end: '2026-10-31' }, '2026-11-10')).toEqual(['due 2026-11-30']);
  });

  test('payments: 30 days for an invoice, the half-year’s notice and the quarter’s list 30 days after', () => {
    expect(asked('LAW-PA23-69.terms', {}, '2026-11-10', record('invoice', '2026-11-02'))).toEqual(['due 2026-12-02']);
    expect(ofService('LAW-PA23-69', noon('2026-07-10'))).toEqual(['due 2026-07-30', 'due 2027-01-30']);
    expect(ofService('LAW-PA23-70', noon('2026-03-31'))).toEqual([]);
    expect(ofService('LAW-PA23-70', noon('2026-07-10'))).toEqual(['due 2026-07-30', 'due 2026-10-30']);
  });
});

describe('homes', () => {
  test('an emergency hazard is made safe in 24 hours', () => {
    const hazard = record('hazard', '2026-11-09T16:20:00Z', { emergency: true }, service);
    expect(ofService('LAW-AWAAB', noon('2026-11-10'), hazard)).toEqual(['emergency dueSoon 2026-11-10T16:20:00.000Z']);
  });

  test('another is investigated in ten working days; summary, safety and works are counted from there', () => {
    const hazard = record('hazard', '2026-12-14', { emergency: false, investigated: '2026-12-22' }, service);
    expect(ofService('LAW-AWAAB', noon('2026-12-23'), hazard)).toEqual([
      'investigate met 2026-12-30',
      'summary due 2026-12-29',
      'safe due 2026-12-31',
      'works due 2027-03-16',
    ]);
  });

  test('a home’s electrical installation is inspected every five years, and put right in 28 days', () => {
    const inspection = record('inspection', '2026-02-10', { subject: 'Electrical safety', about: 'UPRN 17', result: 'Remedial work needed' }, service);
    expect(ofService('LAW-ELEC', noon('2026-03-01'), inspection)).toEqual(['due 2031-02-10']);
    expect(ofService('LAW-ELEC.remedy', noon('2026-03-01'), inspection)).toEqual(['due 2026-03-10']);
  });
});

test('competence and conduct binds from October 2026, with three years for qualifications', () => {
  expect(ofService('LAW-CCS', noon('2026-09-30'))).toEqual([]);
  expect(ofService('LAW-CCS', noon('2026-11-10'))).toEqual(['policy gap 2026-10-01', 'code gap 2026-10-01', 'appraisal due 2027-10-01']);
  expect(ofService('LAW-CCS.levels', noon('2026-11-10'))).toEqual(['managers due 2029-10-01', 'executives due 2029-10-01']);
});

test('contracts above £5,000, not at it, are published each quarter with their details', () => {
  expect([5000, 5000.01].map((value) => asked('LAW-TC.entry', { value, department: 'Housing' }, '2026-11-10'))).toEqual([[], ['met']]);
  expect(ofService('LAW-TC', noon('2026-04-20'))).toEqual(['dueSoon 2026-04-30', 'due 2026-07-31']);
});
