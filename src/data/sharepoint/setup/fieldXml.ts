import { columnOf, type Field, type ListDeclaration } from '../../../lists/define';

/** SharePoint's name of each kind of column. */
export const columnTypes: Readonly<Record<Field['kind'], string>> = {
  text: 'Text',
  note: 'Note',
  choice: 'Choice',
  number: 'Number',
  currency: 'Currency',
  date: 'DateTime',
  dateTime: 'DateTime',
  boolean: 'Boolean',
  person: 'User',
  lookup: 'Lookup',
  json: 'Note',
};

type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** What only one kind of column has. Source: "Field Element (Field)"; the locale 2057 is the United Kingdom's. */
function attributesOf(field: Field, target: string | undefined): Attributes {
  switch (field.kind) {
    case 'text':
      return { MaxLength: field.max };
    case 'note':
    case 'json':
      return { RichText: false, AppendOnly: false, NumLines: 6 };
    case 'choice':
      return { Format: 'Dropdown', FillInChoice: false };
    case 'number':
      return { Min: field.min, Max: field.max };
    case 'currency':
      return { Min: field.min, Max: field.max, Decimals: 2, LCID: 2057 };
    case 'date':
      return { Format: 'DateOnly', FriendlyDisplayFormat: 'Disabled' };
    case 'dateTime':
      return { Format: 'DateTime', FriendlyDisplayFormat: 'Disabled' };
    case 'person':
      return { List: 'UserInfo', UserSelectionMode: 'PeopleOnly' };
    case 'lookup':
      return { List: target, ShowField: 'Title' };
    default:
      return {};
  }
}

/**
 * The XML that makes a column. A column that the suite alone writes is in no form, and so never required there; nor is
 * JSON, which nobody types.
 * @param target id of the list that a lookup points to, in braces
 */
export function fieldXml(list: ListDeclaration, property: string, target?: string): string {
  const field = list.fields[property];
  const name = columnOf(list, property);
  const inForms = field.internal || field.kind === 'json' ? { ShowInNewForm: false, ShowInEditForm: false } : {};
  const attributes: Attributes = {
    Type: columnTypes[field.kind],
    Name: name,
    StaticName: name,
    DisplayName: field.title,
    Description: field.help,
    Required: Boolean(field.required && !field.internal),
    Indexed: field.indexed || field.unique ? true : undefined,
    EnforceUniqueValues: field.unique ? true : undefined,
    ...attributesOf(field, target),
    ...inForms,
  };
  return element('Field', attributes, choicesXml(field) + defaultXml(field));
}

function choicesXml(field: Field): string {
  if (field.kind !== 'choice') return '';
  return element('CHOICES', {}, (field.choices ?? []).map((choice) => element('CHOICE', {}, escaped(choice))).join(''));
}

function defaultXml({ defaultValue }: Field): string {
  if (defaultValue === undefined) return '';
  return element('Default', {}, typeof defaultValue === 'boolean' ? (defaultValue ? '1' : '0') : escaped(String(defaultValue)));
}

export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : escaped(String(value))}"`)
    .join('');
  return content ? `<${name}${written}>${content}</${name}>` : `<${name}${written} />`;
}

export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
