import { addPeriod, daysBetween, displayDate, howLong, monthsBetween, type IsoDate } from '../time';

export type TermState = 'notStarted' | 'running' | 'endingSoon' | 'ended';

/** Where a contract stands in its term today. */
export interface Term {
  readonly state: TermState;
  /** How much of the term has gone by, 0 to 1. */
  readonly elapsed: number;
  /** The last day when the whole extension option is taken up. */
  readonly optionEnd?: IsoDate;
  /** `1 Apr 2024 – 31 Mar 2029`, or `Ends 4 Jun 2027, in 6 months` in the last year. */
  readonly words: string;
}

interface Dates {
  readonly start: IsoDate;
  readonly end: IsoDate;
  readonly extensionMonths?: number;
}

/** @param warnMonths from how many months before the end the end is named */
export function termOf({ start, end, extensionMonths = 0 }: Dates, today: IsoDate, warnMonths: number = 12): Term {
  const state = stateOf(start, end, today, warnMonths);
  const total = Math.max(1, daysBetween(start, end) + 1);
  const gone = Math.min(Math.max(daysBetween(start, today), 0), total);
  return {
    state,
    elapsed: today > end ? 1 : gone / total,
    ...(extensionMonths > 0 ? { optionEnd: addPeriod(end, { months: extensionMonths }) } : {}),
    words: wordsOf(state, start, end, today),
  };
}

function stateOf(start: IsoDate, end: IsoDate, today: IsoDate, warnMonths: number): TermState {
  if (today > end) return 'ended';
  if (today < start) return 'notStarted';
  return addPeriod(today, { months: warnMonths }) >= end ? 'endingSoon' : 'running';
}

function wordsOf(state: TermState, start: IsoDate, end: IsoDate, today: IsoDate): string {
  if (state === 'ended') return `Ended ${displayDate(end)}, ${howLong(end, today)} ago`;
  if (state === 'notStarted') return `Starts ${displayDate(start)}, in ${howLong(today, start)}`;
  if (state === 'running') return `${displayDate(start)} – ${displayDate(end)}`;
  return today === end ? `Ends ${displayDate(end)}, today` : `Ends ${displayDate(end)}, in ${howLong(today, end)}`;
}

/** `5 years`, `5 + 2 years`, `18 months`: the length of a contract, with its option (CP-11.1). */
export function lengthWords({ start, end, extensionMonths = 0 }: Dates): string {
  const months = monthsBetween(start, addPeriod(end, { days: 1 }));
  if (months < 1) return howLong(start, addPeriod(end, { days: 1 }));
  const inYears = months % 12 === 0 && extensionMonths % 12 === 0;
  const unit = inYears ? 'year' : 'month';
  const [length, option] = inYears ? [months / 12, extensionMonths / 12] : [months, extensionMonths];
  const sum = option > 0 ? `${length} + ${option}` : String(length);
  return `${sum} ${unit}${sum === '1' ? '' : 's'}`;
}

/** `Live, year 3 of 5`, `Draft`, `Ended`: a contract's status in words. */
export function statusWords(status: string | undefined, { start, end }: Dates, today: IsoDate): string {
  if (status === undefined) return '';
  if (status !== 'Live' || today < start || today > end) return status;
  const years = Math.ceil(monthsBetween(start, addPeriod(end, { days: 1 })) / 12);
  const year = Math.floor(monthsBetween(start, today) / 12) + 1;
  return years > 1 ? `Live, year ${Math.min(year, years)} of ${years}` : 'Live';
}

/** Whether the policy asks for a contract of this value to be on the register (CP-8.2: £5,000 or more). */
export function belongsOnRegister(pounds: number, registerFromPounds: number): boolean {
  return Math.round(pounds * 100) >= Math.round(registerFromPounds * 100);
}
