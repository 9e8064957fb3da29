import type { Stamps } from '../../store/items';
import { toStamp } from '../../clock';
import { actor } from '../wire/actor';
import { invalidRequest } from '../wire/errors';
import { isRecord } from '../wire/odata';
import type { GraphCall } from '../wire/request';
import type { DriveItem } from './driveStore';

/** The dates that a client's own file system gives a file. Source: fileSystemInfo resource type. @throws 400 */
export function changedStamps(info: unknown): Stamps | undefined {
  if (!isRecord(info)) return undefined;
  const created = dateOf(info, 'createdDateTime');
  const modified = dateOf(info, 'lastModifiedDateTime');
  if (created === undefined && modified === undefined) return undefined;
  return { ...(created === undefined ? {} : { created }), ...(modified === undefined ? {} : { modified }), sameVersion: true };
}

export function writeStamps(call: GraphCall, item: DriveItem, stamps: Stamps): DriveItem {
  if (item.isRoot) throw invalidRequest('The root of a drive cannot be changed.');
  call.world.tenant.files.describe(item.node, {}, actor(call), stamps);
  return call.world.drives.again(item);
}

function dateOf(info: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = info[name];
  if (value === undefined || value === null) return undefined;
  const moment = new Date(typeof value === 'string' ? value : NaN);
  if (Number.isNaN(moment.getTime())) throw invalidRequest(`The value of '${name}' is not a date.`);
  return toStamp(moment);
}
