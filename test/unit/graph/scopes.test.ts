import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import solution from '../../../config/package-solution.json';
import { scopes } from '../../../src/graph/scopes';

const folder = join(__dirname, '..', '..', '..', 'src', 'graph');

test('the package asks for exactly the permissions that the adapter declares', () => {
  const asked = solution.solution.webApiPermissionRequests;
  expect(asked.map(({ scope }) => scope).sort()).toEqual([...scopes].sort());
  expect(new Set(asked.map(({ resource }) => resource))).toEqual(new Set(['Microsoft Graph']));
});

test('no permission is declared that no call needs', () => {
  const adapter = readdirSync(folder)
    .filter((name) => !['scopes.ts', 'ports.ts'].includes(name))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
    .join('\n');
  expect(scopes.filter((scope) => !adapter.includes(`'${scope}'`))).toEqual([]);
});
