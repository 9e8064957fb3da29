import { isPerson, type Field, type FieldSettings } from '../../store/fieldTypes';
import { escapeXml } from '../wire/xml';

type Written = readonly (string | false | undefined)[];

const OUTPUT_NAMES: Readonly<Record<number, string>> = { 2: 'Text', 4: 'DateTime', 8: 'Boolean', 9: 'Number', 10: 'Currency' };

/** The schema of a column as SharePoint shows it in `SchemaXml`. @param source the list or the web that it belongs to */
export function schemaXmlOf(field: Field, source: string): string {
  const { settings } = field;
  const others = Object.entries(settings.attributes ?? {}).map(([name, value]) => plain(name, value));
  const attributes = [
    plain('Type', field.type),
    plain('DisplayName', field.title),
    flag('Required', settings.required),
    flag('EnforceUniqueValues', settings.unique),
    flag('Indexed', settings.indexed),
    flag('Hidden', settings.hidden),
    flag('ReadOnly', settings.readOnly),
    ...ofKind(field),
    plain('StaticName', settings.staticName ?? field.internalName),
    plain('Name', field.internalName),
    plain('ID', `{${field.guid}}`),
    plain('SourceID', settings.fromBaseType ? 'http://schemas.microsoft.com/sharepoint/v3' : `{${source}}`),
    plain('Description', settings.description),
    plain('Group', settings.group),
    plain('CustomFormatter', settings.formatter),
    typeof settings.kept?.JSLink === 'string' && plain('JSLink', settings.kept.JSLink),
    ...others,
  ].filter(Boolean);
  const children = childrenOf(settings);
  return children === '' ? `<Field ${attributes.join(' ')} />` : `<Field ${attributes.join(' ')}>${children}</Field>`;
}

function ofKind({ type, settings }: Field): Written {
  switch (type) {
    case 'Text':
      return [plain('MaxLength', settings.maxLength ?? 255)];
    case 'Note':
      return [
        plain('NumLines', settings.numberOfLines ?? 6),
        flag('RichText', settings.richText),
        settings.richText && plain('RichTextMode', settings.restrictedMode === false ? 'FullHtml' : 'Compatible'),
        flag('AppendOnly', settings.appendOnly),
        flag('UnlimitedLengthInDocumentLibrary', settings.unlimitedLength),
        flag('AllowHyperlink', settings.allowHyperlink),
      ];
    case 'DateTime':
      return [plain('Format', settings.displayFormat === 0 ? 'DateOnly' : 'DateTime'), plain('FriendlyDisplayFormat', { 1: 'Disabled', 2: 'Relative' }[settings.friendlyDisplayFormat ?? 0])];
    case 'Choice':
      return [plain('Format', settings.editFormat === 1 ? 'RadioButtons' : 'Dropdown'), flag('FillInChoice', settings.fillIn)];
    case 'MultiChoice':
      return [flag('FillInChoice', settings.fillIn)];
    case 'Number':
    case 'Currency':
      return [
        plain('Min', settings.minimum),
        plain('Max', settings.maximum),
        settings.displayFormat !== undefined && settings.displayFormat >= 0 && plain('Decimals', settings.displayFormat),
        flag('Percentage', settings.percentage),
        plain('LCID', settings.currencyLocale),
      ];
    case 'URL':
      return [plain('Format', settings.displayFormat === 1 ? 'Image' : 'Hyperlink')];
    case 'Calculated':
      return [plain('ResultType', OUTPUT_NAMES[settings.outputType ?? 2]), settings.outputType === 4 && plain('Format', settings.dateFormat === 1 ? 'DateTime' : 'DateOnly'), plain('LCID', settings.currencyLocale)];
    case 'Lookup':
    case 'LookupMulti':
    case 'User':
    case 'UserMulti':
      return ofLookup({ type, settings } as Field);
    default:
      return [];
  }
}

function ofLookup(field: Field): Written {
  const { settings } = field;
  return [
    isPerson(field) ? plain('List', 'UserInfo') : settings.lookupList !== undefined && plain('List', `{${settings.lookupList}}`),
    plain('ShowField', settings.lookupField),
    isPerson(field) && plain('UserSelectionMode', settings.selectionMode === 1 ? 'PeopleAndGroups' : 'PeopleOnly'),
    isPerson(field) && plain('UserSelectionScope', settings.selectionGroup ?? 0),
    flag('Mult', settings.multiple || undefined),
    plain('RelationshipDeleteBehavior', { 1: 'Cascade', 2: 'Restrict' }[settings.deleteBehaviour ?? 0]),
    settings.primaryField !== undefined && plain('FieldRef', `{${settings.primaryField}}`),
  ];
}

function childrenOf(settings: FieldSettings): string {
  const message = settings.validationMessage ? ` Message="${escapeXml(settings.validationMessage)}"` : '';
  return [
    settings.defaultValue !== undefined && settings.defaultValue !== '' && `<Default>${escapeXml(settings.defaultValue)}</Default>`,
    settings.choices && `<CHOICES>${settings.choices.map(choice => `<CHOICE>${escapeXml(choice)}</CHOICE>`).join('')}</CHOICES>`,
    settings.formula !== undefined && `<Formula>${escapeXml(settings.formula)}</Formula>`,
    settings.validationFormula && `<Validation${message}>${escapeXml(settings.validationFormula)}</Validation>`,
  ]
    .filter(Boolean)
    .join('');
}

function flag(name: string, value: boolean | undefined): string | undefined {
  return value === undefined ? undefined : `${name}="${value ? 'TRUE' : 'FALSE'}"`;
}

function plain(name: string, value: string | number | undefined): string | undefined {
  return value === undefined ? undefined : `${name}="${escapeXml(String(value))}"`;
}
