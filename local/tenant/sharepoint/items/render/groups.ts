import { lookupText } from '../texts';
import { isLookup, type Field } from '../../../store/fieldTypes';
import type { Item } from '../../../store/items';
import type { Call } from '../../wire/call';
import type { Json } from '../../wire/values';
import { idsIn, storedValue } from '../../fields/columns';
import { renderRow, type RenderedRow, type Rendering } from './renderedRow';

/** The rows of one group, in order, and the groups inside it. */
interface Group {
  readonly key: string;
  readonly first: Item;
  readonly items: Item[];
}

/**
 * Rows under the headings of a grouped view. Collapsed, one row stands for each group; otherwise every row tells where
 * it stands: `Status.newgroup`, `Status.groupindex`, `Status.COUNT.group` (measured: firmfooting/dbml-sharepoint).
 */
export function groupedRows(rendering: Rendering, fields: readonly Field[], items: readonly Item[], collapsed: boolean): readonly RenderedRow[] {
  return rowsOf(rendering, fields, items, collapsed, '');
}

function rowsOf(rendering: Rendering, [field, ...inner]: readonly Field[], items: readonly Item[], collapsed: boolean, prefix: string): readonly RenderedRow[] {
  return groupsOf(rendering.call, field, items).flatMap((group, at): readonly RenderedRow[] => {
    const index = `${prefix}${at + 1}_`;
    if (collapsed) return [{ ...heading(rendering, field, group, index), ...(inner.length > 0 ? { HasSubgroups: '1' } : {}) }];
    const rows = inner.length > 0 ? rowsOf(rendering, inner, group.items, false, index) : group.items.map(item => renderRow(rendering, item));
    return rows.map((row, place) => ({ ...row, ...marks(field, group, index, place === 0) }));
  });
}

function groupsOf(call: Call, field: Field, items: readonly Item[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const item of items) {
    const key = textOf(call, field, item);
    const known = groups.get(key.toLowerCase());
    if (known) known.items.push(item);
    else groups.set(key.toLowerCase(), { key, first: item, items: [item] });
  }
  return [...groups.values()];
}

function heading(rendering: Rendering, field: Field, group: Group, index: string): RenderedRow {
  const shown: Json = renderRow({ ...rendering, columns: [field.internalName], withRequired: false }, group.first)[field.internalName] ?? '';
  return {
    [field.internalName]: shown,
    [`${field.internalName}.urlencoded`]: encodeURIComponent(`;#${group.key};#`),
    [`${field.internalName}.singleurlencoded`]: encodeURIComponent(group.key),
    ...marks(field, group, index, true),
  };
}

function marks({ internalName }: Field, { items }: Group, index: string, isFirst: boolean): RenderedRow {
  return {
    [`${internalName}.COUNT.group`]: String(items.length),
    [`${internalName}.newgroup`]: isFirst ? '1' : '',
    [`${internalName}.groupindex`]: index,
  };
}

function textOf(call: Call, field: Field, item: Item): string {
  const value = storedValue(item, field);
  if (value === null) return '';
  if (isLookup(field) && typeof value !== 'string') return idsIn(value, field).map(id => lookupText(call, field, id)).join(';#');
  return typeof value === 'boolean' ? String(Number(value)) : String(value);
}
