import { randomUUID } from 'node:crypto';
import type { Database } from './database';
import { StoreError } from './errors';
import { checkFieldRules, findByGuid, internalNameFor } from './fieldRules';
import { checkLookupTarget, type Fields, type NewField } from './fields';
import type { Field, FieldSettings, FieldType } from './fieldTypes';
import { BUILT_IN_SITE_COLUMNS } from './siteColumnsBuiltIn';
import type { Site, Sites } from './sites';

interface Row {
  id: number;
  guid: string;
  internal_name: string;
  title: string;
  type: FieldType;
  settings: string;
}

/** Columns of webs, kept for the lists and content types below them; the root web of a site has SharePoint's own besides. */
export class SiteColumns {
  public constructor(private readonly db: Database, private readonly sites: Sites, private readonly fields: Fields) {}

  public ofWeb(web: Site): readonly Field[] {
    const own = this.db.all<Row>('SELECT * FROM site_columns WHERE site_id = ? ORDER BY id', web.id).map(toField);
    return web.parentId === undefined ? [...BUILT_IN_SITE_COLUMNS, ...own] : own;
  }

  /** A web's own columns and those of the webs above it. */
  public available(web: Site): readonly Field[] {
    const parent = web.parentId === undefined ? undefined : this.sites.byId(web.parentId);
    return [...(parent ? this.available(parent) : []), ...this.ofWeb(web)];
  }

  /** @throws nameExists, badRequest, fieldMissing */
  public add(web: Site, field: NewField): Field {
    const available = this.available(web);
    const internalName = internalNameFor(available, field.title, field.internalName);
    if (field.guid !== undefined && findByGuid(available, field.guid)) throw new StoreError('nameExists', `A duplicate field Id {${field.guid}} was found.`, { name: field.title });
    const settings = this.checked(web, field.type, { staticName: internalName, ...field.settings }, field.title);
    this.db.run(
      'INSERT INTO site_columns (site_id, guid, internal_name, title, type, settings) VALUES (?, ?, ?, ?, ?, ?)',
      web.id,
      (field.guid ?? randomUUID()).toLowerCase(),
      internalName,
      field.title,
      field.type,
      JSON.stringify(settings)
    );
    return this.ofWeb(web).find(each => each.internalName === internalName)!;
  }

  /** @throws badRequest, unsupported for one of SharePoint's own */
  public change(web: Site, field: Field, change: { readonly title?: string; readonly type?: FieldType; readonly settings?: FieldSettings }): Field {
    if (field.settings.fromBaseType) throw new StoreError('unsupported', 'The local tenant does not change the site columns that SharePoint itself has.');
    const type = change.type ?? field.type;
    const settings = this.checked(web, type, { ...field.settings, ...change.settings }, change.title ?? field.title);
    this.db.change('UPDATE site_columns SET title = ?, type = ?, settings = ? WHERE id = ?', change.title ?? field.title, type, JSON.stringify(settings), field.id);
    return this.ofWeb(web).find(({ guid }) => guid === field.guid)!;
  }

  /** Lists that took the column keep it. @throws badRequest for one of SharePoint's own */
  public remove(field: Field): void {
    if (field.settings.fromBaseType) throw new StoreError('badRequest', 'The field cannot be deleted.');
    this.db.change('DELETE FROM site_columns WHERE id = ?', field.id);
  }

  public forget(web: Site): void {
    this.db.change('DELETE FROM site_columns WHERE site_id = ?', web.id);
  }

  private checked(web: Site, type: FieldType, settings: FieldSettings, title: string): FieldSettings {
    checkFieldRules(type, settings, title);
    if (type === 'Lookup' || type === 'LookupMulti') checkLookupTarget(this.db, web.id, settings, listId => this.fields.ofList(listId));
    if (settings.primaryField === undefined) return settings;
    const primary = findByGuid(this.available(web), settings.primaryField);
    if (!primary) throw new StoreError('fieldMissing', 'The primary lookup does not exist.', { field: settings.primaryField });
    return { ...settings, readOnly: true };
  }
}

function toField(row: Row): Field {
  return {
    id: row.id,
    listId: 0,
    guid: row.guid,
    internalName: row.internal_name,
    title: row.title,
    type: row.type,
    settings: JSON.parse(row.settings) as FieldSettings,
  };
}
