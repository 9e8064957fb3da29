import { dueChases } from '../../core/actions';
import type { ChaseStep } from '../../core/policy/types';
import { holderOf } from '../../core/posts';
import { dayOf, type IsoDate } from '../../core/time';
import type { Condition } from '../../data/ports';
import type { Action } from '../../lists/actions';
import type { Contract } from '../../lists/contracts';
import type { Person, Reference, Stored } from '../../lists/define';
import type { Meeting } from '../../lists/meetings';
import type { Services } from '../services';

/** Whom a reminder is for. Without an account, or with a guest's, Teams can name a person but not tell them. */
export interface Recipient {
  readonly name: string;
  readonly person?: Person;
  readonly isGuest: boolean;
}

/** An action that is due a reminder today. */
export interface Reminder {
  readonly action: Stored<Action>;
  readonly step: ChaseStep;
  readonly contract: Stored<Contract>;
  readonly meeting?: Stored<Meeting>;
  readonly recipients: readonly Recipient[];
}

/** Which actions are looked at; all open ones when neither is given. */
export interface ChaseScope {
  readonly contract?: Pick<Reference, 'id'>;
  readonly meeting?: Pick<Reference, 'id'>;
}

/** Who is due what: the open actions, the pack's steps and the date decide; what was sent before, the log does. */
export async function dueReminders(services: Services, scope: ChaseScope): Promise<readonly Reminder[]> {
  const { desk, pack } = services;
  const actions = await desk.actions.all({ where: conditions(scope) });
  const due = dueChases(actions, pack.chase.steps, [], today(services));
  const contracts = await rowsById(desk.contracts.byId, due.map(({ action }) => action.contract));
  const meetings = await rowsById(desk.meetings.byId, due.map(({ action }) => action.meeting));
  return due.flatMap(({ action, step }) => {
    const contract = contracts.get(action.contract?.id ?? 0);
    if (!contract) return [];
    const recipients = recipientsOf(action, step, contract);
    return recipients.length === 0 ? [] : [{ action, step, contract, meeting: meetings.get(action.meeting?.id ?? 0), recipients }];
  });
}

export function today(services: Services): IsoDate {
  return dayOf(services.now().toISOString());
}

function conditions(scope: ChaseScope): readonly Condition<Action>[] {
  const open: Condition<Action> = { field: 'status', op: 'eq', value: 'Open' };
  if (scope.meeting) return [{ field: 'meeting', op: 'eq', value: scope.meeting.id }, open];
  if (scope.contract) return [{ field: 'contract', op: 'eq', value: scope.contract.id }, open];
  return [open];
}

async function rowsById<Row>(
  byId: (id: number) => Promise<Row>,
  references: readonly (Reference | undefined)[],
): Promise<ReadonlyMap<number, Row>> {
  const ids = [...new Set(references.flatMap((reference) => (reference ? [reference.id] : [])))];
  const rows = new Map<number, Row>();
  for (const id of ids) rows.set(id, await byId(id));
  return rows;
}

/** The owner, then whoever holds the posts that the step names; nobody twice. */
function recipientsOf(action: Stored<Action>, step: ChaseStep, contract: Stored<Contract>): readonly Recipient[] {
  const posts = (step.alsoTell ?? []).map((post) => holderOf(post, contract));
  const people = [action.owner, ...posts].filter((person): person is Person => person !== undefined);
  const once = people.filter((person, index) => people.findIndex(({ id }) => id === person.id) === index);
  const accounts = once.map((person) => ({ name: person.name, person, isGuest: isGuest(person) }));
  return !action.owner && action.ownerName ? [{ name: action.ownerName, isGuest: true }, ...accounts] : accounts;
}

/** Entra marks a guest in the account's name. */
export function isGuest({ upn }: Person): boolean {
  return upn.toUpperCase().includes('#EXT#');
}
