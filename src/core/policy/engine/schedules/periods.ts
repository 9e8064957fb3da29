import { good, type Result } from '../../../result';
import { addPeriod, displayDate, type CalendarPeriod, type IsoDate } from '../../../time';
import type { RecurringSchedule, Span } from '../../clauses';
import type { ContractFact } from '../../facts';
import { contractDate } from '../bind';
import { historyLimit, type Draft, type Scope } from '../duty';
import { doneWord, type Entry } from '../evidence';
import type { Knowledge } from '../knowledge';
import { addSpan, calendarPeriod, everyWords, periodAt, times } from '../spans';
import { lowerFirst } from '../words';

interface Calendar {
  readonly anchor: IsoDate;
  readonly period: CalendarPeriod;
  readonly schedule: RecurringSchedule;
  readonly today: IsoDate;
}

interface Slot {
  readonly index: number;
  readonly start: IsoDate;
  readonly end: IsoDate;
  /** Absent where it cannot be told. */
  readonly due?: IsoDate;
  readonly problem?: string;
}

/**
 * A duty of fixed periods: the quarters from 1 April, the years of a contract. Only whole periods are asked for, from
 * the first that begins on or after the day on which the duty binds to the last that ends with the contract. What
 * becomes of one period does not depend on another.
 */
export function periodDrafts(schedule: RecurringSchedule, { contract, term }: Scope, entries: readonly Entry[], known: Knowledge): readonly Draft[] {
  const anchor = anchorOf(schedule.from, term.since, contract);
  if (anchor === undefined) return [waiting(schedule)];
  const calendar: Calendar = { anchor, period: calendarPeriod(schedule.every), schedule, today: known.today };
  const first = firstSlot(calendar, term.since);
  const current = Math.max(first, periodAt(anchor, known.today, calendar.period));
  const done = entriesBySlot(calendar, entries);
  const slots: Slot[] = [];
  for (let index = Math.max(first, current - historyLimit); index <= current; index += 1) {
    const slot = slotOf(calendar, index);
    if (term.until === undefined || slot.end <= term.until) slots.push(slot);
  }
  return listed(slots, calendar, done, missedBefore(first, current - historyLimit, done));
}

function waiting({ every, from }: RecurringSchedule): Draft {
  const field = typeof from === 'object' && 'contract' in from ? from.contract : 'first';
  return { period: 'unknown', state: 'waiting', evidence: [], asked: everyWords(every), found: `the register has no ${field} date` };
}

function anchorOf(from: RecurringSchedule['from'], since: IsoDate, contract: ContractFact | undefined): IsoDate | undefined {
  if (from === 'last') return since;
  if ('contract' in from) return contractDate(contract, from.contract);
  return ('day' in from ? `${since.slice(0, 4)}-${from.day}` : from.date) as IsoDate;
}

/** The first period that begins on or after a day; periods from one date begin with that date. */
function firstSlot({ anchor, period, schedule }: Calendar, day: IsoDate): number {
  const index = periodAt(anchor, day, period);
  const first = addPeriod(anchor, times(period, index)) < day ? index + 1 : index;
  const isYearly = typeof schedule.from === 'object' && 'day' in schedule.from;
  return isYearly ? first : Math.max(0, first);
}

function slotOf({ anchor, period, schedule: { due } }: Calendar, index: number): Slot {
  const start = addPeriod(anchor, times(period, index));
  const next = addPeriod(anchor, times(period, index + 1));
  const end = addPeriod(next, { days: -1 });
  if (!due) return { index, start, end, due: end };
  const day = 'afterEnd' in due ? lastDayOfSpan(next, due.afterEnd) : lastDayOfSpan(start, due.afterStart);
  return day.ok ? { index, start, end, due: day.value } : { index, start, end, problem: day.problem };
}

/** The last day of a time that begins with a day: a month from 1 July ends on 31 July. */
function lastDayOfSpan(first: IsoDate, span: Span): Result<IsoDate> {
  if (span.workingDays !== undefined) return addSpan(addPeriod(first, { days: -1 }), span);
  const after = addSpan(first, span);
  return after.ok ? good(addPeriod(after.value, { days: -1 })) : after;
}

/** The first evidence of each period. A report that is due after a period's end belongs to it until the next one ends. */
function entriesBySlot({ anchor, period, schedule: { due } }: Calendar, entries: readonly Entry[]): ReadonlyMap<number, Entry> {
  const shift = due && 'afterEnd' in due ? -1 : 0;
  const done = new Map<number, Entry>();
  for (const entry of entries) {
    const index = entry.covers === undefined ? periodAt(anchor, entry.day, period) + shift : periodAt(anchor, entry.covers, period);
    if (!done.has(index)) done.set(index, entry);
  }
  return done;
}

function missedBefore(first: number, until: number, done: ReadonlyMap<number, Entry>): number {
  if (until <= first) return 0;
  let met = 0;
  done.forEach((_entry, index) => {
    if (index >= first && index < until) met += 1;
  });
  return until - first - met;
}

/** The last period that was met, those that were missed, and the one that runs. */
function listed(slots: readonly Slot[], calendar: Calendar, done: ReadonlyMap<number, Entry>, earlier: number): readonly Draft[] {
  const lastMet = Math.max(...slots.filter(({ index }) => done.has(index)).map(({ index }) => index));
  const shown = slots.filter(({ index }) => index === lastMet || !done.has(index));
  const missing = shown.filter((slot) => !done.has(slot.index) && isPast(slot, calendar)).length;
  return shown.map((slot, place) => draftOf(slot, calendar, done.get(slot.index), place === shown.length - 1 ? missing + earlier : 0));
}

function isPast({ due }: Slot, { today }: Calendar): boolean {
  return due !== undefined && due < today;
}

function draftOf(slot: Slot, calendar: Calendar, entry: Entry | undefined, missed: number): Draft {
  const { index, start, end, due } = slot;
  const asked = everyWords(calendar.schedule.every);
  const when = `${displayDate(start)} to ${displayDate(end)}`;
  const common = { period: start, due, missed, asked };
  if (entry) {
    const metLate = due !== undefined && entry.day > due;
    return { ...common, state: 'met', metOn: entry.day, metLate, evidence: [entry], found: `one was ${doneWord(entry)} for ${when}` };
  }
  if (slot.problem !== undefined) return { ...common, state: 'waiting', evidence: [], found: lowerFirst(slot.problem) };
  const found = `none is recorded for ${when}`;
  if (!isPast(slot, calendar)) return { ...common, state: 'due', evidence: [], found };
  const isOver = isPast(slotOf(calendar, index + 1), calendar);
  return { ...common, state: isOver ? 'gap' : 'overdue', isOver, evidence: [], found };
}
