import { looseBody, without, wordsOf } from '../body/fields';
import type { Fields } from '../body/fields';
import { attachmentsOf, keepFile, recordAttachments } from '../mailbox/attachmentStore';
import type { ItemBody } from '../mailbox/itemBody';
import { addressOf } from '../mailbox/mailbox';
import { invalid } from '../time/dateTime';
import { entity, isRecord } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import type { Person } from '../wire/world';
import { newMessage } from './delivery';
import { addMessage, folderId, folderOf } from './mailStore';
import type { Address, Message, MessageBody } from './mailStore';
import { addressesIn, messageFields, readMessage } from './messageBody';
import { messageResource } from './messageResource';
import { dispatch, messageOf } from './messages';
import { mailNeeds } from './needs';

type Kind = 'reply' | 'replyAll' | 'forward';

/** Who gets an answer: the sender, all who got the message but oneself, or who is named. */
function recipients(kind: Kind, message: Message, person: Person): Pick<MessageBody, 'to' | 'cc'> {
  const { from, replyTo, to, cc } = message.body;
  const sender = replyTo.length > 0 ? replyTo : from ? [from] : [];
  if (kind === 'forward') return { to: [], cc: [] };
  if (kind === 'reply') return { to: sender, cc: [] };
  const own = addressOf(person).address.toLowerCase();
  const others = (list: readonly Address[]): Address[] => list.filter(({ address }) => address.toLowerCase() !== own);
  const all = new Map([...sender, ...others(to)].map((one) => [one.address.toLowerCase(), one]));
  return { to: [...all.values()], cc: others(cc) };
}

/** What is said, above what was said. */
function quoted(comment: string, { body }: Message): ItemBody {
  const before = body.body.contentType === 'html' ? body.body.content : `<pre>${body.body.content}</pre>`;
  const header = `<b>From:</b> ${body.from?.name ?? ''}<br><b>Sent:</b> ${body.sent}<br><b>Subject:</b> ${body.subject}`;
  return { contentType: 'html', content: `<div>${comment}</div><hr><div>${header}</div>${before}` };
}

/** Makes the draft of a reply or a forward. Properties of the message may also stand beside `message`. */
function draft(call: GraphCall, kind: Kind, person: Person, message: Message): Message {
  const body = looseBody(call);
  const comment = wordsOf(body, 'comment', null);
  const given = isRecord(body['message']) ? body['message'] : without(body, 'comment', 'message', 'toRecipients');
  if (comment !== null && isRecord(given['body'])) throw invalid('Either a comment or the body of the message can be given, not both.');
  const prefix = kind === 'forward' ? 'FW: ' : 'RE: ';
  const subject = message.body.subject.startsWith(prefix) ? message.body.subject : `${prefix}${message.body.subject}`;
  const { conversationId } = message.body;
  const start = { ...newMessage(call.now), ...recipients(kind, message, person), subject, conversationId, body: quoted(comment ?? '', message) };
  const read = { ...readMessage(call.world, only(given), start), from: addressOf(person) };
  const named = addressesIn(call.world, body['toRecipients']);
  folderOf(call.world.db, person.id, 'drafts');
  const made = addMessage(call.world.db, person.id, folderId(person.id, 'drafts'), named.length > 0 ? { ...read, to: named } : read);
  if (kind === 'forward') for (const file of attachmentsOf(call.world.db, message.id)) keepFile(call.world.db, made.id, file.body, call.now);
  recordAttachments(call.world.db, made.id, given['attachments'], call.now);
  return made;
}

function only(given: Fields): Fields {
  return without(given, ...messageFields.readOnly);
}

function create(kind: Kind): (call: GraphCall) => GraphAnswer {
  return (call) => {
    const { person, message } = messageOf(call, mailNeeds.write);
    return entity(call, messageResource(call, draft(call, kind, person, message)), { context: `users('${person.id}')/messages` }, 201);
  };
}

function answer(kind: Kind): (call: GraphCall) => GraphAnswer {
  return (call) => {
    const { person, message } = messageOf(call, mailNeeds.send);
    dispatch(call, person, draft(call, kind, person, message), true);
    return { status: 202 };
  };
}

export const answerRoutes: readonly Route[] = ['@mailbox/messages', '@folder/messages'].flatMap((place) =>
  (['reply', 'replyAll', 'forward'] as const).flatMap((kind): Route[] => {
    const made = `create${kind.charAt(0).toUpperCase()}${kind.slice(1)}`;
    return [
      { method: 'POST', pattern: `${place}/{message:any}/${kind}`, facts: `message: ${kind}`, handle: answer(kind) },
      { method: 'POST', pattern: `${place}/{message:any}/${made}`, facts: `message: ${made}`, handle: create(kind) },
    ];
  })
);
