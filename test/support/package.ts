import { readFileSync } from 'fs';
import { join } from 'path';
import { strFromU8, unzipSync } from 'fflate';

const solution = join(__dirname, '..', '..', 'sharepoint', 'solution', 'contract-desk.sppkg');

/** The files of the built package by their path inside it. `npm test` builds it before any test runs. */
export function packageFiles(): Readonly<Record<string, Uint8Array>> {
  return unzipSync(new Uint8Array(readFileSync(solution)));
}

export function textOf(files: Readonly<Record<string, Uint8Array>>, path: string): string {
  const content = files[path];
  if (!content) throw new Error(`The package has no ${path}; it has ${Object.keys(files).join(', ')}`);
  return strFromU8(content);
}

/** A component's manifest as the package carries it. */
export interface ComponentManifest {
  readonly id: string;
  readonly alias: string;
  readonly supportedHosts: readonly string[];
  readonly supportsThemeVariants?: boolean;
  readonly loaderConfig: {
    readonly entryModuleId: string;
    readonly internalModuleBaseUrls: readonly string[];
    readonly scriptResources: Readonly<Record<string, { readonly type: string; readonly path?: string }>>;
  };
}

export function componentManifests(files: Readonly<Record<string, Uint8Array>>): readonly ComponentManifest[] {
  return Object.keys(files)
    .filter((path) => /WebPart_[0-9a-f-]+\.xml$/.test(path))
    .map((path) => JSON.parse(unescapeXml(attribute(textOf(files, path), 'ComponentManifest'))) as ComponentManifest);
}

function attribute(xml: string, name: string): string {
  const found = new RegExp(`${name}="([^"]*)"`).exec(xml);
  if (!found?.[1]) throw new Error(`No ${name} in ${xml.slice(0, 200)}`);
  return found[1];
}

function unescapeXml(text: string): string {
  return text
    .replace(/&quot;/g, '"')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&apos;/g, "'")
    .replace(/&#xD;|&#xA;/g, '\n')
    .replace(/&amp;/g, '&');
}
