import { isUnique, scopeOf, type Target } from '../../store/inheritance';
import { hasAll, ROLES, type Mask } from '../../store/permissions';
import { GROUP, type Principal } from '../../store/principals';
import type { RoleDefinition } from '../../store/security';
import { DONE, nothing } from '../wire/answer';
import type { Call } from '../wire/call';
import { assignmentEntity, assignmentsOf, roleEntity, type Assignment } from './securityEntity';
import { basePermissions } from '../lists/listEntity';
import { errors, SharePointError } from '../wire/errors';
import { parametersOf, type Parameters } from '../wire/parameters';
import { numberArgument, type Segment } from '../wire/path';
import { action, collectionResource, entityResource, type Resource } from '../wire/resource';
import { follow, type Step, type Steps } from '../wire/steps';
import { maskIn, noPrincipal, noRole, SP_EXCEPTION } from './permissionBody';

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
    open: changing((call, target, given) => {
      const copy = given.boolean('copyroleassignments', 0, false);
      call.tenant.inheritance.break(target, copy, call.principal.id, given.boolean('clearsubscopes', 1, false));
    }),
  },
  resetRoleInheritance: { facts: '1.8', verbs: 'POST', open: changing((call, target) => call.tenant.inheritance.reset(target)) },
  firstUniqueAncestorSecurableObject: { facts: '1.8', verbs: 'GET', open: (target, _, call) => securable(call, call.tenant.inheritance.uniqueAncestor(target)) },
  getUserEffectivePermissions: { facts: '1.8', verbs: 'GET POST', open: (target, segment) => asking(segment, (call, given) => basePermissions(maskOfUser(call, target, given.text('username')))) },
  doesUserHavePermissions: {
    facts: '1.8',
    verbs: 'GET POST',
    open: (target, segment) => asking(segment, (call, given) => hasAll(call.maskOn({ scopeId: scopeOf(target) }), maskIn(call, given))),
  },
};

export const securityStep = follow(securitySteps, ['GetUserEffectivePermissionInfo']);

function changing(work: (call: Call, target: Target, given: Parameters) => void): Step<Target>['open'] {
  return (target, segment) =>
    action(segment.name, call => {
      call.require('managePermissions', { scopeId: scopeOf(target) });
      work(call, target, parametersOf(call, segment));
      return nothing(segment.name);
    });
}

/** A question that is asked with GET or POST. */
function asking(segment: Segment, read: (call: Call, given: Parameters) => ReturnType<typeof basePermissions> | boolean): Resource {
  const answer: Resource['get'] = call => ({ kind: 'value', name: segment.name, value: read(call, parametersOf(call, segment)) });
  return { name: segment.name, get: answer, post: answer };
}

function maskOfUser(call: Call, target: Target, login: string): Mask {
  const user = call.tenant.principals.userByLogin(call.site.id, login);
  if (!user) throw errors.user(login);
  if (user.id !== call.principal.id) call.require('enumeratePermissions', { scopeId: scopeOf(target) });
  return call.tenant.access.maskOfPrincipal(user, scopeOf(target));
}

function securable(call: Call, target: Target): Resource {
  if (target.kind === 'web') return call.resources.web(target.site);
  return target.kind === 'list' ? call.resources.list(target.list) : call.resources.item(target.list, target.item);
}

/** What follows the role assignments of something. */
export const assignmentsSteps: Steps<Target> = {
  addRoleAssignment: {
    facts: '1.8',
    verbs: 'POST',
    open: (target, segment) =>
      action(segment.name, call => {
        const given = parametersOf(call, segment);
        const principal = principalOf(call, given.number('principalid', 0));
        const role = roleOf(call, given.number('roledefid', 1));
        requireOwnScope(call, target);
        if (role.id === ROLES.limited.id) throw new SharePointError(500, SP_EXCEPTION, 'You cannot grant a user the limited access permission level.');
        call.tenant.inheritance.assign(target, principal.id, role.id);
        return DONE;
      }),
  },
  removeRoleAssignment: {
    facts: '1.8',
    verbs: 'POST',
    open: (target, segment) =>
      action(segment.name, call => {
        const given = parametersOf(call, segment);
        requireOwnScope(call, target);
        call.tenant.security.unassign(scopeOf(target), given.number('principalid', 0), given.number('roledefid', 1));
        return DONE;
      }),
  },
  getByPrincipalId: { facts: '1.8', verbs: 'GET DELETE', open: (target, segment, call) => assignmentResource(target, numberArgument(segment, 'principalid'), call) },
};

const assignmentsStep = follow(assignmentsSteps, ['Groups']);

function assignmentsResource(target: Target): Resource {
  return collectionResource('roleassignments', 'SP.ApiData.RoleAssignments', call => assignmentsOf(call, target).map(assignmentEntity), {
    step: (segment, call) => assignmentsStep(target, segment, call),
  });
}

/** What follows one role assignment. */
export const assignmentSteps: Steps<Assignment> = {
  member: { facts: '1.8', verbs: 'GET', open: ({ principal }, _, call) => (principal.kind === GROUP ? call.resources.group(principal) : call.resources.user(principal)) },
  roleDefinitionBindings: { facts: '1.8', verbs: 'GET', open: ({ roles }) => collectionResource('roledefinitionbindings', 'SP.ApiData.RoleDefinitions', () => roles.map(roleEntity)) },
  deleteObject: {
    facts: '1.8',
    verbs: 'POST',
    open: (assignment, { name }) =>
      action(name, call => {
        removeAssignment(call, assignment);
        return nothing(name);
      }),
  },
};

const assignmentStep = follow(assignmentSteps);

function assignmentResource(target: Target, principalId: number, call: Call): Resource {
  const assignment = assignmentsOf(call, target).find(({ principal }) => principal.id === principalId);
  if (!assignment) throw noPrincipal(principalId);
  return entityResource(assignmentEntity(assignment), {
    remove: () => {
      removeAssignment(call, assignment);
      return DONE;
    },
    step: segment => assignmentStep(assignment, segment, call),
  });
}

function removeAssignment(call: Call, { target, principal }: Assignment): void {
  requireOwnScope(call, target);
  call.tenant.security.unassign(scopeOf(target), principal.id);
}

/** @throws 403, or 500 for something that inherits its rights */
function requireOwnScope(call: Call, target: Target): void {
  call.require('managePermissions', { scopeId: scopeOf(target) });
  if (!isUnique(target)) throw new SharePointError(500, SP_EXCEPTION, 'This operation is not allowed on an object that inherits permissions.');
}

function principalOf(call: Call, id: number): Principal {
  const principal = call.tenant.principals.byId(call.site.id, id);
  if (!principal) throw noPrincipal(id);
  return principal;
}

function roleOf(call: Call, id: number): RoleDefinition {
  const role = call.tenant.security.roles(call.site.id).find(each => each.id === id);
  if (!role) throw noRole(String(id));
  return role;
}
