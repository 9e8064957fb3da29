import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const folder = fileURLToPath(new URL('./client', import.meta.url));
const made = new Map<string, { changed: number; script: string }>();

/**
 * A script of the host's pages, by its path without an ending. The sources are TypeScript modules; their types are
 * stripped here and their imports get the ending that a browser needs.
 */
export function clientScript(path: string): string | undefined {
  if (!/^[\w/-]+$/.test(path)) return undefined;
  const file = join(folder, `${path}.ts`);
  const stats = statSync(file, { throwIfNoEntry: false });
  if (!stats) return undefined;
  const known = made.get(file);
  if (known?.changed === stats.mtimeMs) return known.script;
  const script = forBrowsers(strippedOfTypes(readFileSync(file, 'utf8')));
  made.set(file, { changed: stats.mtimeMs, script });
  return script;
}

function strippedOfTypes(source: string): string {
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { target: ts.ScriptTarget.ES2021, module: ts.ModuleKind.ESNext, removeComments: true },
  });
  return outputText;
}

/** A browser wants whole addresses: an ending behind a relative path, a served file in place of a package's name. */
function forBrowsers(script: string): string {
  return script
    .replace(/(from\s+|import\s+)'(\.[^']*)'/g, "$1'$2.js'")
    .replace(/from\s+'dompurify'/g, "from '/_host/vendor/purify.js'");
}
