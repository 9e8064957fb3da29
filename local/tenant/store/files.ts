import { randomUUID } from 'node:crypto';
import type { Blobs, StoredBlob } from './blobs';
import type { Database } from './database';
import { StoreError } from './errors';
import { checkName, freeName } from './fileNames';
import { toNode, NODE_COLUMNS, type FileNode, type NodeRow } from './fileNode';
import type { Items, ItemData, Stamps } from './items';
import type { List, Lists } from './lists';
import type { Actor, Principals } from './principals';

export type { FileNode } from './fileNode';

/** What happens when the name is taken. */
export type Conflict = 'fail' | 'replace' | 'rename';

export interface WriteOptions {
  readonly actor: Actor;
  readonly conflict?: Conflict;
  readonly stamps?: Stamps;
  readonly data?: ItemData;
}

/**
 * Files and folders of every site's libraries, the same to SharePoint REST and to Graph. It checks names and
 * conflicts, not rights: whoever calls asks `access` first.
 */
export class Files {
  public constructor(
    private readonly db: Database,
    public readonly blobs: Blobs,
    private readonly lists: Lists,
    private readonly items: Items,
    private readonly principals: Principals
  ) {}

  public byId(id: string): FileNode | undefined {
    return this.read('guid = ?', id.toLowerCase());
  }

  /** By server-relative path, decoded: `/sites/housing/ContractFolders/x/minutes.docx`. */
  public byPath(path: string): FileNode | undefined {
    return this.read('path = ?', path.length > 1 ? path.replace(/\/+$/, '') : path);
  }

  public byItem(listId: number, itemId: number): FileNode | undefined {
    const row = this.db.get<NodeRow>('SELECT * FROM nodes WHERE list_id = ? AND item_id = ?', listId, itemId);
    return row && this.complete(row);
  }

  /** The root folder of a library or list. */
  public root(list: List): FileNode {
    return this.byPath(list.url)!;
  }

  public children(folder: FileNode): readonly FileNode[] {
    return this.db
      .all<NodeRow>(`SELECT ${NODE_COLUMNS} FROM nodes WHERE parent = ? ORDER BY is_folder DESC, name`, folder.id)
      .map(row => this.complete(row));
  }

  public child(folder: FileNode, name: string): FileNode | undefined {
    const row = this.db.get<NodeRow>('SELECT * FROM nodes WHERE parent = ? AND name = ?', folder.id, name);
    return row && this.complete(row);
  }

  /** @throws nameExists, invalidName, pathTooLong */
  public createFolder(parent: FileNode, name: string, options: WriteOptions): FileNode {
    const existing = this.child(parent, name);
    if (existing && options.conflict === 'replace' && existing.isFolder) return existing;
    return this.insert(parent, this.nameFor(parent, name, options.conflict ?? 'fail', existing), undefined, options);
  }

  /** Writes a file whole, as a new one or as a new version of the one of that name. @throws nameExists, invalidName, pathTooLong */
  public write(parent: FileNode, name: string, bytes: Uint8Array, options: WriteOptions): FileNode {
    return this.writeBlob(parent, name, this.blobs.write(bytes), options);
  }

  /** Writes a file whose bytes are stored already (an upload session, a copy). */
  public writeBlob(parent: FileNode, name: string, blob: StoredBlob, options: WriteOptions): FileNode {
    const existing = this.child(parent, name);
    const conflict = options.conflict ?? 'fail';
    if (existing && !existing.isFolder && conflict === 'replace') return this.replaceContent(existing, blob, options.actor);
    return this.insert(parent, this.nameFor(parent, name, conflict, existing), blob, options);
  }

  public replaceContent(file: FileNode, blob: StoredBlob, actor: Actor): FileNode {
    const list = this.listOf(file);
    const item = this.items.find(list, file.itemId!)!;
    const editor = this.principals.ensure(file.siteId, actor).id;
    this.items.bump(list, item, editor, list.settings.enableVersioning);
    this.db.change(
      'UPDATE nodes SET blob_id = ?, size = ?, hash = ?, content_version = content_version + 1 WHERE guid = ?',
      blob.id,
      blob.size,
      blob.hash,
      file.id
    );
    if (file.blobId !== undefined && file.blobId !== blob.id) this.blobs.release(file.blobId);
    return this.byId(file.id)!;
  }

  /** @param start first byte; @param end byte after the last */
  public content(file: FileNode, start?: number, end?: number): Buffer {
    return file.blobId === undefined ? Buffer.alloc(0) : this.blobs.read(file.blobId, start, end);
  }

  /** Sets columns of the row beside a file or folder. @throws as Items.change */
  public describe(node: FileNode, data: ItemData, actor: Actor, stamps: Stamps = {}): FileNode {
    const list = this.listOf(node);
    this.items.change(list, this.items.find(list, node.itemId!)!, data, this.principals.ensure(node.siteId, actor).id, stamps);
    return this.byId(node.id)!;
  }

