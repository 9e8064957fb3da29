import { actor, driveAddresses, driveOf, siteAddress, siteOf } from '../drives/driveItems';
import { driveResource, listResource, siteResource } from '../drives/driveResources';
import { accessDenied, itemNotFound, unsupported } from '../wire/errors';
import type { GraphList, GraphSite } from '../drives/driveStore';
import { collection, expansions, option, select } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { ok } from '../wire/request';
import { needs, requirePermission } from '../wire/scopes';
import { listItemResource } from './listItems';

function getSite(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'files', needs.readSites);
  return ok(select(call, siteResource(call, siteOf(call))));
}

/** Drives of a site: also open to the Files permissions, as a drive is. */
function listDrives(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'files', needs.readDrives);
  const rows = call.world.drives.drives(siteOf(call), actor(call)).map((drive) => driveResource(call, drive));
  return collection(call, rows, { size: 200, most: 999, context: 'drives' });
}

/** The drive itself is told to whoever may come into its site, as somebody with one shared file may. */
function getDrive(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'files', needs.readDrives);
  const drive = driveOf(call);
  if (!call.world.drives.mayOpenSite(actor(call), drive.site)) throw accessDenied();
  return ok(select(call, driveResource(call, drive)));
}

function listLists(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'files', needs.readSites);
  const rows = call.world.drives.lists(siteOf(call), actor(call)).map((list) => listResource(call, list));
  return collection(call, rows, { size: 200, most: 999, context: 'lists' });
}

function getList(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'files', needs.readSites);
  return ok(select(call, listResource(call, listOf(call, siteOf(call)))));
}

/** A list by its id or its title. */
function listOf(call: GraphCall, site: GraphSite): GraphList {
  const named = (call.params['list'] ?? '').toLowerCase();
  const lists = call.world.drives.lists(site, actor(call));
  const list = lists.find(({ id, title }) => id.toLowerCase() === named || title.toLowerCase() === named);
  if (!list) throw itemNotFound('The specified list was not found');
  return list;
}

/** Items of a list, with their columns when `fields` is expanded. Only paging: a filter on columns is not served. */
function listItems(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'files', needs.readSites);
  if (option(call, 'filter')) throw unsupported('$filter on the items of a list');
  const list = listOf(call, siteOf(call));
  const fields = expansions(call).get('fields');
  const rows = call.world.drives.rows(list, actor(call)).map((row) => listItemResource(row, fields));
  return collection(call, rows, { size: 200, most: 999, context: `lists('${list.id}')/items` });
}

const bareSite = '/sites/{site:host}[:/{sitePath:path}[:]]';

export const siteRoutes: readonly Route[] = [
  { method: 'GET', pattern: `${siteAddress}/drives`, handle: listDrives },
  { method: 'GET', pattern: `${siteAddress}/lists`, handle: listLists },
  { method: 'GET', pattern: `${siteAddress}/lists/{list}`, handle: getList },
  { method: 'GET', pattern: `${siteAddress}/lists/{list}/items`, handle: listItems },
  ...driveAddresses.map((pattern) => ({ method: 'GET', pattern, handle: getDrive })),
  { method: 'GET', pattern: bareSite, handle: getSite },
];
