import { checkFields, choiceOf, wordsOf } from '../body/fields';
import type { Fields } from '../body/fields';
import { boundPerson } from '../chats/memberResource';
import { domainOf, requireOwner } from '../groups/groups';
import { groupsWith, groupOf, isUnified } from '../groups/groupStore';
import type { Group, GroupBody } from '../groups/groupStore';
import { admit, namedGroup } from '../groups/membership';
import { groupNeeds } from '../groups/needs';
import { addRecord, changeRecord, recordById } from '../records/records';
import { signedIn } from '../wire/caller';
import { badRequest, forbidden, GraphError, notFound } from '../wire/errors';
import { collection, entity, isRecord, jsonBody, listOf, textOf } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { noContent } from '../wire/request';
import { requirePermission } from '../wire/scopes';
import type { Person } from '../wire/world';
import { personByKey } from '../wire/world';
import { counted } from '../chats/counted';
import { ownedTeam, teamOf } from './access';
import { makeChannel } from './channels';
import { teamNeeds } from './needs';
import { teamInList, teamResource } from './teamResources';
import { addTeam, allTeams, teamById, usualSettings } from './teamStore';
import type { Team, TeamBody } from './teamStore';

const settingNames = Object.keys(usualSettings);
const teamFields = {
  type: 'team',
  names: ['displayName', 'description', 'visibility', 'specialization', 'classification', 'members', 'channels', 'firstChannelName', ...settingNames],
  readOnly: ['id', 'internalId', 'webUrl', 'isArchived', 'createdDateTime', 'tenantId'],
};

/** Create team: from the standard template, or on a group. It is answered before it is done: the Location tells how it goes. */
function createTeam(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'teams', teamNeeds.create);
  const body = jsonBody(call);
  checkFields(body, teamFields);
  if (!/teamsTemplates\('?standard'?\)/i.test(textOf(body['template@odata.bind']) ?? '')) throw badRequest('A new team needs template@odata.bind, and the template standard is the one here.');
  const onGroup = textOf(body['group@odata.bind']);
  const group = onGroup === undefined ? newGroup(call, body) : existingGroup(call, onGroup);
  const team = makeTeam(call, group, body);
  return underWay(call, team, 'createTeam');
}

/** Create team from group: `PUT /groups/{id}/team`. */
function teamify(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'teams', groupNeeds.write);
  const group = namedGroup(call);
  requireOwner(call, group);
  const body = jsonBody(call);
  checkFields(body, teamFields);
  return entity(call, teamResource(call, makeTeam(call, unified(call, group), body)), { context: 'teams' }, 201);
}

function existingGroup(call: GraphCall, address: string): Group {
  const [, quoted, plain] = /\/groups(?:\('([^']+)'\)|\/([^/?]+))$/i.exec(address) ?? [];
  const group = groupOf(call.world.db, quoted ?? plain ?? '');
  if (!group) throw notFound(`The group of '${address}' was not found.`);
  requireOwner(call, group);
  return unified(call, group);
}

function unified(call: GraphCall, group: Group): Group {
  if (!isUnified(group)) throw badRequest('A team is made on a Microsoft 365 group alone.');
  if (teamById(call.world.db, group.id)) throw new GraphError(409, 'Conflict', 'Failed to execute Templates backend request: the group is a team already.');
  return group;
}

function newGroup(call: GraphCall, body: Fields): Group {
  const displayName = wordsOf(body, 'displayName', null);
  if (!displayName) throw badRequest('The property displayName is required.');
  const owners = ownersOf(call, body);
  const nickname = freeNickname(call, displayName.replace(/[^A-Za-z0-9_-]/g, ''));
  const visibility = choiceOf(body, 'visibility', ['Public', 'Private'], 'Public');
  const site = call.world.accounts.addGroupSite(nickname, displayName, wordsOf(body, 'description', null) ?? '', undefined);
  const made: GroupBody = {
    displayName,
    description: wordsOf(body, 'description', null),
    mail: `${nickname}@${domainOf(call)}`,
    mailNickname: nickname,
    mailEnabled: true,
    securityEnabled: false,
    groupTypes: ['Unified'],
    visibility,
    created: call.now.toISOString().replace(/\.\d+Z$/, 'Z'),
    site,
    more: {},
  };
  const group = addRecord<GroupBody>(call.world.db, { kind: 'group', body: made });
  for (const person of owners) for (const role of ['owner', 'member'] as const) admit(call.world, group, person.id, role);
  return group;
}

