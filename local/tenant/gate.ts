import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isForestallable, writeFirst } from './faults/otherWriter';
import { Quotas, rateLimitHeaders } from './faults/quota';
import type { Tenant } from './tenant';

/** What every request of SharePoint and Graph passes: faults, the request's own date, the log. */
export function registerGate(app: FastifyInstance, tenant: Tenant): void {
  const gone = new WeakSet<FastifyRequest>();
  const quotas = new Quotas();
  tenant.identity.withhold(() => tenant.faults.withheldScopes());
  // The network goes: nothing is answered, whether or not anything was stored.
  const cut = (request: FastifyRequest, reply: FastifyReply): void => {
    gone.add(request);
    log(tenant, request, 0, 0);
    reply.hijack();
    request.raw.socket.destroy();
  };

  app.addHook('onRequest', async (request, reply) => {
    if (isControl(request)) return;
    const path = request.raw.url ?? '/';
    if (await isOverQuota(tenant, quotas, request, reply)) return;
    const fault = tenant.faults.strike(request.method, path, ['cutBefore', 'status', 'slow']);
    if (fault?.kind === 'slow') {
      await wait(fault.delayMs ?? 1000);
    } else if (fault?.kind === 'cutBefore') {
      cut(request, reply);
      return;
    } else if (fault) {
      await sendFault(reply, fault.status ?? 503, fault.retryAfter);
      return;
    }
    if (isForestallable(request) && tenant.faults.strike(request.method, path, ['otherWriter'])) await writeFirst(app, tenant, request, nameOf(tenant, request));
  });

  // The handler runs at the request's own date; it must be the last step before it.
  app.addHook('preHandler', (request, _reply, done) => {
    const moment = request.headers['x-tenant-now'];
    if (typeof moment === 'string' && Number.isNaN(Date.parse(moment))) {
      done(Object.assign(new RangeError(`x-tenant-now: "${moment}" is not a date.`), { statusCode: 400 }));
    } else {
      tenant.clock.at(typeof moment === 'string' ? moment : undefined, () => done());
    }
  });

  // A fault of the tenant itself, not one that was asked for: it must not pass unseen.
  app.addHook('onError', async (request, reply, error) => {
    if (reply.statusCode >= 500) process.stderr.write(`${request.method} ${request.raw.url ?? ''}\n${error.stack ?? error.message}\n`);
  });

  app.addHook('onSend', async (request, reply, payload) => {
    const path = request.raw.url ?? '/';
    if (!isControl(request) && !gone.has(request) && tenant.faults.strike(request.method, path, ['cutAfter'])) cut(request, reply);
    return payload;
  });

  app.addHook('onResponse', async (request, reply) => {
    if (!gone.has(request)) log(tenant, request, reply.statusCode, Number(reply.getHeader('content-length') ?? 0));
  });
}

/** What the seed, the tests and the host do is no request of Microsoft 365. */
function isControl(request: FastifyRequest): boolean {
  return (request.raw.url ?? '').startsWith('/_control/');
}

/** Counts the request against the quotas that stand, and refuses it over one. */
async function isOverQuota(tenant: Tenant, quotas: Quotas, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
  const rule = tenant.faults.strike(request.method, request.raw.url ?? '/', ['quota']);
  if (!rule) return false;
  const caller = nameOf(tenant, request) ?? 'nobody';
  const standing = quotas.count(rule, caller, tenant.clock.now().getTime());
  reply.headers(rateLimitHeaders(standing));
  if (!quotas.isOver(standing, caller)) return false;
  await sendFault(reply, 429, standing.reset);
  return true;
}

/** The answer of a service that does not take more (facts 1.10). */
async function sendFault(reply: FastifyReply, status: number, retryAfter: number | undefined): Promise<void> {
  if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter));
  if (status === 429 && reply.getHeader('ratelimit-limit') === undefined) {
    reply.headers({ 'ratelimit-limit': '1200', 'ratelimit-remaining': '0', 'ratelimit-reset': String(retryAfter ?? 60) });
  }
  await reply.code(status).type('text/plain; charset=utf-8').send(status === 429 ? '429 TOO MANY REQUESTS' : `${status} fault`);
}

function nameOf(tenant: Tenant, request: FastifyRequest): string | undefined {
  const caller = tenant.identity.identify({ authorization: request.headers.authorization, cookie: request.headers.cookie });
  return caller && (caller.actor.kind === 'user' ? caller.actor.user.upn : caller.actor.appId);
}

function log(tenant: Tenant, request: FastifyRequest, status: number, sent: number): void {
  tenant.log.add({
    method: request.method,
    path: request.raw.url ?? '/',
    status,
    user: nameOf(tenant, request),
    bytes: Number(request.headers['content-length'] ?? 0),
    sent,
    at: tenant.clock.stamp(),
  });
}
