import type { Call, WireResponse } from './call';
import type { Entity } from './entity';
import { selectionOf } from './selection';
import type { JsonObject, Value } from './values';

type Headers = Readonly<Record<string, string>>;

export type Answer =
  | { readonly kind: 'entity'; readonly entity: Entity; readonly status?: number; readonly headers?: Headers }
  | { readonly kind: 'collection'; readonly set: string; readonly entities: readonly Entity[]; readonly next?: string }
  | { readonly kind: 'rows'; readonly set: string; readonly rows: readonly JsonObject[]; readonly next?: string }
  | { readonly kind: 'value'; readonly name: string; readonly value: Value; readonly type?: string }
  | { readonly kind: 'object'; readonly name: string; readonly type: string; readonly body: JsonObject }
  | { readonly kind: 'null'; readonly name: string }
  | { readonly kind: 'bytes'; readonly bytes: Buffer | string; readonly contentType: string; readonly headers?: Headers }
  | { readonly kind: 'empty'; readonly status: number; readonly headers?: Headers };

/** A change that is answered without a body; the new ETag is in the header. */
export function changed(etag?: string): Answer {
  return { kind: 'empty', status: 204, headers: etag === undefined ? {} : { etag } };
}

/** SharePoint's answer to a delete or a method without a result: 200 with an empty body. */
export const DONE: Answer = { kind: 'empty', status: 200 };

/** Says that a method without a result was carried out: `{"odata.null":true}`. */
export function nothing(name: string): Answer {
  return { kind: 'null', name };
}

/** Writes an answer in the JSON that the caller asked for. */
export function write(call: Call, answer: Answer): WireResponse {
  const metadata = `${call.apiUrl}/$metadata`;
  switch (answer.kind) {
    case 'empty':
      return { status: answer.status, headers: { ...answer.headers }, body: '' };
    case 'bytes':
      return { status: 200, headers: { 'content-type': answer.contentType, ...answer.headers }, body: answer.bytes };
    case 'entity':
      return writeEntity(call, metadata, answer.entity, answer.status ?? 200, answer.headers ?? {});
    case 'collection': {
      const selection = selectionOf(call.query);
      answer.entities[0]?.check(call, selection);
      const rows = answer.entities.map(each => each.json(call, selection));
      return json(call, 200, call.dialect.collection(metadata, answer.set, rows, answer.next));
    }
    case 'rows':
      return json(call, 200, call.dialect.collection(metadata, answer.set, answer.rows, answer.next));
    case 'value':
      return json(call, 200, call.dialect.value(metadata, answer.name, answer.value, answer.type));
    case 'object':
      return json(call, 200, call.dialect.object(metadata, answer.name, answer.type, answer.body));
    case 'null':
      return json(call, 200, call.dialect.nothing(metadata, answer.name));
  }
}

function json(call: Call, status: number, body: JsonObject, headers: Headers = {}): WireResponse {
  return { status, headers: { 'content-type': call.dialect.contentType, ...headers }, body: JSON.stringify(body) };
}

function writeEntity(call: Call, metadata: string, entity: Entity, status: number, headers: Headers): WireResponse {
  const selection = selectionOf(call.query);
  entity.check(call, selection);
  const etag = entity.etag(call);
  const body = call.dialect.entity(metadata, entity.set, entity.json(call, selection));
  return json(call, status, body, { ...(etag === undefined ? {} : { etag }), ...headers });
}
