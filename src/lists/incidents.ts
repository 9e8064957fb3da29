import { contracts } from './contracts';
import { choice, date, dateTime, defineList, lookup, note, person, text, type ItemOf } from './define';

export const incidentKinds = ['Non-compliance', 'Critical incident'] as const;
export type IncidentKind = (typeof incidentKinds)[number];

export const incidentStatuses = ['Open', 'Corrective action agreed', 'Closed'] as const;
export type IncidentStatus = (typeof incidentStatuses)[number];

/** Whether it is serious is for a named person to say, never for a rule (CP-17). */
export const seriousness = ['Not decided', 'Serious', 'Not serious'] as const;
export type Seriousness = (typeof seriousness)[number];

export const disclosures = ['Not decided', 'Disclose to the Regulator', 'Disclose to HSE', 'Disclose to both', 'No disclosure'] as const;
export type Disclosure = (typeof disclosures)[number];

/** Non-compliance and critical incidents: escalated within 24 hours, with the whole chain on record (CP-17, OX-12). */
export const incidents = defineList({
  url: 'Lists/Incidents',
  title: 'Incidents',
  description: 'Non-compliance and critical incidents, and what was done about them.',
  version: 1,
  fields: {
    title: text({ title: 'What happened, in one line', column: 'Title', required: true, max: 150, help: 'No names, addresses or health of residents.' }),
    contract: lookup(() => contracts, { title: 'Contract', indexed: true }),
    kind: choice(incidentKinds, { title: 'Kind', required: true, indexed: true, defaultValue: 'Non-compliance', clause: 'CP-17' }),
    status: choice(incidentStatuses, { title: 'Status', required: true, indexed: true, defaultValue: 'Open' }),
    detail: note({ title: 'What is known', help: 'No names, addresses or health of residents: keep those in the case system.' }),
    occurredAt: dateTime({ title: 'Occurred', required: true, indexed: true, clause: 'CP-17' }),
    awareAt: dateTime({ title: 'Made aware', required: true, indexed: true, clause: 'CP-17' }),
    reportedBy: person({ title: 'Reported by', required: true, indexed: true }),
    reportedAt: dateTime({ title: 'Reported', required: true }),
    corrective: note({ title: 'Corrective action' }),
    correctiveAgreedAt: dateTime({ title: 'Corrective action agreed' }),
    serious: choice(seriousness, { title: 'Serious', required: true, defaultValue: 'Not decided', clause: 'CP-17' }),
    seriousBy: person({ title: 'Seriousness decided by' }),
    seriousAt: dateTime({ title: 'Seriousness decided' }),
    seriousReason: note({ title: 'Reason' }),
    disclosure: choice(disclosures, { title: 'Disclosure', required: true, defaultValue: 'Not decided', clause: 'CP-17' }),
    disclosureBy: person({ title: 'Disclosure decided by' }),
    disclosureAt: dateTime({ title: 'Disclosure decided' }),
    disclosureReason: note({ title: 'Reason of the disclosure decision' }),
    lessons: note({ title: 'Lessons', help: 'They go onto the agenda of the next meeting with the contractor.' }),
    remediedOn: date({ title: 'Put right on' }),
    closedAt: dateTime({ title: 'Closed', column: 'ClosedAt' }),
  },
  views: {
    open: { title: 'Open', fields: ['title', 'contract', 'kind', 'status', 'occurredAt', 'awareAt', 'serious'], where: [{ field: 'status', op: 'in', value: ['Open', 'Corrective action agreed'] }], orderBy: 'awareAt', descending: true, isDefault: true },
    all: { title: 'All incidents', fields: ['title', 'contract', 'kind', 'status', 'occurredAt', 'awareAt', 'serious', 'disclosure', 'closedAt'], orderBy: 'awareAt', descending: true },
  },
  formatting: { status: 'incident-status' },
});

export type Incident = ItemOf<typeof incidents>;
