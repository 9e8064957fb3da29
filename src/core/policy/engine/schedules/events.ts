import { addHours, addPeriod, dayOf, displayDate, displayDateAndTime, instantOf, type IsoDate, type IsoDateTime } from '../../../time';
import type { AfterEventSchedule, AheadSchedule, EventRef, Span } from '../../clauses';
import type { FieldValue, RecordFact } from '../../facts';
import { judge } from '../conditions';
import type { Draft, Duty, Scope } from '../duty';
import { entryOf, type Entry } from '../evidence';
import { compareText, isInstant, sortOnce, type Knowledge, type Seen } from '../knowledge';
import { addSpan, spanWords } from '../spans';
import { lowerFirst } from '../words';

/** An event that sets a clock going; without a day, what it waits for. */
interface Happening {
  readonly seen: Seen;
  readonly day: IsoDate | undefined;
  readonly date: FieldValue;
  readonly waitsFor: string;
}

interface Limit {
  readonly due: IsoDate | undefined;
  readonly dueAt: IsoDateTime | undefined;
  readonly problem: string;
}

/** For how long an event that was answered is still listed. */
const shownMonths = 12;

/** Within a time after each event, and ahead of each planned one. Each event gives one obligation, named by its key. */
export function eventDrafts(
  duty: Duty,
  schedule: AfterEventSchedule | AheadSchedule,
  scope: Scope,
  entries: readonly Entry[],
  known: Knowledge,
): readonly Draft[] {
  const isAhead = 'ahead' in schedule;
  const event = isAhead ? schedule.of : schedule.after;
  const happenings: Happening[] = [];
  for (const seen of scope.shelf.of(event.kind)) if (matches(seen.record, event)) happenings.push(happeningOf(seen, event, known));
  if (happenings.length === 0) return [];
  sortOnce(happenings, compareHappenings);
  const answers = answersTo(duty, entries);
  const forgotten = addPeriod(known.today, { months: -shownMonths });
  const drafts: Draft[] = [];
  happenings.forEach((happening, index) => {
    const { day } = happening;
    if (day !== undefined && (day < scope.term.from || (!isAhead && isFuture(happening, day, known)))) return;
    const before = isAhead && index > 0 ? happenings[index - 1].day : undefined;
    const entry = day === undefined ? undefined : answer(happening, day, duty, answers, { isAhead, before }, known);
    if (entry === undefined || entry.day >= forgotten) drafts.push(eventDraft(happening, schedule, entry, known));
  });
  return drafts;
}

function compareHappenings(one: Happening, other: Happening): number {
  return compareText(one.day ?? '', other.day ?? '') || compareText(one.seen.key, other.seen.key);
}

function matches({ fields = {} }: RecordFact, { where, decision }: EventRef): boolean {
  if (where && judge(where, fields, true) !== 'yes') return false;
  return decision === undefined || fields[decision] !== false;
}

/** The event with its day; or what it waits for: a date, or a person's decision. */
function happeningOf(seen: Seen, { date, decision }: EventRef, known: Knowledge): Happening {
  const { record } = seen;
  if (decision !== undefined && record.fields?.[decision] === undefined) {
    return { seen, day: undefined, date: undefined, waitsFor: `nobody has recorded yet whether it is ${decision}` };
  }
  const value = date === undefined ? record.date : record.fields?.[date];
  const day = date === undefined ? seen.day : known.day(value);
  return { seen, day, date: value, waitsFor: day === undefined ? noTime(date) : '' };
}

function noTime(field: string | undefined): string {
  return field === undefined ? 'the record has no date' : `the record gives no time for “${field}”`;
}

function isFuture({ date }: Happening, day: IsoDate, { now, today }: Knowledge): boolean {
  if (day !== today) return day > today;
  return isInstant(date) && new Date(date).toISOString() > now;
}

/** Evidence by the event that it is about, and what belongs to none. */
interface Answers {
  readonly byEvent: ReadonlyMap<string, Entry>;
  readonly loose: readonly Entry[];
}

