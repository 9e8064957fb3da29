import { contracts } from './contracts';
import { choice, date, dateTime, defineList, lookup, note, person, text, type ItemOf } from './define';

/** Raising: claimed before anybody is told, so that a second sweep does not tell them again. */
export const escalationStates = ['Raising', 'Raised', 'Not delivered', 'Seen', 'Closed'] as const;
export type EscalationState = (typeof escalationStates)[number];

/** One row for each reminder or escalation of an obligation, by step and person; its key makes it once only. */
export const escalations = defineList({
  url: 'Lists/Escalations',
  title: 'Escalations',
  description: 'Who was reminded of an obligation, or told that it is late, and when.',
  version: 1,
  fields: {
    title: text({ title: 'What', column: 'Title', required: true }),
    obligation: text({ title: 'Obligation id', column: 'ObligationId', required: true, indexed: true, internal: true }),
    contract: lookup(() => contracts, { title: 'Contract', indexed: true }),
    clause: text({ title: 'Clause', required: true, indexed: true, max: 60 }),
    step: text({ title: 'Step', required: true, max: 60 }),
    on: date({ title: 'Day', column: 'StepDay', required: true, indexed: true }),
    post: text({ title: 'Post', max: 120 }),
    to: person({ title: 'To', column: 'ToldPerson', indexed: true, help: 'Empty while the post is vacant.' }),
    state: choice(escalationStates, { title: 'State', required: true, indexed: true, defaultValue: 'Raising' }),
    toldAt: dateTime({ title: 'Told' }),
    seenAt: dateTime({ title: 'Opened' }),
    problem: note({ title: 'What went wrong' }),
  },
  views: {
    open: { title: 'Raised', fields: ['on', 'title', 'contract', 'clause', 'to', 'post', 'state'], where: [{ field: 'state', op: 'in', value: ['Raising', 'Raised', 'Not delivered', 'Seen'] }], orderBy: 'on', descending: true, isDefault: true },
    failed: { title: 'Not delivered', fields: ['on', 'title', 'to', 'post', 'problem'], where: [{ field: 'state', op: 'eq', value: 'Not delivered' }], orderBy: 'on', descending: true },
    all: { title: 'All', fields: ['on', 'title', 'contract', 'clause', 'to', 'post', 'state', 'toldAt', 'seenAt'], orderBy: 'on', descending: true },
  },
  formatting: { state: 'escalation-state' },
});

export type Escalation = ItemOf<typeof escalations>;
