import { attachmentsOf } from '../mailbox/attachmentStore';
import { previewOf, shownBody } from '../mailbox/itemBody';
import { changeKeyOf, outlookTag, prefersText } from '../mailbox/mailbox';
import type { Row } from '../wire/filter';
import { option } from '../wire/odata';
import type { GraphCall } from '../wire/request';
import type { Address, Message } from './mailStore';

export const recipient = (emailAddress: Address): object => ({ emailAddress });

export function messageResource(call: GraphCall, message: Message): Row {
  const { id, parent, body } = message;
  const wantsHeaders = (option(call, 'select') ?? '').toLowerCase().includes('internetmessageheaders');
  return {
    '@odata.etag': outlookTag(message),
    id,
    createdDateTime: body.created,
    lastModifiedDateTime: body.modified,
    changeKey: changeKeyOf(message),
    categories: body.categories,
    receivedDateTime: body.sent,
    sentDateTime: body.sent,
    hasAttachments: attachmentsOf(call.world.db, id).some((file) => !file.body.isInline),
    internetMessageId: body.internetMessageId,
    subject: body.subject,
    bodyPreview: previewOf(body.body),
    importance: body.importance,
    parentFolderId: parent,
    conversationId: body.conversationId,
    conversationIndex: Buffer.from(body.conversationId).subarray(0, 22).toString('base64'),
    isDeliveryReceiptRequested: body.isDeliveryReceiptRequested,
    isReadReceiptRequested: body.isReadReceiptRequested,
    isRead: body.isRead,
    isDraft: body.isDraft,
    webLink: `https://outlook.office365.com/owa/?ItemID=${encodeURIComponent(id)}&exvsurl=1&viewmodel=ReadMessageItem`,
    inferenceClassification: body.inferenceClassification,
    body: shownBody(body.body, prefersText(call)),
    ...(body.from ? { sender: recipient(body.from), from: recipient(body.from) } : {}),
    toRecipients: body.to.map(recipient),
    ccRecipients: body.cc.map(recipient),
    bccRecipients: body.bcc.map(recipient),
    replyTo: body.replyTo.map(recipient),
    flag: body.flag,
    ...(wantsHeaders ? { internetMessageHeaders: body.headers ?? [] } : {}),
  };
}

/** All that Mail.ReadBasic shows: neither what is written nor what is attached. */
export function basicMessage(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([name]) => !['body', 'bodyPreview', 'uniqueBody'].includes(name)));
}
