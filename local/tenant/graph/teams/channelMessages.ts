import { messageById, messagesOf } from '../chats/messageStore';
import { messageRoutesOf, shownMessage } from '../chats/messages';
import type { FindThread } from '../chats/threads';
import { replyKey } from '../chats/threads';
import { answerDelta } from '../delta/delta';
import { chatsOf } from '../chats/chatStore';
import { badRequest, forbidden, notFound } from '../wire/errors';
import type { Row } from '../wire/filter';
import { collection, option } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import type { Needs } from '../wire/scopes';
import { requirePermission } from '../wire/scopes';
import { personByKey } from '../wire/world';
import { channelOf, teamOf } from './access';
import { teamNeeds } from './needs';
import { channelMembers, channelsOf } from './teamStore';

const needsOf = { read: teamNeeds.readMessages, send: teamNeeds.sendMessages, edit: teamNeeds.editMessages } satisfies Record<string, Needs>;

/** A channel as a place for messages. In an archived team nobody writes. */
export const channelThread: FindThread = (call, use) => {
  const { team, channel } = channelOf(call, needsOf[use]);
  if (use !== 'read' && team.record.body.isArchived) throw forbidden('The team is archived.');
  return {
    key: channel.id,
    address: `teams('${team.id}')/channels('${encodeURIComponent(channel.id)}')`,
    chatId: null,
    channel: { teamId: team.id, channelId: channel.id },
    replyToId: null,
    memberIds: channelMembers(call.world.db, channel).map(({ personId }) => personId),
    conversations: [team.id, channel.id],
  };
};

/** Below a message: its replies. */
export const replyThread: FindThread = (call, use) => {
  const thread = channelThread(call, use);
  const root = call.params['root'] ?? '';
  if (!messageById(call.world.db, thread.key, root)) throw notFound('The message was not found.');
  return { ...thread, key: replyKey(thread.key, root), address: `${thread.address}/messages('${root}')/replies`, replyToId: root };
};

/** chatMessage: delta in a channel: what is new or changed. */
function trackMessages(call: GraphCall): GraphAnswer {
  const thread = channelThread(call, 'read');
  return answerDelta(call, { context: 'Collection(chatMessage)', size: 20 }, () => messagesOf(call.world.db, thread.key).map(({ resource }) => shownMessage(resource)));
}

const allNeeds = {
  chats: { delegated: [], application: ['Chat.Read.All', 'Chat.ReadWrite.All'] },
  channels: { delegated: [], application: ['ChannelMessage.Read.All', 'Group.Read.All', 'Group.ReadWrite.All'] },
} satisfies Record<string, Needs>;

/** getAllMessages: for applications alone, of all channels of a team or all chats of a person. */
function allMessages(call: GraphCall): Row[] {
  if (call.caller.kind === 'delegated') throw forbidden('This API is supported only with application permissions.');
  const inTeam = call.params['team'] !== undefined;
  requirePermission(call.caller, 'teams', inTeam ? allNeeds.channels : allNeeds.chats);
  return threadsOf(call, inTeam)
    .flatMap((key) => messagesOf(call.world.db, key))
    .map(({ resource }) => shownMessage(resource))
    .sort((a, b) => String(b['createdDateTime']).localeCompare(String(a['createdDateTime'])));
}

function threadsOf(call: GraphCall, inTeam: boolean): string[] {
  const { db, people } = call.world;
  if (inTeam) {
    const channels = channelsOf(db, teamOf(call, allNeeds.channels).id);
    return channels.flatMap(({ id }) => [id, ...messagesOf(db, id).map((message) => replyKey(id, message.id))]);
  }
  const person = personByKey(people, call.params['user'] ?? '');
  if (!person) throw notFound('The user was not found.');
  return chatsOf(db, person.id).map(({ id }) => id);
}

function listAll(call: GraphCall): GraphAnswer {
  const model = call.query.get('model');
  if (model !== null && !['A', 'B', 'undefined'].includes(model)) throw badRequest(`The model '${model}' is not known.`);
  const rows = allMessages(call);
  const query = new URLSearchParams([...call.query].filter(([name]) => name !== 'model'));
  if (option(call, 'orderby') !== undefined) throw badRequest("Query option '$orderby' is not allowed on this resource.");
  return collection({ ...call, query }, rows, { size: 50, most: 50, context: 'Collection(chatMessage)' });
}

const messages = '@channel/messages';

export const channelMessageRoutes: readonly Route[] = [
  { method: 'GET', pattern: `${messages}/delta`, facts: 'chatMessage: delta', handle: trackMessages },
  ...messageRoutesOf(messages, channelThread, 'List channel messages'),
  ...messageRoutesOf(`${messages}/{root}/replies`, replyThread, 'List channel message replies'),
  { method: 'GET', pattern: '/teams/{team}/channels/getAllMessages', facts: 'channel: getAllMessages', handle: listAll },
  { method: 'GET', pattern: '/users/{user:any}/chats/getAllMessages', facts: 'chats: getAllMessages', handle: listAll },
  {
    method: 'GET',
    pattern: '/users/{user:any}/chats/getAllMessages/delta',
    facts: 'chatMessage: delta',
    handle: (call) => answerDelta(call, { context: 'Collection(chatMessage)', size: 20 }, () => allMessages(call)),
  },
];
