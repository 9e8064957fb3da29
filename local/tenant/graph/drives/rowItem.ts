import type { Item } from '../../store/items';
import type { List } from '../../store/lists';
import type { Site } from '../../store/sites';
import type { Row } from '../wire/filter';
import { select } from '../wire/odata';
import type { GraphCall } from '../wire/request';
import { itemResource } from './driveResources';
import type { DriveItem } from './driveStore';

/** The file or folder beside a row of a library; other lists' rows have none. */
export function itemBeside(call: GraphCall, site: Site, list: List, item: Item): DriveItem | undefined {
  const { drives } = call.world;
  const drive = drives.driveOfList(site, list.guid);
  return drive && drives.itemOfRow(drive, item.id);
}

export function driveItemOfRow(call: GraphCall, site: Site, list: List, item: Item): Row | undefined {
  const beside = itemBeside(call, site, list, item);
  return beside && select(call, itemResource(call, beside), 'driveItem');
}
