import { randomBytes, randomUUID } from 'node:crypto';
import { attachmentsOf, keepFile } from '../mailbox/attachmentStore';
import { addressOf } from '../mailbox/mailbox';
import { addRecord, recordsOf, removeRecord } from '../records/records';
import type { GraphWorld, Person } from '../wire/world';
import { addMessage, folderId } from './mailStore';
import type { Address, Message, MessageBody } from './mailStore';

export function newMessage(now: Date): MessageBody {
  const moment = seconds(now);
  return {
    subject: '',
    body: { contentType: 'text', content: '' },
    from: null,
    to: [],
    cc: [],
    bcc: [],
    replyTo: [],
    importance: 'normal',
    isRead: true,
    isDraft: true,
    isReadReceiptRequested: false,
    isDeliveryReceiptRequested: false,
    categories: [],
    flag: { flagStatus: 'notFlagged' },
    inferenceClassification: 'focused',
    created: moment,
    modified: moment,
    sent: moment,
    internetMessageId: `<${randomUUID()}@mail.tenant.example>`,
    conversationId: `AAQk${randomBytes(36).toString('base64url')}`,
    headers: null,
  };
}

/** Exchange keeps its moments to the second. */
export function seconds(now: Date): string {
  return `${now.toISOString().slice(0, 19)}Z`;
}

/** What went out, for who looks after the tests: also what went to addresses outside. */
export interface SentMail {
  readonly from: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly subject: string;
  readonly contentType: string;
  readonly content: string;
  readonly sent: string;
  readonly attachments: readonly string[];
}

export function sentMail(world: GraphWorld): SentMail[] {
  return recordsOf<SentMail>(world.db, 'sentMail').map(({ body }) => body).reverse();
}

type Outgoing = Pick<MessageBody, 'subject' | 'body' | 'to'> & Partial<MessageBody>;

/** Writes a mail and sends it. */
export function deliver(world: GraphWorld, from: Person, mail: Outgoing, now: Date, keep = true): void {
  const moment = seconds(now);
  const body = { ...newMessage(now), ...mail, from: addressOf(from), isDraft: false, sent: moment, modified: moment };
  send(world, from, addMessage(world.db, from.id, folderId(from.id, 'sentitems'), body), now, keep);
}

/**
 * Puts a copy with its files into the inbox of each recipient who has a mailbox here. The message itself lies in Sent
 * Items, or is let go when the sender does not keep it.
 */
export function send(world: GraphWorld, from: Person, message: Message, now: Date, keep = true): void {
  const { db, people } = world;
  const { body } = message;
  const files = attachmentsOf(db, message.id);
  const addresses = [...body.to, ...body.cc, ...body.bcc].map(({ address }) => address.toLowerCase());
  const received = { ...body, bcc: [], isRead: false, isDraft: false, sent: seconds(now), modified: seconds(now) };
  for (const address of new Set(addresses)) {
    const person = people.byUpn(address) ?? people.byMail(address);
    if (!person || person.isGuest) continue;
    const copy = addMessage(db, person.id, folderId(person.id, 'inbox'), received);
    for (const file of files) keepFile(db, copy.id, file.body, now);
  }
  const listed = (list: readonly Address[]): string[] => list.map(({ address }) => address);
  const sent: SentMail = {
    from: from.upn,
    to: listed(body.to),
    cc: listed(body.cc),
    bcc: listed(body.bcc),
    subject: body.subject,
    ...body.body,
    sent: seconds(now),
    attachments: files.map((file) => file.body.name),
  };
  addRecord(db, { kind: 'sentMail', owner: from.id, moment: now.toISOString(), body: sent });
  if (!keep) removeRecord(world.db, message);
}
