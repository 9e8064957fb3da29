import { checkFields, textsOf } from '../body/fields';
import type { Fields } from '../body/fields';
import { counted } from '../chats/counted';
import { boundPerson, membershipId } from '../chats/memberResource';
import { enter, hasRole, leave } from '../groups/groupStore';
import type { Role } from '../groups/groupStore';
import { changeRecord } from '../records/records';
import { badRequest, forbidden, GraphError, notFound } from '../wire/errors';
import type { Row } from '../wire/filter';
import { collection, entity, jsonBody, listOf } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { noContent, ok } from '../wire/request';
import { channelOf, ownedTeam, teamOf } from './access';
import { teamNeeds } from './needs';
import { channelMembers, teamMembers } from './teamStore';
import type { Channel, ChannelMember, Team } from './teamStore';

function resource(call: GraphCall, place: string, { personId, roles }: ChannelMember): Row {
  const person = call.world.people.byId(personId);
  return {
    '@odata.type': '#microsoft.graph.aadUserConversationMember',
    id: membershipId(place, personId),
    roles: person?.isGuest ? ['guest'] : roles,
    displayName: person?.displayName ?? null,
    visibleHistoryStartDateTime: '0001-01-01T00:00:00Z',
    userId: personId,
    email: person?.mail ?? null,
    tenantId: call.world.tenantId,
  };
}

function memberIn(call: GraphCall, place: string, members: readonly ChannelMember[]): ChannelMember {
  const found = members.find(({ personId }) => membershipId(place, personId) === call.params['member']);
  if (!found) throw notFound('The member was not found.');
  return found;
}

const page = { size: 100, most: 999 };

function listMembers(call: GraphCall): GraphAnswer {
  const team = teamOf(call, teamNeeds.readMembers);
  const rows = teamMembers(call.world.db, team.id).map((member) => resource(call, team.id, member));
  return counted(collection(call, rows, { ...page, context: `teams('${team.id}')/members` }));
}

function getMember(call: GraphCall): GraphAnswer {
  const team = teamOf(call, teamNeeds.readMembers);
  const member = memberIn(call, team.id, teamMembers(call.world.db, team.id));
  return entity(call, resource(call, team.id, member), { context: `teams('${team.id}')/members` });
}

const memberFields = { type: 'aadUserConversationMember', names: ['roles', 'userId', 'displayName', 'email', 'tenantId', 'visibleHistoryStartDateTime'] };

function rolesIn(member: Fields): readonly string[] {
  const roles = textsOf(member, 'roles', []);
  const unknown = roles.find((role) => role !== 'owner' && role !== 'guest');
  if (unknown !== undefined) throw badRequest(`The role '${unknown}' is not one of owner and guest.`);
  return roles;
}

/** In a team an owner is a member too; the group's site follows. */
function admitTo(call: GraphCall, team: Team, member: Fields): ChannelMember {
  checkFields(member, memberFields);
  const person = boundPerson(call, member);
  const roles = rolesIn(member);
  const { db, accounts } = call.world;
  if (hasRole(db, team.id, person.id, 'member')) throw new GraphError(409, 'Conflict', 'The user is a member of the team already.');
  const taken: readonly Role[] = roles.includes('owner') ? ['member', 'owner'] : ['member'];
  for (const role of taken) {
    enter(db, team.id, person.id, role);
    if (team.group.body.site !== null) accounts.letIn(team.group.body.site, person, role);
  }
  return { personId: person.id, roles };
}

function addMember(call: GraphCall): GraphAnswer {
  const team = ownedTeam(call, teamNeeds.writeMembers);
  return entity(call, resource(call, team.id, admitTo(call, team, jsonBody(call))), { context: `teams('${team.id}')/members` }, 201);
}

/** conversationMember: add: at most two hundred at once, each with its own result. */
function addMembers(call: GraphCall): GraphAnswer {
  const team = ownedTeam(call, teamNeeds.writeMembers);
  const values = listOf(jsonBody(call)['values']);
  if (values.length === 0 || values.length > 200) throw badRequest('From 1 to 200 members can be added at once.');
  const value = values.map((member) => {
    const type = '#microsoft.graph.aadUserConversationMemberResult';
    try {
      return { '@odata.type': type, userId: admitTo(call, team, member).personId, error: null };
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      return { '@odata.type': type, userId: null, error: { code: error.code, message: error.message } };
    }
  });
  return ok({ '@odata.context': `${call.graphBase}/v1.0/$metadata#Collection(microsoft.graph.actionResultPart)`, value });
}

