import type { Principal } from '../../store/principals';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';

/** Whoever owns a group runs it, by themselves or as one of the group that owns it; and whoever gives rights in the site. */
export function mayRun(call: Call, group: Principal): boolean {
  if (call.can('managePermissions', call.site)) return true;
  const owner = group.ownerId ?? group.id;
  return owner === call.principal.id || isMember(call, owner);
}

export function mayChangeMembers(call: Call, group: Principal): boolean {
  return mayRun(call, group) || (call.tenant.principals.groupRules(group).allowMembersEditMembership && isMember(call, group.id));
}

export function maySeeMembers(call: Call, group: Principal): boolean {
  return !call.tenant.principals.groupRules(group).onlyAllowMembersViewMembership || isMember(call, group.id) || mayRun(call, group);
}

/** @throws 403 */
export function requireRunning(call: Call, group: Principal): void {
  if (!mayRun(call, group)) throw errors.denied();
}

/** @throws 403 */
export function requireChangingMembers(call: Call, group: Principal): void {
  if (!mayChangeMembers(call, group)) throw errors.denied();
}

/** @throws 403 */
export function requireSeeingMembers(call: Call, group: Principal): void {
  if (!maySeeMembers(call, group)) throw errors.denied();
}

function isMember(call: Call, groupId: number): boolean {
  return call.tenant.principals.groupsOf(call.site.id, call.principal.id).some(({ id }) => id === groupId);
}
