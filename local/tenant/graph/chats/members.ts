import { checkFields, wordsOf } from '../body/fields';
import type { Fields } from '../body/fields';
import { badRequest, GraphError, notFound } from '../wire/errors';
import { collection, entity, jsonBody, listOf } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { noContent, ok } from '../wire/request';
import type { Needs } from '../wire/scopes';
import { needs } from '../wire/scopes';
import { chatOf } from './access';
import { addMember, membersOf, removeMember, saveState, stateOf } from './chatStore';
import type { Chat } from './chatStore';
import { counted } from './counted';
import { boundPerson, memberResource, membershipId } from './memberResource';

const memberNeeds = {
  read: { ...needs.readChat, delegated: ['ChatMember.Read', 'ChatMember.ReadWrite', ...needs.readChat.delegated] },
  write: { delegated: ['ChatMember.ReadWrite', 'Chat.ReadWrite'], application: ['ChatMember.ReadWrite.All', 'Chat.ReadWrite.All'] },
} satisfies Record<string, Needs>;

function listMembers(call: GraphCall): GraphAnswer {
  const chat = chatOf(call, memberNeeds.read);
  const rows = membersOf(call.world.db, chat.id).map((id) => memberResource(call, chat.id, id));
  return counted(collection(call, rows, { size: 100, most: 999, context: `chats('${encodeURIComponent(chat.id)}')/members` }));
}

/** @throws 404 */
function memberOf(call: GraphCall, chat: Chat): string {
  const found = membersOf(call.world.db, chat.id).find((id) => membershipId(chat.id, id) === call.params['member']);
  if (found === undefined) throw notFound('The member was not found.');
  return found;
}

function getMember(call: GraphCall): GraphAnswer {
  const chat = chatOf(call, memberNeeds.read);
  return entity(call, memberResource(call, chat.id, memberOf(call, chat)), { context: `chats('${encodeURIComponent(chat.id)}')/members` });
}

/** Add member to a chat: the members of a chat of two are those two. */
function addOne(call: GraphCall): GraphAnswer {
  const chat = changeable(call);
  const body = jsonBody(call);
  checkFields(body, { type: 'aadUserConversationMember', names: ['roles', 'visibleHistoryStartDateTime', 'userId', 'email', 'tenantId', 'displayName'] });
  const id = admit(call, chat, body);
  return { status: 201, headers: { Location: `/chats/${chat.id}/members/${membershipId(chat.id, id)}` } };
}

function admit(call: GraphCall, chat: Chat, member: Fields): string {
  const { db } = call.world;
  const person = boundPerson(call, member);
  if (membersOf(db, chat.id).includes(person.id)) throw new GraphError(409, 'Conflict', 'The user is a member of the chat already.');
  const from = wordsOf(member, 'visibleHistoryStartDateTime', null) ?? call.now.toISOString();
  addMember(db, chat.id, person.id);
  saveState(db, chat.id, { updated: call.now.toISOString(), histories: { ...stateOf(db, chat.id).histories, [person.id]: from } });
  return person.id;
}

/** conversationMember: add: several at once, each with its own result. */
function addSeveral(call: GraphCall): GraphAnswer {
  const chat = changeable(call);
  const value = listOf(jsonBody(call)['values']).map((member) => {
    const type = '#microsoft.graph.aadUserConversationMemberResult';
    try {
      return { '@odata.type': type, userId: admit(call, chat, member), error: null };
    } catch (error) {
      if (!(error instanceof GraphError)) throw error;
      return { '@odata.type': type, userId: null, error: { code: error.code, message: error.message } };
    }
  });
  return ok({ '@odata.context': `${call.graphBase}/v1.0/$metadata#Collection(microsoft.graph.actionResultPart)`, value });
}

function changeable(call: GraphCall): Chat {
  const chat = chatOf(call, memberNeeds.write);
  if (chat.kind === 'oneOnOne') throw badRequest('The members of a chat of the type oneOnOne cannot be changed.');
  return chat;
}

function removeOne(call: GraphCall): GraphAnswer {
  const chat = changeable(call);
  removeMember(call.world.db, chat.id, memberOf(call, chat));
  saveState(call.world.db, chat.id, { updated: call.now.toISOString() });
  return noContent();
}

export const memberRoutes: readonly Route[] = [
  { method: 'GET', pattern: '@chat/members', facts: 'List members of a chat', handle: listMembers },
  { method: 'POST', pattern: '@chat/members', facts: 'Add member to a chat', handle: addOne },
  { method: 'POST', pattern: '@chat/members/add', facts: 'conversationMember: add', handle: addSeveral },
  { method: 'GET', pattern: '@chat/members/{member:any}', facts: 'Get conversationMember', handle: getMember },
  { method: 'DELETE', pattern: '@chat/members/{member:any}', facts: 'Remove member from chat', handle: removeOne },
];
