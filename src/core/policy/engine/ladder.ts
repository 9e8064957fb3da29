import { addHours, addPeriod, dayOf, type IsoDate, type IsoDateTime } from '../../time';
import type { LadderStep } from '../clauses';
import type { Facts } from '../facts';
import type { NextStep, Obligation, Owner } from '../obligation';
import type { Pack } from '../types';
import { learn, type Knowledge } from './knowledge';
import { ownerOf } from './owners';

interface Limit {
  readonly due?: IsoDate;
  readonly dueAt?: IsoDateTime;
}

/** When a step falls due. Hours are counted from the instant, or from the end of a day that has none. */
interface Moment {
  readonly on: IsoDate;
  readonly at?: IsoDateTime;
}

export function momentOf({ when }: LadderStep, { due, dueAt }: Limit): Moment | undefined {
  if (due === undefined) return undefined;
  if ('hoursBefore' in when || 'hoursAfter' in when) {
    const hours = 'hoursBefore' in when ? -when.hoursBefore : when.hoursAfter;
    if (dueAt === undefined) return { on: addPeriod(due, { days: Math.ceil(hours / 24) }) };
    const at = addHours(dueAt, hours);
    return { on: dayOf(at), at };
  }
  const days = 'daysBefore' in when ? -when.daysBefore : when.daysAfter;
  return { on: days === 0 ? due : addPeriod(due, { days }) };
}

function hasCome({ on, at }: Moment, { now, today }: Pick<Knowledge, 'now' | 'today'>): boolean {
  return at === undefined ? on <= today : at <= now;
}

function isBefore(one: Moment, other: Moment): boolean {
  return one.on === other.on ? (one.at ?? '') < (other.at ?? '') : one.on < other.on;
}

/** The next step of a ladder that is still to come. */
export function nextStep(ladder: readonly LadderStep[], limit: Limit, known: Pick<Knowledge, 'now' | 'today'>): NextStep | undefined {
  let next: { readonly step: LadderStep; readonly moment: Moment } | undefined;
  for (const step of ladder) {
    const moment = momentOf(step, limit);
    if (moment && !hasCome(moment, known) && (next === undefined || isBefore(moment, next.moment))) next = { step, moment };
  }
  return next && { step: next.step.id, title: next.step.title, ...next.moment, to: next.step.to };
}

/** A reminder or escalation that was raised before. */
export interface RaisedStep {
  readonly obligation: string;
  readonly step: string;
}

export interface DueStep {
  readonly obligation: Obligation;
  readonly step: LadderStep;
  readonly on: IsoDate;
  readonly at?: IsoDateTime;
  readonly to: readonly Owner[];
}

const chased: readonly Obligation['state'][] = ['due', 'dueSoon', 'overdue', 'gap'];

/**
 * Which obligation is due which reminder or escalation. Of the steps whose moment has come the latest counts and the
 * earlier ones are passed over, so that a late start raises one, not five; each is raised once. What
 * can no longer be done is not chased.
 */
export function dueSteps(
  obligations: readonly Obligation[],
  packs: readonly Pack[],
  facts: Facts,
  raised: readonly RaisedStep[],
  now: Date | IsoDateTime,
): readonly DueStep[] {
  const known = learn({ ...facts, records: [] }, now);
  const contracts = new Map(known.contracts.map((contract) => [contract.key, contract]));
  const done = new Set(raised.map(({ obligation, step }) => `${obligation}\n${step}`));
  const clauses = new Map(packs.flatMap((pack) => (pack.clauses ?? []).map((clause) => [`${pack.id}\n${clause.id}`, { pack, clause }] as const)));
  return obligations.flatMap((obligation): readonly DueStep[] => {
    const found = clauses.get(`${obligation.pack}\n${obligation.clause}`);
    if (!found?.clause.ladder || !chased.includes(obligation.state) || obligation.isOver) return [];
    const latest = latestStep(found.pack.ladders?.[found.clause.ladder] ?? [], obligation, known);
    if (!latest || done.has(`${obligation.key}\n${latest.step.id}`)) return [];
    const contract = obligation.contract === undefined ? undefined : contracts.get(obligation.contract);
    const to = latest.step.to.map((post) => (post === 'owner' ? obligation.owner : ownerOf(post, found.pack, contract, known)));
    return [{ obligation, step: latest.step, ...latest.moment, to }];
  });
}

function latestStep(ladder: readonly LadderStep[], limit: Limit, known: Knowledge): { readonly step: LadderStep; readonly moment: Moment } | undefined {
  let latest: { readonly step: LadderStep; readonly moment: Moment } | undefined;
  for (const step of ladder) {
    const moment = momentOf(step, limit);
    if (moment && hasCome(moment, known) && (latest === undefined || !isBefore(moment, latest.moment))) latest = { step, moment };
  }
  return latest;
}
