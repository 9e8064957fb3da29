import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Pack } from '../../../src/core/policy/types';
import { clausesOf, requirementIds } from './homes';

const tests = join(__dirname, '../..');

const names = /(?:\b(?:test|it|describe)(?:\.[a-z]+)?|\]\)|>\(.*\))\(\s*(['"`])((?:\\.|(?!\1).)*)\1/g;
const ids = /\b(?:CP|OX|BH|CC)-[A-Za-z0-9]+(?:[.-][A-Za-z0-9]+)*|\bTP(?:-[1-5])?(?![A-Za-z0-9])/g;

/**
 * The requirements that tests cite in their names, by their own id or by a clause's. A test that only lists ids does
 * not count, nor do those of this folder.
 */
export function citedRequirements(packs: readonly Pack[]): ReadonlySet<string> {
  const cited = new Set(testFiles(tests).flatMap((file) => citedIn(readFileSync(file, 'utf8'))));
  return new Set(requirementIds.filter((id) => cited.has(id) || clausesOf(id, packs).some(({ clause }) => cited.has(clause.id))));
}

/** The ids in the names of the tests of a file. */
export function citedIn(source: string): readonly string[] {
  return Array.from(source.matchAll(names), ([, , name]) => name).flatMap((name) => name.match(ids) ?? []);
}

function testFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return path.endsWith(`unit${sep}requirements`) ? [] : testFiles(path);
    return /\.test\.tsx?$/.test(entry.name) ? [path] : [];
  });
}
