import type { Database } from '../../store/database';
import type { List } from '../../store/lists';

/** The last change of a row since somebody began to look at its list. */
export interface Change {
  readonly seq: number;
  readonly itemId: number;
  readonly guid: string;
  readonly isDeleted: boolean;
}

export const changeTables = `
  CREATE TABLE IF NOT EXISTS graph_changes (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, list_id INTEGER NOT NULL, item_id INTEGER NOT NULL, guid TEXT NOT NULL,
    deleted INTEGER NOT NULL, UNIQUE (list_id, item_id));
  CREATE INDEX IF NOT EXISTS graph_changes_of_list ON graph_changes (list_id, seq);
`;

/**
 * From now on every change of the list's rows is noted, by triggers on its table: whoever looks at a list for the first
 * time begins it, and lists that nobody looks at cost nothing.
 * @returns the number of the newest change
 */
export function watch(db: Database, list: List): number {
  const table = `items_${list.id}`;
  const note = (row: 'new' | 'old', deleted: 0 | 1): string =>
    `INSERT OR REPLACE INTO graph_changes (list_id, item_id, guid, deleted) VALUES (${list.id}, ${row}.id, ${row}.guid, ${deleted});`;
  const isWatched = db.get('SELECT 1 FROM sqlite_master WHERE type = ? AND name = ?', 'trigger', `${table}_changed`);
  if (!isWatched) {
    db.define(`
      CREATE TRIGGER ${table}_added AFTER INSERT ON ${table} BEGIN ${note('new', 0)} END;
      CREATE TRIGGER ${table}_changed AFTER UPDATE OF etag ON ${table} BEGIN ${note('new', 0)} END;
      CREATE TRIGGER ${table}_removed AFTER DELETE ON ${table} BEGIN ${note('old', 1)} END;`);
  }
  return db.get<{ seq: number | null }>("SELECT seq FROM sqlite_sequence WHERE name = 'graph_changes'")?.seq ?? 0;
}

/** @param since a number that `watch` gave; what changed several times is told once */
export function changesSince(db: Database, list: List, since: number, most: number): readonly Change[] {
  return db
    .all<{ seq: number; item_id: number; guid: string; deleted: number }>(
      'SELECT seq, item_id, guid, deleted FROM graph_changes WHERE list_id = ? AND seq > ? ORDER BY seq LIMIT ?',
      ...[list.id, since, most]
    )
    .map(({ seq, item_id: itemId, guid, deleted }) => ({ seq, itemId, guid, isDeleted: deleted === 1 }));
}
