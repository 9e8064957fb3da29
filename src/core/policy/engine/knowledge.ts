import { dayOf, isIsoDate, type IsoDate, type IsoDateTime } from '../../time';
import type { ContractFact, Decision, Facts, FieldValue, PersonFact, RecordFact } from '../facts';
import type { RecordKindName } from '../vocabulary';

/** The facts, gone through once and sorted into what the clauses ask for. */
export interface Knowledge {
  readonly now: IsoDateTime;
  readonly today: IsoDate;
  /** In order of reference, then key. */
  readonly contracts: readonly ContractFact[];
  readonly since: IsoDate | undefined;
  records(kind: RecordKindName, contract?: string): readonly RecordFact[];
  decision(obligation: string): Decision | undefined;
  /** Periods of a duty that a person decided not to apply. */
  excused(duty: string): readonly string[];
  people(post: string): readonly PersonFact[];
  /** The day that a date or an instant falls on; undefined for what is neither. */
  day(value: FieldValue): IsoDate | undefined;
}

const none: readonly never[] = [];

export function learn(facts: Facts, now: Date | IsoDateTime): Knowledge {
  const byKind = new Map<string, RecordFact[]>();
  const byContract = new Map<string, Map<string, RecordFact[]>>();
  for (const record of facts.records) {
    const { kind, contract } = record;
    put(byKind, kind, record);
    if (contract !== undefined) put(kindsOf(byContract, contract), kind, record);
  }
  const decisions = new Map<string, Decision>();
  const excused = new Map<string, string[]>();
  for (const decision of facts.decisions) noteDecision(decision, decisions, excused);
  const people = new Map<string, PersonFact[]>();
  for (const { post, people: holders } of facts.posts) for (const person of holders) put(people, postName(post), person);
  people.forEach((holders) => holders.sort((one, other) => compareText(one.id, other.id)));
  const days = new Map<FieldValue, IsoDate | undefined>();
  return {
    now: new Date(now).toISOString(),
    today: dayOf(now),
    contracts: inOrder(facts.contracts),
    since: facts.since,
    records: (kind, contract) => (contract === undefined ? byKind.get(kind) : byContract.get(contract)?.get(kind)) ?? none,
    decision: (obligation) => decisions.get(obligation),
    excused: (duty) => excused.get(duty) ?? none,
    people: (post) => people.get(postName(post)) ?? none,
    day: (value) => {
      if (!days.has(value)) days.set(value, dayFrom(value));
      return days.get(value);
    },
  };
}

function put<Item>(map: Map<string, Item[]>, name: string, item: Item): void {
  const there = map.get(name);
  if (there) there.push(item);
  else map.set(name, [item]);
}

function kindsOf<Inner>(map: Map<string, Map<string, Inner>>, name: string): Map<string, Inner> {
  const there = map.get(name) ?? new Map<string, Inner>();
  map.set(name, there);
  return there;
}

/** Of two decisions on one obligation the later counts; on one day, “not applicable”. */
function noteDecision(decision: Decision, decisions: Map<string, Decision>, excused: Map<string, string[]>): void {
  const { obligation, kind } = decision;
  const before = decisions.get(obligation);
  if (before === undefined || rank(decision) > rank(before)) decisions.set(obligation, decision);
  if (kind !== 'notApplicable') return;
  const colon = obligation.indexOf(':', obligation.indexOf(':') + 1);
  if (colon > 0) put(excused, obligation.slice(0, colon), obligation.slice(colon + 1));
}

function rank({ on, kind, by, reason }: Decision): string {
  return `${on} ${kind} ${by} ${reason}`;
}

/** Contracts by reference, then key: read once each, whatever their order was. */
function inOrder(contracts: readonly ContractFact[]): readonly ContractFact[] {
  return contracts
    .map((contract) => ({ contract, place: `${contract.reference ?? ''}\n${contract.key}` }))
    .sort((one, other) => compareText(one.place, other.place))
    .map(({ contract }) => contract);
}

export function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function postName(post: string): string {
  return post.trim().toLowerCase();
}

const instantShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

function dayFrom(value: FieldValue): IsoDate | undefined {
  if (typeof value !== 'string') return undefined;
  if (isIsoDate(value)) return value;
  return instantShape.test(value) && !Number.isNaN(Date.parse(value)) && isIsoDate(value.slice(0, 10)) ? dayOf(value) : undefined;
}

/** Whether a record's date has a time of day. */
export function isInstant(value: FieldValue): value is IsoDateTime {
  return typeof value === 'string' && value.length > 10;
}
