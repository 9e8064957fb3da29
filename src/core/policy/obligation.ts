import type { IsoDate, IsoDateTime } from '../time';
import type { Decision, PersonFact } from './facts';
import type { RecordKindName } from './vocabulary';

/**
 * Where an obligation stands.
 * - met: done; `metLate` says whether after its day
 * - due, dueSoon: not yet due, or within the warning
 * - overdue: its day has passed and it can still be done
 * - gap: missing. Nothing was ever recorded, what must be in force is not, or a whole period went by without it
 * - waiting: a date or a person's decision is missing, so the day is not known
 * - asRequired: has no day; done when a person finds it needed
 * - notApplicable, acceptedLate: a person decided so
 * - vacant: nobody holds the post
 */
export const obligationStates = [
  'met',
  'due',
  'dueSoon',
  'overdue',
  'gap',
  'waiting',
  'asRequired',
  'notApplicable',
  'acceptedLate',
  'vacant',
] as const;
export type ObligationState = (typeof obligationStates)[number];

/** One dated duty of one contract, or of the service. */
export interface Obligation {
  /** clause[/schedule] : contract or `service` : period. The same for ever. */
  readonly key: string;
  readonly pack: string;
  readonly clause: string;
  /** The clause's id for a schedule, where the clause has several. */
  readonly schedule?: string;
  /** The contract's key; absent for the service. */
  readonly contract?: string;
  /** What the key's last part stands for: a first day, the day of the last evidence, the key of an event. */
  readonly period: string;
  readonly owner: Owner;
  readonly state: ObligationState;
  /** The day; for a clock in hours, the day on which it runs out. */
  readonly due?: IsoDate;
  /** The instant, for a clock in hours. */
  readonly dueAt?: IsoDateTime;
  readonly metOn?: IsoDate;
  readonly metLate?: boolean;
  /** Its time has gone by: what is missing can only be accepted, no longer done. It is not chased. */
  readonly isOver?: boolean;
  readonly evidence: readonly EvidenceLink[];
  /** Whole periods that went by without evidence. */
  readonly missed: number;
  readonly decision?: Decision;
  /** One plain sentence. */
  readonly explanation: string;
  /** The next reminder or escalation to come. */
  readonly next?: NextStep;
}

export interface Owner {
  readonly post: string;
  /** Absent: nobody holds the post, nor a deputy's. */
  readonly person?: PersonFact;
  /** The deputy's post, when its holder acts. */
  readonly actingAs?: string;
}

export interface EvidenceLink {
  readonly key: string;
  readonly kind: RecordKindName | 'register';
  readonly date?: IsoDate;
  readonly link?: string;
}

export interface NextStep {
  readonly step: string;
  readonly title: string;
  readonly on: IsoDate;
  /** The instant, for a clock in hours. */
  readonly at?: IsoDateTime;
  readonly to: readonly string[];
}
