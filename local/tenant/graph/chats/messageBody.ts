import { choiceOf, without, wordsOf } from '../body/fields';
import type { Fields } from '../body/fields';
import { badRequest, GraphError, unsupported } from '../wire/errors';
import type { Row } from '../wire/filter';
import { isRecord, listOf, textOf } from '../wire/odata';
import type { Thread } from './threads';

/** The whole message with its cards, without pictures; larger ones are refused. */
const mostBytes = 28 * 1024;
const adaptiveCard = 'application/vnd.microsoft.card.adaptive';

/** What somebody writes of a message, checked. @throws 400, 413 */
export function readMessage(thread: Thread, message: Fields): Row {
  if (Buffer.byteLength(JSON.stringify(without(message, 'hostedContents'))) > mostBytes) {
    throw new GraphError(413, 'RequestEntityTooLarge', 'The message with its attachments is larger than 28 KB.');
  }
  for (const name of ['createdDateTime', 'from', 'messageHistory']) if (name in message) throw unsupported(`the import of messages (${name})`);
  const { contentType, content } = bodyOf(message);
  return {
    subject: wordsOf(message, 'subject', null),
    importance: choiceOf(message, 'importance', ['normal', 'high', 'urgent'], 'normal'),
    body: { contentType, content },
    attachments: checkAttachments(message, contentType, content),
    mentions: checkMentions(thread, message, content),
  };
}

function bodyOf(message: Fields): { contentType: string; content: string } {
  const body = message['body'];
  if (!isRecord(body)) throw badRequest('The property body is required.');
  const content = textOf(body['content']);
  if (content === undefined) throw badRequest('The property body.content is required.');
  const contentType = textOf(body['contentType'])?.toLowerCase() ?? 'text';
  if (contentType !== 'text' && contentType !== 'html') throw badRequest(`Unknown body.contentType '${contentType}'.`);
  return { contentType, content };
}

/** Each attachment stands in the body under its id, and each marker of the body has its attachment. */
function checkAttachments(message: Fields, contentType: string, content: string): object[] {
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
function checkCard(attachment: Fields): object {
  const contentType = textOf(attachment['contentType']);
  if (contentType === undefined) throw badRequest('The attachment has no contentType.');
  if (contentType.startsWith('application/vnd.microsoft.card.')) {
    const content = attachment['content'];
    if (typeof content !== 'string') throw badRequest('The content of a card attachment must be a string.');
    const card = parseCard(content);
    if (contentType === adaptiveCard && textOf(card['type']) !== 'AdaptiveCard') {
      throw badRequest("The content of an adaptive card must have the type 'AdaptiveCard'.");
    }
    return { name: null, contentUrl: null, thumbnailUrl: null, teamsAppId: null, ...attachment };
  }
  if (contentType === 'reference' && textOf(attachment['contentUrl']) === undefined) {
    throw badRequest('A reference attachment needs its contentUrl.');
  }
  return { name: null, content: null, thumbnailUrl: null, teamsAppId: null, ...attachment };
}

function parseCard(content: string): Fields {
  let card: unknown;
  try {
    card = JSON.parse(content);
  } catch (error) {
    throw badRequest(`The content of the card is not valid JSON: ${String(error)}`);
  }
  if (!isRecord(card)) throw badRequest('The content of the card is not an object.');
  return card;
}

function checkMentions(thread: Thread, message: Fields, content: string): object[] {
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
    checkMentioned(thread, mention);
    return mention;
  });
}

/** Somebody in the conversation, or in a channel the channel or the team itself. */
function checkMentioned(thread: Thread, mention: Fields): void {
  const mentioned = isRecord(mention['mentioned']) ? mention['mentioned'] : {};
  const idOf = (name: string): string | undefined => {
    const named = mentioned[name];
    return isRecord(named) ? textOf(named['id']) : undefined;
  };
  const conversation = idOf('conversation');
  if (conversation !== undefined) {
    if (!thread.conversations.includes(conversation)) throw badRequest(`The mentioned conversation '${conversation}' is not this one.`);
    return;
  }
  const id = idOf('user');
  if (id === undefined) throw badRequest('A mention needs mentioned.user.id.');
  if (!thread.memberIds.includes(id)) {
    throw badRequest(`The mentioned user '${id}' is not a member of the ${thread.channel ? 'team' : 'chat'}.`);
  }
}
