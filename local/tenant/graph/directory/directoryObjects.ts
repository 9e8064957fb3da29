import { checkFields, flagOf, looseBody, textsOf } from '../body/fields';
import { allGroupsWith } from '../groups/groupStore';
import type { Group, GroupBody } from '../groups/groupStore';
import { buryGroup, memberRow, requireOwner, restoreGroup } from '../groups/groups';
import { memberById, namedGroup } from '../groups/membership';
import type { Member } from '../groups/membership';
import { groupResource, typedGroup } from '../groups/groupResource';
import { recordById, recordsOf, removeRecord } from '../records/records';
import { buryUser, restoreUser } from '../users/accounts';
import { badDirectoryRequest, insufficient, missingResource } from '../users/errors';
import { typedUser } from '../users/userResource';
import { directoryPage, userOf } from '../users/users';
import type { Row } from '../wire/filter';
import { collection, jsonBody } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { noContent, ok } from '../wire/request';
import type { Needs } from '../wire/scopes';
import { requirePermission } from '../wire/scopes';
import type { Person } from '../wire/world';

const objectNeeds = {
  read: {
    delegated: ['User.Read', 'User.ReadBasic.All', 'User.Read.All', 'GroupMember.Read.All', 'Group.Read.All', 'Group.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
    application: ['User.Read.All', 'GroupMember.Read.All', 'Group.Read.All', 'Group.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'],
  },
  write: {
    delegated: ['User.ReadWrite.All', 'Group.ReadWrite.All', 'Directory.ReadWrite.All'],
    application: ['User.ReadWrite.All', 'Group.ReadWrite.All', 'Directory.ReadWrite.All'],
  },
} satisfies Record<string, Needs>;

/** The object of the address: one of all, a person or a group. */
function objectOf(call: GraphCall): Member {
  if (call.params['group'] !== undefined) return { kind: 'group', group: namedGroup(call) };
  const id = call.params['object'];
  if (id === undefined) return { kind: 'person', person: userOf(call) };
  const found = memberById(call.world, id);
  if (!found) throw missingResource(id);
  return found;
}

function idOf(member: Member): string {
  return member.kind === 'person' ? member.person.id : member.group.id;
}

function getObject(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'directory', objectNeeds.read);
  return { status: 200, body: { '@odata.context': `${call.graphBase}/v1.0/$metadata#directoryObjects/$entity`, ...memberRow(call, objectOf(call)) } };
}

function deleteObject(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'directory', objectNeeds.write);
  const found = objectOf(call);
  if (found.kind === 'group') {
    requireOwner(call, found.group);
    buryGroup(call, found.group);
  } else {
    requireAdmin(call);
    buryUser(call, found.person);
  }
  return noContent();
}

function requireAdmin(call: GraphCall): void {
  if (call.caller.kind === 'delegated' && !call.caller.person.isAdmin) throw insufficient();
}

/** directoryObject: getByIds, of the types that are named, or of all. */
function getByIds(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'directory', objectNeeds.read);
  const body = jsonBody(call);
  checkFields(body, { type: 'directoryObject', names: ['ids', 'types'] });
  const ids = textsOf(body, 'ids', []);
  const types = textsOf(body, 'types', ['directoryObject']).map((type) => type.toLowerCase());
  if (ids.length === 0) throw badDirectoryRequest('The parameter ids needs at least one id.');
  if (ids.length > 1000) throw badDirectoryRequest('At most 1000 ids can be asked for.');
  const value = ids
    .flatMap((id) => memberById(call.world, id) ?? [])
    .filter(({ kind }) => types.includes('directoryobject') || types.includes(kind === 'person' ? 'user' : 'group'))
    .map((member) => memberRow(call, member));
  return ok({ '@odata.context': `${call.graphBase}/v1.0/$metadata#directoryObjects`, value });
}

const strings = (call: GraphCall, value: readonly string[]): GraphAnswer =>
  ok({ '@odata.context': `${call.graphBase}/v1.0/$metadata#Collection(Edm.String)`, value });

/** getMemberGroups, getMemberObjects: by id, also by way of other groups. */
function memberGroups(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'directory', objectNeeds.read);
  const onlySecurity = flagOf(looseBody(call), 'securityEnabledOnly', false);
  const groups = groupsOf(call).filter(({ body }) => !onlySecurity || body.securityEnabled);
  return strings(call, groups.map(({ id }) => id));
}

