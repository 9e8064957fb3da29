import type { Database } from './database';
import type { Items, Item } from './items';
import type { List, Lists } from './lists';
import type { Security } from './security';
import type { Site, Sites } from './sites';

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

  /** @param copy takes the parent's assignments along; otherwise the caller alone keeps full control */
  public break(target: Target, copy: boolean, callerId: number): void {
    if (isUnique(target)) return;
    const scope = this.security.fork(target.site.id, scopeOf(target), copy, callerId);
    this.setScope(target, scope, true);
  }

  public reset(target: Target): void {
    if (!isUnique(target) || (target.kind === 'web' && target.site.parentId === undefined)) return;
    const own = scopeOf(target);
    this.setScope(target, this.parentScope(target), false);
    this.security.dropScope(own);
  }

  /** Gives a role; whoever gets one further down may open what lies above. */
  public assign(target: Target, principalId: number, roleId: number): void {
    this.security.assign(scopeOf(target), principalId, roleId);
    if (target.kind === 'web') return;
    this.security.assignLimited(target.site.scopeId, principalId);
    if (target.kind === 'item') this.security.assignLimited(target.list.scopeId, principalId);
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
    const folder = this.db.get<{ scope_id: number }>(
      `SELECT scope_id FROM items_${target.list.id} WHERE is_folder = 1 AND dir || '/' || leaf = ? COLLATE NOCASE`,
      target.item.dir
    );
    return folder?.scope_id ?? target.list.scopeId;
  }
}

export function scopeOf(target: Target): number {
  if (target.kind === 'web') return target.site.scopeId;
  return target.kind === 'list' ? target.list.scopeId : target.item.scopeId;
}

export function isUnique(target: Target): boolean {
  if (target.kind === 'web') return target.site.uniqueScope;
  return target.kind === 'list' ? target.list.uniqueScope : target.item.uniqueScope;
}
