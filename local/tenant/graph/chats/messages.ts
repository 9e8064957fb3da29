import { without, wordsOf } from '../body/fields';
import { shapedCollection } from '../body/shaped';
import type { DelegatedCaller } from '../wire/caller';
import { delegatedOnly } from '../wire/caller';
import { badRequest, forbidden, notFound, unsupported } from '../wire/errors';
import type { Row } from '../wire/filter';
import { collection, entity, expansions, isRecord, jsonBody, option, readOrder, refuseOptions } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { noContent } from '../wire/request';
import { counted } from './counted';
import { hostedContentRoutes, keepPictures } from './hostedContents';
import { readMessage } from './messageBody';
import { addMessage, changeMessage, messageById, messagesOf } from './messageStore';
import type { StoredMessage } from './messageStore';
import type { FindThread, Thread } from './threads';
import { chatThread, replyKey } from './threads';

/** What a message was before it was deleted is kept for who takes the deletion back, and not shown. */
export function shownMessage(resource: Row): Row {
  return without(resource, 'kept');
}

/** Send chatMessage: delegated only. */
export function post(call: GraphCall, thread: Thread): Row {
  const caller = delegatedOnly(call.caller);
  const given = jsonBody(call);
  const written = readMessage(thread, given);
  return addMessage(call.world.db, thread.key, call.now, (id) => ({
    ...resource(call, caller, thread, id),
    ...written,
    body: withPictures(call, thread, id, given, written),
  }));
}

function withPictures(call: GraphCall, thread: Thread, id: string, given: Row, { body }: Row): object {
  if (!isRecord(body)) throw badRequest('The property body is required.');
  return { ...body, content: keepPictures(call, thread, id, given, String(body['content'])) };
}

function resource(call: GraphCall, { person }: DelegatedCaller, thread: Thread, id: string): Row {
  const moment = call.now.toISOString();
  const { chatId, channel, replyToId } = thread;
  return {
    id,
    replyToId,
    etag: id,
    messageType: 'message',
    createdDateTime: moment,
    lastModifiedDateTime: moment,
    lastEditedDateTime: null,
    deletedDateTime: null,
    summary: null,
    chatId,
    locale: 'en-us',
    webUrl: channel && messageLink(call, channel, id, replyToId),
    channelIdentity: channel,
    policyViolation: null,
    eventDetail: null,
    onBehalfOf: null,
    from: { application: null, device: null, user: identityOf(call, person) },
    reactions: [],
    messageHistory: [],
  };
}

function identityOf(call: GraphCall, { id, displayName }: DelegatedCaller['person']): object {
  return { '@odata.type': '#microsoft.graph.teamworkUserIdentity', id, displayName, userIdentityType: 'aadUser', tenantId: call.world.tenantId };
}

function messageLink(call: GraphCall, { teamId, channelId }: { teamId: string; channelId: string }, id: string, parent: string | null): string {
  const query = `groupId=${teamId}&tenantId=${call.world.tenantId}&createdTime=${id}&parentMessageId=${parent ?? id}`;
  return `https://teams.microsoft.com/l/message/${encodeURIComponent(channelId)}/${id}?${query}`;
}

const page = { size: 20, most: 50 };

/** Of a channel: newest first, with the replies when they are expanded. There is nothing else to ask for. */
function listInChannel(call: GraphCall, thread: Thread): GraphAnswer {
  refuseOptions(call, 'top', 'skiptoken', 'expand');
  const unknown = [...expansions(call).keys()].find((name) => name !== 'replies');
  if (unknown) throw unsupported(`$expand=${unknown} on messages`);
  const shape = {
    row: (message: StoredMessage) => shownMessage(message.resource),
    parts: (message: StoredMessage) => (expansions(call).has('replies') ? repliesPart(call, thread, message.id) : {}),
  };
  return counted(shapedCollection(call, messagesOf(call.world.db, thread.key), shape, { ...page, context: `${thread.address}/messages` }));
}

function repliesPart(call: GraphCall, thread: Thread, message: string): Row {
  const replies = messagesOf(call.world.db, replyKey(thread.key, message)).map(({ resource: reply }) => shownMessage(reply));
  return { 'replies@odata.count': replies.length, replies };
}

/** Newest first; `$orderby` is descending only, and `$filter` counts only where it names the same property. */
function list(call: GraphCall, thread: Thread): GraphAnswer {
  if (thread.channel) return listInChannel(call, thread);
  refuseOptions(call, 'top', 'skiptoken', 'orderby', 'filter', 'count');
  const orders = readOrder(option(call, 'orderby'));
  const [order] = orders;
  const sortable = ['createdDateTime', 'lastModifiedDateTime'];
  if (order && (orders.length > 1 || order.sign === 1 || !sortable.includes(order.path))) {
    throw badRequest(`The $orderby of messages takes ${sortable.join(' or ')} and desc.`);
  }
  const filterFits = order !== undefined && (option(call, 'filter') ?? '').toLowerCase().includes(order.path.toLowerCase());
  const query = new URLSearchParams([...call.query].filter(([name]) => filterFits || !/^\$?filter$/i.test(name)));
  const rows = messagesOf(call.world.db, thread.key).map((message) => shownMessage(message.resource));
  return counted(collection({ ...call, query }, rows, { ...page, context: `${thread.address}/messages` }));
}

