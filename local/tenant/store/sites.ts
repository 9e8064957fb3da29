import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import { toStamp } from '../clock';
import type { Collections } from './collections';
import type { Database } from './database';
import { StoreError } from './errors';
import { ROLES } from './permissions';
import { groupNameFrom, type Actor, type Principals } from './principals';
import type { Security } from './security';
import { SELECT_SITES, toSite, type Site, type SiteRow, type WebSettings } from './siteRow';

export type { Site, WebSettings } from './siteRow';

export interface NewSite {
  readonly url: string;
  readonly title: string;
  readonly description?: string;
  readonly template?: string;
  readonly owner?: Actor;
  /** A person's OneDrive has no site groups. */
  readonly withGroups?: boolean;
  readonly settings?: WebSettings;
}

/** A web below another one. */
export interface NewWeb {
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly template: string;
  readonly settings: WebSettings;
}

/** The webs of the tenant: the root webs of site collections and the webs below them. */
export class Sites {
  public constructor(
    private readonly db: Database,
    private readonly collections: Collections,
    private readonly principals: Principals,
    private readonly security: Security,
    private readonly clock: Clock
  ) {}

  public byUrl(url: string): Site | undefined {
    return toSite(this.db.get<SiteRow>(`${SELECT_SITES} WHERE s.url = ?`, url));
  }

  public byId(id: number): Site | undefined {
    return toSite(this.db.get<SiteRow>(`${SELECT_SITES} WHERE s.id = ?`, id));
  }

  /** By the id of the site collection or of one web. */
  public byGuid(guid: string): Site | undefined {
    return toSite(this.db.get<SiteRow>(`${SELECT_SITES} WHERE s.guid = ?1 OR s.web_guid = ?1`, guid.toLowerCase()));
  }

  /** The site collections, told by their root webs. */
  public all(): readonly Site[] {
    return this.db.all<SiteRow>(`${SELECT_SITES} WHERE w.parent_id IS NULL ORDER BY s.id`).map(row => toSite(row)!);
  }

  /** The webs right below one. */
  public below(web: Site): readonly Site[] {
    return this.db.all<SiteRow>(`${SELECT_SITES} WHERE w.parent_id = ? ORDER BY s.id`, web.id).map(row => toSite(row)!);
  }

  /** The root web of the collection that a web belongs to. */
  public rootOf(web: Site): Site {
    return web.rootId === web.id ? web : this.byId(web.rootId)!;
  }

  /** @throws nameExists when the address is taken */
  public add(site: NewSite): Site {
    const count = this.db.get<{ n: number }>('SELECT count(*) AS n FROM sites')?.n ?? 0;
    // Ids of people start elsewhere in each site, as in a real tenant nobody has the same id twice but by accident.
    const id = this.insert(site, 3 + count * 7);
    const scope = this.security.addScope(id);
    this.db.change('UPDATE sites SET scope_id = ? WHERE id = ?', scope, id);
    this.security.addStandardRoles(id);
    const groups = site.withGroups === false ? undefined : this.addGroups(id, site.title, scope);
    if (site.owner) {
      const owner = this.principals.ensure(id, site.owner);
      this.principals.setSiteAdmin(id, owner.id, true);
      if (groups) this.principals.addMember(id, groups.owners, owner.id);
    }
    return this.byId(id)!;
  }

  /** A web below another; it has its parent's rights. @throws nameExists when the address is taken */
  public addWeb(parent: Site, web: NewWeb): Site {
    const id = this.insert(web, 0);
    this.db.run('INSERT INTO webs (id, parent_id, root_id, unique_scope, settings) VALUES (?, ?, ?, 0, ?)', id, parent.id, parent.rootId, JSON.stringify(web.settings));
    this.collections.forget();
    this.db.change(
      'UPDATE sites SET scope_id = ?, owner_group = ?, member_group = ?, visitor_group = ? WHERE id = ?',
      parent.scopeId,
      parent.ownerGroup ?? null,
      parent.memberGroup ?? null,
      parent.visitorGroup ?? null,
      id
    );
    return this.byId(id)!;
  }

