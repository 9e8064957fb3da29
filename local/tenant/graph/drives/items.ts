import type { Conflict } from '../../store/files';
import { actor, allowed, behindItem, driveAddresses, driveOf, findItem, itemOf, itemPatterns, placeOf } from './driveItems';
import { itemResource } from './driveResources';
import type { DriveItem } from './driveStore';
import { downloadAddress } from './downloads';
import { accessDenied, badRequest, GraphError, invalidRequest, itemNotFound, resourceModified, unsupported } from '../wire/errors';
import { labelOf } from './retentionLabels';
import { collection, expansions, isRecord, jsonBody, refuseOptions, select, textOf } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { created, noContent, ok } from '../wire/request';
import { needs, requirePermission } from '../wire/scopes';

const mostBytes = 250 * 1024 * 1024;

function shownItem(call: GraphCall, item: DriveItem): object {
  return select(call, { ...itemResource(call, item), ...downloadAddress(call, item) });
}

function getItem(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'files', needs.readDrives);
  const unknown = [...expansions(call).keys()].find((name) => name !== 'children');
  if (unknown) throw unsupported(`$expand=${unknown} on a driveItem`);
  const item = itemOf(call);
  if (!expansions(call).has('children')) return ok(shownItem(call, item));
  return ok({ ...shownItem(call, item), children: readable(call, item).map((child) => shownItem(call, child)) });
}

/** List children: what the person may not read is left out, as search does. */
function listChildren(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'files', needs.readDrives);
  refuseOptions(call, 'select', 'top', 'skiptoken', 'orderby', 'filter', 'count');
  const folder = itemOf(call);
  if (!folder.isFolder) throw invalidRequest('The item is not a folder.');
  const rows = readable(call, folder).map((child) => ({ ...itemResource(call, child), ...downloadAddress(call, child) }));
  const context = `drives('${folder.drive.id}')/items('${folder.id}')/children`;
  return collection(call, rows, { size: 200, most: 999, context });
}

function readable(call: GraphCall, folder: DriveItem): DriveItem[] {
  const { drives } = call.world;
  return drives.children(folder).filter((child) => drives.may(actor(call), 'read', child));
}

/** Search within a drive, by words of the name; trimmed to what the person may read, be it one shared file. */
function search(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'files', needs.readDrives);
  const { drives } = call.world;
  const drive = driveOf(call);
  if (!drives.mayOpenSite(actor(call), drive.site)) throw accessDenied();
  const words = (call.params['words'] ?? '').replace(/''/g, "'").toLowerCase().split(/\s+/).filter((word) => word !== '');
  const found = drives
    .everything(drive)
    .filter((item) => words.every((word) => item.name.toLowerCase().includes(word)))
    .filter((item) => drives.may(actor(call), 'read', item));
  const rows = found.map((item) => itemResource(call, item));
  return collection(call, rows, { size: 200, most: 999, context: 'Collection(driveItem)' });
}

/** Create folder. A clash answers 409 unless the conflict behaviour says otherwise. */
function createFolder(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'files', needs.writeFiles);
  const body = jsonBody(call);
  const name = textOf(body['name']);
  if (!name) throw invalidRequest('The property name is required.');
  if (!isRecord(body['folder'])) throw unsupported('a new child that is not a folder');
  const parent = itemOf(call, 'add');
  if (!parent.isFolder) throw invalidRequest('The parent is not a folder.');
  const folder = call.world.drives.createFolder(parent, name, conflictOf(call, body, 'fail'), actor(call));
  return created(shownItem(call, folder));
}

/** What to do when the name is taken, from the address or the body. */
export function conflictOf(call: GraphCall, body: Readonly<Record<string, unknown>>, usual: Conflict): Conflict {
  const name = '@microsoft.graph.conflictBehavior';
  const asked = call.query.get(name) ?? textOf(body[name]) ?? usual;
  if (asked === 'fail' || asked === 'replace' || asked === 'rename') return asked;
  throw invalidRequest(`The conflict behavior '${asked}' is not known.`);
}

/** Content answers with a redirect to a pre-authenticated address on the SharePoint host. */
function getContent(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'files', needs.readDrives);
  const item = itemOf(call);
  if (item.isFolder) throw invalidRequest('A folder has no content.');
  return { status: 302, headers: { location: downloadAddress(call, item)['@microsoft.graph.downloadUrl'] ?? '' } };
}

