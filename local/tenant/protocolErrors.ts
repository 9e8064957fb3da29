import type { FastifyInstance } from 'fastify';

interface ProtocolError {
  readonly statusCode?: number;
  readonly message: string;
}

/** What never reaches a resource (a media type that is none, a body that is too long) is told in the service's own way. */
export function registerProtocolErrors(app: FastifyInstance): void {
  app.setErrorHandler(async (error: ProtocolError, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status >= 500) throw error;
    const isGraph = (request.raw.url ?? '').toLowerCase().startsWith('/v1.0');
    const code = isGraph ? (status === 413 ? 'requestEntityTooLarge' : 'BadRequest') : '-1, Microsoft.SharePoint.Client.ClientServiceException';
    const body = isGraph ? { error: { code, message: error.message } } : { 'odata.error': { code, message: { lang: 'en-US', value: error.message } } };
    return reply.code(status).type('application/json;charset=utf-8').send(JSON.stringify(body));
  });
}
