import { contracts } from './contracts';
import { choice, date, dateTime, defineList, lookup, note, number, person, text, type ItemOf } from './define';
import { meetings } from './meetings';

/** A draft belongs to a meeting still going on; closing the meeting issues it. */
export const actionStatuses = ['Draft', 'Open', 'Waiting', 'Done', 'Cancelled'] as const;
export type ActionStatus = (typeof actionStatuses)[number];

/** Actions set in meetings or by hand, and chased until done (CP-9.1). */
export const actions = defineList({
  url: 'Lists/Actions',
  title: 'Contract actions',
  description: 'Who does what by when, and whether it was done.',
  version: 1,
  fields: {
    title: text({ title: 'Action', column: 'Title', required: true }),
    contract: lookup(() => contracts, { title: 'Contract', required: true, indexed: true }),
    status: choice(actionStatuses, { title: 'Status', required: true, indexed: true, defaultValue: 'Open' }),
    owner: person({ title: 'Owner', indexed: true, help: 'Somebody with an account, who is chased in Teams.' }),
    ownerName: text({ title: 'Owner without an account', max: 120, help: "A contractor's person; the minutes tell them." }),
    due: date({ title: 'Due', required: true, indexed: true }),
    detail: note({ title: 'Detail' }),
    meeting: lookup(() => meetings, { title: 'Set in meeting', indexed: true }),
    item: text({ title: 'Agenda item', internal: true, help: 'Key of the agenda item the action was set under.' }),
    broughtForward: number({ title: 'Brought forward', min: 0, internal: true, help: 'How many meetings it was brought forward to.' }),
    issuedAt: dateTime({ title: 'Issued', internal: true }),
    completedOn: date({ title: 'Done on' }),
    completionNote: note({ title: 'What was done' }),
  },
  views: {
    open: { title: 'Open actions', fields: ['title', 'contract', 'owner', 'ownerName', 'due', 'status'], where: [{ field: 'status', op: 'in', value: ['Open', 'Waiting'] }], orderBy: 'due', isDefault: true },
    mine: { title: 'My actions', fields: ['title', 'contract', 'due', 'status'], where: [{ field: 'owner', op: 'isMe' }], orderBy: 'due' },
    overdue: { title: 'Overdue', fields: ['title', 'contract', 'owner', 'ownerName', 'due'], where: [{ field: 'status', op: 'eq', value: 'Open' }, { field: 'due', op: 'beforeToday' }], orderBy: 'due' },
    all: { title: 'All actions', fields: ['title', 'contract', 'owner', 'ownerName', 'due', 'status', 'completedOn'], orderBy: 'due' },
  },
  formatting: { due: 'due-date', status: 'action-status' },
});

export type Action = ItemOf<typeof actions>;
