import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allPacks } from '../packs/packs';
import { citedIn, citedRequirements } from './cited';
import { clausesOf, homes, requirementIds } from './homes';
import { homeless, homesOf, requirementsPage } from './page';

const file = join(__dirname, '../../../docs/requirements.md');

/** The ids that a page says tests cite. */
function citedOn(page: string): ReadonlySet<string> {
  const rows = page.split('\n').filter((row) => row.endsWith('| yes |'));
  return new Set(rows.map((row) => row.split(' | ')[0].slice(2)).filter((id) => requirementIds.includes(id)));
}

test('docs/requirements.md is today’s, and claims no test that is not there', () => {
  const cited = citedRequirements(allPacks);
  if (process.env.UPDATE === '1') writeFileSync(file, requirementsPage(allPacks, cited));
  const page = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const claimed = citedOn(page);
  expect(Array.from(claimed).filter((id) => !cited.has(id))).toEqual([]);
  expect(page).toBe(requirementsPage(allPacks, claimed));
});

test('every requirement has a home or is said to be not yet', () => {
  expect(homeless(allPacks)).toEqual([]);
});

test('an id of which neither a pack nor anybody says anything is told, and a rule that no screen holds', () => {
  expect(homeless([], {})).toEqual(requirementIds);
  const untold = homeless(allPacks, {});
  expect(untold).toEqual(expect.arrayContaining(['CP-5.3', 'CP-16.4', 'BH-2.18', 'BH-AppA']));
  expect(untold).not.toContain('CP-18');
});

test('ids count where a test is named by them, not where they are merely listed', () => {
  const source = ["test('is due (CP-9.1.L2)', () => expect('CP-5.3'));", "test.each<string>([['CP-20']])('%s counts (OX-12.log, TP)', run);", 'describe("level (CP-9.1, Table 1)", run);'].join('\n');
  expect(citedIn(source)).toEqual(['CP-9.1.L2', 'OX-12.log', 'TP', 'CP-9.1']);
});

test('ids stand once, and homes are given to ids that there are', () => {
  expect(new Set(requirementIds).size).toBe(requirementIds.length);
  expect(Object.keys(homes).filter((id) => !requirementIds.includes(id))).toEqual([]);
});

test('a clause belongs to the longest id that it begins with', () => {
  const ids = (id: string): readonly string[] => clausesOf(id, allPacks).map(({ clause }) => clause.id);
  expect(ids('CP-9.1')).toEqual(['CP-9.1', 'CP-9.1.lessons']);
  expect(ids('CP-9.1.L2')).toEqual(['CP-9.1.L2']);
});

test('a rule that no screen holds is no home', () => {
  expect(homesOf('CP-5.3', allPacks)).toEqual([]);
  expect(homesOf('BH-AppA', allPacks)).toEqual([expect.stringContaining('Screen: ')]);
});
