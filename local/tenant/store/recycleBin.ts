import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import type { Blobs } from './blobs';
import type { Database, SqlValue } from './database';
import { StoreError } from './errors';
import type { Files } from './files';
import type { Item, ItemRow, Items } from './items';
import type { List, Lists } from './lists';

/** SP.RecycleBinItemType: 1 file, 3 list item, 5 folder. */
export type RecycledKind = 1 | 3 | 5;

export interface RecycledItem {
  readonly id: string;
  readonly siteId: number;
  readonly listId: number;
  readonly itemId: number;
  readonly kind: RecycledKind;
  readonly title: string;
  readonly dir: string;
  readonly size: number;
  readonly deleted: string;
  readonly deletedBy: number;
  readonly author: number;
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
  kind: RecycledKind;
  title: string;
  dir: string;
  size: number;
  deleted: string;
  deleted_by: number;
  author: number;
  content: string;
}

/** Deleted rows, files and folders, kept whole until they are restored or deleted for good. */
export class RecycleBin {
  public constructor(
    private readonly db: Database,
    private readonly lists: Lists,
    private readonly items: Items,
    private readonly files: Files,
    private readonly blobs: Blobs,
    private readonly clock: Clock
  ) {}

  public all(siteId: number): readonly RecycledItem[] {
    return this.db.all<Row>('SELECT * FROM recycle_bin WHERE site_id = ? ORDER BY deleted DESC, id', siteId).map(toRecycled);
  }

  public byId(siteId: number, id: string): RecycledItem | undefined {
    const row = this.db.get<Row>('SELECT * FROM recycle_bin WHERE site_id = ? AND id = ?', siteId, id.toLowerCase());
    return row && toRecycled(row);
  }

  /** @returns the id of the entry in the bin */
  public recycle(list: List, item: Item, deletedBy: number): string {
    const node = this.files.byItem(list.id, item.id);
    const nodes = node ? this.files.withDescendants(node) : [];
    const itemIds = node ? nodes.flatMap(({ itemId }) => itemId ?? []) : [item.id];
    const content: Content = {
      items: this.rows(`SELECT * FROM items_${list.id} WHERE id IN (SELECT value FROM json_each(?))`, JSON.stringify(itemIds)),
      nodes: this.rows('SELECT * FROM nodes WHERE guid IN (SELECT value FROM json_each(?))', JSON.stringify(nodes.map(({ id }) => id))),
      versions: this.rows('SELECT * FROM item_versions WHERE list_id = ? AND item_id IN (SELECT value FROM json_each(?))', list.id, JSON.stringify(itemIds)),
      attachments: this.rows('SELECT * FROM attachments WHERE list_id = ? AND item_id IN (SELECT value FROM json_each(?))', list.id, JSON.stringify(itemIds)),
    };
    const id = randomUUID();
    this.db.run(
      `INSERT INTO recycle_bin (id, site_id, list_id, item_id, kind, title, dir, size, deleted, deleted_by, author, content)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      id,
      list.siteId,
      list.id,
      item.id,
      node ? (node.isFolder ? 5 : 1) : 3,
      node ? node.name : String(item.data.Title ?? ''),
      item.dir.replace(/^\//, ''),
      nodes.reduce((sum, { size }) => sum + size, 0),
      this.clock.stamp(),
      deletedBy,
      item.author,
      JSON.stringify(content)
    );
    if (node) this.files.remove(node);
    else this.items.remove(list, item);
    return id;
  }

  /** @throws nameExists when something took its place, notFound when its folder is gone */
  public restore(entry: RecycledItem): void {
    const list = this.lists.byId(entry.listId)!;
    const content = this.contentOf(entry.id);
    const isFile = content.nodes.length > 0;
    if (isFile && !this.files.byPath(`/${entry.dir}`)) throw new StoreError('notFound', `The folder ${entry.dir} does not exist any more.`);
    if (isFile && this.files.byPath(`/${entry.dir}/${entry.title}`)) {
      throw new StoreError('nameExists', `A file or folder with the name ${entry.dir}/${entry.title} already exists.`, { name: entry.title });
    }
    this.insert(`items_${list.id}`, content.items);
    this.insert('nodes', content.nodes);
    this.insert('item_versions', content.versions);
    this.insert('attachments', content.attachments);
    this.db.change('DELETE FROM recycle_bin WHERE id = ?', entry.id);
    this.lists.touch(list);
  }

  public purge(entry: RecycledItem): void {
    const { nodes, versions, attachments } = this.contentOf(entry.id);
    this.db.change('DELETE FROM recycle_bin WHERE id = ?', entry.id);
    const blobs = [...nodes, ...versions, ...attachments].flatMap(({ blob_id: blob }) => (typeof blob === 'number' ? [blob] : []));
    for (const blob of new Set(blobs)) this.blobs.release(blob);
  }

  /** The row as it was deleted: rights are checked against it. */
  public scopeOf(entry: RecycledItem): number {
    const row = this.contentOf(entry.id).items.find(({ id }) => id === entry.itemId) as unknown as ItemRow;
    return row.scope_id;
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
  };
}
