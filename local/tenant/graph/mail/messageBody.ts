import { checkFields, choiceOf, flagOf, textsOf } from '../body/fields';
import type { Fields } from '../body/fields';
import { readItemBody } from '../mailbox/itemBody';
import { invalid } from '../time/dateTime';
import { isRecord, listOf, textOf } from '../wire/odata';
import type { GraphWorld } from '../wire/world';
import type { Address, MessageBody } from './mailStore';

export const messageFields = {
  type: 'message',
  names: [
    'subject', 'body', 'toRecipients', 'ccRecipients', 'bccRecipients', 'replyTo', 'from', 'sender', 'importance', 'isRead', 'isReadReceiptRequested',
    'isDeliveryReceiptRequested', 'categories', 'flag', 'inferenceClassification', 'internetMessageHeaders', 'internetMessageId', 'attachments',
  ],
  readOnly: [
    'id', 'createdDateTime', 'lastModifiedDateTime', 'changeKey', 'receivedDateTime', 'sentDateTime', 'hasAttachments', 'bodyPreview', 'parentFolderId',
    'conversationId', 'conversationIndex', 'isDraft', 'webLink', 'uniqueBody',
  ],
};

/** What of a message may still be changed when it was sent. */
export const afterSending = ['isRead', 'categories', 'flag', 'importance', 'inferenceClassification', 'isReadReceiptRequested', 'isDeliveryReceiptRequested'];

/** The message with what the body changes. @throws 400 */
export function readMessage(world: GraphWorld, given: Fields, before: MessageBody): MessageBody {
  checkFields(given, messageFields);
  const people = (name: string, usual: readonly Address[]): readonly Address[] => (name in given ? addressesIn(world, given[name]) : usual);
  return {
    ...before,
    subject: 'subject' in given ? textOf(given['subject']) ?? '' : before.subject,
    body: 'body' in given ? readItemBody(given['body']) : before.body,
    to: people('toRecipients', before.to),
    cc: people('ccRecipients', before.cc),
    bcc: people('bccRecipients', before.bcc),
    replyTo: people('replyTo', before.replyTo),
    importance: choiceOf(given, 'importance', ['low', 'normal', 'high'], before.importance),
    isRead: flagOf(given, 'isRead', before.isRead),
    isReadReceiptRequested: flagOf(given, 'isReadReceiptRequested', before.isReadReceiptRequested),
    isDeliveryReceiptRequested: flagOf(given, 'isDeliveryReceiptRequested', before.isDeliveryReceiptRequested),
    categories: textsOf(given, 'categories', before.categories),
    flag: isRecord(given['flag']) ? { ...before.flag, ...given['flag'] } : before.flag,
    inferenceClassification: choiceOf(given, 'inferenceClassification', ['focused', 'other'], before.inferenceClassification),
    headers: 'internetMessageHeaders' in given ? headersIn(given['internetMessageHeaders']) : before.headers,
  };
}

export function addressesIn(world: GraphWorld, value: unknown): Address[] {
  return listOf(value).map((recipient) => {
    const email = isRecord(recipient['emailAddress']) ? recipient['emailAddress'] : {};
    const address = textOf(email['address']);
    if (!address) throw invalid('A recipient needs emailAddress.address.');
    const person = world.people.byUpn(address) ?? world.people.byMail(address);
    return { name: textOf(email['name']) || (person?.displayName ?? address), address };
  });
}

/** One's own headers begin with x-, so that nobody forges the service's. */
function headersIn(value: unknown): Fields[] {
  return listOf(value).map((header) => {
    if (!/^x-/i.test(textOf(header['name']) ?? '')) throw invalid("The internet message header name should start with 'x-' or 'X-'.");
    return header;
  });
}
