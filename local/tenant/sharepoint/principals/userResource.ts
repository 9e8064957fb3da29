import { USER, type Principal } from '../../store/principals';
import type { Site } from '../../store/sites';
import { changed, DONE, type Answer } from '../wire/answer';
import { entryOf, optionalBoolean, optionalText, textOf, type Body } from '../wire/body';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { parametersOf } from '../wire/parameters';
import { numberArgument, textArgument, type Segment } from '../wire/path';
import { action, collectionResource, entityResource, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';
import { userByEmail, userById, userByLogin } from './finding';
import { groupsOfUser } from './groupResource';
import { userEntity } from './principalEntity';

/** People of the site, below its web. */
export const usersSteps: Steps<Site> = {
  currentUser: { facts: '1.2', verbs: 'GET MERGE', open: (_site, _segment, call) => userResource(call.principal) },
  ensureUser: { facts: '1.2', verbs: 'POST', open: (_, segment) => action('ensureuser', call => ensureUser(call, segment)) },
  getUserById: { facts: '1.2', verbs: 'GET MERGE', open: (_, segment, call) => userResource(userById(call, numberArgument(segment, 'userid'))) },
  siteUsers: { facts: '1.2', verbs: 'GET POST', open: siteUsers },
};

/** What follows the users of a site. */
export const siteUsersSteps: Steps<Site> = {
  getById: { facts: '1.2', verbs: 'GET MERGE DELETE', open: (_, segment, call) => userResource(userById(call, numberArgument(segment, 'id'))) },
  getByLoginName: { facts: '1.2', verbs: 'GET MERGE DELETE', open: (_, segment, call) => userResource(userByLogin(call, textArgument(segment, 'loginname'))) },
  getByEmail: { facts: '1.2', verbs: 'GET MERGE DELETE', open: (_, segment, call) => userResource(userByEmail(call, textArgument(segment, 'emailaddress'))) },
  removeById: { facts: '1.2', verbs: 'POST', open: (_, segment) => action(segment.name, call => removeUser(call, userById(call, parametersOf(call, segment).number('id')))) },
  removeByLoginName: {
    facts: '1.2',
    verbs: 'POST',
    open: (_, segment) => action(segment.name, call => removeUser(call, userByLogin(call, parametersOf(call, segment).text('loginname')))),
  },
};

const siteUsersStep = follow(siteUsersSteps);

/** What follows a user. */
export const userSteps: Steps<Principal> = {
  groups: { facts: '1.2', verbs: 'GET', open: groupsOfUser },
  deleteObject: { facts: '1.2', verbs: 'POST', open: (user, { name }) => action(name, call => removeUser(call, user)) },
};

const userStep = follow(userSteps, ['Alerts', 'GetRecentFiles', 'GetPersonalSite', 'Expire', 'GetUserProfileProperties']);

function ensureUser(call: Call, segment: Segment): Answer {
  // Whoever may look people up may enter them; being entered gives no right.
  call.require('browseUserInfo', call.site);
  const user = call.tenant.principals.ensureByName(call.site.id, parametersOf(call, segment).text('logonname'));
  return { kind: 'entity', entity: userEntity(user) };
}

function siteUsers(site: Site, segment: Segment, call: Call): Resource {
  if (segment.args !== undefined) return userResource(argumentIsNumber(segment) ? userById(call, numberArgument(segment, 'id')) : userByLogin(call, textArgument(segment, 'v')));
  return collectionResource('siteusers', 'SP.ApiData.Users', () => call.tenant.principals.users(site.id).map(userEntity), {
    post: () => addUser(call),
    step: inner => siteUsersStep(site, inner, call),
  });
}

function argumentIsNumber({ args }: Segment): boolean {
  return args?.[0]?.value.kind === 'number';
}

function addUser(call: Call): Answer {
  call.require('managePermissions', call.site);
  const user = call.tenant.principals.ensureByName(call.site.id, textOf(entryOf(call, 'SP.User'), 'LoginName'));
  return { kind: 'entity', entity: userEntity(user), status: 201 };
}

function removeUser(call: Call, user: Principal): Answer {
  call.require('managePermissions', call.site);
  call.tenant.principals.remove(call.site.id, user.id);
  return DONE;
}

export function userResource(user: Principal): Resource {
  return entityResource(userEntity(user), {
    merge: call => change(call, user),
    remove: call => removeUser(call, user),
    step: (segment, call) => userStep(user, segment, call),
  });
}

const WRITABLE: readonly string[] = ['Title', 'Email', 'IsSiteAdmin'];

/** One's own entry in the site, or anybody's for its administrators. What cannot be written may be sent back as it was read. */
function change(call: Call, user: Principal): Answer {
  if (user.kind !== USER) throw errors.argument();
  const body = entryOf(call, 'SP.User');
  requireUnchanged(call, user, body);
  if (user.id !== call.principal.id) call.require('manageWeb', call.site);
  const admin = optionalBoolean(body, 'IsSiteAdmin');
  if (admin !== undefined && admin !== userEntity(user).value('IsSiteAdmin', call)) {
    requireSiteAdmin(call);
    call.tenant.principals.setSiteAdmin(call.site.id, user.id, admin);
  }
  call.tenant.principals.changeUser(user, { title: optionalText(body, 'Title'), email: optionalText(body, 'Email') });
  return changed();
}

function requireUnchanged(call: Call, user: Principal, body: Body): void {
  const entity = userEntity(user);
  for (const [name, value] of Object.entries(body)) {
    const known = entity.value(name, call);
    if (known === undefined) throw errors.unknownProperty(name, 'SP.User');
    if (!WRITABLE.includes(name) && value !== null && typeof value !== 'object' && value !== known) throw errors.argument(`The property '${name}' is read-only.`);
  }
}

function requireSiteAdmin(call: Call): void {
  const { actor } = call.caller;
  if (call.principal.isSiteAdmin || (actor.kind === 'user' && actor.user.isAdmin) || actor.kind === 'app') return;
  throw errors.denied();
}
