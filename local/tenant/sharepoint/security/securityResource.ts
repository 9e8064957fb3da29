import { isUnique, scopeOf, type Target } from '../../store/inheritance';
import { maskOf } from '../../store/permissions';
import { USER, type Principal } from '../../store/principals';
import type { RoleDefinition } from '../../store/security';
import type { Site } from '../../store/sites';
import { DONE, nothing } from '../wire/answer';
import { entryOf, objectOf, optionalNumber, optionalText, textOf } from '../wire/body';
import type { Call } from '../wire/call';
import { assignmentEntity, assignmentsOf, roleEntity } from './securityEntity';
import { basePermissions } from '../lists/listEntity';
import { errors, SharePointError } from '../wire/errors';
import { booleanArgument, numberArgument, textArgument, type Segment } from '../wire/path';
import { action, collectionResource, entityResource, reader, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';

/** Rights of a web, a list or a row: its assignments, its inheritance, and what somebody may do. */
export const securitySteps: Steps<Target> = {
  roleAssignments: {
    facts: '1.8',
    verbs: 'GET',
    open: (target, segment, call) => (segment.args === undefined ? assignmentsResource(target) : assignmentResource(target, numberArgument(segment, 'principalid'), call)),
  },
  breakRoleInheritance: {
    facts: '1.8',
    verbs: 'POST',
    open: (target, segment) =>
      action(segment.name, call => {
        call.require('managePermissions', { scopeId: scopeOf(target) });
        call.tenant.inheritance.break(target, booleanArgument(segment, 'copyroleassignments', 0, false), call.principal.id);
        return nothing(segment.name);
      }),
  },
  resetRoleInheritance: {
    facts: '1.8',
    verbs: 'POST',
    open: (target, segment) =>
      action(segment.name, call => {
        call.require('managePermissions', { scopeId: scopeOf(target) });
        call.tenant.inheritance.reset(target);
        return nothing(segment.name);
      }),
  },
  getUserEffectivePermissions: {
    facts: '1.8',
    verbs: 'GET',
    open: (target, segment) =>
      reader(segment.name, call => {
        const login = textArgument(segment, 'username');
        const user = call.tenant.principals.byLogin(call.site.id, USER, login);
        if (!user) throw errors.user(login);
        if (user.id !== call.principal.id) call.require('enumeratePermissions', { scopeId: scopeOf(target) });
        return { kind: 'value', name: segment.name, value: basePermissions(call.tenant.security.maskFor(scopeOf(target), user)) };
      }),
  },
};

export const securityStep = follow(securitySteps);

/** What follows the role assignments of something. */
export const assignmentsSteps: Steps<Target> = {
  addRoleAssignment: {
    facts: '1.8',
    verbs: 'POST',
    open: (target, segment) =>
      action(segment.name, call => {
        const principal = principalOf(call, numberArgument(segment, 'principalid', 0));
        const role = roleOf(call, numberArgument(segment, 'roledefid', 1));
        requireOwnScope(call, target);
        call.tenant.inheritance.assign(target, principal.id, role.id);
        return DONE;
      }),
  },
  removeRoleAssignment: {
    facts: '1.8',
    verbs: 'POST',
    open: (target, segment) =>
      action(segment.name, call => {
        requireOwnScope(call, target);
        call.tenant.security.unassign(scopeOf(target), numberArgument(segment, 'principalid', 0), numberArgument(segment, 'roledefid', 1));
        return DONE;
      }),
  },
  getByPrincipalId: { facts: '1.8', verbs: 'GET DELETE', open: (target, segment, call) => assignmentResource(target, numberArgument(segment, 'principalid'), call) },
};

const assignmentsStep = follow(assignmentsSteps);

function assignmentsResource(target: Target): Resource {
  return collectionResource('roleassignments', 'SP.ApiData.RoleAssignments', call => assignmentsOf(call, target).map(assignmentEntity), {
    step: (segment, call) => assignmentsStep(target, segment, call),
  });
}

function assignmentResource(target: Target, principalId: number, call: Call): Resource {
  const assignment = assignmentsOf(call, target).find(({ principal }) => principal.id === principalId);
  if (!assignment) throw errors.principal('User');
  return entityResource(assignmentEntity(assignment), {
    remove: () => {
      requireOwnScope(call, target);
      call.tenant.security.unassign(scopeOf(target), principalId);
      return DONE;
    },
  });
}

/** @throws 403, or 500 for something that inherits its rights */
function requireOwnScope(call: Call, target: Target): void {
  call.require('managePermissions', { scopeId: scopeOf(target) });
  if (!isUnique(target)) {
    throw new SharePointError(500, '-2146232832, Microsoft.SharePoint.SPException', 'This operation is not allowed on an object that inherits permissions.');
  }
}

function principalOf(call: Call, id: number): Principal {
  const principal = call.tenant.principals.byId(call.site.id, id);
  if (!principal) throw errors.principal('User');
  return principal;
}

function roleOf(call: Call, id: number): RoleDefinition {
  const role = call.tenant.security.roles(call.site.id).find(each => each.id === id);
  if (!role) throw errors.argument();
  return role;
}

/** What follows the permission levels of a site. */
export const roleDefinitionsSteps: Steps<Site> = {
  getByType: { facts: '1.8', verbs: 'GET', open: (site, segment, call) => roleWhere(site, call, ({ kind }) => kind === numberArgument(segment, 'type')) },
  getById: { facts: '1.8', verbs: 'GET DELETE', open: (site, segment, call) => roleWhere(site, call, ({ id }) => id === numberArgument(segment, 'id')) },
  getByName: {
    facts: '1.8',
    verbs: 'GET DELETE',
    open: (site, segment, call) => roleWhere(site, call, ({ name }) => name.toLowerCase() === textArgument(segment, 'name').toLowerCase()),
  },
};

const rolesStep = follow(roleDefinitionsSteps);

/** Permission levels of the site; a council may add its own. */
export function roleDefinitionsStep(segment: Segment, call: Call): Resource {
  const { site } = call;
  if (segment.args !== undefined) return roleWhere(site, call, ({ id }) => id === numberArgument(segment, 'id'));
  const roles = call.tenant.security.roles(site.id);
  return collectionResource('roledefinitions', 'SP.ApiData.RoleDefinitions', () => roles.map(roleEntity), {
    post: () => addRole(call, roles),
    step: inner => rolesStep(site, inner, call),
  });
}

function roleWhere(site: Site, call: Call, matches: (role: RoleDefinition) => boolean): Resource {
  return roleResource(call.tenant.security.roles(site.id).find(matches));
}

function roleResource(role: RoleDefinition | undefined): Resource {
  if (!role) throw errors.argument();
  return entityResource(roleEntity(role), {
    remove: call => {
      call.require('managePermissions', call.site);
      if (role.kind !== 0) throw errors.argument('This permission level cannot be deleted.');
      call.tenant.security.removeRole(call.site.id, role.id);
      return DONE;
    },
  });
}

function addRole(call: Call, roles: readonly RoleDefinition[]): ReturnType<NonNullable<Resource['post']>> {
  call.require('managePermissions', call.site);
  const body = entryOf(call);
  const permissions = objectOf(body, 'BasePermissions');
  const name = textOf(body, 'Name');
  if (roles.some(role => role.name.toLowerCase() === name.toLowerCase())) throw errors.argument(`A permission level named ${name} exists already.`);
  const role: RoleDefinition = {
    siteId: call.site.id,
    id: 1073741830 + roles.length + 90,
    name,
    description: optionalText(body, 'Description') ?? '',
    kind: 0,
    mask: maskOf(Number(permissions.High), Number(permissions.Low)),
    position: optionalNumber(body, 'Order') ?? 200,
    hidden: false,
  };
  call.tenant.security.addRole(role);
  return { kind: 'entity', entity: roleEntity(role), status: 201 };
}

