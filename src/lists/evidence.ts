import { contracts } from './contracts';
import { date, defineList, json, lookup, note, text, type ItemOf } from './define';

/** Further fields of a record by their names in the policy pack's vocabulary. */
export type EvidenceFields = Readonly<Record<string, string | number | boolean>>;

/** Records that have no register of their own, and evidence that a person puts to a clause by hand. */
export const evidence = defineList({
  url: 'Lists/Evidence',
  title: 'Evidence',
  description: 'Insurance seen, checks made, reports sent: what shows that a duty was met.',
  version: 1,
  fields: {
    title: text({ title: 'What it shows', column: 'Title', required: true }),
    contract: lookup(() => contracts, { title: 'Contract', indexed: true, help: 'Leave empty for the whole service.' }),
    kind: text({ title: 'Kind', required: true, indexed: true, max: 40, help: 'insurance, healthCheck, report…, or evidence for something put to one clause by hand.' }),
    clause: text({ title: 'Clause', indexed: true, max: 60, help: 'The clause that it is put to by hand.' }),
    on: date({ title: 'Date', column: 'EvidenceDate', required: true, indexed: true }),
    until: date({ title: 'Holds until', column: 'HoldsUntil' }),
    link: note({ title: 'Link', help: 'Where it can be opened: a file in the contract folder, a page, a message.' }),
    note: note({ title: 'Note', help: 'No names, addresses or health of residents.' }),
    details: json<EvidenceFields>({ title: 'Details', internal: true }),
  },
  views: {
    all: { title: 'Latest first', fields: ['on', 'title', 'kind', 'contract', 'clause', 'until'], orderBy: 'on', descending: true, isDefault: true },
  },
});

export type Evidence = ItemOf<typeof evidence>;
