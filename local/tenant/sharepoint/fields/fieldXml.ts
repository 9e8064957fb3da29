import { CREATABLE_TYPES, isPerson, type Field, type FieldSettings, type FieldType } from '../../store/fieldTypes';
import type { NewField } from '../../store/fields';
import { errors } from '../wire/errors';
import { childNamed, escapeXml, parseXml, type Element } from '../wire/xml';

/** AddFieldOptions: keep the name that the schema gives. */
const KEEP_NAME = 8;
/** AddFieldOptions: show it in the default view. */
export const ADD_TO_DEFAULT_VIEW = 16;

const URL_FORMATS: readonly string[] = ['Hyperlink', 'Image'];
const OUTPUT_TYPES: Readonly<Record<string, number>> = { Text: 2, DateTime: 4, Boolean: 8, Number: 9, Currency: 10 };

/** Reads `<Field Type=".." Name=".." DisplayName=".." ..>` (createfieldasxml). @throws 400, 501 for a kind that is not here */
export function fieldFromXml(xml: string, options: number): NewField {
  const element = parseXml(xml);
  if (element.name !== 'Field') throw errors.argument('The schema is not that of a field.');
  const { attributes } = element;
  const type = typeOf(attributes);
  const title = attributes.DisplayName ?? attributes.Name;
  if (title === undefined) throw errors.argument('The schema names no field.');
  // Without the option SharePoint makes the internal name from the display name.
  const keepsName = (options & KEEP_NAME) !== 0 && attributes.Name !== undefined;
  return {
    title,
    type,
    internalName: keepsName ? attributes.Name : undefined,
    guid: attributes.ID?.replace(/[{}]/g, ''),
    settings: settingsFrom(element, type),
  };
}

function typeOf(attributes: Element['attributes']): FieldType {
  const named = CREATABLE_TYPES.find(type => type === attributes.Type);
  if (!named) throw errors.unsupported(`columns of type ${attributes.Type ?? '(none)'}`);
  const multiple = attributes.Mult?.toUpperCase() === 'TRUE';
  if (named === 'Lookup' && multiple) return 'LookupMulti';
  if (named === 'User' && multiple) return 'UserMulti';
  return named;
}

function settingsFrom(element: Element, type: FieldType): FieldSettings {
  const { attributes } = element;
  const flag = (name: string): boolean | undefined => (attributes[name] === undefined ? undefined : attributes[name].toUpperCase() === 'TRUE');
  const count = (name: string): number | undefined => (attributes[name] === undefined ? undefined : Number(attributes[name]));
  const text = (name: string): string | undefined => childNamed(element, name)?.text;
  const validation = childNamed(element, 'Validation');
  return {
    ...kindSettings(element, type, flag, count),
    staticName: attributes.StaticName,
    required: flag('Required'),
    indexed: flag('Indexed'),
    unique: flag('EnforceUniqueValues'),
    hidden: flag('Hidden'),
    readOnly: type === 'Calculated' ? true : flag('ReadOnly'),
    description: attributes.Description,
    group: attributes.Group,
    defaultValue: text('Default'),
    formatter: attributes.CustomFormatter ?? text('CustomFormatter'),
    validationFormula: validation?.text || undefined,
    validationMessage: validation?.attributes.Message,
  };
}

