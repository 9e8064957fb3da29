import { absolute, serverRelative, siteAddress, webOfPath } from '../../../src/data/sharepoint/webAddress';

const web = 'https://wendmere.example/sites/housing';

test('addresses of webs', () => {
  expect(serverRelative(`${web}/`)).toBe('/sites/housing');
  expect(serverRelative('https://wendmere.example/')).toBe('');
  expect(serverRelative('https://wendmere.example/sites/h%20q')).toBe('/sites/h q');
});

test('the address of a file with a hostile name opens that file', () => {
  const name = "50% #1 & 'Sons' £ é 🏠.docx";
  expect(decodeURIComponent(new URL(absolute(web, `/sites/housing/ContractFolders/${name}`)).pathname)).toBe(`/sites/housing/ContractFolders/${name}`);
});

test.each([
  ['/sites/gas-servicing', 'https://wendmere.example/sites/gas-servicing'],
  [' /sites/gas-servicing/ ', 'https://wendmere.example/sites/gas-servicing'],
  ['https://wendmere.example/sites/gas-servicing/SitePages/Home.aspx', 'https://wendmere.example/sites/gas-servicing'],
])('%s is a site here', (typed, expected) => {
  expect(siteAddress(typed, web)).toBe(expected);
});

test.each(['https://elsewhere.example/sites/gas', 'gas servicing', '//elsewhere.example/x', 'javascript:alert(1)'])('%s is refused', (typed) => {
  expect(() => siteAddress(typed, web)).toThrow(/is not the address of a site here/);
});

test('a path tells its web: the longest known, else its first two parts', () => {
  expect(webOfPath('/sites/housing/ContractFolders/x', ['/sites/housing'])).toBe('/sites/housing');
  expect(webOfPath('/sites/housing/gas/Docs/x', ['/sites/housing', '/sites/housing/gas'])).toBe('/sites/housing/gas');
  expect(webOfPath('/sites/housing2/Docs/x', ['/sites/housing'])).toBe('/sites/housing2');
  expect(webOfPath('/Shared Documents/x', ['/sites/housing'])).toBe('');
});
