import { ROLES } from '../../store/permissions';
import { delegatedOnly, signedIn } from '../wire/caller';
import { unsupported } from '../wire/errors';
import type { Row } from '../wire/filter';
import { collection } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { needs } from '../wire/scopes';
import { personByKey } from '../wire/world';
import type { Person } from '../wire/world';
import { openDrive } from './driveAddress';
import { plainItem } from './driveResources';
import type { DriveItem } from './driveStore';

const rules = { size: 200, most: 999, clamps: true, context: 'Collection(driveItem)', type: 'driveItem' } as const;
const mostRecent = 100;

/** Files of the drive that the person has worked on, the newest first. */
function recent(call: GraphCall): GraphAnswer {
  const drive = openDrive(call, needs.readDrives);
  const { drives, tenant } = call.world;
  const list = tenant.lists.byGuid(drive.listId);
  const editor = tenant.principals.find(drive.site.id, { kind: 'user', user: personOf(call) })?.id ?? -1;
  const where = ['is_folder = 0', 'editor = ?'];
  const items = list ? tenant.items.select(list, { where, values: [editor], orderBy: 'modified DESC, id DESC', limit: mostRecent }) : [];
  const found = items.flatMap(({ id }) => drives.itemOfRow(drive, id) ?? []);
  return collection(call, found.map((item) => plainItem(call, item)), rules);
}

/** What others have shared with the person in drives that are not theirs. */
function sharedWithMe(call: GraphCall): GraphAnswer {
  openDrive(call, needs.readDrives);
  delegatedOnly(call.caller);
  return collection(call, sharedItems(call, personOf(call)).map((item) => sharedResource(call, item)), rules);
}

/** Rows with rights of their own that name the person. */
function sharedItems(call: GraphCall, person: Person): DriveItem[] {
  const { db, drives, tenant } = call.world;
  const given = db.all<{ site_id: number; scope_id: number }>(
    `SELECT DISTINCT s.site_id, a.scope_id FROM principals p JOIN role_assignments a ON a.principal_id = p.id
     JOIN scopes s ON s.id = a.scope_id AND s.site_id = p.site_id
     WHERE p.directory_id = ? AND p.is_site_admin = 0 AND a.role_id <> ${ROLES.limited.id}`,
    person.id
  );
  const scopes = JSON.stringify(given.map(({ scope_id: id }) => id));
  const sites = new Set(given.map(({ site_id: id }) => id));
  const own = drives.personalDrive(person)?.id;
  return [...sites].flatMap((siteId) => {
    const site = tenant.sites.byId(siteId);
    return tenant.lists.ofSite(siteId).flatMap((list) => {
      const drive = site && drives.driveOfList(site, list.guid);
      if (!drive || drive.id === own) return [];
      const rows = tenant.items.select(list, { where: ['unique_scope = 1', 'scope_id IN (SELECT value FROM json_each(?))'], values: [scopes], orderBy: 'modified DESC', limit: 999 });
      return rows.flatMap(({ id }) => drives.itemOfRow(drive, id) ?? []);
    });
  });
}

function sharedResource(call: GraphCall, item: DriveItem): Row {
  const whole = plainItem(call, item);
  const { id, name, size, webUrl, parentReference, file, folder, fileSystemInfo, createdDateTime, lastModifiedDateTime } = whole;
  const facets = { ...(file === undefined ? {} : { file }), ...(folder === undefined ? {} : { folder }) };
  const remoteItem = { id, name, size, webUrl, parentReference, fileSystemInfo, ...facets, shared: { scope: 'users' } };
  return { id, name, size, webUrl, createdDateTime, lastModifiedDateTime, ...facets, remoteItem };
}

function personOf(call: GraphCall): Person {
  const { user } = call.params;
  return (user === undefined ? undefined : personByKey(call.world.people, user)) ?? signedIn(call.caller);
}

function following(call: GraphCall): GraphAnswer {
  openDrive(call, needs.readDrives);
  throw unsupported('files that somebody follows');
}

export const personalRoutes: readonly Route[] = [
  { method: 'GET', pattern: '@driveItself/recent', facts: 'List recent files', handle: recent },
  { method: 'GET', pattern: '@driveItself/sharedWithMe', facts: 'List items shared with the signed-in user', handle: sharedWithMe },
  { method: 'GET', pattern: '@driveItself/following', facts: 'List followed items (answers 501)', handle: following },
];
