import type { ChaseStep } from '../policy/types';
import { addPeriod, type IsoDate } from '../time';

/** What chasing needs of an action. */
export interface ChasedAction {
  readonly key: string;
  readonly status: string | undefined;
  readonly due: IsoDate | undefined;
}

/** A step that was carried out for an action, or is being carried out. */
export interface SentChase {
  readonly action: string;
  readonly step: string;
}

export interface DueChase<Action extends ChasedAction = ChasedAction> {
  readonly action: Action;
  readonly step: ChaseStep;
}

/**
 * Which action is due which reminder.
 * Only open actions are chased. Of the steps whose day has come, the latest counts and the earlier ones are passed
 * over, so that a late start sends one reminder, not five; each step is sent at most once.
 * @param sent what was sent before, in any order
 * Source: the pack's chase (CP-9.1: issues raised in meetings are addressed).
 */
export function dueChases<Action extends ChasedAction>(
  actions: readonly Action[],
  steps: readonly ChaseStep[],
  sent: readonly SentChase[],
  today: IsoDate,
): readonly DueChase<Action>[] {
  return actions.flatMap((action) => {
    const { due } = action;
    if (action.status !== 'Open' || due === undefined) return [];
    const come = inOrder(steps, due).filter(({ day }) => day === undefined || day <= today);
    const sentHere = new Set(sent.filter((chase) => chase.action === action.key).map(({ step }) => step));
    const newest = come[come.length - 1];
    return newest === undefined || sentHere.has(newest.step.id) ? [] : [{ action, step: newest.step }];
  });
}

interface DatedStep {
  readonly step: ChaseStep;
  /** Absent: from the moment of issue. */
  readonly day: IsoDate | undefined;
}

/** Steps by the day on which they fall due; the issue comes first, steps of one day keep the pack's order. */
function inOrder(steps: readonly ChaseStep[], due: IsoDate): readonly DatedStep[] {
  return steps
    .map((step): DatedStep => ({ step, day: dayOfStep(step, due) }))
    .sort((one, other) => compare(one.day ?? '', other.day ?? ''));
}

export interface NextChase {
  readonly step: ChaseStep;
  readonly day: IsoDate;
}

/**
 * The next reminder that falls due after today, over all actions that are still open. Of several on one day it is the
 * pack's first. Source: the pack's chase (CP-9.1).
 */
export function nextChase(actions: readonly ChasedAction[], steps: readonly ChaseStep[], today: IsoDate): NextChase | undefined {
  const ahead = actions.flatMap(({ status, due }) =>
    status !== 'Open' || due === undefined ? [] : inOrder(steps, due).flatMap(({ step, day }) => (day !== undefined && day > today ? [{ step, day }] : [])),
  );
  return ahead.reduce<NextChase | undefined>((first, other) => (first && first.day <= other.day ? first : other), undefined);
}

/** The day on which a step falls due for an action; nothing for the step of its issue. */
export function dayOfStep({ when }: ChaseStep, due: IsoDate): IsoDate | undefined {
  if ('daysBefore' in when) return addPeriod(due, { days: -when.daysBefore });
  if ('daysAfter' in when) return addPeriod(due, { days: when.daysAfter });
  return undefined;
}

function compare(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}
