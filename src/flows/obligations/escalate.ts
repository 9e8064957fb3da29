import { isAppError } from '../../core/errors';
import { dueSteps, type DueStep } from '../../core/policy/engine/ladder';
import type { Owner } from '../../core/policy/obligation';
import type { Addition, Change } from '../../data/ports';
import type { Escalation } from '../../lists/escalations';
import type { Key, Person, Reference, Stored } from '../../lists/define';
import { chainIdOf } from '../chasing/chainId';
import type { Services } from '../services';
import { noticeOf, words } from './notice';
import type { Refreshed } from './refresh';

export interface Escalated {
  /** Rows raised in this run. */
  readonly raised: number;
  readonly undelivered: number;
  /** Steps that nobody could be told of, because the post is vacant. */
  readonly vacant: number;
  /** Rows whose obligation is settled. */
  readonly closed: number;
  readonly problems: readonly string[];
}

/** How long somebody who began to tell people may take before they count as gone. */
const lease = 5 * 60_000;
const longestKey = 200;

interface Wanted {
  readonly key: Key;
  readonly due: DueStep;
  readonly to: Owner;
}

/**
 * Tells people of the reminders and escalations whose day has come: one row for each obligation, step and person, and
 * one line in each person's Teams feed for all of a run together. A row is claimed before anybody is told, so that two
 * sweeps at once, or one that was killed, tell nobody twice. What is settled is closed.
 */
export async function raiseEscalations(services: Services, refreshed: Refreshed, contract?: Reference): Promise<Escalated> {
  const { desk } = services;
  const where = contract && ([{ field: 'contract', op: 'eq', value: contract.id }] as const);
  const known = byKey(await desk.escalations.all({ where }));
  const wanted = wantedSteps(services, refreshed);
  const mark = `Being told (${services.newKey()})`;
  await claim(services, wanted, known, mark, refreshed);
  const rows = await desk.escalations.all({ where });
  const mine = rows.filter(({ problem }) => problem === mark);
  const steps = new Map(wanted.map((one) => [one.key, one]));

  const sender = mine.length > 0 ? await desk.people.me() : undefined;
  const problems: string[] = [];
  const ends: Change<Escalation>[] = [];
  for (const [person, told] of Array.from(byPerson(mine))) {
    // Teams lets nobody notify themselves; whoever refreshes sees it on the screen.
    const isSender = person !== undefined && person.id === sender?.id;
    const due = told.map(({ key }) => steps.get(key)?.due).filter(isGiven);
    const problem = person === undefined ? words.vacant : isSender ? undefined : await tell(services, person, due);
    if (person && problem) problems.push(`${person.name}: ${problem}`);
    const change = problem ? { state: 'Not delivered' as const, problem } : { state: 'Raised' as const, problem: '', toldAt: services.now().toISOString() };
    ends.push(...told.map((row) => ({ row, change })));
  }
  const settled = rows.filter((row) => row.problem !== mark && row.state !== 'Closed' && !isOpen(row, refreshed));
  await desk.escalations.saveAll([...ends, ...settled.map((row) => ({ row, change: { state: 'Closed' as const } }))]);

  const undelivered = ends.filter(({ change }) => change.state === 'Not delivered');
  const vacant = undelivered.filter(({ row }) => !row.to).length;
  return { raised: ends.length - undelivered.length, undelivered: undelivered.length - vacant, vacant, closed: settled.length, problems };
}

function wantedSteps(services: Services, { obligations, packs, facts }: Refreshed): readonly Wanted[] {
  return dueSteps(obligations, packs, facts, [], services.now()).flatMap((due) => {
    const once = due.to.filter((to, index) => due.to.findIndex((other) => nameOf(other) === nameOf(to)) === index);
    return once.map((to) => ({ key: keyOf(`${due.obligation.key}|${due.step.id}|${nameOf(to)}`), due, to }));
  });
}

const nameOf = ({ person, post }: Owner): string => person?.id ?? post;

function keyOf(text: string): Key {
  return text.length <= longestKey ? text : `${text.slice(0, longestKey - 12)}${chainIdOf(text)}`;
}

