import { randomUUID } from 'node:crypto';
import { ROW_COLUMNS } from './builtInFields';
import type { Database } from './database';
import { StoreError } from './errors';
import { checkFieldRules, checkFormulaColumns, findByAnyName, findByGuid, findByTitle, internalNameFor } from './fieldRules';
import { storageName, type Field, type FieldSettings, type FieldType } from './fieldTypes';
import { renameColumns } from './formula';
import type { List } from './lists';

/** Source: SharePoint limits, "Microsoft Lists" in the facts. */
const MOST_INDEXES = 20;

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
    return findByGuid(this.ofList(listId), guid);
  }

  public byAnyName(listId: number, name: string): Field | undefined {
    return findByAnyName(this.ofList(listId), name);
  }

  public byTitle(listId: number, title: string): Field | undefined {
    return findByTitle(this.ofList(listId), title);
  }

  /** @throws nameExists, indexLimit, unsupported, badRequest */
  public add(list: List, field: NewField): Field {
    const existing = this.ofList(list.id);
    const internalName = internalNameFor(existing, field.title, field.internalName);
    if (field.guid !== undefined && findByGuid(existing, field.guid)) throw new StoreError('nameExists', `A duplicate field Id {${field.guid}} was found.`, { name: field.title });
    const given: FieldSettings = { staticName: internalName, ...field.settings };
    checkFieldRules(field.type, given, field.title);
    this.checkTarget(list, field.type, given);
    checkFormulaColumns(existing, given, [internalName, field.title]);
    const settings = this.withInternalNames(list.id, this.dependent(list.id, given));
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

  /** @throws indexLimit, badRequest, duplicateValues, unsupported */
  public change(list: List, field: Field, change: { readonly title?: string; readonly type?: FieldType; readonly settings?: FieldSettings }): Field {
    const settings: FieldSettings = { ...field.settings, ...change.settings };
    const type = change.type ?? field.type;
    checkFieldRules(type, settings, change.title ?? field.title);
    if (change.settings?.lookupList !== undefined) this.checkTarget(list, type, settings);
    checkFormulaColumns(this.ofList(list.id), change.settings ?? {}, [field.internalName, field.title, change.title ?? field.title]);
    if (type !== field.type) this.convert(list, field, type);
    if (settings.indexed && !field.settings.indexed) this.addIndex(list, field);
    if (!settings.indexed && field.settings.indexed) this.db.define(`DROP INDEX IF EXISTS ${indexName(field)}`);
    if (settings.unique && !field.settings.unique) this.refuseDuplicates(field);
    this.db.change(
      'UPDATE fields SET title = ?, type = ?, settings = ? WHERE id = ?',
      change.title ?? field.title,
      type,
      JSON.stringify(this.withInternalNames(list.id, { ...settings, ...(isSeveral(type) === isSeveral(field.type) ? {} : { multiple: isSeveral(type) }) })),
      field.id
    );
    this.cache.delete(list.id);
    return this.byInternalName(list.id, field.internalName)!;
  }

  /** @throws badRequest for a column of SharePoint's own */
  public remove(list: List, field: Field): void {
    if (field.settings.fromBaseType) throw new StoreError('badRequest', 'The field cannot be deleted.');
    const dependents = this.ofList(list.id).filter(({ settings }) => settings.primaryField === field.guid);
    if (dependents.length > 0) throw new StoreError('badRequest', `The lookup '${field.title}' has columns that depend on it: ${dependents.map(({ title }) => title).join(', ')}.`);
    this.db.define(`DROP INDEX IF EXISTS ${indexName(field)}`);
    if (field.settings.storedIn === undefined) this.db.change(`UPDATE items_${list.id} SET data = json_remove(data, ${jsonPath(field)})`);
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

  /** @throws badRequest, fieldMissing */
  private checkTarget(list: List, type: FieldType, settings: FieldSettings): void {
    if (type !== 'Lookup' && type !== 'LookupMulti') return;
    checkLookupTarget(this.db, list.siteId, settings, target => this.ofList(target));
  }

  /** A column that shows another one of a lookup's target has the lookup's value. @throws fieldMissing */
  private dependent(listId: number, settings: FieldSettings): FieldSettings {
    if (settings.primaryField === undefined) return settings;
    const primary = this.byGuid(listId, settings.primaryField);
    if (!primary) throw new StoreError('fieldMissing', 'The primary lookup does not exist.', { field: settings.primaryField });
    return { ...settings, storedIn: primary.internalName, readOnly: true };
  }

  /** Formulas are kept with internal names, so that they outlive a new title. */
  private withInternalNames(listId: number, settings: FieldSettings): FieldSettings {
    if (!settings.formula) return settings;
    const fields = this.ofList(listId);
    return { ...settings, formula: renameColumns(settings.formula, name => findByAnyName(fields, name)?.internalName) };
  }

  /** One value becomes several, or the first of several stays. @throws unsupported */
  private convert(list: List, field: Field, type: FieldType): void {
    const several = SEVERAL[field.type] === type;
    if (!several && SEVERAL[type] !== field.type) throw new StoreError('unsupported', `The local tenant does not turn columns of type ${field.type} into ${type}.`);
    const path = jsonPath(field);
    const value = several ? `json_array(json_extract(data, ${path}))` : `json_extract(data, ${path} || '[0]')`;
    this.db.change(`UPDATE items_${list.id} SET data = json_set(data, ${path}, ${value}) WHERE json_extract(data, ${path}) IS NOT NULL`);
  }
}

/** Kinds with one value, and their kinds with several. */
const SEVERAL: Partial<Readonly<Record<FieldType, FieldType>>> = { Lookup: 'LookupMulti', User: 'UserMulti', Choice: 'MultiChoice' };

function isSeveral(type: FieldType): boolean {
  return type === 'LookupMulti' || type === 'UserMulti';
}

/**
 * A lookup points to a list of its web, or of a web above it, and to a column there.
 * @throws badRequest, fieldMissing
 */
export function checkLookupTarget(db: Database, webId: number, settings: FieldSettings, fieldsOf: (listId: number) => readonly Field[]): void {
  const target = db.get<{ id: number }>(
    `WITH RECURSIVE above (id) AS (VALUES (?1) UNION SELECT parent_id FROM webs JOIN above ON webs.id = above.id WHERE parent_id IS NOT NULL)
     SELECT id FROM lists WHERE guid = ?2 AND site_id IN (SELECT id FROM above)`,
    webId,
    settings.lookupList ?? ''
  );
  if (!target) throw new StoreError('badRequest', `The lookup list '${settings.lookupList ?? ''}' does not exist.`);
  if (!findByAnyName(fieldsOf(target.id), settings.lookupField ?? 'Title')) {
    throw new StoreError('fieldMissing', `The lookup list has no column '${settings.lookupField ?? ''}'.`, { field: settings.lookupField ?? '' });
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
  return `'$.${storageName(field)}'`;
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