/** Update member: whether they own the team. */
function patchMember(call: GraphCall): GraphAnswer {
  const team = ownedTeam(call, teamNeeds.writeMembers);
  const member = memberIn(call, team.id, teamMembers(call.world.db, team.id));
  const body = jsonBody(call);
  checkFields(body, memberFields);
  const isOwner = rolesIn(body).includes('owner');
  if (!isOwner) keepOwner(call, team, member);
  const person = call.world.people.byId(member.personId);
  const { site } = team.group.body;
  if (isOwner) enter(call.world.db, team.id, member.personId, 'owner');
  else leave(call.world.db, team.id, member.personId, 'owner');
  if (person && site !== null) call.world.accounts[isOwner ? 'letIn' : 'letOut'](site, person, 'owner');
  return entity(call, resource(call, team.id, { ...member, roles: isOwner ? ['owner'] : [] }), { context: `teams('${team.id}')/members` });
}

function removeMember(call: GraphCall): GraphAnswer {
  const team = teamOf(call, teamNeeds.writeMembers);
  const member = memberIn(call, team.id, teamMembers(call.world.db, team.id));
  const isOwn = call.caller.kind === 'delegated' && call.caller.person.id === member.personId;
  if (!isOwn) ownedTeam(call, teamNeeds.writeMembers);
  keepOwner(call, team, member);
  const person = call.world.people.byId(member.personId);
  for (const role of ['member', 'owner'] as const) {
    leave(call.world.db, team.id, member.personId, role);
    if (person && team.group.body.site !== null) call.world.accounts.letOut(team.group.body.site, person, role);
  }
  return noContent();
}

/** @throws 400 for the last owner */
function keepOwner(call: GraphCall, team: Team, member: ChannelMember): void {
  const owners = teamMembers(call.world.db, team.id).filter(({ roles }) => roles.includes('owner'));
  if (member.roles.includes('owner') && owners.length === 1) throw badRequest('The last owner of a team cannot be removed.');
}

function listChannelMembers(call: GraphCall): GraphAnswer {
  const { channel } = channelOf(call, teamNeeds.readChannelMembers);
  const rows = channelMembers(call.world.db, channel).map((member) => resource(call, channel.id, member));
  return counted(collection(call, rows, { ...page, context: `teams('${channel.parent}')/channels('${encodeURIComponent(channel.id)}')/members` }));
}

/** Members of a standard channel are those of the team, and changed there. */
function ownMembers(call: GraphCall): { readonly channel: Channel; readonly members: readonly ChannelMember[] } {
  const { channel } = channelOf(call, teamNeeds.writeChannelMembers);
  const { members } = channel.body;
  if (members === null) throw badRequest('The members of a standard channel are those of its team.');
  return { channel, members };
}

function addChannelMember(call: GraphCall): GraphAnswer {
  const { channel, members } = ownMembers(call);
  const body = jsonBody(call);
  checkFields(body, memberFields);
  const person = boundPerson(call, body);
  if (!teamMembers(call.world.db, channel.parent).some(({ personId }) => personId === person.id)) throw badRequest('The user is not a member of the team.');
  if (members.some(({ personId }) => personId === person.id)) throw new GraphError(409, 'Conflict', 'The user is a member of the channel already.');
  const member = { personId: person.id, roles: rolesIn(body) };
  changeRecord(call.world.db, channel, { body: { ...channel.body, members: [...members, member] } });
  if (channel.body.site !== null) call.world.accounts.letIn(channel.body.site, person, member.roles.includes('owner') ? 'owner' : 'member');
  return entity(call, resource(call, channel.id, member), { context: 'members' }, 201);
}

function removeChannelMember(call: GraphCall): GraphAnswer {
  const { channel, members } = ownMembers(call);
  const member = memberIn(call, channel.id, members);
  const kept = members.filter(({ personId }) => personId !== member.personId);
  if (!kept.some(({ roles }) => roles.includes('owner'))) throw forbidden('The last owner of a channel cannot be removed.');
  changeRecord(call.world.db, channel, { body: { ...channel.body, members: kept } });
  const person = call.world.people.byId(member.personId);
  if (person && channel.body.site !== null) for (const role of ['member', 'owner'] as const) call.world.accounts.letOut(channel.body.site, person, role);
  return noContent();
}

export const teamMemberRoutes: readonly Route[] = [
  { method: 'GET', pattern: '/teams/{team}/members', facts: 'List members of team', handle: listMembers },
  { method: 'POST', pattern: '/teams/{team}/members', facts: 'Add member to team', handle: addMember },
  { method: 'POST', pattern: '/teams/{team}/members/add', facts: 'conversationMember: add', handle: addMembers },
  { method: 'GET', pattern: '/teams/{team}/members/{member:any}', facts: 'Get member of team', handle: getMember },
  { method: 'PATCH', pattern: '/teams/{team}/members/{member:any}', facts: 'Update member in team', handle: patchMember },
  { method: 'DELETE', pattern: '/teams/{team}/members/{member:any}', facts: 'Remove member from team', handle: removeMember },
  { method: 'GET', pattern: '@channel/<members|allMembers>', facts: 'List members of a channel', handle: listChannelMembers },
  { method: 'POST', pattern: '@channel/members', facts: 'Add member to channel', handle: addChannelMember },
  { method: 'DELETE', pattern: '@channel/members/{member:any}', facts: 'Remove member from channel', handle: removeChannelMember },
];
