import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { dependenciesOf, libraryManifest, type ComponentManifest, type ComponentReference } from './manifest';
import { graphBundleId, stubScript } from './stubs';

/** The SharePoint Framework that the suite is built for; anything else in node_modules is a mistake. */
export const spfxVersion = '1.23.2';

/** sp-loader starts the page's application under the id of SharePoint's own sp-application-base. */
export const applicationBase: ComponentReference = {
  name: 'local-host-application',
  id: '4df9bb86-ab0a-4aab-ab5f-48bf167048fb',
  version: spfxVersion,
};

const loaderAssembly = '44bae1a2-d2eb-4e10-8c21-a1dbdce1036f';
const react: ComponentReference = { name: 'react', id: '0d910c1c-13b9-4e1c-9aa4-b008c5e42d7d', version: '17.0.1' };
const reactDom: ComponentReference = { name: 'react-dom', id: 'aa0a46ec-1505-43cd-a44a-93f3a5aa460a', version: '17.0.1' };

/** What the page's own application asks of the framework. */
const applicationNeeds = [
  '@microsoft/load-themed-styles',
  '@microsoft/sp-component-base',
  '@microsoft/sp-core-library',
  '@microsoft/sp-http-base',
  '@microsoft/sp-loader',
  '@microsoft/sp-page-context',
  '@microsoft/sp-webpart-base',
];

export interface Runtime {
  /** Every manifest a page needs, with base URLs under the given origin. */
  manifests(origin: string): ComponentManifest[];
  /** A script by its address below /_host/runtime/. */
  script(path: string): string | Buffer | undefined;
}

/** Brings the real framework out of node_modules, and what it lacks there out of stubs.ts. */
export function loadRuntime(modules: string): Runtime {
  const packages = spfxPackages(modules);
  const bundled = assemblyComponents(modules);
  const known = new Map(packages.flatMap((found) => found.manifests.map((manifest) => [manifest.id, manifest] as const)));
  const absent = componentsAbsent(packages, known, bundled);
  const stubs = new Map(absent.map((component) => [`${component.id}_${component.version}.js`, component]));

  return {
    manifests: (origin) => {
      const base = `${origin}/_host/runtime`;
      const fromNpm = packages.flatMap((found) =>
        found.manifests.map((manifest) => rebased(manifest, `${base}/${found.name}/`))
      );
      return [
        applicationManifest(base, known),
        ...fromNpm,
        ...bundled.filter(({ id }) => !known.has(id)).map((component) => libraryManifest(component, undefined, `${component.name}.js`)),
        libraryManifest(react, `${base}/react/`, 'react.production.min.js'),
        libraryManifest(reactDom, `${base}/react-dom/`, 'react-dom.production.min.js', [react]),
        ...absent.map((component) => libraryManifest(component, `${base}/stub/`, `${component.id}_${component.version}.js`)),
      ];
    },
    script: (path) => {
      const [folder, name, ...deeper] = path.split('/');
      if (!name || deeper.length > 0 || !/^[\w.@-]+$/.test(name)) return undefined;
      const stub = folder === 'stub' && stubs.get(name);
      return stub ? stubScript(stub) : firstFile(scriptFolders(modules, folder, packages), name);
    },
  };
}

interface SpfxPackage {
  name: string;
  dist: string;
  manifests: ComponentManifest[];
}

function spfxPackages(modules: string): SpfxPackage[] {
  const scope = join(modules, '@microsoft');
  return readdirSync(scope)
    .filter((name) => name.startsWith('sp-') && existsSync(join(scope, name, 'dist')))
    .map((name) => ({ name, dist: join(scope, name, 'dist'), manifests: manifestsIn(join(scope, name, 'dist')) }))
    .filter((found) => found.manifests.length > 0);
}

