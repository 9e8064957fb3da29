import { GROUP, USER, type Principal } from '../../store/principals';
import type { Site } from '../../store/sites';
import { changed, DONE, type Answer } from '../wire/answer';
import { bodyOf, entryOf, optionalText, textOf } from '../wire/body';
import type { Call } from '../wire/call';
import { groupEntity, userEntity } from './principalEntity';
import { errors } from '../wire/errors';
import { numberArgument, textArgument, type Segment } from '../wire/path';
import { action, collectionResource, entityResource, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';

/** People of the site, below its web. */
export const usersSteps: Steps<Site> = {
  currentUser: { facts: '1.2', verbs: 'GET', open: (_site, _segment, call) => userResource(call.principal) },
  ensureUser: { facts: '1.2', verbs: 'POST', open: () => action('ensureuser', ensureUser) },
  getUserById: { facts: '1.2', verbs: 'GET', open: (_, segment, call) => userResource(userById(call, numberArgument(segment, 'userid'))) },
  siteUsers: { facts: '1.2', verbs: 'GET', open: siteUsers },
};

/** Groups of the site, below its web. */
export const groupsSteps: Steps<Site> = {
  siteGroups: { facts: '1.8', verbs: 'GET POST', open: siteGroups },
  associatedOwnerGroup: { facts: '1.8', verbs: 'GET', open: (site, _, call) => associatedGroup(call, site.ownerGroup) },
  associatedMemberGroup: { facts: '1.8', verbs: 'GET', open: (site, _, call) => associatedGroup(call, site.memberGroup) },
  associatedVisitorGroup: { facts: '1.8', verbs: 'GET', open: (site, _, call) => associatedGroup(call, site.visitorGroup) },
};

const userStep = follow(usersSteps);
const groupStep = follow(groupsSteps);

export function usersStep(segment: Segment, call: Call): Resource | undefined {
  return userStep(call.site, segment, call);
}

export function groupsStep(segment: Segment, call: Call): Resource | undefined {
  return groupStep(call.site, segment, call);
}

function ensureUser(call: Call): Answer {
  // Whoever may look people up may enter them; being entered gives no right.
  call.require('browseUserInfo', call.site);
  const user = call.tenant.principals.ensureByName(call.site.id, textOf(bodyOf(call), 'logonName'));
  return { kind: 'entity', entity: userEntity(user) };
}

/** What follows the users of a site. */
export const siteUsersSteps: Steps<Site> = {
  getById: { facts: '1.2', verbs: 'GET', open: (_, segment, call) => userResource(userById(call, numberArgument(segment, 'id'))) },
  getByLoginName: { facts: '1.2', verbs: 'GET', open: (_, segment, call) => userResource(userByLogin(call, textArgument(segment, 'loginname'))) },
  getByEmail: { facts: '1.2', verbs: 'GET', open: (_, segment, call) => userResource(userByEmail(call, textArgument(segment, 'email'))) },
  removeById: { facts: '1.2', verbs: 'POST', open: (_, segment) => action(segment.name, call => removeUser(call, userById(call, numberArgument(segment, 'id')))) },
  removeByLoginName: { facts: '1.2', verbs: 'POST', open: (_, segment) => action(segment.name, call => removeUser(call, userByLogin(call, textArgument(segment, 'loginname')))) },
};

const siteUsersStep = follow(siteUsersSteps);

function siteUsers(site: Site, segment: Segment, call: Call): Resource {
  if (segment.args !== undefined) return userResource(userByLogin(call, textArgument(segment, 'v')));
  return collectionResource('siteusers', 'SP.ApiData.Users', () => call.tenant.principals.all(site.id, USER).map(userEntity), {
    step: inner => siteUsersStep(site, inner, call),
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

/** What follows the groups of a site. */
export const siteGroupsSteps: Steps<Site> = {
  getById: { facts: '1.8', verbs: 'GET MERGE', open: (_, segment, call) => groupResource(groupById(call, numberArgument(segment, 'id'))) },
  getByName: { facts: '1.8', verbs: 'GET MERGE', open: (_, segment, call) => groupResource(groupByName(call, textArgument(segment, 'name'))) },
  removeById: { facts: '1.8', verbs: 'POST', open: (_, segment) => action(segment.name, call => removeGroup(call, groupById(call, numberArgument(segment, 'id')))) },
  removeByLoginName: { facts: '1.8', verbs: 'POST', open: (_, segment) => action(segment.name, call => removeGroup(call, groupByName(call, textArgument(segment, 'loginname')))) },
};

const siteGroupsStep = follow(siteGroupsSteps);

function siteGroups(site: Site, segment: Segment, call: Call): Resource {
  if (segment.args !== undefined) return groupResource(groupById(call, numberArgument(segment, 'id')));
  return collectionResource('sitegroups', 'SP.ApiData.Groups', () => call.tenant.principals.all(site.id, GROUP).map(groupEntity), {
    post: () => addGroup(call),
    step: inner => siteGroupsStep(site, inner, call),
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

/** What follows a group. */
export const groupSteps: Steps<Principal> = {
  users: { facts: '1.8', verbs: 'GET POST', open: members },
};

const ofGroup = follow(groupSteps);

export function groupResource(group: Principal): Resource {
  return entityResource(groupEntity(group), {
    merge: call => {
      call.require('managePermissions', call.site);
      const body = entryOf(call);
      const title = optionalText(body, 'Title') ?? group.title;
      call.tenant.principals.changeGroup(call.site.id, group.id, title, optionalText(body, 'Description') ?? group.description);
      return changed();
    },
    step: (segment, call) => ofGroup(group, segment, call),
  });
}

/** What follows the people of a group. */
export const membersSteps: Steps<Principal> = {
  getById: { facts: '1.8', verbs: 'GET', open: (group, segment, call) => userResource(found(membersOf(call, group).find(({ id }) => id === numberArgument(segment, 'id')), 'User')) },
  removeById: { facts: '1.8', verbs: 'POST', open: (group, segment) => action(segment.name, call => removeMember(call, group, userById(call, numberArgument(segment, 'id')))) },
  removeByLoginName: {
    facts: '1.8',
    verbs: 'POST',
    open: (group, segment) => action(segment.name, call => removeMember(call, group, userByLogin(call, textArgument(segment, 'loginname')))),
  },
};

const membersStep = follow(membersSteps);

function members(group: Principal, segment: Segment): Resource {
  return collectionResource(segment.name, 'SP.ApiData.Users', call => membersOf(call, group).map(userEntity), {
    post: call => {
      requireMembership(call, group);
      const user = call.tenant.principals.ensureByName(group.siteId, textOf(entryOf(call), 'LoginName'));
      call.tenant.principals.addMember(group.siteId, group.id, user.id);
      return { kind: 'entity', entity: userEntity(user), status: 201 };
    },
    step: (inner, call) => membersStep(group, inner, call),
  });
}

function membersOf(call: Call, group: Principal): readonly Principal[] {
  return call.tenant.principals.members(group.siteId, group.id);
}

function removeMember(call: Call, group: Principal, user: Principal): Answer {
  requireMembership(call, group);
  call.tenant.principals.removeMember(group.siteId, group.id, user.id);
  return DONE;
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

function userByEmail(call: Call, email: string): Principal {
  return found(call.tenant.principals.all(call.site.id, USER).find(user => user.email.toLowerCase() === email.toLowerCase()), 'User');
}

function groupByName(call: Call, name: string): Principal {
  return found(call.tenant.principals.byLogin(call.site.id, GROUP, name), 'Group');
}

function groupById(call: Call, id: number): Principal {
  const group = call.tenant.principals.byId(call.site.id, id);
  return found(group?.kind === GROUP ? group : undefined, 'Group');
}

function found(principal: Principal | undefined, what: 'User' | 'Group'): Principal {
  if (!principal) throw errors.principal(what);
  return principal;
}
