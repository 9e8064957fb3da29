import { badRequest, invalidRequest } from './errors';
import { parseExpand } from './expand';
import type { Expansion } from './expand';
import { compileFilter, orderOf, pathsOf, readProperty } from './filter';
import type { Row } from './filter';
import { parseFilter } from './filterSyntax';
import type { GraphAnswer, GraphCall } from './request';
import { ok } from './request';
import { checkProperty } from './types';

/** A query option by its name; the `$` may be left out, as v1.0 allows. */
export function option(call: GraphCall, name: string): string | undefined {
  return call.query.get(`$${name}`) ?? call.query.get(name) ?? undefined;
}

/**
 * Keeps the properties of `$select`; annotations of OData stay.
 * @param type whose properties they are; without it every name is taken. @throws 400 for a name that it does not have
 */
export function select(call: GraphCall, row: Row, type?: string): Row {
  return pick(row, option(call, 'select'), type);
}

/** @param wanted the text of a `$select`, the outer one or one of an expansion */
export function pick(row: Row, wanted: string | undefined, type?: string): Row {
  const names = wanted?.split(',').map((name) => name.trim()).filter((name) => name !== '');
  if (!names || names.length === 0) return row;
  for (const name of names) checkProperty(type, name, 'Parsing OData Select and Expand failed');
  if (names.includes('*')) return row;
  const kept = new Set(names.map((name) => name.split('/')[0]?.toLowerCase()));
  return Object.fromEntries(Object.entries(row).filter(([name]) => name.startsWith('@odata') || kept.has(name.toLowerCase())));
}

/** What `$expand` asks for. @throws 400 where it does not parse */
export function expanded(call: GraphCall): readonly Expansion[] {
  return parseExpand(option(call, 'expand') ?? '');
}

/** Names to expand, with what stands in parentheses behind them. */
export function expansions(call: GraphCall): Map<string, string> {
  return new Map(
    expanded(call).map(({ name, options }) => [name, [...options].map(([key, value]) => `${key}=${value}`).join(';')])
  );
}

/** @throws 400 naming an option that the API page does not list */
export function refuseOptions(call: GraphCall, ...allowed: readonly string[]): void {
  for (const name of call.query.keys()) {
    if (name.startsWith('$') && !allowed.includes(name.slice(1))) {
      throw badRequest(`Query option '${name}' is not allowed on this resource.`);
    }
  }
}

