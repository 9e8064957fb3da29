import { chooseWeb, type PlaceHints } from '../../../src/data/choosePlace';

const here = 'https://wendmere.example/sites/gas-servicing';
const hub = 'https://wendmere.example/sites/housing/';

function hints(change: Partial<PlaceHints>): PlaceHints {
  return { chosen: undefined, thisWeb: `${here}/`, hub: () => Promise.resolve(hub), holdsLists: () => Promise.resolve(true), ...change };
}

test('the property pane comes first and asks nobody (CP-9.1)', async () => {
  const never = (): Promise<never> => Promise.reject(new Error('asked'));
  expect(await chooseWeb(hints({ chosen: ' /sites/other/ ', hub: never }))).toBe('https://wendmere.example/sites/other');
});

test.each([
  ['sites/other', '/sites/other'],
  ['/sites/other/', '/sites/other'],
  ['/teams/other//', '/teams/other'],
  ['https://wendmere.example/sites/other/SitePages/Register.aspx?contract=1#top', '/sites/other'],
  ['HTTPS://Wendmere.example/sites/other/', '/sites/other'],
  ['/sites/other/Lists/Contracts/AllItems.aspx', '/sites/other'],
  ['http://wendmere.example/sites/other', '/sites/other'],
  ['https://wendmere.example/', ''],
  ['/', ''],
  ['/SitePages/Home.aspx', ''],
])('%s in the property pane leads to the web “%s” (CP-9.1)', async (chosen, web) => {
  expect(await chooseWeb(hints({ chosen }))).toBe(`https://wendmere.example${web}`);
});

test.each(['https://elsewhere.example/sites/housing', '//elsewhere.example/sites/housing', 'javascript:alert(1)'])(
  '%s is refused as not of this tenant',
  async (chosen) => {
    await expect(chooseWeb(hints({ chosen }))).rejects.toMatchObject({ kind: 'invalid', message: `“${chosen}” is not on this tenant. Write the site as /sites/housing.` });
  },
);

test.each(['https://', 'housing', '/sites', '/sites/'])('%s is refused as no address of a site', async (chosen) => {
  await expect(chooseWeb(hints({ chosen }))).rejects.toMatchObject({ kind: 'invalid', message: `“${chosen}” is not the address of a site. Write it as /sites/housing.` });
});

test('a contract\'s own site shows the register of its hub (CP-9.1)', async () => {
  expect(await chooseWeb(hints({}))).toBe('https://wendmere.example/sites/housing');
});

test('a hub without our lists is passed over, and so is no hub at all', async () => {
  expect(await chooseWeb(hints({ holdsLists: () => Promise.resolve(false) }))).toBe(here);
  expect(await chooseWeb(hints({ hub: () => Promise.resolve(undefined) }))).toBe(here);
});

test('the hub itself asks nothing more', async () => {
  const never = (): Promise<never> => Promise.reject(new Error('asked'));
  expect(await chooseWeb(hints({ thisWeb: hub, holdsLists: never }))).toBe('https://wendmere.example/sites/housing');
});
