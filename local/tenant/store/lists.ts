import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import { builtInFields } from './builtInFields';
import type { Database } from './database';
import { StoreError } from './errors';
import { itemTriggers } from './changeSchema';
import { LIST_TEMPLATES, TEMPLATES_ELSEWHERE, type ListTemplate } from './listTemplates';
import { encodeName } from './fieldRules';
import { itemsTable } from './schema';
import { SELF } from './templateFields';
import { below, type Site } from './sites';

export { encodeName } from './fieldRules';

export interface ListSettings {
  readonly description: string;
  readonly hidden: boolean;
  readonly enableVersioning: boolean;
  readonly enableMinorVersions: boolean;
  readonly majorVersionLimit: number;
  readonly enableAttachments: boolean;
  readonly enableFolderCreation: boolean;
  readonly contentTypesEnabled: boolean;
  readonly allowContentTypes: boolean;
  readonly onQuickLaunch: boolean;
  readonly noCrawl: boolean;
  /** 1 all rows, 2 one's own. */
  readonly readSecurity: number;
  /** 1 all rows, 2 one's own, 4 none. */
  readonly writeSecurity: number;
  readonly validationFormula?: string;
  readonly validationMessage?: string;
  /** What callers set and nothing here depends on, by the name of its property. */
  readonly kept?: Readonly<Record<string, string | number | boolean>>;
  /** Ids of the content types that are offered for new rows, the default first; all of the list's unless set. */
  readonly contentTypeOrder?: readonly string[];
}

export interface List {
  readonly id: number;
  readonly guid: string;
  readonly siteId: number;
  readonly title: string;
  /** Server-relative path of the root folder, fixed from the first title. */
  readonly url: string;
  /** `Training_x0020_matrix`: the name in `SP.Data.<name>ListItem`. */
  readonly entityName: string;
  /** 100 list, 101 library, 119 site pages. */
  readonly baseTemplate: number;
  /** 0 list, 1 library. */
  readonly baseType: number;
  readonly scopeId: number;
  readonly uniqueScope: boolean;
  readonly settings: ListSettings;
  /** Counts changes of the list itself: the n of its ETag. */
  readonly version: number;
  readonly created: string;
  readonly itemModified: string;
  readonly itemDeleted: string;
}

export interface NewList {
  readonly title: string;
  readonly baseTemplate?: number;
  readonly settings?: Partial<ListSettings>;
  /** The last part of its address; made from the title otherwise. */
  readonly leaf?: string;
  /** Its whole address below the web. */
  readonly path?: string;
}

interface Row {
  id: number;
  guid: string;
  site_id: number;
  title: string;
  url: string;
  entity_name: string;
  base_template: number;
  base_type: number;
  scope_id: number;
  unique_scope: number;
  settings: string;
  version: number;
  created: string;
  item_modified: string;
  item_deleted: string;
}

const LONGEST_TITLE = 255;

export class Lists {
  private readonly cache = new Map<string, List | undefined>();

  public constructor(private readonly db: Database, private readonly clock: Clock) {
    db.onRollback(() => this.cache.clear());
  }

  public byId(id: number): List | undefined {
    return this.cached(`id ${id}`, () => this.db.get<Row>('SELECT * FROM lists WHERE id = ?', id));
  }

  public byGuid(guid: string): List | undefined {
    const key = guid.toLowerCase();
    return this.cached(`guid ${key}`, () => this.db.get<Row>('SELECT * FROM lists WHERE guid = ?', key));
  }

  public byTitle(siteId: number, title: string): List | undefined {
    return this.cached(`title ${siteId} ${title}`, () => this.db.get<Row>('SELECT * FROM lists WHERE site_id = ? AND title = ?', siteId, title));
  }

  /** By the server-relative address of its root folder. */
  public byUrl(url: string): List | undefined {
    return this.cached(`url ${url}`, () => this.db.get<Row>('SELECT * FROM lists WHERE url = ?', url));
  }

