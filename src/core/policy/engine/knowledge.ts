import { dayOf, isIsoDate, type IsoDate, type IsoDateTime } from '../../time';
import type { ContractFact, Decision, Facts, FieldValue, PersonFact, RecordFact } from '../facts';

/** A record with the day that its date falls on. */
export interface Seen {
  readonly record: RecordFact;
  readonly key: string;
  readonly day: IsoDate | undefined;
}

/** Records by kind, each kind in order of day, then key. */
export interface Shelf {
  of(kind: string): readonly Seen[];
}

/** The facts, gone through once and sorted into what the clauses ask for. */
export interface Knowledge {
  readonly now: IsoDateTime;
  readonly today: IsoDate;
  /** In order of reference, then key. */
  readonly contracts: readonly ContractFact[];
  readonly since: IsoDate | undefined;
  /** The records of a contract, or of everything. */
  shelf(contract: string | undefined): Shelf;
  decision(clause: string, scope: string, period: string): Decision | undefined;
  /** Periods of a duty that a person decided not to apply. */
  excused(clause: string, scope: string): readonly string[];
  people(post: string): readonly PersonFact[];
  /** The day that a date or an instant falls on; undefined for what is neither. */
  day(value: FieldValue): IsoDate | undefined;
}

const none: readonly never[] = [];

export function learn(facts: Facts, now: Date | IsoDateTime): Knowledge {
  const days = rememberedDays();
  const everything = new SortedShelf();
  const byContract = new Map<string, SortedShelf>();
  for (const record of facts.records) {
    const { key, kind, contract } = record;
    const seen: Seen = { record, key, day: days(record.date) };
    everything.put(kind, seen);
    if (contract !== undefined) shelfOf(byContract, contract).put(kind, seen);
  }
  const { decisions, excused } = decided(facts.decisions);
  const people = new Map<string, PersonFact[]>();
  for (const { post, people: holders } of facts.posts) for (const person of holders) put(people, postName(post), person);
  people.forEach((holders) => holders.sort((one, other) => compareText(one.id, other.id)));
  const empty = new SortedShelf();
  return {
    now: new Date(now).toISOString(),
    today: dayOf(now),
    contracts: inOrder(facts.contracts),
    since: facts.since,
    shelf: (contract) => (contract === undefined ? everything : byContract.get(contract) ?? empty),
    decision: (clause, scope, period) => (decisions.size === 0 ? undefined : decisions.get(`${clause}:${scope}:${period}`)),
    excused: (clause, scope) => (excused.size === 0 ? none : excused.get(`${clause}:${scope}`) ?? none),
    people: (post) => people.get(postName(post)) ?? none,
    day: days,
  };
}

/** Sorts a kind when it is first asked for, and only if it does not stand in order. */
class SortedShelf implements Shelf {
  private readonly kinds = new Map<string, Seen[]>();
  private readonly sorted = new Set<string>();

  public put(kind: string, seen: Seen): void {
    put(this.kinds, kind, seen);
  }

  public of(kind: string): readonly Seen[] {
    const found = this.kinds.get(kind);
    if (!found) return none;
    if (found.length > 1 && !this.sorted.has(kind)) {
      this.sorted.add(kind);
      sortOnce(found, compareSeen);
    }
    return found;
  }
}

function compareSeen(one: Seen, other: Seen): number {
  return one.day === other.day ? compareText(one.key, other.key) : compareText(one.day ?? '', other.day ?? '');
}

/** Sorts in place what does not stand in order already. */
export function sortOnce<Item>(items: Item[], compare: (one: Item, other: Item) => number): Item[] {
  for (let index = 1; index < items.length; index += 1) if (compare(items[index - 1], items[index]) > 0) return items.sort(compare);
  return items;
}

function shelfOf(byContract: Map<string, SortedShelf>, contract: string): SortedShelf {
  const there = byContract.get(contract);
  if (there) return there;
  const shelf = new SortedShelf();
  byContract.set(contract, shelf);
  return shelf;
}

function put<Item>(map: Map<string, Item[]>, name: string, item: Item): void {
  const there = map.get(name);
  if (there) there.push(item);
  else map.set(name, [item]);
}

interface Decided {
  readonly decisions: ReadonlyMap<string, Decision>;
  readonly excused: ReadonlyMap<string, readonly string[]>;
}

/** Of two decisions on one obligation the later counts; on one day, “not applicable”. */
function decided(all: readonly Decision[]): Decided {
  const decisions = new Map<string, Decision>();
  for (const decision of all) {
    const before = decisions.get(decision.obligation);
    if (before === undefined || rank(decision) > rank(before)) decisions.set(decision.obligation, decision);
  }
  const excused = new Map<string, string[]>();
  decisions.forEach(({ kind }, obligation) => {
    const colon = obligation.indexOf(':', obligation.indexOf(':') + 1);
    if (kind === 'notApplicable' && colon > 0) put(excused, obligation.slice(0, colon), obligation.slice(colon + 1));
  });
  return { decisions, excused };
}

function rank({ on, kind, by, reason }: Decision): string {
  return `${on} ${kind} ${by} ${reason}`;
}

/** Contracts by reference, then key: read once each, whatever their order was. */
function inOrder(contracts: readonly ContractFact[]): readonly ContractFact[] {
  const placed = contracts.map((contract) => ({ contract, place: `${contract.reference ?? ''}\n${contract.key}` }));
  return sortOnce(placed, (one, other) => compareText(one.place, other.place)).map(({ contract }) => contract);
}

export function compareText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function postName(post: string): string {
  return post.trim().toLowerCase();
}

/** Days come again and again: each is read once. */
function rememberedDays(): (value: FieldValue) => IsoDate | undefined {
  const days = new Map<string, IsoDate | undefined>();
  return (value) => {
    if (typeof value !== 'string') return undefined;
    const text = value.length === 10 ? value : dayInWinterAndSummer(value);
    if (text === undefined) return dayOfInstant(value);
    const known = days.get(text);
    if (known !== undefined) return known;
    const day = isIsoDate(text) ? text : undefined;
    days.set(text, day);
    return day;
  };
}

const utcShape = /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-2]):[0-5]\d(:[0-5]\d(\.\d+)?)?Z$/;

/** Before 23:00 in UTC it is the same day on the council's clocks, in winter and in summer. */
function dayInWinterAndSummer(value: string): string | undefined {
  return utcShape.test(value) ? value.slice(0, 10) : undefined;
}

const instantShape = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/;

function dayOfInstant(value: string): IsoDate | undefined {
  if (!instantShape.test(value)) return undefined;
  const at = new Date(value);
  const year = at.getUTCFullYear();
  return year >= 1900 && year < 2200 ? dayOf(at) : undefined;
}

/** Whether a record's date has a time of day. */
export function isInstant(value: FieldValue): value is IsoDateTime {
  return typeof value === 'string' && value.length > 10;
}
