import { addHours, type IsoDate } from '../../time';
import type { ContractFact, Decision } from '../facts';
import type { Obligation, ObligationState, Owner } from '../obligation';
import { dutyKey, type Draft, type Duty } from './duty';
import { explain } from './explain';
import type { Knowledge } from './knowledge';
import { nextStep } from './ladder';
import { addSpan } from './spans';

const open: readonly ObligationState[] = ['due', 'dueSoon', 'overdue', 'gap'];

/** A draft with its owner, what a person decided on it, its warning, its sentence and what comes next. */
export function finish(draft: Draft, duty: Duty, contract: ContractFact | undefined, owner: Owner, known: Knowledge): Obligation {
  const key = `${dutyKey(duty, contract)}:${draft.period}`;
  const decision = known.decision(key);
  const state = stateOf(draft, duty, decision, known);
  const ladder = duty.clause.ladder === undefined ? undefined : duty.pack.ladders?.[duty.clause.ladder];
  const next = ladder && open.includes(state) && !draft.isOver ? nextStep(ladder, draft, known) : undefined;
  const about = draft.contract ?? contract?.key;
  return {
    key,
    pack: duty.pack.id,
    clause: duty.clause.id,
    ...(duty.schedule.id === undefined ? {} : { schedule: duty.schedule.id }),
    ...(about === undefined ? {} : { contract: about }),
    period: draft.period,
    owner,
    state,
    ...(draft.due === undefined ? {} : { due: draft.due }),
    ...(draft.dueAt === undefined ? {} : { dueAt: draft.dueAt }),
    ...(draft.metOn === undefined ? {} : { metOn: draft.metOn, metLate: draft.metLate === true }),
    ...(draft.isOver && state !== 'met' ? { isOver: true } : {}),
    evidence: draft.evidence.map(({ link }) => link),
    missed: draft.missed ?? 0,
    ...(decision === undefined ? {} : { decision }),
    explanation: explain(draft, state, duty.clause, decision),
    ...(next === undefined ? {} : { next }),
  };
}

function stateOf(draft: Draft, duty: Duty, decision: Decision | undefined, known: Knowledge): ObligationState {
  const { state } = draft;
  if (decision?.kind === 'notApplicable' && state !== 'met') return 'notApplicable';
  if (decision?.kind === 'acceptedLate' && (state === 'overdue' || state === 'gap') && stillAccepted(decision, known.today)) return 'acceptedLate';
  return isSoon(draft, duty, known) ? 'dueSoon' : state;
}

function stillAccepted({ until }: Decision, today: IsoDate): boolean {
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
