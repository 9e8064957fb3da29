import type { DirectoryUser } from '../../store/directory';
import { personalUrl } from '../../provision';
import type { Site } from '../../store/sites';
import { nothing, type Answer } from '../wire/answer';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { parametersOf } from '../wire/parameters';
import type { Segment } from '../wire/path';
import { action, reader, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';
import { personProperties, profileProperties, userProfile } from './profileEntity';

const MANAGER = 'SP.UserProfiles.PeopleManager';
const LOADER = 'SP.UserProfiles.ProfileLoader';

/** Properties of profiles that their owners may write; the others come from the directory. */
const WRITABLE: readonly string[] = ['AboutMe', 'CellPhone', 'Fax', 'HomePhone', 'Office', 'SPS-Birthday', 'SPS-Interests', 'SPS-Location', 'SPS-PastProjects', 'SPS-Responsibility', 'SPS-School', 'SPS-Skills', 'SPS-StatusNotes', 'WorkPhone'];

/** Profiles of people: `_api/SP.UserProfiles.PeopleManager` and `_api/SP.UserProfiles.ProfileLoader`. */
export const profileSteps: Steps<Site> = {
  [MANAGER]: { facts: MANAGER, verbs: 'GET', open: () => managerResource() },
  [`${LOADER}.GetProfileLoader`]: { facts: LOADER, verbs: 'GET POST', open: (_, { name }) => loaderResource(name) },
  [`${LOADER}.GetOwnerUserProfile`]: { facts: LOADER, verbs: 'GET POST', open: (site, segment) => profileResource(segment.name, call => ownerOf(call, site)) },
};

/** What follows the manager of profiles. */
export const peopleManagerSteps: Steps<undefined> = {
  EditProfileLink: { facts: MANAGER, verbs: 'GET', open: (_, { name }) => reader(name, call => ({ kind: 'value', name, value: `${call.absolute('/_layouts/15/')}EditProfile.aspx` })) },
  GetMyProperties: { facts: MANAGER, verbs: 'GET', open: (_, { name }) => reader(name, call => ({ kind: 'entity', entity: personProperties(self(call)) })) },
  GetPropertiesFor: { facts: MANAGER, verbs: 'GET', open: (_, segment) => reader(segment.name, call => propertiesFor(call, segment)) },
  GetUserProfilePropertyFor: { facts: MANAGER, verbs: 'GET', open: (_, segment) => reader(segment.name, call => propertyFor(call, segment)) },
  GetUserProfileProperties: { facts: MANAGER, verbs: 'GET', open: (_, segment) => reader(segment.name, call => allFor(call, segment)) },
  GetDefaultDocumentLibrary: { facts: MANAGER, verbs: 'GET', open: (_, segment) => reader(segment.name, call => libraryFor(call, segment)) },
  SetSingleValueProfileProperty: { facts: MANAGER, verbs: 'POST', open: (_, segment) => action(segment.name, call => setProperty(call, segment)) },
};

const managerStep = follow(peopleManagerSteps, [
  'AmIFollowedBy', 'AmIFollowing', 'Follow', 'FollowTag', 'GetFollowedTags', 'GetFollowersFor', 'GetMyFollowers', 'GetMySuggestions', 'GetPeopleFollowedBy', 'GetPeopleFollowedByMe', 'HideSuggestion',
  'IsMyPeopleListPublic', 'SetMultiValuedProfileProperty', 'SetMyProfilePicture', 'StopFollowing', 'StopFollowingTag', 'GetUserOneDriveQuotaMax', 'ResetUserOneDriveQuotaToDefault', 'SetUserOneDriveQuota',
]);

function managerResource(): Resource {
  return {
    name: 'PeopleManager',
    get: call => ({ kind: 'object', name: 'PeopleManager', type: MANAGER, body: { EditProfileLink: `${call.absolute('/_layouts/15/')}EditProfile.aspx` } }),
    step: (segment, call) => managerStep(undefined, segment, call),
  };
}

/** What follows a profile. */
export const userProfileSteps: Steps<(call: Call) => DirectoryUser> = {
  CreatePersonalSiteEnque: { facts: LOADER, verbs: 'POST', open: (of, { name }) => action(name, call => requirePersonalSite(call, of(call), name)) },
};

const profileStep = follow(userProfileSteps, ['ShareAllSocialData', 'CreatePersonalSite', 'SetMySiteFirstRunExperience', 'PersonalSite', 'FollowedContent']);

function profileResource(name: string, of: (call: Call) => DirectoryUser): Resource {
  const answer = (call: Call): Answer => ({ kind: 'entity', entity: userProfile(of(call)) });
  return { name, get: answer, post: answer, step: (segment, call) => profileStep(of, segment, call) };
}

function loaderResource(name: string): Resource {
  const answer = (): Answer => ({ kind: 'object', name, type: LOADER, body: {} });
  return {
    name,
    get: answer,
    post: answer,
    step: segment => {
      if (segment.lower === 'getuserprofile') return profileResource(segment.name, self);
      if (segment.lower === 'createpersonalsiteenqueuebulk') throw errors.unsupported(segment.name);
      return undefined;
    },
  };
}

/** An account has its site from its first day here; a guest gets none. */
function requirePersonalSite(call: Call, user: DirectoryUser, name: string): Answer {
  if (!call.tenant.sites.byUrl(personalUrl(user.upn))) throw errors.denied();
  return nothing(name);
}

/** @throws 403 for an application, which has no profile */
function self(call: Call): DirectoryUser {
  const { actor } = call.caller;
  if (actor.kind === 'app') throw errors.denied();
  return actor.user;
}

function ownerOf(call: Call, site: Site): DirectoryUser {
  const admin = call.tenant.principals.users(site.id).find(({ isSiteAdmin, directoryId }) => isSiteAdmin && directoryId !== undefined);
  const user = admin?.directoryId === undefined ? undefined : call.tenant.directory.byId(admin.directoryId);
  if (!user) throw errors.principal('User');
  return user;
}

function account(call: Call, segment: Segment): DirectoryUser | undefined {
  const name = parametersOf(call, segment).text('accountname');
  const upn = name.slice(name.lastIndexOf('|') + 1);
  return call.tenant.directory.byUpn(upn) ?? call.tenant.directory.byMail(upn);
}

/** Nobody by that name is told as nothing, not as an error. */
function propertiesFor(call: Call, segment: Segment): Answer {
  const user = account(call, segment);
  return user ? { kind: 'entity', entity: personProperties(user) } : nothing(segment.name);
}

function propertyFor(call: Call, segment: Segment): Answer {
  const user = account(call, segment);
  if (!user) throw errors.user(parametersOf(call, segment).text('accountname'));
  return { kind: 'value', name: segment.name, value: profileProperties(call, user).get(parametersOf(call, segment).text('propertyname', 1)) ?? '' };
}

function allFor(call: Call, segment: Segment): Answer {
  const user = account(call, segment);
  if (!user) throw errors.user(parametersOf(call, segment).text('accountname'));
  return { kind: 'object', name: segment.name, type: 'SP.KeyValue', body: Object.fromEntries(profileProperties(call, user)) };
}

function libraryFor(call: Call, segment: Segment): Answer {
  const user = account(call, segment);
  const site = user && call.tenant.sites.byUrl(personalUrl(user.upn));
  if (!site) throw errors.file();
  return { kind: 'value', name: segment.name, value: `${call.absolute(site.url)}/Documents` };
}

/** One's own profile only, and only what does not come from the directory. */
function setProperty(call: Call, segment: Segment): Answer {
  const user = account(call, segment);
  const given = parametersOf(call, segment);
  if (!user || user.id !== self(call).id) throw errors.denied();
  const name = given.text('propertyname', 1);
  if (!WRITABLE.includes(name)) throw errors.argument(`The property ${name} cannot be written.`);
  call.tenant.profiles.set(user.id, name, given.text('propertyvalue', 2));
  return nothing(segment.name);
}