function kindSettings(
  element: Element,
  type: FieldType,
  flag: (name: string) => boolean | undefined,
  count: (name: string) => number | undefined
): FieldSettings {
  const { attributes } = element;
  switch (type) {
    case 'Text':
      return { maxLength: count('MaxLength') ?? 255 };
    case 'Note':
      return { numberOfLines: count('NumLines') ?? 6, richText: flag('RichText') ?? false, appendOnly: flag('AppendOnly') ?? false };
    case 'DateTime':
      return { displayFormat: attributes.Format === 'DateOnly' ? 0 : 1, friendlyDisplayFormat: attributes.FriendlyDisplayFormat === 'Relative' ? 2 : 1 };
    case 'Choice':
    case 'MultiChoice':
      return {
        choices: childNamed(element, 'CHOICES')?.children.map(choice => choice.text) ?? [],
        fillIn: flag('FillInChoice') ?? false,
        editFormat: attributes.Format === 'RadioButtons' ? 1 : 0,
      };
    case 'Number':
    case 'Currency':
      return { minimum: count('Min'), maximum: count('Max'), displayFormat: count('Decimals') ?? -1, currencyLocale: count('LCID') };
    case 'URL':
      return { displayFormat: Math.max(0, URL_FORMATS.indexOf(attributes.Format ?? 'Hyperlink')) };
    case 'Lookup':
    case 'LookupMulti':
      return {
        lookupList: attributes.List?.replace(/[{}]/g, '').toLowerCase(),
        lookupField: attributes.ShowField ?? 'Title',
        multiple: type === 'LookupMulti',
        deleteBehaviour: { Cascade: 1, Restrict: 2 }[attributes.RelationshipDeleteBehavior ?? ''] ?? 0,
      };
    case 'User':
    case 'UserMulti':
      return { lookupField: attributes.ShowField ?? 'ImnName', multiple: type === 'UserMulti', selectionMode: attributes.UserSelectionMode === 'PeopleAndGroups' ? 1 : 0 };
    case 'Calculated':
      return { formula: childNamed(element, 'Formula')?.text ?? '', outputType: OUTPUT_TYPES[attributes.ResultType ?? 'Text'] ?? 2 };
    default:
      return {};
  }
}

/** The schema as SharePoint shows it in `SchemaXml`. */
export function schemaXmlOf(field: Field): string {
  const { settings } = field;
  const flag = (name: string, value: boolean | undefined): string => (value === undefined ? '' : `${name}="${value ? 'TRUE' : 'FALSE'}"`);
  const plain = (name: string, value: string | number | undefined): string => (value === undefined ? '' : `${name}="${escapeXml(String(value))}"`);
  const attributes = [
    plain('Type', field.type),
    plain('DisplayName', field.title),
    flag('Required', settings.required),
    flag('EnforceUniqueValues', settings.unique),
    flag('Indexed', settings.indexed),
    flag('Hidden', settings.hidden),
    flag('ReadOnly', settings.readOnly),
    field.type === 'Text' ? plain('MaxLength', settings.maxLength ?? 255) : '',
    field.type === 'DateTime' ? plain('Format', settings.displayFormat === 0 ? 'DateOnly' : 'DateTime') : '',
    field.type === 'Choice' ? plain('Format', settings.editFormat === 1 ? 'RadioButtons' : 'Dropdown') : '',
    plain('Min', settings.minimum),
    plain('Max', settings.maximum),
    isPerson(field) ? 'List="UserInfo"' : settings.lookupList === undefined ? '' : plain('List', `{${settings.lookupList}}`),
    plain('ShowField', settings.lookupField),
    flag('Mult', settings.multiple || undefined),
    plain('StaticName', settings.staticName ?? field.internalName),
    plain('Name', field.internalName),
    plain('ID', `{${field.guid}}`),
    plain('Description', settings.description),
    plain('CustomFormatter', settings.formatter),
  ].filter(part => part !== '');
  const children = [
    settings.choices ? `<CHOICES>${settings.choices.map(choice => `<CHOICE>${escapeXml(choice)}</CHOICE>`).join('')}</CHOICES>` : '',
    settings.defaultValue === undefined ? '' : `<Default>${escapeXml(settings.defaultValue)}</Default>`,
    settings.formula === undefined ? '' : `<Formula>${escapeXml(settings.formula)}</Formula>`,
    settings.validationFormula ? `<Validation${settings.validationMessage ? ` Message="${escapeXml(settings.validationMessage)}"` : ''}>${escapeXml(settings.validationFormula)}</Validation>` : '',
  ].join('');
  return children === '' ? `<Field ${attributes.join(' ')} />` : `<Field ${attributes.join(' ')}>${children}</Field>`;
}
