import type { FileNode } from '../../store/files';
import type { Item, ItemData } from '../../store/items';
import type { List } from '../../store/lists';
import { minorOf } from '../../store/uiVersion';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { rowOf } from '../files/nodes';

/** Template of the library in which a web keeps its pages. */
export const PAGES_TEMPLATE = 119;

/** A client-side page: a file of the library of pages, whose content is in its row. */
export interface Page {
  readonly list: List;
  readonly item: Item;
  readonly file: FileNode;
}

/** @throws 404 for a web without pages */
export function pagesLibrary(call: Call): List {
  const list = call.tenant.lists.byUrl(`${call.site.url === '/' ? '' : call.site.url}/SitePages`);
  if (!list || list.baseTemplate !== PAGES_TEMPLATE) throw errors.listTitle('Site Pages', call.webUrl);
  return list;
}

/** @throws 404, 403 */
export function pageById(call: Call, id: number): Page {
  const list = pagesLibrary(call);
  const file = call.tenant.files.byItem(list.id, id);
  if (!file || file.isFolder) throw errors.item();
  const item = rowOf(call, file);
  if (!call.maySee(list, item)) throw errors.denied();
  return { list, item, file };
}

/** The page as it is by now. */
export function again(call: Call, { file }: Page): Page {
  return pageById(call, call.tenant.files.byId(file.id)!.itemId!);
}

/** Columns of a page as text; those that nobody filled are empty. */
export function textIn({ item }: Page, name: string): string {
  const value = item.data[name];
  return typeof value === 'string' ? value : '';
}

export function addressOf({ item }: Page, name: string): string {
  const value = item.data[name];
  return value !== null && typeof value === 'object' && 'Url' in value ? value.Url : '';
}

export function numberIn({ item }: Page, name: string): number {
  const value = item.data[name];
  return typeof value === 'number' ? value : 0;
}

/** Writes columns of a page without making a version: what its check-in or publishing does. */
export function write(call: Call, { list, item }: Page, data: ItemData): void {
  call.tenant.items.change(list, item, data, call.principal.id, { sameVersion: true });
}

export function isCheckedOutByCaller(call: Call, { file }: Page): boolean {
  return call.tenant.checkOuts.of(file.id)?.userId === call.principal.id;
}

export function isPublished({ item, list }: Page): boolean {
  return list.settings.enableMinorVersions ? item.version >= 512 : textOrNull(item.data.FirstPublishedDate) !== undefined;
}

export function isDraft({ item }: Page): boolean {
  return minorOf(item.version) !== 0;
}

function textOrNull(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