  /** Forgets a web whose lists are gone already; a root web takes the people of its collection along. */
  public remove(web: Site): void {
    if (web.uniqueScope) this.security.dropScope(web.scopeId);
    if (web.rootId === web.id) {
      for (const table of ['principals', 'group_members', 'role_definitions']) this.db.change(`DELETE FROM ${table} WHERE site_id = ?`, web.id);
      this.db.change('DELETE FROM role_assignments WHERE scope_id IN (SELECT id FROM scopes WHERE site_id = ?)', web.id);
      this.db.change('DELETE FROM scopes WHERE site_id = ?', web.id);
    }
    this.db.change('DELETE FROM records WHERE owner IN (?, ?)', `web ${web.id}`, `site ${web.id}`);
    this.db.change('DELETE FROM webs WHERE id = ?', web.id);
    this.db.change('DELETE FROM sites WHERE id = ?', web.id);
    this.collections.forget();
  }

  public change(web: Site, change: { readonly title?: string; readonly description?: string; readonly settings?: WebSettings }): void {
    this.db.change(
      'UPDATE sites SET title = ?, description = ?, modified = ? WHERE id = ?',
      change.title ?? web.title,
      change.description ?? web.description,
      this.clock.stamp(),
      web.id
    );
    if (!change.settings) return;
    this.db.run(
      `INSERT INTO webs (id, root_id, unique_scope, settings) VALUES (?1, ?1, 1, ?2)
       ON CONFLICT (id) DO UPDATE SET settings = excluded.settings`,
      web.id,
      JSON.stringify({ ...web.settings, ...change.settings })
    );
  }

  public setScope(web: Site, scopeId: number, unique: boolean): void {
    this.db.change('UPDATE sites SET scope_id = ? WHERE id = ?', scopeId, web.id);
    this.db.change('UPDATE webs SET unique_scope = ? WHERE id = ?', unique ? 1 : 0, web.id);
  }

  public setAssociatedGroup(id: number, which: 'owner' | 'member' | 'visitor', groupId: number): void {
    this.db.change(`UPDATE sites SET ${which}_group = ? WHERE id = ?`, groupId, id);
  }

  public makeHub(id: number): void {
    this.db.change('UPDATE sites SET is_hub = 1, hub_guid = guid WHERE id = ?', id);
  }

  /** The sites that belonged to the hub belong to none afterwards. */
  public endHub(hub: Site): void {
    this.db.change('UPDATE sites SET is_hub = 0 WHERE id = ?', hub.id);
    this.db.change('UPDATE sites SET hub_guid = NULL WHERE hub_guid = ?', hub.guid);
  }

  /** @param hub nothing to leave the one that it belongs to */
  public joinHub(id: number, hub: Site | undefined): void {
    this.db.change('UPDATE sites SET hub_guid = ? WHERE id = ?', hub?.guid ?? null, id);
  }

  private insert(web: { readonly url: string; readonly title: string; readonly description?: string; readonly template?: string }, firstPrincipal: number): number {
    if (this.byUrl(web.url)) throw new StoreError('nameExists', `The Web site address "${web.url}" is already in use.`, { name: web.url });
    const now = toStamp(this.clock.now());
    return this.db.run(
      `INSERT INTO sites (guid, web_guid, url, title, description, template, scope_id, next_principal, created, modified)
       VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, ?)`,
      randomUUID(),
      randomUUID(),
      web.url,
      web.title,
      web.description ?? '',
      web.template ?? 'STS#3',
      firstPrincipal,
      now,
      now
    );
  }

  private addGroups(siteId: number, siteTitle: string, scope: number): { owners: number } {
    const title = groupNameFrom(siteTitle);
    const owners = this.principals.addGroup(siteId, `${title} Owners`, `People in this group have full control of ${title}.`);
    const visitors = this.principals.addGroup(siteId, `${title} Visitors`, `People in this group can view ${title}.`, owners.id);
    const members = this.principals.addGroup(siteId, `${title} Members`, `People in this group can edit ${title}.`, owners.id);
    this.security.assign(scope, owners.id, ROLES.full.id);
    this.security.assign(scope, visitors.id, ROLES.read.id);
    this.security.assign(scope, members.id, ROLES.edit.id);
    this.setAssociatedGroup(siteId, 'owner', owners.id);
    this.setAssociatedGroup(siteId, 'visitor', visitors.id);
    this.setAssociatedGroup(siteId, 'member', members.id);
    return { owners: owners.id };
  }
}

/** A path below a site: `/sites/housing` and `Lists/Actions` make `/sites/housing/Lists/Actions`. */
export function below(site: Site, relative: string): string {
  return site.url === '/' ? `/${relative}` : `${site.url}/${relative}`;
}
