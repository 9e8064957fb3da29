import type { Database } from './database';
import { StoreError } from './errors';
import type { Items, Item } from './items';
import type { List, Lists } from './lists';
import type { Security } from './security';
import type { Site, Sites } from './sites';

/** Scopes of its own rows that a list may have, and items that what breaks its inheritance may hold (facts 1.8). */
const MOST_SCOPES = 50_000;
const MOST_ITEMS = 100_000;

/** What breaking and resetting inheritance works on. */
export type Target =
  | { readonly kind: 'web'; readonly site: Site }
  | { readonly kind: 'list'; readonly site: Site; readonly list: List }
  | { readonly kind: 'item'; readonly site: Site; readonly list: List; readonly item: Item };

/** Unique permissions of webs below others, lists, folders, rows and files. */
export class Inheritance {
  public constructor(
    private readonly db: Database,
    private readonly security: Security,
    private readonly sites: Sites,
    private readonly lists: Lists,
    private readonly items: Items
  ) {}

  /**
   * @param copy takes the parent's assignments along; otherwise the caller alone keeps full control
   * @param clearBelow lets everything below inherit anew
   * @throws tooManyScopes, tooManyItems
   */
  public break(target: Target, copy: boolean, callerId: number, clearBelow = false): void {
    if (!isUnique(target)) {
      this.requireRoom(target);
      const scope = this.security.fork(target.site.id, scopeOf(target), copy, callerId);
      this.setScope(target, scope, true);
    }
    if (clearBelow) this.clearBelow(target);
  }

  /** @throws tooManyItems */
  public reset(target: Target): void {
    if (!isUnique(target) || (target.kind === 'web' && target.site.parentId === undefined)) return;
    this.requireFewItems(target);
    const own = scopeOf(target);
    this.setScope(target, this.parentScope(target), false);
    this.security.dropScope(own);
  }

  /** Gives a role; whoever gets one further down may open what lies above. */
  public assign(target: Target, principalId: number, roleId: number): void {
    const own = scopeOf(target);
    this.security.assign(own, principalId, roleId);
    for (const scope of this.scopesAbove(target)) if (scope !== own) this.security.assignLimited(scope, principalId);
  }

  /** The nearest of what lies above, or the thing itself, that has rights of its own. */
  public uniqueAncestor(target: Target): Target {
    if (isUnique(target)) return target;
    if (target.kind === 'item') {
      const folder = this.folderOf(target);
      return this.uniqueAncestor(folder ? { ...target, item: folder } : { kind: 'list', site: target.site, list: target.list });
    }
    return this.uniqueAncestor({ kind: 'web', site: target.kind === 'web' ? this.sites.byId(target.site.parentId ?? target.site.rootId)! : target.site });
  }

  private setScope(target: Target, scopeId: number, unique: boolean): void {
    if (target.kind === 'web') this.setWebScope(target.site, scopeId, unique);
    if (target.kind === 'list') this.lists.setScope(target.list, scopeId, unique);
    if (target.kind === 'item') this.items.setScope(target.list, target.item, scopeId, unique);
  }

  /** Lists and webs below that have no rights of their own follow. */
  private setWebScope(web: Site, scopeId: number, unique: boolean): void {
    this.sites.setScope(web, scopeId, unique);
    for (const list of this.lists.ofSite(web.id)) if (!list.uniqueScope) this.lists.setScope(list, scopeId, false);
    for (const lower of this.sites.below(web)) if (!lower.uniqueScope) this.setWebScope(lower, scopeId, false);
  }

  private parentScope(target: Target): number {
    if (target.kind === 'web') return this.sites.byId(target.site.parentId ?? target.site.rootId)!.scopeId;
    if (target.kind === 'list') return target.site.scopeId;
    return this.folderOf(target)?.scopeId ?? target.list.scopeId;
  }

  private scopesAbove(target: Target): ReadonlySet<number> {
    const scopes = new Set<number>();
    const above = (web: Site): Site | undefined => (web.parentId === undefined ? undefined : this.sites.byId(web.parentId));
    if (target.kind === 'item') {
      for (let folder = this.folderOf(target); folder; folder = this.folderOf({ ...target, item: folder })) scopes.add(folder.scopeId);
      scopes.add(target.list.scopeId);
    }
    for (let web = target.kind === 'web' ? above(target.site) : (target.site as Site | undefined); web; web = above(web)) scopes.add(web.scopeId);
    return scopes;
  }

