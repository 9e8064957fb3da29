import { checkFields, choiceOf, looseBody, wordsOf } from '../body/fields';
import { shapedCollection } from '../body/shaped';
import { badRequest, forbidden, unsupported } from '../wire/errors';
import type { Row } from '../wire/filter';
import { meetingById } from '../meetings/meetingStore';
import { eventOfMeeting } from '../meetings/sessions';
import { entity, expansions, isRecord, jsonBody, listOf, textOf } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { noContent } from '../wire/request';
import type { Needs } from '../wire/scopes';
import { needs, requirePermission } from '../wire/scopes';
import { addChat, chatById, chatsOf, membersOf, oneOnOneId, removeChat, renameChat, saveState, saveViewpoint, stateOf, viewpointOf } from './chatStore';
import type { Chat } from './chatStore';
import { chatOf, ownerOf } from './access';
import { boundPerson, memberResource } from './memberResource';
import { counted } from './counted';
import { lastMessage } from './messageStore';

const chatNeeds = {
  create: { delegated: ['Chat.Create', 'Chat.ReadWrite'], application: ['Chat.Create'] },
  change: { delegated: ['Chat.ReadWrite'], application: ['Chat.ReadWrite.All'] },
  remove: { delegated: ['Chat.ManageDeletion.All'], application: ['Chat.ManageDeletion.All'] },
} satisfies Record<string, Needs>;

/** chat: get. Of a meeting's chat `onlineMeetingInfo` names the meeting. */
function getChat(call: GraphCall): GraphAnswer {
  const chat = chatOf(call, needs.readChat);
  refuseExpansions(call);
  const answer = entity(call, chatResource(call, chat), { context: 'chats' });
  return isRecord(answer.body) ? { ...answer, body: { ...answer.body, ...chatParts(call, chat) } } : answer;
}

/** List chats of somebody, newest first. What is expanded stays whatever `$select` says. */
function listChats(call: GraphCall): GraphAnswer {
  const owner = ownerOf(call);
  requirePermission(call.caller, 'teams', needs.readChat);
  refuseExpansions(call);
  const shape = {
    row: (chat: Chat) => chatResource(call, chat),
    // The order may be that of the last messages, whether or not they are asked for.
    hidden: (chat: Chat) => ({ lastMessagePreview: preview(call, chat) }),
    parts: (chat: Chat) => chatParts(call, chat),
  };
  return counted(shapedCollection(call, chatsOf(call.world.db, owner.id), shape, { size: 20, most: 50, context: 'chats' }));
}

function refuseExpansions(call: GraphCall): void {
  const unknown = [...expansions(call).keys()].find((name) => name !== 'members' && name !== 'lastMessagePreview');
  if (unknown) throw unsupported(`$expand=${unknown} on chats`);
}

function chatParts(call: GraphCall, chat: Chat): Row {
  const asked = expansions(call);
  return {
    ...(asked.has('members') ? membersPart(call, chat.id) : {}),
    ...(asked.has('lastMessagePreview') ? { lastMessagePreview: preview(call, chat) } : {}),
  };
}

function membersPart(call: GraphCall, chatId: string): Row {
  return { members: membersOf(call.world.db, chatId).map((id) => memberResource(call, chatId, id)) };
}

function preview(call: GraphCall, chat: Chat): object | null {
  const message = lastMessage(call.world.db, chat.id);
  if (!message) return null;
  const { id, createdDateTime, deletedDateTime, messageType, body, from } = message.resource;
  return { id, createdDateTime, isDeleted: deletedDateTime !== null, messageType, eventDetail: null, body, from };
}

export function chatResource(call: GraphCall, chat: Chat): Row {
  const { tenantId, db } = call.world;
  return {
    id: chat.id,
    topic: chat.topic,
    createdDateTime: chat.created,
    lastUpdatedDateTime: stateOf(db, chat.id).updated ?? chat.created,
    chatType: chat.kind,
    webUrl: `https://teams.microsoft.com/l/chat/${encodeURIComponent(chat.id)}/0?tenantId=${tenantId}`,
    tenantId,
    isHiddenForAllMembers: false,
    onlineMeetingInfo: meetingInfo(call, chat),
    viewpoint: call.caller.kind === 'delegated' ? viewpointOf(db, chat.id, call.caller.person.id) : null,
  };
}

function meetingInfo(call: GraphCall, chat: Chat): object | null {
  const meeting = chat.meetingId === null ? undefined : meetingById(call.world.db, chat.meetingId);
  if (!meeting) return null;
  const isOrganiser = call.caller.kind === 'delegated' && call.caller.person.id === meeting.organiserId;
  return {
    calendarEventId: isOrganiser ? eventOfMeeting(call.world, meeting)?.id ?? null : null,
    joinWebUrl: meeting.joinUrl,
    organizer: { id: meeting.organiserId, displayName: null, userIdentityType: 'aadUser' },
  };
}

