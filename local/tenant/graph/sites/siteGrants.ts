import type { Site } from '../../store/sites';
import type { Database } from '../../store/database';
import type { SiteRole } from '../wire/scopes';

/** An application's own permission in one site (Sites.Selected). */
export interface SiteGrant {
  readonly id: string;
  readonly appId: string;
  readonly appName: string;
  readonly role: SiteRole;
}

export const siteGrantTables = `
  CREATE TABLE IF NOT EXISTS graph_site_grants (
    site_guid TEXT NOT NULL, app_id TEXT NOT NULL, app_name TEXT NOT NULL, role TEXT NOT NULL, PRIMARY KEY (site_guid, app_id));
`;

interface Row {
  readonly app_id: string;
  readonly app_name: string;
  readonly role: SiteRole;
}

export function grantsOfSite(db: Database, site: Site): readonly SiteGrant[] {
  return db.all<Row>('SELECT app_id, app_name, role FROM graph_site_grants WHERE site_guid = ? ORDER BY app_id', site.guid).map(toGrant);
}

export function grantOfApp(db: Database, site: Site, appId: string): SiteGrant | undefined {
  const row = db.get<Row>('SELECT app_id, app_name, role FROM graph_site_grants WHERE site_guid = ? AND app_id = ?', site.guid, appId.toLowerCase());
  return row && toGrant(row);
}

export function saveGrant(db: Database, site: Site, grant: Omit<SiteGrant, 'id'>): void {
  db.run(
    'INSERT OR REPLACE INTO graph_site_grants (site_guid, app_id, app_name, role) VALUES (?, ?, ?, ?)',
    ...[site.guid, grant.appId.toLowerCase(), grant.appName, grant.role]
  );
}

export function removeGrant(db: Database, site: Site, { appId }: SiteGrant): void {
  db.change('DELETE FROM graph_site_grants WHERE site_guid = ? AND app_id = ?', site.guid, appId.toLowerCase());
}

/** The id is the application's login name in the site, as SharePoint writes it. */
function toGrant({ app_id: appId, app_name: appName, role }: Row): SiteGrant {
  return { id: Buffer.from(`i:0i.t|ms.sp.ext|${appId}`).toString('base64url'), appId, appName, role };
}
