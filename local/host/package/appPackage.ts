import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync, type Unzipped } from 'fflate';
import { attributeOf, elementsNamed } from './xml';
import type { ComponentManifest } from '../runtime/manifest';

/** What the host takes out of contract-desk.sppkg: the same bytes that an app catalogue would serve. */
export interface AppPackage {
  productId: string;
  version: string;
  manifests: ComponentManifest[];
  /** Delegated Graph scopes that the package asks an administrator for. */
  scopes: string[];
  asset(name: string): Uint8Array | undefined;
}

const assetsFolder = 'ClientSideAssets/';

export function readAppPackage(file: string): AppPackage {
  return openAppPackage(unzipSync(readFileSync(file)));
}

export function openAppPackage(entries: Unzipped): AppPackage {
  const appManifest = text(entries, 'AppManifest.xml');
  const [app] = elementsNamed(appManifest, 'App');
  return {
    productId: attributeOf(app, 'ProductID'),
    version: attributeOf(app, 'Version'),
    manifests: Object.keys(entries)
      .filter((name) => /^[0-9a-f-]{36}\/.*\.xml$/i.test(name))
      .flatMap((name) => componentManifests(text(entries, name))),
    scopes: elementsNamed(appManifest, 'WebApiPermissionRequest')
      .filter((request) => attributeOf(request, 'ResourceId') === 'Microsoft Graph')
      .map((request) => attributeOf(request, 'Scope')),
    asset: (name) => entries[assetsFolder + name],
  };
}

/** A feature element carries the component's manifest as JSON in an attribute. */
function componentManifests(xml: string): ComponentManifest[] {
  return elementsNamed(xml, 'ClientSideComponent').map(
    (element) => JSON.parse(attributeOf(element, 'ComponentManifest')) as ComponentManifest
  );
}

function text(entries: Unzipped, name: string): string {
  const bytes = entries[name];
  if (!bytes) throw new Error(`The app package holds no ${name}.`);
  return strFromU8(bytes);
}
