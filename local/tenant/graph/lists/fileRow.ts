import type { DriveItem } from '../drives/driveStore';
import { shaped } from '../wire/entities';
import type { Row } from '../wire/filter';
import type { GraphCall } from '../wire/request';
import { itemExpanders, itemResource } from './itemResource';

/** The listItem beside a file or folder; the root of a drive has none. */
export function withFileRow(call: GraphCall, { drive, node }: DriveItem): Row | undefined {
  const { tenant } = call.world;
  const list = tenant.lists.byGuid(drive.listId);
  const item = list && node.itemId !== undefined ? tenant.items.find(list, node.itemId) : undefined;
  if (!list || !item) return undefined;
  const row = { list, item };
  return shaped(call, itemResource(call, drive.site, row), 'listItem', itemExpanders(call, drive.site, row));
}
