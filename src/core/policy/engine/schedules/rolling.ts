import { addPeriod, displayDate, isIsoDate, type CalendarPeriod, type IsoDate } from '../../../time';
import type { Span } from '../../clauses';
import { historyLimit, type Draft, type Duty, type Scope } from '../duty';
import { doneWord, type Entry } from '../evidence';
import type { Knowledge } from '../knowledge';
import { calendarPeriod, everyWords, periodsBefore } from '../spans';

/** A point at which the time began to run anew: evidence, or a period that a person excused. */
interface Point {
  readonly day: IsoDate;
  readonly entry: Entry | undefined;
  /** The period that was excused. */
  readonly excuses: IsoDate | undefined;
}

interface Rolling {
  readonly every: Span;
  readonly period: CalendarPeriod;
  readonly today: IsoDate;
  readonly until: IsoDate | undefined;
  /** Put before each period, for a series of its own. */
  readonly prefix: string;
}

/**
 * A duty that is due again a period after it was last done; before anything is recorded, a period after it began to bind.
 * Each stretch from one time it was done to the next is one obligation, named by its first day. An added record can
 * therefore only split a stretch or move the next due day on, never back.
 */
export function rollingDrafts(duty: Duty, scope: Scope, every: Span, entries: readonly Entry[], known: Knowledge): readonly Draft[] {
  const { since, until } = scope.term;
  const rolling: Rolling = { every, period: calendarPeriod(every), today: known.today, until, prefix: '' };
  const points = pointsAfter(since, entries, known.excused(duty.id, scope.key), rolling.period);
  return [...closedStretches(since, points, rolling), ...openStretch(since, points, lastOf(entries), rolling)];
}

/** The same for each series of the evidence, such as each person: what is next for each. */
export function rollingSeries(duty: Duty, scope: Scope, every: Span, entries: readonly Entry[], known: Knowledge): readonly Draft[] {
  const { since, until } = scope.term;
  const excused = known.excused(duty.id, scope.key);
  return seriesOf(entries).flatMap(([name, own]) => {
    const rolling: Rolling = { every, period: calendarPeriod(every), today: known.today, until, prefix: `${name}~` };
    const ownExcused = excused.filter((one) => one.startsWith(rolling.prefix)).map((one) => one.slice(rolling.prefix.length));
    return openStretch(since, pointsAfter(since, own, ownExcused, rolling.period), lastOf(own), rolling);
  });
}

/** Evidence by its series, in order of name. */
export function seriesOf(entries: readonly Entry[]): readonly (readonly [name: string, entries: readonly Entry[]])[] {
  const series = new Map<string, Entry[]>();
  for (const entry of entries) {
    const own = series.get(entry.series ?? '');
    if (own) own.push(entry);
    else series.set(entry.series ?? '', [entry]);
  }
  return Array.from(series).sort(([one], [other]) => (one < other ? -1 : 1));
}

function lastOf<Item>(items: readonly Item[]): Item | undefined {
  return items[items.length - 1];
}

function pointsAfter(since: IsoDate, entries: readonly Entry[], excused: readonly string[], period: CalendarPeriod): readonly Point[] {
  const points: Point[] = [];
  for (const entry of entries) if (entry.day > since && lastOf(points)?.day !== entry.day) points.push({ day: entry.day, entry, excuses: undefined });
  const virtual = excused.flatMap((start): Point[] => (isIsoDate(start) ? [{ day: addPeriod(start, period), entry: undefined, excuses: start }] : []));
  if (virtual.length === 0) return points;
  return [...points, ...virtual.filter(({ day }) => day > since)].sort((one, other) => (one.day < other.day ? -1 : Number(one.day > other.day)));
}

/** The last stretch that was closed, and those of the latest in which a whole period was left out. */
function closedStretches(since: IsoDate, points: readonly Point[], rolling: Rolling): readonly Draft[] {
  const drafts: Draft[] = [];
  for (let index = points.length - 1; index >= 0 && drafts.length <= historyLimit; index -= 1) {
    const start = index === 0 ? since : points[index - 1].day;
    if (drafts.length > 0 && points[index].day <= addPeriod(start, rolling.period)) continue;
    const draft = closedStretch(start, points[index], rolling);
    if (draft && (drafts.length === 0 || draft.state === 'gap')) drafts.push(draft);
  }
  return drafts.reverse();
}

function closedStretch(start: IsoDate, { day, entry, excuses }: Point, rolling: Rolling): Draft | undefined {
  const due = addPeriod(start, rolling.period);
  const asked = everyWords(rolling.every);
  if (excuses !== undefined) {
    return excuses === start ? { period: start, state: 'notApplicable', due, evidence: [], asked, found: 'a person excused it' } : undefined;
  }
  if (!entry || day === start || (rolling.until !== undefined && due > rolling.until)) return undefined;
  const missed = day > due ? periodsBefore(start, day, rolling.period) - 1 : 0;
  const found = missed > 0 ? `none was ${doneWord(entry)} between ${displayDate(start)} and ${displayDate(day)}` : `one was ${doneWord(entry)} on ${displayDate(day)}`;
  return { period: start, state: missed > 0 ? 'gap' : 'met', due, metOn: day, metLate: day > due, isOver: true, evidence: [entry], missed, asked, found };
}

function openStretch(since: IsoDate, points: readonly Point[], last: Entry | undefined, rolling: Rolling): readonly Draft[] {
  const { every, period, today, until, prefix } = rolling;
  const start = lastOf(points)?.day ?? since;
  const due = addPeriod(start, period);
  if (start > today && points.length === 0) return [];
  if (until !== undefined && due > until) return [];
  const missed = due < today ? periodsBefore(start, today, period) : 0;
  const never = last === undefined && points.length === 0;
  return [
    {
      period: `${prefix}${start}`,
      state: due >= today ? 'due' : never ? 'gap' : 'overdue',
      due,
      evidence: last ? [last] : [],
      missed,
      asked: everyWords(every),
      found: last ? `the last was ${doneWord(last)} on ${displayDate(last.day)}` : `none is recorded since ${displayDate(since)}`,
    },
  ];
}
