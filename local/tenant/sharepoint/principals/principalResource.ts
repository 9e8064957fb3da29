import { GROUP, USER, type Principal } from '../../store/principals';
import { changed, DONE, type Answer } from '../wire/answer';
import { bodyOf, entryOf, optionalText, textOf } from '../wire/body';
import type { Call } from '../wire/call';
import { groupEntity, userEntity } from './principalEntity';
import { errors } from '../wire/errors';
import { numberArgument, textArgument, type Segment } from '../wire/path';
import { action, collectionResource, entityResource, type Resource } from '../wire/resource';

/** People of the site: `siteusers`, `getUserById`, `ensureuser`, `currentuser`. */
export function usersStep(segment: Segment, call: Call): Resource | undefined {
  switch (segment.lower) {
    case 'currentuser':
      return userResource(call.principal);
    case 'ensureuser':
      return action('ensureuser', () => ensureUser(call));
    case 'getuserbyid':
      return userResource(userById(call, numberArgument(segment, 'userid')));
    case 'siteusers':
      return siteUsers(call, segment);
    default:
      return undefined;
  }
}

/** Groups of the site: `sitegroups`, `associatedownergroup` and the like. */
export function groupsStep(segment: Segment, call: Call): Resource | undefined {
  switch (segment.lower) {
    case 'sitegroups':
      return siteGroups(call, segment);
    case 'associatedownergroup':
      return associatedGroup(call, call.site.ownerGroup);
    case 'associatedmembergroup':
      return associatedGroup(call, call.site.memberGroup);
    case 'associatedvisitorgroup':
      return associatedGroup(call, call.site.visitorGroup);
    default:
      return undefined;
  }
}

function ensureUser(call: Call): Answer {
  // Whoever may look people up may enter them; being entered gives no right.
  call.require('browseUserInfo', call.site);
  const user = call.tenant.principals.ensureByName(call.site.id, textOf(bodyOf(call), 'logonName'));
  return { kind: 'entity', entity: userEntity(user) };
}

function siteUsers(call: Call, segment: Segment): Resource {
  const { principals } = call.tenant;
  if (segment.args !== undefined) return userResource(userByLogin(call, textArgument(segment, 'v')));
  return collectionResource('siteusers', 'SP.ApiData.Users', () => principals.all(call.site.id, USER).map(userEntity), {
    step: inner => {
      switch (inner.lower) {
        case 'getbyid':
          return userResource(userById(call, numberArgument(inner, 'id')));
        case 'getbyloginname':
          return userResource(userByLogin(call, textArgument(inner, 'loginname')));
        case 'getbyemail':
          return userResource(found(principals.all(call.site.id, USER).find(user => user.email.toLowerCase() === textArgument(inner, 'email').toLowerCase()), 'User'));
        case 'removebyid':
          return action(inner.name, () => removeUser(call, userById(call, numberArgument(inner, 'id'))));
        case 'removebyloginname':
          return action(inner.name, () => removeUser(call, userByLogin(call, textArgument(inner, 'loginname'))));
        default:
          return undefined;
      }
    },
  });
}

function removeUser(call: Call, user: Principal): Answer {
  call.require('managePermissions', call.site);
  call.tenant.principals.remove(call.site.id, user.id);
  return DONE;
}

export function userResource(user: Principal): Resource {
  return entityResource(userEntity(user));
}

function siteGroups(call: Call, segment: Segment): Resource {
  const { principals } = call.tenant;
  if (segment.args !== undefined) return groupResource(groupById(call, numberArgument(segment, 'id')));
  const byName = (inner: Segment): Principal => found(principals.byLogin(call.site.id, GROUP, textArgument(inner, 'name')), 'Group');
  return collectionResource('sitegroups', 'SP.ApiData.Groups', () => principals.all(call.site.id, GROUP).map(groupEntity), {
    post: () => addGroup(call),
    step: inner => {
      switch (inner.lower) {
        case 'getbyid':
          return groupResource(groupById(call, numberArgument(inner, 'id')));
        case 'getbyname':
          return groupResource(byName(inner));
        case 'removebyid':
          return action(inner.name, () => removeGroup(call, groupById(call, numberArgument(inner, 'id'))));
        case 'removebyloginname':
          return action(inner.name, () => removeGroup(call, byName(inner)));
        default:
          return undefined;
      }
    },
  });
}

