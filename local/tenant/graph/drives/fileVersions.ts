import type { ItemVersion } from '../../store/itemVersions';
import { labelOf } from '../../store/uiVersion';
import { actor } from '../wire/actor';
import { accessDenied, invalidRequest, itemNotFound } from '../wire/errors';
import type { Row } from '../wire/filter';
import { answerWith, collection, select } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { noContent } from '../wire/request';
import { needs } from '../wire/scopes';
import { openItem } from './driveAddress';
import { versionAddress } from './downloads';
import type { DriveItem } from './driveStore';
import { identity } from './identities';

interface Versions {
  readonly item: DriveItem;
  /** The current one first. */
  readonly all: readonly ItemVersion[];
}

/** The versions of a file as resources. Source: driveItemVersion resource type. */
export function versionResources(call: GraphCall, item: DriveItem): Row[] {
  const { all } = versionsOf(call, item);
  return all.map((version) => resource(call, item, version, version === all[0]));
}

function versionsOf(call: GraphCall, item: DriveItem): Versions {
  const { items, lists } = call.world.tenant;
  const { node } = item;
  const list = lists.byGuid(item.drive.listId);
  const row = list && node.itemId !== undefined ? items.find(list, node.itemId) : undefined;
  if (!list || !row || item.isFolder) throw invalidRequest('A folder has no versions.');
  const current: ItemVersion = { version: node.version, data: row.data, created: node.modified, editor: node.editor, size: node.size, ...(node.blobId === undefined ? {} : { blobId: node.blobId }) };
  return { item, all: [current, ...items.versions(list, row).filter(({ version }) => version < node.version)] };
}

function openVersions(call: GraphCall, isChange = false): Versions {
  const item = openItem(call, isChange ? needs.writeFiles : needs.readDrives, isChange ? 'edit' : 'read');
  if (!call.world.tenant.access.can(actor(call), item.node.siteId, item.node, 'viewVersions')) throw accessDenied();
  return versionsOf(call, item);
}

function listVersions(call: GraphCall): GraphAnswer {
  const { item } = openVersions(call);
  const context = `drives('${item.drive.id}')/items('${item.id}')/versions`;
  return collection(call, versionResources(call, item), { size: 200, most: 999, clamps: true, context, type: 'driveItemVersion' });
}

function getVersion(call: GraphCall): GraphAnswer {
  const { item, all } = openVersions(call);
  const version = named(call, all);
  return answerWith(call, select(call, resource(call, item, version, version === all[0]), 'driveItemVersion'), `drives('${item.drive.id}')/items('${item.id}')/versions`);
}

/** The bytes of an earlier version; the current one's are the file's own. */
function getContent(call: GraphCall): GraphAnswer {
  const { item, all } = openVersions(call);
  const version = named(call, all);
  if (version === all[0]) throw invalidRequest('You cannot get the content of the current version.');
  return { status: 302, headers: { location: versionAddress(call, item, version.version) } };
}

/** driveItemVersion: restoreVersion. The earlier content becomes a new version. */
function restoreVersion(call: GraphCall): GraphAnswer {
  const { item, all } = openVersions(call, true);
  const version = named(call, all);
  if (version === all[0]) throw invalidRequest('The current version cannot be restored.');
  call.world.tenant.fileStates.restore(item.node, version, actor(call));
  return noContent();
}

function named(call: GraphCall, all: readonly ItemVersion[]): ItemVersion {
  const name = call.params['version'] ?? '';
  const found = name === 'current' ? all[0] : all.find(({ version }) => labelOf(version) === name);
  if (!found) throw itemNotFound('The specified version was not found');
  return found;
}

function resource(call: GraphCall, item: DriveItem, { version, created, editor, size }: ItemVersion, isCurrent: boolean): Row {
  const list = call.world.tenant.lists.byGuid(item.drive.listId);
  return {
    ...(isCurrent ? {} : { '@microsoft.graph.downloadUrl': versionAddress(call, item, version) }),
    id: labelOf(version),
    lastModifiedDateTime: created,
    size: size ?? 0,
    ...(list ? { lastModifiedBy: identity(call, list, editor) } : {}),
  };
}

export const fileVersionRoutes: readonly Route[] = [
  { method: 'GET', pattern: '@item/versions', facts: 'List versions of a driveItem', handle: listVersions },
  { method: 'GET', pattern: '@item/versions/{version}', facts: 'Get driveItemVersion', handle: getVersion },
  { method: 'GET', pattern: '@item/versions/{version}/content', facts: 'Download contents of a driveItemVersion', handle: getContent },
  { method: 'POST', pattern: '@item/versions/{version}/restoreVersion', facts: 'driveItemVersion: restoreVersion', handle: restoreVersion },
];
