import { randomBytes } from 'node:crypto';
import { BUILT_IN_CONTENT_TYPES } from './builtInContentTypes';
import type { Database } from './database';
import { StoreError } from './errors';
import type { Fields } from './fields';
import type { FieldSettings } from './fieldTypes';
import { LIST_TEMPLATES } from './listTemplates';
import { SELF } from './templateFields';
import type { List } from './lists';
import { Records } from './records';
import type { SiteColumns } from './siteColumns';
import type { Site, Sites } from './sites';

/** A kind of row or document, of a web or taken into a list. */
export interface ContentType {
  /** `0x0101…`: it begins with its parent's. */
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly description: string;
  readonly isHidden: boolean;
  readonly isReadOnly: boolean;
  readonly isSealed: boolean;
  readonly isBuiltIn: boolean;
  /** Internal names of the columns that it adds to its parent's. */
  readonly columns: readonly string[];
  /** What callers set and nothing here depends on, by the name of its property. */
  readonly kept: Readonly<Record<string, string | number | boolean>>;
}

export const FOLDER_TYPE = '0x0120';

/** The content types of webs and of lists. */
export class ContentTypes {
  private readonly records: Records<ContentType>;

  public constructor(
    db: Database,
    private readonly sites: Sites,
    private readonly fields: Fields,
    private readonly siteColumns: SiteColumns
  ) {
    this.records = new Records<ContentType>(db, 'contentType');
  }

  /** A web's own; the root web of a site has SharePoint's besides. */
  public ofWeb(web: Site): readonly ContentType[] {
    const own = this.records.all(`web ${web.id}`);
    return web.parentId === undefined ? [...BUILT_IN_CONTENT_TYPES, ...own] : own;
  }

  /** A web's own and those of the webs above it. */
  public available(web: Site): readonly ContentType[] {
    const parent = web.parentId === undefined ? undefined : this.sites.byId(web.parentId);
    return [...(parent ? this.available(parent) : []), ...this.ofWeb(web)];
  }

  public ofList(list: List): readonly ContentType[] {
    return this.records.all(`list ${list.id}`);
  }

  /** Those of the button "New", the default first. */
  public order(list: List): readonly string[] {
    const all = this.ofList(list).filter(({ id, isHidden }) => !id.startsWith(FOLDER_TYPE) && !isHidden).map(({ id }) => id);
    const chosen = (list.settings.contentTypeOrder ?? []).filter(id => all.includes(id));
    return chosen.length > 0 ? chosen : all;
  }

  /** What a list is born with: its template's content type, and folders. */
  public furnish(list: List): void {
    const suffix = list.guid.replace(/-/g, '').toUpperCase();
    for (const parent of [LIST_TEMPLATES[list.baseTemplate].contentType, FOLDER_TYPE]) {
      const found = BUILT_IN_CONTENT_TYPES.find(({ id }) => id === parent)!;
      this.records.put(`list ${list.id}`, `${parent}00${suffix}`, { ...found, id: `${parent}00${suffix}`, isBuiltIn: false, columns: [] });
    }
  }

  /** Takes a web's content type into a list, with the columns that the list lacks. @throws badRequest, nameExists */
  public take(list: List, web: Site, id: string): ContentType {
    const found = this.available(web).find(type => type.id.toLowerCase() === id.toLowerCase());
    if (!found || found.isSealed) throw new StoreError('badRequest', `The content type ${id} does not exist, or cannot be taken.`);
    const isDocument = found.id.startsWith('0x0101');
    if (!found.id.startsWith(FOLDER_TYPE) && isDocument !== (list.baseType === 1)) {
      throw new StoreError('badRequest', `The content type "${found.name}" is not one for this kind of list.`);
    }
    if (this.ofList(list).some(({ name }) => name.toLowerCase() === found.name.toLowerCase())) throw duplicateName(found.name);
    const there = new Set(this.fields.ofList(list.id).map(({ internalName }) => internalName));
    const columns = this.columnsOf(found, web);
    for (const field of this.siteColumns.available(web)) {
      if (!columns.includes(field.internalName) || there.has(field.internalName)) continue;
      this.fields.add(list, { title: field.title, type: field.type, internalName: field.internalName, guid: field.guid, settings: ownSettings(field.settings, list) });
    }
    const taken: ContentType = { ...found, id: `${found.id}00${randomBytes(16).toString('hex').toUpperCase()}`, isBuiltIn: false, columns: [] };
    this.records.put(`list ${list.id}`, taken.id, taken);
    return taken;
  }