/** What the header `Prefer` says of one thing: `outlook.timezone="UTC"` gives UTC, a bare word gives ''. */
export function preference(call: GraphCall, name: string): string | undefined {
  for (const part of (call.headers['prefer'] ?? '').matchAll(/([\w.-]+)\s*(?:=\s*(?:"([^"]*)"|([^,;]*)))?\s*(?:[,;]|$)/g)) {
    if (part[1]?.toLowerCase() === name.toLowerCase()) return part[2] ?? part[3]?.trim() ?? '';
  }
  return undefined;
}

export interface PageRules {
  readonly size: number;
  readonly most: number;
  readonly context: string;
  /** Whose properties `$select`, `$filter` and `$orderby` may name. */
  readonly type?: string;
  /** More than the most gives the most, as SharePoint does; otherwise it is an error, as in the directory. */
  readonly clamps?: boolean;
  /** Takes `$skip`; most services page by their own tokens alone. */
  readonly skips?: boolean;
  /** Makes of a row what is sent; without it `$select` does. */
  readonly shape?: (row: Row) => Row;
}

/** One page of a collection: filtered, cut to `$top`, with an absolute nextLink while there is more. */
export function collection(call: GraphCall, rows: readonly Row[], rules: PageRules): GraphAnswer {
  const kept = sorted(call, filtered(call, rows, rules.type), rules.type);
  const top = pageSize(call, rules);
  const from = skipped(call, rules);
  const next = from + top < kept.length ? nextLink(call, tokenOf({ from: from + top })) : undefined;
  const { shape = (row: Row): Row => select(call, row, rules.type) } = rules;
  return page(call, kept.slice(from, from + top).map(shape), { context: rules.context, next, count: kept.length });
}

/** What the options of an expansion leave of its rows. */
export function chosen(inner: GraphCall, rows: readonly Row[], type?: string): readonly Row[] {
  const kept = sorted(inner, filtered(inner, rows, type), type);
  return kept.slice(0, pageSize(inner, { size: kept.length, most: Math.max(kept.length, 1), clamps: true })).map((row) => select(inner, row, type));
}

export interface Page {
  readonly context: string;
  readonly next?: string;
  /** Of all that fit, told when `$count=true` asks for it. */
  readonly count?: number;
}

/** The body of one page whose rows are ready to send. */
export function page(call: GraphCall, rows: readonly Row[], { context, next, count }: Page): GraphAnswer {
  const body: Record<string, unknown> = { '@odata.context': contextOf(call, context) };
  if (count !== undefined && option(call, 'count') === 'true') body['@odata.count'] = count;
  if (next !== undefined) body['@odata.nextLink'] = next;
  body['value'] = rows;
  return ok(body);
}

/** One thing: what `$select` leaves of it, with its context and, where it has one, its ETag as a header. */
export function entity(call: GraphCall, row: Row, { context, type }: Pick<PageRules, 'context' | 'type'>, status = 200): GraphAnswer {
  return answerWith(call, select(call, row, type), context, status);
}

/** One thing that is ready to send. */
export function answerWith(call: GraphCall, row: Row, context: string, status = 200): GraphAnswer {
  const eTag = row['@odata.etag'];
  const headers: Record<string, string> = typeof eTag === 'string' ? { etag: eTag } : {};
  return { status, headers, body: { '@odata.context': contextOf(call, `${context}/$entity`), ...row } };
}

export function contextOf(call: Pick<GraphCall, 'graphBase'>, context: string): string {
  return `${call.graphBase}/v1.0/$metadata#${context}`;
}

function filtered(call: GraphCall, rows: readonly Row[], type: string | undefined): readonly Row[] {
  const text = option(call, 'filter');
  if (!text) return rows;
  for (const path of pathsOf(parseFilter(text))) checkProperty(type, path, 'Invalid filter clause');
  return rows.filter(compileFilter(text));
}

/** `$orderby` by properties; without it the service's own order stays. */
function sorted(call: GraphCall, rows: readonly Row[], type: string | undefined): readonly Row[] {
  const orders = readOrder(option(call, 'orderby'), type);
  if (orders.length === 0) return rows;
  return [...rows].sort((a, b) => orders.reduce((order, { path, sign }) => order || sign * compare(readProperty(a, path), readProperty(b, path)), 0));
}

/** Nothing comes before something. */
function compare(a: unknown, b: unknown): number {
  if ((a ?? null) === null || (b ?? null) === null) return Number((b ?? null) === null) - Number((a ?? null) === null);
  return orderOf(a, b) || 0;
}

export interface Order {
  readonly path: string;
  readonly sign: 1 | -1;
}

/** @throws 400 for what is no list of properties with asc or desc */
export function readOrder(asked: string | undefined, type?: string): Order[] {
  return (asked?.split(',') ?? []).map((part) => {
    const [, path, direction = 'asc'] = /^\s*([\w/]+)(?:\s+(asc|desc))?\s*$/i.exec(part) ?? [];
    if (path === undefined) throw badRequest(`The $orderby '${asked ?? ''}' is not supported.`);
    checkProperty(type, path, 'Invalid orderby clause');
    return { path, sign: direction.toLowerCase() === 'desc' ? -1 : 1 };
  });
}

export function pageSize(call: GraphCall, rules: Pick<PageRules, 'size' | 'most' | 'clamps'>): number {
  const asked = option(call, 'top') ?? preference(call, 'odata.maxpagesize');
  if (asked === undefined) return rules.size;
  const top = Number(asked);
  const isCount = /^\d+$/.test(asked) && top >= 1;
  if (isCount && (rules.clamps === true || top <= rules.most)) return Math.min(top, rules.most);
  if (rules.clamps === true) throw invalidRequest(`The value '${asked}' of $top is not valid.`);
  throw badRequest(`Invalid page size specified: '${asked}'. Must be between 1 and ${rules.most} inclusive.`);
}

/** What a token says; tokens of other services are refused. @throws 400 */
export function readToken(token: string): Readonly<Record<string, unknown>> {
  try {
    const said: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    if (isRecord(said)) return said;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw badRequest('The skip token is not one that this service gave.');
}

export function tokenOf(said: Readonly<Record<string, unknown>>): string {
  return Buffer.from(JSON.stringify(said)).toString('base64url');
}

function skipped(call: GraphCall, { skips }: PageRules): number {
  const token = option(call, 'skiptoken');
  const skip = option(call, 'skip');
  if (skip !== undefined && !skips) {
    throw invalidRequest('$skip is not supported on this API. Only URLs returned by the API can be used to page.');
  }
  if (skip !== undefined && !/^\d+$/.test(skip)) throw badRequest(`Invalid value '${skip}' for $skip query option found.`);
  if (token === undefined) return Number(skip ?? 0);
  const { from } = readToken(token);
  if (typeof from === 'number' && Number.isInteger(from) && from >= 0) return from;
  throw badRequest('The skip token is not one that this service gave.');
}

/** The same address and options, from the token on. */
export function nextLink(call: GraphCall, token: string, name = '$skiptoken'): string {
  const query = [...call.query].filter(([key]) => !/^\$?(skiptoken|deltatoken|token)$/i.test(key));
  query.push([name, token]);
  const text = query.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&');
  return `${call.graphBase}/v1.0${call.path}?${text}`;
}

/** A JSON object in the body. @throws 400 when it is not one */
export function jsonBody(call: GraphCall): Record<string, unknown> {
  const contentType = call.headers['content-type'];
  if (call.body.length > 0 && contentType === undefined) {
    throw badRequest('Write requests (excluding DELETE) must contain the Content-Type header declaration.');
  }
  if (call.body.length > 0 && !/json/i.test(contentType ?? '')) {
    throw badRequest('Entity only allows writes with a JSON Content-Type header.');
  }
  const parsed = parse(call.body.toString('utf8'));
  if (isRecord(parsed)) return parsed;
  throw badRequest('Empty Payload. JSON content expected.');
}

function parse(text: string): unknown {
  if (text.trim() === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw badRequest(`Unable to read JSON request payload. Please ensure the payload is well formed: ${String(error)}`);
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

export function listOf(value: unknown): readonly Record<string, unknown>[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
