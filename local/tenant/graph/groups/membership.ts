import { badDirectoryRequest, missingResource } from '../users/errors';
import type { GraphCall } from '../wire/request';
import type { GraphWorld, Person } from '../wire/world';
import { enter, groupOf, idsIn, isUnified, leave } from './groupStore';
import type { Group, Role } from './groupStore';

/** @throws 404 */
export function namedGroup(call: GraphCall): Group {
  const id = call.params['group'] ?? '';
  const group = groupOf(call.world.db, id);
  if (!group) throw missingResource(id);
  return group;
}

/** The person or group behind an id, as a member. */
export type Member = { readonly kind: 'person'; readonly person: Person } | { readonly kind: 'group'; readonly group: Group };

export function memberById(world: GraphWorld, id: string): Member | undefined {
  const person = world.people.byId(id);
  if (person) return { kind: 'person', person };
  const group = groupOf(world.db, id);
  return group && { kind: 'group', group };
}

export function membersIn(world: GraphWorld, group: Group, role: Role): Member[] {
  return idsIn(world.db, group.id, role).flatMap((id) => memberById(world, id) ?? []);
}

/** Everybody in a group and in the groups in it. */
export function everybodyIn(world: GraphWorld, group: Group, seen = new Set<string>()): Member[] {
  seen.add(group.id);
  return membersIn(world, group, 'member').flatMap((member) => {
    const id = member.kind === 'person' ? member.person.id : member.group.id;
    if (seen.has(id)) return [];
    if (member.kind === 'person') {
      seen.add(id);
      return [member];
    }
    return [member, ...everybodyIn(world, member.group, seen)];
  });
}

/** The id at the end of `https://graph.microsoft.com/v1.0/directoryObjects/{id}`, `…/users('…')` and the like. */
export function boundId(address: unknown): string {
  const [, quoted, plain] = /\/(?:directoryObjects|users|groups)(?:\('([^']+)'\)|\/([^/?]+))\/?$/i.exec(typeof address === 'string' ? address : '') ?? [];
  const id = quoted ?? plain;
  if (id === undefined) throw badDirectoryRequest(`Invalid URL format specified in @odata.id for Entity Reference Link: '${String(address)}'.`);
  return decodeURIComponent(id);
}

/** Lets somebody into a group; a Microsoft 365 group takes people alone, and its site follows. @throws 400, 404 */
export function admit(world: GraphWorld, group: Group, id: string, role: Role): void {
  const person = world.people.byId(id) ?? world.people.byUpn(id);
  const member = person ? { kind: 'person' as const, person } : memberById(world, id);
  if (!member) throw missingResource(id);
  const memberId = member.kind === 'person' ? member.person.id : member.group.id;
  if (member.kind === 'group' && (isUnified(group) || role === 'owner')) {
    throw badDirectoryRequest('Unsupported object type: only users can be members of a Microsoft 365 group, and owners of a group.');
  }
  if (idsIn(world.db, group.id, role).includes(memberId)) {
    throw badDirectoryRequest(`One or more added object references already exist for the following modified properties: '${role}s'.`);
  }
  enter(world.db, group.id, memberId, role);
  if (member.kind === 'person' && group.body.site !== null) world.accounts.letIn(group.body.site, member.person, role);
}

/** @throws 400 for the last owner of a Microsoft 365 group, 404 for nobody in it */
export function dismiss(world: GraphWorld, group: Group, id: string, role: Role): void {
  const ids = idsIn(world.db, group.id, role);
  if (!ids.includes(id)) throw missingResource(id);
  if (role === 'owner' && ids.length === 1) throw badDirectoryRequest('The group must have at least one owner, hence this owner cannot be removed.');
  leave(world.db, group.id, id, role);
  const person = world.people.byId(id);
  if (person && group.body.site !== null) world.accounts.letOut(group.body.site, person, role);
}