  /** Moves or renames within a library. @throws nameExists, invalidName, pathTooLong, badRequest into itself */
  public move(node: FileNode, parent: FileNode, name: string, options: WriteOptions): FileNode {
    if (parent.listId !== node.listId) throw new StoreError('badRequest', 'A move stays within one library.');
    if (isWithin(parent.path, node.path)) throw new StoreError('badRequest', 'A folder cannot be moved into itself.');
    const taken = this.child(parent, name);
    const existing = taken && taken.id !== node.id ? taken : undefined;
    const conflict = options.conflict ?? 'fail';
    if (existing && conflict === 'replace') this.remove(existing);
    const finalName = existing && conflict !== 'replace' ? this.nameFor(parent, name, conflict, existing) : name;
    const path = `${parent.path}/${finalName}`;
    checkName(finalName, path);
    const list = this.listOf(node);
    const item = this.items.find(list, node.itemId!)!;
    this.items.bump(list, item, this.principals.ensure(node.siteId, options.actor).id, false);
    this.db.change(`UPDATE items_${list.id} SET dir = ?, leaf = ? WHERE id = ?`, parent.path, finalName, item.id);
    this.db.change('UPDATE nodes SET parent = ?, name = ?, path = ? WHERE guid = ?', parent.id, finalName, path, node.id);
    if (node.isFolder) this.repath(list, node.path, path);
    if (!item.uniqueScope) this.items.setScope(list, { ...item, dir: parent.path, leaf: finalName }, parent.scopeId, false);
    return this.byId(node.id)!;
  }

  /**
   * Copies a file or a folder with what lies in it, also to another library or site. Columns and rights are not
   * carried unless the caller passes them: the copy is a new item that inherits (gapi/driveitem-copy).
   */
  public copy(node: FileNode, parent: FileNode, name: string, options: WriteOptions): FileNode {
    if (!node.isFolder) {
      const blob = node.blobId === undefined ? this.blobs.write(new Uint8Array()) : this.blobs.find(node.blobId)!;
      return this.writeBlob(parent, name, blob, options);
    }
    if (isWithin(parent.path, node.path)) throw new StoreError('badRequest', 'A folder cannot be copied into itself.');
    const folder = this.createFolder(parent, name, options);
    for (const child of this.children(node)) this.copy(child, folder, child.name, { actor: options.actor, conflict: options.conflict });
    return folder;
  }

  /** Removes for good what the recycle bin does not keep. */
  public remove(node: FileNode): void {
    for (const child of this.children(node)) this.remove(child);
    const list = this.listOf(node);
    const item = node.itemId === undefined ? undefined : this.items.find(list, node.itemId);
    const blobs = item ? this.items.versions(list, item).flatMap(({ blobId }) => blobId ?? []) : [];
    this.db.change('DELETE FROM nodes WHERE guid = ?', node.id);
    if (item) this.items.remove(list, item);
    for (const blob of new Set([...blobs, ...(node.blobId === undefined ? [] : [node.blobId])])) this.blobs.release(blob);
  }

  /** The node and everything below it, parents first. */
  public withDescendants(node: FileNode): readonly FileNode[] {
    return [node, ...(node.isFolder ? this.children(node).flatMap(child => this.withDescendants(child)) : [])];
  }

  public listOf(node: FileNode): List {
    return this.lists.byId(node.listId)!;
  }

  private insert(parent: FileNode, name: string, blob: StoredBlob | undefined, { actor, stamps, data }: WriteOptions): FileNode {
    const path = `${parent.path}/${name}`;
    checkName(name, path);
    const list = this.listOf(parent);
    const guid = randomUUID();
    const editor = this.principals.ensure(parent.siteId, actor).id;
    const place = { dir: parent.path, leaf: name, guid, isFolder: blob === undefined, scopeId: parent.scopeId };
    const item = this.items.add(list, data ?? {}, editor, place, stamps);
    this.db.run(
      'INSERT INTO nodes (guid, site_id, list_id, item_id, parent, name, path, is_folder, blob_id, size, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      guid,
      parent.siteId,
      list.id,
      item.id,
      parent.id,
      name,
      path,
      blob === undefined ? 1 : 0,
      blob?.id ?? null,
      blob?.size ?? 0,
      blob?.hash ?? null
    );
    return this.byId(guid)!;
  }

  private nameFor(parent: FileNode, name: string, conflict: Conflict, existing: FileNode | undefined): string {
    if (!existing) return name;
    if (conflict === 'rename') return freeName(name, candidate => this.child(parent, candidate) !== undefined);
    throw new StoreError('nameExists', `A file or folder with the name ${existing.path} already exists.`, { name, path: existing.path });
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

  private read(condition: string, value: string): FileNode | undefined {
    const row = this.db.get<NodeRow>(`SELECT * FROM nodes WHERE ${condition}`, value);
    return row && this.complete(row);
  }

  private complete(row: NodeRow): FileNode {
    const list = this.lists.byId(row.list_id)!;
    return toNode(row, list, row.item_id === null ? undefined : this.items.find(list, row.item_id));
  }
}

function isWithin(path: string, folder: string): boolean {
  return path.toLowerCase() === folder.toLowerCase() || path.toLowerCase().startsWith(`${folder.toLowerCase()}/`);
}
