import type { Call, WireResponse } from './call';
import type { Entity } from './entity';
import { contentTypeOf } from './format';
import { selectionOf } from './selection';
import { Complex, isArray, toJson, type JsonObject, type Value } from './values';

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
  switch (answer.kind) {
    case 'empty':
      return { status: answer.status, headers: { ...answer.headers }, body: '' };
    case 'bytes':
      return { status: 200, headers: { 'content-type': answer.contentType, ...answer.headers }, body: answer.bytes };
    case 'entity':
      return writeEntity(call, answer.entity, answer.status ?? 200, answer.headers ?? {});
    case 'collection': {
      const selection = selectionOf(call.query);
      answer.entities[0]?.check(call, selection);
      return json(call, 200, rowsBody(call, answer.set, answer.entities.map(each => each.json(call, selection)), answer.next));
    }
    case 'rows':
      return json(call, 200, rowsBody(call, answer.set, answer.rows, answer.next));
    case 'value':
      return json(call, 200, valueBody(call, answer.name, answer.value, answer.type));
    case 'object':
      return json(call, 200, objectBody(call, answer.name, answer.type, answer.body));
    case 'null':
      return json(call, 200, nullBody(call, answer.name));
  }
}

function json(call: Call, status: number, body: object, headers: Headers = {}): WireResponse {
  return { status, headers: { 'content-type': contentTypeOf(call.format), ...headers }, body: JSON.stringify(body) };
}

function writeEntity(call: Call, entity: Entity, status: number, headers: Headers): WireResponse {
  const selection = selectionOf(call.query);
  entity.check(call, selection);
  const content = entity.json(call, selection);
  const etag = entity.etag(call);
  const all = { ...(etag === undefined ? {} : { etag }), ...headers };
  if (call.format === 'verbose') return json(call, status, { d: content }, all);
  return json(call, status, { ...context(call, `${entity.set}/@Element`), ...content }, all);
}

function rowsBody(call: Call, set: string, rows: readonly JsonObject[], next: string | undefined): object {
  switch (call.format) {
    case 'verbose':
      return { d: { results: rows, ...(next === undefined ? {} : { __next: next }) } };
    case 'none':
      return { ...(next === undefined ? {} : { 'odata.nextLink': next }), value: rows };
    case 'v4':
    case 'v4none':
      return { ...context(call, set), ...(next === undefined ? {} : { '@odata.nextLink': next }), value: rows };
    case 'minimal':
      return { ...context(call, set), ...(next === undefined ? {} : { 'odata.nextLink': next }), value: rows };
  }
}

function valueBody(call: Call, name: string, value: Value, type: string | undefined): object {
  if (value === null) return nullBody(call, name);
  if (value instanceof Complex) return objectBody(call, name, value.type, toJson(value, call.isVerbose) as JsonObject);
  if (call.isVerbose) return { d: { [name]: toJson(value, true) } };
  return { ...context(call, type ?? edmTypeOf(value)), value: toJson(value, false) };
}

function objectBody(call: Call, name: string, type: string, body: JsonObject): object {
  if (call.isVerbose) return { d: { [name]: '__metadata' in body ? body : { __metadata: { type }, ...body } } };
  return { ...context(call, type), ...body };
}

function nullBody(call: Call, name: string): object {
  switch (call.format) {
    case 'verbose':
      return { d: { [name]: null } };
    case 'v4':
    case 'v4none':
      return { ...context(call, 'Edm.Null'), '@odata.null': true };
    case 'minimal':
      return { ...context(call, 'Edm.Null'), 'odata.null': true };
    case 'none':
      return { 'odata.null': true };
  }
}

function context(call: Call, fragment: string): JsonObject {
  if (call.format === 'none' || call.format === 'v4none' || call.format === 'verbose') return {};
  const url = `${call.apiUrl}/$metadata#${fragment}`;
  return call.format === 'v4' ? { '@odata.context': url } : { 'odata.metadata': url };
}

function edmTypeOf(value: Value): string {
  if (isArray(value)) return value.every(each => typeof each === 'number') && value.length > 0 ? 'Collection(Edm.Int32)' : 'Collection(Edm.String)';
  if (typeof value === 'boolean') return 'Edm.Boolean';
  if (typeof value === 'number') return Number.isInteger(value) ? 'Edm.Int32' : 'Edm.Double';
  return 'Edm.String';
}
