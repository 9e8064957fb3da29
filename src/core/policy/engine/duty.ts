import type { IsoDate, IsoDateTime } from '../../time';
import type { Clause, Conditions, LadderStep, Schedule } from '../clauses';
import type { ContractFact } from '../facts';
import type { ObligationState } from '../obligation';
import type { Pack, RecordKeeping } from '../types';
import type { Term } from './bind';
import type { Entry, EvidenceRules } from './evidence';
import type { Shelf } from './knowledge';

/** One schedule of one clause, made ready to be asked of each contract. */
export interface Duty {
  /** clause[/schedule]: the first part of the keys. */
  readonly id: string;
  readonly pack: Pack;
  readonly clause: Clause;
  /** `CP-9.1.L2 asks for an L2 meeting`. */
  readonly asks: string;
  readonly schedule: Schedule;
  readonly rules: EvidenceRules;
  readonly conditions: readonly Conditions[];
  readonly from: IsoDate;
  /** How long the records of a contract are kept. */
  readonly records: RecordKeeping | undefined;
  readonly ladder: readonly LadderStep[];
}

/** What a duty is asked of: a contract, or the service as a whole. */
export interface Scope {
  readonly contract: ContractFact | undefined;
  /** The contract's key, or `service`: the second part of the keys. */
  readonly key: string;
  readonly term: Term;
  readonly shelf: Shelf;
}

/** An obligation before its owner, its person's decision and its sentence are added. */
export interface Draft {
  readonly period: string;
  readonly state: DraftState;
  readonly due?: IsoDate;
  readonly dueAt?: IsoDateTime;
  readonly metOn?: IsoDate;
  readonly metLate?: boolean;
  /** Its time has gone by: it can only be accepted, no longer done. */
  readonly isOver?: boolean;
  readonly evidence: readonly Entry[];
  readonly missed?: number;
  /** How the sentence goes on after what the clause asks for: `every month`. */
  readonly asked?: string;
  /** What was found, as a clause of the sentence: `the last was held on 3 Nov 2026`. */
  readonly found: string;
  /** The contract of the event, for a duty of the service. */
  readonly contract?: string;
}

export type DraftState = Extract<ObligationState, 'met' | 'due' | 'overdue' | 'gap' | 'waiting' | 'asRequired' | 'notApplicable'>;

/** Missed periods that are listed one by one; earlier ones are only counted. */
export const historyLimit = 12;
