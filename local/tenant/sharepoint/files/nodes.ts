import type { FileNode } from '../../store/files';
import type { Item } from '../../store/items';
import { NO_LIST } from '../../store/webFolders';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { pathInWeb, splitPath } from '../wire/paths';

/** The most that a folder may hold to be listed (facts 1.7). */
const THRESHOLD = 5000;

/** A file or folder of the web by its path, as the caller sees it. */
export function nodeAt(call: Call, path: string): FileNode | undefined {
  const node = call.tenant.files.byPath(path) ?? plainFolder(call, path);
  return node && inWeb(call, node);
}

export function nodeById(call: Call, id: string): FileNode | undefined {
  const node = call.tenant.files.byId(id);
  return node && inWeb(call, node);
}

/** What somebody else has checked out shows as it was checked in last. */
export function seen(call: Call, node: FileNode): FileNode {
  return call.tenant.checkOuts.seenBy(node, call.principal.id);
}

/** The row beside a file or folder. @throws 404 for a root folder */
export function rowOf(call: Call, node: FileNode): Item {
  const item = node.itemId === undefined ? undefined : call.tenant.items.find(call.tenant.files.listOf(node), node.itemId);
  if (!item) throw errors.file();
  return item;
}

/** Files and folders of a folder that the caller may see. @throws 500 past the list view threshold */
export function visibleChildren(folder: FileNode, call: Call): readonly FileNode[] {
  if (call.tenant.files.countChildren(folder) > THRESHOLD) throw errors.threshold();
  return call.tenant.files
    .children(folder)
    .filter(child => call.can(child.parentId === undefined ? 'open' : 'viewListItems', child))
    .map(child => seen(call, child));
}

/** The folder and the name that an address means: server-relative, absolute, or below the given folder. @throws 404 without the folder */
export function placeOf(call: Call, folder: FileNode, url: string): { readonly parent: FileNode; readonly name: string } {
  const isOwn = url.startsWith('/') || /^https?:/i.test(url);
  const path = isOwn ? pathInWeb(call, withoutHost(call, url)) : `${folder.path === '/' ? '' : folder.path}/${url.replace(/\/+$/, '')}`;
  const { folder: above, name } = splitPath(path);
  const parent = nodeAt(call, above === '' ? '/' : above);
  if (!parent?.isFolder) throw errors.file();
  return { parent, name };
}

/** The server-relative path of an absolute address, decoded; other paths stay as they are. @throws 400 for another host's */
export function withoutHost(call: Call, url: string): string {
  if (!/^https?:/i.test(url)) return url;
  const { origin } = call.request;
  if (url.toLowerCase() !== origin.toLowerCase() && !url.toLowerCase().startsWith(`${origin.toLowerCase()}/`)) throw errors.argument('The path is not on this server.');
  return url.slice(origin.length) || '/';
}

export function requireView(call: Call, node: FileNode): void {
  if (!call.can(node.listId === NO_LIST || node.parentId === undefined ? 'open' : 'viewListItems', node)) throw errors.denied();
}

export function requireEdit(call: Call, node: FileNode): void {
  if (node.listId === NO_LIST) return call.require('manageWeb', call.site);
  if (node.itemId === undefined) return call.require('manageLists', node);
  if (!call.mayEdit(call.tenant.files.listOf(node), rowOf(call, node))) throw errors.denied();
}

export function requireDelete(call: Call, node: FileNode): void {
  if (node.listId === NO_LIST) return call.require('manageWeb', call.site);
  if (!call.mayDelete(call.tenant.files.listOf(node), rowOf(call, node))) throw errors.denied();
}

function inWeb(call: Call, node: FileNode): FileNode | undefined {
  return node.siteId === call.site.id ? seen(call, node) : undefined;
}

/** The root folder of the web and the one of its lists are made when they are asked for. */
function plainFolder(call: Call, path: string): FileNode | undefined {
  const base = call.site.url === '/' ? '' : call.site.url;
  const isPlain = [base, `${base}/`, `${base}/Lists`].some(plain => plain.toLowerCase() === path.toLowerCase());
  if (!isPlain) return undefined;
  const root = call.tenant.files.rootOfWeb(call.site);
  return path.length > base.length + 1 ? call.tenant.files.byPath(path) : root;
}
