/** Tables of what only Graph knows of files: labels, sessions, copies and links. */
export const driveTables = `
  CREATE TABLE IF NOT EXISTS graph_labels (name TEXT PRIMARY KEY);
  CREATE TABLE IF NOT EXISTS graph_item_labels (
    drive_id TEXT NOT NULL, item_id TEXT NOT NULL, name TEXT NOT NULL, applied TEXT NOT NULL, person_id TEXT,
    PRIMARY KEY (drive_id, item_id));
  CREATE TABLE IF NOT EXISTS graph_upload_sessions (
    id TEXT PRIMARY KEY, drive_id TEXT NOT NULL, parent_id TEXT NOT NULL, name TEXT NOT NULL, conflict TEXT NOT NULL,
    defer INTEGER NOT NULL, actor TEXT NOT NULL, expires TEXT NOT NULL, blob_id INTEGER NOT NULL,
    received INTEGER NOT NULL DEFAULT 0, total INTEGER, item TEXT NOT NULL DEFAULT '{}');
  CREATE TABLE IF NOT EXISTS graph_copies (
    id TEXT PRIMARY KEY, actor TEXT NOT NULL, drive_id TEXT NOT NULL, item_id TEXT NOT NULL, to_drive_id TEXT NOT NULL,
    to_folder_id TEXT NOT NULL, name TEXT NOT NULL, conflict TEXT NOT NULL, polls INTEGER NOT NULL DEFAULT 0,
    needed INTEGER NOT NULL, state TEXT NOT NULL DEFAULT 'working', result TEXT, failure TEXT, manner TEXT NOT NULL DEFAULT '');
  CREATE TABLE IF NOT EXISTS graph_item_links (
    id TEXT PRIMARY KEY, drive_id TEXT NOT NULL, item_id TEXT NOT NULL, kind TEXT NOT NULL, scope TEXT NOT NULL,
    expires TEXT, people TEXT NOT NULL DEFAULT '[]');
  CREATE INDEX IF NOT EXISTS graph_links_of_item ON graph_item_links (drive_id, item_id);
`;
