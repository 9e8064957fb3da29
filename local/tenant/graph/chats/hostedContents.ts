import type { Fields } from '../body/fields';
import { addRecord, recordById, recordsOf } from '../records/records';
import type { Stored } from '../records/records';
import { badRequest, notFound } from '../wire/errors';
import { contextOf, listOf, textOf } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { ok } from '../wire/request';
import type { FindThread, Thread } from './threads';

interface Picture {
  readonly contentType: string;
  readonly content: string;
}

const kind = 'hostedContent';
const mostBytes = 4 * 1024 * 1024;

function parentOf(thread: Thread, message: string): string {
  return `${thread.key}#${message}`;
}

/** Keeps the pictures that a message brings along; the body then refers to where they lie. */
export function keepPictures(call: GraphCall, thread: Thread, message: string, given: Fields, content: string): string {
  let text = content;
  for (const picture of listOf(given['hostedContents'])) {
    const temporary = textOf(picture['@microsoft.graph.temporaryId']);
    const bytes = textOf(picture['contentBytes']);
    if (!temporary || bytes === undefined) throw badRequest('A hosted content needs @microsoft.graph.temporaryId and contentBytes.');
    if (Buffer.byteLength(bytes, 'base64') > mostBytes) throw badRequest('A hosted content is larger than 4 MB.');
    const body: Picture = { contentType: textOf(picture['contentType']) ?? 'image/png', content: bytes };
    const { id } = addRecord(call.world.db, { kind, parent: parentOf(thread, message), body });
    const address = `${contentAddress(call, thread, message)}/hostedContents/${id}/$value`;
    text = text.split(`../hostedContents/${temporary}/$value`).join(address);
  }
  return text;
}

function contentAddress(call: GraphCall, { chatId, channel, replyToId }: Thread, message: string): string {
  const base = `${call.graphBase}/v1.0`;
  if (chatId !== null) return `${base}/chats/${chatId}/messages/${message}`;
  const place = `${base}/teams/${channel?.teamId ?? ''}/channels/${channel?.channelId ?? ''}/messages`;
  return replyToId === null ? `${place}/${message}` : `${place}/${replyToId}/replies/${message}`;
}

function resource({ id, body }: Stored<Picture>): object {
  return { id, contentBytes: null, contentType: body.contentType };
}

function pictureOf(call: GraphCall, thread: Thread): Stored<Picture> {
  const found = recordById<Picture>(call.world.db, kind, call.params['content'] ?? '');
  if (!found || found.parent !== parentOf(thread, call.params['message'] ?? '')) throw notFound('The hosted content was not found.');
  return found;
}

export function hostedContentRoutes(message: string, find: FindThread): Route[] {
  const facts = 'chatMessageHostedContent';
  const list = (call: GraphCall): GraphAnswer => {
    const thread = find(call, 'read');
    const found = recordsOf<Picture>(call.world.db, kind, { parent: parentOf(thread, call.params['message'] ?? '') });
    return ok({ '@odata.context': contextOf(call, `${thread.address}/messages/hostedContents`), value: found.map(resource) });
  };
  const get = (call: GraphCall): GraphAnswer => ok(resource(pictureOf(call, find(call, 'read'))));
  const read = (call: GraphCall): GraphAnswer => {
    const { body } = pictureOf(call, find(call, 'read'));
    return { status: 200, headers: { 'content-type': body.contentType }, body: Buffer.from(body.content, 'base64') };
  };
  return [
    { method: 'GET', pattern: `${message}/hostedContents`, facts, handle: list },
    { method: 'GET', pattern: `${message}/hostedContents/{content:any}`, facts, handle: get },
    { method: 'GET', pattern: `${message}/hostedContents/{content:any}/$value`, facts, handle: read },
  ];
}
