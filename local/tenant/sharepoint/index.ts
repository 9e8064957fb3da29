import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Tenant } from '../tenant';
import { answerBatch } from './wire/batch';
import type { WireRequest, WireResponse } from './wire/call';
import { registerDownloads } from './files/download';
import { formatOf } from './wire/format';
import { answerRequest, checkDigest, errorResponse, placeOf } from './wire/handle';
import { SharePointError } from './wire/errors';

const ADDRESSES: readonly string[] = ['/_api', '/_api/*', '/sites/:site/_api', '/sites/:site/_api/*', '/personal/:site/_api', '/personal/:site/_api/*'];

/** 250 MB is the most that SharePoint takes at once; larger files come in chunks. */
const LARGEST_BODY = 262 * 1024 * 1024;

/** Mounts SharePoint's REST interface of every site, and the sites' files at their own addresses. */
export function registerSharePoint(app: FastifyInstance, tenant: Tenant): void {
  registerDownloads(app, tenant);
  // Bodies are read here: JSON, multipart and bare bytes come under many content types.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.addHttpMethod('MERGE', { hasBody: true });
  for (const url of ADDRESSES) {
    app.route({
      method: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'MERGE'],
      url,
      exposeHeadRoute: false,
      bodyLimit: LARGEST_BODY,
      handler: async (request, reply) => send(reply, answer(tenant, toWire(request))),
    });
  }
}

/** Answers a request as it comes over the wire; also used by whoever mounts the tenant without HTTP. */
export function answer(tenant: Tenant, request: WireRequest): WireResponse {
  const caller = tenant.identity.identify({ authorization: request.headers.authorization, cookie: request.headers.cookie });
  if (!caller) return { status: 401, headers: { 'content-type': 'text/plain; charset=utf-8', 'www-authenticate': 'Bearer' }, body: '401 UNAUTHORIZED' };
  const place = placeOf(tenant, request.url);
  if (!place) return { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: '404 FILE NOT FOUND' };
  try {
    checkDigest(tenant, place, caller, request);
    if (/^\/\$batch\/?$/i.test(place.path) && request.method === 'POST') return answerBatch(tenant, place, caller, request);
  } catch (error) {
    if (error instanceof SharePointError) return errorResponse(formatOf(request.headers.accept, request.headers['odata-version']), error);
    throw error;
  }
  return answerRequest(tenant, place, caller, request);
}

function toWire(request: FastifyRequest): WireRequest {
  const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]));
  return {
    method: request.method,
    url: request.raw.url ?? '/',
    headers,
    body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
    origin: `${request.protocol}://${request.host}`,
  };
}

async function send(reply: FastifyReply, { status, headers, body }: WireResponse): Promise<FastifyReply> {
  return reply.code(status).headers(headers).send(body);
}
