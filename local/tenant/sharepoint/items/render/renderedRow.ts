import { isLookup, isPerson, type Field, type FieldValue, type UrlValue } from '../../../store/fieldTypes';
import type { Item } from '../../../store/items';
import type { List } from '../../../store/lists';
import type { Call } from '../../wire/call';
import type { Json } from '../../wire/values';
import { contentTypeOf, idsIn, storedValue } from '../../fields/columns';
import { typeOfRow } from '../rowType';
import { dateText, isDate, localIso, lookupText, numberText } from '../texts';

/** A row of a stream: every value is text, besides it what a page needs to show it (facts 1.6). */
export type RenderedRow = Record<string, Json>;

export interface Rendering {
  readonly call: Call;
  readonly list: List;
  /** Columns of the view, by internal name. */
  readonly columns: readonly string[];
  /** Whether moments are told in UTC; otherwise in the site's time. */
  readonly inUtc: boolean;
  readonly withRequired: boolean;
}

/** SharePoint counts sixteen digits. */
const DIGITS = 15;
/** What a page needs of every row; only where it is asked for. */
const REQUIRED: readonly string[] = ['Title', 'FileLeafRef', 'ContentType', 'owshiddenversion', 'Author', 'Editor', 'Created', 'Modified', '_CommentCount', '_LikeCount'];

export function renderRow(rendering: Rendering, item: Item): RenderedRow {
  const { call, list, columns, withRequired } = rendering;
  const path = `${item.dir}/${item.leaf}`;
  const row: RenderedRow = {
    ID: String(item.id),
    PermMask: `0x${call.maskOn(item).toString(16)}`,
    FSObjType: item.isFolder ? '1' : '0',
    UniqueId: `{${item.guid.toUpperCase()}}`,
    ContentTypeId: contentTypeOf(list, item),
    FileRef: path,
    'FileRef.urlencode': encodeURIComponent(path).replace(/_/g, '%5F').replace(/\./g, '%2E').replace(/-/g, '%2D'),
    'FileRef.urlencodeasurl': encodeURI(path),
    'FileRef.urlencoding': encodeURI(path),
    ItemChildCount: '0',
    FolderChildCount: '0',
    SMTotalSize: '0',
  };
  for (const name of new Set(withRequired ? [...columns, ...REQUIRED] : columns)) addColumn(row, rendering, item, name);
  const node = list.baseType === 1 || item.isFolder ? call.tenant.files.byItem(list.id, item.id) : undefined;
  if (node?.isFolder) row.ItemChildCount = String(call.tenant.files.countChildren(node));
  else if (node) row.SMTotalSize = String(node.size);
  return row;
}

function addColumn(row: RenderedRow, rendering: Rendering, item: Item, name: string): void {
  const { call, list } = rendering;
  switch (name) {
    case 'LinkTitle':
    case 'LinkTitleNoMenu':
      row.Title = text(item.data.Title);
      row[name] = row.Title;
      return;
    case 'LinkFilename':
    case 'LinkFilenameNoMenu':
    case 'FileLeafRef':
      addFileName(row, item);
      if (name !== 'FileLeafRef') row[name] = item.leaf;
      return;
    case 'DocIcon':
    case 'File_x0020_Type':
      row.File_x0020_Type = item.isFolder ? '' : extensionOf(item.leaf);
      row['HTML_x0020_File_x0020_Type.File_x0020_Type.mapico'] = item.isFolder ? 'folder.gif' : 'icgen.gif';
      return;
    case 'ContentType':
      row.ContentType = typeOfRow(call, list, item)?.name ?? '';
      return;
    case '_CommentCount':
      row._CommentCount = String(call.tenant.comments.of(list, item).length || '');
      return;
    case '_LikeCount':
      row._LikeCount = String(call.tenant.comments.likesOfItem(list, item).length || '');
      return;
    case 'Attachments':
      row.Attachments = item.data.Attachments === true ? '1' : '0';
      return;
    default: {
      const field = call.tenant.fields.byInternalName(list.id, name);
      if (field && field.type !== 'Computed' && !(name in row)) addValue(row, rendering, field, storedValue(item, field));
    }
  }
}

function addValue(row: RenderedRow, { call, inUtc }: Rendering, field: Field, value: FieldValue): void {
  const name = field.internalName;
  if (isDate(field)) {
    const stamp = typeof value === 'string' ? value : undefined;
    row[name] = stamp === undefined ? '' : dateText(stamp, field.type === 'Calculated' ? field.settings.dateFormat !== 0 : field.settings.displayFormat !== 0);
    row[`${name}.`] = stamp === undefined ? '' : inUtc ? stamp : localIso(stamp);
    row[`${name}.FriendlyDisplay`] = '';
  } else if (isPerson(field)) {
    row[name] = several(idsIn(value, field).map(id => person(call, id)));
  } else if (isLookup(field) && typeof value !== 'string') {
    row[name] = several(idsIn(value, field).map(id => ({ lookupId: id, lookupValue: lookupText(call, field, id), isSecretFieldValue: false })));
  } else if (field.type === 'Boolean') {
    row[name] = value === null ? '' : value === true ? 'Yes' : 'No';
    row[`${name}.value`] = value === null ? '' : value === true ? '1' : '0';
  } else if (field.type === 'Number' || field.type === 'Currency' || (field.type === 'Calculated' && typeof value === 'number')) {
    row[name] = typeof value === 'number' ? numberText(value, field) : '';
    row[`${name}.`] = typeof value === 'number' ? value.toPrecision(DIGITS) : '';
  } else if (field.type === 'URL') {
    const link = value as UrlValue | null;
    row[name] = link?.Url ?? '';
    row[`${name}.desc`] = link?.Description ?? '';
  } else {
    row[name] = Array.isArray(value) ? several(value as readonly Json[]) : text(value);
  }
}

function person(call: Call, id: number): Json {
  const found = call.remember(`principal ${id}`, () => call.tenant.principals.byId(call.site.id, id));
  return { id: String(id), title: found?.title ?? '', email: found?.email ?? '', sip: found?.email ?? '', picture: '' };
}

/** Nothing at all is an empty text. */
function several(values: readonly Json[]): Json {
  return values.length === 0 ? '' : values;
}

function addFileName(row: RenderedRow, { leaf, isFolder }: Item): void {
  const suffix = isFolder ? '' : extensionOf(leaf);
  row.FileLeafRef = leaf;
  row['FileLeafRef.Name'] = suffix === '' ? leaf : leaf.slice(0, -suffix.length - 1);
  row['FileLeafRef.Suffix'] = suffix;
}

function extensionOf(leaf: string): string {
  const at = leaf.lastIndexOf('.');
  return at < 0 ? '' : leaf.slice(at + 1);
}

function text(value: FieldValue | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}
