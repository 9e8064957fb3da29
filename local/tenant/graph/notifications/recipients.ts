import type { Fields } from '../body/fields';
import { membersOf } from '../chats/chatStore';
import { channelById, channelMembers, teamMembers } from '../teams/teamStore';
import { badRequest, notFound } from '../wire/errors';
import { isRecord, textOf } from '../wire/odata';
import type { GraphCall } from '../wire/request';
import type { Person } from '../wire/world';
import { personByKey } from '../wire/world';

/** Among whom the recipients of a notification are. */
export interface Audience {
  readonly kind: 'user' | 'chat' | 'team' | 'organisation';
  readonly id: string;
}

/**
 * Whom a recipient in the body names: one account, or everybody in the chat, the team or one of its channels.
 * Source: "Send activity feed notifications", recipients. @throws 400 for somebody outside, 404 for nobody
 */
export function recipientsOf(call: GraphCall, recipient: unknown, audience: Audience): Person[] {
  const fields = isRecord(recipient) ? recipient : {};
  const type = textOf(fields['@odata.type'])?.replace('#', '').replace('microsoft.graph.', '');
  if (type === 'aadUserNotificationRecipient') return [oneOf(call, fields, audience)];
  const ids = groupOfPeople(call, type, fields, audience);
  if (!ids) throw badRequest('The recipient must be an aadUserNotificationRecipient with a userId.');
  return ids.flatMap((id) => call.world.people.byId(id) ?? []);
}

function oneOf(call: GraphCall, fields: Fields, audience: Audience): Person {
  const id = textOf(fields['userId']);
  if (!id) throw badRequest('The recipient must be an aadUserNotificationRecipient with a userId.');
  const person = personByKey(call.world.people, id);
  if (!person) throw notFound('The recipient was not found.');
  const members = membersOfAudience(call, audience);
  if (members && !members.includes(person.id)) throw badRequest(`The recipient is not a member of the ${audience.kind}.`);
  return person;
}

function membersOfAudience(call: GraphCall, { kind, id }: Audience): readonly string[] | undefined {
  if (kind === 'chat') return membersOf(call.world.db, id);
  if (kind === 'team') return teamMembers(call.world.db, id).map(({ personId }) => personId);
  return undefined;
}

function groupOfPeople(call: GraphCall, type: string | undefined, fields: Fields, audience: Audience): readonly string[] | undefined {
  const { db } = call.world;
  if (type === 'chatMembersNotificationRecipient' && audience.kind === 'chat') {
    if (textOf(fields['chatId']) !== audience.id) throw badRequest('The recipient must be the chat of the address.');
    return membersOf(db, audience.id);
  }
  if (audience.kind !== 'team') return undefined;
  if (type === 'teamMembersNotificationRecipient') {
    if (textOf(fields['teamId']) !== audience.id) throw badRequest('The recipient must be the team of the address.');
    return teamMembers(db, audience.id).map(({ personId }) => personId);
  }
  if (type !== 'channelMembersNotificationRecipient') return undefined;
  const channel = channelById(db, textOf(fields['teamId']) ?? '', textOf(fields['channelId']) ?? '');
  if (channel?.parent !== audience.id) throw badRequest('The recipient must be a channel of the team of the address.');
  return channelMembers(db, channel).map(({ personId }) => personId);
}
