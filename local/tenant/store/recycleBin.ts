import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import { toStamp } from '../clock';
import type { Blobs } from './blobs';
import type { Database, SqlValue } from './database';
import { StoreError } from './errors';
import type { FileNode, Files } from './files';
import type { Item, ItemRow, Items } from './items';
import type { ItemVersion, ItemVersions } from './itemVersions';
import type { List, Lists } from './lists';
import { RecycledLists } from './recycledLists';
import { labelOf } from './uiVersion';

/** SP.RecycleBinItemType. */
export const FILE = 1;
export const FILE_VERSION = 2;
export const LIST_ITEM = 3;
export const LIST = 4;
export const FOLDER = 5;
export const ATTACHMENT = 7;

/** SP.ChangeType.Restore */
const RESTORED = 7;

/** Source: "Manage the Recycle Bin of a SharePoint site": both stages together. */
const KEPT_DAYS = 93;

export interface RecycledItem {
  readonly id: string;
  readonly siteId: number;
  readonly listId: number;
  readonly itemId: number;
  readonly kind: number;
  readonly title: string;
  readonly dir: string;
  readonly size: number;
  readonly deleted: string;
  readonly deletedBy: number;
  readonly author: number;
  /** 1, or 2 for what only administrators of the site collection see. */
  readonly stage: 1 | 2;
}

type Rows = readonly Readonly<Record<string, SqlValue>>[];

/** Everything that a restore puts back, as the tables had it. */
interface Content {
  readonly items: Rows;
  readonly nodes: Rows;
  readonly versions: Rows;
  readonly attachments: Rows;
}

interface Row {
  id: string;
  site_id: number;
  list_id: number;
  item_id: number;
  kind: number;
  title: string;
  dir: string;
  size: number;
  deleted: string;
  deleted_by: number;
  author: number;
  second: string | null;
}

const NOTHING: Content = { items: [], nodes: [], versions: [], attachments: [] };
const SELECT = `SELECT b.id, site_id, list_id, item_id, kind, title, dir, size, deleted, deleted_by, author, s.id AS second
  FROM recycle_bin b LEFT JOIN recycle_second_stage s ON s.id = b.id`;

/** Deleted rows, files and folders, kept whole until they are restored or deleted for good. */
export class RecycleBin {
  private readonly recycledLists: RecycledLists;

  public constructor(
    private readonly db: Database,
    private readonly lists: Lists,
    private readonly items: Items,
    private readonly versions: ItemVersions,
    private readonly files: Files,
    private readonly blobs: Blobs,
    private readonly clock: Clock
  ) {
    this.recycledLists = new RecycledLists(db, lists);
  }

  /** Newest first. @param isCollection takes the webs below a site collection's root in */
  public all(siteId: number, isCollection = false): readonly RecycledItem[] {
    this.purgeOld();
    const webs = isCollection ? 'site_id IN (SELECT id FROM webs WHERE root_id = ?1 UNION SELECT ?1)' : 'site_id = ?1';
    return this.db.all<Row>(`${SELECT} WHERE ${webs} ORDER BY deleted DESC, b.id`, siteId).map(toRecycled);
  }

  /** @returns the id of the entry in the bin */
  public recycle(list: List, item: Item, deletedBy: number): string {
    const node = this.files.byItem(list.id, item.id);
    const nodes = node ? this.files.withDescendants(node) : [];
    const ids = JSON.stringify(node ? nodes.flatMap(({ itemId }) => itemId ?? []) : [item.id]);
    const content: Content = {
      items: this.rows(`SELECT * FROM items_${list.id} WHERE id IN (SELECT value FROM json_each(?))`, ids),
      nodes: this.rows('SELECT * FROM nodes WHERE guid IN (SELECT value FROM json_each(?))', JSON.stringify(nodes.map(({ id }) => id))),
      versions: this.rows('SELECT * FROM item_versions WHERE list_id = ? AND item_id IN (SELECT value FROM json_each(?))', list.id, ids),
      attachments: this.rows('SELECT * FROM attachments WHERE list_id = ? AND item_id IN (SELECT value FROM json_each(?))', list.id, ids),
    };
    const size = nodes.reduce((sum, each) => sum + each.size, 0);
    const title = node ? node.name : String(item.data.Title ?? '');
    const id = this.add(list, item.id, node ? (node.isFolder ? FOLDER : FILE) : LIST_ITEM, { title, dir: item.dir, size, author: item.author }, deletedBy, content);
    if (node) this.files.remove(node);
    else this.items.remove(list, item);
    return id;
  }

