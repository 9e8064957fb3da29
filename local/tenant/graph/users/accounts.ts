import { checkFields, flagOf, textsOf, wordsOf } from '../body/fields';
import type { Fields } from '../body/fields';
import { addRecord, recordById, removeRecord } from '../records/records';
import { unsupported } from '../wire/errors';
import { entity, isRecord, jsonBody } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { noContent } from '../wire/request';
import type { Needs } from '../wire/scopes';
import { requirePermission } from '../wire/scopes';
import type { Person } from '../wire/world';
import { badDirectoryRequest, insufficient } from './errors';
import { profileOf, saveProfile } from './profileStore';
import { listNames, profileNames, userResource, usualNames } from './userResource';
import { narrowed } from '../body/shaped';
import { userOf } from './users';

const accountNeeds = {
  write: { delegated: ['User.ReadWrite.All', 'Directory.ReadWrite.All'], application: ['User.ReadWrite.All', 'Directory.ReadWrite.All'] },
  own: { delegated: ['User.ReadWrite', 'User.ReadWrite.All', 'Directory.ReadWrite.All'], application: ['User.ReadWrite.All', 'Directory.ReadWrite.All'] },
} satisfies Record<string, Needs>;

const directoryNames = ['displayName', 'jobTitle', 'department', 'mail'] as const;
const userFields = {
  type: 'user',
  names: [...directoryNames, ...profileNames, ...listNames, 'accountEnabled', 'mailNickname', 'passwordProfile', 'userPrincipalName', 'userType'],
  readOnly: ['id', 'createdDateTime', 'deletedDateTime', 'proxyAddresses', 'imAddresses', 'assignedLicenses', 'assignedPlans', 'identities', 'creationType'],
};

/** Only administrators look after other people's accounts. @throws 403 */
function requireAdmin(call: GraphCall): void {
  if (call.caller.kind === 'delegated' && !call.caller.person.isAdmin) throw insufficient();
}

/** Create user: with an account come a mailbox and a OneDrive. */
function createUser(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'directory', accountNeeds.write);
  requireAdmin(call);
  const body = jsonBody(call);
  checkFields(body, userFields);
  for (const name of ['accountEnabled', 'displayName', 'mailNickname', 'passwordProfile', 'userPrincipalName']) {
    if (body[name] === undefined || body[name] === null) throw badDirectoryRequest(`A value is required for property '${name}' of resource 'User'.`);
  }
  const upn = wordsOf(body, 'userPrincipalName', '') ?? '';
  if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(upn)) throw badDirectoryRequest("Property userPrincipalName is invalid.");
  if (call.world.people.byUpn(upn)) throw badDirectoryRequest('Another object with the same value for property userPrincipalName already exists.');
  const password = isRecord(body['passwordProfile']) ? wordsOf(body['passwordProfile'], 'password', null) : null;
  if (!password || password.length < 8) throw badDirectoryRequest('The specified password does not comply with password complexity requirements.');
  const person = call.world.accounts.saveUser({ upn, displayName: wordsOf(body, 'displayName', '') ?? '', ...directoryPart(body) });
  saveProfile(call.world.db, person.id, { createdDateTime: call.now.toISOString().replace(/\.\d+Z$/, 'Z'), ...profilePart(body) });
  return entity(call, narrowed(userResource(call.world.db, person), usualNames), { context: 'users' }, 201);
}

function directoryPart(body: Fields): { readonly jobTitle?: string; readonly department?: string; readonly mail?: string } {
  const text = (name: string): string | undefined => wordsOf(body, name, null) ?? undefined;
  return { jobTitle: text('jobTitle'), department: text('department'), mail: text('mail') };
}

function profilePart(body: Fields): Fields {
  const found: Record<string, unknown> = {};
  for (const name of profileNames) if (name in body) found[name] = name === 'showInAddressList' ? flagOf(body, name, true) : wordsOf(body, name, null);
  for (const name of listNames) if (name in body) found[name] = textsOf(body, name, []);
  if ('accountEnabled' in body) found['accountEnabled'] = flagOf(body, 'accountEnabled', true);
  if ('mailNickname' in body) found['mailNickname'] = wordsOf(body, 'mailNickname', null);
  return found;
}

/** Update user: one's own profile, or as an administrator anybody's. */
function patchUser(call: GraphCall): GraphAnswer {
  const person = userOf(call);
  const isOwn = call.caller.kind === 'delegated' && call.caller.person.id === person.id;
  requirePermission(call.caller, 'directory', isOwn ? accountNeeds.own : accountNeeds.write);
  const body = jsonBody(call);
  checkFields(body, userFields);
  const restricted = ['accountEnabled', 'userPrincipalName', 'passwordProfile', 'jobTitle', 'department', 'displayName', 'mail', 'userType'].filter((name) => name in body);
  if (!isOwn || restricted.length > 0) requireAdmin(call);
  if ('userPrincipalName' in body && body['userPrincipalName'] !== person.upn) throw unsupported('a change of the userPrincipalName');
  if (directoryNames.some((name) => name in body)) {
    const kept = { jobTitle: person.jobTitle, department: person.department, mail: person.mail };
    const given = Object.fromEntries(Object.entries(directoryPart(body)).filter(([name]) => name in body));
    const { upn, isGuest, isAdmin } = person;
    call.world.accounts.saveUser({ upn, isGuest, isAdmin, ...kept, ...given, displayName: wordsOf(body, 'displayName', person.displayName) ?? person.displayName });
  }
  saveProfile(call.world.db, person.id, profilePart(body));
  return noContent();
}

/** What a deleted account was, for its return. */
interface DeletedUser {
  readonly person: Person;
  readonly profile: Fields;
}

function deleteUser(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'directory', accountNeeds.write);
  requireAdmin(call);
  buryUser(call, userOf(call));
  return noContent();
}

export function buryUser(call: GraphCall, person: Person): void {
  const { db } = call.world;
  const body: DeletedUser = { person, profile: profileOf(db, person.id) };
  addRecord(db, { kind: 'deletedUser', id: person.id, moment: call.now.toISOString(), body });
  call.world.accounts.removeUser(person);
}

export function restoreUser(call: GraphCall, id: string): Person | undefined {
  const { db } = call.world;
  const deleted = recordById<DeletedUser>(db, 'deletedUser', id);
  if (!deleted) return undefined;
  removeRecord(db, deleted);
  return call.world.accounts.saveUser(deleted.body.person);
}

export const accountRoutes: readonly Route[] = [
  { method: 'POST', pattern: '/users', facts: 'Create user', handle: createUser },
  { method: 'PATCH', pattern: '/me', facts: 'Update user', handle: patchUser },
  { method: 'PATCH', pattern: '/users/{user:any}', facts: 'Update user', handle: patchUser },
  { method: 'DELETE', pattern: '/users/{user:any}', facts: 'Delete user', handle: deleteUser },
];
