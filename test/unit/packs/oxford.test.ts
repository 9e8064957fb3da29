import { contract, facts, karen, noon, obligations, priya, record } from '../policy/council';
import { days, readPacks } from './packs';

const oxford = readPacks('oxford');
const programme = contract({ key: 'c1', name: 'Five-year programme', start: '2025-04-01', end: '2030-03-31', kind: 'Planned works' });
const known = (...records: readonly ReturnType<typeof record>[]): ReturnType<typeof facts> => facts({ contracts: [programme], records });

describe('meetings at two levels (OX-5.meetings)', () => {
  test('the operational one is monthly and the strategic one as required (OX-5.meetings)', () => {
    const met = known(record('meeting', '2026-11-03', { level: 'OP' }), record('meeting', '2026-09-10', { level: 'ST' }));
    expect(days(oxford, 'OX-5.meetings.operational', met, noon('2026-11-10')).slice(-1)).toEqual(['due 2026-12-03']);
    expect(obligations('OX-5.meetings.strategic', met, noon('2026-11-10'), oxford)).toMatchObject([{ state: 'asRequired', owner: { post: 'Assistant Director', person: karen } }]);
  });

  test('outturns are sent a week before the planned meeting (OX-10.kpi)', () => {
    const planned = record('plannedMeeting', '2026-12-03', { level: 'OP' });
    expect(days(oxford, 'OX-10.kpi.outturns', known(planned), noon('2026-11-25'))).toEqual(['dueSoon 2026-11-26']);
    expect(days(oxford, 'OX-10.kpi.outturns', known(planned), noon('2026-11-27'))).toEqual(['overdue 2026-11-26']);
    expect(days(oxford, 'OX-10.kpi.outturns', known(planned, record('outturn', '2026-11-24', { sent: '2026-11-24' })), noon('2026-11-27'))).toEqual(['met 2026-11-26']);
  });
});

describe('money and plans of the year', () => {
  test('the Business Delivery Plan is due in October (OX-5.plan)', () => {
    const plan = record('plan', '2026-10-20', { subject: 'Business Delivery Plan' });
    expect(days(oxford, 'OX-5.plan', known(plan), noon('2026-11-10'))).toEqual(['gap 2025-10-31', 'met 2026-10-31']);
    expect(days(oxford, 'OX-5.plan', facts({ contracts: [contract({ start: '2026-04-01' })] }), noon('2026-10-05'))).toEqual(['dueSoon 2026-10-31']);
  });

  test('advances are reconciled for each month, two weeks after it (OX-7.pay)', () => {
    const fresh = facts({ contracts: [contract({ start: '2026-10-01' })], records: [record('reconciliation', '2026-11-12', { subject: 'Advance payments', periodEnd: '2026-10-31' })] });
    expect(days(oxford, 'OX-7.pay', fresh, noon('2026-11-15'))).toEqual(['met 2026-11-14', 'due 2026-12-14']);
  });

  test('extra work is approved before it begins, and an overspend answered in ten working days (OX-7.control)', () => {
    const extra = record('change', '2026-11-02', { change: 'Extra work', effective: '2026-11-23' });
    expect(days(oxford, 'OX-7.control', known(extra), noon('2026-11-10'))).toEqual(['due 2026-11-23']);
    expect(days(oxford, 'OX-7.control', known({ ...extra, fields: { ...extra.fields, signed: '2026-11-24' } }), noon('2026-11-25'))).toEqual(['met 2026-11-23']);
    const [late] = obligations('OX-7.control', known({ ...extra, fields: { ...extra.fields, signed: '2026-11-24' } }), noon('2026-11-25'), oxford);
    expect(late.metLate).toBe(true);
    expect(days(oxford, 'OX-7.control.overspend', known(record('forecast', '2026-12-18', { overspend: true })), noon('2026-12-21'))).toEqual(['due 2027-01-06']);
  });

  test('specifications and rates are agreed by the end of the first year (OX-4)', () => {
    expect(days(oxford, 'OX-4', known(), noon('2025-06-01'))).toEqual(['specifications due 2026-04-01', 'rates due 2026-04-01', 'excess due 2026-04-01']);
  });

  test('whether the programme ends or goes on is decided a year before its end (OX-13.other)', () => {
    expect(days(oxford, 'OX-13.other.term', known(), noon('2026-11-10'))).toEqual(['due 2029-03-31']);
  });
});

