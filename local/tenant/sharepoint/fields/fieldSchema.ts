import { CREATABLE_TYPES, type FieldSettings, type FieldType } from '../../store/fieldTypes';
import type { NewField } from '../../store/fields';
import { errors } from '../wire/errors';
import { childNamed, parseXml, type Element } from '../wire/xml';

/** AddFieldOptions: keep the name that the schema gives. */
const KEEP_NAME = 8;
/** AddFieldOptions: show it in the default view. */
export const ADD_TO_DEFAULT_VIEW = 16;

const OUTPUT_TYPES: Readonly<Record<string, number>> = { Text: 2, DateTime: 4, Boolean: 8, Number: 9, Currency: 10 };
const FRIENDLY: Readonly<Record<string, number>> = { Disabled: 1, Relative: 2 };
const DELETE_BEHAVIOURS: Readonly<Record<string, number>> = { Cascade: 1, Restrict: 2 };

/** Attributes that a setting stands for; all others are kept as they came, for the schema's way back. */
const READ: readonly string[] = [
  'ID', 'Name', 'StaticName', 'DisplayName', 'Type', 'Required', 'Indexed', 'EnforceUniqueValues', 'Hidden', 'ReadOnly', 'Description', 'Group', 'CustomFormatter', 'SourceID', 'Sealed', 'MaxLength', 'NumLines',
  'RichText', 'RichTextMode', 'AppendOnly', 'UnlimitedLengthInDocumentLibrary', 'AllowHyperlink', 'Format', 'FriendlyDisplayFormat', 'FillInChoice', 'Min', 'Max', 'Decimals', 'Percentage', 'LCID', 'List', 'ShowField',
  'Mult', 'RelationshipDeleteBehavior', 'UserSelectionMode', 'UserSelectionScope', 'ResultType', 'FieldRef', 'WebId', 'JSLink', 'Version', 'ColName', 'RowOrdinal',
];

/** Reads `<Field Type=".." Name=".." DisplayName=".." ..>` (createfieldasxml). @throws 400, 501 for a kind that is not here */
export function fieldFromXml(xml: string, options: number): NewField {
  const element = parseXml(xml);
  if (element.name !== 'Field') throw errors.argument('The schema is not that of a field.');
  const { attributes } = element;
  const type = typeOf(attributes);
  const title = attributes.DisplayName ?? attributes.Name;
  if (title === undefined || title.trim() === '') throw errors.argument('The schema names no field.');
  // Without the option SharePoint makes the internal name from the display name.
  const keepsName = (options & KEEP_NAME) !== 0 && attributes.Name !== undefined;
  return { title, type, internalName: keepsName ? attributes.Name : undefined, guid: guidOf(attributes), settings: settingsFrom(element, type) };
}

/** @throws 400 for an ID that is none */
function guidOf({ ID: id }: Element['attributes']): string | undefined {
  const guid = id?.replace(/[{}]/g, '').toLowerCase();
  if (guid !== undefined && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(guid)) throw errors.argument('The ID of the field is no GUID.');
  return guid;
}

function typeOf(attributes: Element['attributes']): FieldType {
  const named = CREATABLE_TYPES.find(type => type === attributes.Type);
  if (!named && attributes.Type === undefined) throw errors.argument('The schema names no type.');
  if (!named) throw errors.unsupported(`columns of type ${attributes.Type}`);
  const multiple = attributes.Mult?.toUpperCase() === 'TRUE';
  if (named === 'Lookup' && multiple) return 'LookupMulti';
  return named === 'User' && multiple ? 'UserMulti' : named;
}

function settingsFrom(element: Element, type: FieldType): FieldSettings {
  const { attributes } = element;
  const flag = flagReader(attributes);
  const text = (name: string): string | undefined => childNamed(element, name)?.text;
  const validation = childNamed(element, 'Validation');
  const others = Object.fromEntries(Object.entries(attributes).filter(([name]) => !READ.includes(name)));
  return {
    ...kindSettings(element, type),
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
    kept: attributes.JSLink === undefined ? undefined : { JSLink: attributes.JSLink },
    attributes: Object.keys(others).length === 0 ? undefined : others,
  };
}

function kindSettings(element: Element, type: FieldType): FieldSettings {
  const { attributes } = element;
  const flag = flagReader(attributes);
  const count = countReader(attributes);
  switch (type) {
    case 'Text':
      return { maxLength: count('MaxLength') ?? 255 };
    case 'Note':
      return {
        numberOfLines: count('NumLines') ?? 6,
        richText: flag('RichText') ?? false,
        restrictedMode: attributes.RichTextMode === undefined ? undefined : attributes.RichTextMode !== 'FullHtml',
        appendOnly: flag('AppendOnly') ?? false,
        unlimitedLength: flag('UnlimitedLengthInDocumentLibrary'),
        allowHyperlink: flag('AllowHyperlink'),
      };
    case 'DateTime':
      return { displayFormat: attributes.Format === 'DateOnly' ? 0 : 1, friendlyDisplayFormat: FRIENDLY[attributes.FriendlyDisplayFormat ?? ''] ?? 0 };
    case 'Choice':
    case 'MultiChoice':
      return {
        choices: childNamed(element, 'CHOICES')?.children.map(choice => choice.text) ?? [],
        fillIn: flag('FillInChoice') ?? false,
        editFormat: attributes.Format === 'RadioButtons' ? 1 : 0,
      };
    case 'Number':
    case 'Currency':
      return { minimum: count('Min'), maximum: count('Max'), displayFormat: count('Decimals') ?? -1, currencyLocale: count('LCID'), percentage: flag('Percentage') };
    case 'URL':
      return { displayFormat: attributes.Format === 'Image' ? 1 : 0 };
    case 'Lookup':
    case 'LookupMulti':
      return {
        lookupList: attributes.List?.replace(/[{}]/g, '').toLowerCase(),
        lookupField: attributes.ShowField ?? 'Title',
        multiple: type === 'LookupMulti',
        deleteBehaviour: DELETE_BEHAVIOURS[attributes.RelationshipDeleteBehavior ?? ''] ?? 0,
        primaryField: attributes.FieldRef?.replace(/[{}]/g, '').toLowerCase(),
      };
    case 'User':
    case 'UserMulti':
      return {
        lookupField: attributes.ShowField ?? 'ImnName',
        multiple: type === 'UserMulti',
        selectionMode: attributes.UserSelectionMode === 'PeopleAndGroups' ? 1 : 0,
        selectionGroup: count('UserSelectionScope'),
      };
    case 'Calculated':
      return { formula: childNamed(element, 'Formula')?.text ?? '', outputType: OUTPUT_TYPES[attributes.ResultType ?? 'Text'] ?? 2, dateFormat: attributes.Format === 'DateTime' ? 1 : 0 };
    default:
      return {};
  }
}

function flagReader(attributes: Element['attributes']): (name: string) => boolean | undefined {
  return name => (attributes[name] === undefined ? undefined : attributes[name].toUpperCase() === 'TRUE');
}

/** @throws 400 for what is no number */
function countReader(attributes: Element['attributes']): (name: string) => number | undefined {
  return name => {
    const text = attributes[name];
    if (text === undefined || text === '') return undefined;
    const number = Number(text);
    if (Number.isNaN(number)) throw errors.argument(`The attribute ${name} of the field is no number.`);
    return number;
  };
}
