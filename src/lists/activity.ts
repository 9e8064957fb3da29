import { contracts } from './contracts';
import { dateTime, defineList, lookup, note, person, text, type ItemOf } from './define';

/** Who did what, when, under which clause. Append-only. */
export const activity = defineList({
  url: 'Lists/Activity',
  title: 'Activity',
  description: 'Who did what and when. Nothing here is ever changed.',
  version: 1,
  appendOnly: true,
  fields: {
    what: text({ title: 'What happened', column: 'Title', required: true }),
    contract: lookup(() => contracts, { title: 'Contract', indexed: true }),
    who: person({ title: 'Who', required: true, indexed: true }),
    at: dateTime({ title: 'When', required: true, indexed: true }),
    clause: text({ title: 'Clause', max: 40 }),
    detail: note({ title: 'Detail' }),
    link: note({ title: 'Link' }),
  },
  views: {
    all: { title: 'Latest first', fields: ['at', 'who', 'what', 'contract', 'clause'], orderBy: 'at', descending: true, isDefault: true },
  },
});

export type ActivityEntry = ItemOf<typeof activity>;