  /** The row of the folder that a row lies in; in the root of a list there is none. */
  private folderOf({ list, item }: Extract<Target, { kind: 'item' }>): Item | undefined {
    if (item.dir.toLowerCase() === list.url.toLowerCase()) return undefined;
    const at = item.dir.lastIndexOf('/');
    const [folder] = this.items.select(list, { where: ['dir = ? AND leaf = ? AND is_folder = 1'], values: [item.dir.slice(0, at), item.dir.slice(at + 1)], orderBy: 'id', limit: 1 });
    return folder;
  }

  private clearBelow(target: Target): void {
    const scope = this.scopeNow(target);
    if (target.kind === 'web') {
      const web = this.sites.byId(target.site.id)!;
      for (const list of this.lists.ofSite(web.id)) this.clearList(list, scope);
      for (const lower of this.sites.below(web)) {
        if (lower.uniqueScope) this.dropTo({ kind: 'web', site: lower }, scope);
        this.clearBelow({ kind: 'web', site: this.sites.byId(lower.id)! });
      }
    } else if (target.kind === 'list') {
      this.clearRows(this.lists.byId(target.list.id)!, scope, undefined);
    } else if (target.item.isFolder) {
      this.clearRows(target.list, scope, `${target.item.dir}/${target.item.leaf}`);
    }
  }

  private clearList(list: List, scope: number): void {
    if (list.uniqueScope) {
      this.lists.setScope(list, scope, false);
      this.security.dropScope(list.scopeId);
    }
    this.clearRows(this.lists.byId(list.id)!, scope, undefined);
  }

  /** @param folder below which; all rows of the list otherwise */
  private clearRows(list: List, scope: number, folder: string | undefined): void {
    const below = folder === undefined ? '1' : '(dir = ? OR substr(dir, 1, ?) = ? COLLATE NOCASE)';
    const values = folder === undefined ? [] : [folder, folder.length + 1, `${folder}/`];
    const own = this.db.all<{ scope_id: number }>(`SELECT scope_id FROM items_${list.id} WHERE unique_scope = 1 AND ${below}`, ...values);
    if (own.length === 0) return;
    const dropped = JSON.stringify(own.map(({ scope_id: id }) => id));
    this.db.change(`UPDATE items_${list.id} SET scope_id = ?, unique_scope = 0 WHERE scope_id IN (SELECT value FROM json_each(?))`, scope, dropped);
    for (const { scope_id: id } of own) this.security.dropScope(id);
  }

  private dropTo(target: Target, scope: number): void {
    this.setScope(target, scope, false);
    this.security.dropScope(scopeOf(target));
  }

  private scopeNow(target: Target): number {
    if (target.kind === 'web') return this.sites.byId(target.site.id)!.scopeId;
    if (target.kind === 'list') return this.lists.byId(target.list.id)!.scopeId;
    return this.items.find(target.list, target.item.id)!.scopeId;
  }

  private requireRoom(target: Target): void {
    this.requireFewItems(target);
    if (target.kind !== 'item') return;
    const count = this.db.get<{ n: number }>(`SELECT count(*) AS n FROM items_${target.list.id} WHERE unique_scope = 1`)?.n ?? 0;
    if (count >= MOST_SCOPES) {
      throw new StoreError('tooManyScopes', 'You cannot break inheritance for this item because there are too many items with unique permissions in this list.');
    }
  }

  private requireFewItems(target: Target): void {
    if (target.kind === 'list' && this.lists.itemCount(target.list) > MOST_ITEMS) throw tooManyItems();
    if (target.kind !== 'item' || !target.item.isFolder) return;
    const path = `${target.item.dir}/${target.item.leaf}`;
    const where = ['dir = ? OR (dir > ? AND dir < ?)'];
    if (this.items.countUpTo(target.list, where, [path, `${path}/`, `${path}0`], MOST_ITEMS + 1) > MOST_ITEMS) throw tooManyItems();
  }
}

function tooManyItems(): StoreError {
  return new StoreError('tooManyItems', `You cannot break or restore inheritance here because there are more than ${MOST_ITEMS} items.`);
}

export function scopeOf(target: Target): number {
  if (target.kind === 'web') return target.site.scopeId;
  return target.kind === 'list' ? target.list.scopeId : target.item.scopeId;
}

export function isUnique(target: Target): boolean {
  if (target.kind === 'web') return target.site.uniqueScope;
  return target.kind === 'list' ? target.list.uniqueScope : target.item.uniqueScope;
}
