import { delegatedOnly } from '../wire/caller';
import { chatById, chatsOf, membersOf } from './chatStore';
import type { Chat } from './chatStore';
import { forbidden, notFound, unsupported } from '../wire/errors';
import { meetingById } from '../meetings/meetingStore';
import { collection, expansions, select } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { ok } from '../wire/request';
import { needs, requirePermission } from '../wire/scopes';
import type { Needs } from '../wire/scopes';

/** The chat of the address. @throws 403 for a person who is not a member */
export function chatOf(call: GraphCall, permission: Needs): Chat {
  requirePermission(call.caller, 'teams', permission);
  const chat = chatById(call.world.db, call.params['chat'] ?? '');
  if (!chat) throw notFound('The chat was not found.');
  if (call.caller.kind === 'delegated' && !membersOf(call.world.db, chat.id).includes(call.caller.person.id)) {
    throw forbidden('The user is not a member of the chat.');
  }
  return chat;
}

/** chat: get. Of a meeting's chat `onlineMeetingInfo` names the meeting. */
function getChat(call: GraphCall): GraphAnswer {
  const chat = chatOf(call, needs.readChat);
  refuseExpansions(call);
  const context = `${call.graphBase}/v1.0/$metadata#chats/$entity`;
  const members = expansions(call).has('members') ? { members: memberResources(call, chat) } : {};
  return ok({ ...select(call, { '@odata.context': context, ...chatResource(call, chat) }), ...members });
}

/** List chats of the signed-in person, newest first. */
function listChats(call: GraphCall): GraphAnswer {
  const { person } = delegatedOnly(call.caller);
  requirePermission(call.caller, 'teams', needs.readChat);
  refuseExpansions(call);
  const rows = chatsOf(call.world.db, person.id).map((chat) => ({
    ...chatResource(call, chat),
    ...(expansions(call).has('members') ? { members: memberResources(call, chat) } : {}),
  }));
  return collection(call, rows, { size: 20, most: 50, context: 'chats' });
}

function refuseExpansions(call: GraphCall): void {
  const unknown = [...expansions(call).keys()].find((name) => name !== 'members');
  if (unknown) throw unsupported(`$expand=${unknown} on chats`);
}

function listMembers(call: GraphCall): GraphAnswer {
  const value = memberResources(call, chatOf(call, needs.readChat));
  return ok({ '@odata.count': value.length, value });
}

function chatResource(call: GraphCall, chat: Chat): Record<string, unknown> {
  const { tenantId } = call.world;
  return {
    id: chat.id,
    topic: chat.topic,
    createdDateTime: chat.created,
    lastUpdatedDateTime: chat.created,
    chatType: chat.kind,
    webUrl: `https://teams.microsoft.com/l/chat/${encodeURIComponent(chat.id)}/0?tenantId=${tenantId}`,
    tenantId,
    onlineMeetingInfo: meetingInfo(call, chat),
    viewpoint: null,
  };
}

function meetingInfo(call: GraphCall, chat: Chat): object | null {
  const meeting = chat.meetingId === null ? undefined : meetingById(call.world.db, chat.meetingId);
  if (!meeting) return null;
  return {
    calendarEventId: null,
    joinWebUrl: meeting.joinUrl,
    organizer: { id: meeting.organiserId, displayName: null, userIdentityType: 'aadUser' },
  };
}

function memberResources(call: GraphCall, chat: Chat): object[] {
  return membersOf(call.world.db, chat.id).map((id) => {
    const person = call.world.people.byId(id);
    return {
      '@odata.type': '#microsoft.graph.aadUserConversationMember',
      id: Buffer.from(`${chat.id}##${id}`).toString('base64'),
      roles: person?.isGuest ? ['guest'] : ['owner'],
      displayName: person?.displayName ?? null,
      visibleHistoryStartDateTime: '0001-01-01T00:00:00Z',
      userId: id,
      email: person?.mail ?? null,
      tenantId: call.world.tenantId,
    };
  });
}

export const chatRoutes: readonly Route[] = [
  { method: 'GET', pattern: '/[me/]chats', handle: listChats },
  { method: 'GET', pattern: '/chats/{chat:any}', handle: getChat },
  { method: 'GET', pattern: '/chats/{chat:any}/members', handle: listMembers },
];
