import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import type { Database, SqlValue } from './database';
import { StoreError } from './errors';
import type { Field, FieldValue } from './fieldTypes';
import { valueSql, type Fields } from './fields';
import { calculatedValues } from './calculated';
import { checkValues } from './itemRules';
import type { CheckOuts } from './checkOuts';
import type { ItemVersion, ItemVersions } from './itemVersions';
import type { List, Lists } from './lists';
import { FIRST_MAJOR, FIRST_MINOR, nextMajor } from './uiVersion';

export type ItemData = Readonly<Record<string, FieldValue>>;

/** A row of a list, or the row beside a file or a folder of a library. */
export interface Item {
  readonly listId: number;
  readonly id: number;
  /** UniqueId; of a library's row also the id of its file or folder. */
  readonly guid: string;
  readonly data: ItemData;
  /** Counts every write. */
  readonly etag: number;
  /** 512 for each major version and 1 for each minor one (uiVersion.ts); 1.0 where the list keeps none. */
  readonly version: number;
  readonly created: string;
  readonly modified: string;
  readonly author: number;
  readonly editor: number;
  readonly scopeId: number;
  readonly uniqueScope: boolean;
  readonly isFolder: boolean;
  /** Server-relative path of the folder that it lies in. */
  readonly dir: string;
  readonly leaf: string;
}

export interface ItemRow {
  id: number;
  guid: string;
  data: string;
  etag: number;
  version: number;
  created: string;
  modified: string;
  author: number;
  editor: number;
  scope_id: number;
  unique_scope: number;
  is_folder: number;
  dir: string;
  leaf: string;
}

export interface Placement {
  readonly dir: string;
  readonly scopeId: number;
  /** A file's or folder's name; list rows get `5_.000`. */
  readonly leaf?: string;
  readonly guid?: string;
  readonly isFolder?: boolean;
}

/** What a write may set besides the columns: only the validate-update methods and copies may (facts 1.6). */
export interface Stamps {
  readonly created?: string;
  readonly modified?: string;
  readonly author?: number;
  readonly editor?: number;
  /** Keeps the version number. */
  readonly sameVersion?: boolean;
}

export interface Selection {
  /** Conditions in SQL over the columns of `items_<n>`; joined with "and". */
  readonly where: readonly string[];
  readonly values: readonly SqlValue[];
  readonly orderBy: string;
  readonly limit: number;
}

export type { ItemVersion } from './itemVersions';

export class Items {
  public constructor(
    private readonly db: Database,
    private readonly lists: Lists,
    private readonly fields: Fields,
    private readonly kept: ItemVersions,
    private readonly checkOuts: CheckOuts,
    private readonly clock: Clock
  ) {}

  public find(list: List, id: number): Item | undefined {
    const row = this.db.get<ItemRow>(`SELECT * FROM items_${list.id} WHERE id = ?`, id);
    return row && toItem(list.id, row);
  }

  public select(list: List, { where, values, orderBy, limit }: Selection): readonly Item[] {
    const conditions = where.length === 0 ? '' : ` WHERE ${where.map(condition => `(${condition})`).join(' AND ')}`;
    return this.db
      .all<ItemRow>(`SELECT * FROM items_${list.id}${conditions} ORDER BY ${orderBy} LIMIT ${limit}`, ...values)
      .map(row => toItem(list.id, row));
  }

  /** Whether a list has more rows than that; ids are never given twice, so that the last one tells it of most lists. */
  public exceeds(list: List, rows: number): boolean {
    const last = this.db.get<{ id: number | null }>(`SELECT max(id) AS id FROM items_${list.id}`)?.id ?? 0;
    return last > rows && this.countUpTo(list, [], [], rows + 1) > rows;
  }

  /** Counts no further than asked. */
  public countUpTo(list: List, where: readonly string[], values: readonly SqlValue[], most: number): number {
    const conditions = where.length === 0 ? '' : ` WHERE ${where.map(condition => `(${condition})`).join(' AND ')}`;
    return this.db.get<{ n: number }>(`SELECT count(*) AS n FROM (SELECT 1 FROM items_${list.id}${conditions} LIMIT ${most})`, ...values)?.n ?? 0;
  }

