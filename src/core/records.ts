import { addPeriod, type IsoDate } from './time';

/** How long a pack keeps records after a contract ends, by how the contract was executed. */
export interface RecordRules {
  readonly keepYears: { readonly 'Simple contract': number; readonly Deed: number };
}

/**
 * The last day on which a contract's meeting records must still be kept.
 * An end on 29 February gives 28 February where the year has no 29th.
 * @param end the contract's end date
 * @param executedAs `Deed`, or a simple contract: also what a contract is when nothing is recorded
 * Source: CP-11.2 (6 years, simple contract); Limitation Act 1980 (12 years, deed).
 */
export function keepUntil(end: IsoDate, executedAs: string | undefined, rules: RecordRules): IsoDate {
  return addPeriod(end, { years: rules.keepYears[executedAs === 'Deed' ? 'Deed' : 'Simple contract'] });
}
