import { GROUP, type Principal } from '../../store/principals';
import type { DirectoryUser } from '../../store/directory';
import type { Call } from '../wire/call';
import { checkSelection, entity, type Entity, type Shape } from '../wire/entity';
import type { Selection } from '../wire/selection';
import { Complex } from '../wire/values';

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
  links: { Groups: { many: (user, call) => call.tenant.principals.groupsOf(user.siteId, user.id).map(groupEntity) } },
};

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
    AllowMembersEditMembership: () => false,
    AllowRequestToJoinLeave: () => false,
    AutoAcceptRequestToJoinLeave: () => false,
    Description: group => group.description,
    OnlyAllowMembersViewMembership: () => false,
    OwnerTitle: (group, call) => (group.ownerId === undefined ? group.title : call.tenant.principals.byId(group.siteId, group.ownerId)?.title ?? ''),
    RequestToJoinLeaveEmailSetting: () => '',
  },
  links: { Users: { many: (group, call) => call.tenant.principals.members(group.siteId, group.id).map(userEntity) } },
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
