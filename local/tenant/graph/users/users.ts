import { signedIn } from '../wire/caller';
import { badRequest, GraphError } from '../wire/errors';
import type { Row } from '../wire/filter';
import { collection, option, refuseOptions, select } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { ok } from '../wire/request';
import { needs, requirePermission } from '../wire/scopes';
import { personByKey } from '../wire/world';
import type { Person } from '../wire/world';

/** What a user resource holds without `$select`. */
const usual = [
  'id',
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
];

/** The basic profile: all that User.ReadBasic.All shows of other people; the rest comes as null (permissions reference). */
const basic = ['id', 'displayName', 'givenName', 'mail', 'surname', 'userPrincipalName'];

function resource(person: Person): Row {
  const [given = null, ...rest] = person.displayName.split(' ');
  return {
    id: person.id,
    businessPhones: [],
    displayName: person.displayName,
    givenName: given,
    jobTitle: person.jobTitle ?? null,
    mail: person.mail ?? null,
    mobilePhone: null,
    officeLocation: null,
    preferredLanguage: null,
    surname: rest.join(' ') || null,
    userPrincipalName: person.upn,
    department: person.department ?? null,
    userType: person.isGuest ? 'Guest' : 'Member',
    accountEnabled: true,
  };
}

function shown(call: GraphCall, person: Person, own: boolean): Row {
  const all = resource(person);
  const full = own || readsMore(call);
  const row = full ? all : basicProfile(all);
  const asked = option(call, 'select');
  if (!asked) return Object.fromEntries(usual.map((name) => [name, row[name]]));
  const unknown = asked.split(',').find((name) => !(name.trim() in all));
  if (unknown) throw badRequest(`Could not find a property named '${unknown}' on type 'microsoft.graph.user'.`);
  return select(call, row);
}

function basicProfile(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, basic.includes(name) ? value : null]));
}

function readsMore(call: GraphCall): boolean {
  const held = call.caller.kind === 'delegated' ? call.caller.scopes : call.caller.roles;
  return ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All'].some((name) => held.has(name));
}

function getMe(call: GraphCall): GraphAnswer {
  const person = signedIn(call.caller);
  requirePermission(call.caller, 'directory', needs.me);
  return ok({ '@odata.context': `${call.graphBase}/v1.0/$metadata#users/$entity`, ...shown(call, person, true) });
}

function getUser(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'directory', needs.people);
  const key = call.params['user'] ?? '';
  const person = personByKey(call.world.people, key);
  if (!person) {
    const message = `Resource '${key}' does not exist or one of its queried reference-property objects are not present.`;
    throw new GraphError(404, 'Request_ResourceNotFound', message);
  }
  return ok({ '@odata.context': `${call.graphBase}/v1.0/$metadata#users/$entity`, ...shown(call, person, false) });
}

/** List users: `$filter`, or `$search` with the header ConsistencyLevel: eventual (advanced query). */
function listUsers(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'directory', needs.people);
  refuseOptions(call, 'select', 'top', 'filter', 'search', 'orderby', 'count', 'skiptoken', 'expand');
  const people = searched(call, call.world.people.all());
  const rows = people.map((person) => (option(call, 'filter') ? resource(person) : shown(call, person, false)));
  return collection(call, rows, { size: 100, most: 999, context: 'users' });
}

/** `$search="displayName:mar"`, several joined by OR or AND: any word of the name, other properties from their start. */
function searched(call: GraphCall, people: readonly Person[]): readonly Person[] {
  const search = option(call, 'search');
  if (search === undefined) return people;
  if (call.headers['consistencylevel']?.toLowerCase() !== 'eventual') {
    const message = "$search works only with the request header 'ConsistencyLevel: eventual'.";
    throw new GraphError(400, 'Request_UnsupportedQuery', message);
  }
  const clauses = search.split(/\s+(OR|AND)\s+/);
  return people.filter((person) =>
    clauses.reduce<boolean>((matched, clause, index) => {
      if (index % 2 === 1) return matched;
      const fits = matchesClause(resource(person), clause);
      if (index === 0) return fits;
      return clauses[index - 1] === 'AND' ? matched && fits : matched || fits;
    }, false)
  );
}

const searchable = ['displayName', 'mail', 'userPrincipalName', 'givenName', 'surname', 'department'];

function matchesClause(row: Row, clause: string): boolean {
  const parsed = /^"?(\w+):(.*?)"?$/.exec(clause.trim());
  const property = parsed?.[1];
  if (!parsed || !property || !searchable.includes(property)) {
    throw new GraphError(400, 'Request_BadRequest', `Unrecognized search clause '${clause}'. Use "property:value".`);
  }
  const wanted = (parsed[2] ?? '').toLowerCase();
  const text = String(row[property] ?? '').toLowerCase();
  if (property !== 'displayName') return text.startsWith(wanted);
  const words = wordsOf(text);
  return wordsOf(wanted).every((part) => words.some((word) => word.startsWith(part)));
}

function wordsOf(text: string): string[] {
  return text.split(/[\s.@_-]+/).filter((word) => word !== '');
}

export const userRoutes: readonly Route[] = [
  { method: 'GET', pattern: '/me', handle: getMe },
  { method: 'GET', pattern: '/users', handle: listUsers },
  { method: 'GET', pattern: '/users/{user:any}', handle: getUser },
];
