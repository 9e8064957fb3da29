import type { Actor } from '../../store/principals';
import { actor } from '../wire/actor';
import { accessDenied, invalidRequest, itemNotFound } from '../wire/errors';
import type { GraphCall } from '../wire/request';
import { requirePermission } from '../wire/scopes';
import type { Needs } from '../wire/scopes';
import type { GraphWorld } from '../wire/world';
import { requireOnSite } from '../sites/siteAccess';
import type { DriveItem } from './driveStore';
import { linkById } from './linkStore';
import type { Link } from './linkStore';

export const linkPath = '/:f:/s';

export interface Shared {
  readonly item: DriveItem;
  /** The link that leads to it; none where the address is the file's own. */
  readonly link?: Link;
}

/**
 * What an encoded address leads to: a sharing link, or the address of a file itself. Opening a link of the organisation
 * gives its bearer the link's role on that one item; guests have none. Source: "Access shared items". @throws 404, 403
 */
export function openShare(call: GraphCall, needs: Needs): Shared {
  requirePermission(call.caller, 'files', needs);
  const found = findShared(call);
  if (!found) throw itemNotFound('The sharing link no longer exists, or you do not have permission to access it.');
  requireOnSite(call, found.item.drive.site, needs);
  return found.link ? { ...found, item: withLink(call.world, actor(call), found.link, found.item) } : found;
}

/** The item of an address below a share. */
export function sharedItem(call: GraphCall, needs: Needs): DriveItem {
  const { item } = openShare(call, needs);
  const { drives } = call.world;
  const { item: id, itemPath } = call.params;
  const start = id === undefined || id.toLowerCase() === 'root' ? item : drives.item(item.drive.id, id);
  const found = start && itemPath !== undefined ? drives.itemAtPath(`${start.path}/${itemPath}`) : start;
  const isWithin = found && (found.path === item.path || found.path.startsWith(`${item.path}/`));
  if (!found || !isWithin) throw itemNotFound();
  return found;
}

function findShared(call: GraphCall): Shared | undefined {
  const { world, now } = call;
  const url = decoded(call.params['share'] ?? '');
  const id = /\/:\w:\/s\/([0-9a-f-]{36})/.exec(url)?.[1];
  if (id === undefined) return byAddress(call, url);
  return liveLink(world, id, now);
}

export function liveLink(world: GraphWorld, id: string, now: Date): Required<Shared> | undefined {
  const link = linkById(world.db, id);
  const item = link && world.drives.item(link.driveId, link.itemId);
  if (!link || !item || (link.expires !== undefined && link.expires <= now.toISOString())) return undefined;
  return { link, item };
}

/** `u!` and the address in base 64. */
function decoded(share: string): string {
  if (!share.startsWith('u!')) throw invalidRequest('The sharing token is not a valid encoded URL.');
  return Buffer.from(share.slice(2), 'base64url').toString('utf8');
}

function byAddress(call: GraphCall, url: string): Shared | undefined {
  if (!/^https?:\/\//.test(url)) throw invalidRequest('The sharing token is not a valid encoded URL.');
  const { pathname } = new URL(url);
  const item = call.world.drives.itemAtPath(decodeURIComponent(pathname));
  if (!item) return undefined;
  if (!call.world.drives.may(actor(call), 'read', item)) throw accessDenied();
  return { item };
}

/** @throws 403 for somebody whom the link is not for */
export function withLink(world: GraphWorld, who: Actor, link: Link, item: DriveItem): DriveItem {
  const right = link.kind === 'view' ? 'read' : 'edit';
  if (who.kind === 'app' || world.drives.may(who, right, item)) return item;
  const isForThem = link.scope === 'anonymous' || (link.scope === 'organization' && !who.user.isGuest) || link.people.includes(who.user.id);
  if (!isForThem) throw accessDenied();
  return world.drives.share(item, [who.user], link.kind === 'view' ? 'read' : 'write');
}
