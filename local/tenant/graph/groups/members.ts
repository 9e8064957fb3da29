import { checkFields } from '../body/fields';
import { requireEventual } from '../users/advanced';
import { badDirectoryRequest, missingResource } from '../users/errors';
import { countAnswer, directoryPage } from '../users/users';
import { collection, jsonBody, refuseOptions, textOf } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { noContent } from '../wire/request';
import { requirePermission } from '../wire/scopes';
import { allGroupsWith, groupsWith } from './groupStore';
import type { Role } from './groupStore';
import { typedGroup } from './groupResource';
import { memberRow, requireOwner } from './groups';
import { admit, boundId, dismiss, everybodyIn, membersIn, namedGroup } from './membership';
import type { Member } from './membership';
import { groupNeeds } from './needs';

type Kind = 'members' | 'owners' | 'transitiveMembers';

function found(call: GraphCall, kind: Kind): Member[] {
  const group = namedGroup(call);
  if (kind === 'transitiveMembers') return everybodyIn(call.world, group);
  return membersIn(call.world, group, kind === 'members' ? 'member' : 'owner');
}

/** A cast keeps the objects of one type: `/members/microsoft.graph.user`. */
function ofType(call: GraphCall, all: readonly Member[]): readonly Member[] {
  const cast = call.params['cast']?.toLowerCase();
  if (cast === undefined) return all;
  if (cast !== 'user' && cast !== 'group') throw badDirectoryRequest(`The type 'microsoft.graph.${cast}' is not one of directory objects.`);
  return all.filter(({ kind }) => kind === (cast === 'user' ? 'person' : 'group'));
}

function list(kind: Kind): (call: GraphCall) => GraphAnswer {
  return (call) => {
    requirePermission(call.caller, 'directory', groupNeeds.read);
    refuseOptions(call, 'select', 'top', 'filter', 'search', 'orderby', 'count', 'skiptoken', 'expand');
    if (call.query.get('$search') !== null) requireEventual(call, '$search');
    const rows = ofType(call, found(call, kind)).map((member) => memberRow(call, member));
    return collection(call, rows, { ...directoryPage, context: 'directoryObjects' });
  };
}

function count(kind: Kind): (call: GraphCall) => GraphAnswer {
  return (call) => {
    requirePermission(call.caller, 'directory', groupNeeds.read);
    return countAnswer(call, ofType(call, found(call, kind)).map((member) => memberRow(call, member)), 'directoryObject');
  };
}

/** `…/members/$ref`: the addresses alone. */
function listRefs(kind: Kind): (call: GraphCall) => GraphAnswer {
  return (call) => {
    requirePermission(call.caller, 'directory', groupNeeds.read);
    const rows = found(call, kind).map((member) => ({
      '@odata.id': `${call.graphBase}/v2/${call.world.tenantId}/directoryObjects/${member.kind === 'person' ? member.person.id : member.group.id}`,
    }));
    return collection(call, rows, { ...directoryPage, context: 'Collection($ref)' });
  };
}

/** Add member, add owner: the object stands in `@odata.id`. */
function add(role: Role): (call: GraphCall) => GraphAnswer {
  return (call) => {
    requirePermission(call.caller, 'directory', groupNeeds.members);
    const group = namedGroup(call);
    requireOwner(call, group);
    const body = jsonBody(call);
    checkFields(body, { type: 'directoryObject', names: [] });
    if (textOf(body['@odata.id']) === undefined) throw badDirectoryRequest("The entity reference link does not have the property '@odata.id'.");
    admit(call.world, group, boundId(body['@odata.id']), role);
    return noContent();
  };
}

/** A person may also leave a group themselves. */
function remove(role: Role): (call: GraphCall) => GraphAnswer {
  return (call) => {
    requirePermission(call.caller, 'directory', groupNeeds.members);
    const group = namedGroup(call);
    const id = call.params['member'] ?? '';
    const isOwn = call.caller.kind === 'delegated' && call.caller.person.id === id;
    if (!isOwn) requireOwner(call, group);
    dismiss(call.world, group, id, role);
    return noContent();
  };
}

function getMember(kind: Kind): (call: GraphCall) => GraphAnswer {
  return (call) => {
    requirePermission(call.caller, 'directory', groupNeeds.read);
    const id = call.params['member'] ?? '';
    const member = found(call, kind).find((one) => (one.kind === 'person' ? one.person.id : one.group.id) === id);
    if (!member) throw missingResource(id);
    return { status: 200, body: { '@odata.context': `${call.graphBase}/v1.0/$metadata#directoryObjects/$entity`, ...memberRow(call, member) } };
  };
}

function memberships(reach: 'direct' | 'all'): (call: GraphCall) => GraphAnswer {
  return (call) => {
    requirePermission(call.caller, 'directory', groupNeeds.read);
    const { id } = namedGroup(call);
    const groups = reach === 'all' ? allGroupsWith(call.world.db, id) : groupsWith(call.world.db, id);
    return collection(call, groups.map(typedGroup), { ...directoryPage, context: 'directoryObjects' });
  };
}

const lists = (['members', 'owners', 'transitiveMembers'] as const).flatMap((kind): Route[] => [
  { method: 'GET', pattern: `/groups/{group}/${kind}[/microsoft.graph.{cast:any}]`, facts: `List group ${kind}`, handle: list(kind) },
  { method: 'GET', pattern: `/groups/{group}/${kind}[/microsoft.graph.{cast:any}]/$count`, facts: `List group ${kind}`, handle: count(kind) },
]);

const changes = (['member', 'owner'] as const).flatMap((role): Route[] => [
  { method: 'GET', pattern: `/groups/{group}/${role}s/$ref`, facts: `List group ${role}s`, handle: listRefs(`${role}s`) },
  { method: 'POST', pattern: `/groups/{group}/${role}s/$ref`, facts: `Add ${role}s`, handle: add(role) },
  { method: 'GET', pattern: `/groups/{group}/${role}s/{member:any}`, facts: `List group ${role}s`, handle: getMember(`${role}s`) },
  { method: 'DELETE', pattern: `/groups/{group}/${role}s/{member:any}/$ref`, facts: `Remove ${role}`, handle: remove(role) },
]);

export const groupMemberRoutes: readonly Route[] = [
  ...lists,
  ...changes,
  { method: 'GET', pattern: '/groups/{group}/memberOf', facts: 'List group memberOf', handle: memberships('direct') },
  { method: 'GET', pattern: '/groups/{group}/transitiveMemberOf', facts: 'List group transitive memberOf', handle: memberships('all') },
];
