import { ROW_COLUMNS } from '../../store/builtInFields';
import { FOLDER_TYPE } from '../../store/contentTypes';
import { isLookup, isMultiple, isPerson, propertyName, storageName, type Field, type FieldValue, type UrlValue } from '../../store/fieldTypes';
import type { Item } from '../../store/items';
import { LIST_TEMPLATES } from '../../store/listTemplates';
import type { List } from '../../store/lists';
import { labelOf } from '../../store/uiVersion';
import { Complex, type Value } from '../wire/values';

/** The names under which a list's columns are read, written, filtered and expanded. */
export interface Columns {
  /** By property name in item JSON: `Title`, `OwnerId`, `OData__X`. */
  readonly byProperty: ReadonlyMap<string, Column>;
  /** Lookup and person columns by the name that $expand takes. */
  readonly links: ReadonlyMap<string, Field>;
}

export interface Column {
  readonly field: Field;
  /** `id` of a lookup, its text, or the column's own value. */
  readonly reads: 'value' | 'lookupId' | 'personStringId';
}

/** Columns that have no value of their own in item JSON. */
const WITHOUT_VALUE: readonly string[] = ['ContentType', 'LinkTitle', 'LinkTitleNoMenu', 'LinkFilename', 'DocIcon', 'FileSizeDisplay'];

const cache = new WeakMap<readonly Field[], Columns>();

/** @param fields a list's columns; the same array gives the same answer */
export function columnsOf(fields: readonly Field[]): Columns {
  const known = cache.get(fields);
  if (known) return known;
  const byProperty = new Map<string, Column>();
  const links = new Map<string, Field>();
  for (const field of fields) {
    if (WITHOUT_VALUE.includes(field.internalName)) continue;
    const name = propertyName(field.internalName);
    if (!isLookup(field) || field.internalName in ROW_COLUMNS && !isPerson(field)) {
      byProperty.set(name, { field, reads: 'value' });
      continue;
    }
    links.set(name, field);
    byProperty.set(`${name}Id`, { field, reads: 'lookupId' });
    if (isPerson(field)) byProperty.set(`${name}StringId`, { field, reads: 'personStringId' });
  }
  const columns = { byProperty, links };
  cache.set(fields, columns);
  return columns;
}

/** The stored value of any column, built-in ones included. */
export function storedValue(item: Item, field: Field): FieldValue {
  switch (field.internalName) {
    case 'ID':
      return item.id;
    case 'Created':
      return item.created;
    case 'Modified':
      return item.modified;
    case 'Author':
      return item.author;
    case 'Editor':
      return item.editor;
    case 'GUID':
    case 'UniqueId':
      return item.guid;
    case 'FSObjType':
      return item.isFolder ? 1 : 0;
    case 'FileLeafRef':
      return item.leaf;
    case 'FileDirRef':
      return item.dir;
    case 'FileRef':
      return `${item.dir}/${item.leaf}`;
    case 'owshiddenversion':
      return item.etag;
    case '_UIVersion':
      return item.version;
    case '_UIVersionString':
      return labelOf(item.version);
    case 'Attachments':
      return item.data.Attachments ?? false;
    default:
      return item.data[storageName(field)] ?? null;
  }
}

/** A column's value as item JSON shows it (facts 1.6, wire formats). */
export function wireValue(list: List, item: Item, { field, reads }: Column): Value {
  if (field.internalName === 'ContentTypeId') return contentTypeOf(list, item);
  const value = storedValue(item, field);
  if (reads === 'personStringId') return personStringId(value);
  if (isUrl(value)) return new Complex('SP.FieldUrlValue', { Description: value.Description, Url: value.Url });
  if (value === null || typeof value !== 'object') return field.type === 'Note' && field.settings.richText ? richText(value, list) : value;
  // An empty choice of several is null, as SharePoint sends it.
  return value.length === 0 ? null : value;
}

/** `"3"` of a list row; `"<guid>,3"` of a library's. */
export function itemEtag(list: List, item: Item): string {
  return list.baseType === 1 ? `"${item.guid},${item.etag}"` : `"${item.etag}"`;
}

/** The row's own content type, or the one that its list was born with. */
export function contentTypeOf(list: List, item: Item): string {
  return typeof item.data.ContentTypeId === 'string' ? item.data.ContentTypeId : firstContentType(list, item.isFolder);
}

/** What the rows or the folders of a list are that say nothing else. */
export function firstContentType(list: List, isFolder: boolean): string {
  const base = isFolder ? FOLDER_TYPE : LIST_TEMPLATES[list.baseTemplate].contentType;
  return `${base}00${list.guid.replace(/-/g, '').toUpperCase()}`;
}

export function idsIn(value: FieldValue, field: Field): readonly number[] {
  if (value === null) return [];
  return isMultiple(field) ? (value as readonly number[]) : [value as number];
}

function personStringId(value: FieldValue): Value {
  if (value === null) return null;
  return Array.isArray(value) ? (value.length === 0 ? null : value.map(String)) : String(value);
}

/** SharePoint wraps what was typed as rich text. */
function richText(value: string | number | boolean | null, list: List): Value {
  if (typeof value !== 'string' || value.startsWith('<div class="ExternalClass')) return value;
  return `<div class="ExternalClass${list.guid.replace(/-/g, '').toUpperCase()}">${value}</div>`;
}

function isUrl(value: FieldValue): value is UrlValue {
  return value !== null && typeof value === 'object' && 'Url' in value;
}
