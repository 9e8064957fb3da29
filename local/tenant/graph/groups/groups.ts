import { checkFields, flagOf, textsOf, wordsOf } from '../body/fields';
import type { Fields } from '../body/fields';
import { narrowed, shapedCollection } from '../body/shaped';
import { answerDelta } from '../delta/delta';
import { addRecord, changeRecord, recordById, removeRecord } from '../records/records';
import { checkQuery, searched } from '../users/advanced';
import { badDirectoryRequest, insufficient, unsupportedQuery } from '../users/errors';
import { permitted, usualNames } from '../users/userResource';
import { countAnswer, directoryPage } from '../users/users';
import { unsupported } from '../wire/errors';
import type { Row } from '../wire/filter';
import { entity, expansions, isRecord, jsonBody, refuseOptions } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { noContent } from '../wire/request';
import { requirePermission } from '../wire/scopes';
import { groupResource, typedGroup } from './groupResource';
import { allGroups, allGroupsWith, groupOf, groupsWith, hasRole } from './groupStore';
import type { Group, GroupBody } from './groupStore';
import { admit, boundId, membersIn, namedGroup } from './membership';
import type { Member } from './membership';
import { groupNeeds } from './needs';

export function memberRow(call: GraphCall, member: Member): Row {
  if (member.kind === 'group') return typedGroup(member.group);
  return { '@odata.type': '#microsoft.graph.user', ...narrowed(permitted(call, member.person), usualNames) };
}

/** What `$expand` adds to a group: at most twenty of each. */
function parts(call: GraphCall, group: Group): Row {
  const found: Record<string, unknown> = {};
  for (const name of expansions(call).keys()) {
    if (name === 'members' || name === 'owners') {
      const role = name === 'members' ? 'member' : 'owner';
      found[name] = membersIn(call.world, group, role).slice(0, 20).map((member) => memberRow(call, member));
    } else if (name === 'memberOf') found[name] = groupsWith(call.world.db, group.id).map(typedGroup);
    else if (name === 'transitiveMemberOf') found[name] = allGroupsWith(call.world.db, group.id).map(typedGroup);
    else throw unsupported(`$expand=${name} on groups`);
  }
  return found;
}

const searchable = ['displayName', 'description', 'mail', 'mailNickname'];

function matching(call: GraphCall): readonly Group[] {
  return searched(call, allGroups(call.world.db), groupResource, searchable);
}

function listGroups(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'directory', groupNeeds.read);
  refuseOptions(call, 'select', 'top', 'filter', 'search', 'orderby', 'count', 'skiptoken', 'expand');
  checkQuery(call);
  const shape = { row: groupResource, parts: (group: Group) => parts(call, group) };
  return shapedCollection(call, matching(call), shape, { ...directoryPage, context: 'groups', type: 'group' });
}

function countGroups(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'directory', groupNeeds.read);
  return countAnswer(call, matching(call).map(groupResource), 'group');
}

function trackGroups(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'directory', groupNeeds.read);
  return answerDelta(call, { context: 'groups', size: 200 }, () => allGroups(call.world.db).map(groupResource));
}

function getGroup(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'directory', groupNeeds.read);
  const group = namedGroup(call);
  const answer = entity(call, groupResource(group), { context: 'groups', type: 'group' });
  return isRecord(answer.body) ? { ...answer, body: { ...answer.body, ...parts(call, group) } } : answer;
}

const groupFields = {
  type: 'group',
  names: [
    'displayName', 'description', 'mailEnabled', 'mailNickname', 'securityEnabled', 'groupTypes', 'visibility', 'classification', 'preferredLanguage',
    'theme', 'preferredDataLocation', 'resourceBehaviorOptions', 'resourceProvisioningOptions', 'isAssignableToRole', 'members', 'owners',
  ],
  readOnly: ['id', 'createdDateTime', 'mail', 'proxyAddresses', 'renewedDateTime', 'securityIdentifier', 'deletedDateTime'],
};
const moreNames = ['classification', 'preferredLanguage', 'theme', 'preferredDataLocation', 'resourceBehaviorOptions', 'isAssignableToRole'] as const;

/** Create group: a Microsoft 365 group with its site, or a security group. */
function createGroup(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'directory', groupNeeds.create);
  const body = jsonBody(call);
  checkFields(body, groupFields);
  const made = newGroup(call, body);
  const { db } = call.world;
  const group = addRecord<GroupBody>(db, { kind: 'group', body: made });
  const creator = call.caller.kind === 'delegated' ? call.caller.person : undefined;
  const site = made.groupTypes.includes('Unified') ? call.world.accounts.addGroupSite(made.mailNickname, made.displayName, made.description ?? '', undefined) : null;
  const placed = changeRecord(db, group, { body: { ...made, site } });
  const owners = boundIds(body, 'owners');
  const first = owners.length === 0 && creator ? [creator.id] : owners;
  for (const id of first) admit(call.world, placed, id, 'owner');
  for (const id of boundIds(body, 'members')) admit(call.world, placed, id, 'member');
  return entity(call, groupResource(placed), { context: 'groups' }, 201);
}

function boundIds(body: Fields, name: string): string[] {
  return textsOf(body, `${name}@odata.bind`, []).map(boundId);
}

