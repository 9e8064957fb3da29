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
import { errorDialectFor } from './dialects/choose';
import { parsePath } from './path';
import type { Place } from './place';
import { parseQuery } from './query';
import { entitiesOf, resourcesOf } from '../registry';
import type { Resource } from './resource';
import { limitOf } from './tokenRights';

const OVERRIDES: readonly string[] = ['MERGE', 'PATCH', 'PUT', 'DELETE'];

/** The verb that counts. */
function verbOf(request: WireRequest): string {
  const override = request.headers['x-http-method']?.toUpperCase();
  const verb = request.method === 'POST' && override !== undefined && OVERRIDES.includes(override) ? override : request.method;
  return verb === 'PATCH' ? 'MERGE' : verb;
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
  try {
    if (!hasPermission(tenant.access.maskOf(caller.actor, place.site.id, place.site.scopeId) & limitOf(caller), 'open')) throw errors.denied();
    return withVersion(request, tenant.db.transaction(() => run(tenant, place, caller, request)));
  } catch (error) {
    return errorResponse(request, error);
  }
}

/** @throws what is no refusal, but a fault of the tenant */
export function errorResponse(request: WireRequest, error: unknown): WireResponse {
  const known = error instanceof StoreError ? fromStore(error) : error;
  if (!(known instanceof SharePointError)) throw error;
  const dialect = errorDialectFor(request.headers);
  return withVersion(request, { status: known.status, headers: { 'content-type': dialect.contentType }, body: dialect.error(known.code, known.message) });
}

function run(tenant: Tenant, place: Place, caller: Caller, request: WireRequest): WireResponse {
  const query = parseQuery(request.url.split('?').slice(1).join('?'));
  const callIn = (site: Site): Call => {
    const made: Call = new Call(tenant, caller, site, request, verbOf(request), query, entitiesOf(tenant), resourcesOf(() => made));
    return made;
  };
  let call = callIn(place.site);
  const [first, ...rest] = parsePath(place.path, query.aliases);
  if (!first) throw errors.unsupported('the service document');
  let resource = apiRoot(first, call);
  for (const segment of rest) {
    call = enter(resource, call, callIn);
    const next = resource.step?.(segment, call);
    if (!next) throw errors.resource(segment.name);
    resource = next;
  }
  call = enter(resource, call, callIn);
  return write(call, perform(resource, call));
}

/** Goes on in the web that the address has led to. @throws 403 where the caller may not go in */
function enter({ web }: Resource, from: Call, callIn: (site: Site) => Call): Call {
  if (web === undefined || web.id === from.site.id) return from;
  const into = callIn(web);
  into.require('open', web);
  return into;
}

function perform(resource: Resource, call: Call): Answer {
  const handler = { GET: resource.get, HEAD: resource.get, POST: resource.post, MERGE: resource.merge, PUT: resource.put, DELETE: resource.remove }[call.method];
  if (!handler) throw errors.method(call.method, resource.name);
  return handler.call(resource, call);
}

function withVersion(request: WireRequest, response: WireResponse): WireResponse {
  const { version } = errorDialectFor(request.headers);
  return { ...response, headers: { ...response.headers, 'odata-version': version, dataserviceversion: version } };
}
