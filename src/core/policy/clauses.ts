import type { ContractDateField, ContractField, ContractPersonField, RecordKindName } from './vocabulary';

/** What a pack says of one duty, decision, rule or reference. Days are written `2026-02-23`. */
export interface Clause {
  /** `CP-9.1.L2`; the same for ever, since obligations and decisions are kept under it. */
  readonly id: string;
  /** A few words, for the head of a column. */
  readonly title: string;
  /** The duty in our own plain words. */
  readonly says: string;
  /** Where it stands: `Castle Point 9.1, Table 1`. */
  readonly source: string;
  readonly form: ClauseForm;
  /** How a sentence goes on after “asks for”: `an L2 meeting`. */
  readonly asks: string;
  /** The post that answers for it. */
  readonly owner: string;
  /** Ids of the pack's objectives (CP-4.2). */
  readonly objectives?: readonly string[];
  /** What it is about, shared with other packs: overlaps are found by it. */
  readonly subject?: string;
  /** Whether the text of the law was checked; only for law. */
  readonly verified?: boolean;
  /** What the source leaves open, and what this pack assumes. */
  readonly note?: string;
  /** The first day on which it binds; without it, the day on which the pack was adopted. */
  readonly from?: string;
  /** Whom it binds. A rule or a reference needs none. */
  readonly binds?: Binding;
  readonly schedules?: readonly Schedule[];
  readonly evidence?: readonly EvidenceRule[];
  /** How long before the due day it is due soon. */
  readonly warn?: Span;
  /** The pack's ladder of reminders and escalations. */
  readonly ladder?: string;
  /** The pack's list that goes with it: the items of a check, the stages of a route. */
  readonly list?: string;
}

/**
 * - duty: has dates or must always hold; gives obligations
 * - decision: a person decides and records it; never worked out
 * - rule: held by a form or a screen whenever the work is done; no dates
 * - reference: words, lists or posts that the pack itself holds
 */
export type ClauseForm = (typeof clauseForms)[number];
export const clauseForms = ['duty', 'decision', 'rule', 'reference'] as const;

/** Once for the whole service, or for each contract of a group, narrowed by conditions. */
export type Binding =
  | { readonly service: true }
  | {
      /** `all`, or a group of the pack. */
      readonly contracts: string;
      readonly where?: Conditions<ContractField>;
    };

export type Scalar = string | number | boolean;

/** A value is that value; a list is any of them; the rest compares. All parts hold together. */
export type Condition =
  | Scalar
  | readonly Scalar[]
  | {
      readonly not?: Scalar;
      readonly atLeast?: number | string;
      readonly moreThan?: number | string;
      readonly atMost?: number | string;
      readonly lessThan?: number | string;
      readonly filled?: boolean;
    };

export type Conditions<Field extends string = string> = { readonly [F in Field]?: Condition };

/** One length of time; exactly one property. Hours count on the clock, across British Summer Time. */
export interface Span {
  readonly hours?: number;
  readonly days?: number;
  readonly workingDays?: number;
  readonly weeks?: number;
  readonly months?: number;
  readonly quarters?: number;
  readonly years?: number;
}

interface ScheduleBase {
  /** Needed where a clause has several; part of the obligation's key. */
  readonly id?: string;
  /** Only for contracts of this kind. */
  readonly where?: Conditions<ContractField>;
  /** In place of the clause's evidence. */
  readonly evidence?: readonly EvidenceRule[];
  /** In place of the clause's warning. */
  readonly warn?: Span;
}

/** At the cadence of a meeting level, counted from the last meeting held. */
export interface MeetingSchedule extends ScheduleBase {
  readonly meetings: string;
}

/** Again and again. */
export interface RecurringSchedule extends ScheduleBase {
  readonly every: Span;
  /** From the last evidence, or in fixed periods from a contract's date, a day of every year (`04-01`) or one date. */
  readonly from: 'last' | { readonly contract: ContractDateField } | { readonly day: string } | { readonly date: string };
  /** When in a fixed period it is due; without it, on the period's last day. */
  readonly due?: { readonly afterStart: Span } | { readonly afterEnd: Span };
  /** A series of its own for each value of this field of the evidence: each person, each area. */
  readonly per?: string;
}

