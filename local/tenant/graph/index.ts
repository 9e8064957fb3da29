import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Tenant } from '../tenant';
import { registerGraphControl } from './control';
import { answerMonitor, monitorPath } from './drives/copies';
import { resumeCopies } from './drives/copyStore';
import { download, downloadPath } from './drives/downloads';
import { answerAttachmentSession, attachmentSessionPath } from './mailbox/attachments';
import { openLinkAddress } from './drives/linkAddress';
import { linkPath } from './drives/shareAddress';
import { errorBody, GraphError } from './wire/errors';
import { dispatcher } from './wire/dispatch';
import type { Incoming } from './wire/dispatch';
import { answerError } from './wire/failures';
import { rateLimitHeaders } from './wire/rateLimit';
import { jsonType } from './wire/request';
import type { GraphAnswer } from './wire/request';
import { settle } from './wire/settle';
import { uploadPath } from './drives/uploads';
import { answerSession } from './drives/uploadSession';
import type { GraphWorld } from './wire/world';
import { worldOf } from './wire/worldOf';

/** A little over the 250 MB that a simple upload may have. */
const bodyLimit = 260 * 1024 * 1024;

/** Mounts Microsoft Graph v1.0, the SharePoint addresses that it hands out, and its part of the control API. */
export function registerGraph(app: FastifyInstance, tenant: Tenant): void {
  const world = worldOf(tenant);
  app.addHook('onClose', async () => world.close());
  const dispatch = dispatcher(tenant, world);
  takeRawBodies(app);
  speakGraphInFaults(app, tenant);
  app.all('/v1.0/*', { bodyLimit }, async (request, reply) =>
    send(reply, stampOf(tenant, request), () => dispatch(partsOf(tenant, request)))
  );
  app.all('/beta/*', async (request, reply) =>
    send(reply, stampOf(tenant, request), () => {
      throw new GraphError(501, 'notSupported', 'The local tenant does not serve the beta version of Graph.');
    })
  );
  registerHandedOut(app, tenant, world);
  registerGraphControl(app, tenant);
  resumeCopies(world);
}

/** Handlers read the bytes themselves: a body may be JSON, a file or a fragment. */
function takeRawBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
}

/** A fault that the gate answered in plain words is said as Graph says it. */
function speakGraphInFaults(app: FastifyInstance, tenant: Tenant): void {
  app.addHook('onSend', async (request, reply, payload) => {
    const isFault = reply.statusCode >= 400 && String(reply.getHeader('content-type')).startsWith('text/plain');
    if (!isFault) return payload;
    const stamp = stampOf(tenant, request);
    const code = reply.statusCode === 429 ? 'TooManyRequests' : 'serviceNotAvailable';
    const wait = Number(reply.getHeader('retry-after') ?? 60);
    const rates = reply.statusCode === 429 ? rateLimitHeaders(0, wait) : {};
    reply.headers({ ...stamp.headers, ...rates, 'content-type': 'application/json' });
    return JSON.stringify(errorBody(new GraphError(reply.statusCode, code, 'The service cannot answer now.'), stamp));
  });
}

/** Addresses that carry their own key and take no token: monitors, upload sessions of files and attachments, sharing links, downloads. */
function registerHandedOut(app: FastifyInstance, tenant: Tenant, world: GraphWorld): void {
  app.get<{ Params: { id: string } }>(`${monitorPath}/:id`, async (request, reply) =>
    send(reply, stampOf(tenant, request), () => answerMonitor(world, request.params.id, request.headers.authorization))
  );
  app.all<{ Params: { id: string } }>(`${uploadPath}/:id`, { bodyLimit }, async (request, reply) =>
    send(reply, stampOf(tenant, request), () => answerSession({ ...partsOf(tenant, request), world }, request.params.id))
  );
  app.all<{ Params: { id: string } }>(`${attachmentSessionPath}/:id`, { bodyLimit }, async (request, reply) =>
    send(reply, stampOf(tenant, request), () => tenant.db.transaction(() => answerAttachmentSession(world, request.params.id, partsOf(tenant, request))))
  );
  // A colon begins a parameter unless it is doubled.
  app.get<{ Params: { id: string } }>(`${linkPath.replace(/:/g, '::')}/:id`, async (request, reply) =>
    send(reply, stampOf(tenant, request), () => tenant.db.transaction(() => openLinkAddress({ ...partsOf(tenant, request), world }, request.params.id)))
  );
  app.get<{ Querystring: { tempauth?: string } }>(downloadPath, async (request, reply) =>
    send(reply, stampOf(tenant, request), () => {
      settle(tenant, world);
      return download(world, request.query.tempauth ?? '', request.headers.range, tenant.clock.now());
    })
  );
}

/** The parts of a request that a Graph call is made of. */
function partsOf(tenant: Tenant, request: FastifyRequest): Incoming {
  const [path = '/', query = ''] = splitAt(request.raw.url ?? '/', '?');
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
  const siteBase = `${request.protocol}://${request.host}`;
  return {
    method: request.method,
    path: path.replace(/^\/v1\.0/i, ''),
    query: new URLSearchParams(query),
    headers,
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    now: tenant.clock.now(),
    siteBase,
    graphBase: headers['x-forwarded-graph-base'] ?? siteBase,
    hosts: [request.host.toLowerCase(), request.hostname.toLowerCase()],
  };
}

function splitAt(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

interface Stamp {
  readonly date: Date;
  readonly requestId: string;
  readonly clientRequestId: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** One id of each request, in its headers and in its error alike. */
const requestIds = new WeakMap<FastifyRequest, string>();

function stampOf(tenant: Tenant, request: FastifyRequest): Stamp {
  const requestId = requestIds.get(request) ?? randomUUID();
  requestIds.set(request, requestId);
  const clientRequestId = String(request.headers['client-request-id'] ?? requestId);
  const headers = { 'request-id': requestId, 'client-request-id': clientRequestId };
  return { date: tenant.clock.now(), requestId, clientRequestId, headers };
}

function send(reply: FastifyReply, stamp: Stamp, work: () => GraphAnswer): FastifyReply {
  const answer = guarded(work, stamp);
  reply.code(answer.status).headers({ ...stamp.headers, ...answer.headers });
  const { body } = answer;
  if (body === undefined) return reply.send();
  if (typeof body === 'string' || Buffer.isBuffer(body)) return reply.send(body);
  return reply.headers({ 'content-type': jsonType, 'odata-version': '4.0' }).send(JSON.stringify(body));
}

function guarded(work: () => GraphAnswer, stamp: Stamp): GraphAnswer {
  try {
    return work();
  } catch (error) {
    return answerError(error, stamp);
  }
}
