import type { IsoDate, IsoDateTime } from '../core/time';
import { contractors } from './contractors';
import { boolean, choice, currency, date, defineList, json, lookup, note, number, person, text, type ItemOf } from './define';

export const contractStatuses = ['Draft', 'Live', 'Ended', 'Terminated'] as const;
export type ContractStatus = (typeof contractStatuses)[number];

export const contractKinds = ['Repairs', 'Planned works', 'Compliance', 'Estates', 'Other'] as const;
export type ContractKind = (typeof contractKinds)[number];

export const executions = ['Simple contract', 'Deed'] as const;
export type Execution = (typeof executions)[number];

/** Where a contract stands at one meeting level; worked out from its meetings, kept so that the register needs no more. */
export interface LevelDiary {
  /** The last meeting held. */
  readonly held?: IsoDate;
  /** The next meeting in the diary. */
  readonly planned?: IsoDateTime;
}

/** By level id: `{ "L2": { "held": "2026-11-03", "planned": "2026-12-03T14:00:00Z" } }`. */
export type MeetingDiary = Readonly<Record<string, LevelDiary>>;

/** The Contracts Register: one row for each contract (CP-8.2, CP-11.1). */
export const contracts = defineList({
  url: 'Lists/Contracts',
  title: 'Contracts register',
  description: 'Every contract of the housing service from £5,000.',
  version: 1,
  fields: {
    name: text({ title: 'Contract name', column: 'Title', required: true, max: 120, indexed: true, clause: 'CP-11.1' }),
    reference: text({ title: 'Reference', required: true, unique: true, max: 30 }),
    contractor: lookup(() => contractors, { title: 'Contractor', required: true, indexed: true }),
    kind: choice(contractKinds, { title: 'Kind', required: true, defaultValue: 'Repairs' }),
    status: choice(contractStatuses, { title: 'Status', required: true, indexed: true, defaultValue: 'Live' }),
    value: currency({ title: 'Total value', required: true, min: 0, max: 999999999.99, clause: 'CP-11.1', help: 'The whole term, in pounds and pence.' }),
    start: date({ title: 'Start date', required: true, clause: 'CP-11.1' }),
    end: date({ title: 'End date', required: true, indexed: true, clause: 'CP-11.1' }),
    extensionMonths: number({ title: 'Extension option, months', min: 0, max: 240, help: 'Months that the contract itself lets the council add.', clause: 'CP-8.6' }),
    executedAs: choice(executions, { title: 'Executed as', required: true, defaultValue: 'Simple contract', help: 'Records of a simple contract are kept 6 years after it ends, of a deed 12.', clause: 'CP-11.2' }),
    contractManager: person({ title: 'Contract Manager', required: true, indexed: true, clause: 'CP-8.1' }),
    assistantDirector: person({ title: 'Assistant Director', required: true, clause: 'CP-11.1' }),
    operationalLead: person({ title: 'Operational lead', clause: 'CP-9.1' }),
    inScope: boolean({ title: 'In scope of the policy', defaultValue: true, clause: 'CP-2.1' }),
    site: text({ title: 'Own SharePoint site', indexed: true, help: 'Leave empty to file into the Contract folders library; or a site address such as /sites/gas-servicing.', clause: 'CP-9.1' }),
    folder: text({ title: 'Contract folder', column: 'ContractFolder', internal: true, help: 'Server-relative path, set when the contract is added.' }),
    summary: note({ title: 'Summary' }),
    diary: json<MeetingDiary>({ title: 'Meeting diary', internal: true }),
    nextMeeting: date({ title: 'Next meeting due', internal: true, indexed: true, clause: 'CP-9.1' }),
  },
  views: {
    all: { title: 'All contracts', fields: ['name', 'reference', 'contractor', 'value', 'start', 'end', 'contractManager', 'assistantDirector', 'status', 'nextMeeting'], orderBy: 'name', isDefault: true },
    live: { title: 'Live contracts', fields: ['name', 'reference', 'contractor', 'value', 'end', 'contractManager', 'nextMeeting'], where: [{ field: 'status', op: 'eq', value: 'Live' }], orderBy: 'end' },
    mine: { title: 'My contracts', fields: ['name', 'reference', 'contractor', 'value', 'end', 'status', 'nextMeeting'], where: [{ field: 'contractManager', op: 'isMe' }], orderBy: 'end' },
    endingSoon: { title: 'Ending within a year', fields: ['name', 'reference', 'contractor', 'end', 'contractManager'], where: [{ field: 'end', op: 'withinDays', value: 365 }], orderBy: 'end' },
  },
  formatting: { status: 'contract-status', end: 'contract-end', nextMeeting: 'due-date' },
});

export type Contract = ItemOf<typeof contracts>;
