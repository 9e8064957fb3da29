import type { FastifyInstance } from 'fastify';
import type { Tenant } from '../tenant';

/** Mounts Graph; every address below `/v1.0` that it does not know is answered 404. */
export function registerGraph(app: FastifyInstance, _tenant: Tenant): void {
  app.all('/v1.0/*', async (_request, reply) => reply.code(404).send({ error: { code: 'itemNotFound', message: 'The resource could not be found.' } }));
}
