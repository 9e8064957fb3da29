import type { Actor } from '../../store/principals';
import { signedIn } from '../wire/caller';
import type { Caller } from '../wire/caller';
import { accessDenied, invalidRequest, itemNotFound } from '../wire/errors';
import { groupOf } from '../groups/groupStore';
import type { Drive, DriveItem, GraphSite, Right } from './driveStore';
import type { GraphCall } from '../wire/request';
import { personByKey } from '../wire/world';

/** Who acts on files: the person, or the application by itself. */
export function actor(call: GraphCall): Actor {
  const { caller } = call;
  if (caller.kind === 'delegated') return { kind: 'user', user: caller.person };
  return { kind: 'app', appId: caller.appId, name: `Application ${caller.appId}` };
}

/** A site with something behind it: `/sites/host:/sites/housing:`, `/sites/{id}`. */
export const siteAddress = '/sites/{site:host}[:/{sitePath:path}:]';

/** The ways to name a drive. */
export const driveAddresses = [
  '/me/drive',
  '/users/{user:any}/drive',
  '/drives/{drive}',
  `${siteAddress}/drive`,
  `${siteAddress}/drives/{drive}`,
  `${siteAddress}/lists/{list}/drive`,
  '/groups/{group}/drive',
] as const;

const itemStart = '<root|items/{item}>';

/** The ways to name an item of a drive: the root, by id, by path from either. */
export const itemPatterns = driveAddresses.map((drive) => `${drive}/${itemStart}[:/{itemPath:path}[:]]`);

/** Something behind an item: a path is closed by a colon before it. */
export function behindItem(suffix: string): string[] {
  return driveAddresses.map((drive) => `${drive}/${itemStart}[:/{itemPath:path}:]/${suffix}`);
}

/** @throws 404 for an unknown site, 403 for one that is closed to the person */
export function siteOf(call: GraphCall): GraphSite {
  const { drives } = call.world;
  const { site: named = '', sitePath } = call.params;
  const site = namedSite(call, named, sitePath);
  if (!site) throw itemNotFound('Requested site could not be found');
  if (!drives.mayOpenSite(actor(call), site)) throw accessDenied();
  return site;
}

function namedSite(call: GraphCall, named: string, sitePath: string | undefined): GraphSite | undefined {
  const { drives } = call.world;
  if (named === 'root' && sitePath === undefined) return drives.siteAt('/');
  if (named.includes(',') || /^[0-9a-f-]{36}$/i.test(named)) return drives.site(named);
  if (named !== 'root' && !call.hosts.includes(named.toLowerCase())) {
    throw invalidRequest('Invalid hostname for this tenancy');
  }
  return drives.siteAt(`/${sitePath ?? ''}`);
}

/** The site of a Microsoft 365 group. @throws 404 for another group, 403 for one that is closed to the person */
export function groupSiteOf(call: GraphCall): GraphSite {
  const { drives, db } = call.world;
  const path = groupOf(db, call.params['group'] ?? '')?.body.site;
  const site = typeof path === 'string' ? drives.siteAt(path) : undefined;
  if (!site) throw itemNotFound('The group or its site could not be found');
  if (!drives.mayOpenSite(actor(call), site)) throw accessDenied();
  return site;
}

/** The drive itself is not opened by this: an item of it may be shared although the drive is closed. */
export function driveOf(call: GraphCall): Drive {
  const drive = namedDrive(call);
  if (!drive) throw itemNotFound('The drive could not be found.');
  if (!reaches(call.caller, drive)) throw accessDenied('Files.Read and Files.ReadWrite open one\'s own drive alone.');
  return drive;
}

/** Without a permission that ends in All a person reaches their own drive only (permissions reference). */
function reaches(caller: Caller, drive: Drive): boolean {
  if (caller.kind === 'application' || drive.owner?.id === caller.person.id) return true;
  return [...caller.scopes].some((scope) => /^(Files|Sites)\..+\.All$/.test(scope));
}

function namedDrive(call: GraphCall): Drive | undefined {
  const { drives, people } = call.world;
  const { drive, site, list, user, group } = call.params;
  if (drive !== undefined) return drives.drive(drive);
  if (list !== undefined) return drives.driveOfList(siteOf(call), list);
  if (site !== undefined) return drives.defaultDrive(siteOf(call));
  if (group !== undefined) return drives.defaultDrive(groupSiteOf(call));
  const person = user === undefined ? signedIn(call.caller) : personByKey(people, user);
  if (!person) throw itemNotFound('The user could not be found.');
  return drives.personalDrive(person);
}

/** The item of the address, if the caller may read it. @throws 403 or 404 */
export function itemOf(call: GraphCall, right: Right = 'read'): DriveItem {
  const item = findItem(call);
  if (item) return allowed(call, item, right);
  // Whether something is there is not told to those who may not look.
  if (!mayLook(call)) throw accessDenied();
  throw itemNotFound();
}

/** The item of the address, or undefined where a new one may be made. */
export function findItem(call: GraphCall): DriveItem | undefined {
  const { drives } = call.world;
  const drive = driveOf(call);
  const { item: id, itemPath } = call.params;
  const start = id === undefined || id === 'root' ? drives.root(drive) : drives.item(drive.id, id);
  if (!start || itemPath === undefined) return start;
  return drives.itemAt(drive, [...pathInDrive(start), itemPath].join('/'));
}

/** The folder that holds, and the name of, what the address names by path. */
export function placeOf(call: GraphCall): { parent: DriveItem; name: string } | undefined {
  const { itemPath } = call.params;
  if (itemPath === undefined) return undefined;
  const at = itemPath.lastIndexOf('/');
  const parent = findItem({ ...call, params: withPath(call.params, at < 0 ? undefined : itemPath.slice(0, at)) });
  if (!parent) throw mayLook(call) ? itemNotFound('The parent folder could not be found.') : accessDenied();
  return { parent, name: itemPath.slice(at + 1) };
}

type Params = Readonly<Record<string, string>>;

function withPath(params: Params, itemPath: string | undefined): Params {
  if (itemPath !== undefined) return { ...params, itemPath };
  return Object.fromEntries(Object.entries(params).filter(([name]) => name !== 'itemPath'));
}

export function allowed(call: GraphCall, item: DriveItem, right: Right): DriveItem {
  if (!call.world.drives.may(actor(call), right, item)) throw accessDenied();
  return item;
}

function mayLook(call: GraphCall): boolean {
  return call.world.drives.mayOpenDrive(actor(call), driveOf(call));
}

/** Names of the folders from the drive's root down to the item. */
export function pathInDrive(item: DriveItem): string[] {
  if (item.isRoot) return [];
  return item.path.slice(item.drive.path.length + 1).split('/');
}