  /** @returns the id of the entry in the bin */
  public recycleVersion(file: FileNode, version: ItemVersion, deletedBy: number): string {
    const list = this.files.listOf(file);
    const itemId = file.itemId!;
    const versions = this.rows('SELECT * FROM item_versions WHERE list_id = ? AND item_id = ? AND version = ?', list.id, itemId, version.version);
    const title = `${file.name} (${labelOf(version.version)})`;
    const dir = file.path.slice(0, file.path.lastIndexOf('/'));
    const id = this.add(list, itemId, FILE_VERSION, { title, dir, size: version.size ?? 0, author: version.editor }, deletedBy, { ...NOTHING, versions });
    this.versions.remove(list.id, itemId, version.version);
    return id;
  }

  /** @returns the id of the entry in the bin */
  public recycleAttachment(list: List, item: Item, name: string, deletedBy: number): string {
    const attachments = this.rows('SELECT * FROM attachments WHERE list_id = ? AND item_id = ? AND name = ?', list.id, item.id, name);
    const size = attachments.reduce((sum, { blob_id: blob }) => sum + (this.blobs.find(Number(blob))?.size ?? 0), 0);
    const shown = { title: name, dir: `${list.url}/Attachments/${item.id}`, size, author: item.author };
    const id = this.add(list, item.id, ATTACHMENT, shown, deletedBy, { ...NOTHING, attachments });
    this.db.change('DELETE FROM attachments WHERE list_id = ? AND item_id = ? AND name = ?', list.id, item.id, name);
    return id;
  }

  /** A list with all that is in it. @returns the id of the entry in the bin */
  public recycleList(list: List, deletedBy: number): string {
    const dir = list.url.slice(0, list.url.lastIndexOf('/'));
    const id = this.add(list, 0, LIST, { title: list.title, dir, size: 0, author: deletedBy }, deletedBy, NOTHING);
    for (const blob of this.recycledLists.blobs(list.id)) this.db.run('INSERT OR IGNORE INTO recycle_blobs (id, blob_id) VALUES (?, ?)', id, blob);
    this.recycledLists.put(list.id);
    return id;
  }

  /** @throws nameExists when something took its place, notFound when what it lay in is gone */
  public restore(entry: RecycledItem): void {
    const { last } = this.db.get<{ last: number | null }>('SELECT max(id) AS last FROM changes')!;
    this.putBack(entry);
    // What comes back is written down as restored, not as added.
    this.db.change('UPDATE changes SET type = ? WHERE id > ? AND type = 1', RESTORED, last ?? 0);
  }

  private putBack(entry: RecycledItem): void {
    if (entry.kind === LIST) {
      this.recycledLists.restore(entry.listId);
      return this.forget(entry.id);
    }
    const list = this.lists.byId(entry.listId);
    if (!list) throw new StoreError('notFound', `The list of ${entry.title} does not exist any more.`);
    const content = this.contentOf(entry.id);
    if (entry.kind === FILE_VERSION) this.requireRow(entry, list);
    else if (entry.kind === ATTACHMENT) this.requireFreeName(entry, this.requireRow(entry, list));
    else this.requirePlace(entry, list, content);
    this.insert(`items_${list.id}`, this.inScopeNow(entry, list, content));
    this.insert('nodes', this.inFolderNow(entry, content));
    this.insert('item_versions', content.versions);
    this.insert('attachments', content.attachments);
    if (entry.kind === ATTACHMENT) this.items.change(list, this.requireRow(entry, list), { Attachments: true }, entry.deletedBy);
    this.forget(entry.id);
    this.lists.touch(list);
  }

  public moveToSecondStage(entry: RecycledItem): void {
    this.db.run('INSERT OR IGNORE INTO recycle_second_stage (id) VALUES (?)', entry.id);
  }

  public purge({ id }: Pick<RecycledItem, 'id'>): void {
    const list = this.db.get<{ list_id: number }>('SELECT list_id FROM recycle_bin WHERE id = ? AND kind = ?', id, LIST);
    const blobs = this.db.all<{ blob_id: number }>('SELECT blob_id FROM recycle_blobs WHERE id = ?', id);
    if (list) this.recycledLists.purge(list.list_id);
    this.forget(id);
    for (const { blob_id: blob } of blobs) this.blobs.release(blob);
  }

  /** The scope in which it was deleted: rights are checked against it. */
  public scopeOf(entry: RecycledItem): number {
    const row = this.contentOf(entry.id).items.find(({ id }) => id === entry.itemId) as unknown as ItemRow | undefined;
    const scope = row?.scope_id ?? this.lists.byId(entry.listId)?.scopeId ?? this.recycledLists.scopeOf(entry.listId);
    if (scope === undefined) throw new StoreError('notFound', `The list of ${entry.title} does not exist any more.`);
    return scope;
  }

