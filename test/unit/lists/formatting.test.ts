import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { listsInOrder } from '../../../src/lists';
import { formats } from '../../../src/lists/formatting';
import type { FormatElement } from '../../../src/lists/formatting/shape';

const folder = join(__dirname, '../../../sharepoint/formatting');
const isUpdating = process.env.UPDATE === '1';

function written(name: string): string {
  return `${JSON.stringify(formats[name], null, 2)}\n`;
}

function elements(element: FormatElement): readonly FormatElement[] {
  return [element, ...(element.children ?? []).flatMap(elements)];
}

/** Attributes and styles that SharePoint's formatting schema allows, as far as they are used here. */
const allowedAttributes = ['class', 'iconName', 'title', 'role'];
const allowedStyles = ['display', 'align-items', 'box-sizing', 'padding', 'padding-right', 'border-radius', 'max-width', 'line-height', 'flex-shrink'];

test.each(Object.keys(formats))('sharepoint/formatting/%s.json is what set-up writes (UPDATE=1 npx jest test/unit/lists writes it anew)', (name) => {
  const file = join(folder, `${name}.json`);
  if (isUpdating) writeFileSync(file, written(name));
  expect(existsSync(file) && readFileSync(file, 'utf8')).toBe(written(name));
});

test('there is no formatting file that nobody declares', () => {
  const used = new Set(listsInOrder.flatMap((list) => Object.values(list.formatting ?? {})));
  expect(readdirSync(folder).filter((file) => file.endsWith('.json')).map((file) => file.replace('.json', '')).sort()).toEqual([...used].sort());
});

test.each(Object.entries(formats))('%s says its state in words and with an icon, besides colour', (_name, format) => {
  const all = elements(format);
  expect(all.some(({ attributes }) => attributes?.iconName)).toBe(true);
  expect(all.some(({ txtContent }) => txtContent)).toBe(true);
  expect(JSON.stringify(format)).not.toMatch(/"(background-)?color"/);
  expect(format.attributes?.class).toContain('sp-field-severity--');
});

test.each(Object.entries(formats))('%s keeps to the formatting schema and its brackets match', (_name, format) => {
  for (const { attributes, style, txtContent } of elements(format)) {
    for (const name of Object.keys(attributes ?? {})) expect(allowedAttributes).toContain(name);
    for (const name of Object.keys(style ?? {})) expect(allowedStyles).toContain(name);
    for (const expression of [...Object.values(attributes ?? {}), ...Object.values(style ?? {}), txtContent ?? '']) {
      if (!expression.startsWith('=')) continue;
      expect(expression.split('(').length).toBe(expression.split(')').length);
      expect(expression.split("'").length % 2).toBe(1);
    }
  }
});

test('every choice of a formatted choice column has a look of its own', () => {
  for (const list of listsInOrder) {
    for (const [field, name] of Object.entries(list.formatting ?? {})) {
      for (const choice of list.fields[field].choices ?? []) expect(JSON.stringify(formats[name])).toContain(`'${choice}'`);
    }
  }
});
