import { randomUUID } from 'node:crypto';
import { actor } from '../wire/actor';
import { GraphError, invalidRequest, itemNotFound } from '../wire/errors';
import { contextOf, isRecord, jsonBody, textOf } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { ok } from '../wire/request';
import { needs } from '../wire/scopes';
import { conflictOf } from './conflict';
import { allowed, findItem, openDrive, placeToWrite } from './driveAddress';
import type { ItemPlace } from './driveAddress';
import { driveResource } from './driveResources';
import type { Drive } from './driveStore';
import { checkMatch } from './items';
import { changedStamps } from './itemStamps';

export const uploadPath = '/_api/v2.0/uploadSession';

/** A session lives this long after its last fragment. */
export const lifetime = 60 * 60 * 1000;

/** driveItem: createUploadSession, for a new file by its path or new content of a file. */
function createSession(call: GraphCall): GraphAnswer {
  const drive = openDrive(call, needs.writeFiles);
  const body = call.body.length > 0 ? jsonBody(call) : {};
  const wanted = isRecord(body['item']) ? body['item'] : {};
  const { parent, name } = target(call, drive);
  const named = textOf(wanted['name']);
  if (named !== undefined && named !== name) throw invalidRequest('The name in the body is not the one in the address.');
  const { fileSize } = wanted;
  if (typeof fileSize === 'number') requireQuota(call, drive, fileSize);
  const conflict = call.params['itemPath'] === undefined ? 'replace' : conflictOf(call, wanted, 'fail');
  const kept = { ...(typeof fileSize === 'number' ? { fileSize } : {}), stamps: changedStamps(wanted['fileSystemInfo']) };
  const id = randomUUID();
  const expires = new Date(call.now.getTime() + lifetime).toISOString();
  const { db, blobs } = call.world;
  db.run(
    `INSERT INTO graph_upload_sessions (id, drive_id, parent_id, name, conflict, defer, actor, expires, blob_id, item)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[id, parent.drive.id, parent.id, name, conflict, body['deferCommit'] === true ? 1 : 0],
    ...[JSON.stringify(actor(call)), expires, blobs.begin(), JSON.stringify(kept)]
  );
  return ok({
    '@odata.context': contextOf(call, 'microsoft.graph.uploadSession'),
    uploadUrl: `${call.siteBase}${uploadPath}/${id}?tempauth=${randomUUID()}`,
    expirationDateTime: expires,
    nextExpectedRanges: ['0-'],
  });
}

function target(call: GraphCall, drive: Drive): ItemPlace {
  const existing = findItem(call, drive);
  if (existing?.isFolder) throw invalidRequest('The item is a folder.');
  const place = placeToWrite(call, drive);
  if (existing) checkMatch(call, allowed(call, existing, 'edit'));
  if (place) return { parent: allowed(call, place.parent, existing ? 'read' : 'add'), name: place.name };
  const parent = existing?.parentId === undefined ? undefined : call.world.drives.item(existing.drive.id, existing.parentId);
  if (!existing || !parent) throw itemNotFound();
  return { parent, name: existing.name };
}

/** @throws 507 when the file is larger than what the drive has left */
function requireQuota(call: GraphCall, drive: Drive, size: number): void {
  const { quota } = driveResource(call, drive);
  if (isRecord(quota) && Number(quota['remaining']) < size) throw new GraphError(507, 'quotaLimitReached', 'The file is larger than the space that the drive has left.');
}

export const uploadRoutes: readonly Route[] = [
  { method: 'POST', pattern: '@item/createUploadSession', facts: '2.2; driveItem: createUploadSession', handle: createSession },
];
