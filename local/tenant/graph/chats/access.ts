import { signedIn } from '../wire/caller';
import { forbidden, notFound } from '../wire/errors';
import type { GraphCall } from '../wire/request';
import type { Needs } from '../wire/scopes';
import { requirePermission } from '../wire/scopes';
import { personByKey } from '../wire/world';
import type { Person } from '../wire/world';
import { chatById, membersOf } from './chatStore';
import type { Chat } from './chatStore';

/** The chat of the address. @throws 403 for a person who is not a member */
export function chatOf(call: GraphCall, permission: Needs): Chat {
  if (/^\/me\//i.test(call.path)) signedIn(call.caller);
  requirePermission(call.caller, 'teams', permission);
  const chat = chatById(call.world.db, call.params['chat'] ?? '');
  const named = call.params['user'] === undefined ? undefined : ownerOf(call);
  if (!chat) throw notFound('The chat was not found.');
  const members = membersOf(call.world.db, chat.id);
  if (call.caller.kind === 'delegated' && !members.includes(call.caller.person.id)) throw forbidden('The user is not a member of the chat.');
  if (named && !members.includes(named.id)) throw notFound('The chat was not found.');
  return chat;
}

/** Whose chats the address means; a person sees their own alone. */
export function ownerOf(call: GraphCall): Person {
  const named = call.params['user'];
  if (named === undefined) return signedIn(call.caller);
  const person = personByKey(call.world.people, named);
  if (!person) throw notFound(`The user '${named}' was not found.`);
  if (call.caller.kind === 'delegated' && call.caller.person.id !== person.id) throw forbidden('The chats of another user cannot be read.');
  return person;
}
