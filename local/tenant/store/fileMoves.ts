import type { Clock } from '../clock';
import type { CheckOuts } from './checkOuts';
import type { Database } from './database';
import { StoreError } from './errors';
import { checkName } from './fileNames';
import type { Conflict, FileNode, Files, WriteOptions } from './files';
import type { Item, ItemData, Items } from './items';
import type { ItemVersions } from './itemVersions';
import type { List } from './lists';
import type { Actor, Principals } from './principals';
import { NO_LIST } from './webFolders';

export interface MoveOptions {
  readonly actor: Actor;
  readonly conflict?: Conflict;
  /** Locks of co-authors do not hinder it. */
  readonly bypassShared?: boolean;
  /** Leaves who changed it last, and when. */
  readonly keepEditor?: boolean;
  /** What of a row another library takes over. */
  readonly columns?: (data: ItemData) => ItemData;
  /** A person of the old site in the new one. */
  readonly person?: (id: number) => number;
}

/** Moving, renaming and copying. A move keeps the id and the versions, a copy is a new file. */
export class FileMoves {
  public constructor(
    private readonly db: Database,
    private readonly files: Files,
    private readonly items: Items,
    private readonly versions: ItemVersions,
    private readonly checkOuts: CheckOuts,
    private readonly principals: Principals,
    private readonly clock: Clock
  ) {}

  /** @throws nameExists, invalidName, pathTooLong, badRequest into itself, checkedOut, locked */
  public move(node: FileNode, parent: FileNode, name: string, options: MoveOptions): FileNode {
    if (isWithin(parent.path, node.path)) throw new StoreError('badRequest', 'A folder cannot be moved into itself.');
    if (node.listId === NO_LIST) return this.files.renamePlain(node, parent, name);
    if (node.parentId === undefined) throw new StoreError('badRequest', 'The root folder of a list stays where it is.');
    this.requireFree(node, options);
    const taken = this.files.child(parent, name);
    const existing = taken && taken.id !== node.id ? taken : undefined;
    const finalName = existing && options.conflict !== 'replace' ? this.files.nameFor(parent, name, options.conflict ?? 'fail', existing) : name;
    checkName(finalName, `${parent.path}/${finalName}`);
    if (existing && options.conflict === 'replace') this.files.remove(existing);
    if (parent.listId === node.listId) this.moveWithin(node, parent, finalName, options);
    else this.relocate(node, parent, finalName, options);
    return this.files.byId(node.id)!;
  }

  /**
   * Copies a file or a folder with what lies in it, also to another library or site. Columns and rights are not
   * carried unless the caller passes them: the copy is a new item that inherits (gapi/driveitem-copy).
   */
  public copy(node: FileNode, parent: FileNode, name: string, options: WriteOptions): FileNode {
    if (!node.isFolder) {
      const { blobs } = this.files;
      const blob = node.blobId === undefined ? blobs.write(new Uint8Array()) : blobs.find(node.blobId)!;
      return this.files.writeBlob(parent, name, blob, options);
    }
    if (isWithin(parent.path, node.path)) throw new StoreError('badRequest', 'A folder cannot be copied into itself.');
    const folder = this.files.createFolder(parent, name, options);
    for (const child of this.files.children(node)) this.copy(child, folder, child.name, { actor: options.actor, conflict: options.conflict });
    return folder;
  }

  /** A file in use stays where it is, and so does the folder that it lies in. @throws checkedOut, locked */
  public requireFree(node: FileNode, { actor, bypassShared }: Pick<MoveOptions, 'actor' | 'bypassShared'>): void {
    const user = this.principals.ensure(node.siteId, actor).id;
    const now = this.clock.stamp();
    const held = node.isFolder
      ? this.db.all<{ node: string }>(
          'SELECT node FROM (SELECT node FROM check_outs UNION SELECT node FROM file_locks) JOIN nodes ON guid = node WHERE path > ? AND path < ?',
          `${node.path}/`,
          `${node.path}0`
        )
      : [{ node: node.id }];
    for (const each of held) this.checkOuts.requireFree(each.node, user, now, bypassShared);
  }

