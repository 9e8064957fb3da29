import { randomBytes } from 'node:crypto';
import { checkFields, flagOf, looseBody, numberOf, without, wordsOf } from '../body/fields';
import { addRecord, changeRecord, recordById, removeRecord } from '../records/records';
import type { Stored } from '../records/records';
import { invalid } from '../time/dateTime';
import { GraphError, unsupported } from '../wire/errors';
import { collection, entity, isRecord, jsonBody } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { noContent } from '../wire/request';
import type { GraphWorld } from '../wire/world';
import { addFile, attachmentResource, attachmentsOf, keepFile } from './attachmentStore';
import type { Attachment } from './attachmentStore';
import { missingItem } from './mailbox';

/** What files can be attached to. @returns the id of the message, event or task */
export interface AttachmentPlace {
  readonly pattern: string;
  readonly type: 'fileAttachment' | 'taskFileAttachment';
  find(call: GraphCall, use: 'read' | 'write'): string;
}

function attachmentAt(call: GraphCall, place: AttachmentPlace, use: 'read' | 'write'): Attachment {
  const found = attachmentsOf(call.world.db, place.find(call, use)).find(({ id }) => id === call.params['attachment']);
  if (!found) throw missingItem();
  return found;
}

interface Session {
  readonly target: string;
  readonly type: string;
  readonly name: string;
  readonly contentType: string;
  readonly isInline: boolean;
  readonly size: number;
  readonly expires: string;
  /** What has come so far, in base 64, each part by itself. */
  readonly parts: readonly string[];
  readonly received: number;
}

const kind = 'attachmentSession';
export const attachmentSessionPath = '/_outlook/attachmentSessions';
const mostBytes = 150 * 1024 * 1024;
const mostPart = 4 * 1024 * 1024;

/** attachment: createUploadSession, for files of 3 MB to 150 MB. */
function createSession(place: AttachmentPlace): (call: GraphCall) => GraphAnswer {
  return (call) => {
    const target = place.find(call, 'write');
    const body = looseBody(call);
    const item = isRecord(body['attachmentItem']) ? body['attachmentItem'] : isRecord(body['attachmentInfo']) ? body['attachmentInfo'] : undefined;
    if (!item) throw invalid('The parameter AttachmentItem is required.');
    checkFields(item, { type: 'attachmentItem', names: ['attachmentType', 'name', 'size', 'contentType', 'isInline', 'contentId'] });
    const name = wordsOf(item, 'name', null);
    const size = numberOf(item, 'size', 0, 0, mostBytes);
    if (!name || size < 1) throw invalid('An attachment needs its name and its size, of at most 150 MB.');
    const expires = new Date(call.now.getTime() + 3600000).toISOString();
    const session: Session = {
      target,
      type: `microsoft.graph.${place.type}`,
      name,
      contentType: wordsOf(item, 'contentType', null) ?? 'application/octet-stream',
      isInline: flagOf(item, 'isInline', false),
      size,
      expires,
      parts: [],
      received: 0,
    };
    const { id } = addRecord(call.world.db, { kind, id: randomBytes(24).toString('base64url'), parent: target, body: session });
    return {
      status: 201,
      body: {
        '@odata.context': `${call.graphBase}/v1.0/$metadata#microsoft.graph.uploadSession`,
        uploadUrl: `${call.siteBase}${attachmentSessionPath}/${id}`,
        expirationDateTime: expires,
        nextExpectedRanges: ['0-'],
      },
    };
  };
}

export interface PartOfFile {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly now: Date;
}

/** The next part of a file; the last one answers 201. The address itself is the permission, no token is looked at. */
export function answerAttachmentSession(world: GraphWorld, id: string, part: PartOfFile): GraphAnswer {
  const session = recordById<Session>(world.db, kind, id);
  if (!session || Date.parse(session.body.expires) < part.now.getTime()) throw missingItem();
  if (part.method === 'DELETE') {
    removeRecord(world.db, session);
    return noContent();
  }
  if (part.method !== 'PUT') throw new GraphError(405, 'ErrorInvalidRequest', `The method ${part.method} is not allowed on an upload session.`);
  return takePart(world, session, part);
}

function takePart(world: GraphWorld, session: Stored<Session>, { headers, body, now }: PartOfFile): GraphAnswer {
  const { size, received, parts, expires } = session.body;
  const [, first, last, total] = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(headers['content-range'] ?? '') ?? [];
  const isNext = Number(first) === received && Number(last) === received + body.length - 1 && Number(total) === size && body.length > 0;
  if (!isNext) throw new GraphError(416, 'ErrorInvalidRange', `The Content-Range is not the next one: ${received}- of ${size}.`);
  if (body.length > mostPart) throw new GraphError(413, 'ErrorMessageSizeExceeded', 'A part has at most 4 MB.');
  const after = { ...session.body, parts: [...parts, body.toString('base64')], received: received + body.length };
  if (after.received < size) {
    changeRecord(world.db, session, { body: after });
    return { status: 200, body: { expirationDateTime: expires, nextExpectedRanges: [`${after.received}-`] } };
  }
  const content = Buffer.concat(after.parts.map((text) => Buffer.from(text, 'base64'))).toString('base64');
  const { type, name, contentType, isInline, target } = after;
  const file = keepFile(world.db, target, { type, name, contentType, isInline, contentId: null, content }, now);
  removeRecord(world.db, session);
  return { status: 201, headers: { Location: `/attachments('${file.id}')` } };
}

export function attachmentRoutes(place: AttachmentPlace): Route[] {
  const { pattern } = place;
  const facts = 'attachment';
  const context = 'attachments';
  const list = (call: GraphCall): GraphAnswer => {
    const rows = attachmentsOf(call.world.db, place.find(call, 'read')).map(attachmentResource);
    // Of a task the list tells of its files without their bytes.
    const shown = place.type === 'taskFileAttachment' ? rows.map((row) => without(row, 'contentBytes')) : rows;
    return collection(call, shown, { size: 100, most: 1000, skips: true, context });
  };
  const add = (call: GraphCall): GraphAnswer => {
    const parent = place.find(call, 'write');
    const given = jsonBody(call);
    const file = addFile(call.world.db, parent, { '@odata.type': `#microsoft.graph.${place.type}`, ...given }, call.now);
    return entity(call, attachmentResource(file), { context }, 201);
  };
  const bytes = (call: GraphCall): GraphAnswer => {
    const { body } = attachmentAt(call, place, 'read');
    return { status: 200, headers: { 'content-type': body.contentType }, body: Buffer.from(body.content, 'base64') };
  };
  const remove = (call: GraphCall): GraphAnswer => {
    removeRecord(call.world.db, attachmentAt(call, place, 'write'));
    return noContent();
  };
  const refuse = (): GraphAnswer => {
    throw unsupported('a change of an attachment');
  };
  const one = `${pattern}/{attachment:any}`;
  return [
    { method: 'GET', pattern, facts, handle: list },
    { method: 'POST', pattern, facts, handle: add },
    { method: 'POST', pattern: `${pattern}/createUploadSession`, facts: 'attachment: createUploadSession', handle: createSession(place) },
    { method: 'GET', pattern: one, facts, handle: (call) => entity(call, attachmentResource(attachmentAt(call, place, 'read')), { context }) },
    { method: 'PATCH', pattern: one, facts, handle: refuse },
    { method: 'GET', pattern: `${one}/$value`, facts, handle: bytes },
    { method: 'DELETE', pattern: one, facts, handle: remove },
  ];
}
