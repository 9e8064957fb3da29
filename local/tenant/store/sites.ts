import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock';
import { toStamp } from '../clock';
import type { Database } from './database';
import { StoreError } from './errors';
import { ROLES } from './permissions';
import type { Actor, Principals } from './principals';
import type { Security } from './security';

/** A site collection with its one web. */
export interface Site {
  readonly id: number;
  /** Id of the site collection. */
  readonly guid: string;
  readonly webGuid: string;
  /** Server-relative, `/sites/housing`; the root site is `/`. */
  readonly url: string;
  readonly title: string;
  readonly description: string;
  readonly template: string;
  readonly scopeId: number;
  readonly ownerGroup?: number;
  readonly memberGroup?: number;
  readonly visitorGroup?: number;
  readonly isHub: boolean;
  /** `guid` of the hub that the site belongs to; a hub belongs to itself. */
  readonly hubGuid?: string;
  readonly created: string;
  readonly modified: string;
}

export interface NewSite {
  readonly url: string;
  readonly title: string;
  readonly description?: string;
  readonly template?: string;
  readonly owner?: Actor;
  /** A person's OneDrive has no site groups. */
  readonly withGroups?: boolean;
}

interface Row {
  id: number;
  guid: string;
  web_guid: string;
  url: string;
  title: string;
  description: string;
  template: string;
  scope_id: number;
  owner_group: number | null;
  member_group: number | null;
  visitor_group: number | null;
  is_hub: number;
  hub_guid: string | null;
  created: string;
  modified: string;
}

export class Sites {
  public constructor(
    private readonly db: Database,
    private readonly principals: Principals,
    private readonly security: Security,
    private readonly clock: Clock
  ) {}

  public byUrl(url: string): Site | undefined {
    return toSite(this.db.get<Row>('SELECT * FROM sites WHERE url = ?', url));
  }

  public byId(id: number): Site | undefined {
    return toSite(this.db.get<Row>('SELECT * FROM sites WHERE id = ?', id));
  }

  /** By the id of the site collection or of its web. */
  public byGuid(guid: string): Site | undefined {
    return toSite(this.db.get<Row>('SELECT * FROM sites WHERE guid = ?1 OR web_guid = ?1', guid.toLowerCase()));
  }

  public all(): readonly Site[] {
    return this.db.all<Row>('SELECT * FROM sites ORDER BY id').map(row => toSite(row)!);
  }

  /** @throws nameExists when the address is taken */
  public add(site: NewSite): Site {
    if (this.byUrl(site.url)) throw new StoreError('nameExists', `There is a site at ${site.url} already.`, { name: site.url });
    const count = this.db.get<{ n: number }>('SELECT count(*) AS n FROM sites')?.n ?? 0;
    const now = toStamp(this.clock.now());
    // Ids of people start elsewhere in each site, as in a real tenant nobody has the same id twice but by accident.
    const id = this.db.run(
      `INSERT INTO sites (guid, web_guid, url, title, description, template, scope_id, next_principal, created, modified)
       VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?, ?)`,
      randomUUID(),
      randomUUID(),
      site.url,
      site.title,
      site.description ?? '',
      site.template ?? 'STS#3',
      3 + count * 7,
      now,
      now
    );
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

  public rename(id: number, change: { readonly title?: string; readonly description?: string }): void {
    const site = this.byId(id)!;
    this.db.change(
      'UPDATE sites SET title = ?, description = ?, modified = ? WHERE id = ?',
      change.title ?? site.title,
      change.description ?? site.description,
      this.clock.stamp(),
      id
    );
  }

  public setAssociatedGroup(id: number, which: 'owner' | 'member' | 'visitor', groupId: number): void {
    this.db.change(`UPDATE sites SET ${which}_group = ? WHERE id = ?`, groupId, id);
  }

  public makeHub(id: number): void {
    this.db.change('UPDATE sites SET is_hub = 1, hub_guid = guid WHERE id = ?', id);
  }

  public joinHub(id: number, hub: Site): void {
    this.db.change('UPDATE sites SET hub_guid = ? WHERE id = ?', hub.guid, id);
  }

  private addGroups(siteId: number, title: string, scope: number): { owners: number } {
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

function toSite(row: Row | undefined): Site | undefined {
  return (
    row && {
      id: row.id,
      guid: row.guid,
      webGuid: row.web_guid,
      url: row.url,
      title: row.title,
      description: row.description,
      template: row.template,
      scopeId: row.scope_id,
      ownerGroup: row.owner_group ?? undefined,
      memberGroup: row.member_group ?? undefined,
      visitorGroup: row.visitor_group ?? undefined,
      isHub: row.is_hub === 1,
      hubGuid: row.hub_guid ?? undefined,
      created: row.created,
      modified: row.modified,
    }
  );
}
