import { addHours, addPeriod, dayOf, displayDate, displayDateAndTime, instantOf, type IsoDate, type IsoDateTime } from '../../../time';
import type { AfterEventSchedule, AheadSchedule, EventRef, RecordEvidence, Span } from '../../clauses';
import type { FieldValue, RecordFact } from '../../facts';
import type { Draft, Duty, Scope } from '../duty';
import { judge } from '../conditions';
import { entryOf, type Entry } from '../evidence';
import { compareText, isInstant, type Knowledge } from '../knowledge';
import { addSpan, spanWords } from '../spans';
import { lowerFirst } from '../words';

/** An event that sets a clock going. */
interface Happening {
  readonly record: RecordFact;
  readonly day: IsoDate;
  readonly date: FieldValue;
}

interface Limit {
  readonly due: IsoDate;
  readonly dueAt?: IsoDateTime;
}

/** For how long an event that was answered is still listed. */
const shownMonths = 12;

/** Within a time after each event, and ahead of each planned one. Each event gives one obligation, named by its key. */
export function eventDrafts(
  duty: Duty<AfterEventSchedule | AheadSchedule>,
  scope: Scope,
  entries: readonly Entry[],
  known: Knowledge,
): readonly Draft[] {
  const { schedule } = duty;
  const isAhead = 'ahead' in schedule;
  const event = isAhead ? schedule.of : schedule.after;
  const matching = known.records(event.kind, scope.contract?.key).filter((record) => matches(record, event));
  const found = matching.map((record) => happeningOf(record, event, known)).sort((one, other) => compareText(keyOf(one), keyOf(other)));
  const search = evidenceSearch(duty, entries, known);
  return found.flatMap((one, index): readonly Draft[] => {
    if ('draft' in one) return [one.draft];
    if (one.day < scope.term.from || (!isAhead && isFuture(one, known))) return [];
    const before = isAhead ? previousDay(found, index) : undefined;
    return eventDraft(one, duty, search(one, before, isAhead), known);
  });
}

type Found = Happening | { readonly draft: Draft };

function keyOf(found: Found): string {
  return 'draft' in found ? found.draft.period : `${found.day} ${found.record.key}`;
}

function matches({ fields = {} }: RecordFact, { where, decision }: EventRef): boolean {
  if (where && judge(where, (field) => fields[field], true) !== 'yes') return false;
  return decision === undefined || fields[decision] !== false;
}

/** The event with its day; or what it waits for: a date, or a person's decision. */
function happeningOf(record: RecordFact, { date, decision }: EventRef, known: Knowledge): Found {
  const { key, contract, fields = {} } = record;
  const waits = (found: string): Found => ({ draft: { period: key, state: 'waiting', evidence: [], found, ...(contract ? { contract } : {}) } });
  if (decision !== undefined && fields[decision] === undefined) return waits(`nobody has recorded yet whether it is ${decision}`);
  const value = date === undefined ? record.date : fields[date];
  const day = known.day(value);
  if (day === undefined) return waits(`the record does not say when it ${date === undefined ? 'happened' : `was ${date}`}`);
  return { record, day, date: value };
}

function isFuture({ day, date }: Happening, { now, today }: Knowledge): boolean {
  return isInstant(date) ? new Date(date).toISOString() > now : day > today;
}

function previousDay(found: readonly Found[], index: number): IsoDate | undefined {
  const before = index === 0 ? undefined : found[index - 1];
  return before === undefined || 'draft' in before ? undefined : before.day;
}

type Search = (happening: Happening, after: IsoDate | undefined, isAhead: boolean) => Entry | undefined;

/** Finds what answers an event: a field of the same record, evidence about it, or the first of the kind in its time. */
function evidenceSearch({ rules }: Duty, entries: readonly Entry[], known: Knowledge): Search {
  const own = rules.filter((rule): rule is RecordEvidence => 'kind' in rule && rule.sameRecord === true);
  const aboutRules = rules.some((rule) => 'kind' in rule && rule.about !== undefined);
  const byEvent = new Map<string, Entry>();
  const loose: Entry[] = [];
  for (const entry of entries) {
    if (entry.about === undefined) loose.push(entry);
    else if (!byEvent.has(entry.about)) byEvent.set(entry.about, entry);
  }
  const anyOfKind = own.length > 0 || aboutRules ? [] : loose.filter(({ link }) => link.kind !== 'evidence');
  return ({ record, day }, after, isAhead) => {
    const inTime = isAhead ? anyOfKind.find((entry) => entry.day <= day && (after === undefined || entry.day > after)) : firstFrom(anyOfKind, day);
    const candidates = [...own.map((rule) => entryOf(record, rule, known)), byEvent.get(record.key), inTime];
    return candidates.filter((entry): entry is Entry => entry !== undefined).sort((one, other) => compareText(momentOf(one), momentOf(other)))[0];
  };
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

function eventDraft(happening: Happening, duty: Duty<AfterEventSchedule | AheadSchedule>, entry: Entry | undefined, known: Knowledge): readonly Draft[] {
  const { schedule } = duty;
  const { record, day, date } = happening;
  const isAhead = 'ahead' in schedule;
  const span = isAhead ? schedule.ahead : schedule.within;
  const at = isInstant(date) && span.hours !== undefined ? displayDateAndTime(date) : displayDate(day);
  const asked = isAhead ? aheadWords(span, at) : `within ${spanWords(span)} of ${at}`;
  const common = { period: record.key, asked, ...(record.contract ? { contract: record.contract } : {}) };
  const limit = limitOf(happening, span, isAhead);
  if (typeof limit === 'string') return [{ ...common, state: 'waiting', evidence: [], found: lowerFirst(limit) }];
  if (entry) {
    if (entry.day < addPeriod(known.today, { months: -shownMonths })) return [];
    const found = `it was done on ${displayDate(entry.day)}`;
    return [{ ...common, ...limit, state: 'met', metOn: entry.day, metLate: isLate(entry, limit), evidence: [entry], found }];
  }
  const isLapsed = limit.dueAt === undefined ? limit.due < known.today : limit.dueAt < known.now;
  if (!isLapsed) return [{ ...common, ...limit, state: 'due', evidence: [], found: 'none is recorded' }];
  const isOver = isAhead && limit.due < day && day < known.today;
  return [{ ...common, ...limit, state: isOver ? 'gap' : 'overdue', isOver, evidence: [], found: 'none is recorded' }];
}

function aheadWords(span: Span, day: string): string {
  const words = spanWords(span);
  return words.startsWith('0 ') ? `by ${day}` : `${words} ahead of ${day}`;
}

function limitOf({ day, date }: Happening, span: Span, isAhead: boolean): Limit | string {
  if (span.hours !== undefined) {
    const dueAt = addHours(isInstant(date) ? date : instantOf(day, '00:00'), span.hours);
    return { due: dayOf(dueAt), dueAt };
  }
  const counted = addSpan(day, span, isAhead ? -1 : 1);
  return counted.ok ? { due: counted.value } : counted.problem;
}

/** Evidence with a day alone counts as done when that day began. */
function isLate(entry: Entry, { due, dueAt }: Limit): boolean {
  if (dueAt === undefined) return entry.day > due;
  return isInstant(entry.date) ? new Date(entry.date).toISOString() > dueAt : entry.day > due;
}