  private add(
    list: List,
    itemId: number,
    kind: number,
    shown: { readonly title: string; readonly dir: string; readonly size: number; readonly author: number },
    deletedBy: number,
    content: Content
  ): string {
    const id = randomUUID();
    this.db.run(
      `INSERT INTO recycle_bin (id, site_id, list_id, item_id, kind, title, dir, size, deleted, deleted_by, author, content)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      list.siteId,
      list.id,
      itemId,
      kind,
      shown.title,
      shown.dir.replace(/^\//, ''),
      shown.size,
      this.clock.stamp(),
      deletedBy,
      shown.author,
      JSON.stringify(content)
    );
    for (const blob of blobsIn(content)) this.db.run('INSERT OR IGNORE INTO recycle_blobs (id, blob_id) VALUES (?, ?)', id, blob);
    return id;
  }

  private requirePlace(entry: RecycledItem, list: List, { nodes }: Content): void {
    const folder = this.files.byPath(`/${entry.dir}`);
    if (!folder?.isFolder) throw new StoreError('notFound', `The folder ${entry.dir} does not exist any more.`);
    if (nodes.length === 0 || !this.files.byPath(`/${entry.dir}/${entry.title}`)) return;
    const what = entry.kind === FOLDER ? 'folder' : 'file';
    throw new StoreError('nameExists', `A ${what} with this name "${entry.title}" already exists in "${entry.dir}". To restore the ${what}, rename the existing ${what} and try again.`, {
      name: entry.title,
      list: list.title,
    });
  }

  private requireRow(entry: RecycledItem, list: List): Item {
    const item = this.items.find(list, entry.itemId);
    if (!item) throw new StoreError('notFound', `What ${entry.title} belonged to does not exist any more.`);
    return item;
  }

  private requireFreeName(entry: RecycledItem, item: Item): void {
    const taken = this.db.get('SELECT 1 FROM attachments WHERE list_id = ? AND item_id = ? AND name = ?', item.listId, item.id, entry.title);
    if (taken) throw new StoreError('nameExists', `An attachment with this name "${entry.title}" already exists.`, { name: entry.title });
  }

  /** What inherited its rights inherits them from the folder as that is by now. */
  private inScopeNow(entry: RecycledItem, list: List, { items }: Content): Rows {
    const top = items.find(({ id }) => id === entry.itemId);
    const folder = this.files.byPath(`/${entry.dir}`);
    const scope = folder?.scopeId ?? list.scopeId;
    return items.map(row => (row.unique_scope === 0 && top?.unique_scope === 0 && row.scope_id === top.scope_id ? { ...row, scope_id: scope } : row));
  }

  /** The folder may be another one of the same name by now. */
  private inFolderNow(entry: RecycledItem, { nodes }: Content): Rows {
    const folder = this.files.byPath(`/${entry.dir}`);
    return nodes.map(row => (folder && row.item_id === entry.itemId ? { ...row, parent: folder.id } : row));
  }

  private purgeOld(): void {
    const oldest = toStamp(new Date(this.clock.now().getTime() - KEPT_DAYS * 86_400_000));
    for (const entry of this.db.all<{ id: string }>('SELECT id FROM recycle_bin WHERE deleted < ?', oldest)) this.purge(entry);
  }

  private forget(id: string): void {
    for (const table of ['recycle_bin', 'recycle_second_stage', 'recycle_blobs']) this.db.change(`DELETE FROM ${table} WHERE id = ?`, id);
  }

  private contentOf(id: string): Content {
    return JSON.parse(this.db.get<{ content: string }>('SELECT content FROM recycle_bin WHERE id = ?', id)!.content) as Content;
  }

  private rows(sql: string, ...values: SqlValue[]): Rows {
    return this.db.all<Record<string, SqlValue>>(sql, ...values);
  }

  private insert(table: string, rows: Rows): void {
    for (const row of rows) {
      const columns = Object.keys(row);
      this.db.run(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`, ...Object.values(row));
    }
  }
}

function blobsIn({ nodes, versions, attachments }: Content): ReadonlySet<number> {
  return new Set([...nodes, ...versions, ...attachments].flatMap(({ blob_id: blob }) => (typeof blob === 'number' ? [blob] : [])));
}

function toRecycled(row: Row): RecycledItem {
  return {
    id: row.id,
    siteId: row.site_id,
    listId: row.list_id,
    itemId: row.item_id,
    kind: row.kind,
    title: row.title,
    dir: row.dir,
    size: row.size,
    deleted: row.deleted,
    deletedBy: row.deleted_by,
    author: row.author,
    stage: row.second === null ? 1 : 2,
  };
}
