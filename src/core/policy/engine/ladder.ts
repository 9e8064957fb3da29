import { addHours, addPeriod, dayOf, daysBetween, type IsoDate, type IsoDateTime } from '../../time';
import type { LadderStep } from '../clauses';
import type { Facts } from '../facts';
import type { NextStep, Obligation, Owner } from '../obligation';
import type { Pack } from '../types';
import { learn, type Knowledge } from './knowledge';
import { ownerOf } from './owners';

/** When a step falls due. */
interface Moment {
  readonly on: IsoDate;
  readonly at: IsoDateTime | undefined;
}

function momentOf(step: LadderStep, due: IsoDate, dueAt: IsoDateTime | undefined): Moment {
  const { when } = step;
  if (dueAt === undefined || 'daysBefore' in when || 'daysAfter' in when) {
    const days = daysOf(step);
    return { on: days === 0 ? due : addPeriod(due, { days }), at: undefined };
  }
  const at = addHours(dueAt, 'hoursBefore' in when ? -when.hoursBefore : when.hoursAfter);
  return { on: dayOf(at), at };
}

/** Days from the due day; hours are rounded up where the duty has no time of day. */
function daysOf({ when }: LadderStep): number {
  if ('daysBefore' in when) return -when.daysBefore;
  if ('daysAfter' in when) return when.daysAfter;
  return 'hoursBefore' in when ? -Math.floor(when.hoursBefore / 24) : Math.ceil(when.hoursAfter / 24);
}

function hasCome({ on, at }: Moment, { now, today }: Pick<Knowledge, 'now' | 'today'>): boolean {
  return at === undefined ? on <= today : at <= now;
}

function isBefore(one: Moment, other: Moment): boolean {
  return one.on === other.on ? (one.at ?? '') < (other.at ?? '') : one.on < other.on;
}

/** The next step of a ladder that is still to come. */
export function nextStep(ladder: readonly LadderStep[], due: IsoDate, dueAt: IsoDateTime | undefined, known: Pick<Knowledge, 'now' | 'today'>): NextStep | undefined {
  const next = dueAt === undefined ? nextByDay(ladder, daysBetween(due, known.today)) : nextByInstant(ladder, due, dueAt, known);
  if (!next) return undefined;
  const { on, at } = momentOf(next, due, dueAt);
  return { step: next.id, title: next.title, on, at, to: next.to };
}

/** @param gone days since the due day, negative before it */
function nextByDay(ladder: readonly LadderStep[], gone: number): LadderStep | undefined {
  let next: LadderStep | undefined;
  for (const step of ladder) {
    const days = daysOf(step);
    if (days > gone && (next === undefined || days < daysOf(next))) next = step;
  }
  return next;
}

function nextByInstant(ladder: readonly LadderStep[], due: IsoDate, dueAt: IsoDateTime, known: Pick<Knowledge, 'now' | 'today'>): LadderStep | undefined {
  const coming = ladder.map((step) => ({ step, moment: momentOf(step, due, dueAt) })).filter(({ moment }) => !hasCome(moment, known));
  return coming.reduce<Come | undefined>((soonest, one) => (soonest && !isBefore(one.moment, soonest.moment) ? soonest : one), undefined)?.step;
}

/** A step with its moment. */
interface Come {
  readonly step: LadderStep;
  readonly moment: Moment;
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

function latestStep(ladder: readonly LadderStep[], { due, dueAt }: Obligation, known: Knowledge): Come | undefined {
  if (due === undefined) return undefined;
  return ladder.reduce<Come | undefined>((latest, step) => {
    const moment = momentOf(step, due, dueAt);
    return !hasCome(moment, known) || (latest && isBefore(moment, latest.moment)) ? latest : { step, moment };
  }, undefined);
}
