import type { Blobs } from './blobs';
import type { Database } from './database';
import type { ItemData } from './items';
import type { List } from './lists';
import { FIRST_MAJOR, majorOf } from './uiVersion';

/** A row as it was before it was written again; of a file also its content. */
export interface ItemVersion {
  readonly version: number;
  readonly data: ItemData;
  readonly created: string;
  readonly editor: number;
  readonly blobId?: number;
  readonly size?: number;
}

interface Row {
  version: number;
  data: string;
  created: string;
  editor: number;
  blob_id: number | null;
  size: number | null;
}

/** The earlier versions of rows and files. */
export class ItemVersions {
  public constructor(private readonly db: Database, private readonly blobs: Blobs) {}

  /** Newest first. */
  public of(listId: number, itemId: number): readonly ItemVersion[] {
    return this.db.all<Row>('SELECT * FROM item_versions WHERE list_id = ? AND item_id = ? ORDER BY version DESC', listId, itemId).map(toVersion);
  }

  /** Keeps a state, and lets go of what the list's limit of major versions leaves out. */
  public keep(list: List, itemId: number, state: ItemVersion): void {
    this.db.run(
      'INSERT OR REPLACE INTO item_versions (list_id, item_id, version, data, blob_id, size, created, editor) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      list.id,
      itemId,
      state.version,
      JSON.stringify(state.data),
      state.blobId ?? null,
      state.size ?? null,
      state.created,
      state.editor
    );
    const limit = list.settings.majorVersionLimit;
    const oldest = (majorOf(state.version) - limit + 1) * FIRST_MAJOR;
    if (limit > 0 && oldest > 0) this.removeWhere(list.id, itemId, 'version < ?', oldest);
  }

  public remove(listId: number, itemId: number, version: number): void {
    this.removeWhere(listId, itemId, 'version = ?', version);
  }

  private removeWhere(listId: number, itemId: number, condition: string, version: number): void {
    const where = `list_id = ? AND item_id = ? AND ${condition}`;
    const held = this.db.all<{ id: number }>(`SELECT blob_id AS id FROM item_versions WHERE ${where} AND blob_id IS NOT NULL`, listId, itemId, version);
    this.db.change(`DELETE FROM item_versions WHERE ${where}`, listId, itemId, version);
    for (const { id } of held) this.blobs.release(id);
  }
}

function toVersion(row: Row): ItemVersion {
  return {
    version: row.version,
    data: JSON.parse(row.data) as ItemData,
    created: row.created,
    editor: row.editor,
    blobId: row.blob_id ?? undefined,
    size: row.size ?? undefined,
  };
}
