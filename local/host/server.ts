import { readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { clientScript } from './clientScripts';
import { collectViolations, contentSecurityPolicy } from './contentSecurity';
import type { HostContext } from './context';
import { readAppPackage } from './package/appPackage';
import { readTeamsApp } from './package/teamsPackage';
import { registerSitePages } from './pages/routes';
import { refusalPage } from './pages/refusal';
import { registerHostedTab } from './pages/hostedTab';
import { applicationScript } from './runtime/applicationScript';
import type { ComponentManifest } from './runtime/manifest';
import { loadRuntime, type Runtime } from './runtime/runtime';
import { HostStore } from './store';
import { registerTeams } from './teams/routes';
import { TenantRefusal } from './tenant';

export interface HostOptions {
  /** contract-desk.sppkg; by default the one that the build writes. */
  packageFile?: string;
  /** The Teams app's zip; by default the one that the build writes. */
  teamsFile?: string;
  /** Where the host remembers properties of pages and tabs; without it, only while it runs. */
  stateFile?: string;
}

const root = resolve(fileURLToPath(new URL('../..', import.meta.url)));

/** Serves the SharePoint-like pages and the Teams-like frame beside the tenant that is mounted on the same app. */
export function registerHost(app: FastifyInstance, options: HostOptions = {}): void {
  const runtime = loadRuntime(join(root, 'node_modules'));
  const appPackage = asItStands(options.packageFile ?? join(root, 'sharepoint/solution/contract-desk.sppkg'), readAppPackage);
  const host: HostContext = {
    store: new HostStore(options.stateFile),
    appPackage,
    teamsApp: asItStands(options.teamsFile ?? join(root, 'teams/TeamsSPFxApp.zip'), readTeamsApp),
    manifests: (origin) => [...runtime.manifests(origin), ...appPackage().manifests.map((manifest) => servedHere(manifest, origin))],
  };

  app.addHook('onSend', async (_request, reply) => {
    if (String(reply.getHeader('content-type')).startsWith('text/html')) {
      void reply.header('content-security-policy', contentSecurityPolicy).header('cache-control', 'no-store');
    }
  });
  app.setErrorHandler(async (error, _request, reply) => {
    if (!(error instanceof TenantRefusal)) throw error;
    return reply.code(error.status).type('text/html').send(refusalPage(error));
  });
  serveScripts(app, runtime, host);
  collectViolations(app);
  registerSitePages(app, host);
  registerHostedTab(app, host);
  registerTeams(app, host);
}

/** Reads a built file again when the build has written a new one. */
function asItStands<Content>(file: string, read: (file: string) => Content): () => Content {
  let known: { changed: number; content: Content } | undefined;
  return () => {
    const changed = statSync(file).mtimeMs;
    if (known?.changed !== changed) known = { changed, content: read(file) };
    return known.content;
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
  app.get<{ Params: { name: string } }>('/_host/vendor/:name', (request, reply) => script(reply, vendorScript(request.params.name), fixed));
  app.get<{ Params: { '*': string } }>('/_host/client/*', (request, reply) =>
    script(reply, clientScript(request.params['*'].replace(/\.js$/, '')), 'no-cache')
  );
  app.get<{ Params: { name: string } }>('/_host/styles/:name', (request, reply) => {
    const { name } = request.params;
    if (!/^\w+\.css$/.test(name)) return script(reply, undefined, fixed);
    return reply.type('text/css').header('cache-control', 'no-cache').send(readFileSync(join(root, 'local/host/styles', name)));
  });
}

/** Packages that the frame's own scripts use in the browser. */
const vendors: Record<string, string> = {
  'adaptivecards.min.js': 'adaptivecards/dist/adaptivecards.min.js',
  'purify.js': 'dompurify/dist/purify.es.mjs',
};

function vendorScript(name: string): Buffer | undefined {
  const file = vendors[name];
  return file === undefined ? undefined : readFileSync(join(root, 'node_modules', file));
}
