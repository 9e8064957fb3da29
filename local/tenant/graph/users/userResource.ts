import type { Database } from '../../store/database';
import type { Row } from '../wire/filter';
import type { GraphCall } from '../wire/request';
import type { Person } from '../wire/world';
import { profileOf } from './profileStore';

/** What a user resource holds without `$select`. */
export const usualNames = [
  'id',
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
];

/** The basic profile: all that User.ReadBasic.All shows of other people; the rest comes as null (permissions reference). */
const basic = ['id', 'displayName', 'givenName', 'mail', 'surname', 'userPrincipalName', '@odata.type'];

/** What an account may be given besides what it has from the start; each is null until then. */
export const profileNames = [
  'aboutMe', 'ageGroup', 'birthday', 'city', 'companyName', 'country', 'employeeHireDate', 'employeeId', 'employeeType', 'faxNumber',
  'givenName', 'hireDate', 'legalAgeGroupClassification', 'mobilePhone', 'mySite', 'officeLocation', 'postalCode', 'preferredDataLocation',
  'preferredLanguage', 'preferredName', 'state', 'streetAddress', 'surname', 'usageLocation', 'passwordPolicies', 'showInAddressList',
] as const;
const lists = ['businessPhones', 'otherMails', 'interests', 'pastProjects', 'responsibilities', 'schools', 'skills'] as const;
export const listNames: readonly string[] = lists;

export function userResource(db: Database, person: Person): Row {
  const [given = null, ...rest] = person.displayName.split(' ');
  const nothing = Object.fromEntries([...profileNames.map((name) => [name, null]), ...lists.map((name) => [name, []])]);
  const nickname = person.upn.split('@')[0] ?? person.upn;
  return {
    ...nothing,
    id: person.id,
    displayName: person.displayName,
    givenName: given,
    jobTitle: person.jobTitle ?? null,
    mail: person.mail ?? null,
    surname: rest.join(' ') || null,
    userPrincipalName: person.upn,
    department: person.department ?? null,
    userType: person.isGuest ? 'Guest' : 'Member',
    accountEnabled: true,
    mailNickname: nickname,
    proxyAddresses: person.mail === undefined ? [] : [`SMTP:${person.mail}`],
    imAddresses: person.isGuest ? [] : [person.upn],
    identities: [{ signInType: 'userPrincipalName', issuer: person.upn.split('@')[1] ?? '', issuerAssignedId: person.upn }],
    assignedLicenses: [],
    assignedPlans: [],
    provisionedPlans: [],
    licenseAssignmentStates: [],
    onPremisesSyncEnabled: null,
    creationType: person.isGuest ? 'Invitation' : null,
    createdDateTime: '2026-01-05T08:00:00Z',
    deletedDateTime: null,
    externalUserState: person.isGuest ? 'Accepted' : null,
    isResourceAccount: null,
    securityIdentifier: null,
    ...profileOf(db, person.id),
  };
}

/** What the caller may know of somebody. */
export function permitted(call: GraphCall, person: Person): Row {
  const all = userResource(call.world.db, person);
  const isOwn = call.caller.kind === 'delegated' && call.caller.person.id === person.id;
  return isOwn || readsMore(call) ? all : basicProfile(all);
}

function basicProfile(row: Row): Row {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, basic.includes(name) ? value : null]));
}

function readsMore(call: GraphCall): boolean {
  const held = call.caller.kind === 'delegated' ? call.caller.scopes : call.caller.roles;
  return ['User.Read.All', 'User.ReadWrite.All', 'Directory.Read.All', 'Directory.ReadWrite.All'].some((name) => held.has(name));
}

/** Among objects of several types each says what it is. */
export function typedUser(call: GraphCall, person: Person): Row {
  const row = permitted(call, person);
  return { '@odata.type': '#microsoft.graph.user', ...Object.fromEntries(usualNames.map((name) => [name, row[name]])) };
}