function freeNickname(call: GraphCall, wanted: string): string {
  const taken = (name: string): boolean => call.world.db.get("SELECT 1 FROM graph_records WHERE kind = 'group' AND json_extract(body, '$.mailNickname') = ? COLLATE NOCASE", name) !== undefined;
  let name = wanted || 'team';
  for (let number = 1; taken(name); number += 1) name = `${wanted}${number}`;
  return name;
}

/** Who makes a team owns it; an application has to name the owner. */
function ownersOf(call: GraphCall, body: Fields): Person[] {
  const named = listOf(body['members']).map((member) => {
    if (!JSON.stringify(member['roles'] ?? []).includes('owner')) throw badRequest('The members of a new team are its owners.');
    return boundPerson(call, member);
  });
  if (call.caller.kind === 'delegated') return [...new Map([call.caller.person, ...named].map((person) => [person.id, person])).values()];
  if (named.length !== 1) throw badRequest('A team that an application makes needs one owner among its members.');
  return named;
}

function makeTeam(call: GraphCall, group: Group, body: Fields): Team {
  const settings = settingsIn(body, {});
  const record: TeamBody = { created: call.now.toISOString(), isArchived: false, specialization: 'none', classification: null, settings };
  const more = { ...group.body.more, resourceProvisioningOptions: ['Team'] };
  const team = addTeam(call.world.db, changeRecord(call.world.db, group, { body: { ...group.body, more } }), record);
  makeChannel(call, team, { displayName: wordsOf(body, 'firstChannelName', null) ?? 'General', description: wordsOf(body, 'description', null), isPrimary: true });
  for (const channel of listOf(body['channels'])) {
    makeChannel(call, team, { displayName: wordsOf(channel, 'displayName', null) ?? '', description: wordsOf(channel, 'description', null), isPrimary: false });
  }
  return team;
}

function settingsIn(body: Fields, before: TeamBody['settings']): TeamBody['settings'] {
  const found: Record<string, Fields> = { ...before };
  for (const [name, usual] of Object.entries(usualSettings)) {
    const given = body[name];
    if (!isRecord(given)) continue;
    const unknown = Object.keys(given).find((key) => !key.includes('@') && !(key in usual));
    if (unknown) throw badRequest(`The property '${unknown}' does not exist on ${name}.`);
    found[name] = { ...usual, ...before[name], ...given };
  }
  return found;
}

/** The answer of what Teams does later; here it is done when it is asked for. */
function underWay(call: GraphCall, team: Team, operationType: string): GraphAnswer {
  const { id } = addRecord(call.world.db, { kind: 'teamOperation', parent: team.id, moment: call.now.toISOString(), body: { operationType } });
  return { status: 202, headers: { Location: `/teams('${team.id}')/operations('${id}')`, 'Content-Location': `/teams('${team.id}')` } };
}

function getOperation(call: GraphCall): GraphAnswer {
  const team = teamOf(call, teamNeeds.read);
  const found = recordById<{ readonly operationType: string }>(call.world.db, 'teamOperation', call.params['operation'] ?? '');
  if (found?.parent !== team.id) throw notFound('The operation was not found.');
  const operation = {
    id: found.id,
    operationType: found.body.operationType,
    createdDateTime: found.moment,
    status: 'succeeded',
    lastActionDateTime: found.moment,
    attemptsCount: 1,
    targetResourceId: team.id,
    targetResourceLocation: `/teams('${team.id}')`,
    error: null,
  };
  return entity(call, operation, { context: `teams('${team.id}')/operations` });
}