function answersTo({ rules }: Duty, entries: readonly Entry[]): Answers {
  const byEvent = new Map<string, Entry>();
  const names = rules.same.length > 0 || rules.records.some(({ kind, about }) => kind !== 'evidence' && about !== undefined);
  const loose: Entry[] = [];
  for (const entry of entries) {
    if (entry.about !== undefined && !byEvent.has(entry.about)) byEvent.set(entry.about, entry);
    if (!names && entry.about === undefined && entry.record.kind !== 'evidence') loose.push(entry);
  }
  return { byEvent, loose };
}

interface Place {
  readonly isAhead: boolean;
  /** The day of the event before. */
  readonly before: IsoDate | undefined;
}

/** The first of what answers an event: a field of the same record, evidence about it, or the first of the kind in its time. */
function answer({ seen }: Happening, day: IsoDate, { rules }: Duty, { byEvent, loose }: Answers, { isAhead, before }: Place, known: Knowledge): Entry | undefined {
  let first = byEvent.get(seen.key);
  for (const rule of rules.same) first = earlier(first, entryOf(seen, rule, known));
  if (loose.length === 0) return first;
  const inTime = isAhead ? loose.find((entry) => entry.day <= day && (before === undefined || entry.day > before)) : firstFrom(loose, day);
  return earlier(first, inTime);
}

function earlier(one: Entry | undefined, other: Entry | undefined): Entry | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return momentOf(other) < momentOf(one) ? other : one;
}

/** The first entry on or after a day; entries stand in order of their day. */
function firstFrom(entries: readonly Entry[], day: IsoDate): Entry | undefined {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle].day < day) low = middle + 1;
    else high = middle;
  }
  return entries[low];
}

function momentOf({ date, day }: Entry): string {
  return isInstant(date) ? new Date(date).toISOString() : day;
}

function eventDraft({ seen: { record }, day, date, waitsFor }: Happening, schedule: AfterEventSchedule | AheadSchedule, entry: Entry | undefined, known: Knowledge): Draft {
  const common = { period: record.key, contract: record.contract };
  if (day === undefined) return { ...common, state: 'waiting', evidence: [], found: waitsFor };
  const isAhead = 'ahead' in schedule;
  const span = isAhead ? schedule.ahead : schedule.within;
  const at = isInstant(date) && span.hours !== undefined ? displayDateAndTime(date) : displayDate(day);
  const asked = isAhead ? aheadWords(span, at) : `within ${spanWords(span)} of ${at}`;
  const { due, dueAt, problem } = limitOf(day, date, span, isAhead);
  if (due === undefined) return { ...common, asked, state: 'waiting', evidence: [], found: lowerFirst(problem) };
  if (entry) {
    const found = `it was done on ${displayDate(entry.day)}`;
    return { ...common, asked, due, dueAt, state: 'met', metOn: entry.day, metLate: isLate(entry, due, dueAt), evidence: [entry], found };
  }
  const isLapsed = dueAt === undefined ? due < known.today : dueAt < known.now;
  const isOver = isLapsed && isAhead && due < day && day < known.today;
  const state = isLapsed ? (isOver ? 'gap' : 'overdue') : 'due';
  return { ...common, asked, due, dueAt, state, isOver, evidence: [], found: 'none is recorded' };
}

function aheadWords(span: Span, day: string): string {
  const words = spanWords(span);
  return words.startsWith('0 ') ? `by ${day}` : `${words} ahead of ${day}`;
}

function limitOf(day: IsoDate, date: FieldValue, span: Span, isAhead: boolean): Limit {
  if (span.hours !== undefined) {
    const dueAt = addHours(isInstant(date) ? date : instantOf(day, '00:00'), span.hours);
    return { due: dayOf(dueAt), dueAt, problem: '' };
  }
  const counted = addSpan(day, span, isAhead ? -1 : 1);
  return { due: counted.ok ? counted.value : undefined, dueAt: undefined, problem: counted.ok ? '' : counted.problem };
}

/** Evidence with a day alone counts as done when that day began. */
function isLate(entry: Entry, due: IsoDate, dueAt: IsoDateTime | undefined): boolean {
  if (dueAt === undefined || !isInstant(entry.date)) return entry.day > due;
  return new Date(entry.date).toISOString() > dueAt;
}
