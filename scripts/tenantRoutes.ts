import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { graphPlaces, graphRoutes } from '../local/tenant/graph/routes';
import { expand } from '../local/tenant/graph/wire/places';

/** Prints every address that the embedded tenant serves: as JSON, or with `--page` the tables of docs/tenant.md. */
interface Table {
  /** Of local/tenant/sharepoint. */
  readonly folder: string;
  readonly name: string;
  readonly steps: readonly { readonly name: string; readonly verbs: string; readonly facts: string }[];
}

interface GraphRoute {
  readonly method: string;
  readonly pattern: string;
  readonly facts: string;
}

const root = join(__dirname, '..');
const home = join(root, 'local', 'tenant', 'sharepoint');

async function main(): Promise<void> {
  const routes = { sharePoint: await stepTables(), graph: routesOfGraph() };
  process.stdout.write(process.argv.includes('--page') ? pageOf(routes.sharePoint) : JSON.stringify(routes));
}

/** Every exported table of steps, found in the source, so that none can be forgotten. */
async function stepTables(): Promise<readonly Table[]> {
  const tables: Table[] = [];
  for (const file of filesBelow(home)) {
    const names = [...readFileSync(file, 'utf8').matchAll(/^export const (\w+): Steps</gm)].map(([, name]) => name ?? '');
    if (names.length === 0) continue;
    const module = (await import(file)) as Record<string, Record<string, { facts: string; verbs: string }>>;
    const folder = relative(home, dirname(file)).split(sep)[0] || basename(file, '.ts');
    for (const name of names) {
      const steps = Object.entries(module[name] ?? {}).map(([step, { verbs, facts }]) => ({ name: step, verbs, facts }));
      tables.push({ folder, name, steps });
    }
  }
  return tables.sort((a, b) => a.folder.localeCompare(b.folder) || a.name.localeCompare(b.name));
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return filesBelow(path);
    return entry.name.endsWith('.ts') ? [path] : [];
  });
}

function routesOfGraph(): readonly GraphRoute[] {
  return graphRoutes.flatMap(({ method, pattern, facts = '' }) => expand(pattern, graphPlaces).map(each => ({ method, pattern: each, facts })));
}

function pageOf(sharePoint: readonly Table[]): string {
  const folders = [...new Set(sharePoint.map(({ folder }) => folder))];
  const steps = folders.map(folder => {
    const tables = sharePoint.filter(table => table.folder === folder);
    const rows = tables.flatMap(({ name, steps: each }) => each.map(step => `| ${words(name)} | \`${step.name}\` | ${step.verbs} | ${step.facts} |`));
    return [`### ${folder}`, '', '| After | Step | Verbs | Told in |', '| --- | --- | --- | --- |', ...rows, ''].join('\n');
  });
  return ['## SharePoint REST\n', ...steps, '## Microsoft Graph v1.0\n', placesOfGraph(), ...graphTables()].join('\n');
}

/** What a name with an at sign stands for, once for all tables. */
function placesOfGraph(): string {
  const rows = Object.entries(graphPlaces).map(([name, addresses]) => `| \`@${name}\` | ${addresses.map(address => `\`${cell(address)}\``).join(', ')} |`);
  return ['| Place | Stands for |', '| --- | --- |', ...rows, ''].join('\n');
}

function graphTables(): readonly string[] {
  const areas = new Map<string, Map<string, GraphLine>>();
  for (const { method, pattern, facts } of graphRoutes) {
    const lines = areas.get(areaOf(pattern)) ?? new Map<string, GraphLine>();
    const line = lines.get(pattern) ?? { methods: new Set<string>(), facts: new Set<string>() };
    line.methods.add(method);
    if (facts) line.facts.add(facts);
    areas.set(areaOf(pattern), lines.set(pattern, line));
  }
  return [...areas]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([area, lines]) => {
      const rows = [...lines].map(([pattern, { methods, facts }]) => `| ${[...methods].join(' ')} | \`${cell(pattern)}\` | ${[...facts].join('; ')} |`);
      return [`### ${area}`, '', '| Verbs | Address | Told in |', '| --- | --- | --- |', ...rows, ''].join('\n');
    });
}

interface GraphLine {
  readonly methods: Set<string>;
  readonly facts: Set<string>;
}

function cell(text: string): string {
  return text.replace(/\|/g, '\\|');
}

/** `listItemSteps` reads “list item”. */
function words(name: string): string {
  return name.replace(/Steps$/, '').replace(/([A-Z])/g, ' $1').toLowerCase();
}

/** The first plain word of an address. */
function areaOf(pattern: string): string {
  return pattern.split(/[/<>|[\]]/).find(part => /^@?[a-z]/i.test(part))?.replace(/[({:].*$/, '') ?? 'other';
}

void main();
