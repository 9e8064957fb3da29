import { NO_LIST } from '../../store/webFolders';
import type { Conflict, FileNode } from '../../store/files';
import type { ItemData, Stamps } from '../../store/items';
import type { List } from '../../store/lists';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { rowOf, seen } from './nodes';

export interface Target {
  readonly folder: FileNode;
  readonly name: string;
  readonly conflict: Conflict;
  readonly bypassShared?: boolean;
}

/** @param target.resetsAuthor whether the copy is its maker's, from now; otherwise it keeps who wrote it, and when */
export function copyNode(call: Call, node: FileNode, target: Target & { readonly resetsAuthor: boolean }): void {
  const { folder, name, conflict } = target;
  call.require('viewListItems', node, node.siteId);
  call.require('addListItems', folder, folder.siteId);
  requireReplaceable(call, target);
  const bottom = `${folder.path}/`.toLowerCase().startsWith(`${node.path}/`.toLowerCase());
  if (node.isFolder && bottom) throw errors.argument('A folder cannot be copied into itself.');
  copyWithColumns(call, node, folder, name, conflict, target.resetsAuthor);
}

/** Keeps the id and the versions, also in another library or site. */
export function moveNode(call: Call, node: FileNode, target: Target & { readonly keepsEditor?: boolean }): FileNode {
  const { folder, name, conflict, bypassShared, keepsEditor } = target;
  if (node.listId === NO_LIST) {
    call.require('manageWeb', call.site);
  } else {
    call.require(folder.listId === node.listId ? 'editListItems' : 'deleteListItems', node, node.siteId);
    call.require('addListItems', folder, folder.siteId);
    requireReplaceable(call, target);
  }
  return call.tenant.fileMoves.move(node, folder, name, {
    actor: call.caller.actor,
    conflict,
    bypassShared,
    keepEditor: keepsEditor,
    columns: folder.listId === node.listId ? undefined : data => columnsFor(call, call.tenant.files.listOf(node), call.tenant.files.listOf(folder), data),
    person: id => personIn(call, node.siteId, folder.siteId, id),
  });
}

/** Whoever overwrites must be allowed to, and the file must not be in use. @throws 403, 423 */
function requireReplaceable(call: Call, { folder, name, conflict, bypassShared }: Target): void {
  const taken = conflict === 'replace' ? call.tenant.files.child(folder, name) : undefined;
  if (!taken) return;
  call.require('editListItems', taken, taken.siteId);
  call.tenant.fileMoves.requireFree(taken, { actor: call.caller.actor, bypassShared });
}

/** Unlike Graph's copy it takes the columns along that the target has too. */
function copyWithColumns(call: Call, node: FileNode, folder: FileNode, name: string, conflict: Conflict, resetsAuthor: boolean): void {
  const { blobs, files } = call.tenant;
  const actor = call.caller.actor;
  const row = rowOf(call, node);
  const data = columnsFor(call, files.listOf(node), files.listOf(folder), row.data);
  const stamps = resetsAuthor ? {} : stampsOf(call, node, folder);
  if (!node.isFolder) {
    const blob = node.blobId === undefined ? blobs.write(new Uint8Array()) : blobs.find(node.blobId)!;
    files.writeBlob(folder, name, blob, { actor, conflict, data, stamps });
    return;
  }
  const made = files.createFolder(folder, name, { actor, conflict, data, stamps });
  for (const child of files.children(node)) copyWithColumns(call, seen(call, child), made, child.name, conflict, resetsAuthor);
}

function stampsOf(call: Call, node: FileNode, folder: FileNode): Stamps {
  const person = (id: number): number => personIn(call, node.siteId, folder.siteId, id);
  return { created: node.created, modified: node.modified, author: person(node.author), editor: person(node.editor) };
}

/** Values of columns that both libraries have, of the same kind; lookups and people stay behind at another site. */
function columnsFor(call: Call, from: List, to: List, data: ItemData): ItemData {
  if (from.id === to.id) return data;
  const { fields } = call.tenant;
  const kept = Object.entries(data).filter(([name]) => {
    const source = fields.byInternalName(from.id, name);
    const target = fields.byInternalName(to.id, name);
    if (!source || !target || source.type !== target.type) return false;
    return source.settings.lookupList === target.settings.lookupList && (from.siteId === to.siteId || !source.type.startsWith('User'));
  });
  return Object.fromEntries(kept);
}

/** Whoever has no account is the one who moves it. */
function personIn(call: Call, from: number, to: number, id: number): number {
  const { directory, principals } = call.tenant;
  const known = principals.byId(from, id);
  const user = known?.directoryId === undefined ? undefined : directory.byId(known.directoryId);
  return principals.ensure(to, user ? { kind: 'user', user } : call.caller.actor).id;
}
