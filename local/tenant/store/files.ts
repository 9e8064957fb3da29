import { randomUUID } from 'node:crypto';
import type { Blobs, StoredBlob } from './blobs';
import type { Database } from './database';
import { StoreError } from './errors';
import { checkName, freeName } from './fileNames';
import { toNode, NODE_COLUMNS, type FileNode, type NodeRow } from './fileNode';
import type { Items, ItemData, Stamps } from './items';
import type { List, Lists } from './lists';
import type { Actor, Principals } from './principals';
import type { Site } from './sites';
import { NO_LIST, type WebFolders } from './webFolders';

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
    private readonly principals: Principals,
    private readonly webFolders: WebFolders
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

  /** The root folder of a web. */
  public rootOfWeb(site: Site): FileNode {
    return this.webFolders.root(site);
  }

  /** What holds it; the root folder of a library lies in its web's. Only a web's own root lies nowhere. */
  public parentOf(node: FileNode): FileNode | undefined {
    if (node.parentId !== undefined) return this.byId(node.parentId);
    return node.listId === NO_LIST ? undefined : this.webFolders.above(node.siteId, node.path);
  }

  public children(folder: FileNode): readonly FileNode[] {
    const rows =
      folder.listId === NO_LIST
        ? this.webFolders.children(folder)
        : this.db.all<NodeRow>(`SELECT ${NODE_COLUMNS} FROM nodes WHERE parent = ? ORDER BY is_folder DESC, name`, folder.id);
    return rows.map(row => this.complete(row));
  }

  /** Of everything below a folder; the range of paths is read from the index. */
  public measure(folder: FileNode): { readonly files: number; readonly bytes: number } {
    const prefix = folder.path === '/' ? '' : folder.path;
    const sql = 'SELECT count(*) AS files, coalesce(sum(size), 0) AS bytes FROM nodes WHERE is_folder = 0 AND site_id = ? AND path > ? AND path < ?';
    return this.db.get<{ files: number; bytes: number }>(sql, folder.siteId, `${prefix}/`, `${prefix}0`)!;
  }

  public countChildren(folder: FileNode): number {
    return this.db.get<{ n: number }>('SELECT count(*) AS n FROM nodes WHERE parent = ?', folder.id)?.n ?? 0;
  }

  public child(folder: FileNode, name: string): FileNode | undefined {
    const row = this.db.get<NodeRow>('SELECT * FROM nodes WHERE parent = ? AND name = ?', folder.id, name);
    return row && this.complete(row);
  }

  /** @throws nameExists, invalidName, pathTooLong */
  public createFolder(parent: FileNode, name: string, options: WriteOptions): FileNode {
    const existing = this.child(parent, name);
    if (existing && options.conflict === 'replace' && existing.isFolder) return existing;
    if (parent.listId === NO_LIST) return this.webFolders.add(parent, name);
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

  /** Renames a folder outside lists. @throws unsupported when it would move */
  public renamePlain(folder: FileNode, parent: FileNode, name: string): FileNode {
    if (parent.id !== folder.parentId) throw new StoreError('unsupported', 'The local tenant does not support moving folders outside lists.');
    return this.webFolders.rename(folder, name);
  }

  /** Removes for good what the recycle bin does not keep. */
  public remove(node: FileNode): void {
    if (node.listId === NO_LIST) return this.webFolders.remove(node);
    for (const child of this.children(node)) this.remove(child);
    const list = this.listOf(node);
    const item = node.itemId === undefined ? undefined : this.items.find(list, node.itemId);
    const blobs = item ? this.items.versions(list, item).flatMap(({ blobId }) => blobId ?? []) : [];
    this.db.change('DELETE FROM nodes WHERE guid = ?', node.id);
    this.forgetWork(node.id).forEach(blob => blobs.push(blob));
    if (item) this.items.remove(list, item);
    for (const blob of new Set([...blobs, ...(node.blobId === undefined ? [] : [node.blobId])])) this.blobs.release(blob);
  }

  /** Uploads, check-outs and locks end with the file. @returns blobs that they held */
  private forgetWork(node: string): readonly number[] {
    const held = this.db.all<{ id: number | null }>('SELECT blob_id AS id FROM uploads WHERE node = ?1 UNION ALL SELECT blob_id FROM check_outs WHERE node = ?1', node);
    for (const table of ['uploads', 'check_outs', 'file_locks', 'version_notes']) this.db.change(`DELETE FROM ${table} WHERE node = ?`, node);
    return held.flatMap(({ id }) => id ?? []);
  }

  /** The node and everything below it, parents first. */
  public withDescendants(node: FileNode): readonly FileNode[] {
    return [node, ...(node.isFolder ? this.children(node).flatMap(child => this.withDescendants(child)) : [])];
  }

  /** @throws unsupported for what lies outside lists */
  public listOf(node: FileNode): List {
    const list = this.lists.byId(node.listId);
    if (!list) throw new StoreError('unsupported', 'The local tenant does not support files and rows outside lists and libraries.');
    return list;
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

  /** The name that something gets in a folder. @throws nameExists */
  public nameFor(parent: FileNode, name: string, conflict: Conflict, existing: FileNode | undefined): string {
    if (!existing) return name;
    if (conflict === 'rename') return freeName(name, candidate => this.child(parent, candidate) !== undefined);
    throw new StoreError('nameExists', `A file or folder with the name ${existing.path} already exists.`, { name, path: existing.path });
  }

  private read(condition: string, value: string): FileNode | undefined {
    const row = this.db.get<NodeRow>(`SELECT * FROM nodes WHERE ${condition}`, value);
    return row && this.complete(row);
  }

  private complete(row: NodeRow): FileNode {
    if (row.list_id === NO_LIST) return this.webFolders.toNode(row);
    const list = this.lists.byId(row.list_id)!;
    return toNode(row, list, row.item_id === null ? undefined : this.items.find(list, row.item_id));
  }
}
