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

/** What issue-independent code reads of a pack: the part that governs meetings, records and chasing. */
export interface PolicyPack {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly council: string;
  /** Days as `2026-02-23`. */
  readonly adopted: string;
  readonly reviewBy: string;
  readonly levels: readonly MeetingLevel[];
  readonly records: {
    readonly clause: string;
    readonly keepYears: { readonly 'Simple contract': number; readonly Deed: number };
    /** The retention label to apply when the tenant has it. */
    readonly label?: string;
  };
  readonly chase: { readonly clause: string; readonly steps: readonly ChaseStep[] };
  readonly registerFromPounds: number;
}
