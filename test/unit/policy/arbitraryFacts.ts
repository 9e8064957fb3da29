import fc from 'fast-check';
import type { ContractFact, Decision, Facts, RecordFact } from '../../../src/core/policy/facts';
import { addPeriod, type IsoDate } from '../../../src/core/time';

const between = (first: IsoDate, days: number): fc.Arbitrary<IsoDate> => fc.integer({ min: 0, max: days }).map((count) => addPeriod(first, { days: count }));

/** Days around adoption, leap days, changes of the clocks and the end of the known bank holidays. */
const days = fc.oneof(
  between('2025-12-01', 1500),
  fc.constantFrom<IsoDate>('2026-02-22', '2026-02-23', '2026-03-29', '2026-10-25', '2027-01-31', '2028-02-28', '2028-02-29', '2028-03-31', '2030-12-31'),
);
const times = fc.constantFrom('', 'T00:30:00Z', 'T09:00:00.000Z', 'T23:30:00Z', 'T14:00:00+01:00');
const moments = fc.tuple(days, times).map(([day, time]) => `${day}${time}`);

/** Instants at which the council looks. */
export const instants = fc.tuple(between('2026-01-15', 1900), fc.constantFrom('T00:30:00Z', 'T12:00:00Z', 'T23:30:00Z')).map(([day, time]) => `${day}${time}`);

const contracts = fc
  .record<ContractFact>(
    {
      key: fc.constantFrom('c1', 'c2', 'c3'),
      reference: fc.constantFrom('A', 'B'),
      kind: fc.constantFrom('Repairs', 'Planned works', 'Estates'),
      status: fc.constantFrom('Live', 'Live', 'Live', 'Ended', 'Terminated', 'Draft'),
      value: fc.constantFrom(4999.99, 5000, 99999, 100000, 6300000),
      start: between('2022-04-01', 2000),
      end: between('2026-10-01', 1500),
      extendedTo: between('2027-10-01', 1500),
      terminatedOn: between('2026-06-01', 900),
      executedAs: fc.constantFrom('Simple contract', 'Deed'),
      inScope: fc.boolean(),
      contractManager: fc.constant({ id: 'p', name: 'Priya' }),
      assistantDirector: fc.constant({ id: 'k', name: 'Karen' }),
      changes: fc.array(fc.record({ on: between('2026-03-01', 900), field: fc.constantFrom('value', 'status'), before: fc.constantFrom<string | number>(4000, 90000, 'Draft') }), { maxLength: 3 }),
    },
    { requiredKeys: ['key', 'status'] },
  );

const shared = { about: fc.constantFrom('e1', 'e2', 'p1', 'p2'), until: days, periodEnd: days };

const fields = fc.record<Record<string, string | number | boolean>>(
  {
    ...shared,
    level: fc.constantFrom('L1', 'L2', 'L3', 'M'),
    cover: fc.constantFrom('Public', 'Employer'),
    person: fc.constantFrom('Tom', 'Ben'),
    audience: fc.constantFrom('Operative', 'Officer', 'Resident'),
    tier: fc.constantFrom('Briefing', 'Basic'),
    to: fc.constantFrom('Cabinet', 'Portfolio Holder', 'Engaged residents'),
    subject: fc.constantFrom('Exit', 'Annual', 'Contract management policy', 'Contract summary'),
    stage: fc.constantFrom('Initiation', 'Closeout', 'Commitment', 'Delivery', 'Secured'),
    clause: fc.constantFrom('CP-10.1', 'D-roll', 'CP-17.1', 'D-exit'),
    outcome: fc.constantFrom('Passed', 'Failed'),
    sent: moments,
  },
  { requiredKeys: [] },
);

const eventFields = fc.record<Record<string, string | boolean>>(
  {
    occurred: moments,
    aware: moments,
    reported: moments,
    corrective: moments,
    serious: fc.boolean(),
    notified: moments,
    checked: moments,
    filed: moments,
    due: days,
    planned: moments,
    closed: moments,
    level: fc.constantFrom('M', 'L2'),
  },
  { requiredKeys: [] },
);

/** Kinds that are evidence and start no clock in the packs under test. */
const evidenceKinds = ['evidence', 'healthCheck', 'insurance', 'training', 'appraisal', 'report', 'review', 'plan', 'socialValue', 'records', 'communication', 'outturn', 'referral', 'survey', 'risk'] as const;
const eventKinds = ['nonCompliance', 'managerChange', 'invoice', 'auditFinding', 'plannedMeeting', 'meeting'] as const;

const contractKeys = fc.option(fc.constantFrom('c1', 'c2', 'c3'), { nil: undefined, freq: 4 });

export const evidence: fc.Arbitrary<RecordFact> = fc
  .record({ key: fc.uuid(), kind: fc.constantFrom(...evidenceKinds), contract: contractKeys, date: moments, fields })
  .map((one) => one as RecordFact);

const events: fc.Arbitrary<RecordFact> = fc
  .record({ key: fc.constantFrom('e1', 'e2', 'e3', 'e4', 'e5'), kind: fc.constantFrom(...eventKinds), contract: contractKeys, date: moments, fields: eventFields })
  .map((one) => ({ ...one, key: `${one.kind}-${one.key}` }) as RecordFact);

const decisions: fc.Arbitrary<Decision> = fc.record<Decision>(
  {
    obligation: fc
      .tuple(fc.constantFrom('CP-9.1.L2', 'CP-8.4d', 'D-roll', 'D-exit', 'CP-10.4'), fc.constantFrom('c1', 'c2', 'service'), days)
      .map(([clause, scope, day]) => `${clause}:${scope}:${day}`),
    kind: fc.constantFrom('notApplicable', 'acceptedLate'),
    by: fc.constant('Karen'),
    on: days,
    reason: fc.constant('Agreed.'),
    until: days,
  },
  { requiredKeys: ['obligation', 'kind', 'by', 'on', 'reason'] },
);

const posts = fc.uniqueArray(
  fc.record({ post: fc.constantFrom('Head', 'Director', 'Housing Compliance Manager', 'Chief Executive'), people: fc.uniqueArray(fc.record({ id: fc.constantFrom('a', 'b'), name: fc.constant('Someone') }), { selector: ({ id }) => id, maxLength: 2 }) }),
  { selector: ({ post }) => post, maxLength: 4 },
);

/** @param decided whether people decided on obligations */
export function someFacts(decided: boolean): fc.Arbitrary<Facts> {
  return fc.record<Facts>({
    contracts: fc.uniqueArray(contracts, { selector: ({ key }) => key, maxLength: 3 }),
    records: fc.tuple(fc.array(evidence, { maxLength: 25 }), fc.uniqueArray(events, { selector: ({ key }) => key, maxLength: 8 })).map((lists) => lists.flat()),
    posts,
    decisions: decided ? fc.array(decisions, { maxLength: 5 }) : fc.constant([]),
  });
}