describe('when things go wrong', () => {
  test('a critical incident is notified at once, on both clocks (OX-12)', () => {
    const incident = record('criticalIncident', '2026-11-10', { occurred: '2026-11-10T08:30:00Z', aware: '2026-11-10T09:05:00Z' }, { key: 'CI-1' });
    expect(days(oxford, 'OX-12', known(incident), '2026-11-10T09:40:00Z')).toEqual(['occurred overdue 2026-11-10T09:30:00.000Z', 'aware dueSoon 2026-11-10T10:05:00.000Z']);
    expect(days(oxford, 'OX-12.member', known(incident), '2026-11-10T09:40:00Z')).toEqual(['due 2026-11-11T09:05:00.000Z']);
    expect(days(oxford, 'OX-12.log', known(incident), noon('2026-11-12'))).toEqual(['due 2026-12-10']);
  });

  test('each stage of a dispute meets within three working days (OX-13.dispute)', () => {
    const first = record('dispute', '2026-12-23', { stage: 1, raised: '2026-12-23', met: '2026-12-30', unresolved: true }, { key: 'D-1' });
    const second = record('dispute', '2026-12-30', { stage: 2, raised: '2026-12-30' }, { key: 'D-2' });
    expect(days(oxford, 'OX-13.dispute', known(first, second), noon('2026-12-31'))).toEqual(['stage-1 met 2026-12-30', 'stage-2 due 2027-01-05']);
  });

  test('a complaint is acknowledged and then answered by its stage (OX-8.complaints)', () => {
    const complaint = record('complaint', '2026-11-02', { stage: 1, acknowledged: '2026-11-05' });
    expect(days(oxford, 'OX-8.complaints', known(complaint), noon('2026-11-10'))).toEqual(['acknowledge met 2026-11-09', 'stage-1 due 2026-11-19']);
  });
});

test('records are kept twelve years, whatever the contract was executed as (OX-6)', () => {
  const ended = (executedAs: string): readonly string[] =>
    days(oxford, 'OX-6.records', facts({ contracts: [contract({ status: 'Ended', start: '2025-04-01', end: '2026-10-31', executedAs })] }), noon('2026-11-10'));
  expect(ended('Simple contract')).toEqual(['secure dueSoon 2026-11-30', 'review due 2038-10-31']);
  expect(ended('Deed')).toEqual(ended('Simple contract'));
});

test('a named lead for consumer standards is wanted on each side (OX-8.standards)', () => {
  const council = record('decision', '2025-05-01', { subject: 'Consumer standards lead, council' }, { contract: undefined });
  expect(days(oxford, 'OX-8.standards', known(council), noon('2026-11-10'))).toEqual(['council met', 'company gap 2025-04-01']);
});

test('certificates, continuity plan and risks are followed to their day (OX-6, OX-10.bcp, OX-10.risk)', () => {
  const held = known(
    record('certificate', '2025-05-01', { standard: 'ISO 9001', until: '2027-04-30' }),
    record('plan', '2025-05-01', { subject: 'Business continuity', until: '2026-10-31' }),
    record('risk', '2026-05-01', { category: 'Subcontractors' }),
  );
  expect(days(oxford, 'OX-6.iso', held, noon('2026-11-10'))).toEqual(['iso-9001 met 2027-04-30', 'iso-45001 gap 2025-04-01']);
  expect(days(oxford, 'OX-10.bcp', held, noon('2026-11-10'))).toEqual(['gap 2026-10-31']);
  expect(obligations('OX-10.risk', held, noon('2026-11-10'), oxford)[0]).toMatchObject({ schedule: 'live', period: 'Subcontractors', state: 'met', owner: { person: priya } });
});
