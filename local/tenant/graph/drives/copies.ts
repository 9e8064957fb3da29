import { actor, allowed, behindItem, itemOf } from './driveItems';
import type { DriveItem } from './driveStore';
import { copyMood, pollCopy, startCopy } from './copyStore';
import { GraphError, invalidRequest, itemNotFound, nameExists } from '../wire/errors';
import { conflictOf } from './items';
import { isRecord, jsonBody, textOf } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { needs, requirePermission } from '../wire/scopes';
import type { GraphWorld } from '../wire/world';

export const monitorPath = '/_api/v2.0/monitor';

/** driveItem: copy. 202 with the monitor's address; a name that is taken is refused at once where that is asked for. */
function copyItem(call: GraphCall): GraphAnswer {
  requirePermission(call.caller, 'files', needs.writeFiles);
  const item = itemOf(call);
  const body = jsonBody(call);
  if (body['includeAllVersionHistory'] === true) {
    throw new GraphError(501, 'notSupported', 'The local tenant does not support includeAllVersionHistory.');
  }
  const folder = destination(call, item, body['parentReference']);
  const name = textOf(body['name']) ?? item.name;
  const conflict = conflictOf(call, {}, 'fail');
  if (conflict === 'fail' && call.world.drives.child(folder, name)) throw nameExists(name);
  const job = startCopy(call.world, item, { folder, name, conflict }, actor(call), call.world.faults.strike('POST', call.path, ['slowCopy', 'failCopy']));
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
  if (!folder?.isFolder) throw itemNotFound('The destination could not be found.');
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

export const copyRoutes: readonly Route[] = behindItem('copy').map((pattern) => ({ method: 'POST', pattern, handle: copyItem }));
