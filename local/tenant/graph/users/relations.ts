import { groupNeeds } from '../groups/needs';
import { typedGroup } from '../groups/groupResource';
import { allGroupsWith, groupsWith } from '../groups/groupStore';
import type { Group } from '../groups/groupStore';
import { boundId } from '../groups/membership';
import type { Row } from '../wire/filter';
import { collection, jsonBody, refuseOptions, select } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { noContent } from '../wire/request';
import type { Needs } from '../wire/scopes';
import { requirePermission } from '../wire/scopes';
import type { Person } from '../wire/world';
import { personByKey } from '../wire/world';
import { badDirectoryRequest, insufficient, missingResource } from './errors';
import { managerOf, reportsOf, saveManager } from './profileStore';
import { typedUser } from './userResource';
import { countAnswer, directoryPage, userOf } from './users';

const relationNeeds = {
  read: {
    delegated: ['User.Read', 'User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
    application: ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
  },
  write: { delegated: ['User.ReadWrite.All', 'Directory.ReadWrite.All'], application: ['User.ReadWrite.All', 'Directory.ReadWrite.All'] },
} satisfies Record<string, Needs>;

/** Other people's relations are shown to who may read all profiles. */
function relatedOf(call: GraphCall): Person {
  requirePermission(call.caller, 'directory', relationNeeds.read);
  const person = userOf(call);
  const isOwn = call.caller.kind === 'delegated' && call.caller.person.id === person.id;
  if (!isOwn) requirePermission(call.caller, 'directory', { ...relationNeeds.read, delegated: relationNeeds.read.delegated.slice(1) });
  return person;
}

function getManager(call: GraphCall): GraphAnswer {
  const { db, people } = call.world;
  const manager = people.byId(managerOf(db, relatedOf(call).id) ?? '');
  if (!manager) throw missingResource('manager');
  const row = select(call, typedUser(call, manager));
  return { status: 200, body: { '@odata.context': `${call.graphBase}/v1.0/$metadata#directoryObjects/$entity`, ...row } };
}

/** Assign manager: PUT of a reference. */
function putManager(call: GraphCall): GraphAnswer {
  const person = changed(call);
  const id = boundId(jsonBody(call)['@odata.id']);
  const manager = personByKey(call.world.people, id);
  if (!manager) throw missingResource(id);
  if (manager.id === person.id) throw badDirectoryRequest('A user cannot be their own manager.');
  saveManager(call.world.db, person.id, manager.id);
  return noContent();
}

function removeManager(call: GraphCall): GraphAnswer {
  saveManager(call.world.db, changed(call).id, undefined);
  return noContent();
}

function changed(call: GraphCall): Person {
  requirePermission(call.caller, 'directory', relationNeeds.write);
  if (call.caller.kind === 'delegated' && !call.caller.person.isAdmin) throw insufficient();
  return userOf(call);
}

function listReports(call: GraphCall): GraphAnswer {
  const { db, people } = call.world;
  const rows = reportsOf(db, relatedOf(call).id).flatMap((id) => people.byId(id) ?? []).map((person) => typedUser(call, person));
  return collection(call, rows, { ...directoryPage, context: 'directoryObjects' });
}

/** Which groups: those one is in, also by another group, or that one owns. */
const reaches: Readonly<Record<string, (call: GraphCall, id: string) => Group[]>> = {
  memberOf: (call, id) => groupsWith(call.world.db, id),
  transitiveMemberOf: (call, id) => allGroupsWith(call.world.db, id),
  ownedObjects: (call, id) => groupsWith(call.world.db, id, 'owner'),
};

function groupRows(call: GraphCall, reach: string): Row[] {
  requirePermission(call.caller, 'directory', { ...relationNeeds.read, delegated: [...relationNeeds.read.delegated, ...groupNeeds.read.delegated] });
  const cast = call.params['cast']?.toLowerCase();
  const rows = (reaches[reach]?.(call, userOf(call).id) ?? []).map(typedGroup);
  return cast === undefined || cast === 'group' ? rows : [];
}

function listGroupsOf(reach: string): (call: GraphCall) => GraphAnswer {
  return (call) => {
    refuseOptions(call, 'select', 'top', 'filter', 'search', 'orderby', 'count', 'skiptoken', 'expand');
    return collection(call, groupRows(call, reach), { ...directoryPage, context: 'directoryObjects' });
  };
}

export const relationRoutes: readonly Route[] = [
  { method: 'GET', pattern: '@mailbox/manager', facts: 'List manager', handle: getManager },
  { method: 'PUT', pattern: '@mailbox/manager/$ref', facts: 'Assign manager', handle: putManager },
  { method: 'DELETE', pattern: '@mailbox/manager/$ref', facts: 'Remove manager', handle: removeManager },
  { method: 'GET', pattern: '@mailbox/directReports', facts: 'List directReports', handle: listReports },
  ...Object.keys(reaches).flatMap((reach): Route[] => [
    { method: 'GET', pattern: `@mailbox/${reach}[/microsoft.graph.{cast:any}]`, facts: `List ${reach}`, handle: listGroupsOf(reach) },
    {
      method: 'GET',
      pattern: `@mailbox/${reach}[/microsoft.graph.{cast:any}]/$count`,
      facts: `List ${reach}`,
      handle: (call) => countAnswer(call, groupRows(call, reach), 'directoryObject'),
    },
  ]),
];
