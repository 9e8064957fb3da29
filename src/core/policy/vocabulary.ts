/**
 * The words that a pack may use for what is known: fields of a contract and kinds of record with their fields.
 * A word that is not here is refused when the pack is read, so a slip of the pen never becomes a duty nobody can meet.
 */
export type FieldType = 'text' | 'number' | 'date' | 'yesNo' | 'list' | 'person';

/** What the register says of a contract (CP-11.1 and what the clauses turn on). */
export const contractFields = {
  reference: 'text',
  name: 'text',
  kind: 'text',
  status: 'text',
  value: 'number',
  start: 'date',
  end: 'date',
  extendedTo: 'date',
  extensionMonths: 'number',
  terminatedOn: 'date',
  breakDate: 'date',
  executedAs: 'text',
  inScope: 'yesNo',
  strategic: 'yesNo',
  subcontracted: 'yesNo',
  regime: 'text',
  procurementType: 'text',
  framework: 'yesNo',
  lightTouch: 'yesNo',
  department: 'text',
  levels: 'list',
  contractManager: 'person',
  assistantDirector: 'person',
  operationalLead: 'person',
} as const satisfies Record<string, FieldType>;

export type ContractField = keyof typeof contractFields;
export type ContractDateField = 'start' | 'end' | 'breakDate' | 'extendedTo' | 'terminatedOn';
export type ContractPersonField = 'contractManager' | 'assistantDirector' | 'operationalLead';

export const contractDateFields = ['start', 'end', 'breakDate', 'extendedTo', 'terminatedOn'] as const satisfies readonly ContractDateField[];
export const contractPersonFields = ['contractManager', 'assistantDirector', 'operationalLead'] as const satisfies readonly ContractPersonField[];

export interface RecordKind {
  /** How a sentence goes on: “the last was held on 3 Nov 2026”. */
  readonly done: string;
  readonly fields: Readonly<Record<string, FieldType>>;
}

/** Fields that every record may have: what it is about, and until when it holds. */
const common = { about: 'text', until: 'date', periodEnd: 'date' } as const;

