import type { FastifyInstance } from 'fastify';
import type { Tenant } from '../tenant';

export function registerSharePoint(app: FastifyInstance, tenant: Tenant): void {
  app.get('/_api/ping', async () => tenant.clock.stamp());
}