  /** @throws textTooLong, duplicateValues, fieldValidation, listValidation */
  public add(list: List, data: ItemData, editor: number, place: Placement, stamps: Stamps = {}): Item {
    const fields = this.fields.ofList(list.id);
    const given = withDefaults(fields, data, this.clock);
    const now = this.clock.stamp();
    const times = { Created: stamps.created ?? now, Modified: stamps.modified ?? now };
    const whole = { ...given, ...calculatedValues(fields, { ...given, ...times }, this.clock.now()) };
    checkValues(list, fields, whole, { ...whole, ...times }, this.clock.now());
    this.refuseDuplicates(list, fields, whole, undefined);
    const id = this.db.run(
      `INSERT INTO items_${list.id} (guid, data, etag, version, created, modified, author, editor, scope_id, is_folder, dir, leaf)
       VALUES (?, ?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      place.guid ?? randomUUID(),
      JSON.stringify(whole),
      list.settings.enableMinorVersions && list.baseType === 1 && !place.isFolder ? FIRST_MINOR : FIRST_MAJOR,
      times.Created,
      times.Modified,
      stamps.author ?? editor,
      stamps.editor ?? editor,
      place.scopeId,
      place.isFolder ? 1 : 0,
      place.dir,
      place.leaf ?? ''
    );
    if (place.leaf === undefined) this.db.change(`UPDATE items_${list.id} SET leaf = ? WHERE id = ?`, `${id}_.000`, id);
    this.lists.touch(list);
    return this.find(list, id)!;
  }

  /** Writes what changed and keeps the version before it. @throws as `add` */
  public change(list: List, item: Item, change: ItemData, editor: number, stamps: Stamps = {}): Item {
    const fields = this.fields.ofList(list.id);
    const written = { ...item.data, ...change };
    const times = { Created: stamps.created ?? item.created, Modified: stamps.modified ?? this.clock.stamp() };
    const data = { ...written, ...calculatedValues(fields, { ...written, ...times }, this.clock.now()) };
    checkValues(list, fields, change, { ...data, ...times }, this.clock.now());
    this.refuseDuplicates(list, fields, change, item.id);
    const version = this.nextVersion(list, item, editor, !stamps.sameVersion);
    this.db.change(
      `UPDATE items_${list.id} SET data = ?, etag = etag + 1, version = ?, created = ?, modified = ?, author = ?, editor = ? WHERE id = ?`,
      JSON.stringify(data),
      version,
      times.Created,
      times.Modified,
      stamps.author ?? item.author,
      stamps.editor ?? editor,
      item.id
    );
    this.lists.touch(list);
    return this.find(list, item.id)!;
  }

  /** Works the calculated columns out anew: a column was added or its formula changed. @throws badRequest for formulas that go in a circle */
  public recalculate(list: List): void {
    const fields = this.fields.ofList(list.id);
    calculatedValues(fields, {}, this.clock.now());
    for (const row of this.db.all<{ id: number; data: string; created: string; modified: string }>(`SELECT id, data, created, modified FROM items_${list.id}`)) {
      const data = JSON.parse(row.data) as ItemData;
      const values = { ...data, ...calculatedValues(fields, { ...data, Created: row.created, Modified: row.modified }, this.clock.now()) };
      this.db.change(`UPDATE items_${list.id} SET data = ? WHERE id = ?`, JSON.stringify(values), row.id);
    }
  }

  /** Marks a write that left the columns as they were (an attachment, a file's content). */
  public bump(list: List, item: Item, editor: number, newVersion: boolean): void {
    const version = this.nextVersion(list, item, editor, newVersion);
    this.db.change(
      `UPDATE items_${list.id} SET etag = etag + 1, version = ?, modified = ?, editor = ? WHERE id = ?`,
      version,
      this.clock.stamp(),
      editor,
      item.id
    );
    this.lists.touch(list);
  }

  public remove(list: List, item: Item): void {
    this.db.change(`DELETE FROM items_${list.id} WHERE id = ?`, item.id);
    this.db.change('DELETE FROM item_versions WHERE list_id = ? AND item_id = ?', list.id, item.id);
    this.db.change('DELETE FROM attachments WHERE list_id = ? AND item_id = ?', list.id, item.id);
    this.lists.touch(list, true);
  }

  public setScope(list: List, item: Item, scopeId: number, unique: boolean): void {
    this.db.change(`UPDATE items_${list.id} SET scope_id = ?, unique_scope = ? WHERE id = ?`, scopeId, unique ? 1 : 0, item.id);
    if (!item.isFolder) return;
    const path = `${item.dir}/${item.leaf}`;
    this.db.change(
      `UPDATE items_${list.id} SET scope_id = ? WHERE scope_id = ? AND unique_scope = 0 AND (dir = ? OR substr(dir, 1, ?) = ? COLLATE NOCASE)`,
      scopeId,
      item.scopeId,
      path,
      path.length + 1,
      `${path}/`
    );
  }

  public hasUniqueScopes(list: List): boolean {
    return this.db.get(`SELECT 1 FROM items_${list.id} WHERE unique_scope = 1 LIMIT 1`) !== undefined;
  }

  /** Earlier versions, newest first; the item itself is the current one. */
  public versions(list: List, item: Item): readonly ItemVersion[] {
    return this.kept.of(list.id, item.id);
  }

  public removeVersion(list: List, item: Item, version: number): void {
    this.kept.remove(list.id, item.id, version);
  }

  /**
   * The version that a write makes; the state before it is kept. What is checked out stays one version until it is
   * checked in.
   * @throws checkedOut, locked
   */
  private nextVersion(list: List, item: Item, editor: number, isNew: boolean): number {
    const isFile = list.baseType === 1 && !item.isFolder;
    if (isFile) this.checkOuts.requireFree(item.guid, editor, this.clock.stamp());
    if (!isNew || !list.settings.enableVersioning || (isFile && this.checkOuts.isCheckedOut(item.guid))) return item.version;
    const file = this.db.get<{ blob_id: number | null; size: number }>('SELECT blob_id, size FROM nodes WHERE guid = ?', item.guid);
    this.kept.keep(list, item.id, {
      version: item.version,
      data: item.data,
      created: item.modified,
      editor: item.editor,
      blobId: file?.blob_id ?? undefined,
      size: file?.size,
    });
    return list.settings.enableMinorVersions && isFile ? item.version + 1 : nextMajor(item.version);
  }

  private refuseDuplicates(list: List, fields: readonly Field[], data: ItemData, id: number | undefined): void {
    const twice = fields.filter(field => {
      const value = data[field.internalName];
      if (!field.settings.unique || value === null || value === undefined || typeof value === 'object') return false;
      const sought = typeof value === 'boolean' ? Number(value) : value;
      return this.db.get(`SELECT 1 FROM items_${list.id} WHERE ${valueSql(field)} = ? AND id <> ? LIMIT 1`, sought, id ?? -1) !== undefined;
    });
    if (twice.length > 0) {
      throw new StoreError('duplicateValues', 'A unique column has the value already.', { fields: twice.map(field => field.title).join(', ') });
    }
  }
}

export function toItem(listId: number, row: ItemRow): Item {
  return {
    listId,
    id: row.id,
    guid: row.guid,
    data: JSON.parse(row.data) as ItemData,
    etag: row.etag,
    version: row.version,
    created: row.created,
    modified: row.modified,
    author: row.author,
    editor: row.editor,
    scopeId: row.scope_id,
    uniqueScope: row.unique_scope === 1,
    isFolder: row.is_folder === 1,
    dir: row.dir,
    leaf: row.leaf,
  };
}

function withDefaults(fields: readonly Field[], data: ItemData, clock: Clock): ItemData {
  const whole: Record<string, FieldValue> = { ...data };
  for (const { internalName, type, settings } of fields) {
    if (settings.defaultValue === undefined || settings.defaultValue === '' || internalName in whole) continue;
    whole[internalName] = defaultOf(type, settings.defaultValue, clock);
  }
  return whole;
}

function defaultOf(type: Field['type'], text: string, clock: Clock): FieldValue {
  if (type === 'Boolean') return text === '1' || text.toLowerCase() === 'true';
  if (type === 'Number' || type === 'Currency') return Number(text);
  if (type === 'MultiChoice') return text.split(';#').filter(part => part !== '');
  if (type === 'DateTime') return /^\[today\]$/i.test(text) ? clock.stamp() : `${new Date(text).toISOString().slice(0, 19)}Z`;
  return text;
}
