import { forbidden, notFound } from '../wire/errors';
import type { GraphCall } from '../wire/request';
import type { Needs } from '../wire/scopes';
import { requirePermission } from '../wire/scopes';
import { channelById, channelMembers, channelsOf, teamById, teamMembers } from './teamStore';
import type { Channel, Team } from './teamStore';

/** The team of the address. @throws 403 for a person who is not in it, 404 */
export function teamOf(call: GraphCall, permission: Needs): Team {
  requirePermission(call.caller, 'teams', permission);
  const id = call.params['team'] ?? call.params['group'] ?? '';
  const team = teamById(call.world.db, id);
  if (!team) throw notFound(`No team found with Group Id ${id}`);
  if (call.caller.kind === 'delegated' && !call.caller.person.isAdmin && roleIn(call, team) === undefined) {
    throw forbidden('The user is not a member of the team.');
  }
  return team;
}

/** Settings of a team are its owners'. @throws 403 */
export function ownedTeam(call: GraphCall, permission: Needs): Team {
  const team = teamOf(call, permission);
  if (call.caller.kind === 'delegated' && !call.caller.person.isAdmin && roleIn(call, team) !== 'owner') {
    throw forbidden('Only an owner of the team may do this.');
  }
  return team;
}

function roleIn(call: GraphCall, team: Team): 'owner' | 'member' | undefined {
  const { caller } = call;
  if (caller.kind === 'application') return 'owner';
  const member = teamMembers(call.world.db, team.id).find(({ personId }) => personId === caller.person.id);
  return member && (member.roles.includes('owner') ? 'owner' : 'member');
}

/** The channel of the address, the primary one where it names none. A private one is for its own members. */
export function channelOf(call: GraphCall, permission: Needs): { readonly team: Team; readonly channel: Channel } {
  const team = teamOf(call, permission);
  const named = call.params['channel'];
  const channel = named === undefined ? channelsOf(call.world.db, team.id)[0] : channelById(call.world.db, team.id, named);
  if (!channel) throw notFound('The channel was not found.');
  const { caller } = call;
  if (caller.kind === 'delegated' && channel.body.members !== null && !channelMembers(call.world.db, channel).some(({ personId }) => personId === caller.person.id)) {
    throw forbidden('The user is not a member of the channel.');
  }
  return { team, channel };
}
