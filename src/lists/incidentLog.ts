import { dateTime, defineList, lookup, note, person, text, type ItemOf } from './define';
import { incidents } from './incidents';

/** The end-to-end log of each incident: who was told, by what, when, and who opened it. Append-only (CP-17, OX-12). */
export const incidentLog = defineList({
  url: 'Lists/IncidentLog',
  title: 'Incident log',
  description: 'Each step of each incident. Nothing here is ever changed.',
  version: 1,
  appendOnly: true,
  fields: {
    what: text({ title: 'What happened', column: 'Title', required: true }),
    incident: lookup(() => incidents, { title: 'Incident', required: true, indexed: true }),
    step: text({ title: 'Step', max: 60, help: "A step of the policy pack's chain." }),
    who: person({ title: 'By', required: true, indexed: true }),
    at: dateTime({ title: 'When', required: true, indexed: true }),
    to: person({ title: 'To', column: 'ToldPerson', indexed: true }),
    post: text({ title: 'Post', max: 120 }),
    how: text({ title: 'How', max: 60, help: 'Teams, telephone, in person, e-mail.' }),
    detail: note({ title: 'Detail' }),
  },
  views: {
    all: { title: 'Latest first', fields: ['at', 'incident', 'what', 'who', 'to', 'post', 'how'], orderBy: 'at', descending: true, isDefault: true },
  },
});

export type IncidentLogEntry = ItemOf<typeof incidentLog>;