/** Kinds of record that a clause may ask for as evidence, or that set its clock going. */
export const recordKinds = {
  /** A link or note that a person put to one clause by hand; it counts for that clause without being named in the pack. */
  evidence: { done: 'recorded', fields: { ...common, clause: 'text' } },
  meeting: { done: 'held', fields: { ...common, level: 'text', recorded: 'yesNo', filed: 'date', minutesSent: 'date' } },
  plannedMeeting: { done: 'planned', fields: { ...common, level: 'text' } },
  action: { done: 'closed', fields: { ...common, status: 'text', due: 'date', closed: 'date', source: 'text' } },
  acknowledgement: { done: 'signed', fields: { ...common, document: 'text', version: 'text', signed: 'date' } },
  lesson: { done: 'recorded', fields: { ...common, source: 'text' } },
  benefit: { done: 'recorded', fields: { ...common, promised: 'number', achieved: 'number' } },
  checklist: { done: 'completed', fields: { ...common, stage: 'text' } },
  healthCheck: { done: 'completed', fields: { ...common, outcome: 'text' } },
  insurance: { done: 'recorded', fields: { ...common, cover: 'text' } },
  accreditation: { done: 'recorded', fields: { ...common, body: 'text' } },
  certificate: { done: 'recorded', fields: { ...common, standard: 'text', area: 'text' } },
  change: { done: 'recorded', fields: { ...common, change: 'text', substantive: 'yesNo', stage: 'text', percent: 'number', signed: 'date', priceChecked: 'date', procurement: 'date', legal: 'date', effective: 'date' } },
  extension: { done: 'recorded', fields: { ...common, ground: 'text', confirmed: 'date' } },
  managerChange: { done: 'made', fields: { ...common, notified: 'date', competenceChecked: 'date' } },
  competence: { done: 'checked', fields: { ...common, person: 'text', outcome: 'text' } },
  training: { done: 'completed', fields: { ...common, person: 'text', course: 'text', tier: 'text', audience: 'text' } },
  appraisal: { done: 'held', fields: { ...common, person: 'text', outcome: 'text' } },
  indicator: { done: 'set', fields: { ...common, measure: 'text', review: 'date' } },
  outturn: { done: 'recorded', fields: { ...common, indicator: 'text', sent: 'date' } },
  report: { done: 'sent', fields: { ...common, to: 'text', subject: 'text' } },
  publication: { done: 'published', fields: { ...common, where: 'text', subject: 'text' } },
  notice: { done: 'published', fields: { ...common, notice: 'text' } },
  award: { done: 'entered', fields: { ...common, notice: 'text', value: 'number' } },
  risk: { done: 'assessed', fields: { ...common, category: 'text', owner: 'text', review: 'date' } },
  socialValue: { done: 'recorded', fields: { ...common, stage: 'text', promised: 'number', delivered: 'number' } },
  referral: { done: 'made', fields: { ...common, to: 'text' } },
  auditFinding: { done: 'made', fields: { ...common, due: 'date', planned: 'date', closed: 'date' } },
  poorPerformance: { done: 'recorded', fields: { ...common, step: 'text', breach: 'yesNo', resolved: 'date' } },
  dispute: { done: 'recorded', fields: { ...common, stage: 'number', raised: 'date', met: 'date', resolved: 'date', unresolved: 'yesNo' } },
  invoice: { done: 'received', fields: { ...common, number: 'text', amount: 'number', checked: 'date', paid: 'date', photos: 'yesNo' } },
  priceCheck: { done: 'made', fields: { ...common, outcome: 'text' } },
  reconciliation: { done: 'made', fields: { ...common, subject: 'text' } },
  forecast: { done: 'made', fields: { ...common, overspend: 'yesNo', reprioritised: 'date' } },
  complaint: { done: 'received', fields: { ...common, stage: 'number', acknowledged: 'date', answered: 'date', learning: 'date' } },
  survey: { done: 'taken', fields: { ...common, subject: 'text', score: 'number' } },
  engagement: { done: 'held', fields: { ...common, activity: 'text', contractor: 'yesNo', residents: 'number' } },
  communication: { done: 'sent', fields: { ...common, to: 'text', subject: 'text', coProduced: 'yesNo' } },
  improvement: { done: 'agreed', fields: { ...common, source: 'text', closed: 'date' } },
  assessment: { done: 'made', fields: { ...common, subject: 'text', score: 'number', side: 'text', feedback: 'date' } },
  inspection: { done: 'made', fields: { ...common, subject: 'text', area: 'text', result: 'text', remedied: 'date' } },
  review: { done: 'held', fields: { ...common, subject: 'text' } },
  plan: { done: 'agreed', fields: { ...common, subject: 'text' } },
  agreement: { done: 'made', fields: { ...common, subject: 'text' } },
  register: { done: 'updated', fields: { ...common, subject: 'text' } },
  consultation: { done: 'held', fields: { ...common, with: 'text', subject: 'text' } },
  decision: { done: 'recorded', fields: { ...common, subject: 'text', outcome: 'text' } },
  proposal: { done: 'made', fields: { ...common, subject: 'text', decided: 'date' } },
  panelSession: { done: 'held', fields: { ...common, panel: 'text' } },
  hazard: { done: 'reported', fields: { ...common, emergency: 'yesNo', investigated: 'date', summarySent: 'date', madeSafe: 'date', worksBegun: 'date' } },
  records: { done: 'secured', fields: { ...common, stage: 'text' } },
  nonCompliance: {
    done: 'reported',
    fields: {
      ...common,
      occurred: 'date',
      aware: 'date',
      reported: 'date',
      corrective: 'date',
      seniorTold: 'date',
      serious: 'yesNo',
      membersTold: 'date',
      disclosure: 'date',
      lessons: 'date',
    },
  },
  criticalIncident: { done: 'notified', fields: { ...common, occurred: 'date', aware: 'date', notified: 'date', memberTold: 'date', remedied: 'date', logClosed: 'date' } },
} as const satisfies Record<string, RecordKind>;

export type RecordKindName = keyof typeof recordKinds;

export const recordKindNames = Object.keys(recordKinds) as RecordKindName[];
export const contractFieldNames = Object.keys(contractFields) as ContractField[];

/** Whether records of a kind may have a field. */
export function hasField(kind: RecordKindName, field: string): boolean {
  return Object.prototype.hasOwnProperty.call(recordKinds[kind].fields, field);
}
