import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listsInOrder } from '../../../src/lists';
import { defineList, text } from '../../../src/lists/define';
import { dataDictionary } from '../../../src/lists/dictionary';

const file = join(__dirname, '../../../docs/data-dictionary.md');

test('docs/data-dictionary.md tells today\'s lists (UPDATE=1 npx jest test/unit/lists writes it anew)', () => {
  const today = dataDictionary(listsInOrder);
  if (process.env.UPDATE === '1') writeFileSync(file, today);
  expect(existsSync(file) && readFileSync(file, 'utf8')).toBe(today);
});

test('a title with a bar does not break the table', () => {
  const list = defineList({
    url: 'Lists/Odd',
    title: 'Odd',
    description: 'Odd.',
    version: 1,
    fields: { name: text({ title: 'Yes | no', column: 'Title', required: true, max: 9, clause: 'CP-1' }) },
    views: { all: { title: 'All', fields: ['name'], isDefault: true } },
  });
  expect(dataDictionary([list])).toContain('| Yes \\| no | `Title` | Single line of text | required, up to 9 characters | CP-1 |');
});
