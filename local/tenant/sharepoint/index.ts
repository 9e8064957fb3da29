import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Tenant } from '../tenant';
import { answerBatch } from './wire/batch';
import type { WireRequest, WireResponse } from './wire/call';
import { sendAttachment } from './attachments/attachmentDownload';
import { download } from './files/download';
import { answerRequest, checkDigest, errorResponse } from './wire/handle';
import { decodedPath, placeOf, splitAddress } from './wire/place';
import { SharePointError } from './wire/errors';

/** Below these lie webs, webs below webs, their interfaces and their files. */
const SITES: readonly string[] = ['/sites/:site/*', '/teams/:site/*', '/personal/:site/*'];
/** Case does not count, and the router knows an interface only as a pattern. */
const INTERFACE = '/:api(^_(?:[aA][pP][iI]|[vV][tT][iI]_[bB][iI][nN])$)';
/** The interfaces of the root site and of the webs below it. */
const ROOTS: readonly string[] = ['', '/:web', '/:web/:lower', '/:web/:lower/:lowest'].map(web => `${web}${INTERFACE}`);
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'MERGE'];

/** 250 MB is the most that SharePoint takes at once; larger files come in chunks. */
const LARGEST_BODY = 262 * 1024 * 1024;

/** Mounts SharePoint's REST interface of every site, and the sites' files at their own addresses. */
export function registerSharePoint(app: FastifyInstance, tenant: Tenant): void {
  // Bodies are read here: JSON, multipart and bare bytes come under many content types.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  app.addHttpMethod('MERGE', { hasBody: true });
  const routes = { method: METHODS, exposeHeadRoute: false, bodyLimit: LARGEST_BODY };
  for (const url of ROOTS.flatMap(root => [root, `${root}/*`])) app.route({ ...routes, url, handler: async (request, reply) => send(reply, answer(tenant, toWire(request))) });
  for (const url of SITES) {
    app.route({
      ...routes,
      url,
      handler: async (request, reply) => {
        const wire = toWire(request);
        if (splitAddress(wire.url)) return send(reply, answer(tenant, wire));
        return request.method === 'GET' || request.method === 'HEAD' ? sendFile(tenant, wire, request, reply) : send(reply, NOT_FOUND);
      },
    });
  }
}

const NOT_FOUND: WireResponse = { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: '404 FILE NOT FOUND' };

/** Answers a request as it comes over the wire; also used by whoever mounts the tenant without HTTP. */
export function answer(tenant: Tenant, request: WireRequest): WireResponse {
  const caller = tenant.identity.identify({ authorization: request.headers.authorization, cookie: request.headers.cookie });
  if (!caller) return { status: 401, headers: { 'content-type': 'text/plain; charset=utf-8', 'www-authenticate': 'Bearer' }, body: '401 UNAUTHORIZED' };
  const place = placeOf(tenant, request.url);
  if (!place) return NOT_FOUND;
  try {
    checkDigest(tenant, place, caller, request);
    if (/^\/\$batch\/?$/i.test(place.path) && request.method === 'POST') return answerBatch(tenant, place, caller, request);
  } catch (error) {
    if (error instanceof SharePointError) return errorResponse(request, error);
    throw error;
  }
  return answerRequest(tenant, place, caller, request);
}

/** A file of a library, or what is attached to a row. */
async function sendFile(tenant: Tenant, wire: WireRequest, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const caller = tenant.identity.identify({ authorization: wire.headers.authorization, cookie: wire.headers.cookie });
  return (caller && sendAttachment(tenant, caller, decodedPath(wire.url), reply)) ?? download(tenant, request, reply);
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
