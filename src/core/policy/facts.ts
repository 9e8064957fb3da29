import type { IsoDate, IsoDateTime } from '../time';
import type { RecordKindName } from './vocabulary';

/** Everything the engine is told. Lists are in any order; keys are unique within their list. */
export interface Facts {
  readonly contracts: readonly ContractFact[];
  readonly records: readonly RecordFact[];
  readonly posts: readonly PostFact[];
  readonly decisions: readonly Decision[];
  /** The council's choices where packs contradict each other. */
  readonly choices?: readonly PackChoice[];
  /** The council keeps records here from this day on: nothing before it is asked for. */
  readonly since?: IsoDate;
}

export interface PersonFact {
  /** What tells people apart: the login name. */
  readonly id: string;
  readonly name: string;
}

/** A contract as the register has it; anything but the key may be missing. */
export interface ContractFact {
  readonly key: string;
  readonly reference?: string;
  readonly name?: string;
  readonly kind?: string;
  readonly status?: string;
  /** Pounds. */
  readonly value?: number;
  readonly start?: IsoDate;
  readonly end?: IsoDate;
  /** The last day, once the contract was extended. */
  readonly extendedTo?: IsoDate;
  readonly extensionMonths?: number;
  readonly terminatedOn?: IsoDate;
  readonly breakDate?: IsoDate;
  readonly executedAs?: string;
  readonly inScope?: boolean;
  readonly strategic?: boolean;
  readonly subcontracted?: boolean;
  readonly regime?: string;
  readonly procurementType?: string;
  readonly framework?: boolean;
  readonly lightTouch?: boolean;
  readonly department?: string;
  readonly levels?: readonly string[];
  readonly contractManager?: PersonFact;
  readonly assistantDirector?: PersonFact;
  readonly operationalLead?: PersonFact;
  /** Earlier values: a duty that a rise in value brings is asked for from the day of the rise. */
  readonly changes?: readonly FieldChange[];
}

export interface FieldChange {
  readonly on: IsoDate;
  readonly field: string;
  /** What the field was until then; absent when it was empty. */
  readonly before?: string | number | boolean;
}

export type FieldValue = string | number | boolean | undefined;

/** Something that happened or was recorded: a meeting held, an insurance seen, an incident. */
export interface RecordFact {
  readonly key: string;
  readonly kind: RecordKindName;
  /** The contract it belongs to; absent for the whole service. */
  readonly contract?: string;
  /** The day or the instant; one that is missing or no date does not count. */
  readonly date?: IsoDate | IsoDateTime;
  readonly fields?: Readonly<Record<string, FieldValue>>;
  /** Where a person opens it. */
  readonly link?: string;
}

/** Who holds a post (CP-18). A post without people is vacant. */
export interface PostFact {
  readonly post: string;
  readonly people: readonly PersonFact[];
}

/** What a person decided on one obligation; it stays with the obligation's key. */
export interface Decision {
  /** The obligation's key. */
  readonly obligation: string;
  readonly kind: 'notApplicable' | 'acceptedLate';
  readonly by: string;
  readonly on: IsoDate;
  readonly reason: string;
  /** Lateness is accepted up to this day; without it, until it is done. */
  readonly until?: IsoDate;
}

/** Which pack counts for a subject on which packs differ. */
export interface PackChoice {
  readonly subject: string;
  readonly pack: string;
  readonly by: string;
  readonly on: IsoDate;
  readonly reason: string;
}