/** Upload of up to 250 MB: a new file by its path, or new content of an item. */
function putContent(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'files', needs.writeFiles);
  if (call.body.length > mostBytes) throw new GraphError(413, 'requestTooLarge', 'Use an upload session for files over 250 MB.');
  const existing = findItem(call);
  if (existing?.isFolder) throw invalidRequest('The item is a folder.');
  const { drives } = call.world;
  const conflict = conflictOf(call, {}, 'replace');
  if (existing && conflict === 'replace') {
    checkMatch(call, allowed(call, existing, 'edit'));
    return ok(shownItem(call, drives.replaceContent(existing, call.body, actor(call))));
  }
  const place = placeOf(call);
  if (!place) throw itemNotFound();
  const file = drives.writeFile(allowed(call, place.parent, 'add'), place.name, call.body, conflict, actor(call));
  return created(shownItem(call, file));
}

/** Move or rename, within one drive. */
function patchItem(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'files', needs.writeFiles);
  const body = jsonBody(call);
  const item = itemOf(call, 'edit');
  checkMatch(call, item);
  const known = ['name', 'parentReference', '@microsoft.graph.conflictBehavior'];
  const other = Object.keys(body).find((name) => !known.includes(name));
  if (other) throw unsupported(`changing '${other}' of a driveItem`);
  const parent = body['parentReference'] === undefined ? parentOf(call, item) : newParent(call, item, body['parentReference']);
  const name = textOf(body['name']) ?? item.name;
  return ok(shownItem(call, call.world.drives.move(item, parent, name, conflictOf(call, body, 'fail'), actor(call))));
}

function parentOf(call: GraphCall, item: DriveItem): DriveItem {
  const parent = item.parentId === undefined ? undefined : call.world.drives.item(item.drive.id, item.parentId);
  if (!parent) throw invalidRequest('The root of a drive cannot be changed.');
  return parent;
}

function newParent(call: GraphCall, item: DriveItem, reference: unknown): DriveItem {
  const driveId = isRecord(reference) ? textOf(reference['driveId']) ?? item.drive.id : undefined;
  const id = isRecord(reference) ? textOf(reference['id']) : undefined;
  if (driveId === undefined || id === undefined) throw invalidRequest('The parentReference needs the id of a folder.');
  if (driveId !== item.drive.id) throw new GraphError(400, 'notSupported', 'An item can only be moved within its drive.');
  const { drives } = call.world;
  const parent = id === 'root' ? drives.root(item.drive) : drives.item(driveId, id);
  if (!parent?.isFolder) throw itemNotFound('The parent folder could not be found.');
  return allowed(call, parent, 'add');
}

/** Delete moves to the recycle bin. What a retention label keeps stays. */
function deleteItem(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'files', needs.writeFiles);
  const item = itemOf(call, 'delete');
  checkMatch(call, item);
  if (item.isRoot) throw badRequest('The root of a drive cannot be deleted.');
  if (labelOf(call, item)) throw accessDenied('The item has a retention label and cannot be deleted.');
  call.world.drives.recycle(item, actor(call));
  return noContent();
}

export function checkMatch(call: GraphCall, item: DriveItem): void {
  const expected = call.headers['if-match'];
  if (expected === undefined || expected === '*') return;
  if (expected !== item.eTag && expected !== item.cTag) throw resourceModified();
}

export const itemRoutes: readonly Route[] = [
  ...driveAddresses.map((drive) => ({
    method: 'GET',
    pattern: `${drive}[/root]/search(q=<'|%27>{words:quoted}<'|%27>)`,
    handle: search,
  })),
  ...behindItem('children').flatMap((pattern) => [
    { method: 'GET', pattern, handle: listChildren },
    { method: 'POST', pattern, handle: createFolder },
  ]),
  ...behindItem('content').flatMap((pattern) => [
    { method: 'GET', pattern, handle: getContent },
    { method: 'PUT', pattern, handle: putContent },
  ]),
  ...itemPatterns.flatMap((pattern) => [
    { method: 'GET', pattern, handle: getItem },
    { method: 'PATCH', pattern, handle: patchItem },
    { method: 'DELETE', pattern, handle: deleteItem },
  ]),
];
