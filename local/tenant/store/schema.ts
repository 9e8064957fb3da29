/**
 * Tables of the tenant. Each list has besides these a table of its own rows, `items_<list id>`, so that a column's
 * index is an index on that list alone.
 */
export const SCHEMA = `
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS directory (
  id TEXT PRIMARY KEY,
  upn TEXT NOT NULL UNIQUE COLLATE NOCASE,
  display_name TEXT NOT NULL,
  job_title TEXT,
  department TEXT,
  mail TEXT,
  is_guest INTEGER NOT NULL DEFAULT 0,
  is_admin INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS sites (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL UNIQUE,
  web_guid TEXT NOT NULL UNIQUE,
  url TEXT NOT NULL UNIQUE COLLATE NOCASE,
  title TEXT NOT NULL,
  description TEXT NOT NULL DEFAULT '',
  template TEXT NOT NULL,
  scope_id INTEGER NOT NULL,
  owner_group INTEGER,
  member_group INTEGER,
  visitor_group INTEGER,
  next_principal INTEGER NOT NULL,
  is_hub INTEGER NOT NULL DEFAULT 0,
  hub_guid TEXT,
  created TEXT NOT NULL,
  modified TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS webs (
  id INTEGER PRIMARY KEY,
  parent_id INTEGER,
  root_id INTEGER NOT NULL,
  unique_scope INTEGER NOT NULL,
  settings TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS webs_of_parent ON webs (parent_id);

CREATE TABLE IF NOT EXISTS records (
  kind TEXT NOT NULL,
  owner TEXT NOT NULL,
  id TEXT NOT NULL,
  position INTEGER NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (kind, owner, id)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS principals (
  site_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  login TEXT NOT NULL COLLATE NOCASE,
  title TEXT NOT NULL,
  email TEXT NOT NULL DEFAULT '',
  description TEXT NOT NULL DEFAULT '',
  directory_id TEXT,
  is_site_admin INTEGER NOT NULL DEFAULT 0,
  owner_id INTEGER,
  PRIMARY KEY (site_id, id),
  UNIQUE (site_id, kind, login)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS group_members (
  site_id INTEGER NOT NULL,
  group_id INTEGER NOT NULL,
  user_id INTEGER NOT NULL,
  PRIMARY KEY (site_id, group_id, user_id)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS group_rules (site_id INTEGER NOT NULL, group_id INTEGER NOT NULL, rules TEXT NOT NULL, PRIMARY KEY (site_id, group_id)) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS scopes (id INTEGER PRIMARY KEY AUTOINCREMENT, site_id INTEGER NOT NULL, guid TEXT NOT NULL);

CREATE TABLE IF NOT EXISTS role_definitions (
  site_id INTEGER NOT NULL,
  id INTEGER NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  kind INTEGER NOT NULL,
  low INTEGER NOT NULL,
  high INTEGER NOT NULL,
  position INTEGER NOT NULL,
  hidden INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (site_id, id)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS role_assignments (
  scope_id INTEGER NOT NULL,
  principal_id INTEGER NOT NULL,
  role_id INTEGER NOT NULL,
  PRIMARY KEY (scope_id, principal_id, role_id)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS assignments_of_principal ON role_assignments (principal_id, scope_id);

CREATE TABLE IF NOT EXISTS lists (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL UNIQUE,
  site_id INTEGER NOT NULL,
  title TEXT NOT NULL COLLATE NOCASE,
  url TEXT NOT NULL UNIQUE COLLATE NOCASE,
  entity_name TEXT NOT NULL,
  base_template INTEGER NOT NULL,
  base_type INTEGER NOT NULL,
  scope_id INTEGER NOT NULL,
  unique_scope INTEGER NOT NULL DEFAULT 0,
  settings TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1,
  created TEXT NOT NULL,
  item_modified TEXT NOT NULL,
  item_deleted TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS lists_of_site ON lists (site_id, title);

CREATE TABLE IF NOT EXISTS fields (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  list_id INTEGER NOT NULL,
  guid TEXT NOT NULL,
  internal_name TEXT NOT NULL,
  title TEXT NOT NULL,
  type TEXT NOT NULL,
  settings TEXT NOT NULL,
  UNIQUE (list_id, internal_name)
);

CREATE INDEX IF NOT EXISTS fields_of_target ON fields (json_extract(settings, '$.lookupList'));

CREATE TABLE IF NOT EXISTS site_columns (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  site_id INTEGER NOT NULL,
  guid TEXT NOT NULL,
  internal_name TEXT NOT NULL,
  title TEXT NOT NULL,
  type TEXT NOT NULL,
  settings TEXT NOT NULL,
  UNIQUE (site_id, internal_name)
);

CREATE TABLE IF NOT EXISTS views (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  list_id INTEGER NOT NULL,
  guid TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  url TEXT NOT NULL,
  fields TEXT NOT NULL,
  settings TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS views_of_list ON views (list_id);

CREATE TABLE IF NOT EXISTS item_versions (
  list_id INTEGER NOT NULL,
  item_id INTEGER NOT NULL,
  version INTEGER NOT NULL,
  data TEXT NOT NULL,
  blob_id INTEGER,
  size INTEGER,
  created TEXT NOT NULL,
  editor INTEGER NOT NULL,
  PRIMARY KEY (list_id, item_id, version)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS versions_of_blob ON item_versions (blob_id);

CREATE TABLE IF NOT EXISTS nodes (
  guid TEXT PRIMARY KEY,
  site_id INTEGER NOT NULL,
  list_id INTEGER NOT NULL,
  item_id INTEGER,
  parent TEXT,
  name TEXT NOT NULL COLLATE NOCASE,
  path TEXT NOT NULL UNIQUE COLLATE NOCASE,
  is_folder INTEGER NOT NULL,
  blob_id INTEGER,
  size INTEGER NOT NULL DEFAULT 0,
  hash TEXT,
  content_version INTEGER NOT NULL DEFAULT 1
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS nodes_of_parent ON nodes (parent, name);
CREATE INDEX IF NOT EXISTS nodes_of_item ON nodes (list_id, item_id);
CREATE INDEX IF NOT EXISTS nodes_of_blob ON nodes (blob_id);

CREATE TABLE IF NOT EXISTS blobs (id INTEGER PRIMARY KEY AUTOINCREMENT, size INTEGER NOT NULL, hash TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS blob_chunks (
  blob_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (blob_id, position)
);

CREATE TABLE IF NOT EXISTS attachments (
  list_id INTEGER NOT NULL,
  item_id INTEGER NOT NULL,
  name TEXT NOT NULL COLLATE NOCASE,
  blob_id INTEGER NOT NULL,
  PRIMARY KEY (list_id, item_id, name)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS comments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  list_id INTEGER NOT NULL,
  item_id INTEGER NOT NULL,
  parent_id INTEGER,
  author INTEGER NOT NULL,
  created TEXT NOT NULL,
  text TEXT NOT NULL,
  mentions TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS comments_of_item ON comments (list_id, item_id);
CREATE INDEX IF NOT EXISTS replies_to_comment ON comments (parent_id) WHERE parent_id IS NOT NULL;
CREATE TABLE IF NOT EXISTS comments_disabled (list_id INTEGER NOT NULL, item_id INTEGER NOT NULL, PRIMARY KEY (list_id, item_id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS likes (
  kind TEXT NOT NULL,
  list_id INTEGER NOT NULL,
  target INTEGER NOT NULL,
  principal INTEGER NOT NULL,
  value INTEGER NOT NULL,
  created TEXT NOT NULL,
  PRIMARY KEY (kind, list_id, target, principal)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS uploads (
  id TEXT NOT NULL,
  node TEXT NOT NULL,
  blob_id INTEGER NOT NULL,
  PRIMARY KEY (id, node)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS profile_properties (user_id TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (user_id, name)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS outbox (id INTEGER PRIMARY KEY AUTOINCREMENT, sent TEXT NOT NULL, mail TEXT NOT NULL);

CREATE TABLE IF NOT EXISTS check_outs (
  node TEXT PRIMARY KEY,
  user_id INTEGER NOT NULL,
  login TEXT NOT NULL,
  blob_id INTEGER,
  base TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS file_locks (
  node TEXT PRIMARY KEY,
  user_id INTEGER NOT NULL,
  login TEXT NOT NULL,
  is_shared INTEGER NOT NULL,
  until TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS version_notes (
  node TEXT NOT NULL,
  version INTEGER NOT NULL,
  comment TEXT NOT NULL,
  PRIMARY KEY (node, version)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS recycled_lists (
  id INTEGER PRIMARY KEY,
  guid TEXT NOT NULL,
  site_id INTEGER NOT NULL,
  title TEXT NOT NULL,
  url TEXT NOT NULL,
  entity_name TEXT NOT NULL,
  base_template INTEGER NOT NULL,
  base_type INTEGER NOT NULL,
  scope_id INTEGER NOT NULL,
  unique_scope INTEGER NOT NULL,
  settings TEXT NOT NULL,
  version INTEGER NOT NULL,
  created TEXT NOT NULL,
  item_modified TEXT NOT NULL,
  item_deleted TEXT NOT NULL
);

CREATE TABLE IF NOT EXISTS recycled_nodes (
  guid TEXT PRIMARY KEY,
  site_id INTEGER NOT NULL,
  list_id INTEGER NOT NULL,
  item_id INTEGER,
  parent TEXT,
  name TEXT NOT NULL,
  path TEXT NOT NULL,
  is_folder INTEGER NOT NULL,
  blob_id INTEGER,
  size INTEGER NOT NULL,
  hash TEXT,
  content_version INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS recycled_nodes_of_list ON recycled_nodes (list_id);

CREATE TABLE IF NOT EXISTS recycle_bin (
  id TEXT PRIMARY KEY,
  site_id INTEGER NOT NULL,
  list_id INTEGER NOT NULL,
  item_id INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  title TEXT NOT NULL,
  dir TEXT NOT NULL,
  size INTEGER NOT NULL,
  deleted TEXT NOT NULL,
  deleted_by INTEGER NOT NULL,
  author INTEGER NOT NULL,
  content TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS recycle_second_stage (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS recycle_blobs (id TEXT NOT NULL, blob_id INTEGER NOT NULL, PRIMARY KEY (id, blob_id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS recycled_blobs ON recycle_blobs (blob_id);
CREATE INDEX IF NOT EXISTS recycled_of_site ON recycle_bin (site_id, deleted);
CREATE INDEX IF NOT EXISTS recycled_before ON recycle_bin (deleted);
`;

/** The table of one list's rows. `data` is a JSON object of column values by internal name. */
export function itemsTable(listId: number): string {
  return `
CREATE TABLE items_${listId} (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  guid TEXT NOT NULL,
  data TEXT NOT NULL,
  etag INTEGER NOT NULL,
  version INTEGER NOT NULL,
  created TEXT NOT NULL,
  modified TEXT NOT NULL,
  author INTEGER NOT NULL,
  editor INTEGER NOT NULL,
  scope_id INTEGER NOT NULL,
  unique_scope INTEGER NOT NULL DEFAULT 0,
  is_folder INTEGER NOT NULL DEFAULT 0,
  dir TEXT NOT NULL COLLATE NOCASE,
  leaf TEXT NOT NULL COLLATE NOCASE
);
CREATE INDEX items_${listId}_dir ON items_${listId} (dir, leaf);
CREATE INDEX items_${listId}_unique ON items_${listId} (unique_scope) WHERE unique_scope = 1;`;
}
