import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import type { Caller } from '../../identity';
import type { Tenant } from '../../tenant';
import type { WireRequest, WireResponse } from './call';
import { errors, SharePointError } from './errors';
import { answerRequest, errorResponse } from './handle';
import { placeOf, type Place } from './place';

/** Customary cap, strict because the real one is not documented; and the ceiling of a part (facts 1.9). */
const MOST_OPERATIONS = 100;
const LARGEST_PART = 1048576;

interface Part {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/**
 * `POST _api/$batch`: answers every request by itself, one after the other; those that fail undo only themselves. The
 * answer is flat, in the order of the requests, and ends in exactly one line break.
 * @throws 400 for a body that is no batch
 */
export function answerBatch(tenant: Tenant, place: Place, caller: Caller, request: WireRequest): WireResponse {
  const operations = readOperations(request);
  const responses = tenant.db.transaction(() => operations.map(operation => answerOperation(tenant, place, caller, operation)));
  const boundary = `batchresponse_${randomUUID()}`;
  const parts = responses.map(response => `--${boundary}\r\n${partOf(response)}\r\n`);
  return {
    status: 200,
    headers: { 'content-type': `multipart/mixed; boundary=${boundary}`, 'odata-version': '3.0' },
    body: `${parts.join('')}--${boundary}--\r\n`,
  };
}

function answerOperation(tenant: Tenant, place: Place, caller: Caller, operation: WireRequest): WireResponse {
  const inner = placeOf(tenant, operation.url);
  const response = inner?.site.id === place.site.id ? respond(tenant, inner, caller, operation) : errorResponse(operation, errors.argument('Every request of a batch must be for the same site.'));
  tenant.log.add({
    method: operation.method,
    path: operation.url,
    status: response.status,
    user: caller.actor.kind === 'user' ? caller.actor.user.upn : caller.actor.appId,
    bytes: operation.body.length,
    batched: true,
    at: tenant.clock.stamp(),
  });
  return response;
}

function respond(tenant: Tenant, place: Place, caller: Caller, operation: WireRequest): WireResponse {
  const fault = tenant.faults.strike(operation.method, operation.url, ['status']);
  if (fault) return throttled(fault.status ?? 503, fault.retryAfter);
  if (/^\/\$batch/i.test(place.path)) return errorResponse(operation, errors.argument('A batch cannot hold a batch.'));
  return answerRequest(tenant, place, caller, operation);
}

function throttled(status: number, retryAfter: number | undefined): WireResponse {
  const headers: Record<string, string> = { 'content-type': 'text/plain' };
  if (retryAfter !== undefined) headers['retry-after'] = String(retryAfter);
  return { status, headers, body: status === 429 ? '429 TOO MANY REQUESTS' : `${status} fault` };
}

function partOf({ status, headers, body }: WireResponse): string {
  const lines = Object.entries(headers)
    .filter(([name]) => name !== 'odata-version' && name !== 'dataserviceversion')
    .map(([name, value]) => `${name.toUpperCase()}: ${value}\r\n`)
    .join('');
  const text = typeof body === 'string' ? body : body.toString('utf8');
  return `Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\nHTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Status'}\r\n${lines}\r\n${text}`;
}

function readOperations(request: WireRequest): readonly WireRequest[] {
  const operations = partsIn(request.body.toString('latin1'), request.headers['content-type'] ?? '').flatMap(part => {
    const type = part.headers['content-type'] ?? '';
    const inner = /multipart\/mixed/i.test(type) ? partsIn(part.body, type) : [part];
    return inner.map(each => readOperation(each, request));
  });
  if (operations.length === 0) throw malformed('The batch holds no request.');
  if (operations.length > MOST_OPERATIONS) throw malformed(`The batch holds ${operations.length} requests; ${MOST_OPERATIONS} are allowed.`);
  return operations;
}

/**
 * The parts of a multipart body. Lines end in LF or CRLF, and JSON needs none before its boundary, as clients send it and
 * SharePoint takes it. The text is Latin-1, one character for each byte.
 */
function partsIn(text: string, contentType: string): readonly Part[] {
  const [, quoted, plain] = /boundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) throw malformed('The batch names no boundary.');
  const pieces = text.split(new RegExp(`(?<=^|[\\n}\\]])--${boundary.replace(/[^\w-]/g, '\\$&')}(?=--|\\s|$)`));
  if (!pieces[pieces.length - 1].startsWith('--')) throw malformed('The batch does not end with its boundary.');
  return pieces.slice(1, -1).map(piece => {
    if (piece.length > LARGEST_PART) throw malformed(`A part of the batch is larger than ${LARGEST_PART} bytes.`);
    return readPart(piece.replace(/^[^\n]*\n/, ''));
  });
}

function readPart(text: string): Part {
  const { head, rest } = splitHead(text);
  return { headers: readHeaders(head.split(/\r?\n/)), body: rest };
}

/** Lines up to the first empty one, and what follows. */
function splitHead(text: string): { readonly head: string; readonly rest: string } {
  const blank = /\r?\n\r?\n/.exec(text);
  return blank ? { head: text.slice(0, blank.index), rest: text.slice(blank.index + blank[0].length) } : { head: text, rest: '' };
}

function readHeaders(lines: readonly string[]): Record<string, string> {
  const pairs = lines.flatMap(line => {
    const at = line.indexOf(':');
    return at < 0 ? [] : [[line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()]];
  });
  return Object.fromEntries(pairs) as Record<string, string>;
}

/** `PATCH https://../_api/web HTTP/1.1`, headers, a blank line, the body. */
function readOperation(part: Part, outer: WireRequest): WireRequest {
  const { head, rest } = splitHead(part.body.replace(/^[\r\n]+/, ''));
  const [line, ...headerLines] = head.trimEnd().split(/\r?\n/);
  // An address may hold blanks: it ends before the last word.
  const [, method, target] = /^([A-Z]+) +(\S.*?) +HTTP\/1\.1\s*$/i.exec(line) ?? [];
  if (method === undefined) throw malformed(`"${line}" is no request line.`);
  const url = new URL(target, outer.origin);
  const body = Buffer.from(rest.replace(/[\r\n]+$/, ''), 'latin1');
  // What SPHttpClient says of OData for the batch counts for each part that says nothing of it.
  const headers = { 'odata-version': outer.headers['odata-version'], ...readHeaders(headerLines) };
  return { method: method.toUpperCase(), url: `${url.pathname}${url.search}`, headers, body, origin: outer.origin };
}

function malformed(message: string): SharePointError {
  return new SharePointError(400, '-1, Microsoft.SharePoint.Client.InvalidClientQueryException', message);
}
