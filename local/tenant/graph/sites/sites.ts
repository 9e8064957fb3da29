import type { Site } from '../../store/sites';
import { driveResource } from '../drives/driveResources';
import { visibleLists } from '../lists/listAddress';
import { listResource } from '../lists/listResource';
import { actor } from '../wire/actor';
import { invalidRequest, itemNotFound, unsupported } from '../wire/errors';
import { shaped } from '../wire/entities';
import type { Expanders } from '../wire/entities';
import { answerWith, chosen, collection, option } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { needs, requirePermission } from '../wire/scopes';
import { openSite } from './siteAccess';
import { everySite, mayOpen, openableSites } from './siteList';
import { plainSite } from './siteResource';

const page = { size: 200, most: 999, clamps: true } as const;

function getSite(call: GraphCall): GraphAnswer {
  const site = openSite(call, needs.readSites);
  return answerWith(call, shaped(call, plainSite(call, site), 'site', expandersOf(call, site)), 'sites');
}

function expandersOf(call: GraphCall, site: Site): Expanders {
  const { drives } = call.world;
  const who = actor(call);
  return {
    drive: () => {
      const drive = drives.defaultDrive(site);
      return drive && driveResource(call, drive);
    },
    drives: (inner) => chosen(inner, drives.drives(site, who).map((drive) => driveResource(call, drive)), 'drive'),
    lists: (inner) => chosen(inner, visibleLists(call, site).map((list) => listResource(call, site, list)), 'list'),
    sites: (inner) => chosen(inner, below(call, site).map((web) => plainSite(call, web)), 'site'),
  };
}

/** Sites that fit words of their title, description or address; `*` and no words fit all. Personal sites are not told. */
function listSites(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'files', needs.readSites);
  const search = option(call, 'search');
  if (search !== undefined && search.trim() === '') throw invalidRequest('The search text is empty.');
  const words = (search ?? '*').replace(/["*]/g, ' ').toLowerCase().split(/\s+/).filter((word) => word !== '');
  const fits = ({ title, description, url }: Site): boolean => words.every((word) => `${title} ${description} ${url}`.toLowerCase().includes(word));
  const found = openableSites(call).filter((site) => !site.url.startsWith('/personal/') && fits(site));
  return collection(call, found.map((site) => plainSite(call, site)), { ...page, context: 'sites', type: 'site' });
}

/** Every site collection and web, personal sites too. Source: "Get all sites". */
function getAllSites(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'files', { delegated: [], application: needs.readSites.application });
  return collection(call, everySite(call).map((site) => plainSite(call, site)), { ...page, context: 'sites', type: 'site' });
}

function listBelow(call: GraphCall): GraphAnswer {
  const site = openSite(call, needs.readSites);
  return collection(call, below(call, site).map((web) => plainSite(call, web)), { ...page, context: 'sites', type: 'site' });
}

function below(call: GraphCall, site: Site): readonly Site[] {
  return call.world.tenant.sites.below(site).filter((web) => mayOpen(call, web));
}

/** Pages are files of the library Site Pages here; Graph's page model is not served. */
function pages(call: GraphCall): GraphAnswer {
  openSite(call, needs.readSites);
  throw unsupported('the pages of a site');
}

function recycled(call: GraphCall): GraphAnswer {
  const site = openSite(call, needs.readSites);
  const { access, recycleBin, lists } = call.world.tenant;
  const mayManage = access.can(actor(call), site.id, site, 'manageWeb');
  const principal = call.world.tenant.principals.find(site.id, actor(call))?.id;
  const rows = recycleBin
    .all(site.id)
    .filter((entry) => lists.byId(entry.listId) && (mayManage || entry.deletedBy === principal))
    .map(({ id, title, size, deleted, dir }) => ({ id, name: title, size, deletedDateTime: deleted, deletedFromLocation: relative(site, dir) }));
  return collection(call, rows, { ...page, context: 'recycleBinItems' });
}

function relative(site: Site, dir: string): string {
  const path = dir.startsWith('/') ? dir : `/${dir}`;
  return path.startsWith(`${site.url}/`) ? path.slice(site.url.length + 1) : path.slice(1);
}

/** `/sites/{id}/sites/{id}` is the second of them. */
function getBelow(call: GraphCall): GraphAnswer {
  const site = openSite(call, needs.readSites);
  const wanted = (call.params['below'] ?? '').split(',').pop()?.toLowerCase();
  const found = below(call, site).find(({ webGuid }) => webGuid === wanted);
  if (!found) throw itemNotFound('Requested site could not be found');
  return answerWith(call, shaped(call, plainSite(call, found), 'site', expandersOf(call, found)), 'sites');
}

export const siteRoutes: readonly Route[] = [
  { method: 'GET', pattern: '/sites', facts: 'Search for sites; List sites', handle: listSites },
  { method: 'GET', pattern: '/sites/[oneDrive.]getAllSites', facts: 'site: getAllSites', handle: getAllSites },
  { method: 'GET', pattern: '@site/sites', facts: 'List subsites for a site', handle: listBelow },
  { method: 'GET', pattern: '@site/sites/{below}', facts: 'List subsites for a site', handle: getBelow },
  { method: 'GET', pattern: '@site/pages', facts: 'List baseSitePages (answers 501)', handle: pages },
  { method: 'GET', pattern: '@site/recycleBin/items', facts: 'List recycleBinItems', handle: recycled },
  { method: 'GET', pattern: '@siteItself', facts: 'Get a site resource', handle: getSite },
];
