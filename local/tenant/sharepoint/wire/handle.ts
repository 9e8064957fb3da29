import type { Caller } from '../../identity';
import { StoreError } from '../../store/errors';
import { hasPermission } from '../../store/permissions';
import type { Site } from '../../store/sites';
import type { Tenant } from '../../tenant';
import { apiRoot } from './api';
import { write, type Answer } from './answer';
import { Call, type WireRequest, type WireResponse } from './call';
import { isValidDigest } from './digest';
import { errors, fromStore, SharePointError } from './errors';
import { contentTypeOf, errorBody, formatOf, type Format } from './format';
import { parsePath } from './path';
import { parseQuery } from './query';
import { entitiesOf, resourcesOf } from '../registry';
import type { Resource } from './resource';
import { limitOf } from './tokenRights';

const OVERRIDES: readonly string[] = ['MERGE', 'PATCH', 'PUT', 'DELETE'];

/** Where a request goes: the site, and the address after `_api/`. */
export interface Place {
  readonly site: Site;
  readonly path: string;
}

/** The verb that counts. */
function verbOf(request: WireRequest): string {
  const override = request.headers['x-http-method']?.toUpperCase();
  const verb = request.method === 'POST' && override !== undefined && OVERRIDES.includes(override) ? override : request.method;
  return verb === 'PATCH' ? 'MERGE' : verb;
}

/** Finds the site of a path such as `/sites/housing/_api/web`; the root site's is `/_api/web`. */
export function placeOf(tenant: Tenant, url: string): Place | undefined {
  const [path] = url.split('?');
  const at = path.toLowerCase().indexOf('/_api');
  if (at < 0 || !/^\/_api(\/|$)/i.test(path.slice(at))) return undefined;
  const site = tenant.sites.byUrl(at === 0 ? '/' : decodeURIComponent(path.slice(0, at)));
  return site && { site, path: path.slice(at + '/_api'.length) };
}

/**
 * Refuses a write whose digest is missing, expired or another web's. A bearer token needs none; contextinfo, which
 * hands digests out, needs none either.
 */
export function checkDigest(tenant: Tenant, place: Place, caller: Caller, request: WireRequest): void {
  const isRead = request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS';
  if (isRead || caller.via === 'bearer' || /^\/contextinfo\/?$/i.test(place.path)) return;
  const expired = tenant.faults.strike(request.method, request.url, ['expireDigest']) !== undefined;
  if (expired || !isValidDigest(tenant, place.site, caller, request.headers['x-requestdigest'])) throw errors.digest();
}

/** Answers one request whose digest was checked; errors become answers, and undo what the request had written. */
export function answerRequest(tenant: Tenant, place: Place, caller: Caller, request: WireRequest): WireResponse {
  let format: Format = 'minimal';
  try {
    format = formatOf(request.headers.accept, request.headers['odata-version']);
    if (!hasPermission(tenant.access.maskOf(caller.actor, place.site.id, place.site.scopeId) & limitOf(caller), 'open')) throw errors.denied();
    return withVersion(format, tenant.db.transaction(() => run(tenant, place, caller, request, format)));
  } catch (error) {
    return withVersion(format, errorResponse(format, error));
  }
}

export function errorResponse(format: Format, error: unknown): WireResponse {
  const known = error instanceof StoreError ? fromStore(error) : error;
  if (!(known instanceof SharePointError)) throw error;
  return { status: known.status, headers: { 'content-type': contentTypeOf(format) }, body: JSON.stringify(errorBody(format, known.code, known.message)) };
}

function run(tenant: Tenant, place: Place, caller: Caller, request: WireRequest, format: Format): WireResponse {
  const query = parseQuery(request.url.split('?').slice(1).join('?'));
  const call: Call = new Call(tenant, caller, place.site, request, verbOf(request), query, format, entitiesOf(tenant), resourcesOf(() => call));
  const [first, ...rest] = parsePath(place.path, query.aliases);
  if (!first) throw errors.unsupported('the service document');
  let resource = apiRoot(first, call);
  for (const segment of rest) {
    const next = resource.step?.(segment, call);
    if (!next) throw errors.resource(segment.name);
    resource = next;
  }
  return write(call, perform(resource, call));
}

function perform(resource: Resource, call: Call): Answer {
  const handler = { GET: resource.get, HEAD: resource.get, POST: resource.post, MERGE: resource.merge, PUT: resource.put, DELETE: resource.remove }[call.method];
  if (!handler) throw errors.method(call.method, resource.name);
  return handler.call(resource, call);
}

function withVersion(format: Format, response: WireResponse): WireResponse {
  const version = format === 'v4' || format === 'v4none' ? '4.0' : '3.0';
  return { ...response, headers: { ...response.headers, 'odata-version': version, dataserviceversion: version } };
}
