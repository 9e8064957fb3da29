import { good, type Result } from '../../../result';
import { keepUntil } from '../../../records';
import { addPeriod, displayDate, type IsoDate } from '../../../time';
import type { OnceSchedule } from '../../clauses';
import { contractDate, lastDayOf } from '../bind';
import type { Draft, Duty, Scope } from '../duty';
import { doneWord, type Entry } from '../evidence';
import type { Knowledge } from '../knowledge';
import { addSpan, calendarPeriod, spanWords, times } from '../spans';
import { lowerFirst } from '../words';

/** A day that a duty is counted from: the day, its words, and whether it is the day on which the duty began. */
interface Reference {
  readonly day: IsoDate | undefined;
  readonly words: string;
  readonly begins?: true;
}

/** A duty that is due once, by a day. It is not asked for when its day lies before the time of the clause. */
export function onceDrafts(duty: Duty, schedule: OnceSchedule, scope: Scope, entries: readonly Entry[], known: Knowledge): readonly Draft[] {
  const reference = referenceOf(schedule.by, duty, scope);
  const asked = askedWords(schedule.by, reference);
  if (reference.day === undefined) {
    return [{ period: 'unknown', state: 'waiting', evidence: [], asked, found: `the register has no ${reference.words}` }];
  }
  if (!reference.begins && reference.day < scope.term.from) return [];
  if (reference.begins && reference.day > known.today) return [];
  const counted = dueDay(schedule.by, reference.day);
  const period = reference.day;
  if (!counted.ok) return [{ period, state: 'waiting', evidence: [], asked, found: lowerFirst(counted.problem) }];
  const due = counted.value < scope.term.from ? scope.term.from : counted.value;
  const oldest = schedule.lookBack && addPeriod(due, times(calendarPeriod(schedule.lookBack), -1));
  const entry = entries.find(({ day }) => oldest === undefined || day >= oldest);
  if (entry) {
    const found = `one was ${doneWord(entry)} on ${displayDate(entry.day)}`;
    return [{ period, state: 'met', due, metOn: entry.day, metLate: entry.day > due, evidence: [entry], asked, found }];
  }
  const found = oldest !== undefined && entries.length > 0 ? `none is recorded since ${displayDate(oldest)}` : 'none is recorded';
  return [{ period, state: due < known.today ? 'overdue' : 'due', due, evidence: [], asked, found }];
}

function referenceOf(by: OnceSchedule['by'], { pack, records }: Duty, { contract, term }: Scope): Reference {
  if (by.contract) return { day: contractDate(contract, by.contract), words: `${fieldWords[by.contract]} of the contract` };
  if (by.date) return { day: by.date as IsoDate, words: 'date' };
  if (by.pack) return { day: pack[by.pack] as IsoDate, words: by.pack === 'adopted' ? 'adoption of the policy' : 'review day of the policy' };
  if (by.bound) return { day: term.since, words: 'day on which it began to apply', begins: true };
  const end = contract && lastDayOf(contract);
  return { day: end && records && keepUntil(end, contract.executedAs, records), words: 'end of the contract, from which records are kept' };
}

const fieldWords = {
  start: 'start',
  end: 'end',
  breakDate: 'break date',
  extendedTo: 'extended end',
  terminatedOn: 'day of termination',
} as const;

function dueDay({ before, after }: OnceSchedule['by'], day: IsoDate): Result<IsoDate> {
  if (before) return addSpan(day, before, -1);
  return after ? addSpan(day, after) : good(day);
}

function askedWords({ before, after }: OnceSchedule['by'], { day, words }: Reference): string {
  const point = day === undefined ? `the ${words}` : `the ${words}, ${displayDate(day)}`;
  if (before) return `${spanWords(before)} before ${point}`;
  return after ? `within ${spanWords(after)} of ${point}` : `by ${point}`;
}
