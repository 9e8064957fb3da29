import { scopeOf, type Target } from '../../store/inheritance';
import { GROUP, type Principal } from '../../store/principals';
import type { RoleDefinition } from '../../store/security';
import type { Call } from '../wire/call';
import { entity, type Entity, type Shape } from '../wire/entity';
import { Complex } from '../wire/values';
import { highOf, lowOf } from '../../store/permissions';

const roleShape: Shape<RoleDefinition> = {
  type: 'SP.RoleDefinition',
  set: 'SP.ApiData.RoleDefinitions',
  editLink: role => `Web/RoleDefinitions(${role.id})`,
  props: {
    BasePermissions: role => new Complex('SP.BasePermissions', { High: String(highOf(role.mask)), Low: String(lowOf(role.mask)) }),
    Description: role => role.description,
    Hidden: role => role.hidden,
    Id: role => role.id,
    Name: role => role.name,
    Order: role => role.position,
    RoleTypeKind: role => role.kind,
  },
};

export interface Assignment {
  readonly target: Target;
  readonly principal: Principal;
  readonly roles: readonly RoleDefinition[];
}

const assignmentShape: Shape<Assignment> = {
  type: 'SP.RoleAssignment',
  set: 'SP.ApiData.RoleAssignments',
  editLink: ({ target, principal }) => `${linkOf(target)}/RoleAssignments/GetByPrincipalId(${principal.id})`,
  props: { PrincipalId: ({ principal }) => principal.id },
  links: {
    Member: { one: ({ principal }, call) => (principal.kind === GROUP ? call.entities.group(principal) : call.entities.user(principal)) },
    RoleDefinitionBindings: { many: ({ roles }) => roles.map(roleEntity) },
  },
};

export function roleEntity(role: RoleDefinition): Entity {
  return entity(roleShape, role);
}

export function assignmentEntity(assignment: Assignment): Entity {
  return entity(assignmentShape, assignment);
}

/** @throws 403 for whoever may not see how rights are given */
export function assignmentsOf(call: Call, target: Target): readonly Assignment[] {
  call.require('enumeratePermissions', { scopeId: scopeOf(target) });
  const { principals, security } = call.tenant;
  const roles = security.roles(call.site.id);
  return security.assignments(scopeOf(target)).flatMap(({ principalId, roleIds }) => {
    const principal = principals.byId(call.site.id, principalId);
    return principal ? [{ target, principal, roles: roles.filter(role => roleIds.includes(role.id)) }] : [];
  });
}

export function roleAssignments(call: Call, target: Target): readonly Entity[] {
  return assignmentsOf(call, target).map(assignmentEntity);
}

function linkOf(target: Target): string {
  if (target.kind === 'web') return 'Web';
  const list = `Web/Lists(guid'${target.list.guid}')`;
  return target.kind === 'list' ? list : `${list}/Items(${target.item.id})`;
}
