import { gzipSync } from 'fflate';
import { componentManifests, packageFiles } from '../support/package';
import type { BenchRow, Measurement } from './row';

const KB = 1024;

/** What a web part loads before anything is done, and the largest piece that an action brings. */
export const bytes: Measurement = {
  title: 'Bytes of the package',
  run: async () => {
    const files = packageFiles();
    const sizeOf = (path: string): number => gzipSync(contentOf(path), { level: 9 }).length;
    const contentOf = (name: string): Uint8Array => {
      const found = Object.entries(files).find(([path]) => path.endsWith(`/${name}`));
      if (!found) throw new Error(`The package has no ${name}.`);
      return found[1];
    };
    const manifests = componentManifests(files);
    const entries = manifests.map(({ alias, loaderConfig }) => ({ alias, path: loaderConfig.scriptResources[loaderConfig.entryModuleId]?.path ?? '' }));
    const rows: BenchRow[] = entries.map(({ alias, path }) => ({
      name: `First load of ${alias}, gzip`,
      value: sizeOf(path),
      unit: 'bytes',
      bar: 40 * KB,
      better: 'lower',
      peers: { 'PnP ListView web part': 135_593, 'Fluent DetailsList web part': 105_127 },
    }));
    const chunks = Object.keys(files).filter(path => /\/chunk\.[^/]*\.js$/.test(path)).map(path => path.slice(path.lastIndexOf('/') + 1));
    const largest = Math.max(...chunks.map(sizeOf));
    return [...rows, { name: 'Largest piece that an action loads, gzip', value: largest, unit: 'bytes', bar: 100 * KB, better: 'lower', peers: {} }];
  },
};
