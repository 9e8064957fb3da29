import { badRequest, GraphError } from './errors';
import { isRecord, jsonBody, textOf } from './odata';
import type { GraphAnswer, GraphCall } from './request';
import { jsonType, ok } from './request';

/** Answers one part, its errors included. */
export type Dispatch = (part: BatchPart) => GraphAnswer;

export interface BatchPart {
  readonly id: string;
  readonly method: string;
  /** Relative to the version: `/me/drive`. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  readonly dependsOn: readonly string[];
}

const most = 20;

/**
 * JSON batching: at most 20 parts; ids are unique; a part waits for those it depends on and answers 424 when one failed.
 * Source: "Combine multiple HTTP requests using JSON batching".
 */
export function answerBatch(call: GraphCall, dispatch: Dispatch): GraphAnswer {
  const parts = readParts(call);
  const answers = new Map<string, GraphAnswer>();
  for (const part of inOrder(parts)) {
    const failed = part.dependsOn.some((id) => (answers.get(id)?.status ?? 0) >= 400);
    answers.set(part.id, failed ? failedDependency() : dispatch(part));
  }
  return ok({ responses: parts.map((part) => describe(part.id, answers.get(part.id))) });
}

function readParts(call: GraphCall): BatchPart[] {
  const requests = jsonBody(call)['requests'];
  if (!Array.isArray(requests) || requests.length === 0) throw badRequest('The batch has no requests.');
  if (requests.length > most) {
    throw badRequest(`The number of batch requests (${requests.length}) exceeds the maximum of ${most}.`);
  }
  const parts = requests.map(readPart);
  const ids = new Set(parts.map((part) => part.id));
  if (ids.size < parts.length) throw badRequest('The ids of the batch requests must be unique.');
  for (const part of parts) {
    const unknown = part.dependsOn.find((id) => !ids.has(id));
    if (unknown) throw badRequest(`The request '${part.id}' depends on '${unknown}', which is not in the batch.`);
  }
  return parts;
}

function readPart(request: unknown): BatchPart {
  if (!isRecord(request)) throw badRequest('A batch request must be an object.');
  const id = textOf(request['id']);
  const method = textOf(request['method'])?.toUpperCase();
  const url = textOf(request['url']);
  if (!id || !method || !url) throw badRequest('A batch request needs id, method and url.');
  if (/^[a-z]+:/i.test(url)) throw badRequest(`The url of request '${id}' must be relative.`);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(isRecord(request['headers']) ? request['headers'] : {})) {
    headers[name.toLowerCase()] = String(value);
  }
  const dependsOn = Array.isArray(request['dependsOn']) ? request['dependsOn'].map(String) : [];
  const body = readBody(id, request['body'], headers);
  return { id, method, url: url.startsWith('/') ? url : `/${url}`, headers, body, dependsOn };
}

/** JSON as it is, with its content type named; anything else is base64. */
function readBody(id: string, body: unknown, headers: Readonly<Record<string, string>>): Buffer {
  if (body === undefined || body === null) return Buffer.alloc(0);
  const contentType = headers['content-type'];
  if (contentType === undefined) throw badRequest(`Write request with id '${id}' does not contain a Content-Type header.`);
  if (contentType.includes('json')) return Buffer.from(JSON.stringify(body));
  return Buffer.from(String(body), 'base64');
}

/** Dependencies first. @throws 400 when they go in a circle */
function inOrder(parts: readonly BatchPart[]): BatchPart[] {
  const done = new Set<string>();
  const ordered: BatchPart[] = [];
  while (ordered.length < parts.length) {
    const ready = parts.filter((part) => !done.has(part.id) && part.dependsOn.every((id) => done.has(id)));
    if (ready.length === 0) throw badRequest('The dependencies of the batch requests form a circle.');
    for (const part of ready) {
      done.add(part.id);
      ordered.push(part);
    }
  }
  return ordered;
}

function failedDependency(): GraphAnswer {
  const error = new GraphError(424, 'FailedDependency', 'A request that this one depends on failed.');
  return { status: 424, body: { error: { code: error.code, message: error.message } } };
}

function describe(id: string, answer: GraphAnswer | undefined): object {
  if (!answer) throw new Error(`The batch request ${id} was not answered`);
  const { status, body } = answer;
  const isJson = typeof body === 'object' && !Buffer.isBuffer(body);
  const headers = inTitleCase({ ...(isJson ? { 'Content-Type': jsonType } : {}), ...answer.headers });
  if (body === undefined) return { id, status, headers };
  return { id, status, headers, body: isJson ? body : Buffer.from(body).toString('base64') };
}

/** `retry-after` as `Retry-After`: clients look the headers of a part up by exact name. */
function inTitleCase(headers: Readonly<Record<string, string>>): Record<string, string> {
  const title = (name: string): string => name.replace(/(^|-)[a-z]/g, (letter) => letter.toUpperCase());
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [title(name), value]));
}
