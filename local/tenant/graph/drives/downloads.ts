import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { mimeTypeOf } from '../../sharepoint/files/mimeTypes';
import type { Tenant } from '../../tenant';
import { guidOfItem } from '../wire/ids';
import { GraphError, itemNotFound } from '../wire/errors';
import type { GraphAnswer, GraphCall } from '../wire/request';
import type { GraphWorld } from '../wire/world';
import type { DriveItem } from './driveStore';

/** Of this process: a download address does not outlive it, as it does not outlive an hour in Microsoft 365. */
const secret = randomBytes(32);
const lifetime = 60 * 60 * 1000;

export const downloadPath = '/_api/v2.0/download';

/** What an address opens: a file as it will be then, or the bytes of one of its versions. */
type Ticket = readonly [driveId: string, itemId: string, until: number, version: number | null];

/** Where the caller is, and when. */
type Place = Pick<GraphCall, 'siteBase' | 'now' | 'world'>;

/** The pre-authenticated address of a file's bytes. A folder has none. */
export function downloadAddress(call: Place, item: DriveItem): { '@microsoft.graph.downloadUrl'?: string } {
  if (item.isFolder) return {};
  return { '@microsoft.graph.downloadUrl': addressOf(call, [item.drive.id, item.id, call.now.getTime() + lifetime, checkedInVersion(call, item)]) };
}

/** The same for an earlier version. */
export function versionAddress(call: Place, item: DriveItem, version: number): string {
  return addressOf(call, [item.drive.id, item.id, call.now.getTime() + lifetime, version]);
}

/** What somebody else has checked out is downloaded as it was checked in. */
function checkedInVersion({ world }: Place, { node }: DriveItem): number | null {
  const base = world.tenant.checkOuts.of(node.id)?.base;
  return base && base.blobId === node.blobId ? node.version : null;
}

function addressOf(call: Place, said: Ticket): string {
  const ticket = Buffer.from(JSON.stringify(said)).toString('base64url');
  return `${call.siteBase}${downloadPath}?tempauth=${ticket}.${sign(ticket)}`;
}

/** Bytes for a download address, whole or a range; no Authorization is looked at. */
export function download(world: GraphWorld, tempauth: string, range: string | undefined, now: Date): GraphAnswer {
  const [driveId, itemId, until, version] = redeem(tempauth);
  if (now.getTime() > until) throw new GraphError(401, 'unauthenticated', 'The download address has expired.');
  const item = world.drives.item(driveId, itemId);
  if (!item) throw itemNotFound();
  const blob = version === null ? item.node.blobId : blobOf(world.tenant, item, version);
  const size = blob === undefined ? 0 : world.blobs.sizeOf(blob);
  const headers = { 'content-type': mimeTypeOf(item.name), 'accept-ranges': 'bytes', etag: item.eTag, 'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(item.name)}` };
  const asked = rangeOf(range, size);
  const read = (start: number, end: number): Buffer => (blob === undefined ? Buffer.alloc(0) : world.blobs.read(blob, start, end));
  if (!asked) return { status: 200, headers, body: read(0, size) };
  const [start, end] = asked;
  return { status: 206, headers: { ...headers, 'content-range': `bytes ${start}-${end}/${size}` }, body: read(start, end + 1) };
}

/** @throws 416 for a range that lies outside */
function rangeOf(range: string | undefined, size: number): [number, number] | undefined {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (first === '' && last === '') return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  if (start > end) throw new GraphError(416, 'invalidRange', 'The range lies outside the file.');
  return [start, end];
}

function blobOf(tenant: Tenant, item: DriveItem, version: number): number | undefined {
  const { checkOuts, items, lists } = tenant;
  const base = checkOuts.of(guidOfItem(item.id) ?? '')?.base;
  if (base?.version === version) return base.blobId;
  const list = lists.byGuid(item.drive.listId);
  const row = list && item.node.itemId !== undefined ? items.find(list, item.node.itemId) : undefined;
  const kept = list && row && items.versions(list, row).find((one) => one.version === version);
  if (!kept) throw itemNotFound('The specified version was not found');
  return kept.blobId;
}

function redeem(tempauth: string): Ticket {
  const [ticket = '', signature = ''] = tempauth.split('.');
  const expected = Buffer.from(sign(ticket));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    throw new GraphError(401, 'unauthenticated', 'The download address is not valid.');
  }
  const said: Ticket = JSON.parse(Buffer.from(ticket, 'base64url').toString());
  return said;
}

function sign(ticket: string): string {
  return createHmac('sha256', secret).update(ticket).digest('base64url');
}
