import { ROLES } from '../../store/permissions';
import type { RoleDefinition } from '../../store/security';
import type { Site } from '../../store/sites';
import { changed, DONE, nothing, type Answer } from '../wire/answer';
import { entryOf, objectOf, optionalNumber, optionalText, textOf, type Body } from '../wire/body';
import type { Call } from '../wire/call';
import { errors, SharePointError } from '../wire/errors';
import { numberArgument, textArgument, type Segment } from '../wire/path';
import { action, collectionResource, entityResource, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';
import { maskFrom, noRole, SP_EXCEPTION } from './permissionBody';
import { roleEntity } from './securityEntity';

/** SharePoint counts the levels of a site's own on from here. */
const FIRST_OWN_ID = 1073741924;

/** What follows the permission levels of a site. */
export const roleDefinitionsSteps: Steps<Site> = {
  getByType: { facts: '1.8', verbs: 'GET', open: (site, segment, call) => typeResource(site, numberArgument(segment, 'roletype'), call) },
  getById: { facts: '1.8', verbs: 'GET MERGE DELETE', open: (site, segment, call) => idResource(site, numberArgument(segment, 'id'), call) },
  getByName: { facts: '1.8', verbs: 'GET MERGE DELETE', open: (site, segment, call) => nameResource(site, textArgument(segment, 'name'), call) },
};

const rolesStep = follow(roleDefinitionsSteps, ['RecreateMissingDefaultRoleDefinitions']);

/** Permission levels of the site collection; a site may add its own. */
export function roleDefinitionsStep(segment: Segment, call: Call): Resource {
  const { site } = call;
  if (segment.args !== undefined) return idResource(site, numberArgument(segment, 'id'), call);
  return collectionResource('roledefinitions', 'SP.ApiData.RoleDefinitions', () => rolesOf(site, call).map(roleEntity), {
    post: () => add(call),
    step: inner => rolesStep(site, inner, call),
  });
}

/** What follows one permission level. */
export const roleDefinitionSteps: Steps<RoleDefinition> = {
  deleteObject: {
    facts: '1.8',
    verbs: 'POST',
    open: (role, { name }) =>
      action(name, call => {
        remove(call, role);
        return nothing(name);
      }),
  },
};

const roleStep = follow(roleDefinitionSteps);

function roleResource(role: RoleDefinition): Resource {
  return entityResource(roleEntity(role), {
    merge: call => change(call, role),
    remove: call => {
      remove(call, role);
      return DONE;
    },
    step: (segment, call) => roleStep(role, segment, call),
  });
}

function rolesOf(site: Site, call: Call): readonly RoleDefinition[] {
  return call.tenant.security.roles(site.id);
}

function idResource(site: Site, id: number, call: Call): Resource {
  return found(rolesOf(site, call).find(role => role.id === id), String(id));
}

function typeResource(site: Site, type: number, call: Call): Resource {
  return found(rolesOf(site, call).find(({ kind }) => kind === type && type !== 0), String(type));
}

function nameResource(site: Site, wanted: string, call: Call): Resource {
  return found(rolesOf(site, call).find(({ name }) => name.toLowerCase() === wanted.toLowerCase()), wanted);
}

function found(role: RoleDefinition | undefined, name: string): Resource {
  if (!role) throw noRole(name);
  return roleResource(role);
}

function add(call: Call): Answer {
  requireManaging(call);
  const roles = rolesOf(call.site, call);
  const body = entryOf(call, 'SP.RoleDefinition');
  requireKnown(body);
  const name = textOf(body, 'Name');
  requireFree(roles, name);
  const role: RoleDefinition = {
    siteId: call.site.rootId,
    id: Math.max(FIRST_OWN_ID - 1, ...roles.map(({ id }) => id)) + 1,
    name,
    description: optionalText(body, 'Description') ?? '',
    kind: 0,
    mask: maskFrom(objectOf(body, 'BasePermissions')),
    position: optionalNumber(body, 'Order') ?? 2147483647,
    hidden: false,
  };
  call.tenant.security.addRole(role);
  return { kind: 'entity', entity: roleEntity(role), status: 201 };
}

function change(call: Call, role: RoleDefinition): Answer {
  requireManaging(call);
  const body = entryOf(call, 'SP.RoleDefinition');
  requireKnown(body);
  if (role.id === ROLES.full.id || role.id === ROLES.limited.id) throw fixed();
  const name = optionalText(body, 'Name') ?? role.name;
  if (name.toLowerCase() !== role.name.toLowerCase()) requireFree(rolesOf(call.site, call), name);
  call.tenant.security.changeRole({
    ...role,
    name,
    description: optionalText(body, 'Description') ?? role.description,
    mask: body.BasePermissions === undefined ? role.mask : maskFrom(objectOf(body, 'BasePermissions')),
    position: optionalNumber(body, 'Order') ?? role.position,
  });
  return changed();
}

function remove(call: Call, role: RoleDefinition): void {
  requireManaging(call);
  if (role.kind !== 0) throw fixed();
  call.tenant.security.removeRole(call.site.id, role.id);
}

/** Levels are the site collection's: a web below its root uses them and changes none. */
function requireManaging(call: Call): void {
  call.require('managePermissions', call.site);
  if (call.site.parentId !== undefined) throw new SharePointError(500, SP_EXCEPTION, 'This operation is not allowed on a Web site that inherits role definitions.');
}

function requireKnown(body: Body): void {
  const unknown = Object.keys(body).find(name => !['BasePermissions', 'Description', 'Name', 'Order', 'RoleTypeKind', 'Hidden', 'Id'].includes(name));
  if (unknown !== undefined) throw errors.unknownProperty(unknown, 'SP.RoleDefinition');
}

function requireFree(roles: readonly RoleDefinition[], name: string): void {
  if (name.trim() === '') throw errors.argument('The name of a permission level is empty.');
  if (roles.some(role => role.name.toLowerCase() === name.toLowerCase())) {
    throw new SharePointError(500, SP_EXCEPTION, 'The specified name is already in use. Please try again with a new name.');
  }
}

function fixed(): SharePointError {
  return new SharePointError(500, SP_EXCEPTION, 'This permission level cannot be changed or deleted.');
}
