import { randomUUID } from 'node:crypto';
import { actor, allowed, behindItem, findItem, placeOf } from './driveItems';
import { conflictOf } from './items';
import { invalidRequest, itemNotFound } from '../wire/errors';
import { isRecord, jsonBody, textOf } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { ok } from '../wire/request';
import { needs, requirePermission } from '../wire/scopes';

export const uploadPath = '/_api/v2.0/uploadSession';

/** A session lives this long after its last fragment. */
export const lifetime = 60 * 60 * 1000;

/** driveItem: createUploadSession, for a new file by its path or new content of a file. */
function createSession(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'files', needs.writeFiles);
  const body = call.body.length > 0 ? jsonBody(call) : {};
  const wanted = isRecord(body['item']) ? body['item'] : {};
  const { parent, name } = target(call);
  const named = textOf(wanted['name']);
  if (named !== undefined && named !== name) throw invalidRequest('The name in the body is not the one in the address.');
  const conflict = call.params['itemPath'] === undefined ? 'replace' : conflictOf(call, wanted, 'fail');
  const id = randomUUID();
  const expires = new Date(call.now.getTime() + lifetime).toISOString();
  const { db, blobs } = call.world;
  db.run(
    `INSERT INTO graph_uploads (id, drive_id, parent_id, name, conflict, defer, actor, expires, blob_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[id, parent.drive.id, parent.id, name, conflict, body['deferCommit'] === true ? 1 : 0],
    ...[JSON.stringify(actor(call)), expires, blobs.begin()]
  );
  return ok({
    '@odata.context': `${call.graphBase}/v1.0/$metadata#microsoft.graph.uploadSession`,
    uploadUrl: `${call.siteBase}${uploadPath}/${id}?tempauth=${randomUUID()}`,
    expirationDateTime: expires,
    nextExpectedRanges: ['0-'],
  });
}

function target(call: GraphCall): { parent: ReturnType<typeof allowed>; name: string } {
  const existing = findItem(call);
  if (existing?.isFolder) throw invalidRequest('The item is a folder.');
  const place = placeOf(call);
  if (place) return { parent: allowed(call, place.parent, 'add'), name: place.name };
  const parent = existing?.parentId === undefined ? undefined : call.world.drives.item(existing.drive.id, existing.parentId);
  if (!existing || !parent) throw itemNotFound();
  allowed(call, existing, 'edit');
  return { parent, name: existing.name };
}

export const uploadRoutes: readonly Route[] = behindItem('createUploadSession').map((pattern) => ({
  method: 'POST',
  pattern,
  handle: createSession,
}));
