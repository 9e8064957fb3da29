import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { strFromU8, unzipSync } from 'fflate';
import packageJson from '../../../package.json';
import { buildTeamsPackage } from '../../../scripts/teamsPackage';
import { activityTypes, myActionsTab, teamsAppId } from '../../../src/graph/teamsApp';
import manifest from '../../../teams/manifest.json';
import { manifestSchema } from './manifestSchema';

const componentIds = { contractMeeting: '9e7b2a46-50cd-4b8f-b3a1-6f4d8c2e1a35', myActions: 'b64f0c87-1d2e-4a95-9c73-e8a5d3f7b209' };

function problemsOf(candidate: unknown): readonly string[] {
  const validate = new Ajv({ allErrors: true }).compile(manifestSchema);
  return validate(candidate) ? [] : (validate.errors ?? []).map(({ dataPath, message }) => `${dataPath} ${message}`);
}

test('the manifest keeps the rules of schema 1.28', () => {
  expect(problemsOf(manifest)).toEqual([]);
});

test.each([
  ['packageName is not part of 1.28', { ...manifest, packageName: 'x' }],
  ['groupchat is spelt in camel case', { ...manifest, configurableTabs: [{ ...manifest.configurableTabs[0], scopes: ['groupchat'] }] }],
  ['the short name has at most 30 characters', { ...manifest, name: { short: 'x'.repeat(31) } }],
  ['the short description has at most 80', { ...manifest, description: { ...manifest.description, short: 'x'.repeat(81) } }],
  ['there is one configurable tab', { ...manifest, configurableTabs: [manifest.configurableTabs[0], manifest.configurableTabs[0]] }],
])('the check sees that %s', (_, candidate) => {
  expect(problemsOf(candidate)).not.toEqual([]);
});

test('the meeting tab is offered in chat, details and side panel; its default would leave the side panel out', () => {
  const [tab] = manifest.configurableTabs;
  expect(tab.context).toEqual(expect.arrayContaining(['meetingChatTab', 'meetingDetailsTab', 'meetingSidePanel']));
  expect(tab.configurationUrl).toContain(`componentId=${componentIds.contractMeeting}`);
  expect(tab.configurationUrl).toContain('openPropertyPane=true');
});

test('My actions is a personal tab, under the id that links open', () => {
  const [tab] = manifest.staticTabs;
  expect(tab.entityId).toBe(myActionsTab);
  expect(tab.contentUrl).toContain(`componentId=${componentIds.myActions}`);
  expect(tab.scopes).toEqual(['personal']);
});

test('Teams and SharePoint fill the placeholders in: they are written as they know them', () => {
  const found = new Set(JSON.stringify(manifest.configurableTabs.concat(manifest.staticTabs as never)).match(/\{[a-zA-Z]+\}/g));
  expect([...found].sort()).toEqual(['{locale}', '{teamSiteDomain}']);
  expect(manifest.webApplicationInfo.resource).toBe('https://{teamSiteDomain}');
});

test('notices are sent by the app that web parts call Graph with, and only in the types that the code sends', () => {
  expect(manifest.id).toBe(teamsAppId);
  expect(manifest.webApplicationInfo.id).toBe('08e18876-6177-487e-b8b5-cf950c1e598c');
  const declared = Object.fromEntries(
    manifest.activities.activityTypes.map(({ type, templateText }) => [
      type,
      [...templateText.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).filter((name) => name !== 'actor'),
    ]),
  );
  expect(declared).toEqual(activityTypes);
});

test.each([
  ['outline', 32],
  ['color', 192],
] as const)('the %s icon is a PNG of %d pixels', (name, size) => {
  const png = readFileSync(join(__dirname, '..', '..', '..', 'teams', manifest.icons[name]));
  expect(png.subarray(0, 8)).toEqual(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]));
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  expect(png[25]).toBe(6); // colour with transparency
});

test('the zip holds the manifest with the package version and the icons at its root, the same each time', () => {
  const zip = buildTeamsPackage();
  const files = unzipSync(zip);
  expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
  const zipped: unknown = JSON.parse(strFromU8(files['manifest.json']));
  expect(zipped).toEqual({ ...manifest, version: packageJson.version });
  expect(problemsOf(zipped)).toEqual([]);
  expect(Buffer.from(buildTeamsPackage())).toEqual(Buffer.from(zip));
});
