import '@pnp/sp/security/web';
import '@pnp/sp/security/list';
import '@pnp/sp/site-groups/web';
import type { IWeb } from '@pnp/sp/webs/types';
import type { ListDeclaration } from '../../../lists/define';
import { AppError } from '../../../core/errors';
import { withAppErrors } from '../errors';
import { listAt, type ListSetup } from './context';

/** SharePoint's role types: reader 2, full control 5. */
const reader = 2;
const fullControl = 5;

/** PermissionKind AddListItems, the second bit. */
const addListItems = 2;

const addOnlyRole = { name: 'Contract Desk: add only', description: 'Read, and add to a list, but never change or delete in it.' };

interface RawAssignment {
  readonly PrincipalId: number;
  readonly RoleDefinitionBindings: readonly { readonly Id: number; readonly Hidden?: boolean }[];
}

/**
 * Gives the settings to owners alone, and the activity log to members for adding only. Other lists have the site's
 * own permissions. A list that was complete before keeps what its owners made of it.
 */
export async function ensurePermissions(setup: ListSetup): Promise<void> {
  const { web, list } = setup;
  if (setup.wasComplete || !(list.ownersOnly || list.appendOnly)) return;
  await withAppErrors(async () => {
    const wanted = await wantedRoles(web, list);
    const { HasUniqueRoleAssignments: isOwn } = await listAt(web, setup).select('HasUniqueRoleAssignments')<{ readonly HasUniqueRoleAssignments: boolean }>();
    if (!isOwn) await listAt(web, setup).breakRoleInheritance(false, true);
    const { roleAssignments } = listAt(web, setup);
    const now = await listAt(web, setup).roleAssignments.expand('RoleDefinitionBindings')<readonly RawAssignment[]>();
    for (const [principal, role] of wanted) {
      const roles = now.find(({ PrincipalId }) => PrincipalId === principal)?.RoleDefinitionBindings ?? [];
      if (!roles.some(({ Id }) => Id === role)) await roleAssignments.add(principal, role);
      for (const { Id, Hidden } of roles) if (Id !== role && !Hidden) await roleAssignments.remove(principal, Id);
    }
  });
}

/** Role by group: the site's owners, members and visitors, as far as it has them. */
async function wantedRoles(web: IWeb, list: ListDeclaration): Promise<ReadonlyMap<number, number>> {
  const { Id: full } = await web.roleDefinitions.getByType(fullControl).select('Id')<{ readonly Id: number }>();
  const read = await web.roleDefinitions.getByType(reader).select('Id', 'BasePermissions')<{ readonly Id: number; readonly BasePermissions: RawPermissions }>();
  const members = list.appendOnly ? await addOnly(web, read.BasePermissions) : read.Id;
  const groups = [
    [web.associatedOwnerGroup, full],
    [web.associatedMemberGroup, members],
    [web.associatedVisitorGroup, read.Id],
  ] as const;
  const roles = new Map<number, number>();
  for (const [group, role] of groups) {
    const { Id } = await group.select('Id')<{ readonly Id?: number }>();
    if (Id !== undefined) roles.set(Id, role);
  }
  return roles;
}

interface RawPermissions {
  readonly High: string;
  readonly Low: string;
}

/** The site's role for adding only: what a reader may do, and adding. */
async function addOnly(web: IWeb, { High, Low }: RawPermissions): Promise<number> {
  const find = async (): Promise<number | undefined> => {
    const roles = await web.roleDefinitions.select('Id', 'Name')<readonly { readonly Id: number; readonly Name: string }[]>();
    return roles.find(({ Name }) => Name === addOnlyRole.name)?.Id;
  };
  const found = await find();
  if (found !== undefined) return found;
  const low = Math.floor(Number(Low) / addListItems) % 2 === 1 ? Number(Low) : Number(Low) + addListItems;
  await web.roleDefinitions.add(addOnlyRole.name, addOnlyRole.description, 200, { High: Number(High), Low: low });
  const made = await find();
  if (made === undefined) throw new AppError('unexpected', `SharePoint did not make the permission level “${addOnlyRole.name}”.`);
  return made;
}
