import { actor } from '../wire/actor';
import { invalidRequest, itemNotFound } from '../wire/errors';
import type { Row } from '../wire/filter';
import { itemId } from '../wire/ids';
import { select } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { needs } from '../wire/scopes';
import { answerChanges } from './deltaPages';
import { openDrive, openItem } from './driveAddress';
import { driveType, itemResource } from './driveResources';
import type { DriveItem } from './driveStore';

/** What changed below a folder, its own changes among them; of a drive, below its root. */
function deltaOfItem(call: GraphCall): GraphAnswer {
  return answer(call, openItem(call, needs.readDrives));
}

function deltaOfDrive(call: GraphCall): GraphAnswer {
  return answer(call, call.world.drives.root(openDrive(call, needs.readDrives)));
}

function answer(call: GraphCall, folder: DriveItem): GraphAnswer {
  if (!folder.isFolder) throw invalidRequest('Changes are followed below a folder.');
  const { drives, tenant } = call.world;
  const { drive } = folder;
  const list = tenant.lists.byGuid(drive.listId);
  if (!list) throw itemNotFound();
  const who = actor(call);
  return answerChanges(call, {
    list,
    context: 'Collection(driveItem)',
    show: ({ id }) => {
      const item = drives.itemOfRow(drive, id);
      const isBelow = item && (item.path === folder.path || item.path.startsWith(`${folder.path}/`));
      return item && isBelow && drives.may(who, 'read', item) ? shown(call, drives.seenBy(who, item)) : undefined;
    },
    first: () => (folder.isRoot ? [shown(call, folder)] : []),
    gone: (_, guid) => ({
      id: itemId(guid),
      parentReference: { driveType: driveType(drive), driveId: drive.id },
      deleted: { state: 'deleted' },
      size: 0,
    }),
  });
}

function shown(call: GraphCall, item: DriveItem): Row {
  return select(call, itemResource(call, item), 'driveItem');
}

const token = "delta(token=<'|%27>{token:quoted}<'|%27>)";

export const deltaRoutes: readonly Route[] = [
  { method: 'GET', pattern: '@item/delta', facts: 'driveItem: delta', handle: deltaOfItem },
  { method: 'GET', pattern: `@item/${token}`, facts: 'driveItem: delta', handle: deltaOfItem },
  { method: 'GET', pattern: '@driveItself/delta', facts: 'driveItem: delta', handle: deltaOfDrive },
];
