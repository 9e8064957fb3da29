/** What a web keeps besides its title and description, by the name of its property. */
export type WebSettings = Readonly<Record<string, string | number | boolean>>;

/** A web: the root web of a site collection, or one below it. */
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
  /** The root web of the collection; a root web's is its own id. */
  readonly rootId: number;
  /** The web above; a root web has none. */
  readonly parentId?: number;
  readonly settings: WebSettings;
  readonly scopeId: number;
  /** Whether the scope is its own; a web below another starts with its parent's. */
  readonly uniqueScope: boolean;
  readonly ownerGroup?: number;
  readonly memberGroup?: number;
  readonly visitorGroup?: number;
  readonly isHub: boolean;
  /** `guid` of the hub that the site belongs to; a hub belongs to itself. */
  readonly hubGuid?: string;
  readonly created: string;
  readonly modified: string;
}

export interface SiteRow {
  id: number;
  site_guid: string;
  web_guid: string;
  url: string;
  title: string;
  description: string;
  template: string;
  root_id: number;
  parent_id: number | null;
  settings: string | null;
  unique_scope: number | null;
  scope_id: number;
  owner_group: number | null;
  member_group: number | null;
  visitor_group: number | null;
  is_hub: number;
  hub_guid: string | null;
  created: string;
  modified: string;
}

/** Webs with what their collection's root web knows of it; a root web may lack its row in `webs`. */
export const SELECT_SITES = `
  SELECT s.id, r.guid AS site_guid, s.web_guid, s.url, s.title, s.description, s.template, r.id AS root_id, w.parent_id, w.settings, w.unique_scope,
         s.scope_id, s.owner_group, s.member_group, s.visitor_group, r.is_hub, r.hub_guid, s.created, s.modified
  FROM sites s LEFT JOIN webs w ON w.id = s.id JOIN sites r ON r.id = COALESCE(w.root_id, s.id)`;

export function toSite(row: SiteRow | undefined): Site | undefined {
  return (
    row && {
      id: row.id,
      guid: row.site_guid,
      webGuid: row.web_guid,
      url: row.url,
      title: row.title,
      description: row.description,
      template: row.template,
      rootId: row.root_id,
      parentId: row.parent_id ?? undefined,
      settings: JSON.parse(row.settings ?? '{}') as WebSettings,
      scopeId: row.scope_id,
      uniqueScope: row.unique_scope !== 0,
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
