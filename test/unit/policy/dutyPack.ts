import type { Pack } from '../../../src/core/policy/types';

/** A small supplement with every kind of schedule, binding, condition and evidence. */
export const dutyPack = {
  id: 'duties',
  version: '1',
  title: 'Duties of every kind',
  council: 'Wendmere District Council',
  adopted: '2025-01-01',
  reviewBy: '2030-01-01',
  supplement: true,
  front: { owner: 'Director', approver: 'Council', equalityAssessment: true, corporatePlan: ['Safe homes'] },
  levels: [{ id: 'M', name: 'Monthly meeting', clause: 'D-meet', chair: 'Manager', every: { months: 1 }, agenda: [{ id: 'kpis', title: 'KPIs' }] }],
  records: { clause: 'D-keep', keepYears: { 'Simple contract': 6, Deed: 12 } },
  objectives: [{ id: 'a', title: 'Compliance' }],
  posts: [{ title: 'Manager', heldIn: 'contractManager', deputies: ['Head'] }, { title: 'Head' }, { title: 'Director', deputies: ['Head'] }],
  groups: { live: { status: 'Live' }, big: { status: ['Live'], value: { atLeast: 100000 } } },
  ladders: {
    days: [
      { id: 'soon', title: 'Soon', when: { daysBefore: 7 }, to: ['owner'] },
      { id: 'late', title: 'Late', when: { daysAfter: 1 }, to: ['owner', 'Head'] },
      { id: 'later', title: 'Later', when: { daysAfter: 14 }, to: ['Director'] },
    ],
    hours: [
      { id: 'hour', title: 'An hour left', when: { hoursBefore: 1 }, to: ['owner'] },
      { id: 'over', title: 'Over', when: { hoursAfter: 0 }, to: ['Director'] },
    ],
  },
  lists: { laws: { title: 'Laws', clause: 'D-laws', items: [{ id: 'one', title: 'An Act' }] } },
  clauses: [
    { id: 'D-laws', title: 'Laws', says: 'The law.', source: 'Here 1', form: 'reference', asks: 'the law', owner: 'Head', list: 'laws', verified: true },
    { id: 'D-meet', title: 'Meet', says: 'Meet.', source: 'Here 2', form: 'duty', asks: 'a meeting', owner: 'Manager', binds: { contracts: 'live' }, schedules: [{ meetings: 'M' }], warn: { days: 7 }, ladder: 'days', objectives: ['a'], subject: 'meeting' },
    { id: 'D-roll', title: 'Roll', says: 'Again.', source: 'Here 3', form: 'duty', asks: 'a check', owner: 'Manager', binds: { contracts: 'live' }, schedules: [{ every: { months: 1 }, from: 'last' }], evidence: [{ kind: 'healthCheck', where: { outcome: { not: 'Failed' } } }], warn: { workingDays: 5 }, ladder: 'days' },
    { id: 'D-each', title: 'Each', says: 'Each.', source: 'Here 4', form: 'duty', asks: 'an appraisal', owner: 'Head', binds: { service: true }, schedules: [{ every: { years: 1 }, from: 'last', per: 'person' }], evidence: [{ kind: 'appraisal' }] },
    { id: 'D-slot', title: 'Slot', says: 'Quarterly.', source: 'Here 5', form: 'duty', asks: 'a report', owner: 'Head', binds: { service: true }, schedules: [{ every: { quarters: 1 }, from: { day: '04-01' }, due: { afterEnd: { workingDays: 10 } } }], evidence: [{ kind: 'report', where: { to: 'Cabinet' }, covers: 'periodEnd' }], ladder: 'days' },
    { id: 'D-year', title: 'Year', says: 'Yearly.', source: 'Here 6', form: 'duty', asks: 'a review', owner: 'Manager', binds: { contracts: 'live', where: { end: { filled: true } } }, schedules: [{ every: { years: 1 }, from: { contract: 'start' }, due: { afterStart: { months: 1 } } }], evidence: [{ kind: 'review', where: { subject: 'Annual' } }] },
    { id: 'D-fixed', title: 'Fixed', says: 'From a date.', source: 'Here 7', form: 'duty', asks: 'a plan', owner: 'Head', from: '2025-06-01', binds: { service: true }, schedules: [{ every: { months: 6 }, from: { date: '2025-07-01' } }], evidence: [{ kind: 'plan' }] },
    { id: 'D-once', title: 'Once', says: 'Once.', source: 'Here 8', form: 'duty', asks: 'a promise', owner: 'Manager', binds: { contracts: 'big' }, schedules: [{ by: { bound: true, after: { months: 1 } } }], evidence: [{ kind: 'socialValue' }] },
    { id: 'D-exit', title: 'Exit', says: 'Before the end.', source: 'Here 9', form: 'duty', asks: 'an exit plan', owner: 'Manager', binds: { contracts: 'live' }, schedules: [{ by: { contract: 'end', before: { months: 6 } }, lookBack: { years: 1 } }], evidence: [{ kind: 'plan', where: { subject: 'Exit' } }], warn: { months: 1 } },
    { id: 'D-keep', title: 'Keep', says: 'Keep.', source: 'Here 10', form: 'duty', asks: 'a disposal review', owner: 'Head', binds: { contracts: 'all', where: { status: ['Ended', 'Terminated'] } }, schedules: [{ id: 'simple', where: { executedAs: { not: 'Deed' } }, by: { keepUntil: true } }, { id: 'deed', where: { executedAs: 'Deed' }, by: { keepUntil: true } }, { id: 'pack', by: { pack: 'reviewBy', before: { workingDays: 3 } } }, { id: 'date', by: { date: '2028-01-31' } }], evidence: [{ kind: 'records' }] },
    { id: 'D-clock', title: 'Clock', says: 'A day.', source: 'Here 11', form: 'duty', asks: 'a report', owner: 'Head', binds: { service: true }, schedules: [{ id: 'occurred', within: { hours: 24 }, after: { kind: 'nonCompliance', date: 'occurred' } }, { id: 'aware', within: { hours: 24 }, after: { kind: 'nonCompliance', date: 'aware' } }], evidence: [{ kind: 'nonCompliance', date: 'reported', sameRecord: true }], warn: { hours: 6 }, ladder: 'hours' },
    { id: 'D-told', title: 'Told', says: 'When serious.', source: 'Here 12', form: 'decision', asks: 'the members to be told', owner: 'Director', binds: { service: true }, schedules: [{ within: { workingDays: 2 }, after: { kind: 'nonCompliance', date: 'aware', decision: 'serious', where: { aware: { filled: true } } } }], evidence: [{ kind: 'communication', about: 'about' }] },
    { id: 'D-ahead', title: 'Ahead', says: 'Ahead.', source: 'Here 13', form: 'duty', asks: 'outturns', owner: 'Manager', binds: { contracts: 'live' }, schedules: [{ ahead: { days: 7 }, of: { kind: 'plannedMeeting', where: { level: ['M'] } } }], evidence: [{ kind: 'outturn', date: 'sent' }] },
    { id: 'D-force', title: 'In force', says: 'Never lapses.', source: 'Here 14', form: 'duty', asks: 'valid insurance', owner: 'Manager', binds: { contracts: 'live' }, schedules: [{ inForce: true, per: 'cover' }], evidence: [{ kind: 'insurance', until: 'until' }], warn: { months: 1 }, ladder: 'days' },
    { id: 'D-has', title: 'Has', says: 'Filled.', source: 'Here 15', form: 'duty', asks: 'a manager', owner: 'Head', binds: { contracts: 'live' }, schedules: [{ inForce: true }], evidence: [{ contractHas: ['contractManager', 'end'] }] },
    { id: 'D-need', title: 'Need', says: 'As required.', source: 'Here 16', form: 'decision', asks: 'a referral', owner: 'Head', note: 'No number.', binds: { contracts: 'live' }, schedules: [{ asRequired: true }], evidence: [{ kind: 'referral' }] },
  ],
  incident: {
    clause: 'D-clock',
    kind: 'nonCompliance',
    steps: [
      { id: 'report', title: 'Reported', clause: 'D-clock', does: 'report', by: ['Head'], to: ['Director'], field: 'reported' },
      { id: 'serious', title: 'Serious?', clause: 'D-told', does: 'decide', by: ['Director'], field: 'serious' },
      { id: 'tell', title: 'Told', clause: 'D-told', does: 'tell', by: ['Director'], field: 'membersTold', onlyIf: 'serious' },
    ],
  },
} as const satisfies Pack;
