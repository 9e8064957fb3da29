import { randomUUID } from 'node:crypto';
import type { Database } from '../../store/database';
import { groupOf, idsIn } from '../groups/groupStore';
import type { Group } from '../groups/groupStore';
import { addRecord, recordById, recordsOf } from '../records/records';
import type { Stored } from '../records/records';
import type { Fields } from '../body/fields';

/** What a team is beyond its group, under the group's id. */
export interface TeamBody {
  readonly created: string;
  readonly isArchived: boolean;
  readonly specialization: string;
  readonly classification: string | null;
  readonly settings: Readonly<Record<string, Fields>>;
}

export interface ChannelMember {
  readonly personId: string;
  readonly roles: readonly string[];
}

export interface ChannelBody {
  readonly displayName: string;
  readonly description: string | null;
  readonly membershipType: 'standard' | 'private' | 'shared';
  readonly created: string;
  readonly isFavoriteByDefault: boolean;
  readonly isPrimary: boolean;
  readonly email: string;
  /** Of a private or shared channel; in a standard one all members of the team are. */
  readonly members: readonly ChannelMember[] | null;
  /** Server-relative address of the site of a private or shared channel. */
  readonly site: string | null;
}

export type Channel = Stored<ChannelBody>;

export interface Team {
  readonly id: string;
  readonly group: Group;
  readonly record: Stored<TeamBody>;
}

export const usualSettings = {
  memberSettings: {
    allowCreateUpdateChannels: true,
    allowCreatePrivateChannels: true,
    allowDeleteChannels: true,
    allowAddRemoveApps: true,
    allowCreateUpdateRemoveTabs: true,
    allowCreateUpdateRemoveConnectors: true,
  },
  guestSettings: { allowCreateUpdateChannels: false, allowDeleteChannels: false },
  messagingSettings: { allowUserEditMessages: true, allowUserDeleteMessages: true, allowOwnerDeleteMessages: true, allowTeamMentions: true, allowChannelMentions: true },
  funSettings: { allowGiphy: true, giphyContentRating: 'moderate', allowStickersAndMemes: true, allowCustomMemes: true },
  discoverySettings: { showInTeamsSearchAndSuggestions: true },
};

export function teamById(db: Database, id: string): Team | undefined {
  const group = groupOf(db, id);
  const record = group && recordById<TeamBody>(db, 'team', group.id);
  return record && { id: group.id, group, record };
}

export function allTeams(db: Database): Team[] {
  return recordsOf<TeamBody>(db, 'team').flatMap(({ id }) => teamById(db, id) ?? []);
}

export function addTeam(db: Database, group: Group, body: TeamBody): Team {
  return { id: group.id, group, record: addRecord(db, { kind: 'team', id: group.id, body }) };
}

/** The primary channel first, the others by the order of their making. */
export function channelsOf(db: Database, teamId: string): Channel[] {
  return recordsOf<ChannelBody>(db, 'channel', { parent: teamId }).sort((a, b) => Number(b.body.isPrimary) - Number(a.body.isPrimary));
}

export function channelById(db: Database, teamId: string, id: string): Channel | undefined {
  const channel = recordById<ChannelBody>(db, 'channel', id);
  return channel?.parent === teamId ? channel : undefined;
}

export function addChannel(db: Database, teamId: string, body: ChannelBody): Channel {
  return addRecord(db, { kind: 'channel', id: `19:${randomUUID().replace(/-/g, '')}@thread.tacv2`, parent: teamId, body });
}

/** Owners and members of the team, each once. */
export function teamMembers(db: Database, teamId: string): ChannelMember[] {
  const owners = new Set(idsIn(db, teamId, 'owner'));
  const ids = new Set([...owners, ...idsIn(db, teamId, 'member')]);
  return [...ids].map((personId) => ({ personId, roles: owners.has(personId) ? ['owner'] : [] }));
}

export function channelMembers(db: Database, channel: Channel): readonly ChannelMember[] {
  return channel.body.members ?? teamMembers(db, channel.parent);
}
