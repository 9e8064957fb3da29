import { badRequest } from './errors';
import { compileFilter, orderOf, readProperty } from './filter';
import type { Row } from './filter';
import type { GraphAnswer, GraphCall } from './request';
import { ok } from './request';

/** A query option by its name; the `$` may be left out, as v1.0 allows. */
export function option(call: GraphCall, name: string): string | undefined {
  return call.query.get(`$${name}`) ?? call.query.get(name) ?? undefined;
}

/** Keeps the properties of `$select`; annotations such as @odata.etag stay. */
export function select(call: GraphCall, row: Row): Row {
  const wanted = option(call, 'select')?.split(',').map((name) => name.trim().toLowerCase());
  if (!wanted) return row;
  return Object.fromEntries(
    Object.entries(row).filter(([name]) => name.startsWith('@odata') || wanted.includes(name.toLowerCase()))
  );
}

/** Names to expand, with what stands in parentheses behind them. */
export function expansions(call: GraphCall): Map<string, string> {
  const found = new Map<string, string>();
  for (const match of (option(call, 'expand') ?? '').matchAll(/(\w+)(?:\(([^)]*)\))?/g)) {
    if (match[1]) found.set(match[1], match[2] ?? '');
  }
  return found;
}

/** @throws 400 naming an option that the API page does not list */
export function refuseOptions(call: GraphCall, ...allowed: readonly string[]): void {
  for (const name of call.query.keys()) {
    if (name.startsWith('$') && !allowed.includes(name.slice(1))) {
      throw badRequest(`Query option '${name}' is not allowed on this resource.`);
    }
  }
}

export interface PageRules {
  readonly size: number;
  readonly most: number;
  readonly context: string;
}

/** One page of a collection: filtered, cut to `$top`, with an absolute nextLink while there is more. */
export function collection(call: GraphCall, rows: readonly Row[], rules: PageRules): GraphAnswer {
  const filter = option(call, 'filter');
  const kept = sorted(call, filter ? rows.filter(compileFilter(filter)) : rows);
  const top = pageSize(call, rules);
  const from = skipped(call);
  const page = kept.slice(from, from + top);
  const body: Record<string, unknown> = { '@odata.context': `${call.graphBase}/v1.0/$metadata#${rules.context}` };
  if (option(call, 'count') === 'true') body['@odata.count'] = kept.length;
  if (from + top < kept.length) body['@odata.nextLink'] = nextLink(call, from + top);
  body['value'] = page.map((row) => select(call, row));
  return ok(body);
}

/** `$orderby` by one property; without it the service's own order stays. */
function sorted(call: GraphCall, rows: readonly Row[]): readonly Row[] {
  const asked = option(call, 'orderby');
  if (asked === undefined) return rows;
  const [, property, direction = 'asc'] = /^\s*([\w/]+)(?:\s+(asc|desc))?\s*$/i.exec(asked) ?? [];
  if (property === undefined) throw badRequest(`The $orderby '${asked}' is not supported.`);
  const sign = direction.toLowerCase() === 'desc' ? -1 : 1;
  return [...rows].sort((a, b) => sign * (orderOf(readProperty(a, property), readProperty(b, property)) || 0));
}

function pageSize(call: GraphCall, rules: PageRules): number {
  const asked = option(call, 'top');
  if (asked === undefined) return rules.size;
  const top = Number(asked);
  if (!Number.isInteger(top) || top < 1 || top > rules.most) {
    throw badRequest(`Invalid page size specified: '${asked}'. Must be between 1 and ${rules.most} inclusive.`);
  }
  return top;
}

function skipped(call: GraphCall): number {
  const token = option(call, 'skiptoken');
  if (token === undefined) return 0;
  const from = Number(Buffer.from(token, 'base64url').toString('latin1').replace('from=', ''));
  if (!Number.isInteger(from) || from < 0) throw badRequest('The skip token is not one that this service gave.');
  return from;
}

function nextLink(call: GraphCall, from: number): string {
  const query = [...call.query].filter(([name]) => !/^\$?skiptoken$/i.test(name));
  query.push(['$skiptoken', Buffer.from(`from=${from}`).toString('base64url')]);
  const text = query.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
  return `${call.graphBase}/v1.0${call.path}?${text}`;
}

/** A JSON object in the body. @throws 400 when it is not one */
export function jsonBody(call: GraphCall): Record<string, unknown> {
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
