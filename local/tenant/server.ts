import fastify, { type FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';
import { registerControl } from './control';
import { registerGraph } from './graph';
import { registerGate } from './gate';
import { registerProtocolErrors } from './protocolErrors';
import { registerSharePoint } from './sharepoint';
import { createTenant, type Tenant, type TenantOptions } from './tenant';

export interface ServerOptions extends TenantOptions {
  /** 0 picks a free one. */
  readonly port?: number;
}

export interface RunningTenant {
  readonly url: string;
  readonly port: number;
  readonly tenant: Tenant;
  close(): Promise<void>;
}

/** Mounts SharePoint REST, Graph and the control API on an application that may serve pages besides. */
export async function registerTenant(app: FastifyInstance, options: TenantOptions = {}): Promise<Tenant> {
  const tenant = createTenant(options);
  app.addHook('onClose', async () => tenant.db.close());
  await app.register(async scope => registerControl(scope, tenant));
  await app.register(async scope => {
    registerGate(scope, tenant);
    registerProtocolErrors(scope);
    await scope.register(async inner => registerSharePoint(inner, tenant));
    await scope.register(async inner => registerGraph(inner, tenant));
  });
  return tenant;
}

export async function startTenant(options: ServerOptions = {}): Promise<RunningTenant> {
  // A caller that leaves an answer unread must not keep the tenant from ending.
  const app = fastify({ forceCloseConnections: true, bodyLimit: 300 * 1024 * 1024, routerOptions: { maxParamLength: 4000 } });
  const tenant = await registerTenant(app, options);
  await app.listen({ port: options.port ?? 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, port, tenant, close: async () => app.close() };
}