function getTeam(call: GraphCall): GraphAnswer {
  return entity(call, teamResource(call, teamOf(call, teamNeeds.read)), { context: 'teams' });
}

/** Update team: its settings; its name is its group's, too. */
function patchTeam(call: GraphCall): GraphAnswer {
  const team = ownedTeam(call, teamNeeds.settings);
  const body = jsonBody(call);
  checkFields(body, teamFields);
  const { db, accounts } = call.world;
  changeRecord(db, team.record, { body: { ...team.record.body, settings: settingsIn(body, team.record.body.settings), classification: wordsOf(body, 'classification', team.record.body.classification) } });
  const before = team.group.body;
  const displayName = wordsOf(body, 'displayName', before.displayName) ?? before.displayName;
  const description = wordsOf(body, 'description', before.description);
  changeRecord(db, team.group, { body: { ...before, displayName, description, visibility: choiceOf(body, 'visibility', ['Public', 'Private'], before.visibility ?? 'Public') } });
  if (before.site !== null) accounts.renameGroupSite(before.site, displayName, description ?? '');
  return noContent();
}

/** team: archive and unarchive: nobody writes in an archived team. */
function archive(isArchived: boolean): (call: GraphCall) => GraphAnswer {
  return (call) => {
    const team = ownedTeam(call, teamNeeds.settings);
    changeRecord(call.world.db, team.record, { body: { ...team.record.body, isArchived } });
    return underWay(call, team, isArchived ? 'archiveTeam' : 'unarchiveTeam');
  };
}

function listTeams(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'teams', teamNeeds.read);
  const rows = allTeams(call.world.db).map((team) => teamInList(call, team));
  return counted(collection(call, rows, { size: 100, most: 999, context: 'teams' }));
}

/** List joinedTeams: those of which somebody is a member, not those that they own alone. */
function listJoined(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'teams', { ...teamNeeds.read, delegated: [...teamNeeds.read.delegated, 'User.Read.All', 'User.ReadWrite.All'] });
  const named = call.params['user'];
  const person = named === undefined ? signedIn(call.caller) : personByKey(call.world.people, named);
  if (!person) throw notFound('The user was not found.');
  if (call.caller.kind === 'delegated' && call.caller.person.id !== person.id && !call.caller.person.isAdmin) throw forbidden('The teams of another user cannot be read.');
  const joined = groupsWith(call.world.db, person.id).flatMap(({ id }) => teamById(call.world.db, id) ?? []);
  return counted(collection(call, joined.map((team) => teamInList(call, team)), { size: 100, most: 999, context: 'teams' }));
}

export const teamRoutes: readonly Route[] = [
  { method: 'GET', pattern: '/teams', facts: 'List teams', handle: listTeams },
  { method: 'POST', pattern: '/teams', facts: 'Create team', handle: createTeam },
  { method: 'GET', pattern: '/teams/{team}', facts: 'Get team', handle: getTeam },
  { method: 'PATCH', pattern: '/teams/{team}', facts: 'Update team', handle: patchTeam },
  { method: 'GET', pattern: '/groups/{group}/team', facts: 'Get team', handle: getTeam },
  { method: 'PATCH', pattern: '/groups/{group}/team', facts: 'Update team', handle: patchTeam },
  { method: 'PUT', pattern: '/groups/{group}/team', facts: 'Create team from group', handle: teamify },
  { method: 'POST', pattern: '/teams/{team}/archive', facts: 'Archive team', handle: archive(true) },
  { method: 'POST', pattern: '/teams/{team}/unarchive', facts: 'Unarchive team', handle: archive(false) },
  { method: 'GET', pattern: '/teams/{team}/operations/{operation}', facts: 'teamsAsyncOperation', handle: getOperation },
  { method: 'GET', pattern: '@mailbox/joinedTeams', facts: 'List joinedTeams', handle: listJoined },
];
