import { contracts } from './contracts';
import { boolean, choice, date, dateTime, defineList, lookup, note, number, person, text, type ItemOf } from './define';

/** What core/policy calls a state, in the words of lists and screens. */
export const obligationStateWords = ['Met', 'Due', 'Due soon', 'Overdue', 'Missing', 'Waiting', 'As required', 'Not applicable', 'Accepted late', 'Vacant post'] as const;
export type ObligationStateWord = (typeof obligationStateWords)[number];

export const decisionKinds = ['Not applicable', 'Accepted late'] as const;
export type DecisionKind = (typeof decisionKinds)[number];

/**
 * Every duty of the policy with its day, its owner and its evidence. Worked out from the packs and kept as rows, so that
 * Microsoft Lists can show them; what a person decided on a row survives each refresh. A row's key is the obligation's:
 * clause, contract and period, the same for ever.
 */
export const obligations = defineList({
  url: 'Lists/Obligations',
  title: 'Obligations',
  description: 'What the policy asks, of whom, by when, and the evidence.',
  version: 1,
  fields: {
    title: text({ title: 'Obligation', column: 'Title', required: true }),
    contract: lookup(() => contracts, { title: 'Contract', indexed: true, help: 'Empty for the whole service.' }),
    clause: text({ title: 'Clause', required: true, indexed: true, max: 60 }),
    pack: text({ title: 'Policy', required: true, max: 80 }),
    period: text({ title: 'Period', internal: true, max: 120 }),
    state: choice(obligationStateWords, { title: 'State', required: true, indexed: true }),
    due: date({ title: 'Due', indexed: true }),
    dueAt: dateTime({ title: 'Due at', help: 'For a clock in hours.' }),
    owner: person({ title: 'Owner', indexed: true }),
    post: text({ title: 'Post', indexed: true, max: 120 }),
    explanation: note({ title: 'Why' }),
    evidence: note({ title: 'Evidence', help: 'Addresses of what shows it, one on each line.' }),
    metOn: date({ title: 'Met on' }),
    metLate: boolean({ title: 'Met late' }),
    missed: number({ title: 'Periods missed', min: 0 }),
    nextStep: text({ title: 'Next step', max: 255 }),
    nextOn: date({ title: 'Next step on', indexed: true }),
    decision: choice(decisionKinds, { title: 'Decision' }),
    decidedBy: person({ title: 'Decided by' }),
    decidedOn: date({ title: 'Decided on' }),
    decisionReason: note({ title: 'Reason of the decision' }),
    decisionUntil: date({ title: 'Decision holds until' }),
    closed: boolean({ title: 'Closed', column: 'IsClosed', defaultValue: false, indexed: true, internal: true, help: 'Yes once it is history: met, or no longer asked for.' }),
  },
  views: {
    open: { title: 'To do', fields: ['title', 'contract', 'clause', 'owner', 'due', 'state', 'nextStep'], where: [{ field: 'closed', op: 'eq', value: false }], orderBy: 'due', isDefault: true },
    mine: { title: 'Mine', fields: ['title', 'contract', 'clause', 'due', 'state', 'nextStep'], where: [{ field: 'owner', op: 'isMe' }, { field: 'closed', op: 'eq', value: false }], orderBy: 'due' },
    overdue: { title: 'Overdue and missing', fields: ['title', 'contract', 'clause', 'owner', 'due', 'state', 'explanation'], where: [{ field: 'state', op: 'in', value: ['Overdue', 'Missing', 'Vacant post'] }], orderBy: 'due' },
    thisMonth: { title: 'Next 31 days', fields: ['title', 'contract', 'clause', 'owner', 'due', 'state'], where: [{ field: 'due', op: 'withinDays', value: 31 }], orderBy: 'due' },
    byClause: { title: 'By clause', fields: ['clause', 'title', 'contract', 'owner', 'due', 'state', 'metOn'], orderBy: 'clause' },
  },
  formatting: { state: 'obligation-state', due: 'due-date' },
});

export type ObligationRow = ItemOf<typeof obligations>;
