import type { FileNode } from '../../store/fileNode';
import type { Target } from '../../store/inheritance';
import { ROLES } from '../../store/permissions';
import type { Principal } from '../../store/principals';
import type { Tenant } from '../../tenant';
import type { Grant } from './driveStore';
import type { Person } from '../wire/world';

/** Gives people a role on one file or folder: it gets permissions of its own, those of the folder above included. */
export function shareWith(tenant: Tenant, node: FileNode, people: readonly Person[], role: 'read' | 'write'): void {
  const caller = tenant.principals.all(node.siteId, 1).find((principal) => principal.isSiteAdmin);
  tenant.inheritance.break(targetOf(tenant, node), true, caller?.id ?? 0);
  // Read anew: breaking has given the row a scope of its own.
  const target = targetOf(tenant, node);
  for (const user of people) {
    const principal = tenant.principals.ensure(node.siteId, { kind: 'user', user });
    tenant.inheritance.assign(target, principal.id, role === 'read' ? ROLES.read.id : ROLES.contribute.id);
  }
}

/** Who may do what with a file or folder, owners of the site included. */
export function grantsOf(tenant: Tenant, node: FileNode): Grant[] {
  const { principals, security } = tenant;
  const given = security.assignments(node.scopeId).flatMap(({ principalId, roleIds }): Grant[] => {
    const principal = principals.byId(node.siteId, principalId);
    const role = roleOf(roleIds);
    if (!principal || !role) return [];
    return [{ id: idOf(principal.login), role, ...holder(tenant, principal), isInherited: !node.uniqueScope }];
  });
  const owners = principals.all(node.siteId, 1).filter((principal) => principal.isSiteAdmin);
  return [
    ...owners.map((owner): Grant => {
      return { id: idOf(`owner ${owner.login}`), role: 'owner', ...holder(tenant, owner), isInherited: true };
    }),
    ...given,
  ];
}

function holder(tenant: Tenant, principal: Principal): Pick<Grant, 'person' | 'group'> {
  const person = principal.directoryId === undefined ? undefined : tenant.directory.byId(principal.directoryId);
  return person ? { person } : { group: principal.title };
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