/** Once, by a day. */
export interface OnceSchedule extends ScheduleBase {
  readonly by: {
    readonly contract?: ContractDateField;
    readonly date?: string;
    readonly pack?: 'adopted' | 'reviewBy';
    /** The day from which the clause binds this contract. */
    readonly bound?: true;
    /** The last day on which the pack keeps this contract's records. */
    readonly keepUntil?: true;
    readonly before?: Span;
    readonly after?: Span;
  };
  /** Evidence older than this before the due day does not count. */
  readonly lookBack?: Span;
}

/** A record that sets a clock going. */
export interface EventRef {
  readonly kind: RecordKindName;
  /** Which of its dates; without it, the record's own. */
  readonly date?: string;
  readonly where?: Conditions;
  /** A yes/no field that a person must decide first: until then the duty waits, on “no” there is none. */
  readonly decision?: string;
}

/** Within a time after each event. */
export interface AfterEventSchedule extends ScheduleBase {
  readonly within: Span;
  readonly after: EventRef;
}

/** A time ahead of each planned event; none at all means by the event's own day. */
export interface AheadSchedule extends ScheduleBase {
  readonly ahead: Span;
  readonly of: EventRef;
}

/** Never lapses: evidence must be valid today, by its `until` date where the evidence rule names one. */
export interface InForceSchedule extends ScheduleBase {
  readonly inForce: true;
  readonly per?: string;
}

/** No date: done when a person finds it needed; shows when it was last done. */
export interface AsRequiredSchedule extends ScheduleBase {
  readonly asRequired: true;
}

export type Schedule =
  | MeetingSchedule
  | RecurringSchedule
  | OnceSchedule
  | AfterEventSchedule
  | AheadSchedule
  | InForceSchedule
  | AsRequiredSchedule;

/** A record that shows the duty was done. Any one rule is enough. */
export interface RecordEvidence {
  readonly kind: RecordKindName;
  readonly where?: Conditions;
  /** Which date counts as the day it was done; without it, the record's own. A record without that date does not count. */
  readonly date?: string;
  /** Until when it holds (in force). */
  readonly until?: string;
  /** Which date says what period it belongs to; without it, the day it was done. */
  readonly covers?: string;
  /** For an event: the very record that set the clock going. */
  readonly sameRecord?: true;
  /** For an event: the field that holds the key of the record that set the clock going. */
  readonly about?: string;
}

/** The register itself shows it: every one of these fields is filled. */
export interface RegisterEvidence {
  readonly contractHas: readonly ContractField[];
}

export type EvidenceRule = RecordEvidence | RegisterEvidence;

/** A post of the policy; people are put to posts in a list (CP-18). */
export interface Post {
  readonly title: string;
  /** The register's field that names the person, for a post that each contract has. */
  readonly heldIn?: ContractPersonField;
  /** Who acts while it is vacant, in order. */
  readonly deputies?: readonly string[];
}

/** One reminder or escalation of an obligation. */
export interface LadderStep {
  readonly id: string;
  readonly title: string;
  readonly when: LadderMoment;
  /** Posts; `owner` is whoever answers for the obligation. */
  readonly to: readonly string[];
}

export type LadderMoment =
  | { readonly daysBefore: number }
  | { readonly daysAfter: number }
  | { readonly hoursBefore: number }
  | { readonly hoursAfter: number };

export interface Objective {
  readonly id: string;
  readonly title: string;
}

/** A list that the policy itself holds: its laws, its associated policies, the items of its health check. */
export interface ReferenceList {
  readonly title: string;
  readonly clause: string;
  readonly items: readonly { readonly id: string; readonly title: string }[];
}

/** Who is told and who agrees, in order, when something goes badly wrong (CP-17, OX-12). */
export interface IncidentRules {
  /** The clause whose schedules are the clocks. */
  readonly clause: string;
  readonly kind: RecordKindName;
  readonly steps: readonly IncidentStep[];
}

export interface IncidentStep {
  readonly id: string;
  readonly title: string;
  readonly clause: string;
  readonly does: 'report' | 'agree' | 'tell' | 'decide';
  /** The posts that do it, together. */
  readonly by: readonly string[];
  /** The posts that are told or asked. */
  readonly to?: readonly string[];
  /** The field of the record that says when it was done; for `decide`, the yes/no field that is decided. */
  readonly field: string;
  /** Only when this yes/no field was decided with yes. */
  readonly onlyIf?: string;
}