function manifestsIn(dist: string): ComponentManifest[] {
  const manifests = readdirSync(dist)
    .filter((file) => file.endsWith('.manifest.json'))
    .map((file) => JSON.parse(readFileSync(join(dist, file), 'utf8')) as ComponentManifest)
    .filter((manifest) => manifest.id !== loaderAssembly);
  const odd = manifests.find((manifest) => manifest.version !== spfxVersion);
  if (odd) throw new Error(`${odd.alias} is ${odd.version}; the local host runs SharePoint Framework ${spfxVersion}.`);
  return manifests;
}

/**
 * The loader's assembly already contains some components under their ids; they still need an entry in the page's
 * manifests, or the loader asks the server for one.
 */
function assemblyComponents(modules: string): ComponentReference[] {
  const script = readFileSync(join(modules, '@microsoft/sp-loader/dist/sp-loader-assembly_en-us.js'), 'utf8');
  const list = /_initializeAssembly\(\[(.*?)\]\)/s.exec(script);
  if (!list) throw new Error('sp-loader-assembly no longer lists its components.');
  return [...list[1].matchAll(/\['([0-9a-f-]{36})',\s*'([\d.]+)'/g)].map(([, id, version]) => ({ name: id, id, version }));
}

/** What npm's framework needs and npm does not have: named in manifests, or loaded by id from a script. */
function componentsAbsent(
  packages: readonly SpfxPackage[],
  known: ReadonlyMap<string, ComponentManifest>,
  bundled: readonly ComponentReference[]
): ComponentReference[] {
  const present = new Set([...known.keys(), ...bundled.map(({ id }) => id), react.id, reactDom.id]);
  const absent = new Map<string, ComponentReference>();
  for (const found of packages) {
    for (const need of [...found.manifests.flatMap(dependenciesOf), ...loadedById(found.dist)]) {
      if (!present.has(need.id) && !absent.has(need.id)) absent.set(need.id, need);
    }
  }
  return [...absent.values()];
}

function loadedById(dist: string): ComponentReference[] {
  return readdirSync(dist)
    .filter((file) => file.endsWith('.js'))
    .flatMap((file) => [...readFileSync(join(dist, file), 'utf8').matchAll(/\{i:"([0-9a-f-]{36})",v:"([\d.]+)",m:\d+\}/g)])
    .map(([, id, version]) => ({ name: id === graphBundleId ? '@msinternal/ms-graph-v3-bundle' : id, id, version }));
}

function applicationManifest(base: string, known: ReadonlyMap<string, ComponentManifest>): ComponentManifest {
  const needs = [...known.values()].flatMap((manifest) => dependenciesOf(manifest));
  const referenced = new Map(needs.map((need) => [need.name, need]));
  const own = applicationNeeds.map((name) => {
    const found = referenced.get(name) ?? ownReference(name, known);
    if (!found) throw new Error(`${name} ${spfxVersion} is missing from node_modules.`);
    return found;
  });
  return libraryManifest(applicationBase, `${base}/application/`, 'application.js', own);
}

function ownReference(name: string, known: ReadonlyMap<string, ComponentManifest>): ComponentReference | undefined {
  const moduleId = name.replace('@microsoft/', '');
  const manifest = [...known.values()].find((one) => one.loaderConfig.entryModuleId === moduleId);
  return manifest && { name, id: manifest.id, version: manifest.version };
}

function rebased(manifest: ComponentManifest, baseUrl: string): ComponentManifest {
  return { ...manifest, isInternal: true, loaderConfig: { ...manifest.loaderConfig, internalModuleBaseUrls: [baseUrl] } };
}

/** The assembly looks for every component's chunks beside itself, so a miss there is looked for in all of them. */
function scriptFolders(modules: string, folder: string, packages: readonly SpfxPackage[]): string[] {
  if (folder === 'react' || folder === 'react-dom') return [join(modules, folder, 'umd')];
  const own = packages.find(({ name }) => name === folder);
  if (!own) return [];
  return folder === 'sp-loader' ? [own.dist, ...packages.map(({ dist }) => dist)] : [own.dist];
}

function firstFile(folders: readonly string[], name: string): Buffer | undefined {
  const file = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
  return file && /\.(js|woff2?)$/.test(file) ? readFileSync(file) : undefined;
}
