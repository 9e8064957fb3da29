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