  public ofSite(siteId: number): readonly List[] {
    return this.db.all<Row>('SELECT * FROM lists WHERE site_id = ? ORDER BY title', siteId).map(toList);
  }

  /** @throws duplicateListTitle, badRequest, unsupported */
  public add(site: Site, request: NewList): List {
    const template = request.baseTemplate ?? 100;
    const known = templateOf(template);
    if (request.title.trim() === '') throw new StoreError('badRequest', 'The list title is empty.');
    if (request.title.length > LONGEST_TITLE) throw new StoreError('badRequest', `The list title is longer than ${LONGEST_TITLE} characters.`);
    if (this.byTitle(site.id, request.title)) {
      throw new StoreError('duplicateListTitle', `A list '${request.title}' exists.`, { title: request.title });
    }
    const isLibrary = known.baseType === 1;
    const url = request.path === undefined ? this.freeUrl(site, isLibrary, request.leaf ?? request.title) : below(site, request.path);
    const guid = randomUUID();
    const now = this.clock.stamp();
    const id = this.db.run(
      `INSERT INTO lists (guid, site_id, title, url, entity_name, base_template, base_type, scope_id, settings, created, item_modified, item_deleted)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      guid,
      site.id,
      request.title,
      url,
      entityNameOf(url.slice(url.lastIndexOf('/') + 1)),
      template,
      known.baseType,
      site.scopeId,
      JSON.stringify({ ...defaults(isLibrary), ...request.settings }),
      now,
      now,
      now
    );
    this.db.define(itemsTable(id));
    this.db.define(itemTriggers(id));
    for (const field of [...builtInFields(isLibrary), ...known.fields]) {
      this.db.run(
        'INSERT INTO fields (list_id, guid, internal_name, title, type, settings) VALUES (?, ?, ?, ?, ?, ?)',
        id,
        field.guid,
        field.name,
        field.name === 'Title' ? known.titleColumn ?? field.title : field.title,
        field.type,
        JSON.stringify(field.settings.lookupList === SELF ? { ...field.settings, lookupList: guid } : field.settings)
      );
    }
    this.db.run(
      'INSERT INTO nodes (guid, site_id, list_id, name, path, is_folder) VALUES (?, ?, ?, ?, ?, 1)',
      randomUUID(),
      site.id,
      id,
      url.slice(url.lastIndexOf('/') + 1),
      url
    );
    this.cache.clear();
    return this.byId(id)!;
  }

  /** @throws duplicateListTitle */
  public change(list: List, change: { readonly title?: string; readonly settings?: Partial<ListSettings> }): void {
    if (change.title !== undefined && change.title.toLowerCase() !== list.title.toLowerCase() && this.byTitle(list.siteId, change.title)) {
      throw new StoreError('duplicateListTitle', `A list '${change.title}' exists.`, { title: change.title });
    }
    this.db.change(
      'UPDATE lists SET title = ?, settings = ?, version = version + 1 WHERE id = ?',
      change.title ?? list.title,
      JSON.stringify({ ...list.settings, ...change.settings }),
      list.id
    );
    this.cache.clear();
  }

  public setScope(list: List, scopeId: number, unique: boolean): void {
    this.db.change('UPDATE lists SET scope_id = ?, unique_scope = ? WHERE id = ?', scopeId, unique ? 1 : 0, list.id);
    this.db.change(`UPDATE items_${list.id} SET scope_id = ? WHERE scope_id = ? AND unique_scope = 0`, scopeId, list.scopeId);
    this.cache.clear();
  }

  /** Removes the list with its rows, files, columns and views. */
  public remove(list: List): void {
    this.db.define(`DROP TABLE items_${list.id}`);
    // The list itself goes first, so that its parts are not written down as changes of their own.
    this.db.change('DELETE FROM lists WHERE id = ?', list.id);
    for (const table of ['fields', 'views', 'nodes', 'item_versions', 'attachments', 'recycle_bin']) {
      this.db.change(`DELETE FROM ${table} WHERE list_id = ?`, list.id);
    }
    this.db.change('DELETE FROM records WHERE owner = ?', `list ${list.id}`);
    this.cache.clear();
  }

  public itemCount(list: List): number {
    return this.db.get<{ n: number }>(`SELECT count(*) AS n FROM items_${list.id}`)?.n ?? 0;
  }

  /** Takes the next id of a row, so that nobody else gets it (ReserveListItemId). */
  public reserveItemId(list: List): number {
    const table = `items_${list.id}`;
    const last = this.db.get<{ seq: number }>('SELECT seq FROM sqlite_sequence WHERE name = ?', table);
    if (last) this.db.change('UPDATE sqlite_sequence SET seq = seq + 1 WHERE name = ?', table);
    else this.db.run('INSERT INTO sqlite_sequence (name, seq) VALUES (?, 1)', table);
    return (last?.seq ?? 0) + 1;
  }

  /** For whoever changes lists by other ways than this. */
  public forget(): void {
    this.cache.clear();
  }

  /** Notes that rows changed; `LastItemModifiedDate` tells it. */
  public touch(list: List, deleted = false): void {
    const now = this.clock.stamp();
    if (now === list.itemModified && !deleted) return;
    this.db.change('UPDATE lists SET item_modified = ?, item_deleted = ? WHERE id = ?', now, deleted ? now : list.itemDeleted, list.id);
    this.cache.clear();
  }

  private freeUrl(site: Site, isLibrary: boolean, wanted: string): string {
    const leaf = wanted.replace(/[~"#%&*:<>?/\\{|}.']/g, '').trim().slice(0, 100) || 'List';
    for (let n = 0; ; n += 1) {
      const url = below(site, `${isLibrary ? '' : 'Lists/'}${leaf}${n === 0 ? '' : n}`);
      if (!this.db.get('SELECT 1 FROM nodes WHERE path = ?', url)) return url;
    }
  }

  private cached(key: string, read: () => Row | undefined): List | undefined {
    if (this.cache.has(key)) return this.cache.get(key);
    const row = read();
    const list = row && toList(row);
    this.cache.set(key, list);
    return list;
  }
}

/** @throws unsupported for a template that only SharePoint has, badRequest for one that nobody has */
function templateOf(number: number): ListTemplate {
  const known = LIST_TEMPLATES[number];
  if (known) return known;
  if (TEMPLATES_ELSEWHERE.includes(number)) throw new StoreError('unsupported', `The local tenant has no list template ${number}.`);
  throw new StoreError('badRequest', 'Invalid list template.');
}

function entityNameOf(leaf: string): string {
  const encoded = encodeName(leaf);
  return encoded.charAt(0).toUpperCase() + encoded.slice(1);
}

function defaults(isLibrary: boolean): ListSettings {
  return {
    description: '',
    hidden: false,
    enableVersioning: isLibrary,
    enableMinorVersions: false,
    majorVersionLimit: isLibrary ? 500 : 0,
    enableAttachments: !isLibrary,
    enableFolderCreation: isLibrary,
    contentTypesEnabled: false,
    allowContentTypes: true,
    onQuickLaunch: false,
    noCrawl: false,
    readSecurity: 1,
    writeSecurity: 1,
  };
}

function toList(row: Row): List {
  return {
    id: row.id,
    guid: row.guid,
    siteId: row.site_id,
    title: row.title,
    url: row.url,
    entityName: row.entity_name,
    baseTemplate: row.base_template,
    baseType: row.base_type,
    scopeId: row.scope_id,
    uniqueScope: row.unique_scope === 1,
    settings: JSON.parse(row.settings) as ListSettings,
    version: row.version,
    created: row.created,
    itemModified: row.item_modified,
    itemDeleted: row.item_deleted,
  };
}
