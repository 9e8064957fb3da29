import { randomBytes } from 'node:crypto';
import { Clock } from './clock';
import { Faults } from './faults';
import { Identity } from './identity';
import { RequestLog } from './requestLog';
import { Access } from './store/access';
import { Blobs } from './store/blobs';
import { Changes, tellTime } from './store/changes';
import { CheckOuts } from './store/checkOuts';
import { Claims } from './store/claims';
import { Collections } from './store/collections';
import { Comments } from './store/comments';
import { ContentTypes } from './store/contentTypes';
import { Database } from './store/database';
import { Directory } from './store/directory';
import { Fields } from './store/fields';
import { FileMoves } from './store/fileMoves';
import { Files } from './store/files';
import { FileStates } from './store/fileStates';
import { Inheritance } from './store/inheritance';
import { Items } from './store/items';
import { ItemVersions } from './store/itemVersions';
import { Lists } from './store/lists';
import { Meta } from './store/meta';
import { Outbox } from './store/outbox';
import { ROLES } from './store/permissions';
import { Principals } from './store/principals';
import { Profiles } from './store/profiles';
import { RecycleBin } from './store/recycleBin';
import { Security } from './store/security';
import { SiteColumns } from './store/siteColumns';
import { Sites } from './store/sites';
import { Views } from './store/views';
import { WebFolders } from './store/webFolders';

export interface TenantOptions {
  /** Path of the database file; `:memory:` forgets everything at the end. */
  readonly data?: string;
  /** Name of a fault profile. */
  readonly faults?: string;
  /** Who a request acts as that names nobody. */
  readonly as?: string;
  /** The tenant's date, ISO. */
  readonly now?: string;
}

/** Where the tenant keeps its apps and its properties. */
export const APP_CATALOGUE = '/sites/appcatalog';

/** Everything that SharePoint REST, Graph and the control API share. */
export interface Tenant {
  readonly db: Database;
  readonly meta: Meta;
  readonly clock: Clock;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly identity: Identity;
  readonly directory: Directory;
  readonly claims: Claims;
  readonly principals: Principals;
  readonly sites: Sites;
  readonly security: Security;
  readonly access: Access;
  readonly inheritance: Inheritance;
  readonly changes: Changes;
  readonly lists: Lists;
  readonly fields: Fields;
  readonly siteColumns: SiteColumns;
  readonly contentTypes: ContentTypes;
  readonly views: Views;
  readonly items: Items;
  readonly comments: Comments;
  readonly itemVersions: ItemVersions;
  readonly blobs: Blobs;
  readonly checkOuts: CheckOuts;
  readonly fileMoves: FileMoves;
  readonly fileStates: FileStates;
  readonly files: Files;
  readonly recycleBin: RecycleBin;
  readonly outbox: Outbox;
  readonly profiles: Profiles;
  /** Signs digests; kept with the data, so that a digest outlives a restart. */
  readonly secret: string;
}

export function createTenant(options: TenantOptions = {}): Tenant {
  const db = new Database(options.data ?? ':memory:');
  const clock = new Clock(options.now);
  tellTime(db, clock);
  const meta = new Meta(db);
  const directory = new Directory(db);
  const collections = new Collections(db);
  const claims = new Claims(meta);
  const principals = new Principals(db, directory, collections, claims);
  const security = new Security(db, collections);
  const sites = new Sites(db, collections, principals, security, clock);
  const lists = new Lists(db, clock);
  const fields = new Fields(db);
  const siteColumns = new SiteColumns(db, sites, fields);
  const blobs = new Blobs(db);
  const versions = new ItemVersions(db, blobs);
  const checkOuts = new CheckOuts(db);
  const items = new Items(db, lists, fields, versions, checkOuts, clock);
  const files = new Files(db, blobs, lists, items, principals, new WebFolders(db, sites));
  const tenant: Tenant = {
    db,
    meta,
    clock,
    faults: new Faults(options.faults),
    log: new RequestLog(),
    identity: new Identity(directory, meta, options.as),
    directory,
    claims,
    principals,
    sites,
    security,
    access: new Access(principals, security),
    inheritance: new Inheritance(db, security, sites, lists, items),
    changes: new Changes(db),
    lists,
    fields,
    siteColumns,
    contentTypes: new ContentTypes(db, sites, fields, siteColumns),
    views: new Views(db),
    items,
    comments: new Comments(db, clock),
    itemVersions: versions,
    blobs,
    checkOuts,
    fileMoves: new FileMoves(db, files, items, versions, checkOuts, principals, clock),
    fileStates: new FileStates(db, files, items, versions, checkOuts, principals, clock),
    files,
    recycleBin: new RecycleBin(db, lists, items, versions, files, blobs, clock),
    outbox: new Outbox(db, clock),
    profiles: new Profiles(db),
    secret: secretOf(meta),
  };
  tenant.identity.defaultUser();
  if (!sites.byUrl('/')) addHome(tenant);
  if (!sites.byUrl(APP_CATALOGUE)) sites.add({ url: APP_CATALOGUE, title: 'Apps', template: 'APPCATALOG#0' });
  return tenant;
}

/** The organisation's own site, which everyone of it may read. */
function addHome({ principals, security, sites }: Tenant): void {
  const home = sites.add({ url: '/', title: 'Home' });
  security.assign(home.scopeId, principals.ensureByName(home.id, 'Everyone except external users').id, ROLES.read.id);
}

function secretOf(meta: Meta): string {
  const kept = meta.get('secret');
  if (kept !== undefined) return kept;
  const fresh = randomBytes(32).toString('hex');
  meta.set('secret', fresh);
  return fresh;
}
