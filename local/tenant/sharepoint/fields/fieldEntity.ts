import { FIELD_KINDS, isPerson, propertyName, type Field, type FieldSettings } from '../../store/fieldTypes';
import type { List } from '../../store/lists';
import { entity, type Entity, type Shape } from '../wire/entity';
import type { Value } from '../wire/values';
import { schemaXmlOf } from './fieldXml';

type Reader = (field: Field) => Value;

const TYPES: Readonly<Record<string, string>> = {
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
};

export function fieldTypeName(field: Field): string {
  return TYPES[field.type] ?? 'SP.Field';
}

const setting =
  <Key extends keyof FieldSettings>(key: Key, fallback: Value): Reader =>
  ({ settings }) =>
    (settings[key] as Value | undefined) ?? fallback;

const common: Readonly<Record<string, Reader>> = {
  AutoIndexed: () => false,
  CanBeDeleted: field => !field.settings.fromBaseType,
  ClientSideComponentId: () => '00000000-0000-0000-0000-000000000000',
  CustomFormatter: setting('formatter', null),
  DefaultFormula: () => null,
  DefaultValue: setting('defaultValue', null),
  Description: setting('description', ''),
  Direction: () => 'none',
  EnforceUniqueValues: setting('unique', false),
  EntityPropertyName: field => propertyName(field.internalName),
  FieldTypeKind: field => FIELD_KINDS[field.type],
  Filterable: field => !['Note', 'Computed', 'Attachments'].includes(field.type),
  FromBaseType: setting('fromBaseType', false),
  Group: setting('group', 'Custom Columns'),
  Hidden: setting('hidden', false),
  Id: field => field.guid,
  Indexed: field => field.settings.indexed ?? false,
  IndexStatus: field => (field.settings.indexed ? 1 : 0),
  InternalName: field => field.internalName,
  ReadOnlyField: setting('readOnly', false),
  Required: setting('required', false),
  SchemaXml: field => schemaXmlOf(field),
  Sealed: setting('sealed', false),
  Sortable: field => !['Note', 'MultiChoice', 'LookupMulti', 'UserMulti'].includes(field.type),
  StaticName: field => field.settings.staticName ?? field.internalName,
  Title: field => field.title,
  TypeAsString: field => field.type,
  TypeDisplayName: field => field.type,
  ValidationFormula: setting('validationFormula', null),
  ValidationMessage: setting('validationMessage', null),
};

const lookup: Readonly<Record<string, Reader>> = {
  AllowMultipleValues: setting('multiple', false),
  IsRelationship: field => field.settings.deleteBehaviour !== undefined && field.settings.deleteBehaviour > 0,
  LookupField: setting('lookupField', ''),
  LookupList: field => (isPerson(field) ? '{userinfo}' : `{${field.settings.lookupList ?? ''}}`),
  RelationshipDeleteBehavior: setting('deleteBehaviour', 0),
};

const number: Readonly<Record<string, Reader>> = {
  MaximumValue: field => field.settings.maximum ?? Number.MAX_VALUE,
  MinimumValue: field => field.settings.minimum ?? -Number.MAX_VALUE,
};

const choice: Readonly<Record<string, Reader>> = { Choices: setting('choices', []), FillInChoice: setting('fillIn', false) };

/** What each kind has besides what all have. */
const OWN: Readonly<Record<string, Readonly<Record<string, Reader>>>> = {
  Text: { MaxLength: setting('maxLength', 255) },
  Note: {
    AllowHyperlink: setting('allowHyperlink', false),
    AppendOnly: setting('appendOnly', false),
    NumberOfLines: setting('numberOfLines', 6),
    RestrictedMode: setting('restrictedMode', true),
    RichText: setting('richText', false),
    UnlimitedLengthInDocumentLibrary: setting('unlimitedLength', false),
  },
  DateTime: { DateTimeCalendarType: () => 0, DisplayFormat: setting('displayFormat', 1), FriendlyDisplayFormat: setting('friendlyDisplayFormat', 0) },
  Choice: { ...choice, EditFormat: setting('editFormat', 0) },
  MultiChoice: choice,
  Number: { ...number, DisplayFormat: setting('displayFormat', -1) },
  Currency: { ...number, CurrencyLocaleId: setting('currencyLocale', 2057) },
  URL: { DisplayFormat: setting('displayFormat', 0) },
  Calculated: { DateFormat: setting('dateFormat', 0), Formula: setting('formula', ''), OutputType: setting('outputType', 2) },
  Lookup: lookup,
  LookupMulti: lookup,
  User: { ...lookup, SelectionMode: setting('selectionMode', 0) },
  UserMulti: { ...lookup, SelectionMode: setting('selectionMode', 0) },
};

const shapes = new Map<string, Shape<{ list: List; field: Field }>>();

function shapeOf(type: string): Shape<{ list: List; field: Field }> {
  const known = shapes.get(type);
  if (known) return known;
  const readers = { ...common, ...OWN[type] };
  const shape: Shape<{ list: List; field: Field }> = {
    type: TYPES[type] ?? 'SP.Field',
    set: 'SP.ApiData.Fields',
    editLink: ({ list, field }) => `Web/Lists(guid'${list.guid}')/Fields(guid'${field.guid}')`,
    props: Object.fromEntries(Object.entries(readers).map(([name, read]) => [name, ({ field }: { field: Field }) => read(field)])),
  };
  shapes.set(type, shape);
  return shape;
}

export function fieldEntity(list: List, field: Field): Entity {
  return entity(shapeOf(field.type), { list, field });
}
