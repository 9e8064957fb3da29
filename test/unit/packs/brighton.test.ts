import type { RecordFact } from '../../../src/core/policy/facts';
import { facts, noon, record } from '../policy/council';
import { days, readPacks } from './packs';

const brighton = readPacks('brighton-and-hove');

function asked(clause: string, day: `${number}-${number}-${number}`, ...records: readonly RecordFact[]): readonly string[] {
  return days(brighton, clause, facts({ records }), noon(day as never));
}

test('objectives, roles and indicators are looked at each year (BH-1.2, BH-2.22, BH-2.24)', () => {
  expect(asked('BH-1.2', '2026-11-10')).toEqual(['due 2027-04-01']);
  expect(asked('BH-2.22', '2026-11-10', record('register', '2026-06-01', { subject: 'Roles matrix' })).slice(-1)).toEqual(['due 2027-06-01']);
  expect(asked('BH-2.24', '2026-11-10', record('review', '2026-06-01', { subject: 'Indicators refreshed' })).slice(-1)).toEqual(['due 2027-06-01']);
});

test('results are challenged each quarter, and noting them is not enough (BH-2.24)', () => {
  expect(asked('BH-2.24.challenge', '2026-06-01', record('review', '2026-05-20', { subject: 'Indicators noted' }))).toEqual(['due 2026-07-01']);
});

test('one communications plan stands, and what goes well is told each quarter (BH-2.21)', () => {
  expect(asked('BH-2.21', '2026-06-01')).toEqual(['gap 2026-04-01']);
  expect(asked('BH-2.21.successes', '2026-06-01', record('communication', '2026-05-04', { subject: 'Success story' })).slice(-1)).toEqual(['due 2026-08-04']);
});

test('indicators stand, and incentives are a person’s decision (BH-3.8)', () => {
  expect([asked('BH-3.8', '2026-06-01'), asked('BH-3.8.incentives', '2026-06-01')]).toEqual([['gap 2026-04-01'], ['asRequired']]);
});

test('each person’s development plan is followed by itself (BH-2.25)', () => {
  const plan = (person: string, on: `${number}-${number}-${number}`): RecordFact => record('appraisal', on as RecordFact['date'], { person }, { contract: undefined });
  const plans = asked('BH-2.25', '2026-11-10', plan('Priya Nair', '2026-03-02'), plan('Sonia Reyes', '2025-10-01')).filter((one) => one.startsWith('plans'));
  expect(plans).toEqual(['plans due 2027-03-02', 'plans overdue 2026-10-01']);
});
