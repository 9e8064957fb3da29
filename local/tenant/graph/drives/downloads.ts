import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { GraphError, itemNotFound } from '../wire/errors';
import type { DriveItem } from './driveStore';
import { mimeTypeOf } from './driveResources';
import type { GraphAnswer, GraphCall } from '../wire/request';
import type { GraphWorld } from '../wire/world';

/** Of this process: a download address does not outlive it, as it does not outlive an hour in Microsoft 365. */
const secret = randomBytes(32);
const lifetime = 60 * 60 * 1000;

export const downloadPath = '/_api/v2.0/download';

/** The pre-authenticated address of a file's bytes. A folder has none. */
export function downloadAddress(call: GraphCall, item: DriveItem): { '@microsoft.graph.downloadUrl'?: string } {
  if (item.isFolder) return {};
  const ticket = Buffer.from(JSON.stringify([item.drive.id, item.id, call.now.getTime() + lifetime])).toString('base64url');
  return { '@microsoft.graph.downloadUrl': `${call.siteBase}${downloadPath}?tempauth=${ticket}.${sign(ticket)}` };
}

/** Bytes for a download address, whole or a range; no Authorization is looked at. */
export function download(world: GraphWorld, tempauth: string, range: string | undefined, now: Date): GraphAnswer {
  const item = redeem(world, tempauth, now);
  const bytes = world.drives.content(item);
  const headers = { 'content-type': mimeTypeOf(item.name), 'accept-ranges': 'bytes', etag: item.eTag };
  const asked = /^bytes=(\d+)-(\d*)$/.exec(range ?? '');
  if (!asked) return { status: 200, headers, body: bytes };
  const start = Number(asked[1]);
  const end = asked[2] ? Math.min(Number(asked[2]), bytes.length - 1) : bytes.length - 1;
  if (start > end) throw new GraphError(416, 'invalidRange', 'The range lies outside the file.');
  const contentRange = `bytes ${start}-${end}/${bytes.length}`;
  return { status: 206, headers: { ...headers, 'content-range': contentRange }, body: bytes.subarray(start, end + 1) };
}

function redeem(world: GraphWorld, tempauth: string, now: Date): DriveItem {
  const [ticket = '', signature = ''] = tempauth.split('.');
  const expected = Buffer.from(sign(ticket));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new GraphError(401, 'unauthenticated', 'The download address is not valid.');
  }
  const [driveId, itemId, until]: [string, string, number] = JSON.parse(Buffer.from(ticket, 'base64url').toString());
  if (now.getTime() > until) throw new GraphError(401, 'unauthenticated', 'The download address has expired.');
  const item = world.drives.item(driveId, itemId);
  if (!item) throw itemNotFound();
  return item;
}

function sign(ticket: string): string {
  return createHmac('sha256', secret).update(ticket).digest('base64url');
}
