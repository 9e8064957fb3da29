import { gzipSync } from 'fflate';
import solution from '../../../config/package-solution.json';
import { componentManifests, packageFiles, textOf, type ComponentManifest } from '../../support/package';

const files = packageFiles();
const manifests = componentManifests(files);
const manifestOf = (alias: string): ComponentManifest => {
  const found = manifests.find((manifest) => manifest.alias === alias);
  if (!found) throw new Error(`No web part ${alias} in the package`);
  return found;
};
const entryOf = (manifest: ComponentManifest): Uint8Array => {
  const path = manifest.loaderConfig.scriptResources[manifest.loaderConfig.entryModuleId]?.path;
  const content = files[`ClientSideAssets/${path}`];
  if (!content) throw new Error(`${manifest.alias}: the package lacks ${path}`);
  return content;
};

test('the package holds the four web parts with every script they start from', () => {
  expect(manifests.map((manifest) => manifest.alias).sort()).toEqual([
    'AssuranceWebPart',
    'ContractMeetingWebPart',
    'ContractRegisterWebPart',
    'MyActionsWebPart',
  ]);
  for (const manifest of manifests) expect(entryOf(manifest).length).toBeGreaterThan(0);
});

test('scripts come from the package itself, so that the content security policy trusts them', () => {
  for (const manifest of manifests) expect(manifest.loaderConfig.internalModuleBaseUrls).toEqual(['HTTPS://SPCLIENTSIDEASSETLIBRARY/']);
});

test('it can be deployed to the whole tenant and is not domain isolated', () => {
  const app = textOf(files, 'AppManifest.xml');
  expect(app).toContain('SkipFeatureDeployment="true"');
  expect(app).toMatch(/IsDomainIsolated="false"/);
});

test('it asks for each delegated Graph scope once, and for no other', () => {
  const app = textOf(files, 'AppManifest.xml');
  const asked = [...app.matchAll(/ResourceId="([^"]+)" Scope="([^"]+)"/g)].map(([, resource, scope]) => `${resource} ${scope}`);
  const wanted = solution.solution.webApiPermissionRequests.map(({ resource, scope }) => `${resource} ${scope}`);
  expect([...asked].sort()).toEqual([...wanted].sort());
  expect(new Set(asked).size).toBe(asked.length);
});

test('each web part follows the section background and runs where it is meant to', () => {
  for (const manifest of manifests) expect(manifest.supportsThemeVariants).toBe(true);
  expect(manifestOf('ContractMeetingWebPart').supportedHosts).toContain('TeamsTab');
  expect(manifestOf('MyActionsWebPart').supportedHosts).toContain('TeamsPersonalApp');
});

test('no script names a development machine', () => {
  for (const [path, content] of Object.entries(files)) {
    if (!path.endsWith('.js')) continue;
    const script = new TextDecoder().decode(content);
    expect(script).not.toMatch(/localhost:\d+|file:\/\/|\/home\//);
  }
});

test.each(['ContractRegisterWebPart', 'ContractMeetingWebPart', 'MyActionsWebPart', 'AssuranceWebPart'])('%s starts from at most 60 KB, compressed', (alias) => {
  const bytes = gzipSync(entryOf(manifestOf(alias)), { level: 9 }).length;
  expect(bytes).toBeLessThanOrEqual(60 * 1024);
});
