import type { FileNode } from '../../store/fileNode';
import type { Target } from '../../store/inheritance';
import { ROLES } from '../../store/permissions';
import type { Principal } from '../../store/principals';
import type { Tenant } from '../../tenant';
import type { Person } from '../wire/world';

export type SharedRole = 'read' | 'write';

/** Who may do what with a file or folder. */
export interface Grant {
  readonly id: string;
  readonly role: SharedRole | 'owner';
  readonly principal: Principal;
  readonly person?: Person;
  /** Given on a folder above, the library or the site. */
  readonly isInherited: boolean;
}

/** Gives people a role on one file or folder: it gets permissions of its own, those of the folder above included. */
export function shareWith(tenant: Tenant, node: FileNode, people: readonly Person[], role: SharedRole): void {
  const principals = people.map((user) => tenant.principals.ensure(node.siteId, { kind: 'user', user }));
  giveRole(tenant, node, principals, role);
}

export function giveRole(tenant: Tenant, node: FileNode, principals: readonly Principal[], role: SharedRole): void {
  const caller = tenant.principals.all(node.siteId, 1).find((principal) => principal.isSiteAdmin);
  tenant.inheritance.break(targetOf(tenant, node), true, caller?.id ?? 0);
  // Read anew: breaking has given the row a scope of its own.
  const target = targetOf(tenant, node);
  for (const { id } of principals) {
    tenant.security.unassign(target.kind === 'item' ? target.item.scopeId : 0, id);
    tenant.inheritance.assign(target, id, role === 'read' ? ROLES.read.id : ROLES.contribute.id);
  }
}

/** Takes from somebody what they were given on the item itself. */
export function takeRole(tenant: Tenant, node: FileNode, { principal }: Grant): void {
  tenant.security.unassign(node.scopeId, principal.id);
}

/** What was given on the item or above it, then the owners of the site. */
export function grantsOf(tenant: Tenant, node: FileNode): Grant[] {
  const { principals, security } = tenant;
  const given = security.assignments(node.scopeId).flatMap(({ principalId, roleIds }): Grant[] => {
    const principal = principals.byId(node.siteId, principalId);
    const role = roleOf(roleIds);
    if (!principal || !role) return [];
    return [{ id: idOf(principal.login), role, principal, ...personBehind(tenant, principal), isInherited: !node.uniqueScope }];
  });
  const owners = principals.all(node.siteId, 1).filter((principal) => principal.isSiteAdmin);
  return [
    ...given,
    ...owners.map((owner): Grant => {
      return { id: idOf(`owner ${owner.login}`), role: 'owner', principal: owner, ...personBehind(tenant, owner), isInherited: true };
    }),
  ];
}

function personBehind(tenant: Tenant, { directoryId }: Principal): Pick<Grant, 'person'> {
  const person = directoryId === undefined ? undefined : tenant.directory.byId(directoryId);
  return person ? { person } : {};
}

function roleOf(roleIds: readonly number[]): Grant['role'] | undefined {
  if (roleIds.includes(ROLES.full.id)) return 'owner';
  if (roleIds.some((id) => id === ROLES.edit.id || id === ROLES.contribute.id || id === ROLES.design.id)) return 'write';
  return roleIds.includes(ROLES.read.id) ? 'read' : undefined;
}

const idOf = (text: string): string => Buffer.from(text).toString('base64url');

function targetOf(tenant: Tenant, node: FileNode): Target {
  const site = tenant.sites.byId(node.siteId);
  const list = tenant.files.listOf(node);
  const item = node.itemId === undefined ? undefined : tenant.items.find(list, node.itemId);
  if (!site || !item) throw new Error(`${node.path} cannot be shared by itself`);
  return { kind: 'item', site, list, item };
}
