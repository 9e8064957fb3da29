import { checkFields, choiceOf, flagOf, wordsOf } from '../body/fields';
import { boundPerson } from '../chats/memberResource';
import { counted } from '../chats/counted';
import { itemResource } from '../drives/driveResources';
import { changeRecord, removeRecord } from '../records/records';
import { badRequest, forbidden, GraphError, notFound } from '../wire/errors';
import { collection, entity, jsonBody, listOf } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { noContent, ok } from '../wire/request';
import { channelOf, teamOf } from './access';
import { teamNeeds } from './needs';
import { channelResource } from './teamResources';
import { addChannel, channelMembers, channelsOf, teamMembers } from './teamStore';
import type { Channel, ChannelBody, ChannelMember, Team } from './teamStore';

interface NewChannel {
  readonly displayName: string;
  readonly description: string | null;
  readonly isPrimary: boolean;
  readonly membershipType?: ChannelBody['membershipType'];
  readonly members?: readonly ChannelMember[];
}

/** A channel with its folder: in the team's site, of a private or shared channel in a site of its own. */
export function makeChannel(call: GraphCall, team: Team, wanted: NewChannel): Channel {
  const { displayName, description, isPrimary, membershipType = 'standard', members } = wanted;
  if (displayName === '' || displayName.length > 50 || /[~#%&*{}/\\:<>?+|'"]/.test(displayName)) throw badRequest(`The name '${displayName}' of the channel is not valid.`);
  const taken = channelsOf(call.world.db, team.id).some(({ body }) => body.displayName.toLowerCase() === displayName.toLowerCase());
  if (taken) throw new GraphError(400, 'NameAlreadyExists', 'Channel name already existed, please use other name.');
  const site = members === undefined ? null : ownSite(call, team, displayName, members);
  const channel = addChannel(call.world.db, team.id, {
    displayName,
    description,
    membershipType,
    created: call.now.toISOString(),
    isFavoriteByDefault: isPrimary,
    isPrimary,
    email: '',
    members: members ?? null,
    site,
  });
  folderOf(call, team, channel);
  return channel;
}

function ownSite(call: GraphCall, team: Team, displayName: string, members: readonly ChannelMember[]): string {
  const site = call.world.accounts.addGroupSite(`${team.group.body.mailNickname}-${displayName}`, `${team.group.body.displayName}-${displayName}`, '', undefined);
  for (const { personId, roles } of members) {
    const person = call.world.people.byId(personId);
    if (person) call.world.accounts.letIn(site, person, roles.includes('owner') ? 'owner' : 'member');
  }
  return site;
}

/** The channel's folder, made when it is not there. */
function folderOf(call: GraphCall, team: Team, channel: Channel): ReturnType<GraphCall['world']['drives']['root']> {
  const { drives, tenant } = call.world;
  const site = tenant.sites.byUrl(channel.body.site ?? team.group.body.site ?? '');
  const drive = site && drives.defaultDrive(site);
  if (!drive) throw notFound('The team has no site.');
  const root = drives.root(drive);
  const service = { kind: 'app' as const, appId: 'teams-provisioning', name: 'Microsoft Teams Services' };
  return drives.child(root, channel.body.displayName) ?? drives.createFolder(root, channel.body.displayName, 'replace', service);
}

function getFolder(call: GraphCall): GraphAnswer {
  const { team, channel } = channelOf(call, teamNeeds.files);
  return entity(call, itemResource(call, folderOf(call, team, channel)), { context: 'driveItems' });
}

/** Private channels are told to their own members alone. */
function visible(call: GraphCall, team: Team): Channel[] {
  const { caller } = call;
  const all = channelsOf(call.world.db, team.id);
  if (caller.kind === 'application') return all;
  return all.filter((channel) => channel.body.members === null || channelMembers(call.world.db, channel).some(({ personId }) => personId === caller.person.id));
}

function listChannels(call: GraphCall): GraphAnswer {
  const team = teamOf(call, teamNeeds.channels);
  const rows = visible(call, team).map((channel) => channelResource(call, channel));
  return counted(collection(call, rows, { size: 100, most: 999, context: `teams('${team.id}')/channels` }));
}

/** Channels of other teams that are shared with this one: sharing between teams is not among what this tenant does. */
function listIncoming(call: GraphCall): GraphAnswer {
  const team = teamOf(call, teamNeeds.channels);
  return counted(collection(call, [], { size: 100, most: 999, context: `teams('${team.id}')/incomingChannels` }));
}

const channelFields = {
  type: 'channel',
  names: ['displayName', 'description', 'membershipType', 'isFavoriteByDefault', 'members', 'layoutType'],
  readOnly: ['id', 'email', 'webUrl', 'createdDateTime', 'tenantId', 'isArchived'],
};

function createChannel(call: GraphCall): GraphAnswer {
  const team = teamOf(call, teamNeeds.createChannel);
  if (team.record.body.isArchived) throw forbidden('The team is archived.');
  const body = jsonBody(call);
  checkFields(body, channelFields);
  const membershipType = choiceOf(body, 'membershipType', ['standard', 'private', 'shared'], 'standard');
  const members = membershipType === 'standard' ? undefined : ownMembers(call, team, body['members']);
  const wanted = { displayName: (wordsOf(body, 'displayName', null) ?? '').trim(), description: wordsOf(body, 'description', null), isPrimary: false, membershipType, members };
  return entity(call, channelResource(call, makeChannel(call, team, wanted)), { context: `teams('${team.id}')/channels` }, 201);
}

/** Of a private channel: who makes it owns it; its members are members of the team. */
function ownMembers(call: GraphCall, team: Team, value: unknown): ChannelMember[] {
  const named = listOf(value).map((member) => ({ personId: boundPerson(call, member).id, roles: JSON.stringify(member['roles'] ?? []).includes('owner') ? ['owner'] : [] }));
  const caller = call.caller.kind === 'delegated' ? [{ personId: call.caller.person.id, roles: ['owner'] }] : [];
  const all = [...new Map([...named, ...caller].map((member) => [member.personId, member])).values()];
  if (!all.some(({ roles }) => roles.includes('owner'))) throw badRequest('A private or shared channel needs an owner among its members.');
  const inTeam = new Set(teamMembers(call.world.db, team.id).map(({ personId }) => personId));
  const stranger = all.find(({ personId }) => !inTeam.has(personId));
  if (stranger) throw badRequest(`The user '${stranger.personId}' is not a member of the team.`);
  return all;
}

function getChannel(call: GraphCall): GraphAnswer {
  const { team, channel } = channelOf(call, teamNeeds.channels);
  return entity(call, channelResource(call, channel), { context: `teams('${team.id}')/channels` });
}

function patchChannel(call: GraphCall): GraphAnswer {
  const { channel } = channelOf(call, teamNeeds.channelSettings);
  const body = jsonBody(call);
  checkFields(body, { ...channelFields, names: ['displayName', 'description', 'isFavoriteByDefault', 'layoutType'] });
  const displayName = wordsOf(body, 'displayName', channel.body.displayName) ?? channel.body.displayName;
  if (channel.body.isPrimary && displayName !== channel.body.displayName) throw badRequest('The primary channel cannot be renamed.');
  const description = wordsOf(body, 'description', channel.body.description);
  changeRecord(call.world.db, channel, { body: { ...channel.body, displayName, description, isFavoriteByDefault: flagOf(body, 'isFavoriteByDefault', channel.body.isFavoriteByDefault) } });
  return noContent();
}

function deleteChannel(call: GraphCall): GraphAnswer {
  const { channel } = channelOf(call, teamNeeds.deleteChannel);
  if (channel.body.isPrimary) throw badRequest('The primary channel cannot be deleted.');
  removeRecord(call.world.db, channel);
  return noContent();
}

/** channel: provisionEmail: the address stays the same until it is removed. */
function provisionEmail(call: GraphCall): GraphAnswer {
  const { channel } = channelOf(call, teamNeeds.channelSettings);
  const email = channel.body.email || `${channel.id.slice(3, 11)}.${channel.parent.slice(0, 8)}@uk.teams.example`;
  changeRecord(call.world.db, channel, { body: { ...channel.body, email } });
  return ok({ '@odata.context': `${call.graphBase}/v1.0/$metadata#microsoft.graph.provisionChannelEmailResult`, email });
}

function removeEmail(call: GraphCall): GraphAnswer {
  const { channel } = channelOf(call, teamNeeds.channelSettings);
  if (channel.body.email === '') throw notFound('The channel has no email address.');
  changeRecord(call.world.db, channel, { body: { ...channel.body, email: '' } });
  return noContent();
}

function listSharedWith(call: GraphCall): GraphAnswer {
  const { team } = channelOf(call, teamNeeds.readChannelMembers);
  const own = { id: team.id, displayName: team.group.body.displayName, tenantId: call.world.tenantId, isHostTeam: true };
  return counted(collection(call, [own], { size: 100, most: 999, context: 'sharedWithTeams' }));
}

/** channel: doesUserHaveAccess. */
function hasAccess(call: GraphCall): GraphAnswer {
  const { channel } = channelOf(call, teamNeeds.readChannelMembers);
  const named = new Map([...(call.params['args'] ?? '').matchAll(/(\w+)\s*=\s*'([^']*)'/g)].map(([, name = '', value = '']) => [name.toLowerCase(), value]));
  const { people } = call.world;
  const person = people.byId(named.get('userid') ?? '') ?? people.byUpn(named.get('userprincipalname') ?? '');
  const value = channelMembers(call.world.db, channel).some(({ personId }) => personId === person?.id);
  return ok({ '@odata.context': `${call.graphBase}/v1.0/$metadata#Edm.Boolean`, value });
}

const channels = '/teams/{team}/<channels|allChannels>';

export const channelRoutes: readonly Route[] = [
  { method: 'GET', pattern: channels, facts: 'List channels', handle: listChannels },
  { method: 'GET', pattern: '/teams/{team}/incomingChannels', facts: 'List incomingChannels', handle: listIncoming },
  { method: 'POST', pattern: '/teams/{team}/channels', facts: 'Create channel', handle: createChannel },
  { method: 'GET', pattern: '@channel', facts: 'Get channel', handle: getChannel },
  { method: 'PATCH', pattern: '@channel', facts: 'Update channel', handle: patchChannel },
  { method: 'DELETE', pattern: '@channel', facts: 'Delete channel', handle: deleteChannel },
  { method: 'GET', pattern: '@channel/filesFolder', facts: 'Get filesFolder', handle: getFolder },
  { method: 'POST', pattern: '@channel/provisionEmail', facts: 'channel: provisionEmail', handle: provisionEmail },
  { method: 'POST', pattern: '@channel/removeEmail', facts: 'channel: removeEmail', handle: removeEmail },
  { method: 'GET', pattern: '@channel/sharedWithTeams', facts: 'List sharedWithChannelTeamInfo', handle: listSharedWith },
  { method: 'GET', pattern: '@channel/doesUserHaveAccess({args:quoted})', facts: 'channel: doesUserHaveAccess', handle: hasAccess },
];
