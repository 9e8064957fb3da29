import type { DirectoryUser } from '../../store/directory';
import { loginOf } from '../../store/principals';
import { personalUrl } from '../../provision';
import type { Call } from '../wire/call';
import { entity, type Entity, type Shape } from '../wire/entity';
import { Complex } from '../wire/values';

/** The properties of a profile by their names, in the order in which SharePoint tells them. */
export function profileProperties(call: Call, user: DirectoryUser): ReadonlyMap<string, string> {
  const [first, ...others] = user.displayName.split(' ');
  const known = new Map([
    ['UserProfile_GUID', user.id],
    ['SID', `i:0h.f|membership|${user.id.replace(/-/g, '').slice(0, 16)}@live.com`],
    ['ADGuid', user.id],
    ['AccountName', loginOf(user.upn)],
    ['FirstName', first],
    ['LastName', others.join(' ')],
    ['PreferredName', user.displayName],
    ['WorkPhone', ''],
    ['Department', user.department ?? ''],
    ['Title', user.jobTitle ?? ''],
    ['SPS-JobTitle', user.jobTitle ?? ''],
    ['SPS-Department', user.department ?? ''],
    ['Manager', ''],
    ['AboutMe', ''],
    ['PersonalSpace', user.isGuest ? '' : `${personalUrl(user.upn)}/`],
    ['PictureURL', ''],
    ['UserName', user.upn],
    ['WebSite', ''],
    ['PublicSiteRedirect', ''],
    ['WorkEmail', user.mail ?? ''],
    ['SPS-ClaimID', user.upn],
    ['SPS-ClaimProviderID', 'membership'],
    ['SPS-UserPrincipalName', user.upn],
    ['SPS-SipAddress', user.mail ?? ''],
    ['SPS-UserType', user.isGuest ? '1' : '0'],
    ['msOnline-ObjectId', user.id],
  ]);
  for (const { name, value } of call.tenant.profiles.of(user.id)) known.set(name, value);
  return known;
}

const propertiesShape: Shape<DirectoryUser> = {
  type: 'SP.UserProfiles.PersonProperties',
  set: 'SP.UserProfiles.PersonProperties',
  editLink: user => `SP.UserProfiles.PeopleManager/GetPropertiesFor('${encodeURIComponent(loginOf(user.upn))}')`,
  props: {
    AccountName: user => loginOf(user.upn),
    DirectReports: () => [],
    DisplayName: user => user.displayName,
    Email: user => user.mail ?? '',
    ExtendedManagers: () => [],
    ExtendedReports: user => [loginOf(user.upn)],
    IsFollowed: () => false,
    LatestPost: () => null,
    Peers: () => [],
    PersonalSiteHostUrl: (_, call) => `${call.absolute('')}/`,
    PersonalUrl: (user, call) => (user.isGuest ? '' : `${call.absolute(personalUrl(user.upn))}/`),
    PictureUrl: () => null,
    Title: user => user.jobTitle ?? null,
    UserProfileProperties: (user, call) =>
      [...profileProperties(call, user)].map(([name, value]) => new Complex('SP.KeyValue', { Key: name, Value: value, ValueType: 'Edm.String' })),
    UserUrl: (user, call) => `${call.absolute('/_layouts/15/')}person.aspx?accountname=${encodeURIComponent(loginOf(user.upn))}`,
  },
};

const profileShape: Shape<DirectoryUser> = {
  type: 'SP.UserProfiles.UserProfile',
  set: 'SP.UserProfiles.UserProfile',
  editLink: () => 'SP.UserProfiles.ProfileLoader.GetProfileLoader/GetUserProfile',
  props: {
    AccountName: user => loginOf(user.upn),
    DisplayName: user => user.displayName,
    IsDefaultDocumentLibraryBlocked: () => false,
    IsPeopleListPublic: () => true,
    IsPrivacySettingOn: () => false,
    IsSelf: (user, call) => call.caller.actor.kind === 'user' && call.caller.actor.user.id === user.id,
    JobTitle: user => user.jobTitle ?? '',
    MySiteFirstRunExperience: () => 2,
    MySiteHostUrl: (_, call) => `${call.absolute('')}/`,
    O15FirstRunExperience: () => 0,
    PersonalSiteCapabilities: user => (user.isGuest ? 0 : 4),
    PersonalSiteFirstCreationError: () => null,
    PersonalSiteInstantiationState: user => (user.isGuest ? 0 : 2),
    PictureImportEnabled: () => false,
    PictureUrl: () => null,
    PublicUrl: (user, call) => `${call.absolute('/_layouts/15/')}person.aspx?accountname=${encodeURIComponent(loginOf(user.upn))}`,
    SipAddress: user => user.mail ?? '',
    UrlToCreatePersonalSite: (_, call) => `${call.absolute('/_layouts/15/')}my.aspx`,
    UserProfileProperties: () => null,
  },
};

export function personProperties(user: DirectoryUser): Entity {
  return entity(propertiesShape, user);
}

export function userProfile(user: DirectoryUser): Entity {
  return entity(profileShape, user);
}