function addGroup(call: Call): Answer {
  call.require('managePermissions', call.site);
  const body = entryOf(call);
  const group = call.tenant.principals.addGroup(call.site.id, textOf(body, 'Title'), optionalText(body, 'Description') ?? '', call.principal.id);
  // The maker of a group is its first member, as in SharePoint.
  call.tenant.principals.addMember(call.site.id, group.id, call.principal.id);
  return { kind: 'entity', entity: groupEntity(group), status: 201 };
}

function removeGroup(call: Call, group: Principal): Answer {
  call.require('managePermissions', call.site);
  call.tenant.principals.remove(call.site.id, group.id);
  return DONE;
}

function associatedGroup(call: Call, id: number | undefined): Resource {
  return groupResource(id === undefined ? found(undefined, 'Group') : groupById(call, id));
}

export function groupResource(group: Principal): Resource {
  return entityResource(groupEntity(group), {
    merge: call => {
      call.require('managePermissions', call.site);
      const body = entryOf(call);
      const title = optionalText(body, 'Title') ?? group.title;
      call.tenant.principals.changeGroup(call.site.id, group.id, title, optionalText(body, 'Description') ?? group.description);
      return changed();
    },
    step: segment => (segment.lower === 'users' ? membersResource(group, segment) : undefined),
  });
}

function membersResource(group: Principal, segment: Segment): Resource {
  const members = (call: Call): readonly Principal[] => call.tenant.principals.members(group.siteId, group.id);
  const removeMember = (call: Call, user: Principal): Answer => {
    requireMembership(call, group);
    call.tenant.principals.removeMember(group.siteId, group.id, user.id);
    return DONE;
  };
  return collectionResource(segment.name, 'SP.ApiData.Users', call => members(call).map(userEntity), {
    post: call => {
      requireMembership(call, group);
      const user = call.tenant.principals.ensureByName(group.siteId, textOf(entryOf(call), 'LoginName'));
      call.tenant.principals.addMember(group.siteId, group.id, user.id);
      return { kind: 'entity', entity: userEntity(user), status: 201 };
    },
    step: (inner, call) => {
      switch (inner.lower) {
        case 'getbyid':
          return userResource(found(members(call).find(({ id }) => id === numberArgument(inner, 'id')), 'User'));
        case 'removebyid':
          return action(inner.name, () => removeMember(call, userById(call, numberArgument(inner, 'id'))));
        case 'removebyloginname':
          return action(inner.name, () => removeMember(call, userByLogin(call, textArgument(inner, 'loginname'))));
        default:
          return undefined;
      }
    },
  });
}

function requireMembership(call: Call, group: Principal): void {
  if (group.ownerId !== undefined && group.ownerId === call.principal.id) return;
  call.require('managePermissions', call.site);
}

function userById(call: Call, id: number): Principal {
  const user = call.tenant.principals.byId(call.site.id, id);
  return found(user?.kind === USER ? user : undefined, 'User');
}

function userByLogin(call: Call, login: string): Principal {
  return found(call.tenant.principals.byLogin(call.site.id, USER, login), 'User');
}

function groupById(call: Call, id: number): Principal {
  const group = call.tenant.principals.byId(call.site.id, id);
  return found(group?.kind === GROUP ? group : undefined, 'Group');
}

function found(principal: Principal | undefined, what: 'User' | 'Group'): Principal {
  if (!principal) throw errors.principal(what);
  return principal;
}
