import { actor, behindItem, itemOf } from '../drives/driveItems';
import type { ListRow } from '../drives/driveStore';
import { itemNotFound } from '../wire/errors';
import type { Row } from '../wire/filter';
import { checkMatch } from '../drives/items';
import { expansions, jsonBody } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { ok } from '../wire/request';
import { needs, requirePermission } from '../wire/scopes';

/** A listItem; its columns come with `$expand=fields`, of which `select=` in the parentheses picks some. */
export function listItemResource(row: ListRow, expanded: string | undefined): Row {
  return {
    '@odata.etag': row.eTag,
    id: String(row.id),
    eTag: row.eTag,
    createdDateTime: row.created,
    lastModifiedDateTime: row.modified,
    ...(expanded === undefined ? {} : { fields: picked(row.fields, expanded) }),
  };
}

function picked(fields: Row, options: string): Row {
  const wanted = /\$?select=([^;]+)/.exec(options)?.[1]?.split(',').map((name) => name.trim());
  return wanted ? Object.fromEntries(Object.entries(fields).filter(([name]) => wanted.includes(name))) : fields;
}

function getListItem(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'files', needs.readSites);
  return ok(listItemResource(rowOf(call), expansions(call).get('fields')));
}

function getFields(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'files', needs.readSites);
  return ok(rowOf(call).fields);
}

/** listItem: update. Columns only; lookups and persons are written as `<Name>LookupId`. */
function patchFields(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'files', needs.writeItems);
  const item = itemOf(call, 'edit');
  checkMatch(call, item);
  call.world.drives.writeFields(item, jsonBody(call), actor(call));
  return ok(rowOf(call).fields);
}

function rowOf(call: GraphCall): ListRow {
  const row = call.world.drives.row(itemOf(call));
  if (!row) throw itemNotFound('The root of a drive has no list item.');
  return row;
}

export const listItemRoutes: readonly Route[] = [
  ...behindItem('listItem').map((pattern) => ({ method: 'GET', pattern, handle: getListItem })),
  ...behindItem('listItem/fields').flatMap((pattern) => [
    { method: 'GET', pattern, handle: getFields },
    { method: 'PATCH', pattern, handle: patchFields },
  ]),
];
