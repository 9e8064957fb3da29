/** SP.FieldType by its name in schemas. Source: FieldTypes of @pnp/sp. */
export const FIELD_KINDS = {
  Integer: 1,
  Text: 2,
  Note: 3,
  DateTime: 4,
  Counter: 5,
  Choice: 6,
  Lookup: 7,
  LookupMulti: 7,
  Boolean: 8,
  Number: 9,
  Currency: 10,
  URL: 11,
  Computed: 12,
  Guid: 14,
  MultiChoice: 15,
  Calculated: 17,
  File: 18,
  Attachments: 19,
  User: 20,
  UserMulti: 20,
  ModStat: 23,
  ContentTypeId: 25,
  Location: 33,
  Thumbnail: 34,
} as const;

export type FieldType = keyof typeof FIELD_KINDS;

/** The kinds a caller may make; the others come with a list. */
export const CREATABLE_TYPES: readonly FieldType[] = [
  'Text',
  'Note',
  'DateTime',
  'Choice',
  'MultiChoice',
  'Lookup',
  'LookupMulti',
  'Boolean',
  'Number',
  'Currency',
  'URL',
  'Calculated',
  'User',
  'UserMulti',
  'Location',
  'Thumbnail',
];

/** Source: "Column types that can be indexed" and m365 facts on EnforceUniqueValues. */
export const INDEXABLE_TYPES: readonly FieldType[] = ['Text', 'DateTime', 'Choice', 'Lookup', 'Boolean', 'Number', 'Currency', 'User', 'Counter'];
export const UNIQUE_TYPES: readonly FieldType[] = ['Text', 'DateTime', 'Choice', 'Lookup', 'Number', 'Currency', 'User'];

export interface FieldSettings {
  readonly staticName?: string;
  readonly required?: boolean;
  readonly indexed?: boolean;
  readonly unique?: boolean;
  readonly hidden?: boolean;
  readonly readOnly?: boolean;
  readonly sealed?: boolean;
  readonly fromBaseType?: boolean;
  readonly defaultValue?: string;
  readonly description?: string;
  readonly group?: string;
  readonly formatter?: string;
  readonly validationFormula?: string;
  readonly validationMessage?: string;
  readonly choices?: readonly string[];
  readonly fillIn?: boolean;
  /** Choice: 0 drop-down, 1 radio buttons. */
  readonly editFormat?: number;
  /** DateTime: 0 date only, 1 date and time. URL: 0 link, 1 image. Number: decimals. */
  readonly displayFormat?: number;
  readonly friendlyDisplayFormat?: number;
  readonly lookupList?: string;
  readonly lookupField?: string;
  /** 0 none, 1 cascade, 2 restrict. */
  readonly deleteBehaviour?: number;
  readonly multiple?: boolean;
  /** 0 people only, 1 people and groups. */
  readonly selectionMode?: number;
  readonly maxLength?: number;
  readonly numberOfLines?: number;
  readonly richText?: boolean;
  readonly appendOnly?: boolean;
  readonly allowHyperlink?: boolean;
  readonly restrictedMode?: boolean;
  readonly unlimitedLength?: boolean;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly currencyLocale?: number;
  readonly formula?: string;
  readonly outputType?: number;
  readonly dateFormat?: number;
  readonly calendarType?: number;
  /** Number: shown as a percentage. */
  readonly percentage?: boolean;
  readonly presence?: boolean;
  readonly allowDisplay?: boolean;
  /** Id of the group that people may be chosen from; 0 all people. */
  readonly selectionGroup?: number;
  readonly lookupWeb?: string;
  /** Of a column that shows another column of its lookup's target: the id of that lookup. */
  readonly primaryField?: string;
  /** Internal name of the column that holds its value, where that is another one. */
  readonly storedIn?: string;
  /** What callers set and nothing here depends on, by the name of its property. */
  readonly kept?: Readonly<Record<string, string | number | boolean>>;
  /** Attributes of its schema that mean nothing here, for the schema's way back. */
  readonly attributes?: Readonly<Record<string, string>>;
}

export interface Field {
  readonly id: number;
  readonly listId: number;
  readonly guid: string;
  readonly internalName: string;
  readonly title: string;
  readonly type: FieldType;
  readonly settings: FieldSettings;
}

/** A column's value as it is stored: dates as `2026-12-03T10:00:00Z`, persons and lookups as ids. */
export type FieldValue = string | number | boolean | null | readonly string[] | readonly number[] | UrlValue;

export interface UrlValue {
  readonly Url: string;
  readonly Description: string;
}

export function isLookup(field: Field): boolean {
  return field.type === 'Lookup' || field.type === 'LookupMulti' || isPerson(field);
}

export function isPerson(field: Field): boolean {
  return field.type === 'User' || field.type === 'UserMulti';
}

export function isMultiple(field: Field): boolean {
  return field.type === 'LookupMulti' || field.type === 'UserMulti' || field.type === 'MultiChoice';
}

/** The name under which a row holds the column's value. */
export function storageName({ internalName, settings }: Field): string {
  return settings.storedIn ?? internalName;
}

/** The property's name in item JSON: `_X` reads `OData__X`. */
export function propertyName(internalName: string): string {
  const encoded = internalName.startsWith('_') ? `OData_${internalName}` : internalName;
  return encoded;
}
