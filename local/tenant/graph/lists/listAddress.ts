import type { List } from '../../store/lists';
import type { Site } from '../../store/sites';
import { openDrive } from '../drives/driveAddress';
import { actor } from '../wire/actor';
import { accessDenied, itemNotFound } from '../wire/errors';
import type { GraphCall } from '../wire/request';
import type { Needs } from '../wire/scopes';
import { openSite } from '../sites/siteAccess';

/** A list with the site that it lies in. */
export interface OpenList {
  readonly site: Site;
  readonly list: List;
}

/** The list of the address, by its id, its title or the name in its address. @throws 403 or 404 */
export function openList(call: GraphCall, needs: Needs): OpenList {
  const { list: named } = call.params;
  if (named === undefined) return listOfDrive(call, needs);
  const site = openSite(call, needs);
  const list = findList(call, site, named);
  if (!list) throw itemNotFound('The specified list was not found');
  requireView(call, site, list);
  return { site, list };
}

/** The library that a drive is. */
function listOfDrive(call: GraphCall, needs: Needs): OpenList {
  const drive = openDrive(call, needs);
  const list = call.world.tenant.lists.byGuid(drive.listId);
  if (!list) throw itemNotFound('The specified list was not found');
  requireView(call, drive.site, list);
  return { site: drive.site, list };
}

function requireView(call: GraphCall, site: Site, list: List): void {
  const { access } = call.world.tenant;
  if (access.can(actor(call), site.id, list, 'viewListItems') || access.can(actor(call), site.id, list, 'open')) return;
  throw accessDenied();
}

export function findList(call: GraphCall, site: Site, named: string): List | undefined {
  const { lists } = call.world.tenant;
  const byId = lists.byGuid(named);
  if (byId) return byId.siteId === site.id ? byId : undefined;
  return lists.byTitle(site.id, named) ?? lists.ofSite(site.id).find(({ url }) => url.slice(url.lastIndexOf('/') + 1).toLowerCase() === named.toLowerCase());
}

/** Lists that the caller may see. Hidden ones are told when `system` is selected. Source: "Enumerate lists in a site". */
export function visibleLists(call: GraphCall, site: Site): readonly List[] {
  const { lists, access } = call.world.tenant;
  const withHidden = /\bsystem\b/i.test(call.query.get('$select') ?? call.query.get('select') ?? '');
  const shown = lists.ofSite(site.id).filter((list) => withHidden || !list.settings.hidden);
  return shown.filter((list) => access.can(actor(call), site.id, list, 'viewListItems'));
}
