import { addMessage, membersOf, messagesOf } from './chatStore';
import type { Chat } from './chatStore';
import { chatOf } from './chats';
import { delegatedOnly } from '../wire/caller';
import type { DelegatedCaller } from '../wire/caller';
import { badRequest, GraphError, notFound } from '../wire/errors';
import { collection, isRecord, jsonBody, listOf, refuseOptions, textOf } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { created, ok } from '../wire/request';
import { needs } from '../wire/scopes';

/** The whole message with its cards; larger ones are refused. */
const mostBytes = 28 * 1024;
const adaptiveCard = 'application/vnd.microsoft.card.adaptive';

/** Send chatMessage in a chat: delegated only. */
function sendMessage(call: GraphCall): GraphAnswer {
  const caller = delegatedOnly(call.caller);
  const chat = chatOf(call, needs.sendMessages);
  const message = jsonBody(call);
  if (call.body.length > mostBytes) {
    throw new GraphError(413, 'RequestEntityTooLarge', 'The message with its attachments is larger than 28 KB.');
  }
  const { contentType, content } = bodyOf(message);
  const attachments = checkAttachments(message, contentType, content);
  const mentions = checkMentions(call, chat, message, content);
  const stored = addMessage(call.world.db, chat.id, call.now, (id) => ({
    ...resource(caller, chat, id, call.now),
    subject: textOf(message['subject']) ?? null,
    importance: textOf(message['importance']) ?? 'normal',
    body: { contentType, content },
    attachments,
    mentions,
  }));
  const context = `${call.graphBase}/v1.0/$metadata#chats('${encodeURIComponent(chat.id)}')/messages/$entity`;
  return created({ '@odata.context': context, ...stored });
}

function resource(caller: DelegatedCaller, chat: Chat, id: string, now: Date): Record<string, unknown> {
  const moment = now.toISOString();
  const { person } = caller;
  return {
    id,
    replyToId: null,
    etag: id,
    messageType: 'message',
    createdDateTime: moment,
    lastModifiedDateTime: moment,
    lastEditedDateTime: null,
    deletedDateTime: null,
    summary: null,
    chatId: chat.id,
    locale: 'en-us',
    webUrl: null,
    channelIdentity: null,
    policyViolation: null,
    eventDetail: null,
    from: {
      application: null,
      device: null,
      user: { id: person.id, displayName: person.displayName, userIdentityType: 'aadUser' },
    },
    reactions: [],
  };
}

function bodyOf(message: Record<string, unknown>): { contentType: string; content: string } {
  const body = message['body'];
  if (!isRecord(body)) throw badRequest('The property body is required.');
  const content = textOf(body['content']);
  if (content === undefined) throw badRequest('The property body.content is required.');
  const contentType = textOf(body['contentType'])?.toLowerCase() ?? 'text';
  if (contentType !== 'text' && contentType !== 'html') throw badRequest(`Unknown body.contentType '${contentType}'.`);
  return { contentType, content };
}

/** Each attachment stands in the body under its id, and each marker of the body has its attachment. */
function checkAttachments(message: Record<string, unknown>, contentType: string, content: string): object[] {
  const attachments = listOf(message['attachments']);
  const markers = new Set([...content.matchAll(/<attachment id="([^"]*)">\s*<\/attachment>/g)].map((match) => match[1]));
  const ids = attachments.map((attachment) => textOf(attachment['id']));
  if (attachments.length > 0 && contentType !== 'html') {
    throw badRequest('A message with attachments needs body.contentType html.');
  }
  for (const id of ids) {
    if (id === undefined || !markers.has(id)) {
      throw badRequest(`The attachment '${id}' has no marker <attachment id="${id}"></attachment> in the body.`);
    }
  }
  for (const marker of markers) {
    if (!ids.includes(marker)) throw badRequest(`The body refers to the attachment '${marker}', which is not attached.`);
  }
  return attachments.map(checkCard);
}

/** `content` of a card is a string of JSON, never the object itself. */
function checkCard(attachment: Record<string, unknown>): object {
  const contentType = textOf(attachment['contentType']);
  if (contentType === undefined) throw badRequest('The attachment has no contentType.');
  if (contentType.startsWith('application/vnd.microsoft.card.')) {
    const content = attachment['content'];
    if (typeof content !== 'string') throw badRequest('The content of a card attachment must be a string.');
    const card = parseCard(content);
    if (contentType === adaptiveCard && textOf(card['type']) !== 'AdaptiveCard') {
      throw badRequest("The content of an adaptive card must have the type 'AdaptiveCard'.");
    }
    return { name: null, contentUrl: null, thumbnailUrl: null, ...attachment };
  }
  if (contentType === 'reference' && textOf(attachment['contentUrl']) === undefined) {
    throw badRequest('A reference attachment needs its contentUrl.');
  }
  return { name: null, content: null, thumbnailUrl: null, ...attachment };
}

function parseCard(content: string): Record<string, unknown> {
  let card: unknown;
  try {
    card = JSON.parse(content);
  } catch (error) {
    throw badRequest(`The content of the card is not valid JSON: ${String(error)}`);
  }
  if (!isRecord(card)) throw badRequest('The content of the card is not an object.');
  return card;
}

function checkMentions(call: GraphCall, chat: Chat, message: Record<string, unknown>, content: string): object[] {
  const mentions = listOf(message['mentions']);
  const markers = [...content.matchAll(/<at id="(\d+)">/g)].map((match) => Number(match[1]));
  const ids = mentions.map((mention) => mention['id']);
  for (const marker of markers) {
    if (!ids.includes(marker)) throw badRequest(`The body mentions '${marker}', which is not among the mentions.`);
  }
  return mentions.map((mention) => {
    if (typeof mention['id'] !== 'number' || !markers.includes(mention['id'])) {
      throw badRequest(`The mention '${String(mention['id'])}' has no marker <at id="…"> in the body.`);
    }
    requireMember(call, chat, mention);
    return mention;
  });
}

function requireMember(call: GraphCall, chat: Chat, mention: Record<string, unknown>): void {
  const mentioned = mention['mentioned'];
  const user = isRecord(mentioned) ? mentioned['user'] : undefined;
  const id = isRecord(user) ? textOf(user['id']) : undefined;
  if (id === undefined) throw badRequest('A mention needs mentioned.user.id.');
  if (!membersOf(call.world.db, chat.id).includes(id)) {
    throw badRequest(`The mentioned user '${id}' is not a member of the chat.`);
  }
}

function listMessages(call: GraphCall): GraphAnswer {
  const chat = chatOf(call, needs.readMessages);
  refuseOptions(call, 'top', 'skiptoken', 'orderby', 'filter');
  const rows = messagesOf(call.world.db, chat.id).map((message) => message.resource);
  return collection(call, rows, { size: 20, most: 50, context: `chats('${encodeURIComponent(chat.id)}')/messages` });
}

function getMessage(call: GraphCall): GraphAnswer {
  const chat = chatOf(call, needs.readMessages);
  const message = messagesOf(call.world.db, chat.id).find(({ id }) => id === call.params['message']);
  if (!message) throw notFound('The message was not found.');
  return ok(message.resource);
}

export const messageRoutes: readonly Route[] = [
  { method: 'GET', pattern: '/chats/{chat:any}/messages', handle: listMessages },
  { method: 'POST', pattern: '/chats/{chat:any}/messages', handle: sendMessage },
  { method: 'GET', pattern: '/chats/{chat:any}/messages/{message}', handle: getMessage },
];
