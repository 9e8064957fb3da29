import { actor } from '../wire/actor';
import { GraphError, invalidRequest, itemNotFound, nameExists, unsupported } from '../wire/errors';
import { isRecord, jsonBody, textOf } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { needs } from '../wire/scopes';
import type { GraphWorld } from '../wire/world';
import { conflictOf } from './conflict';
import { copyMood, pollCopy, startCopy } from './copyStore';
import { allowed, openDrive, openItem } from './driveAddress';
import type { DriveItem } from './driveStore';

export const monitorPath = '/_api/v2.0/monitor';

/** The most that one copy takes along. Source: driveItem: copy. */
const mostItems = 30_000;

/**
 * driveItem: copy. 202 with the monitor's address; a name that is taken is refused at once where that is asked for.
 * A new name beside includeAllVersionHistory loses the history, as it does at Microsoft's (facts 2.2).
 */
function copyItem(call: GraphCall): GraphAnswer {
  const item = openItem(call, needs.readDrives);
  const body = jsonBody(call);
  if (body['childrenOnly'] === true) throw unsupported('copying the children of a folder without it');
  if (item.isRoot) throw invalidRequest('The root of a drive cannot be copied.');
  const folder = destination(call, item, body['parentReference']);
  const named = textOf(body['name']);
  const name = named ?? item.name;
  const conflict = conflictOf(call, body, 'fail');
  const { drives, faults, tenant } = call.world;
  if (conflict === 'fail' && drives.child(folder, name)) throw nameExists(name);
  if (item.isFolder && tenant.files.measure(item.node).files > mostItems) {
    throw new GraphError(400, 'invalidRequest', `A copy takes at most ${mostItems} items along.`, {}, 'tooManyItems');
  }
  const withVersions = body['includeAllVersionHistory'] === true && named === undefined;
  const order = { folder, name, conflict, withVersions };
  const job = startCopy(call.world, item, order, actor(call), faults.strike('POST', call.path, ['slowCopy', 'failCopy']));
  if (copyMood(call.world).hideLocation) return { status: 202 };
  return { status: 202, headers: { location: `${call.siteBase}${monitorPath}/${job.id}` } };
}

/** The folder of parentReference, which may be in another drive; without it the item's own. */
function destination(call: GraphCall, item: DriveItem, reference: unknown): DriveItem {
  const { drives } = call.world;
  const driveId = isRecord(reference) ? textOf(reference['driveId']) ?? item.drive.id : item.drive.id;
  const id = isRecord(reference) ? textOf(reference['id']) : item.parentId;
  if (id === undefined) throw invalidRequest('The parentReference needs the id of a folder.');
  const drive = drives.drive(driveId);
  const folder = drive && (id === 'root' ? drives.root(drive) : drives.item(driveId, id));
  if (!drive || !folder?.isFolder) throw itemNotFound('The destination could not be found.');
  openDrive({ ...call, params: { drive: driveId } }, needs.writeFiles);
  return allowed(call, folder, 'add');
}

/** The monitor, asked without a token. Source: "Working with long running actions". */
export function answerMonitor(world: GraphWorld, id: string, authorization: string | undefined): GraphAnswer {
  if (authorization !== undefined) {
    throw new GraphError(401, 'unauthenticated', 'A monitor address takes no Authorization header.');
  }
  const job = pollCopy(world, id);
  if (!job) throw itemNotFound('The operation could not be found.');
  if (job.state === 'completed') {
    return { status: 202, body: { percentageComplete: 100, resourceId: job.result, status: 'completed' } };
  }
  if (job.state === 'failed') {
    const error: unknown = JSON.parse(job.failure ?? '{}');
    return { status: 200, body: { id: job.id, operation: 'ItemCopy', status: 'failed', error } };
  }
  if (job.polls <= 1) return { status: 202, body: { operation: 'ItemCopy', percentageComplete: 0, status: 'notStarted' } };
  const percentageComplete = Math.round((job.polls / (job.needed + 1)) * 1000) / 10;
  return { status: 202, body: { operation: 'ItemCopy', percentageComplete, status: 'inProgress' } };
}

export const copyRoutes: readonly Route[] = [
  { method: 'POST', pattern: '@item/copy', facts: '2.2; driveItem: copy', handle: copyItem },
];
