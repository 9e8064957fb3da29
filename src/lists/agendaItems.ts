import { contracts } from './contracts';
import { boolean, choice, defineList, lookup, note, number, text, type ItemOf } from './define';
import { meetings } from './meetings';

export const agendaSources = ['Standing', 'Brought forward', 'Escalated', 'Added'] as const;
export type AgendaSource = (typeof agendaSources)[number];

/**
 * One row for each item of a meeting, with its minutes. An item escalated to a level whose next meeting is not
 * prepared yet has no meeting: the next meeting at `level` of the contract takes it up when it starts.
 */
export const agendaItems = defineList({
  url: 'Lists/AgendaItems',
  title: 'Agenda items and minutes',
  description: 'What each meeting discussed and what was minuted.',
  version: 1,
  fields: {
    title: text({ title: 'Item', column: 'Title', required: true }),
    contract: lookup(() => contracts, { title: 'Contract', required: true, indexed: true }),
    meeting: lookup(() => meetings, { title: 'Meeting', indexed: true }),
    level: text({ title: 'Level', required: true, max: 10 }),
    position: number({ title: 'Position', required: true, min: 0 }),
    source: choice(agendaSources, { title: 'Source', required: true, defaultValue: 'Standing' }),
    background: note({ title: 'Background', help: 'Why the item is here: what was escalated, from which meeting.' }),
    minutes: note({ title: 'Minutes' }),
    minuted: boolean({ title: 'Minuted', defaultValue: false }),
    escalateTo: text({ title: 'Escalate to level', max: 10, clause: 'CP-9.1' }),
    escalationReason: note({ title: 'Reason for the escalation' }),
    from: text({ title: 'Escalated from', internal: true, indexed: true, help: 'Key of the item that was escalated.' }),
  },
  views: {
    all: { title: 'All agenda items', fields: ['title', 'meeting', 'position', 'source', 'minuted', 'escalateTo'], orderBy: 'meeting', isDefault: true },
    waiting: { title: 'Waiting for a meeting', fields: ['title', 'contract', 'level', 'background'], where: [{ field: 'meeting', op: 'isEmpty' }] },
  },
});

export type AgendaItem = ItemOf<typeof agendaItems>;
