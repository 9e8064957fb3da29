import { narrowed, shapedCollection } from '../body/shaped';
import { answerDelta } from '../delta/delta';
import { mailboxSettingsOf } from '../mailbox/settingsStore';
import { signedIn } from '../wire/caller';
import { unsupported } from '../wire/errors';
import type { Row } from '../wire/filter';
import { collection, entity, expansions, option, refuseOptions } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { needs, requirePermission } from '../wire/scopes';
import { personByKey } from '../wire/world';
import type { Person } from '../wire/world';
import { checkQuery, requireEventual, searched } from './advanced';
import { missingResource } from './errors';
import { managerOf, reportsOf } from './profileStore';
import { permitted, typedUser, usualNames, userResource } from './userResource';

/** @throws 404 for nobody; `me` is who is signed in, and nobody for an application */
export function userOf(call: GraphCall): Person {
  const key = call.params['user'];
  if (key === undefined) return signedIn(call.caller);
  const person = personByKey(call.world.people, key);
  if (!person) throw missingResource(key);
  return person;
}

function shown(call: GraphCall, person: Person): Row {
  const row = { ...permitted(call, person), ...settingsPart(call, person) };
  return option(call, 'select') === undefined ? narrowed(row, usualNames) : row;
}

/** Settings of the mailbox come only when they are asked for. */
function settingsPart(call: GraphCall, person: Person): Row {
  const asked = (option(call, 'select') ?? '').toLowerCase().split(',');
  return asked.includes('mailboxsettings') ? { mailboxSettings: mailboxSettingsOf(call.world.db, person.id) } : {};
}

/** Who leads somebody and whom they lead, when `$expand` asks. */
function relations(call: GraphCall, person: Person): Row {
  const { db, people } = call.world;
  const found: Record<string, unknown> = {};
  for (const name of expansions(call).keys()) {
    if (name === 'manager') {
      const manager = people.byId(managerOf(db, person.id) ?? '');
      if (manager) found['manager'] = typedUser(call, manager);
    } else if (name === 'directReports') found['directReports'] = reportsOf(db, person.id).flatMap((id) => typedOne(call, id));
    else throw unsupported(`$expand=${name} on users`);
  }
  return found;
}

function typedOne(call: GraphCall, id: string): Row[] {
  const person = call.world.people.byId(id);
  return person ? [typedUser(call, person)] : [];
}

function getUser(call: GraphCall): GraphAnswer {
  const isMe = call.params['user'] === undefined;
  if (isMe) signedIn(call.caller);
  requirePermission(call.caller, 'directory', isMe ? needs.me : needs.people);
  const person = userOf(call);
  const answer = entity(call, shown(call, person), { context: 'users', type: 'user' });
  return { ...answer, body: { ...(answer.body as object), ...relations(call, person) } };
}

export const directoryPage = { size: 100, most: 999 };
const searchable = ['displayName', 'mail', 'userPrincipalName', 'givenName', 'surname', 'department', 'mailNickname', 'companyName'];

function matching(call: GraphCall): readonly Person[] {
  const { db, people } = call.world;
  return searched(call, people.all(), (person) => userResource(db, person), searchable);
}

/** List users: `$filter`, or `$search` with the header ConsistencyLevel: eventual (advanced query). */
function listUsers(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'directory', needs.people);
  refuseOptions(call, 'select', 'top', 'filter', 'search', 'orderby', 'count', 'skiptoken', 'expand');
  checkQuery(call);
  const row = (person: Person): Row => ({ ...permitted(call, person), ...settingsPart(call, person) });
  const shape = { row, parts: (person: Person) => relations(call, person), usual: usualNames };
  return shapedCollection(call, matching(call), shape, { ...directoryPage, context: 'users', type: 'user' });
}

/** How many there are, as text. */
export function countAnswer(call: GraphCall, rows: readonly Row[], type: string): GraphAnswer {
  requireEventual(call, '$count');
  const query = new URLSearchParams([...call.query].filter(([name]) => /^\$?filter$/i.test(name)));
  query.set('$count', 'true');
  const { body } = collection({ ...call, query }, rows, { ...directoryPage, context: type, type });
  return { status: 200, headers: { 'content-type': 'text/plain' }, body: String((body as Row)['@odata.count']) };
}

function countUsers(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'directory', needs.people);
  return countAnswer(call, matching(call).map((person) => permitted(call, person)), 'user');
}

function trackUsers(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'directory', needs.people);
  return answerDelta(call, { context: 'users', size: 200 }, (first) => call.world.people.all().map((person) => shown(first, person)));
}

export const userRoutes: readonly Route[] = [
  { method: 'GET', pattern: '/users', facts: 'List users', handle: listUsers },
  { method: 'GET', pattern: '/users/$count', facts: 'Advanced query capabilities', handle: countUsers },
  { method: 'GET', pattern: '/users/delta', facts: 'user: delta', handle: trackUsers },
  { method: 'GET', pattern: '/me', facts: 'Get user', handle: getUser },
  { method: 'GET', pattern: '/users/{user:any}', facts: 'Get user', handle: getUser },
];
