import type { Clock } from '../clock';
import type { Database, SqlValue } from './database';

export type ChangedObject = 'contentType' | 'item' | 'folder' | 'list' | 'field' | 'view' | 'web';

/** One thing that was added, changed or deleted. */
export interface Change {
  /** Counts all changes of the tenant; the end of a change token. */
  readonly id: number;
  readonly time: string;
  readonly webId: number;
  /** 0 for a change of a web. */
  readonly listId: number;
  readonly listGuid: string;
  readonly object: ChangedObject;
  readonly type: number;
  readonly itemId: number;
  readonly guid: string;
}

export interface ChangeRange {
  /** Webs of which changes are told. */
  readonly webs: readonly number[];
  readonly listId?: number;
  readonly objects: readonly ChangedObject[];
  readonly types: readonly number[];
  readonly after: number;
  readonly upTo: number;
  readonly most: number;
}

interface Row {
  id: number;
  time: string;
  web_id: number;
  list_id: number;
  list_guid: string;
  object: ChangedObject;
  type: number;
  item_id: number;
  guid: string;
}

/** What has changed, in order (getChanges). */
export class Changes {
  public constructor(private readonly db: Database) {}

  /** The number of the last change. */
  public last(): number {
    return this.db.get<{ id: number | null }>('SELECT max(id) AS id FROM changes')?.id ?? 0;
  }

  public select({ webs, listId, objects, types, after, upTo, most }: ChangeRange): readonly Change[] {
    if (objects.length === 0 || types.length === 0) return [];
    const texts = (values: readonly SqlValue[]): string => values.map(() => '?').join(', ');
    const within = listId === undefined ? `web_id IN (${texts(webs)})` : 'list_id = ?';
    return this.db
      .all<Row>(
        `SELECT * FROM changes WHERE ${within} AND id > ? AND id <= ? AND object IN (${texts(objects)}) AND type IN (${texts(types)}) ORDER BY id LIMIT ?`,
        ...(listId === undefined ? webs : [listId]),
        after,
        upTo,
        ...objects,
        ...types,
        most
      )
      .map(row => ({
        id: row.id,
        time: row.time,
        webId: row.web_id,
        listId: row.list_id,
        listGuid: row.list_guid,
        object: row.object,
        type: row.type,
        itemId: row.item_id,
        guid: row.guid,
      }));
  }
}

/** Lets the triggers know the tenant's time. */
export function tellTime(db: Database, clock: Clock): void {
  db.provide('tenant_now', () => clock.stamp());
}
