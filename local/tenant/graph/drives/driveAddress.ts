import type { Site } from '../../store/sites';
import { actor } from '../wire/actor';
import { signedIn } from '../wire/caller';
import type { Caller } from '../wire/caller';
import { accessDenied, invalidRequest, itemNotFound } from '../wire/errors';
import type { GraphCall } from '../wire/request';
import { requirePermission } from '../wire/scopes';
import type { Needs } from '../wire/scopes';
import { personByKey } from '../wire/world';
import { findSite, teamSite } from '../sites/siteAddress';
import { isLetInto, requireOnSite } from '../sites/siteAccess';
import type { Drive, DriveItem, Right } from './driveStore';
import { sharedItem } from './shareAddress';
import { specialFolder } from './specialFolders';

/** The drive itself is not opened by this: an item of it may be shared although the drive is closed. @throws 403 or 404 */
export function openDrive(call: GraphCall, needs: Needs): Drive {
  requirePermission(call.caller, 'files', needs);
  const drive = namedDrive(call);
  if (!drive) throw itemNotFound('The drive could not be found.');
  if (!reaches(call, drive, needs)) throw accessDenied("Files.Read and Files.ReadWrite open one's own drive alone.");
  requireOnSite(call, drive.site, needs);
  return drive;
}

/** Without a permission that ends in All a person reaches their own drive only (permissions reference). */
function reaches(call: GraphCall, drive: Drive, needs: Needs): boolean {
  const { caller } = call;
  if (caller.kind === 'application' || drive.owner?.id === caller.person.id) return true;
  const isForAll = [...caller.scopes].some((scope) => /^(Files|Sites)\..+\.All$/.test(scope));
  return isForAll || (caller.scopes.has('Sites.Selected') && isLetInto(asSelected(call), drive.site, needs));
}

/** Whether the site's own grant lets the application in, whatever else it holds for its user's drive. */
function asSelected(call: GraphCall): GraphCall {
  const { caller } = call;
  const bare: Caller = caller.kind === 'delegated' ? { ...caller, scopes: new Set(['Sites.Selected']) } : caller;
  return { ...call, caller: bare };
}

function namedDrive(call: GraphCall): Drive | undefined {
  const { drives, people } = call.world;
  const { drive, site, list, user, group } = call.params;
  if (site !== undefined || group !== undefined) {
    const found = site === undefined ? teamSite(call, group ?? '') : findSite(call);
    if (!found) throw itemNotFound('Requested site could not be found');
    if (!drives.mayOpenSite(actor(call), found)) throw accessDenied();
    if (drive !== undefined) return driveWithin(call, found, drive);
    return list === undefined ? drives.defaultDrive(found) : drives.driveOfList(found, list);
  }
  if (drive !== undefined && user === undefined) return drives.drive(drive);
  const person = user === undefined ? signedIn(call.caller) : personByKey(people, user);
  if (!person) throw itemNotFound('The user could not be found.');
  return drive === undefined ? drives.personalDrive(person) : drives.drive(drive);
}

function driveWithin(call: GraphCall, site: Site, id: string): Drive | undefined {
  const found = call.world.drives.drive(id);
  return found?.site.guid === site.guid ? found : undefined;
}

/** The item of the address, if the caller may have it so. @throws 403 or 404 */
export function openItem(call: GraphCall, needs: Needs, right: Right = 'read'): DriveItem {
  if (call.params['share'] !== undefined) return allowed(call, sharedItem(call, needs), right);
  const drive = openDrive(call, needs);
  const item = findItem(call, drive);
  if (item) return call.world.drives.seenBy(actor(call), allowed(call, item, right));
  // Whether something is there is not told to those who may not look.
  throw mayLook(call, drive) ? itemNotFound() : accessDenied();
}

/** The item of the address, or undefined where a new one may be made. */
export function findItem(call: GraphCall, drive: Drive): DriveItem | undefined {
  const { drives } = call.world;
  const { itemPath } = call.params;
  const start = startOf(call, drive);
  if (!start || itemPath === undefined) return start;
  return drives.itemAt(drive, [...pathInDrive(start), itemPath.replace(/\/+$/, '')].join('/'));
}

function startOf(call: GraphCall, drive: Drive): DriveItem | undefined {
  const { drives } = call.world;
  const { item, special, row } = call.params;
  if (row !== undefined) return drives.itemOfRow(drive, Number(row));
  if (special !== undefined) return specialFolder(call, drive, special);
  return item === undefined || item.toLowerCase() === 'root' ? drives.root(drive) : drives.item(drive.id, item);
}

export interface ItemPlace {
  readonly parent: DriveItem;
  readonly name: string;
}

/** The folder that holds, and the name of, what the address names by path. @throws 404 when there is no such folder */
export function placeOf(call: GraphCall, drive: Drive): ItemPlace | undefined {
  const [above, name] = splitPath(call);
  if (name === undefined) return undefined;
  const parent = findItem({ ...call, params: withPath(call.params, above) }, drive);
  if (!parent) throw mayLook(call, drive) ? itemNotFound('The parent folder could not be found.') : accessDenied();
  return { parent, name };
}

/** The same for an upload, which makes the folders that are missing on the way. */
export function placeToWrite(call: GraphCall, drive: Drive): ItemPlace | undefined {
  const [above, name] = splitPath(call);
  if (name === undefined) return undefined;
  const { drives } = call.world;
  const start = findItem({ ...call, params: withPath(call.params, undefined) }, drive);
  if (!start) throw mayLook(call, drive) ? itemNotFound('The parent folder could not be found.') : accessDenied();
  const steps = above === undefined ? [] : above.split('/');
  const parent = steps.reduce((folder, step) => drives.child(folder, step) ?? drives.createFolder(allowed(call, folder, 'add'), step, 'replace', actor(call)), start);
  if (!parent.isFolder) throw invalidRequest('A part of the path is a file.');
  return { parent, name };
}

function splitPath(call: GraphCall): [above: string | undefined, name: string | undefined] {
  const itemPath = call.params['itemPath']?.replace(/\/+$/, '');
  const at = itemPath?.lastIndexOf('/') ?? -1;
  return [at < 0 ? undefined : itemPath?.slice(0, at), itemPath?.slice(at + 1)];
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

function mayLook(call: GraphCall, drive: Drive): boolean {
  return call.world.drives.mayOpenDrive(actor(call), drive);
}

/** Names of the folders from the drive's root down to the item. */
export function pathInDrive(item: DriveItem): string[] {
  if (item.isRoot) return [];
  return item.path.slice(item.drive.path.length + 1).split('/');
}
