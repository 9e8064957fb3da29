import * as fc from 'fast-check';

import { csvCell } from '../../../src/ui/common/csv';
import { csvOf } from '../../../src/ui/contracts/csv';
import { row } from './rows';

test.each([
  ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
  ['+44 20', "'+44 20"],
  ['-SUM(A1)', "'-SUM(A1)"],
  ['@cmd', "'@cmd"],
  ['  =1+1', "'  =1+1"],
  ['\t=1', "'\t=1"],
  ['|calc', "'|calc"],
])('%j cannot run as a formula in a spreadsheet', (text, cell) => {
  expect(csvCell(text)).toBe(cell);
});

test('a plain number stays a number, a comma and a quote stay in their cell', () => {
  expect(csvCell('-12.50')).toBe('-12.50');
  expect(csvCell('Oak, "Larch"')).toBe('"Oak, ""Larch"""');
  expect(csvCell(undefined)).toBe('');
});

test('no text begins with a sign that a spreadsheet runs', () => {
  fc.assert(fc.property(fc.string(), text => !/^"?\s*[=+@|]/.test(csvCell(text))));
});

test('the export has every field of CP-11.1, one line a contract', () => {
  const lines = csvOf([row({}, 9, 3)]).split('\r\n');
  expect(lines[0]).toBe(
    '\ufeffContract,Reference,Contractor,Kind,Status,Value in pounds,Length,Start,End,Extension option in months,Executed as,Contract Manager,Assistant Director,Next meeting,Open actions,Overdue actions',
  );
  expect(lines[1]).toBe('Responsive repairs,HC-0101,Estuary Repairs Ltd,Repairs,Live,6300000.00,5 + 2 years,2024-04-01,2029-03-31,24,Simple contract,Priya Nair,Karen Whitlock,2026-12-03,9,3');
  expect(lines).toHaveLength(3);
});
