import { withFileRow } from '../lists/fileRow';
import { actor } from '../wire/actor';
import { shaped } from '../wire/entities';
import type { Expanders } from '../wire/entities';
import { accessDenied, badRequest, GraphError, invalidRequest, itemNotFound, resourceModified, unsupported } from '../wire/errors';
import type { Row } from '../wire/filter';
import { answerWith, chosen, collection, isRecord, jsonBody, refuseOptions, textOf } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { noContent } from '../wire/request';
import { needs } from '../wire/scopes';
import { checkBody } from '../wire/types';
import { conflictOf } from './conflict';
import { allowed, openDrive, openItem, placeOf } from './driveAddress';
import { itemResource } from './driveResources';
import type { DriveItem } from './driveStore';
import { versionResources } from './fileVersions';
import { changedStamps, writeStamps } from './itemStamps';
import { grantResources } from './grants';
import { labelOf } from './retentionLabels';

export const itemContext = (item: DriveItem): string => `drives('${item.drive.id}')/items`;

export function answerItem(call: GraphCall, item: DriveItem, status = 200): GraphAnswer {
  return answerWith(call, shaped(call, itemResource(call, item), 'driveItem', expandersOf(call, item)), itemContext(item), status);
}

function getItem(call: GraphCall): GraphAnswer {
  const item = openItem(call, needs.readDrives);
  const known = call.headers['if-none-match'];
  if (known !== undefined && (known === item.eTag || known === item.cTag)) return { status: 304, headers: { etag: item.eTag } };
  return answerItem(call, item);
}

function expandersOf(call: GraphCall, item: DriveItem): Expanders {
  return {
    children: (inner) => chosen(inner, readable(call, item).map((child) => itemResource(inner, child)), 'driveItem'),
    listItem: (inner) => withFileRow(inner, item),
    permissions: (inner) => chosen(inner, grantResources(call, item), 'permission'),
    versions: (inner) => chosen(inner, versionResources(call, item), 'driveItemVersion'),
    thumbnails: () => thumbnailsOf(item),
  };
}

/** List children: what the person may not read is left out, as search does. */
function listChildren(call: GraphCall): GraphAnswer {
  refuseOptions(call, 'select', 'expand', 'top', 'skip', 'skiptoken', 'orderby', 'filter', 'count');
  const folder = openItem(call, needs.readDrives);
  if (!folder.isFolder) throw invalidRequest('The item is not a folder.');
  const rows = new Map(readable(call, folder).map((child): [Row, DriveItem] => [itemResource(call, child), child]));
  const shape = (row: Row): Row => {
    const child = rows.get(row);
    return shaped(call, row, 'driveItem', child ? expandersOf(call, child) : {});
  };
  const context = `${itemContext(folder)}('${folder.id}')/children`;
  return collection(call, [...rows.keys()], { size: 200, most: 999, clamps: true, context, type: 'driveItem', shape });
}

function readable(call: GraphCall, folder: DriveItem): DriveItem[] {
  const { drives } = call.world;
  const who = actor(call);
  return drives.children(folder).filter((child) => drives.may(who, 'read', child)).map((child) => drives.seenBy(who, child));
}

/** Create folder, or an empty file. A clash answers 409 unless the conflict behaviour says otherwise. */
function createChild(call: GraphCall): GraphAnswer {
  const parent = openItem(call, needs.writeFiles, 'add');
  const body = jsonBody(call);
  const name = textOf(body['name']);
  if (!name) throw invalidRequest('The property name is required.');
  if (!parent.isFolder) throw invalidRequest('The parent is not a folder.');
  const conflict = conflictOf(call, body, 'fail');
  const { drives } = call.world;
  if (isRecord(body['folder'])) return answerItem(call, drives.createFolder(parent, name, conflict, actor(call)), 201);
  if (isRecord(body['file'])) return answerItem(call, drives.writeFile(parent, name, Buffer.alloc(0), conflict, actor(call)), 201);
  throw invalidRequest('A new child is a folder or a file: its facet is missing.');
}

/** Put a folder at a path. Source: "Create a new folder in a drive". */
function putFolder(call: GraphCall): GraphAnswer {
  const place = placeOf(call, openDrive(call, needs.writeFiles));
  if (!place) throw itemNotFound();
  const body = jsonBody(call);
  if (!isRecord(body['folder'])) throw invalidRequest('Only a folder is made at a path without content.');
  const folder = call.world.drives.createFolder(allowed(call, place.parent, 'add'), place.name, conflictOf(call, body, 'fail'), actor(call));
  return answerItem(call, folder, 201);
}

const changeable: readonly string[] = ['name', 'parentReference', 'fileSystemInfo', '@microsoft.graph.conflictBehavior'];
/** Sent back by clients that change one property of what they have read. */
const readOnly: readonly string[] = ['id', 'file', 'folder', 'size', 'eTag', 'cTag', 'webUrl', 'createdBy', 'lastModifiedBy', 'createdDateTime', 'lastModifiedDateTime'];

/** Move or rename, within one drive; the dates of the client's own file system. */
function patchItem(call: GraphCall): GraphAnswer {
  const item = openItem(call, needs.writeFiles, 'edit');
  const body = jsonBody(call);
  checkMatch(call, item);
  checkBody('driveItem', body);
  const other = Object.keys(body).find((name) => !changeable.includes(name) && !readOnly.includes(name) && !name.startsWith('@'));
  if (other) throw unsupported(`changing '${other}' of a driveItem`);
  const moved = body['name'] === undefined && body['parentReference'] === undefined ? item : move(call, item, body);
  const stamps = changedStamps(body['fileSystemInfo']);
  return answerItem(call, stamps ? writeStamps(call, moved, stamps) : moved);
}