  /** A new kind below another one. @throws nameExists */
  public add(owner: Site | List, parent: string, type: Pick<ContentType, 'name' | 'group' | 'description'> & { readonly id?: string }): ContentType {
    const existing = 'siteId' in owner ? this.ofList(owner) : this.ofWeb(owner);
    if (existing.some(({ name }) => name.toLowerCase() === type.name.toLowerCase())) throw duplicateName(type.name);
    const id = type.id ?? `${parent}00${randomBytes(16).toString('hex').toUpperCase()}`;
    if (existing.some(each => each.id.toLowerCase() === id.toLowerCase())) throw new StoreError('nameExists', 'A duplicate content type ID was found.', { name: id });
    const made: ContentType = { ...type, id, isHidden: false, isReadOnly: false, isSealed: false, isBuiltIn: false, columns: [], kept: {} };
    this.records.put(keyOf(owner), id, made);
    return made;
  }

  /** @throws unsupported for one of SharePoint's own, nameExists */
  public change(owner: Site | List, type: ContentType, change: Partial<ContentType>): ContentType {
    if (type.isBuiltIn) throw new StoreError('unsupported', 'The local tenant does not change the content types that SharePoint itself has.');
    const existing = 'siteId' in owner ? this.ofList(owner) : this.ofWeb(owner);
    const isTaken = existing.some(({ id, name }) => id !== type.id && name.toLowerCase() === change.name?.toLowerCase());
    if (isTaken) throw duplicateName(change.name ?? '');
    const changed = { ...type, ...change };
    this.records.put(keyOf(owner), type.id, changed);
    return changed;
  }

  /** @throws badRequest for one of SharePoint's own, or one that others come from */
  public remove(owner: Site | List, type: ContentType, isInUse: boolean): void {
    if (type.isBuiltIn || type.isSealed) throw new StoreError('badRequest', `The content type "${type.name}" is part of SharePoint and cannot be deleted.`);
    const isParent = !('siteId' in owner) && this.ofWeb(owner).some(({ id }) => id !== type.id && id.startsWith(type.id));
    if (isInUse || isParent) throw new StoreError('contentTypeInUse', 'The content type is in use.');
    this.records.remove(keyOf(owner), type.id);
  }

  /** Whether a list of the webs has taken it, or one that comes from it. */
  public isTaken(type: ContentType, lists: readonly List[]): boolean {
    return lists.some(list => this.ofList(list).some(({ id }) => id.startsWith(type.id)));
  }

  /** The one that an id comes from: the longest known id that it begins with. */
  public parentOf(id: string, web: Site): ContentType | undefined {
    return [...this.available(web)].filter(type => type.id !== id && id.startsWith(type.id)).sort((left, right) => right.id.length - left.id.length)[0];
  }

  /** Internal names of all columns: its own, and its parents'. */
  public columnsOf(type: ContentType, web: Site): readonly string[] {
    const parent = this.parentOf(type.id, web);
    return [...new Set([...(parent ? this.columnsOf(parent, web) : []), ...type.columns])];
  }
}

/** A column of SharePoint's own that points to its list itself points to this one. */
function ownSettings(settings: FieldSettings, list: List): FieldSettings {
  return { ...settings, fromBaseType: undefined, ...(settings.lookupList === SELF ? { lookupList: list.guid } : {}) };
}

function keyOf(owner: Site | List): string {
  return 'siteId' in owner ? `list ${owner.id}` : `web ${owner.id}`;
}

function duplicateName(name: string): StoreError {
  return new StoreError('nameExists', `A duplicate content type "${name}" was found.`, { name });
}