function groupsOf(call: GraphCall): Group[] {
  return allGroupsWith(call.world.db, idOf(objectOf(call)));
}

/** checkMemberGroups, checkMemberObjects: which of at most twenty. */
function checkGroups(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'directory', objectNeeds.read);
  const body = looseBody(call);
  const asked = [...textsOf(body, 'groupIds', []), ...textsOf(body, 'ids', [])];
  if (asked.length === 0 || asked.length > 20) throw badDirectoryRequest('From 1 to 20 ids can be checked.');
  const ids = new Set(groupsOf(call).map(({ id }) => id));
  return strings(call, asked.filter((id) => ids.has(id)));
}

interface DeletedUser {
  readonly person: Person;
}

function deletedRows(call: GraphCall, type: string): Row[] {
  const { db } = call.world;
  if (type === 'group') return recordsOf<GroupBody>(db, 'deletedGroup').map((group) => ({ ...groupResource(group), deletedDateTime: group.moment }));
  return recordsOf<DeletedUser>(db, 'deletedUser').map(({ body, moment }) => ({ ...typedUser(call, body.person), deletedDateTime: moment }));
}

function listDeleted(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'directory', objectNeeds.read);
  const type = (call.params['type'] ?? '').toLowerCase();
  if (type !== 'group' && type !== 'user') throw badDirectoryRequest('Deleted items are listed by their type: microsoft.graph.user or microsoft.graph.group.');
  return collection(call, deletedRows(call, type), { ...directoryPage, context: type === 'group' ? 'groups' : 'users' });
}

function getDeleted(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'directory', objectNeeds.read);
  const id = call.params['object'] ?? '';
  const row = [...deletedRows(call, 'group'), ...deletedRows(call, 'user')].find((one) => one['id'] === id);
  if (!row) throw missingResource(id);
  return ok({ '@odata.context': `${call.graphBase}/v1.0/$metadata#directoryObjects/$entity`, ...row });
}

function restoreDeleted(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'directory', objectNeeds.write);
  requireAdmin(call);
  const id = call.params['object'] ?? '';
  const group = restoreGroup(call, id);
  const person = group ? undefined : restoreUser(call, id);
  if (!group && !person) throw missingResource(id);
  const row = group ? typedGroup(group) : person ? typedUser(call, person) : {};
  return ok({ '@odata.context': `${call.graphBase}/v1.0/$metadata#directoryObjects/$entity`, ...row });
}

/** For good. */
function purgeDeleted(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'directory', objectNeeds.write);
  const id = call.params['object'] ?? '';
  const found = recordById(call.world.db, 'deletedGroup', id) ?? recordById(call.world.db, 'deletedUser', id);
  if (!found) throw missingResource(id);
  if (found.kind === 'deletedUser') requireAdmin(call);
  removeRecord(call.world.db, found);
  return noContent();
}

const deleted = '/directory/deletedItems';
const objects = '/directoryObjects/{object:any}';

export const directoryRoutes: readonly Route[] = [
  { method: 'POST', pattern: '/<directoryObjects|users|groups>/getByIds', facts: 'directoryObject: getByIds', handle: getByIds },
  { method: 'GET', pattern: objects, facts: 'Get directoryObject', handle: getObject },
  { method: 'DELETE', pattern: objects, facts: 'Delete directoryObject', handle: deleteObject },
  ...['@owner', objects].flatMap((place): Route[] => [
    { method: 'POST', pattern: `${place}/getMemberGroups`, facts: 'directoryObject: getMemberGroups', handle: memberGroups },
    { method: 'POST', pattern: `${place}/getMemberObjects`, facts: 'directoryObject: getMemberObjects', handle: memberGroups },
    { method: 'POST', pattern: `${place}/checkMemberGroups`, facts: 'directoryObject: checkMemberGroups', handle: checkGroups },
    { method: 'POST', pattern: `${place}/checkMemberObjects`, facts: 'directoryObject: checkMemberObjects', handle: checkGroups },
  ]),
  { method: 'GET', pattern: `${deleted}/microsoft.graph.{type:any}`, facts: 'List deletedItems', handle: listDeleted },
  { method: 'GET', pattern: `${deleted}/{object}`, facts: 'Get deleted item', handle: getDeleted },
  { method: 'DELETE', pattern: `${deleted}/{object}`, facts: 'Permanently delete an item', handle: purgeDeleted },
  { method: 'POST', pattern: `${deleted}/{object}/restore`, facts: 'Restore deleted item', handle: restoreDeleted },
];
