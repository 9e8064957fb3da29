import { randomUUID } from 'node:crypto';
import { ROW_COLUMNS } from './builtInFields';
import type { Database } from './database';
import { StoreError } from './errors';
import { INDEXABLE_TYPES, UNIQUE_TYPES, type Field, type FieldSettings, type FieldType } from './fieldTypes';
import { encodeName, type List } from './lists';

/** Source: SharePoint limits, "Microsoft Lists" in the facts. */
const MOST_INDEXES = 20;
const LONGEST_INTERNAL_NAME = 32;

export interface NewField {
  readonly title: string;
  readonly type: FieldType;
  readonly settings: FieldSettings;
  /** Kept as it is when the caller may choose it; otherwise it is made from the title. */
  readonly internalName?: string;
  readonly guid?: string;
}

interface Row {
  id: number;
  list_id: number;
  guid: string;
  internal_name: string;
  title: string;
  type: FieldType;
  settings: string;
}

/** The columns of lists. */
export class Fields {
  private readonly cache = new Map<number, readonly Field[]>();

  public constructor(private readonly db: Database) {
    db.onRollback(() => this.cache.clear());
  }

  public ofList(listId: number): readonly Field[] {
    const known = this.cache.get(listId);
    if (known) return known;
    const fields = this.db.all<Row>('SELECT * FROM fields WHERE list_id = ? ORDER BY id', listId).map(toField);
    this.cache.set(listId, fields);
    return fields;
  }

  /** Lookups of any list that point to one. */
  public lookupsTo(listGuid: string): readonly Field[] {
    return this.db.all<Row>("SELECT * FROM fields WHERE json_extract(settings, '$.lookupList') = ? AND list_id > 0 ORDER BY id", listGuid).map(toField);
  }

  public byInternalName(listId: number, name: string): Field | undefined {
    return this.ofList(listId).find(field => field.internalName === name);
  }

  public byGuid(listId: number, guid: string): Field | undefined {
    return this.ofList(listId).find(field => field.guid === guid.toLowerCase());
  }

  /** As SharePoint looks a column up: internal name first, then title, then static name; case does not count. */
  public byAnyName(listId: number, name: string): Field | undefined {
    const wanted = name.toLowerCase();
    const fields = this.ofList(listId);
    return (
      fields.find(field => field.internalName.toLowerCase() === wanted) ??
      fields.find(field => field.title.toLowerCase() === wanted && field.type !== 'Computed') ??
      fields.find(field => field.title.toLowerCase() === wanted || field.settings.staticName?.toLowerCase() === wanted)
    );
  }

  public byTitle(listId: number, title: string): Field | undefined {
    return this.ofList(listId).find(field => field.title.toLowerCase() === title.toLowerCase());
  }

  /** @throws nameExists, indexLimit, unsupported, badRequest */
  public add(list: List, field: NewField): Field {
    const internalName = this.freeName(list.id, field.internalName ?? encodeName(field.title).slice(0, LONGEST_INTERNAL_NAME), field.internalName !== undefined);
    const settings: FieldSettings = { staticName: internalName, ...field.settings };
    this.checkRules(field.type, settings, field.title);
    this.checkTarget(field.type, settings);
    const id = this.db.run(
      'INSERT INTO fields (list_id, guid, internal_name, title, type, settings) VALUES (?, ?, ?, ?, ?, ?)',
      list.id,
      (field.guid ?? randomUUID()).toLowerCase(),
      internalName,
      field.title,
      field.type,
      JSON.stringify(settings)
    );
    this.cache.delete(list.id);
    const added = this.byInternalName(list.id, internalName)!;
    if (settings.indexed) this.addIndex(list, { ...added, id });
    return added;
  }

  /** @throws indexLimit, badRequest, duplicateValues */
  public change(list: List, field: Field, change: { readonly title?: string; readonly settings?: FieldSettings }): Field {
    const settings: FieldSettings = { ...field.settings, ...change.settings };
    this.checkRules(field.type, settings, field.title);
    if (settings.indexed && !field.settings.indexed) this.addIndex(list, field);
    if (!settings.indexed && field.settings.indexed) this.db.define(`DROP INDEX IF EXISTS ${indexName(field)}`);
    if (settings.unique && !field.settings.unique) this.refuseDuplicates(field);
    this.db.change('UPDATE fields SET title = ?, settings = ? WHERE id = ?', change.title ?? field.title, JSON.stringify(settings), field.id);
    this.cache.delete(list.id);
    return this.byInternalName(list.id, field.internalName)!;
  }