/** New steps are added with the mark; those that were not delivered, or were left half-way, are taken up again. */
async function claim(services: Services, wanted: readonly Wanted[], known: ReadonlyMap<Key, Stored<Escalation>>, mark: string, { packs }: Refreshed): Promise<void> {
  const { desk } = services;
  const people = new Map<string, Person>();
  const personOf = async ({ person }: Owner): Promise<Person | undefined> => {
    if (!person) return undefined;
    const found = people.get(person.id) ?? (await desk.people.ensure(person.id));
    people.set(person.id, found);
    return found;
  };
  const additions: Addition<Escalation>[] = [];
  const again: Change<Escalation>[] = [];
  for (const { key, due, to } of wanted) {
    const row = known.get(key);
    if (row) {
      if (mayTellAgain(row, to, services.now())) again.push({ row, change: { state: 'Raising', problem: mark, to: await personOf(to) } });
      continue;
    }
    const { obligation, step, on } = due;
    const clause = packs.find(({ id }) => id === obligation.pack)?.clauses?.find(({ id }) => id === obligation.clause);
    additions.push({
      key,
      item: {
        title: `${step.title}: ${clause?.title ?? obligation.clause}`.slice(0, 255),
        obligation: obligation.key,
        contract: await referenceOf(services, obligation.contract),
        clause: obligation.clause,
        step: step.id,
        on,
        post: to.post,
        to: await personOf(to),
        state: 'Raising',
        problem: mark,
      },
    });
  }
  await desk.escalations.addAll(additions);
  // Somebody who was faster has the row: their run tells the people.
  await desk.escalations.saveAll(again).catch((error: unknown) => {
    if (!isAppError(error, 'conflict')) throw error;
  });
}

const references = new WeakMap<Services, Map<Key, Reference>>();

async function referenceOf(services: Services, key: Key | undefined): Promise<Reference | undefined> {
  if (key === undefined) return undefined;
  const known = references.get(services) ?? new Map<Key, Reference>();
  references.set(services, known);
  if (!known.has(key)) {
    const row = await services.desk.contracts.byKey(key);
    if (row) known.set(key, { id: row.id, title: row.name });
  }
  return known.get(key);
}

function mayTellAgain({ state, modified }: Stored<Escalation>, to: Owner, now: Date): boolean {
  if (state === 'Not delivered') return to.person !== undefined;
  return state === 'Raising' && now.getTime() - Date.parse(modified) > lease;
}

/** One line for everything that a person is told in this run. @returns what went wrong */
async function tell(services: Services, person: Person, steps: readonly DueStep[]): Promise<string | undefined> {
  try {
    const account = await services.graph.directory.byUpn(person.upn);
    if (!account) return words.unknownAccount;
    await services.graph.messages.notify(account.id, noticeOf(services, steps));
    return undefined;
  } catch (error) {
    if (!isAppError(error)) throw error;
    return error.message;
  }
}

function byPerson(rows: readonly Stored<Escalation>[]): ReadonlyMap<Person | undefined, readonly Stored<Escalation>[]> {
  const people = new Map<number, Person>();
  const grouped = new Map<Person | undefined, Stored<Escalation>[]>();
  for (const row of rows) {
    const person = row.to && (people.get(row.to.id) ?? row.to);
    if (person) people.set(person.id, person);
    grouped.set(person, [...(grouped.get(person) ?? []), row]);
  }
  return grouped;
}

/** Whether the obligation that a row is about still wants somebody's attention. */
function isOpen({ obligation }: Stored<Escalation>, { obligations }: Refreshed): boolean {
  const found = obligations.find(({ key }) => key === obligation);
  return found !== undefined && !found.isOver && ['due', 'dueSoon', 'overdue', 'gap'].includes(found.state);
}

function byKey(rows: readonly Stored<Escalation>[]): ReadonlyMap<Key, Stored<Escalation>> {
  return new Map(rows.map((row) => [row.key, row]));
}

function isGiven<Value>(value: Value | undefined): value is Value {
  return value !== undefined;
}
