import type { Clause, Conditions, IncidentRules, LadderStep, Objective, Post, ReferenceList } from './clauses';
import type { ContractField } from './vocabulary';

/** A span of calendar time. One property is set. */
export interface Period {
  readonly days?: number;
  readonly months?: number;
  readonly years?: number;
}

/** A meeting level of the policy (CP-9.1, Table 1). */
export interface MeetingLevel {
  /** `L1`, `L2`, `L3`. */
  readonly id: string;
  readonly name: string;
  readonly clause: string;
  /** The post that answers for the meeting. */
  readonly chair: string;
  /** Absent: meets as required. */
  readonly every?: Period;
  /** The level that escalations go to. */
  readonly escalatesTo?: string;
  readonly agenda: readonly StandingItem[];
}

export interface StandingItem {
  readonly id: string;
  readonly title: string;
  /** What the suite fills in by itself under this item. */
  readonly shows?: 'actions' | 'escalations' | 'escalate';
}

/** One step of chasing an action; `after` and `before` count days from the due date, `issued` fires when it is issued. */
export interface ChaseStep {
  readonly id: string;
  readonly title: string;
  readonly when: { readonly issued: true } | { readonly daysBefore: number } | { readonly daysAfter: number };
  /** Posts told besides the owner. */
  readonly alsoTell?: readonly string[];
}

/** For how long meeting records are kept after a contract ends (CP-11.2). */
export interface RecordKeeping {
  readonly clause: string;
  readonly keepYears: { readonly 'Simple contract': number; readonly Deed: number };
  /** The retention label to apply when the tenant has it. */
  readonly label?: string;
}

/** How open actions are chased. */
export interface Chase {
  readonly clause: string;
  readonly steps: readonly ChaseStep[];
}

/** Who owns and approved a policy, and what it is linked to (CP-front). */
export interface PolicyFront {
  readonly owner: string;
  readonly approver: string;
  readonly committee?: string;
  readonly equalityAssessment?: boolean;
  readonly corporatePlan?: readonly string[];
}

/** Any pack: a council's policy, or a supplement to one (commitments, standards, law). */
export interface Pack {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly council: string;
  /** Days as `2026-02-23`. */
  readonly adopted: string;
  readonly reviewBy: string;
  /** Stands beside a council's policy: meeting levels, records, chasing and the register's sum may be left out. */
  readonly supplement?: true;
  readonly front?: PolicyFront;
  readonly levels?: readonly MeetingLevel[];
  readonly records?: RecordKeeping;
  readonly chase?: Chase;
  readonly registerFromPounds?: number;
  readonly objectives?: readonly Objective[];
  /** Once posts are named, every post in the pack must be one of them. */
  readonly posts?: readonly Post[];
  /** Named groups of contracts that clauses bind. */
  readonly groups?: Readonly<Record<string, Conditions<ContractField>>>;
  /** Named ladders of reminders and escalations. */
  readonly ladders?: Readonly<Record<string, readonly LadderStep[]>>;
  readonly lists?: Readonly<Record<string, ReferenceList>>;
  readonly clauses?: readonly Clause[];
  readonly incident?: IncidentRules;
}

/** A pack that a council can work by: it governs meetings, records and chasing. */
export interface PolicyPack extends Pack {
  readonly levels: readonly MeetingLevel[];
  readonly records: RecordKeeping;
  readonly chase: Chase;
  readonly registerFromPounds: number;
}
