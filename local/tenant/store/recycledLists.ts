import type { Database } from './database';
import { StoreError } from './errors';
import type { Lists } from './lists';

/**
 * Lists in the recycle bin. Their rows, columns, views, versions and attachments stay where they are; the list and its
 * folders are put aside, so that nothing leads to them.
 */
export class RecycledLists {
  public constructor(private readonly db: Database, private readonly lists: Lists) {}

  /** Blobs that the list's files, versions and attachments need. */
  public blobs(listId: number): readonly number[] {
    return this.db
      .all<{ blob_id: number }>(
        `SELECT blob_id FROM nodes WHERE list_id = ?1 AND blob_id IS NOT NULL
         UNION SELECT blob_id FROM item_versions WHERE list_id = ?1 AND blob_id IS NOT NULL
         UNION SELECT blob_id FROM attachments WHERE list_id = ?1`,
        listId
      )
      .map(({ blob_id: blob }) => blob);
  }

  public put(listId: number): void {
    this.move(listId, '', 'recycled_');
  }

  /** @throws nameExists, duplicateListTitle when something took its place */
  public restore(listId: number): void {
    const list = this.db.get<{ site_id: number; title: string; url: string }>('SELECT site_id, title, url FROM recycled_lists WHERE id = ?', listId);
    if (!list) throw new StoreError('listMissing', 'The list does not exist any more.');
    if (this.lists.byTitle(list.site_id, list.title)) throw new StoreError('duplicateListTitle', `A list '${list.title}' exists.`, { title: list.title });
    if (this.db.get('SELECT 1 FROM nodes WHERE path = ?', list.url)) throw new StoreError('nameExists', `There is a folder at ${list.url} already.`, { name: list.url });
    this.move(listId, 'recycled_', '');
  }

  public purge(listId: number): void {
    this.db.define(`DROP TABLE IF EXISTS items_${listId}`);
    this.db.change('DELETE FROM recycled_lists WHERE id = ?', listId);
    for (const table of ['fields', 'views', 'recycled_nodes', 'item_versions', 'attachments', 'recycle_bin']) this.db.change(`DELETE FROM ${table} WHERE list_id = ?`, listId);
    this.db.change('DELETE FROM records WHERE owner = ?', `list ${listId}`);
  }

  public scopeOf(listId: number): number | undefined {
    return this.db.get<{ scope_id: number }>('SELECT scope_id FROM recycled_lists WHERE id = ?', listId)?.scope_id;
  }

  private move(listId: number, from: string, to: string): void {
    for (const [table, key] of [['lists', 'id'], ['nodes', 'list_id']]) {
      this.db.change(`INSERT INTO ${to}${table} SELECT * FROM ${from}${table} WHERE ${key} = ?`, listId);
      this.db.change(`DELETE FROM ${from}${table} WHERE ${key} = ?`, listId);
    }
    this.lists.forget();
  }
}
