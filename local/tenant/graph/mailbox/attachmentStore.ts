import type { Database } from '../../store/database';
import { checkFields, flagOf, wordsOf } from '../body/fields';
import type { Fields } from '../body/fields';
import { addRecord, recordsOf } from '../records/records';
import type { Stored } from '../records/records';
import { invalid } from '../time/dateTime';
import { GraphError, unsupported } from '../wire/errors';
import type { Row } from '../wire/filter';
import { listOf, textOf } from '../wire/odata';
import { outlookId } from './mailbox';

/** A file at a message, an event or a task. */
export interface AttachmentBody {
  readonly type: string;
  readonly name: string;
  readonly contentType: string;
  readonly isInline: boolean;
  readonly contentId: string | null;
  readonly modified: string;
  /** In base 64. */
  readonly content: string;
}

export type Attachment = Stored<AttachmentBody>;

const kind = 'attachment';
/** A request that carries a file takes less than 3 MB; a larger one goes through an upload session. */
const mostBytes = 3 * 1024 * 1024;
const fileTypes = ['microsoft.graph.fileAttachment', 'microsoft.graph.taskFileAttachment'];
const fields = {
  type: 'fileAttachment',
  names: ['name', 'contentType', 'contentBytes', 'isInline', 'contentId', 'contentLocation', 'size', 'id', 'lastModifiedDateTime'],
};

/** What the body of a new message or event brings along. */
export function recordAttachments(db: Database, parent: string, value: unknown, now: Date): void {
  for (const given of listOf(value)) addFile(db, parent, given, now);
}

/** Of the types of attachment only files are here: no items, no references. @throws 501, 400, 413 */
export function addFile(db: Database, parent: string, given: Fields, now: Date): Attachment {
  const type = textOf(given['@odata.type'])?.replace(/^#/, '') ?? 'microsoft.graph.fileAttachment';
  if (!fileTypes.includes(type)) throw unsupported(`attachments of the type '${type}'`);
  checkFields(given, fields);
  const name = wordsOf(given, 'name', null);
  const content = textOf(given['contentBytes']);
  if (!name) throw invalid('An attachment needs its name.');
  if (content === undefined || !/^[A-Za-z0-9+/_-]*=*$/.test(content)) throw invalid('An attachment needs its contentBytes in base 64.');
  if (content.length * 0.75 > mostBytes) throw new GraphError(413, 'ErrorMessageSizeExceeded', 'The attachment is larger than 3 MB; use an upload session.');
  const isInline = flagOf(given, 'isInline', false);
  return keepFile(db, parent, { type, name, content, isInline, contentId: wordsOf(given, 'contentId', null), contentType: wordsOf(given, 'contentType', null) ?? 'application/octet-stream' }, now);
}

export function keepFile(db: Database, parent: string, file: Omit<AttachmentBody, 'modified'>, now: Date): Attachment {
  return addRecord(db, { kind, id: outlookId(), parent, body: { ...file, modified: now.toISOString() } });
}

export function attachmentsOf(db: Database, parent: string): Attachment[] {
  return recordsOf<AttachmentBody>(db, kind, { parent });
}

export function attachmentResource({ id, body }: Attachment): Row {
  const { type, name, contentType, isInline, contentId, modified, content } = body;
  const isTask = type === 'microsoft.graph.taskFileAttachment';
  return {
    '@odata.type': `#${type}`,
    id,
    lastModifiedDateTime: modified,
    name,
    contentType,
    size: Buffer.byteLength(content, 'base64'),
    ...(isTask ? {} : { isInline, contentId, contentLocation: null }),
    contentBytes: content,
  };
}