/** Create chat: two people have one chat, which a second request finds; a meeting's chat comes with the meeting. */
function createChat(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'teams', chatNeeds.create);
  const body = jsonBody(call);
  checkFields(body, { type: 'chat', names: ['chatType', 'topic', 'members', 'installedApps'], readOnly: ['id', 'createdDateTime', 'webUrl', 'tenantId'] });
  if (textOf(body['chatType']) === undefined) throw badRequest('The property chatType is required.');
  const kind = choiceOf(body, 'chatType', ['oneOnOne', 'group', 'meeting'], 'group');
  if (kind === 'meeting') throw badRequest('A chat of the type meeting is made with its meeting.');
  if ('installedApps' in body) throw unsupported('installedApps of a new chat');
  const members = newMembers(call, body['members']);
  const topic = wordsOf(body, 'topic', null);
  if (kind === 'oneOnOne' && members.length !== 2) throw badRequest('A chat of the type oneOnOne has exactly two members.');
  if (kind === 'oneOnOne' && topic !== null) throw badRequest('A chat of the type oneOnOne has no topic.');
  const known = kind === 'oneOnOne' ? chatById(call.world.db, oneOnOneId(members)) : undefined;
  const chat = known ?? addChat(call.world.db, kind, topic, members, call.now);
  return entity(call, chatResource(call, chat), { context: 'chats' }, 201);
}

function newMembers(call: GraphCall, value: unknown): string[] {
  const given = listOf(value);
  const people = given.map((member) => {
    const person = boundPerson(call, member);
    const roles = Array.isArray(member['roles']) ? member['roles'] : [];
    const wanted = person.isGuest ? 'guest' : 'owner';
    if (!roles.includes(wanted)) throw badRequest(`The member '${person.id}' of a new chat needs the role '${wanted}'.`);
    return person.id;
  });
  const ids = [...new Set(people)];
  if (ids.length < given.length) throw badRequest('Duplicate chat members is specified in the request body.');
  if (ids.length < 2) throw badRequest('A new chat needs at least two members.');
  if (call.caller.kind === 'delegated' && !ids.includes(call.caller.person.id)) throw forbidden('The caller must be one of the members.');
  return ids;
}

function patchChat(call: GraphCall): GraphAnswer {
  const chat = chatOf(call, chatNeeds.change);
  const body = jsonBody(call);
  checkFields(body, { type: 'chat', names: ['topic'], readOnly: ['id', 'chatType', 'createdDateTime', 'webUrl', 'tenantId'] });
  if (chat.kind !== 'group') throw badRequest('Only the topic of a group chat can be changed.');
  const topic = wordsOf(body, 'topic', chat.topic);
  renameChat(call.world.db, chat.id, topic);
  saveState(call.world.db, chat.id, { updated: call.now.toISOString() });
  return entity(call, chatResource(call, { ...chat, topic }), { context: 'chats' });
}

function deleteChat(call: GraphCall): GraphAnswer {
  removeChat(call.world.db, chatOf(call, chatNeeds.remove).id);
  return noContent();
}

type Mark = 'markChatReadForUser' | 'markChatUnreadForUser' | 'hideForUser' | 'unhideForUser';

/** How somebody sees the chat: read or unread, hidden or not. The user stands in the body. */
function mark(name: Mark): (call: GraphCall) => GraphAnswer {
  return (call) => {
    const chat = chatOf(call, { delegated: ['Chat.ReadWrite'], application: ['Chat.ReadWrite.All'] });
    const body = looseBody(call);
    const user = isRecord(body['user']) ? textOf(body['user']['id']) : undefined;
    if (!user) throw badRequest('The property user.id is required.');
    if (!membersOf(call.world.db, chat.id).includes(user)) throw badRequest('The user is not a member of the chat.');
    if (call.caller.kind === 'delegated' && call.caller.person.id !== user) throw forbidden('Only the calling user can be named.');
    const before = viewpointOf(call.world.db, chat.id, user);
    const last = wordsOf(body, 'lastMessageReadDateTime', null);
    const after = {
      markChatReadForUser: { ...before, lastMessageReadDateTime: call.now.toISOString() },
      markChatUnreadForUser: { ...before, lastMessageReadDateTime: last },
      hideForUser: { ...before, isHidden: true },
      unhideForUser: { ...before, isHidden: false },
    }[name];
    saveViewpoint(call.world.db, chat.id, user, after);
    return noContent();
  };
}

export const chatRoutes: readonly Route[] = [
  { method: 'GET', pattern: '/<chats|me/chats|users/{user:any}/chats>', facts: 'List chats', handle: listChats },
  { method: 'POST', pattern: '/chats', facts: '4', handle: createChat },
  { method: 'GET', pattern: '@chat', facts: '3', handle: getChat },
  { method: 'PATCH', pattern: '@chat', facts: 'Update chat', handle: patchChat },
  { method: 'DELETE', pattern: '/chats/{chat:any}', facts: 'Delete chat', handle: deleteChat },
  ...(['markChatReadForUser', 'markChatUnreadForUser', 'hideForUser', 'unhideForUser'] as const).map((name) => ({
    method: 'POST',
    pattern: `/chats/{chat:any}/${name}`,
    facts: `chat: ${name}`,
    handle: mark(name),
  })),
];
