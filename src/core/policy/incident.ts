import { addHours, instantOf, isIsoDate, type IsoDateTime } from '../time';
import type { AfterEventSchedule, IncidentStep, Schedule } from './clauses';
import type { FieldValue } from './facts';
import type { Pack } from './types';
import type { RecordKindName } from './vocabulary';

/** What happens on a serious event, as the pack has it (CP-17, OX-12): the clocks, and who does what in which order. */
export interface IncidentChain {
  readonly clause: string;
  readonly kind: RecordKindName;
  readonly clocks: readonly IncidentClock[];
  readonly steps: readonly IncidentStep[];
}

export interface IncidentClock {
  readonly id: string;
  /** The field of the record that starts it. */
  readonly from: string;
  readonly hours: number;
  /** The field that stops it. */
  readonly stops: string;
}

/** The chain that a pack declares; undefined for a pack without one. */
export function incidentChain({ incident, clauses = [] }: Pack): IncidentChain | undefined {
  if (!incident) return undefined;
  const clause = clauses.find(({ id }) => id === incident.clause);
  const stops = clause?.evidence?.flatMap((rule) => ('kind' in rule && rule.sameRecord && rule.date !== undefined ? [rule.date] : []))[0] ?? 'date';
  const clocks = (clause?.schedules ?? []).flatMap((schedule) => (isClock(schedule) ? [clockOf(schedule, stops)] : []));
  return { clause: incident.clause, kind: incident.kind, clocks, steps: incident.steps };
}

function isClock(schedule: Schedule): schedule is AfterEventSchedule {
  return 'within' in schedule && (schedule.within.hours ?? 0) > 0;
}

function clockOf({ id, within, after }: AfterEventSchedule, stops: string): IncidentClock {
  const from = after.date ?? 'date';
  return { id: id ?? from, from, hours: within.hours ?? 0, stops };
}

export interface RunningClock extends IncidentClock {
  /** Absent while the time that starts it is not recorded. */
  readonly startedAt?: IsoDateTime;
  readonly endsAt?: IsoDateTime;
  readonly stoppedAt?: IsoDateTime;
  readonly state: 'notStarted' | 'running' | 'inTime' | 'late' | 'over';
  /** How much of its time has gone by, 0 to 1. */
  readonly elapsed: number;
}

export interface IncidentTimes {
  readonly clocks: readonly RunningClock[];
  /** The clock that ends first: the breach counts from it. */
  readonly first?: RunningClock;
}

/**
 * The clocks of one incident at an instant. A time given as a day alone counts from the beginning of that day.
 * @param fields the record's fields, with the times that are known
 * Source: CP-17.1 (24 hours from when it occurred or an employee was made aware; the earlier is the breach).
 */
export function incidentClocks(chain: IncidentChain, fields: Readonly<Record<string, FieldValue>>, now: Date | IsoDateTime): IncidentTimes {
  const clocks = chain.clocks.map((clock) => running(clock, fields, new Date(now).toISOString()));
  const ending = clocks.filter(({ endsAt }) => endsAt !== undefined);
  const first = ending.reduce<RunningClock | undefined>((soonest, clock) => (soonest?.endsAt !== undefined && soonest.endsAt <= (clock.endsAt ?? '') ? soonest : clock), undefined);
  return { clocks, ...(first ? { first } : {}) };
}

function running(clock: IncidentClock, fields: Readonly<Record<string, FieldValue>>, now: IsoDateTime): RunningClock {
  const startedAt = instantFrom(fields[clock.from]);
  const stoppedAt = instantFrom(fields[clock.stops]);
  if (startedAt === undefined) return { ...clock, state: 'notStarted', elapsed: 0 };
  const endsAt = addHours(startedAt, clock.hours);
  const at = stoppedAt ?? now;
  const elapsed = Math.min(1, Math.max(0, (Date.parse(at) - Date.parse(startedAt)) / (clock.hours * 3600000)));
  const inTime = at <= endsAt;
  const state = stoppedAt === undefined ? (inTime ? 'running' : 'over') : inTime ? 'inTime' : 'late';
  return { ...clock, startedAt, endsAt, ...(stoppedAt === undefined ? {} : { stoppedAt }), state, elapsed };
}

function instantFrom(value: FieldValue): IsoDateTime | undefined {
  if (typeof value !== 'string') return undefined;
  if (isIsoDate(value)) return instantOf(value, '00:00');
  const at = Date.parse(value);
  return value.length > 10 && !Number.isNaN(at) ? new Date(at).toISOString() : undefined;
}

/** A step of one incident: done, next, still to come, or not called for. */
export interface IncidentProgress {
  readonly step: IncidentStep;
  readonly state: 'done' | 'next' | 'later' | 'waitsForDecision' | 'notCalledFor';
  /** When it was done; for a decision, absent. */
  readonly at?: IsoDateTime;
  readonly decided?: boolean;
}

/** Where one incident stands in the chain: the first step that is open and called for is the next. */
export function incidentProgress(chain: IncidentChain, fields: Readonly<Record<string, FieldValue>>): readonly IncidentProgress[] {
  let isNext = true;
  return chain.steps.map((step): IncidentProgress => {
    const value = fields[step.field];
    const condition = step.onlyIf === undefined ? true : fields[step.onlyIf];
    if (condition === false) return { step, state: 'notCalledFor' };
    if (step.does === 'decide' && typeof value === 'boolean') return { step, state: 'done', decided: value };
    const at = step.does === 'decide' ? undefined : instantFrom(value);
    if (at !== undefined) return { step, state: 'done', at };
    if (condition !== true) return { step, state: 'waitsForDecision' };
    const state = isNext ? 'next' : 'later';
    isNext = false;
    return { step, state };
  });
}
