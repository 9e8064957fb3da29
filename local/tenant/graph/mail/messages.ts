import { checkFields, flagOf, looseBody, wordsOf } from '../body/fields';
import { answerDelta } from '../delta/delta';
import { recordAttachments } from '../mailbox/attachmentStore';
import { plainText } from '../mailbox/itemBody';
import { addressOf, holds, mailboxOf, missingItem, withPreferences } from '../mailbox/mailbox';
import { changeRecord, removeRecord } from '../records/records';
import { invalid } from '../time/dateTime';
import { unsupported } from '../wire/errors';
import { compileFilter } from '../wire/filter';
import { collection, entity, isRecord, jsonBody, option } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { noContent } from '../wire/request';
import type { Needs } from '../wire/scopes';
import type { Person } from '../wire/world';
import { newMessage, seconds, send } from './delivery';
import { copyMessage, folderNamed, withChildren } from './folderTree';
import { addMessage, folderId, folderOf, messageById, messagesOf } from './mailStore';
import type { Message } from './mailStore';
import { afterSending, readMessage } from './messageBody';
import { basicMessage, messageResource } from './messageResource';
import { mailNeeds } from './needs';

export const messagePage = { size: 10, most: 1000, skips: true };

/** The message of the address, in the folder of the address. @throws 404 */
export function messageOf(call: GraphCall, permission: Needs): { readonly person: Person; readonly message: Message } {
  const person = mailboxOf(call, permission);
  const message = messageById(call.world.db, person.id, call.params['message'] ?? '');
  if (!message || (call.params['folder'] !== undefined && message.parent !== folderNamed(call, person.id).id)) throw missingItem();
  return { person, message };
}

function shown(call: GraphCall, message: Message): ReturnType<typeof messageResource> {
  const row = messageResource(call, message);
  return holds(call, mailNeeds.read) ? row : basicMessage(row);
}

function contextOf(person: Person): { context: string } {
  return { context: `users('${person.id}')/messages` };
}

/** `$search="word"` in what was written, or `"subject:word"`; not together with a filter or an order. */
function searched(call: GraphCall, messages: readonly Message[]): readonly Message[] {
  const search = option(call, 'search');
  if (search === undefined) return messages;
  if (option(call, 'filter') !== undefined || option(call, 'orderby') !== undefined) throw invalid('The query parameter $search cannot be used with $filter or $orderby.');
  const [, property, words = ''] = /^"?(?:(subject|from|to|body):)?(.*?)"?$/i.exec(search) ?? [];
  return messages.filter(({ body }) => {
    const texts: Readonly<Record<string, string>> = {
      subject: body.subject,
      from: `${body.from?.name ?? ''} ${body.from?.address ?? ''}`,
      to: body.to.map(({ name, address }) => `${name} ${address}`).join(' '),
      body: plainText(body.body.content),
    };
    const text = property === undefined ? Object.values(texts).join(' ') : texts[property.toLowerCase()] ?? '';
    return words.toLowerCase().split(/\s+/).every((word) => text.toLowerCase().includes(word));
  });
}

/** Of the mailbox, of a folder, or what a search folder finds in others. */
function messagesAt(call: GraphCall, person: Person): readonly Message[] {
  const { db } = call.world;
  if (call.params['folder'] === undefined) return messagesOf(db, person.id);
  const folder = folderNamed(call, person.id);
  const { search } = folder.body;
  if (!search) return messagesOf(db, person.id, folder.id);
  const sources = search.sourceFolderIds.flatMap((id) => folderOf(db, person.id, id) ?? []);
  const within = search.includeNestedFolders ? sources.flatMap((source) => withChildren(call, source)) : sources;
  const fits = search.filterQuery === '' ? () => true : compileFilter(search.filterQuery);
  return within.flatMap(({ id }) => messagesOf(db, person.id, id)).filter((message) => fits(messageResource(call, message)));
}

/** List messages: of the whole mailbox or of one folder, newest first. */
function listMessages(call: GraphCall): GraphAnswer {
  const person = mailboxOf(call, mailNeeds.basic);
  const found = searched(call, messagesAt(call, person));
  const query = new URLSearchParams([...call.query].filter(([name]) => !/^\$?search$/i.test(name)));
  return withPreferences(call, collection({ ...call, query }, found.map((message) => shown(call, message)), { ...messagePage, ...contextOf(person) }));
}

function trackMessages(call: GraphCall): GraphAnswer {
  const person = mailboxOf(call, mailNeeds.basic);
  const folder = folderNamed(call, person.id).id;
  return answerDelta(call, { context: 'Collection(message)', size: 10 }, (first) => messagesOf(call.world.db, person.id, folder).map((message) => shown(first, message)));
}

function getMessage(call: GraphCall): GraphAnswer {
  const { person, message } = messageOf(call, mailNeeds.basic);
  return withPreferences(call, entity(call, shown(call, message), contextOf(person)));
}

/** Create message: a draft, in Drafts or where the address says. */
function createDraft(call: GraphCall): GraphAnswer {
  const person = mailboxOf(call, mailNeeds.write);
  if (/^text\/plain/i.test(call.headers['content-type'] ?? '')) throw unsupported('messages in MIME format');
  const { db } = call.world;
  folderOf(db, person.id, 'drafts');
  const folder = call.params['folder'] === undefined ? folderId(person.id, 'drafts') : folderNamed(call, person.id).id;
  const given = jsonBody(call);
  const message = addMessage(db, person.id, folder, { ...readMessage(call.world, given, newMessage(call.now)), from: addressOf(person) });
  recordAttachments(db, message.id, given['attachments'], call.now);
  return withPreferences(call, entity(call, messageResource(call, message), contextOf(person), 201));
}

