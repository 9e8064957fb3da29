import { storedValue } from '../../sharepoint/fields/columns';
import { ROW_COLUMNS } from '../../store/builtInFields';
import { isLookup, isMultiple, isPerson } from '../../store/fieldTypes';
import type { Field, FieldValue } from '../../store/fieldTypes';
import type { Item, ItemData } from '../../store/items';
import type { List } from '../../store/lists';
import { labelOf } from '../../store/uiVersion';
import type { Tenant } from '../../tenant';
import type { Row } from '../wire/filter';

/** A row of a list, as `$expand=fields` looks at it. */
export interface ListRow {
  readonly list: List;
  readonly item: Item;
}

export const etagOfRow = ({ item }: ListRow): string => `"${item.guid},${item.etag}"`;

/**
 * A row's columns: lookups and persons by their ids, several of them with their texts. Columns without a value are left
 * out. Source: fieldValueSet resource type.
 */
export function readFields(tenant: Tenant, row: ListRow): Row {
  const { list, item } = row;
  const values: Record<string, unknown> = { '@odata.etag': etagOfRow(row), id: String(item.id), ...namesOf(row) };
  for (const field of tenant.fields.ofList(list.id)) {
    if (field.settings.hidden || field.internalName in ROW_COLUMNS || field.type === 'Computed') continue;
    Object.assign(values, valueOf(tenant, row, field));
  }
  return {
    ...values,
    ContentType: contentTypeName(row),
    Modified: item.modified,
    Created: item.created,
    AuthorLookupId: String(item.author),
    EditorLookupId: String(item.editor),
    _UIVersionString: labelOf(item.version),
    ...(list.baseType === 1 ? {} : { Attachments: item.data['Attachments'] ?? false }),
    Edit: '',
    ItemChildCount: '0',
    FolderChildCount: '0',
  };
}

/** The columns that are asked for by name; a lookup or a person asked for by its bare name gives its text. */
export function pickFields(tenant: Tenant, row: ListRow, wanted: readonly string[]): Row {
  const all = readFields(tenant, row);
  const picked: Record<string, unknown> = {};
  for (const name of wanted) {
    const known = Object.keys(all).find((one) => one.toLowerCase() === name.toLowerCase());
    const field = tenant.fields.byAnyName(row.list.id, name);
    if (known !== undefined) {
      const type = all[`${known}@odata.type`];
      Object.assign(picked, type === undefined ? {} : { [`${known}@odata.type`]: type }, { [known]: all[known] });
    } else if (field && field.internalName.toLowerCase() === name.toLowerCase()) {
      Object.assign(picked, textOrValue(tenant, row, field));
    }
  }
  return picked;
}

function textOrValue(tenant: Tenant, row: ListRow, field: Field): Row {
  const value = storedValue(row.item, field);
  if (value === null || value === undefined) return {};
  if (!isLookup(field) || (field.internalName in ROW_COLUMNS && !isPerson(field))) return { [field.internalName]: value };
  const text = textOfLink(tenant, row.list, field, Number(value)).LookupValue;
  return text === '' ? {} : { [field.internalName]: text };
}

/** Names that a row has by its place: of a list its title in two spellings, of a library the file's. */
function namesOf({ list, item }: ListRow): Row {
  if (list.baseType === 1) return { FileLeafRef: item.leaf, LinkFilename: item.leaf, LinkFilenameNoMenu: item.leaf };
  const title = item.data['Title'];
  return typeof title === 'string' ? { LinkTitleNoMenu: title, LinkTitle: title } : {};
}

export function contentTypeName({ list, item }: ListRow): string {
  if (item.isFolder) return 'Folder';
  return list.baseType === 1 ? 'Document' : 'Item';
}

function valueOf(tenant: Tenant, { list, item }: ListRow, field: Field): Row {
  const name = field.internalName;
  const value = item.data[name];
  if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return {};
  if (field.type === 'MultiChoice') return { [`${name}@odata.type`]: '#Collection(String)', [name]: value };
  if (!isLookup(field)) return { [name]: value };
  if (!isMultiple(field)) return { [`${name}LookupId`]: String(value) };
  const ids = Array.isArray(value) ? value.map(Number) : [Number(value)];
  return { [name]: ids.map((id) => textOfLink(tenant, list, field, id)) };
}

interface LinkText {
  readonly LookupId: number;
  readonly LookupValue: string;
  readonly Email?: string;
}

function textOfLink(tenant: Tenant, list: List, field: Field, id: number): LinkText {
  if (isPerson(field)) {
    const principal = tenant.principals.byId(list.siteId, id);
    return { LookupId: id, LookupValue: principal?.title ?? '', Email: principal?.email ?? '' };
  }
  const target = tenant.lists.byGuid(field.settings.lookupList ?? '');
  const row = target && tenant.items.find(target, id);
  const shown = target && tenant.fields.byInternalName(target.id, field.settings.lookupField ?? 'Title');
  const text: FieldValue | undefined = row && shown ? storedValue(row, shown) : undefined;
  return { LookupId: id, LookupValue: text === null || text === undefined ? '' : String(text) };
}

/** A row as it was in an earlier version. */
export function asOf({ list, item }: ListRow, data: ItemData): ListRow {
  return { list, item: { ...item, data } };
}
