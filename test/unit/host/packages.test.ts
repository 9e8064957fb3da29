import { strToU8 } from 'fflate';
import { openAppPackage } from '../../../local/host/package/appPackage';
import { teamsAppOf } from '../../../local/host/package/teamsPackage';

const manifest = { id: '3c1d8b54-7a0e-4f39-8e65-21b9d0c4a7f1', alias: 'Register', title: { default: 'Repairs "& <gas>\u2019s' } };
const escaped = JSON.stringify(manifest).replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace('\u2019', '&#x2019;');

function packageOf(scopes: readonly { resource: string; scope: string }[]): ReturnType<typeof openAppPackage> {
  const requests = scopes.map(({ resource, scope }) => `<WebApiPermissionRequest ResourceId="${resource}" Scope="${scope}"></WebApiPermissionRequest>`);
  return openAppPackage({
    'AppManifest.xml': strToU8(`<?xml version="1.0"?><App Name="x" ProductID="p" Version="1.0.0.0"><R>${requests.join('')}</R></App>`),
    '0c6d3d7e-59d1-4c55-8d3a-6f6f1f6b8e42/WebPart_x.xml': strToU8(
      `<Elements><ClientSideComponent Name="n" ComponentManifest="${escaped}" Type="WebPart"></ClientSideComponent></Elements>`
    ),
    'ClientSideAssets/part.js': strToU8('define([])'),
  });
}

test('component manifests come out of the package as they went in', () => {
  expect(packageOf([]).manifests).toEqual([manifest]);
});

test('tokens carry the scopes that the package asks of Microsoft Graph, and no other', () => {
  const asked = [
    { resource: 'Microsoft Graph', scope: 'Chat.ReadBasic' },
    { resource: 'Some other API', scope: 'All.Write' },
  ];
  expect(packageOf(asked).scopes).toEqual(['Chat.ReadBasic']);
});

test('assets are served by their names in the package, and only those', () => {
  const { asset } = packageOf([]);
  expect(asset('part.js')).toEqual(strToU8('define([])'));
  expect(asset('../AppManifest.xml')).toBeUndefined();
});

test('a package without a manifest is refused by name', () => {
  expect(() => openAppPackage({})).toThrow('AppManifest.xml');
});

test('the tabs of a Teams app name their web parts inside encoded addresses', () => {
  const address = (id: string): string => `https://{teamSiteDomain}/_layouts/15/TeamsLogon.aspx?dest=/x.aspx%3Fteams%26componentId=${id}%26forceLocale={locale}`;
  const app = teamsAppOf({
    id: 'app',
    name: { short: 'Contract Desk' },
    configurableTabs: [{ configurationUrl: address('9e7b2a46-50cd-4b8f-b3a1-6f4d8c2e1a35'), context: ['meetingSidePanel'] }],
    staticTabs: [{ entityId: 'my-actions', name: 'My actions', contentUrl: address('b64f0c87-1d2e-4a95-9c73-e8a5d3f7b209') }],
  });
  expect(app.meetingTab.componentId).toBe('9e7b2a46-50cd-4b8f-b3a1-6f4d8c2e1a35');
  expect(app.personalTabs).toEqual([{ entityId: 'my-actions', name: 'My actions', componentId: 'b64f0c87-1d2e-4a95-9c73-e8a5d3f7b209' }]);
});
