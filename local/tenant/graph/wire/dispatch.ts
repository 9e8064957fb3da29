import { randomUUID } from 'node:crypto';
import type { Caller as KnownCaller } from '../../identity';
import type { Tenant } from '../../tenant';
import { answerBatch } from './batch';
import type { BatchPart } from './batch';
import { spfxAppId } from './caller';
import type { Caller } from './caller';
import { GraphError, unauthenticated } from './errors';
import { answerError } from './failures';
import type { GraphAnswer, GraphCall } from './request';
import { graphPlaces, graphRoutes } from '../routes';
import { rateLimitHeaders, RateLimits } from './rateLimit';
import { Router } from './router';
import { settle } from './settle';
import { checkToken } from './token';
import type { GraphWorld } from './world';

const router = new Router(graphRoutes, graphPlaces);

export type Incoming = Omit<GraphCall, 'world' | 'caller' | 'params'>;

/** Answers a call of Graph, batches and their parts included. Errors are thrown as GraphError or StoreError. */
export function dispatcher(tenant: Tenant, world: GraphWorld): (incoming: Incoming) => GraphAnswer {
  const rateLimits = new RateLimits();

  const answer = (incoming: Incoming): GraphAnswer => {
    const caller = authenticate(tenant, incoming.headers['authorization']);
    settle(tenant, world);
    const call: GraphCall = { ...incoming, world, caller, params: {} };
    if (incoming.path.toLowerCase() === '/$batch') {
      if (incoming.method !== 'POST') throw new GraphError(405, 'methodNotAllowed', 'A batch is sent with POST.');
      return answerBatch(call, (part) => answerPart(incoming, part));
    }
    const { route, params } = router.find(incoming.method === 'HEAD' ? 'GET' : incoming.method, incoming.path);
    const answered = tenant.db.transaction(() => route.handle({ ...call, params }));
    const rates = rateLimits.spend(caller.appId, { ...incoming, body: answered.body }, incoming.now);
    return { ...answered, headers: { ...answered.headers, ...rates } };
  };

  const answerPart = (outer: Incoming, part: BatchPart): GraphAnswer => {
    const fault = tenant.faults.strike(part.method, `/v1.0${part.url}`, ['status']);
    const requestId = randomUUID();
    const stamp = { date: outer.now, requestId, clientRequestId: outer.headers['client-request-id'] ?? requestId };
    try {
      if (fault) throw throttled(fault.status ?? 503, fault.retryAfter);
      return answer(incomingPart(outer, part));
    } catch (error) {
      return answerError(error, stamp);
    }
  };

  return answer;
}

function incomingPart(outer: Incoming, part: BatchPart): Incoming {
  if (/^\/\$batch/i.test(part.url)) throw new GraphError(400, 'BadRequest', 'A batch cannot hold a batch.');
  const at = part.url.indexOf('?');
  const [path, query] = at < 0 ? [part.url, ''] : [part.url.slice(0, at), part.url.slice(at + 1)];
  const { authorization = '' } = outer.headers;
  const headers = { ...part.headers, authorization };
  return { ...outer, method: part.method, path, query: new URLSearchParams(query), headers, body: part.body };
}

function throttled(status: number, retryAfter: number | undefined): GraphError {
  const wait: Record<string, string> = retryAfter === undefined ? {} : { 'Retry-After': String(retryAfter) };
  const headers = status === 429 ? { ...wait, ...rateLimitHeaders(0, retryAfter ?? 60) } : wait;
  const code = status === 429 ? 'TooManyRequests' : 'serviceNotAvailable';
  return new GraphError(status, code, 'The service cannot answer now.', headers);
}

/** Graph takes a bearer token and nothing else. */
function authenticate(tenant: Tenant, authorization: string | undefined): Caller {
  checkToken(authorization, tenant.clock.now());
  const known = tenant.identity.identify({ authorization });
  if (!known) throw unauthenticated('CompactToken parsing failed: the token names nobody of this tenant.');
  return callerOf(known);
}

function callerOf({ actor, scopes, roles, appId }: KnownCaller): Caller {
  if (actor.kind === 'app') return { kind: 'application', appId: actor.appId, roles };
  return { kind: 'delegated', appId: appId ?? spfxAppId, person: actor.user, scopes };
}
