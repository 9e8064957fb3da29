import type { Site } from '../../store/sites';
import type { Row } from '../wire/filter';
import type { GraphCall } from '../wire/request';

/** Where the caller is: absolute addresses start there. */
export type Place = Pick<GraphCall, 'siteBase'>;

export const address = (call: Place, path: string): string => `${call.siteBase}${path === '/' ? '' : encodeURI(path)}`;

const hostOf = (call: Place): string => new URL(call.siteBase).hostname;

export const siteId = (call: Place, site: Site): string => `${hostOf(call)},${site.guid},${site.webGuid}`;

/** A site: the root web of a collection, or a web below one. Source: site resource type. */
export function siteResource(call: GraphCall, site: Site): Row {
  const isRootWeb = site.parentId === undefined;
  return {
    id: siteId(call, site),
    name: site.url.slice(site.url.lastIndexOf('/') + 1),
    displayName: site.title,
    description: site.description,
    isPersonalSite: site.url.startsWith('/personal/'),
    createdDateTime: site.created,
    lastModifiedDateTime: site.modified,
    webUrl: address(call, site.url),
    ...(isRootWeb ? { root: {} } : { parentReference: { siteId: parentId(call, site) } }),
    siteCollection: { hostname: hostOf(call), ...(site.url === '/' ? { root: {} } : {}) },
    sharepointIds: sharepointIds(call, site),
  };
}

/** Told only when it is selected. */
export function plainSite(call: GraphCall, site: Site): Row {
  const row = siteResource(call, site);
  const isAsked = /\bsharepointIds\b/i.test(call.query.get('$select') ?? call.query.get('select') ?? '');
  return isAsked ? row : Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'sharepointIds'));
}

export function sharepointIds(call: Pick<GraphCall, 'siteBase' | 'world'>, site: Site): object {
  return { siteId: site.guid, siteUrl: address(call, site.url), tenantId: call.world.tenantId, webId: site.webGuid };
}

function parentId(call: GraphCall, site: Site): string {
  const parent = call.world.tenant.sites.byId(site.parentId ?? site.rootId) ?? site;
  return siteId(call, parent);
}
