import fastify from 'fastify';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { registerTenant } from '../tenant/server';
import type { Tenant, TenantOptions } from '../tenant/tenant';
import { registerHost } from './server';

export interface StartOptions extends TenantOptions {
  /** 0 picks a free one. */
  readonly port: number;
}

export interface RunningHost {
  readonly url: string;
  readonly tenant: Tenant;
  close(): Promise<void>;
}

/** Tenant, SharePoint pages and Teams frame on one port, as one origin. */
export async function startHost({ port, ...options }: StartOptions): Promise<RunningHost> {
  const app = fastify({ bodyLimit: 300 * 1024 * 1024, routerOptions: { maxParamLength: 4000 }, forceCloseConnections: true });
  const tenant = await registerTenant(app, options);
  const stateFile = options.data === undefined || options.data === ':memory:' ? undefined : join(dirname(options.data), 'host.json');
  await app.register(async (scope) => registerHost(scope, { stateFile }));
  await app.listen({ port, host: '127.0.0.1' });
  const address = app.server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${address.port}`, tenant, close: async () => app.close() };
}
