import type { Row } from '../wire/filter';
import type { GraphCall } from '../wire/request';
import { channelsOf, usualSettings } from './teamStore';
import type { Channel, Team } from './teamStore';

export function teamResource(call: GraphCall, { id, group, record }: Team): Row {
  const { tenantId, db } = call.world;
  const [primary] = channelsOf(db, id);
  const thread = encodeURIComponent(primary?.id ?? '');
  return {
    id,
    createdDateTime: record.body.created,
    displayName: group.body.displayName,
    description: group.body.description,
    internalId: primary?.id ?? null,
    classification: record.body.classification,
    specialization: record.body.specialization,
    visibility: (group.body.visibility ?? 'Private').toLowerCase(),
    webUrl: `https://teams.microsoft.com/l/team/${thread}/conversations?groupId=${id}&tenantId=${tenantId}`,
    isArchived: record.body.isArchived,
    isMembershipLimitedToOwners: false,
    tenantId,
    ...usualSettings,
    ...record.body.settings,
  };
}

/** A team in a list of somebody's teams: its settings are not told there. */
export function teamInList(call: GraphCall, team: Team): Row {
  const row = teamResource(call, team);
  const settings = Object.fromEntries(Object.keys(usualSettings).map((name) => [name, null]));
  return { ...row, createdDateTime: null, internalId: null, classification: null, specialization: null, webUrl: null, isMembershipLimitedToOwners: null, ...settings };
}

export function channelResource(call: GraphCall, channel: Channel): Row {
  const { displayName, description, membershipType, created, isFavoriteByDefault, email } = channel.body;
  const { tenantId } = call.world;
  return {
    id: channel.id,
    createdDateTime: created,
    displayName,
    description,
    isFavoriteByDefault,
    email,
    tenantId,
    webUrl: `https://teams.microsoft.com/l/channel/${encodeURIComponent(channel.id)}/${encodeURIComponent(displayName)}?groupId=${channel.parent}&tenantId=${tenantId}`,
    membershipType,
    isArchived: false,
  };
}
