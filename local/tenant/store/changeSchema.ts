/** SP.ChangeType of what is written down. */
const ADDED = 1;
const UPDATED = 2;
const DELETED = 3;

/** The table and the triggers that write changes down as they happen. */
export const CHANGE_SCHEMA = `
CREATE TABLE IF NOT EXISTS changes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  time TEXT NOT NULL,
  web_id INTEGER NOT NULL,
  list_id INTEGER NOT NULL,
  list_guid TEXT NOT NULL,
  object TEXT NOT NULL,
  type INTEGER NOT NULL,
  item_id INTEGER NOT NULL,
  guid TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS changes_of_list ON changes (list_id, id);
CREATE INDEX IF NOT EXISTS changes_of_web ON changes (web_id, id);
${['INSERT', 'UPDATE', 'DELETE'].map(listTrigger).join('\n')}
CREATE TRIGGER IF NOT EXISTS sites_UPDATE AFTER UPDATE OF title, description, modified ON sites BEGIN
  INSERT INTO changes (time, web_id, list_id, list_guid, object, type, item_id, guid)
  VALUES (tenant_now(), NEW.id, 0, '', 'web', ${UPDATED}, 0, NEW.web_guid);
END;
CREATE TRIGGER IF NOT EXISTS content_types_INSERT AFTER INSERT ON records WHEN NEW.kind = 'contentType' BEGIN ${contentTypeChange('NEW', ADDED)} END;
CREATE TRIGGER IF NOT EXISTS content_types_UPDATE AFTER UPDATE ON records WHEN NEW.kind = 'contentType' BEGIN ${contentTypeChange('NEW', UPDATED)} END;
CREATE TRIGGER IF NOT EXISTS content_types_DELETE AFTER DELETE ON records WHEN OLD.kind = 'contentType' BEGIN ${contentTypeChange('OLD', DELETED)} END;
${['fields', 'views'].flatMap(table => ['INSERT', 'UPDATE', 'DELETE'].map(event => partTrigger(table, event))).join('\n')}
`;

/** Content types of webs; those of lists come and go with them. */
function contentTypeChange(row: string, type: number): string {
  return `INSERT INTO changes (time, web_id, list_id, list_guid, object, type, item_id, guid)
  SELECT tenant_now(), substr(${row}.owner, 5), 0, '', 'contentType', ${type}, 0, ${row}.id WHERE ${row}.owner LIKE 'web %';`;
}

function listTrigger(event: string): string {
  const row = event === 'DELETE' ? 'OLD' : 'NEW';
  const condition = event === 'UPDATE' ? 'WHEN NEW.version <> OLD.version' : '';
  return `CREATE TRIGGER IF NOT EXISTS lists_${event} AFTER ${event} ON lists ${condition} BEGIN
  INSERT INTO changes (time, web_id, list_id, list_guid, object, type, item_id, guid)
  VALUES (tenant_now(), ${row}.site_id, ${row}.id, ${row}.guid, 'list', ${typeOf(event)}, 0, ${row}.guid);
END;`;
}

/** Columns and views; those that come with a new list, or go with one, are no changes of their own. */
function partTrigger(table: string, event: string): string {
  const row = event === 'DELETE' ? 'OLD' : 'NEW';
  return `CREATE TRIGGER IF NOT EXISTS ${table}_${event} AFTER ${event} ON ${table}
WHEN EXISTS (SELECT 1 FROM views WHERE list_id = ${row}.list_id) BEGIN
  INSERT INTO changes (time, web_id, list_id, list_guid, object, type, item_id, guid)
  SELECT tenant_now(), site_id, id, guid, '${table.slice(0, -1)}', ${typeOf(event)}, 0, ${row}.guid FROM lists WHERE id = ${row}.list_id;
END;`;
}

/** The triggers of one list's rows. */
export function itemTriggers(listId: number): string {
  return ['INSERT', 'UPDATE', 'DELETE']
    .map(event => {
      const row = event === 'DELETE' ? 'OLD' : 'NEW';
      const condition = event === 'UPDATE' ? 'WHEN NEW.etag <> OLD.etag' : '';
      return `CREATE TRIGGER items_${listId}_${event} AFTER ${event} ON items_${listId} ${condition} BEGIN
  INSERT INTO changes (time, web_id, list_id, list_guid, object, type, item_id, guid)
  SELECT tenant_now(), site_id, id, guid, CASE ${row}.is_folder WHEN 1 THEN 'folder' ELSE 'item' END, ${typeOf(event)}, ${row}.id, ${row}.guid FROM lists WHERE id = ${listId};
END;`;
    })
    .join('\n');
}

function typeOf(event: string): number {
  return { INSERT: ADDED, UPDATE: UPDATED }[event] ?? DELETED;
}