function newGroup(call: GraphCall, body: Fields): GroupBody {
  const displayName = required(body, 'displayName');
  const mailNickname = required(body, 'mailNickname');
  const groupTypes = textsOf(body, 'groupTypes', []);
  for (const name of ['mailEnabled', 'securityEnabled']) if (typeof body[name] !== 'boolean') throw missing(name);
  const mailEnabled = flagOf(body, 'mailEnabled', false);
  const securityEnabled = flagOf(body, 'securityEnabled', false);
  if (groupTypes.includes('DynamicMembership')) throw unsupported('groups with dynamic membership');
  const isUnifiedGroup = groupTypes.includes('Unified');
  if (isUnifiedGroup && !mailEnabled) throw badDirectoryRequest('A Microsoft 365 group must be mail-enabled.');
  if (!isUnifiedGroup && (mailEnabled || !securityEnabled)) throw badDirectoryRequest('The service does not currently support writes of mail-enabled groups. Please ensure that the mail-enablement property is unset and the security-enablement property is set.');
  checkNickname(call, mailNickname);
  return {
    displayName,
    description: wordsOf(body, 'description', null),
    mail: isUnifiedGroup ? `${mailNickname}@${domainOf(call)}` : null,
    mailNickname,
    mailEnabled,
    securityEnabled,
    groupTypes,
    visibility: wordsOf(body, 'visibility', isUnifiedGroup ? 'Public' : null),
    created: call.now.toISOString().replace(/\.\d+Z$/, 'Z'),
    site: null,
    more: moreIn(body),
  };
}

function moreIn(body: Fields): Fields {
  return Object.fromEntries(moreNames.filter((name) => name in body).map((name) => [name, body[name]]));
}

function required(body: Fields, name: string): string {
  const value = wordsOf(body, name, null);
  if (!value) throw missing(name);
  return value;
}

function missing(name: string): ReturnType<typeof badDirectoryRequest> {
  return badDirectoryRequest(`A value is required for property '${name}' of resource 'Group'.`);
}

function checkNickname(call: GraphCall, nickname: string, own?: string): void {
  if (/[@()\\[\]";:<>, ]/.test(nickname) || nickname.length > 64) throw badDirectoryRequest("Invalid value specified for property 'mailNickname' of resource 'Group'.");
  const taken = allGroups(call.world.db).some(({ id, body }) => id !== own && body.mailNickname.toLowerCase() === nickname.toLowerCase());
  if (taken) throw badDirectoryRequest('Another object with the same value for property mailNickname already exists.');
}

/** The organisation's own domain: that of its members. */
export function domainOf(call: GraphCall): string {
  const member = call.world.people.all().find(({ isGuest }) => !isGuest);
  return member?.upn.split('@')[1] ?? 'tenant.example';
}

/** Applications change every group, people the groups that they own; administrators every one. @throws 403 */
export function requireOwner(call: GraphCall, group: Group): void {
  const { caller } = call;
  if (caller.kind === 'application' || caller.person.isAdmin || hasRole(call.world.db, group.id, caller.person.id, 'owner')) return;
  throw insufficient();
}

function patchGroup(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'directory', groupNeeds.write);
  const group = namedGroup(call);
  requireOwner(call, group);
  const body = jsonBody(call);
  checkFields(body, groupFields);
  if ('groupTypes' in body) throw unsupportedQuery('The property groupTypes cannot be changed.');
  const before = group.body;
  const mailNickname = wordsOf(body, 'mailNickname', before.mailNickname) ?? before.mailNickname;
  checkNickname(call, mailNickname, group.id);
  const displayName = wordsOf(body, 'displayName', before.displayName) ?? before.displayName;
  const description = wordsOf(body, 'description', before.description);
  const changed = { ...before, displayName, description, mailNickname, visibility: wordsOf(body, 'visibility', before.visibility), more: { ...before.more, ...moreIn(body) } };
  changeRecord(call.world.db, group, { body: { ...changed, securityEnabled: flagOf(body, 'securityEnabled', before.securityEnabled) } });
  if (before.site !== null) call.world.accounts.renameGroupSite(before.site, displayName, description ?? '');
  for (const id of boundIds(body, 'members')) admit(call.world, group, id, 'member');
  for (const id of boundIds(body, 'owners')) admit(call.world, group, id, 'owner');
  return noContent();
}

/** Delete group: it can be brought back from the deleted items. */
function deleteGroup(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'directory', groupNeeds.write);
  const group = namedGroup(call);
  requireOwner(call, group);
  buryGroup(call, group);
  return noContent();
}

export function buryGroup(call: GraphCall, group: Group): void {
  const { db } = call.world;
  addRecord(db, { kind: 'deletedGroup', id: group.id, moment: call.now.toISOString(), body: group.body });
  db.change("DELETE FROM graph_records WHERE kind = 'group' AND id = ?", group.id);
}

export function restoreGroup(call: GraphCall, id: string): Group | undefined {
  const { db } = call.world;
  const deleted = recordById<GroupBody>(db, 'deletedGroup', id);
  if (!deleted) return undefined;
  removeRecord(db, deleted);
  addRecord(db, { kind: 'group', id, body: deleted.body });
  return groupOf(db, id);
}

export const groupRoutes: readonly Route[] = [
  { method: 'GET', pattern: '/groups', facts: 'List groups', handle: listGroups },
  { method: 'POST', pattern: '/groups', facts: 'Create group', handle: createGroup },
  { method: 'GET', pattern: '/groups/$count', facts: 'Advanced query capabilities', handle: countGroups },
  { method: 'GET', pattern: '/groups/delta', facts: 'group: delta', handle: trackGroups },
  { method: 'GET', pattern: '/groups/{group}', facts: 'Get group', handle: getGroup },
  { method: 'PATCH', pattern: '/groups/{group}', facts: 'Update group', handle: patchGroup },
  { method: 'DELETE', pattern: '/groups/{group}', facts: 'Delete group', handle: deleteGroup },
];
