import type { Fields } from '../body/fields';
import { badRequest } from '../wire/errors';
import type { Row } from '../wire/filter';
import { textOf } from '../wire/odata';
import type { GraphCall } from '../wire/request';
import { personByKey } from '../wire/world';
import type { Person } from '../wire/world';
import { stateOf } from './chatStore';

/** Who `user@odata.bind` names: `https://graph.microsoft.com/v1.0/users('…')`, by id or by user principal name. */
export function boundPerson(call: GraphCall, member: Fields): Person {
  const type = textOf(member['@odata.type'])?.replace('#', '');
  if (type !== undefined && type !== 'microsoft.graph.aadUserConversationMember') throw badRequest(`A member of the type '${type}' cannot be added.`);
  const bound = textOf(member['user@odata.bind']) ?? '';
  const [, quoted, plain] = /\/users(?:\('([^']+)'\)|\/([^/]+))\/?$/.exec(bound) ?? [];
  const person = personByKey(call.world.people, decodeURIComponent(quoted ?? plain ?? textOf(member['userId']) ?? ''));
  if (!person) throw badRequest(`The user of '${bound}' was not found.`);
  return person;
}

export function membershipId(place: string, personId: string): string {
  return Buffer.from(`${place}##${personId}`).toString('base64url');
}

export function memberResource(call: GraphCall, chatId: string, personId: string): Row {
  const person = call.world.people.byId(personId);
  return {
    '@odata.type': '#microsoft.graph.aadUserConversationMember',
    id: membershipId(chatId, personId),
    roles: person?.isGuest ? ['guest'] : ['owner'],
    displayName: person?.displayName ?? null,
    visibleHistoryStartDateTime: stateOf(call.world.db, chatId).histories?.[personId] ?? '0001-01-01T00:00:00Z',
    userId: personId,
    email: person?.mail ?? null,
    tenantId: call.world.tenantId,
  };
}
