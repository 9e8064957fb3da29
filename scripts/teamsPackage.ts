import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync, type Zippable } from 'fflate';

const root = join(__dirname, '..');
const teams = join(root, 'teams');

/** Every file gets the same date, so that the same content gives the same zip. */
const date = new Date(2026, 0, 1);

/**
 * The Teams app as SharePoint's "Sync to Teams" takes it: the manifest and the icons at the root of the zip. The
 * app's version is the package's, so that Teams notices an upgrade.
 * Source: SharePoint Framework, "Deployment options for SharePoint Framework solutions for Microsoft Teams".
 */
export function buildTeamsPackage(): Uint8Array {
  const manifest: { icons: { outline: string; color: string }; version: string } = JSON.parse(readFileSync(join(teams, 'manifest.json'), 'utf8'));
  const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const files: Zippable = {
    'manifest.json': strToU8(JSON.stringify({ ...manifest, version }, undefined, 2)),
    [manifest.icons.color]: new Uint8Array(readFileSync(join(teams, manifest.icons.color))),
    [manifest.icons.outline]: new Uint8Array(readFileSync(join(teams, manifest.icons.outline))),
  };
  return zipSync(files, { level: 9, mtime: date });
}

if (require.main === module) {
  const target = join(teams, 'TeamsSPFxApp.zip');
  const zip = buildTeamsPackage();
  writeFileSync(target, zip);
  process.stdout.write(`Made ${target} (${zip.length} bytes)\n`);
}