/** Update message: of one that was sent only what its reader keeps for themselves. */
function patchMessage(call: GraphCall): GraphAnswer {
  const { person, message } = messageOf(call, mailNeeds.write);
  const given = jsonBody(call);
  const late = message.body.isDraft ? undefined : Object.keys(given).find((name) => !name.includes('@') && !afterSending.includes(name));
  const read = readMessage(call.world, given, message.body);
  if (late !== undefined) throw invalid(`The property '${late}' can be changed only as long as the message is a draft.`);
  const saved = changeRecord(call.world.db, message, { body: { ...read, modified: seconds(call.now) } });
  return withPreferences(call, entity(call, messageResource(call, saved), contextOf(person)));
}

/** Delete message: into Deleted Items, and from there for good. */
function deleteMessage(call: GraphCall): GraphAnswer {
  const { person, message } = messageOf(call, mailNeeds.write);
  const bin = folderId(person.id, 'deleteditems');
  if (message.parent === bin) removeRecord(call.world.db, message);
  else changeRecord(call.world.db, message, { parent: bin });
  return noContent();
}

function deleteForGood(call: GraphCall): GraphAnswer {
  removeRecord(call.world.db, messageOf(call, mailNeeds.write).message);
  return noContent();
}

const accepted = (): GraphAnswer => ({ status: 202 });

/** message: send: the draft goes to Sent Items and to its recipients. */
function sendDraft(call: GraphCall): GraphAnswer {
  const { person, message } = messageOf(call, mailNeeds.send);
  if (!message.body.isDraft) throw invalid('The message was sent already.');
  dispatch(call, person, message, true);
  return accepted();
}

/** Sends a message that lies in the mailbox. @throws 400 without a recipient */
export function dispatch(call: GraphCall, person: Person, message: Message, keep: boolean): void {
  const { to, cc, bcc } = message.body;
  if (to.length + cc.length + bcc.length === 0) throw invalid('At least one recipient is not valid: the message has none.');
  folderOf(call.world.db, person.id, 'sentitems');
  const moment = seconds(call.now);
  const body = { ...message.body, from: addressOf(person), isDraft: false, sent: moment, modified: moment };
  const sent = changeRecord(call.world.db, message, { parent: folderId(person.id, 'sentitems'), moment, body });
  send(call.world, person, sent, call.now, keep);
}

/** user: sendMail, in one step, kept in Sent Items unless the caller says otherwise. */
function sendMail(call: GraphCall): GraphAnswer {
  const person = mailboxOf(call, mailNeeds.send);
  if (/^text\/plain/i.test(call.headers['content-type'] ?? '')) throw unsupported('messages in MIME format');
  const body = looseBody(call);
  checkFields(body, { type: 'message', names: ['message', 'saveToSentItems'] });
  const given = body['message'];
  if (!isRecord(given)) throw invalid('The parameter message is required.');
  const message = addMessage(call.world.db, person.id, folderId(person.id, 'drafts'), readMessage(call.world, given, newMessage(call.now)));
  recordAttachments(call.world.db, message.id, given['attachments'], call.now);
  dispatch(call, person, message, keepsCopy(body['saveToSentItems']));
  return accepted();
}

/** The documented requests say it as a word, and the service takes that too. */
function keepsCopy(value: unknown): boolean {
  const known: Readonly<Record<string, boolean>> = { true: true, false: false };
  return flagOf({ saveToSentItems: known[String(value).toLowerCase()] ?? value }, 'saveToSentItems', true);
}

/** message: copy and move. The one that results has an id of its own. */
function relocate(isMove: boolean): (call: GraphCall) => GraphAnswer {
  return (call) => {
    const { person, message } = messageOf(call, mailNeeds.write);
    const destination = wordsOf(looseBody(call), 'destinationId', null);
    const folder = destination === null ? undefined : folderOf(call.world.db, person.id, destination);
    if (!folder) throw missingItem();
    const made = copyMessage(call, message, folder.id);
    if (isMove) removeRecord(call.world.db, message);
    return entity(call, messageResource(call, made), contextOf(person), 201);
  };
}

const places = ['@mailbox/messages', '@folder/messages'];

export const mailMessageRoutes: readonly Route[] = [
  { method: 'POST', pattern: '@mailbox/sendMail', facts: '4', handle: sendMail },
  { method: 'GET', pattern: '@folder/messages/delta', facts: 'message: delta', handle: trackMessages },
  ...places.flatMap((place): Route[] => [
    { method: 'GET', pattern: place, facts: 'List messages', handle: listMessages },
    { method: 'POST', pattern: place, facts: 'Create message', handle: createDraft },
    { method: 'GET', pattern: `${place}/{message:any}`, facts: 'Get message', handle: getMessage },
    { method: 'PATCH', pattern: `${place}/{message:any}`, facts: 'Update message', handle: patchMessage },
    { method: 'DELETE', pattern: `${place}/{message:any}`, facts: 'Delete message', handle: deleteMessage },
    { method: 'POST', pattern: `${place}/{message:any}/permanentDelete`, facts: 'message: permanentDelete', handle: deleteForGood },
    { method: 'POST', pattern: `${place}/{message:any}/send`, facts: 'message: send', handle: sendDraft },
    { method: 'POST', pattern: `${place}/{message:any}/copy`, facts: 'message: copy', handle: relocate(false) },
    { method: 'POST', pattern: `${place}/{message:any}/move`, facts: 'message: move', handle: relocate(true) },
  ]),
];
