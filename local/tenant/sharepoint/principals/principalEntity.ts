import { GROUP, type GroupRules, type Principal } from '../../store/principals';
import type { DirectoryUser } from '../../store/directory';
import type { Call } from '../wire/call';
import { checkSelection, entity, type Entity, type Shape } from '../wire/entity';
import type { Selection } from '../wire/selection';
import { Complex } from '../wire/values';
import { mayChangeMembers, mayRun, maySeeMembers, requireSeeingMembers } from './membership';

const userShape: Shape<Principal> = {
  type: 'SP.User',
  set: 'SP.ApiData.Users',
  editLink: user => `Web/GetUserById(${user.id})`,
  props: {
    Id: user => user.id,
    IsHiddenInUI: () => false,
    LoginName: user => user.login,
    Title: user => user.title,
    PrincipalType: user => user.kind,
    Email: user => user.email,
    Expiration: () => '',
    IsEmailAuthenticationGuestUser: () => false,
    IsShareByEmailGuestUser: (user, call) => account(user, call)?.isGuest ?? false,
    IsSiteAdmin: (user, call) => user.isSiteAdmin || (account(user, call)?.isAdmin ?? false),
    UserId: user => (user.directoryId === undefined ? null : new Complex('SP.UserIdInfo', { NameId: nameId(user.directoryId), NameIdIssuer: 'urn:federation:microsoftonline' })),
    UserPrincipalName: (user, call) => account(user, call)?.upn ?? null,
  },
  more: {
    AadObjectId: user => (user.directoryId === undefined ? null : new Complex('SP.UserIdInfo', { NameId: user.directoryId, NameIdIssuer: 'urn:federation:microsoftonline' })),
  },
  links: { Groups: { many: (user, call) => call.tenant.principals.groupsOf(user.siteId, user.id).map(groupEntity) } },
};

const rule =
  <Name extends keyof GroupRules>(name: Name) =>
  (group: Principal, call: Call): GroupRules[Name] =>
    call.tenant.principals.groupRules(group)[name];

const groupShape: Shape<Principal> = {
  type: 'SP.Group',
  set: 'SP.ApiData.Groups',
  editLink: group => `Web/SiteGroups/GetById(${group.id})`,
  props: {
    Id: group => group.id,
    IsHiddenInUI: () => false,
    LoginName: group => group.login,
    Title: group => group.title,
    PrincipalType: () => GROUP,
    AllowMembersEditMembership: rule('allowMembersEditMembership'),
    AllowRequestToJoinLeave: rule('allowRequestToJoinLeave'),
    AutoAcceptRequestToJoinLeave: rule('autoAcceptRequestToJoinLeave'),
    Description: group => group.description,
    OnlyAllowMembersViewMembership: rule('onlyAllowMembersViewMembership'),
    OwnerTitle: (group, call) => ownerOf(group, call).title,
    RequestToJoinLeaveEmailSetting: rule('requestToJoinLeaveEmailSetting'),
  },
  more: {
    CanCurrentUserEditMembership: (group, call) => mayChangeMembers(call, group),
    CanCurrentUserManageGroup: (group, call) => mayRun(call, group),
    CanCurrentUserViewMembership: (group, call) => maySeeMembers(call, group),
  },
  links: {
    Owner: { one: (group, call) => principalEntity(ownerOf(group, call)) },
    Users: {
      many: (group, call) => {
        requireSeeingMembers(call, group);
        return call.tenant.principals.members(group.siteId, group.id).map(userEntity);
      },
    },
  },
};

/** A person as a lookup into the site's user list shows them: `Owner/Title`, `Owner/EMail`. */
const infoShape: Shape<Principal> = {
  type: 'SP.Data.UserInfoItem',
  set: 'SP.ListData.UserInfoItems',
  editLink: user => `Web/SiteUserInfoList/Items(${user.id})`,
  props: {
    Id: user => user.id,
    ID: user => user.id,
    Title: user => user.title,
  },
  more: {
    Name: user => user.login,
    EMail: user => user.email,
    UserName: (user, call) => account(user, call)?.upn ?? null,
    JobTitle: (user, call) => account(user, call)?.jobTitle ?? null,
    Department: (user, call) => account(user, call)?.department ?? null,
    FirstName: user => user.title.split(' ')[0],
    LastName: user => user.title.split(' ').slice(1).join(' '),
    SipAddress: user => user.email,
  },
};

export function userEntity(user: Principal): Entity {
  return entity(userShape, user);
}

export function groupEntity(group: Principal): Entity {
  return entity(groupShape, group);
}

export function principalEntity(principal: Principal): Entity {
  return principal.kind === GROUP ? groupEntity(principal) : userEntity(principal);
}

/** A group whose owner nobody set owns itself. */
export function ownerOf(group: Principal, call: Call): Principal {
  return (group.ownerId === undefined ? undefined : call.tenant.principals.byId(group.siteId, group.ownerId)) ?? group;
}

export function personInfo(call: Call, id: number): Entity | undefined {
  const user = call.remember(`principal ${id}`, () => call.tenant.principals.byId(call.site.id, id));
  return user && entity(infoShape, user);
}

/** @throws 400 for what the user list does not have */
export function checkPerson(selection: Selection, call: Call): void {
  checkSelection(infoShape, selection, call);
}

function account(user: Principal, call: Call): DirectoryUser | undefined {
  const { directoryId } = user;
  return directoryId === undefined ? undefined : call.remember(`account ${directoryId}`, () => call.tenant.directory.byId(directoryId));
}

/** A number of sixteen digits, as SharePoint's NameId is one. */
function nameId(directoryId: string): string {
  return `1003${directoryId.replace(/-/g, '').slice(0, 12)}`;
}
