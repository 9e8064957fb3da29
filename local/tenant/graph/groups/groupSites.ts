import { actor, groupSiteOf } from '../drives/driveItems';
import { driveResource, siteResource } from '../drives/driveResources';
import { itemNotFound } from '../wire/errors';
import { collection, entity } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { needs, requirePermission } from '../wire/scopes';

/** The team site of a group; its other sites are below it. */
function getSite(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'files', needs.readSites);
  const site = groupSiteOf(call);
  const named = call.params['site'] ?? '';
  if (named !== 'root' && named !== site.guid && !named.includes(`,${site.guid},`)) throw itemNotFound('Requested site could not be found');
  return entity(call, siteResource(call, site), { context: 'sites', type: 'site' });
}

function listSites(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'files', needs.readSites);
  const { drives, accounts } = call.world;
  const below = accounts.websBelow(groupSiteOf(call).path).flatMap((path) => drives.siteAt(path) ?? []);
  const rows = below.filter((site) => drives.mayOpenSite(actor(call), site)).map((site) => siteResource(call, site));
  return collection(call, rows, { size: 200, most: 999, context: 'sites' });
}

function listDrives(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'files', needs.readDrives);
  const rows = call.world.drives.drives(groupSiteOf(call), actor(call)).map((drive) => driveResource(call, drive));
  return collection(call, rows, { size: 200, most: 999, context: 'drives', type: 'drive' });
}

export const groupSiteRoutes: readonly Route[] = [
  { method: 'GET', pattern: '/groups/{group}/sites/{site:any}', facts: 'Get the site of a group', handle: getSite },
  { method: 'GET', pattern: '/groups/{group}/sites/{site:any}/sites', facts: 'Get the site of a group', handle: listSites },
  { method: 'GET', pattern: '/groups/{group}/drives', facts: 'List drives', handle: listDrives },
];
