import type { IsoDateTime } from '../../time';
import { packsInForce } from '../combine';
import type { Clause, EvidenceRule, Schedule } from '../clauses';
import type { ContractFact, Facts } from '../facts';
import type { Obligation, Owner } from '../obligation';
import type { Pack } from '../types';
import { bind, clauseFrom, conditionsOf, valuesOf } from './bind';
import type { Draft, Duty, Scope } from './duty';
import { evidenceRules, findEvidence } from './evidence';
import { finish } from './finish';
import { learn, type Knowledge } from './knowledge';
import { ownersIn, vacantPosts, type VacantPost } from './owners';
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
  const obligations = Array.from(vacancies(inForce, known));
  for (const pack of inForce) evaluatePack(pack, known, obligations);
  return obligations;
}

/** First what is asked of the service, then contract by contract; each in the order of the clauses. */
function evaluatePack(pack: Pack, known: Knowledge, into: Obligation[]): void {
  const duties = dutiesOf(pack, known).filter(({ from }) => from <= known.today);
  const service = duties.filter(({ clause: { binds } }) => binds && 'service' in binds);
  const ownerOfService = ownersIn(pack, undefined, known);
  for (const duty of service) {
    const term = { from: duty.from, since: duty.from, until: undefined };
    ask(duty, { contract: undefined, key: 'service', term, shelf: known.shelf(undefined) }, ownerOfService, known, into);
  }
  const groups = groupsOf(duties.filter(({ clause: { binds } }) => binds && 'contracts' in binds));
  for (const contract of known.contracts) askContract(contract, groups, ownersIn(pack, contract, known), known, into);
}

/** Duties that bind under the same conditions from the same day on: whether a contract is bound is found out once. */
interface DutyGroup {
  readonly conditions: Duty['conditions'];
  readonly from: Duty['from'];
  readonly duties: readonly Duty[];
}

function groupsOf(duties: readonly Duty[]): readonly DutyGroup[] {
  const groups = new Map<string, DutyGroup & { readonly duties: Duty[] }>();
  for (const duty of duties) {
    const { conditions, from } = duty;
    const name = `${from} ${JSON.stringify(conditions)}`;
    const there = groups.get(name);
    if (there) there.duties.push(duty);
    else groups.set(name, { conditions, from, duties: [duty] });
  }
  return Array.from(groups.values());
}

type OwnerOfPost = (post: string) => Owner;

function askContract(contract: ContractFact, groups: readonly DutyGroup[], ownerOfPost: OwnerOfPost, known: Knowledge, into: Obligation[]): void {
  const shelf = known.shelf(contract.key);
  const values = valuesOf(contract);
  for (const { conditions, from, duties } of groups) {
    const bound = bind(contract, values, conditions, from);
    if (bound === undefined) continue;
    const term = 'term' in bound ? bound.term : { from, since: from, until: undefined };
    const scope: Scope = { contract, key: contract.key, term, shelf };
    for (const duty of duties) {
      if ('term' in bound) ask(duty, scope, ownerOfPost, known, into);
      else into.push(finish(unknownBinding(bound.unknown), duty, scope, ownerOfPost(duty.clause.owner), known));
    }
  }
}

function unknownBinding(field: string): Draft {
  return { period: 'unknown', state: 'waiting', evidence: [], found: `the register does not say the contract’s ${field}, on which it turns` };
}

function ask(duty: Duty, scope: Scope, ownerOfPost: OwnerOfPost, known: Knowledge, into: Obligation[]): void {
  for (const draft of draftsOf(duty, scope, known)) into.push(finish(draft, duty, scope, ownerOfPost(duty.clause.owner), known));
}

function dutiesOf(pack: Pack, { since }: Knowledge): readonly Duty[] {
  return (pack.clauses ?? []).flatMap((clause) =>
    (clause.schedules ?? []).map((schedule): Duty => ({
      id: schedule.id === undefined ? clause.id : `${clause.id}/${schedule.id}`,
      pack,
      clause,
      asks: `${clause.id} asks for ${clause.asks}`,
      schedule,
      rules: evidenceRules(clause.id, rulesOf(clause, schedule), 'every' in schedule || 'inForce' in schedule ? schedule.per : undefined),
      conditions: conditionsOf(pack, clause, schedule),
      from: clauseFrom(pack, clause, since),
      records: pack.records,
      ladder: clause.ladder === undefined ? [] : pack.ladders?.[clause.ladder] ?? [],
    })),
  );
}

function rulesOf(clause: Clause, schedule: Schedule): readonly EvidenceRule[] {
  const named = schedule.evidence ?? clause.evidence ?? [];
  return 'meetings' in schedule ? [...named, { kind: 'meeting', where: { level: schedule.meetings } }] : named;
}

function draftsOf(duty: Duty, scope: Scope, known: Knowledge): readonly Draft[] {
  const { schedule, rules } = duty;
  const entries = findEvidence(rules, scope.shelf, known);
  if ('meetings' in schedule) {
    const every = duty.pack.levels?.find(({ id }) => id === schedule.meetings)?.every;
    return every ? rollingDrafts(duty, scope, every, entries, known) : asRequiredDrafts(scope, entries, known);
  }
  if ('every' in schedule && schedule.from === 'last') {
    const isSeries = rules.per !== undefined && entries.length > 0;
    return isSeries ? rollingSeries(duty, scope, schedule.every, entries, known) : rollingDrafts(duty, scope, schedule.every, entries, known);
  }
  if ('every' in schedule) return periodDrafts(schedule, scope, entries, known);
  if ('by' in schedule) return onceDrafts(duty, schedule, scope, entries, known);
  if ('within' in schedule || 'ahead' in schedule) return eventDrafts(duty, schedule, scope, entries, known);
  return 'inForce' in schedule ? inForceDrafts(duty, scope, entries, known) : asRequiredDrafts(scope, entries, known);
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
