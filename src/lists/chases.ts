import { actions } from './actions';
import { contracts } from './contracts';
import { choice, dateTime, defineList, lookup, note, person, text, type ItemOf } from './define';

/** Sending: claimed before the call, so that a second person does not send it again. Unknown: the answer was lost. */
export const chaseStates = ['Sending', 'Sent', 'Failed', 'Unknown'] as const;
export type ChaseState = (typeof chaseStates)[number];

/** One row for each reminder of an action, by step and person; its key makes it once only. */
export const chases = defineList({
  url: 'Lists/Chases',
  title: 'Chases',
  description: 'Reminders sent in Teams, and those that did not go through.',
  version: 1,
  fields: {
    title: text({ title: 'Reminder', column: 'Title', required: true }),
    contract: lookup(() => contracts, { title: 'Contract', required: true, indexed: true }),
    action: lookup(() => actions, { title: 'Action', required: true, indexed: true }),
    step: text({ title: 'Step', required: true, max: 40, help: "A step of the policy pack's chase: issued, due-soon, overdue…" }),
    channel: choice(['Notification', 'Card'] as const, { title: 'How', required: true }),
    recipient: person({ title: 'To', required: true, indexed: true }),
    state: choice(chaseStates, { title: 'State', required: true, indexed: true, defaultValue: 'Sending' }),
    problem: note({ title: 'What went wrong' }),
    sentAt: dateTime({ title: 'Sent', indexed: true }),
  },
  views: {
    all: { title: 'All reminders', fields: ['title', 'contract', 'recipient', 'step', 'channel', 'state', 'sentAt'], orderBy: 'sentAt', descending: true, isDefault: true },
    failed: { title: 'Not delivered', fields: ['title', 'recipient', 'step', 'channel', 'problem'], where: [{ field: 'state', op: 'in', value: ['Failed', 'Unknown'] }] },
  },
  formatting: { state: 'chase-state' },
});

export type Chase = ItemOf<typeof chases>;