function move(call: GraphCall, item: DriveItem, body: Readonly<Record<string, unknown>>): DriveItem {
  const parent = body['parentReference'] === undefined ? parentOf(call, item) : newParent(call, item, body['parentReference']);
  const name = textOf(body['name']) ?? item.name;
  return call.world.drives.move(item, parent, name, conflictOf(call, body, 'fail'), actor(call));
}

function parentOf(call: GraphCall, item: DriveItem): DriveItem {
  const parent = item.parentId === undefined ? undefined : call.world.drives.item(item.drive.id, item.parentId);
  if (!parent) throw invalidRequest('The root of a drive cannot be changed.');
  return parent;
}

function newParent(call: GraphCall, item: DriveItem, reference: unknown): DriveItem {
  if (!isRecord(reference)) throw invalidRequest('The parentReference needs the id of a folder.');
  const driveId = textOf(reference['driveId']) ?? item.drive.id;
  if (driveId !== item.drive.id) throw new GraphError(400, 'notSupported', 'An item can only be moved within its drive.');
  const parent = folderOf(call, item, reference);
  if (!parent?.isFolder) throw itemNotFound('The parent folder could not be found.');
  return allowed(call, parent, 'add');
}

/** By its id or its path: `/drives/{id}/root:/a/b`. */
function folderOf(call: GraphCall, item: DriveItem, reference: Readonly<Record<string, unknown>>): DriveItem | undefined {
  const { drives } = call.world;
  const id = textOf(reference['id']);
  if (id !== undefined) return id === 'root' ? drives.root(item.drive) : drives.item(item.drive.id, id);
  const path = textOf(reference['path']);
  if (path === undefined) throw invalidRequest('The parentReference needs the id of a folder.');
  const within = decodeURIComponent(path.replace(/^.*?root:?/, '').replace(/^\//, ''));
  return within === '' ? drives.root(item.drive) : drives.itemAt(item.drive, within);
}

/** Delete moves to the recycle bin. What a retention label keeps stays. */
function deleteItem(call: GraphCall): GraphAnswer {
  call.world.drives.recycle(deletable(call), actor(call));
  return noContent();
}

/** permanentDelete: the recycle bin is passed by. */
function removeItem(call: GraphCall): GraphAnswer {
  call.world.drives.remove(deletable(call));
  return noContent();
}

function deletable(call: GraphCall): DriveItem {
  const item = openItem(call, needs.writeFiles, 'delete');
  checkMatch(call, item);
  if (item.isRoot) throw badRequest('The root of a drive cannot be deleted.');
  if (labelOf(call, item)) throw accessDenied('The item has a retention label and cannot be deleted.');
  call.world.tenant.fileMoves.requireFree(item.node, { actor: actor(call) });
  return item;
}

/** Only a personal OneDrive restores by Graph. Source: "driveItem: restore". */
function restoreItem(call: GraphCall): GraphAnswer {
  openDrive(call, needs.writeFiles);
  throw new GraphError(501, 'notSupported', 'Operation not supported');
}

export function checkMatch(call: GraphCall, item: DriveItem): void {
  const expected = call.headers['if-match'];
  if (expected === undefined || expected === '*') return;
  if (expected !== item.eTag && expected !== item.cTag) throw resourceModified();
}

function listThumbnails(call: GraphCall): GraphAnswer {
  const item = openItem(call, needs.readDrives);
  return collection(call, thumbnailsOf(item), { size: 200, most: 999, clamps: true, context: `${itemContext(item)}('${item.id}')/thumbnails` });
}

/** What has no picture has none at Microsoft's either; pictures are not drawn here. */
function thumbnailsOf(item: DriveItem): readonly Row[] {
  if (/\.(bmp|docx?|gif|heic|jpe?g|mp4|pdf|png|pptx?|svg|tiff?|xlsx?)$/i.test(item.name)) throw unsupported('thumbnails of pictures, videos and documents');
  return [];
}

export const itemRoutes: readonly Route[] = [
  { method: 'GET', pattern: '@item/children', facts: 'List children of a driveItem', handle: listChildren },
  { method: 'POST', pattern: '@item/children', facts: '2.2; Create a new folder in a drive', handle: createChild },
  { method: 'GET', pattern: '@item/thumbnails', facts: 'List thumbnails for a driveItem', handle: listThumbnails },
  { method: 'POST', pattern: '@item/permanentDelete', facts: 'driveItem: permanentDelete', handle: removeItem },
  { method: 'POST', pattern: '@item/restore', facts: 'driveItem: restore (answers 501)', handle: restoreItem },
  { method: 'GET', pattern: '@itemItself', facts: 'Get driveItem', handle: getItem },
  { method: 'PATCH', pattern: '@itemItself', facts: '2.2; Move a driveItem to a new folder; Update driveItem', handle: patchItem },
  { method: 'PUT', pattern: '@itemItself', facts: 'Create a new folder in a drive', handle: putFolder },
  { method: 'DELETE', pattern: '@itemItself', facts: 'Delete driveItem', handle: deleteItem },
];
