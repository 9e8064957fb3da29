import type { RecordFact } from '../../../src/core/policy/facts';
import { contract, facts, noon, record } from '../policy/council';
import { days, readPacks } from './packs';

const oxford = readPacks('oxford');

function asked(clause: string, day: `${number}-${number}-${number}`, ...records: readonly RecordFact[]): readonly string[] {
  const programme = contract({ name: 'Five-year programme', start: '2026-04-01', end: '2031-03-31', kind: 'Planned works' });
  return days(oxford, clause, facts({ contracts: [programme], records }), noon(day as never));
}

test('both parent agreements stand behind the contract (OX-1)', () => {
  const memorandum = record('agreement', '2026-04-01', { subject: 'Memorandum of understanding' });
  expect(asked('OX-1', '2026-04-10', memorandum)).toEqual(['memorandum met', 'service gap 2026-04-01']);
});

test('the programme, its demand and its quantities are looked at each year (OX-2, OX-3.scope)', () => {
  expect(asked('OX-2', '2026-11-10', record('review', '2026-09-15', { subject: 'Five-year programme' })).slice(-1)).toEqual(['due 2027-09-15']);
  expect(asked('OX-3.scope', '2026-11-10')).toEqual(['demand due 2027-04-01', 'assets due 2027-04-01']);
  expect(asked('OX-3.scope.cycle', '2026-11-10')).toEqual(['due 2031-03-31']);
});

test('repairs have their plan, and its progress is seen each quarter (OX-3.repairs)', () => {
  expect(asked('OX-3.repairs', '2026-06-10', record('plan', '2026-05-01', { subject: 'Repairs improvement' }))).toEqual(['plan met', 'progress due 2026-07-01']);
});

test('a forecast comes monthly, billing data three months after the year, the golden thread when it is asked for (OX-3.e, OX-3.f, OX-3.d)', () => {
  expect(asked('OX-3.e', '2026-11-10', record('forecast', '2026-10-20')).slice(-1)).toEqual(['due 2026-11-20']);
  expect(asked('OX-3.f', '2026-11-10')).toEqual(['due 2027-06-30']);
  expect(asked('OX-3.d', '2026-11-10')).toEqual(['asRequired']);
});

test('condition and risk are shown each year, inspections each quarter (OX-3.hs)', () => {
  const inspection = record('inspection', '2026-06-15', { subject: 'Routine inspection' });
  expect(asked('OX-3.hs', '2026-06-20', inspection)).toEqual(['condition due 2027-04-01', 'risk due 2027-04-01', 'inspections met 2026-07-01', 'inspections due 2026-09-15']);
});

test('recharges come each quarter, and the accounts close a month after the year (OX-7.cost)', () => {
  expect(asked('OX-7.cost.recharges', '2026-06-01')).toEqual(['due 2026-07-01']);
  expect(asked('OX-7.cost.year-end', '2026-11-10')).toEqual(['due 2027-04-30']);
  expect(asked('OX-7.cost', '2026-11-10')).toEqual(['gap 2026-04-01']);
});

test('the register of subcontracts and their value come each year (OX-9)', () => {
  expect(asked('OX-9', '2026-11-10', record('register', '2026-10-01', { subject: 'Subcontracts' })).slice(-1)).toEqual(['due 2027-10-01']);
  expect(asked('OX-9.value', '2026-11-10')).toEqual(['due 2027-04-01']);
});

test('whether a matter goes into dispute is for a person to decide (OX-10.escalate)', () => {
  expect(asked('OX-10.escalate', '2026-11-10')).toEqual(['dispute asRequired', 'serious asRequired']);
});

test('an audit finding has its plan in a month and is closed by its day (OX-10.audit)', () => {
  const finding = record('auditFinding', '2026-11-02', { due: '2027-02-26', planned: '2026-11-20' });
  expect(asked('OX-10.audit', '2026-11-25', finding)).toEqual(['plan met 2026-12-02', 'close due 2027-02-26']);
});

test('a variation waits until a person says whether it is one of substance (OX-11)', () => {
  const change = (substantive?: boolean): RecordFact => record('change', '2026-11-02', { substantive });
  expect([asked('OX-11', '2026-11-10', change()), asked('OX-11', '2026-11-10', change(true))]).toEqual([['waiting'], ['due 2026-11-30']]);
});
