import type { Site } from '../../store/sites';
import { groupOf } from '../groups/groupStore';
import { invalidRequest, itemNotFound } from '../wire/errors';
import type { GraphCall } from '../wire/request';

/**
 * The site that an address names: `root`, a host, a host with a path, an id (`host,site,web`, or a part of it), or a path
 * below a site. Source: "Get a site resource", "Get a site resource by path". @throws 400 for another tenant's host
 */
export function findSite(call: GraphCall): Site | undefined {
  const { site: named = '', sitePath, group } = call.params;
  if (group !== undefined) return siteOfGroup(call, group, named);
  const { sites } = call.world.tenant;
  const start = named.toLowerCase() === 'root' || isHost(named) ? rootSite(call, named) : byId(call, named);
  if (sitePath === undefined || !start) return start;
  const path = sitePath.replace(/^\/+|\/+$/g, '');
  return sites.byUrl(`${start.url === '/' ? '' : start.url}/${path}`);
}

/** The team site of a Microsoft 365 group, its root, and what lies below. @throws 404 for a group without one */
function siteOfGroup(call: GraphCall, group: string, named: string): Site | undefined {
  const root = teamSite(call, group);
  if (named.toLowerCase() === 'root') return root;
  const found = byId(call, named);
  return found?.guid === root.guid ? found : undefined;
}

export function teamSite({ world }: GraphCall, group: string): Site {
  const path = groupOf(world.db, group)?.body.site;
  const site = typeof path === 'string' ? world.tenant.sites.byUrl(path) : undefined;
  if (!site) throw itemNotFound('The group or its site could not be found');
  return site;
}

function rootSite(call: GraphCall, named: string): Site | undefined {
  const host = named.toLowerCase();
  if (host !== 'root' && !call.hosts.includes(host)) throw invalidRequest('Invalid hostname for this tenancy');
  return call.world.tenant.sites.byUrl('/');
}

function byId(call: GraphCall, id: string): Site | undefined {
  const { sites } = call.world.tenant;
  const parts = id.split(',');
  const guids = parts.length === 3 ? parts.slice(1) : parts;
  if (guids.length > 2 || guids.some((guid) => !isGuid(guid))) throw invalidRequest('The provided site id is malformed.');
  const [collection = '', web] = guids;
  if (web === undefined) return sites.byGuid(collection);
  const found = sites.byGuid(web);
  return found?.guid === collection.toLowerCase() ? found : undefined;
}

function isGuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

/** A host has a dot, a port or is this machine; an id has neither. */
function isHost(named: string): boolean {
  return !named.includes(',') && !isGuid(named);
}
