import type { IsoDateTime } from '../../time';
import { packsInForce } from '../combine';
import type { Clause, RecordEvidence, Schedule } from '../clauses';
import type { ContractFact, Facts } from '../facts';
import type { Obligation } from '../obligation';
import type { Pack } from '../types';
import { bind, clauseFrom, conditionsOf } from './bind';
import type { Draft, Duty, Scope } from './duty';
import { findEvidence } from './evidence';
import { finish } from './finish';
import { learn, type Knowledge } from './knowledge';
import { ownerOf, vacantPosts, type VacantPost } from './owners';
import { eventDrafts } from './schedules/events';
import { onceDrafts } from './schedules/once';
import { periodDrafts } from './schedules/periods';
import { rollingDrafts, rollingSeries } from './schedules/rolling';
import { asRequiredDrafts, inForceDrafts } from './schedules/standing';

/**
 * Every obligation that packs give rise to, with where it stands and why. Pure: the same packs, facts and instant give
 * the same obligations, in whatever order the facts come. The facts are gone through once; after that each clause
 * reads only the records of its kinds, by contract.
 */
export function evaluate(packs: readonly Pack[], facts: Facts, now: Date | IsoDateTime): readonly Obligation[] {
  const known = learn(facts, now);
  const inForce = packsInForce(packs, facts.choices ?? []);
  return [...vacancies(inForce, known), ...inForce.flatMap((pack) => dutiesOf(pack, known).flatMap((duty) => obligationsOf(duty, known)))];
}

function dutiesOf(pack: Pack, { since }: Knowledge): readonly Duty[] {
  return (pack.clauses ?? []).flatMap((clause) =>
    (clause.schedules ?? []).map((schedule): Duty => ({
      id: schedule.id === undefined ? clause.id : `${clause.id}/${schedule.id}`,
      pack,
      clause,
      schedule,
      rules: rulesOf(clause, schedule),
      conditions: conditionsOf(pack, clause, schedule),
      from: clauseFrom(pack, clause, since),
      records: pack.records,
    })),
  );
}

function rulesOf(clause: Clause, schedule: Schedule): Duty['rules'] {
  const named = schedule.evidence ?? clause.evidence ?? [];
  return 'meetings' in schedule ? [...named, meetingsAt(schedule.meetings)] : named;
}

function meetingsAt(level: string): RecordEvidence {
  return { kind: 'meeting', where: { level } };
}

function obligationsOf(duty: Duty, known: Knowledge): readonly Obligation[] {
  const { clause, from } = duty;
  if (from > known.today || !clause.binds) return [];
  if ('service' in clause.binds) return inScope(duty, { contract: undefined, term: { from, since: from } }, known);
  return known.contracts.flatMap((contract) => forContract(duty, contract, known));
}

function forContract(duty: Duty, contract: ContractFact, known: Knowledge): readonly Obligation[] {
  const bound = bind(contract, duty.conditions, duty.from);
  if (bound === undefined) return [];
  if ('term' in bound) return inScope(duty, { contract, term: bound.term }, known);
  const draft: Draft = { period: 'unknown', state: 'waiting', evidence: [], found: `the register does not say the contract’s ${bound.unknown}, on which it turns` };
  return [finish(draft, duty, contract, ownerOf(duty.clause.owner, duty.pack, contract, known), known)];
}

function inScope(duty: Duty, scope: Scope, known: Knowledge): readonly Obligation[] {
  const { contract } = scope;
  const drafts = draftsOf(duty, scope, known);
  if (drafts.length === 0) return [];
  const owner = ownerOf(duty.clause.owner, duty.pack, contract, known);
  return drafts.map((draft) => finish(draft, duty, contract, owner, known));
}

function draftsOf(duty: Duty, scope: Scope, known: Knowledge): readonly Draft[] {
  const { schedule } = duty;
  const per = 'every' in schedule || 'inForce' in schedule ? schedule.per : undefined;
  const entries = findEvidence({ clause: duty.clause.id, rules: duty.rules, contract: scope.contract?.key, ...(per === undefined ? {} : { per }) }, known);
  if ('meetings' in schedule) {
    const every = duty.pack.levels?.find(({ id }) => id === schedule.meetings)?.every;
    return every ? rollingDrafts(duty, scope, every, entries, known) : asRequiredDrafts(scope, entries, known);
  }
  if ('every' in schedule && schedule.from === 'last') {
    const series = per !== undefined && entries.length > 0;
    return series ? rollingSeries(duty, scope, schedule.every, entries, known) : rollingDrafts(duty, scope, schedule.every, entries, known);
  }
  if ('every' in schedule) return periodDrafts({ ...duty, schedule }, scope, entries, known);
  if ('by' in schedule) return onceDrafts({ ...duty, schedule }, scope, entries, known);
  if ('within' in schedule || 'ahead' in schedule) return eventDrafts({ ...duty, schedule }, scope, entries, known);
  if ('inForce' in schedule) return inForceDrafts({ ...duty, schedule }, scope, entries, known);
  return asRequiredDrafts(scope, entries, known);
}

/** A post that nobody holds is a finding of its own, once for all packs (CP-18). */
function vacancies(packs: readonly Pack[], known: Knowledge): readonly Obligation[] {
  const found = new Map<string, Obligation>();
  for (const pack of packs) {
    for (const vacancy of vacantPosts(pack, known)) if (!found.has(vacancy.owner.post)) found.set(vacancy.owner.post, vacancyOf(vacancy, pack));
  }
  return Array.from(found.values());
}

function vacancyOf({ owner, clauses }: VacantPost, pack: Pack): Obligation {
  const others = clauses.length - 1;
  const answers = `${clauses[0]}${others === 0 ? '' : ` and ${others} other ${others === 1 ? 'clause' : 'clauses'}`}`;
  const acts = owner.person ? `; ${owner.person.name} acts as ${owner.actingAs}` : '';
  return {
    key: `vacant:service:${owner.post}`,
    pack: pack.id,
    clause: clauses[0],
    period: owner.post,
    owner,
    state: 'vacant',
    evidence: [],
    missed: 0,
    explanation: `Vacant because nobody holds the post ${owner.post}, which answers for ${answers}${acts}.`,
  };
}
