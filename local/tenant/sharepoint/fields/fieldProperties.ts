import type { Field, FieldSettings, FieldType } from '../../store/fieldTypes';
import { isPerson } from '../../store/fieldTypes';
import { arrayOf, optionalBoolean, optionalNumber, optionalText, type Body } from '../wire/body';
import type { Value } from '../wire/values';

type Reader = (body: Body, name: string, verbose: boolean) => unknown;

/** A property of a column: the setting behind it, how a request sets it, and how it is shown. */
export interface FieldProperty {
  readonly setting: keyof FieldSettings;
  /** A property that cannot be set has none. */
  readonly read?: Reader;
  readonly show: (field: Field) => Value;
}

export type FieldProperties = Readonly<Record<string, FieldProperty>>;

const choices: Reader = (body, name, verbose) => {
  const value = body[name];
  return value === undefined || value === null ? undefined : arrayOf(value, verbose).map(String);
};

/** A text that may be set to nothing. */
const clearable: Reader = (body, name) => (body[name] === null ? '' : optionalText(body, name));

function property(setting: keyof FieldSettings, read: Reader | undefined, fallback: Value, show?: (field: Field) => Value): FieldProperty {
  return { setting, read, show: show ?? (({ settings }) => (settings[setting] as Value | undefined) ?? fallback) };
}

/** What every column can be given. */
export const COMMON_PROPERTIES: FieldProperties = {
  CustomFormatter: property('formatter', clearable, null),
  DefaultValue: property('defaultValue', clearable, null),
  Description: property('description', clearable, ''),
  EnforceUniqueValues: property('unique', optionalBoolean, false),
  Group: property('group', clearable, 'Custom Columns'),
  Hidden: property('hidden', optionalBoolean, false),
  Indexed: property('indexed', optionalBoolean, false),
  ReadOnlyField: property('readOnly', optionalBoolean, false),
  Required: property('required', optionalBoolean, false),
  StaticName: property('staticName', optionalText, '', field => field.settings.staticName ?? field.internalName),
  ValidationFormula: property('validationFormula', clearable, null),
  ValidationMessage: property('validationMessage', clearable, null),
};

const bounds: FieldProperties = {
  MaximumValue: property('maximum', optionalNumber, Number.MAX_VALUE),
  MinimumValue: property('minimum', optionalNumber, -Number.MAX_VALUE),
  ShowAsPercentage: property('percentage', optionalBoolean, false),
};

const choice: FieldProperties = {
  Choices: property('choices', choices, []),
  EditFormat: property('editFormat', optionalNumber, 0),
  FillInChoice: property('fillIn', optionalBoolean, false),
};

const lookup: FieldProperties = {
  AllowMultipleValues: property('multiple', optionalBoolean, false),
  IsRelationship: property('deleteBehaviour', undefined, false, field => (field.settings.deleteBehaviour ?? 0) > 0),
  LookupField: property('lookupField', optionalText, ''),
  LookupList: property('lookupList', (body, name) => optionalText(body, name)?.replace(/[{}]/g, '').toLowerCase(), '', target),
  LookupWebId: property('lookupWeb', optionalText, '00000000-0000-0000-0000-000000000000'),
  RelationshipDeleteBehavior: property('deleteBehaviour', optionalNumber, 0),
  UnlimitedLengthInDocumentLibrary: property('unlimitedLength', optionalBoolean, false),
};

const onlyLookup: FieldProperties = {
  ...lookup,
  IsDependentLookup: property('primaryField', undefined, false, field => field.settings.primaryField !== undefined),
  PrimaryFieldId: property('primaryField', undefined, null, field => field.settings.primaryField ?? null),
};

const person: FieldProperties = {
  ...lookup,
  AllowDisplay: property('allowDisplay', optionalBoolean, true),
  Presence: property('presence', optionalBoolean, true),
  SelectionGroup: property('selectionGroup', optionalNumber, 0),
  SelectionMode: property('selectionMode', optionalNumber, 0),
};

/** What each kind has besides what all have. */
export const OWN_PROPERTIES: Partial<Readonly<Record<FieldType, FieldProperties>>> = {
  Calculated: {
    CurrencyLocaleId: property('currencyLocale', optionalNumber, 2057),
    DateFormat: property('dateFormat', optionalNumber, 0),
    DisplayFormat: property('displayFormat', optionalNumber, -1),
    Formula: property('formula', optionalText, ''),
    OutputType: property('outputType', optionalNumber, 2),
  },
  Choice: choice,
  Currency: { ...bounds, CurrencyLocaleId: property('currencyLocale', optionalNumber, 2057), DisplayFormat: property('displayFormat', optionalNumber, -1) },
  DateTime: {
    DateTimeCalendarType: property('calendarType', optionalNumber, 0),
    DisplayFormat: property('displayFormat', optionalNumber, 1),
    FriendlyDisplayFormat: property('friendlyDisplayFormat', optionalNumber, 0),
  },
  Lookup: onlyLookup,
  LookupMulti: onlyLookup,
  MultiChoice: choice,
  Note: {
    AllowHyperlink: property('allowHyperlink', optionalBoolean, false),
    AppendOnly: property('appendOnly', optionalBoolean, false),
    NumberOfLines: property('numberOfLines', optionalNumber, 6),
    RestrictedMode: property('restrictedMode', optionalBoolean, true),
    RichText: property('richText', optionalBoolean, false),
    UnlimitedLengthInDocumentLibrary: property('unlimitedLength', optionalBoolean, false),
  },
  Number: { ...bounds, DisplayFormat: property('displayFormat', optionalNumber, -1) },
  Text: { MaxLength: property('maxLength', optionalNumber, 255) },
  URL: { DisplayFormat: property('displayFormat', optionalNumber, 0) },
  User: person,
  UserMulti: person,
};

/** SP.Field's own kinds. */
const TYPE_NAMES: Partial<Readonly<Record<FieldType, string>>> = {
  Text: 'SP.FieldText',
  Note: 'SP.FieldMultiLineText',
  DateTime: 'SP.FieldDateTime',
  Choice: 'SP.FieldChoice',
  MultiChoice: 'SP.FieldMultiChoice',
  Lookup: 'SP.FieldLookup',
  LookupMulti: 'SP.FieldLookup',
  User: 'SP.FieldUser',
  UserMulti: 'SP.FieldUser',
  Number: 'SP.FieldNumber',
  Currency: 'SP.FieldCurrency',
  URL: 'SP.FieldUrl',
  Calculated: 'SP.FieldCalculated',
  Computed: 'SP.FieldComputed',
  Guid: 'SP.FieldGuid',
  Location: 'SP.FieldLocation',
  Thumbnail: 'SP.FieldThumbnail',
};

export function typeNameOf(type: FieldType): string {
  return TYPE_NAMES[type] ?? 'SP.Field';
}

/** What a request may name of an entry of a type: `SP.Field` has what all have. */
export function propertiesOfType(typeName: string): FieldProperties | undefined {
  if (typeName === 'SP.Field') return COMMON_PROPERTIES;
  const type = (Object.keys(TYPE_NAMES) as FieldType[]).find(name => TYPE_NAMES[name] === typeName);
  return type && { ...COMMON_PROPERTIES, ...OWN_PROPERTIES[type] };
}

function target(field: Field): Value {
  return isPerson(field) ? '{userinfo}' : `{${field.settings.lookupList ?? ''}}`;
}
