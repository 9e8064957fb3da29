import { addHours } from '../../time';
import type { Decision } from '../facts';
import type { Obligation, ObligationState, Owner } from '../obligation';
import type { Draft, Duty, Scope } from './duty';
import { linkOf } from './evidence';
import { explain } from './explain';
import type { Knowledge } from './knowledge';
import { nextStep } from './ladder';
import { addSpan } from './spans';

const none: readonly never[] = [];

/** A draft with its owner, what a person decided on it, its warning, its sentence and what comes next. */
export function finish(draft: Draft, duty: Duty, { contract, key }: Scope, owner: Owner, known: Knowledge): Obligation {
  const { period, due, dueAt, metOn, isOver = false } = draft;
  const decision = known.decision(duty.id, key, period);
  const state = stateOf(draft, duty, decision, known);
  const isOpen = state === 'due' || state === 'dueSoon' || state === 'overdue' || state === 'gap';
  return {
    key: `${duty.id}:${key}:${period}`,
    pack: duty.pack.id,
    clause: duty.clause.id,
    schedule: duty.schedule.id,
    contract: draft.contract ?? contract?.key,
    period,
    owner,
    state,
    due,
    dueAt,
    metOn,
    metLate: draft.metLate,
    isOver: isOver && state !== 'met' ? true : undefined,
    evidence: draft.evidence.length === 0 ? none : draft.evidence.map(linkOf),
    missed: draft.missed ?? 0,
    decision,
    explanation: explain(draft, state, duty.asks, decision),
    next: isOpen && !isOver && due !== undefined && duty.ladder.length > 0 ? nextStep(duty.ladder, due, dueAt, known) : undefined,
  };
}

function stateOf(draft: Draft, duty: Duty, decision: Decision | undefined, known: Knowledge): ObligationState {
  const { state } = draft;
  if (decision?.kind === 'notApplicable' && state !== 'met') return 'notApplicable';
  if (decision?.kind === 'acceptedLate' && (state === 'overdue' || state === 'gap') && isStillAccepted(decision, known)) return 'acceptedLate';
  return isSoon(draft, duty, known) ? 'dueSoon' : state;
}

function isStillAccepted({ until }: Decision, { today }: Knowledge): boolean {
  return until === undefined || today <= until;
}

/** Not yet due, or in force for not much longer. */
function isSoon({ state, due, dueAt }: Draft, { clause, schedule }: Duty, { now, today }: Knowledge): boolean {
  const warn = schedule.warn ?? clause.warn;
  const runsOut = state === 'due' || (state === 'met' && 'inForce' in schedule);
  if (!warn || !runsOut || due === undefined) return false;
  if (warn.hours !== undefined) return dueAt !== undefined && addHours(dueAt, -warn.hours) <= now;
  const from = addSpan(due, warn, -1);
  return from.ok && from.value <= today;
}
