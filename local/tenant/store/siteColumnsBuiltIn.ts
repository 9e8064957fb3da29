import { builtInFields, type BuiltInField } from './builtInFields';
import type { Field } from './fieldTypes';
import { LIST_TEMPLATES } from './listTemplates';

/** Further columns of SharePoint's own that no template here brings. */
const FURTHER: readonly BuiltInField[] = [
  { guid: '3c0e9e00-8fcc-479f-9d8d-3447cda34c5b', name: 'OtherAddressCountry', title: 'Other Address Country/Region', type: 'Text', settings: { group: 'Core Contact and Calendar Columns' } },
  { guid: '90fa9a8e-aac0-4828-9cb4-78f98416affa', name: 'OtherAddressCity', title: 'Other Address City', type: 'Text', settings: { group: 'Core Contact and Calendar Columns' } },
];

/** The site columns that every site collection is born with: each column of the templates once. */
export const BUILT_IN_SITE_COLUMNS: readonly Field[] = unique([
  ...builtInFields(false).map(field => inGroup(field, '_Hidden')),
  ...builtInFields(true).map(field => inGroup(field, '_Hidden')),
  ...Object.values(LIST_TEMPLATES).flatMap(({ fields }) => fields.map(field => inGroup(field, 'Core Task and Issue Columns'))),
  ...FURTHER,
]).map(({ guid, name, title, type, settings }) => ({ id: 0, listId: 0, guid, internalName: name, title, type, settings: { ...settings, required: false, fromBaseType: true } }));

function inGroup(field: BuiltInField, group: string): BuiltInField {
  return { ...field, settings: { group: field.name === 'Title' ? '_Hidden' : group, ...field.settings } };
}

function unique(fields: readonly BuiltInField[]): readonly BuiltInField[] {
  const seen = new Set<string>();
  return fields.filter(({ guid, name }) => {
    if (seen.has(guid) || seen.has(name)) return false;
    seen.add(guid).add(name);
    return true;
  });
}
