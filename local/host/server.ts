import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { clientScript } from './clientScripts';
import { collectViolations, contentSecurityPolicy } from './contentSecurity';
import type { HostContext } from './context';
import { readAppPackage, type AppPackage } from './package/appPackage';
import { registerSitePages } from './pages/routes';
import { applicationScript } from './runtime/applicationScript';
import type { ComponentManifest } from './runtime/manifest';
import { loadRuntime, type Runtime } from './runtime/runtime';
import { HostStore } from './store';

export interface HostOptions {
  /** contract-desk.sppkg; by default the one that the build writes. */
  packageFile?: string;
  /** Where the host remembers properties of pages and tabs; without it, only while it runs. */
  stateFile?: string;
}

const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** Serves the SharePoint-like pages and the Teams-like frame beside the tenant that is mounted on the same app. */
export function registerHost(app: FastifyInstance, options: HostOptions = {}): void {
  const packageFile = options.packageFile ?? join(root, 'sharepoint/solution/contract-desk.sppkg');
  const runtime = loadRuntime(join(root, 'node_modules'));
  const appPackage = currentPackage(packageFile);
  const host: HostContext = {
    store: new HostStore(options.stateFile),
    appPackage,
    manifests: (origin) => [...runtime.manifests(origin), ...appPackage().manifests.map((manifest) => servedHere(manifest, origin))],
  };

  app.addHook('onSend', async (_request, reply) => {
    if (String(reply.getHeader('content-type')).startsWith('text/html')) {
      void reply.header('content-security-policy', contentSecurityPolicy).header('cache-control', 'no-store');
    }
  });
  serveScripts(app, runtime, host);
  collectViolations(app);
  registerSitePages(app, host);
}

/** Reads the package again when the build has written a new one. */
function currentPackage(file: string): () => AppPackage {
  let read: { changed: number; appPackage: AppPackage } | undefined;
  return () => {
    const changed = statSync(file).mtimeMs;
    if (read?.changed !== changed) read = { changed, appPackage: readAppPackage(file) };
    return read.appPackage;
  };
}

/** In a tenant the app catalogue replaces the package's placeholder by its own address. */
function servedHere(manifest: ComponentManifest, origin: string): ComponentManifest {
  return { ...manifest, loaderConfig: { ...manifest.loaderConfig, internalModuleBaseUrls: [`${origin}/_host/assets/`] } };
}

function serveScripts(app: FastifyInstance, runtime: Runtime, host: HostContext): void {
  const script = (reply: FastifyReply, content: string | Buffer | undefined, cache: string): FastifyReply => {
    if (content === undefined) return reply.code(404).type('text/plain').send('Not found.');
    return reply.type('text/javascript').header('cache-control', cache).send(content);
  };
  const fixed = 'public, max-age=86400';
  app.get<{ Params: { '*': string } }>('/_host/runtime/*', (request, reply) => script(reply, runtime.script(request.params['*']), fixed));
  app.get('/_host/runtime/application/application.js', (_request, reply) => script(reply, applicationScript(), 'no-cache'));
  app.get<{ Params: { '*': string } }>('/_host/assets/*', (request, reply) => {
    const bytes = host.appPackage().asset(request.params['*']);
    return script(reply, bytes && Buffer.from(bytes), fixed);
  });
  app.get<{ Params: { '*': string } }>('/_host/client/*', (request, reply) =>
    script(reply, clientScript(request.params['*'].replace(/\.js$/, '')), 'no-cache')
  );
  app.get<{ Params: { name: string } }>('/_host/styles/:name', (request, reply) => {
    const { name } = request.params;
    if (!/^\w+\.css$/.test(name)) return script(reply, undefined, fixed);
    return reply.type('text/css').header('cache-control', 'no-cache').send(readFileSync(join(root, 'local/host/styles', name)));
  });
}