  private moveWithin(node: FileNode, parent: FileNode, name: string, options: MoveOptions): void {
    const list = this.files.listOf(node);
    const item = this.items.find(list, node.itemId!)!;
    const path = `${parent.path}/${name}`;
    const mover = this.principals.ensure(node.siteId, options.actor).id;
    this.db.change(
      `UPDATE items_${list.id} SET dir = ?, leaf = ?, etag = etag + 1, editor = ?, modified = ? WHERE id = ?`,
      parent.path,
      name,
      options.keepEditor ? item.editor : mover,
      options.keepEditor ? item.modified : this.clock.stamp(),
      item.id
    );
    this.db.change('UPDATE nodes SET parent = ?, name = ?, path = ? WHERE guid = ?', parent.id, name, path, node.id);
    if (node.isFolder) this.repath(list, node.path, path);
    if (!item.uniqueScope) this.items.setScope(list, { ...item, dir: parent.path, leaf: name }, parent.scopeId, false);
  }

  /** To another library, perhaps of another site: every row moves over with its versions, and inherits there. */
  private relocate(node: FileNode, parent: FileNode, name: string, options: MoveOptions): void {
    const from = this.files.listOf(node);
    const to = this.files.listOf(parent);
    if (to.baseType !== 1) throw new StoreError('badRequest', 'Files are moved to libraries only.');
    const target = `${parent.path}/${name}`;
    for (const each of this.files.withDescendants(node)) {
      const path = `${target}${each.path.slice(node.path.length)}`;
      const leaf = each.id === node.id ? name : each.name;
      checkName(leaf, path);
      const item = this.items.find(from, each.itemId!)!;
      const itemId = this.insertRow(to, item, path.slice(0, path.lastIndexOf('/')), leaf, parent.scopeId, each.id === node.id, options);
      this.moveVersions(from, item, to, itemId, options);
      this.db.change(
        'UPDATE nodes SET site_id = ?, list_id = ?, item_id = ?, parent = ?, name = ?, path = ? WHERE guid = ?',
        to.siteId,
        to.id,
        itemId,
        each.id === node.id ? parent.id : each.parentId!,
        leaf,
        path,
        each.id
      );
      this.items.remove(from, item);
    }
  }

  private insertRow(to: List, item: Item, dir: string, leaf: string, scopeId: number, isMoved: boolean, options: MoveOptions): number {
    const { columns = (data: ItemData) => data, person = (id: number) => id } = options;
    const isMarked = isMoved && !options.keepEditor;
    return this.db.run(
      `INSERT INTO items_${to.id} (guid, data, etag, version, created, modified, author, editor, scope_id, is_folder, dir, leaf)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      item.guid,
      JSON.stringify(columns(item.data)),
      item.etag + 1,
      item.version,
      item.created,
      isMarked ? this.clock.stamp() : item.modified,
      person(item.author),
      isMarked ? this.principals.ensure(to.siteId, options.actor).id : person(item.editor),
      scopeId,
      item.isFolder ? 1 : 0,
      dir,
      leaf
    );
  }

  private moveVersions(from: List, item: Item, to: List, itemId: number, options: MoveOptions): void {
    const { columns = (data: ItemData) => data, person = (id: number) => id } = options;
    for (const version of [...this.versions.of(from.id, item.id)].reverse()) {
      this.versions.keep(to, itemId, { ...version, data: columns(version.data), editor: person(version.editor) });
    }
  }

  /** A folder's new path is carried to everything below it. */
  private repath(list: List, from: string, to: string): void {
    const prefix = `${from}/`;
    this.db.change(
      'UPDATE nodes SET path = ? || substr(path, ?) WHERE list_id = ? AND substr(path, 1, ?) = ? COLLATE NOCASE',
      to,
      from.length + 1,
      list.id,
      prefix.length,
      prefix
    );
    this.db.change(
      `UPDATE items_${list.id} SET dir = ? || substr(dir, ?) WHERE dir = ? OR substr(dir, 1, ?) = ? COLLATE NOCASE`,
      to,
      from.length + 1,
      from,
      prefix.length,
      prefix
    );
  }
}

function isWithin(path: string, folder: string): boolean {
  return path.toLowerCase() === folder.toLowerCase() || path.toLowerCase().startsWith(`${folder.toLowerCase()}/`);
}