  /** @throws badRequest for a column of SharePoint's own */
  public remove(list: List, field: Field): void {
    if (field.settings.fromBaseType) throw new StoreError('badRequest', 'The field cannot be deleted.');
    this.db.define(`DROP INDEX IF EXISTS ${indexName(field)}`);
    this.db.change(`UPDATE items_${list.id} SET data = json_remove(data, ${jsonPath(field)})`);
    this.db.change('DELETE FROM fields WHERE id = ?', field.id);
    this.cache.delete(list.id);
  }

  public forget(listId: number): void {
    this.cache.delete(listId);
  }

  private addIndex(list: List, field: Field): void {
    const indexed = this.ofList(list.id).filter(other => other.settings.indexed && other.type !== 'Counter' && other.internalName !== field.internalName);
    if (indexed.length >= MOST_INDEXES) {
      throw new StoreError('indexLimit', `The list has ${MOST_INDEXES} indexed columns already, which is the most that it can have.`);
    }
    this.db.define(`CREATE INDEX IF NOT EXISTS ${indexName(field)} ON items_${list.id} (${valueSql(field)}, id)`);
  }

  private refuseDuplicates(field: Field): void {
    const twice = this.db.get(
      `SELECT 1 FROM items_${field.listId} WHERE ${valueSql(field)} IS NOT NULL GROUP BY ${valueSql(field)} HAVING count(*) > 1 LIMIT 1`
    );
    if (twice) throw new StoreError('duplicateValues', 'The column has the same value in several rows.', { fields: field.title });
  }

  private checkRules(type: FieldType, settings: FieldSettings, title: string): void {
    const { maxLength } = settings;
    if (type === 'Text' && maxLength !== undefined && !(maxLength >= 1 && maxLength <= 255)) {
      throw new StoreError('badRequest', 'The maximum number of characters is between 1 and 255.');
    }
    if (settings.indexed && !INDEXABLE_TYPES.includes(type)) throw new StoreError('badRequest', `The column '${title}' of type '${type}' cannot be indexed.`);
    if (!settings.unique) return;
    if (!UNIQUE_TYPES.includes(type)) throw new StoreError('badRequest', `The column '${title}' of type '${type}' cannot enforce unique values.`);
    if (!settings.indexed) throw new StoreError('badRequest', `The column '${title}' must be indexed before it can enforce unique values.`);
  }

  private checkTarget(type: FieldType, settings: FieldSettings): void {
    if (type !== 'Lookup' && type !== 'LookupMulti') return;
    const target = this.db.get<{ id: number }>('SELECT id FROM lists WHERE guid = ?', settings.lookupList ?? '');
    if (!target) throw new StoreError('badRequest', `The lookup list '${settings.lookupList ?? ''}' does not exist.`);
    if (!this.byInternalName(target.id, settings.lookupField ?? 'Title')) {
      throw new StoreError('fieldMissing', `The lookup list has no column '${settings.lookupField ?? ''}'.`, { field: settings.lookupField ?? '' });
    }
  }

  private freeName(listId: number, wanted: string, fixed: boolean): string {
    const taken = new Set(this.ofList(listId).map(field => field.internalName.toLowerCase()));
    if (!taken.has(wanted.toLowerCase())) return wanted;
    if (fixed) {
      throw new StoreError('nameExists', `A duplicate field name "${wanted}" was found.`, { name: wanted });
    }
    for (let n = 0; ; n += 1) {
      const name = `${wanted}${n}`;
      if (!taken.has(name.toLowerCase())) return name;
    }
  }
}

/**
 * The SQL that reads a column from its list's table; text compares without case, as in SharePoint.
 * @param table name of the table where two are in play
 */
export function valueSql(field: Field, table?: string): string {
  const prefix = table === undefined ? '' : `${table}.`;
  const column = ROW_COLUMNS[field.internalName];
  if (column) return column(prefix);
  const value = `json_extract(${prefix}data, ${jsonPath(field)})`;
  return isTextual(field.type) ? `${value} COLLATE NOCASE` : value;
}

/** Internal names are letters, digits and `_`, so that they can stand in a statement. */
export function jsonPath(field: Field): string {
  if (!/^\w+$/.test(field.internalName)) throw new StoreError('badRequest', `"${field.internalName}" cannot be a column's internal name.`);
  return `'$.${field.internalName}'`;
}

function isTextual(type: FieldType): boolean {
  return type === 'Text' || type === 'Choice' || type === 'Note';
}

function indexName(field: Field): string {
  return `items_${field.listId}_field_${field.id}`;
}

function toField(row: Row): Field {
  return {
    id: row.id,
    listId: row.list_id,
    guid: row.guid,
    internalName: row.internal_name,
    title: row.title,
    type: row.type,
    settings: JSON.parse(row.settings) as FieldSettings,
  };
}