/** @throws 404 */
function messageOf(call: GraphCall, thread: Thread): StoredMessage {
  const message = messageById(call.world.db, thread.key, call.params['message'] ?? '');
  if (!message) throw notFound('The message was not found.');
  return message;
}

function ownMessage(call: GraphCall, thread: Thread): StoredMessage {
  const caller = delegatedOnly(call.caller);
  const message = messageOf(call, thread);
  const { from } = message.resource;
  const author = isRecord(from) && isRecord(from['user']) ? from['user']['id'] : undefined;
  if (author !== caller.person.id) throw forbidden('Only who wrote the message may change it.');
  return message;
}

/** Update chatMessage: one's own; the policy properties are an application's and not served. */
function edit(call: GraphCall, thread: Thread): GraphAnswer {
  const given = jsonBody(call);
  if ('policyViolation' in given) throw unsupported('policy violations of messages');
  const message = ownMessage(call, thread);
  const before = message.resource;
  const written = readMessage(thread, { body: before['body'], attachments: before['attachments'], mentions: before['mentions'], importance: before['importance'], subject: before['subject'], ...given });
  const moment = call.now.toISOString();
  const body = withPictures(call, thread, message.id, given, written);
  changeMessage(call.world.db, message, { ...written, body, lastModifiedDateTime: moment, lastEditedDateTime: moment, etag: String(call.now.getTime()) });
  return noContent();
}

/** chatMessage: softDelete: the words go, the place stays. */
function softDelete(call: GraphCall, thread: Thread): GraphAnswer {
  const message = ownMessage(call, thread);
  const { body, attachments, mentions, kept } = message.resource;
  const moment = call.now.toISOString();
  const emptied = { body: { contentType: 'html', content: '' }, attachments: [], mentions: [] };
  const before = kept ?? { body, attachments, mentions };
  changeMessage(call.world.db, message, { ...emptied, kept: before, deletedDateTime: moment, lastModifiedDateTime: moment });
  return noContent();
}

function undoSoftDelete(call: GraphCall, thread: Thread): GraphAnswer {
  const message = ownMessage(call, thread);
  const { kept } = message.resource;
  if (!isRecord(kept)) throw badRequest('The message is not deleted.');
  changeMessage(call.world.db, message, { ...kept, kept: undefined, deletedDateTime: null, lastModifiedDateTime: call.now.toISOString() });
  return noContent();
}

/** chatMessage: setReaction, unsetReaction. Each person reacts once in each way. */
function react(call: GraphCall, thread: Thread, sets: boolean): GraphAnswer {
  const { person } = delegatedOnly(call.caller);
  const message = messageOf(call, thread);
  const reactionType = wordsOf(jsonBody(call), 'reactionType', null);
  if (!reactionType) throw badRequest('The property reactionType is required.');
  const before = Array.isArray(message.resource['reactions']) ? message.resource['reactions'].filter(isRecord) : [];
  const others = before.filter((one) => one['reactionType'] !== reactionType || JSON.stringify(one['user']).includes(person.id) === false);
  const user = { application: null, device: null, user: { id: person.id, displayName: null, userIdentityType: 'aadUser' } };
  const own = { reactionType, displayName: null, reactionContentUrl: null, createdDateTime: call.now.toISOString(), user };
  changeMessage(call.world.db, message, { reactions: sets ? [...others, own] : others });
  return noContent();
}

/** Every address of the messages of one kind of thread. */
export function messageRoutesOf(place: string, find: FindThread, facts: string): Route[] {
  const one = `${place}/{message}`;
  const get = (call: GraphCall): GraphAnswer => {
    const thread = find(call, 'read');
    return entity(call, shownMessage(messageOf(call, thread).resource), { context: `${thread.address}/messages` });
  };
  const send = (call: GraphCall): GraphAnswer => {
    delegatedOnly(call.caller);
    const thread = find(call, 'send');
    return entity(call, post(call, thread), { context: `${thread.address}/messages` }, 201);
  };
  return [
    { method: 'GET', pattern: place, facts, handle: (call) => list(call, find(call, 'read')) },
    { method: 'POST', pattern: place, facts: '4', handle: send },
    { method: 'GET', pattern: one, facts, handle: get },
    { method: 'PATCH', pattern: one, facts: 'Update chatMessage', handle: (call) => edit(call, find(call, 'edit')) },
    { method: 'POST', pattern: `${one}/softDelete`, facts: 'chatMessage: softDelete', handle: (call) => softDelete(call, find(call, 'edit')) },
    { method: 'POST', pattern: `${one}/undoSoftDelete`, facts: 'chatMessage: undoSoftDelete', handle: (call) => undoSoftDelete(call, find(call, 'edit')) },
    { method: 'POST', pattern: `${one}/setReaction`, facts: 'chatMessage: setReaction', handle: (call) => react(call, find(call, 'send'), true) },
    { method: 'POST', pattern: `${one}/unsetReaction`, facts: 'chatMessage: unsetReaction', handle: (call) => react(call, find(call, 'send'), false) },
    ...hostedContentRoutes(one, find),
  ];
}

export const messageRoutes: readonly Route[] = messageRoutesOf('@chat/messages', chatThread, 'List messages in a chat');
