import { mimeTypeOf } from '../../sharepoint/files/mimeTypes';
import type { FileNode } from '../../store/files';
import { labelOf } from '../../store/uiVersion';
import { address, sharepointIds, siteId } from '../sites/siteResource';
import type { Row } from '../wire/filter';
import type { GraphCall } from '../wire/request';
import type { Drive, DriveItem } from './driveStore';
import { downloadAddress } from './downloads';
import { identityOf } from './identities';

/** What a resource is told from: a call, or an upload address that takes no token. */
type Teller = Pick<GraphCall, 'siteBase' | 'world' | 'query'>;

/** 1 TB of a OneDrive, 25 TB of a site: what a tenant starts with. */
const quotas = { personal: 1_099_511_627_776, site: 27_487_790_694_400 } as const;

export function driveResource(call: Teller, drive: Drive): Row {
  const who = drive.owner ? identityOf(drive.owner) : { user: { displayName: 'System Account' } };
  const used = call.world.drives.used(drive);
  const total = drive.owner ? quotas.personal : quotas.site;
  return {
    createdDateTime: drive.created,
    description: drive.description,
    id: drive.id,
    lastModifiedDateTime: drive.modified,
    name: drive.owner ? 'OneDrive' : drive.name,
    webUrl: address(call, drive.path),
    driveType: driveType(drive),
    createdBy: who,
    lastModifiedBy: who,
    owner: drive.owner ? identityOf(drive.owner) : { group: { displayName: `${drive.site.title} Owners` } },
    quota: { deleted: 0, remaining: total - used, state: 'normal', total, used },
    ...(isAsked(call, 'sharePointIds') ? { sharePointIds: { listId: drive.listId, ...sharepointIds(call, drive.site) } } : {}),
  };
}

/** A driveItem with where its bytes are to be had. */
export function itemResource(call: GraphCall, item: DriveItem): Row {
  return { ...downloadAddress(call, item), ...plainItem(call, item) };
}

/** A driveItem. Only files have hashes and a content tag that stays when the metadata changes. */
export function plainItem(call: Teller, item: DriveItem): Row {
  return {
    '@odata.etag': item.eTag,
    createdBy: identityOf(item.createdBy),
    createdDateTime: item.created,
    eTag: item.eTag,
    id: item.id,
    lastModifiedBy: identityOf(item.modifiedBy),
    lastModifiedDateTime: item.modified,
    name: item.isRoot ? 'root' : item.name,
    parentReference: parentReference(call, item),
    webUrl: address(call, item.path),
    cTag: item.cTag,
    ...(item.isFolder ? { folder: { childCount: item.childCount } } : { file: fileFacet(item) }),
    fileSystemInfo: { createdDateTime: item.created, lastModifiedDateTime: item.modified },
    ...(item.isRoot ? { root: {} } : {}),
    ...(item.node.uniqueScope && !item.isRoot ? { shared: { scope: 'users' } } : {}),
    size: item.size,
    ...(isAsked(call, 'sharepointIds') ? { sharepointIds: idsOf(call, item) } : {}),
    ...(isAsked(call, 'publication') ? { publication: publicationOf(call, item.node) } : {}),
    ...(isAsked(call, 'webDavUrl') ? { webDavUrl: address(call, item.path) } : {}),
  };
}

/** Some properties are told only to those who select them. */
function isAsked(call: Teller, name: string): boolean {
  const wanted = call.query.get('$select') ?? call.query.get('select') ?? '';
  return wanted.toLowerCase().split(',').some((one) => one.trim() === name.toLowerCase());
}

function idsOf(call: Teller, { drive, node }: DriveItem): object {
  const row = node.itemId === undefined ? {} : { listItemId: String(node.itemId), listItemUniqueId: node.id };
  return { listId: drive.listId, ...row, ...sharepointIds(call, drive.site) };
}

function publicationOf({ world }: Teller, node: FileNode): object {
  const checkOut = world.tenant.checkOuts.of(node.id);
  const principal = checkOut && world.tenant.principals.byId(node.siteId, checkOut.userId);
  const person = principal?.directoryId === undefined ? undefined : world.people.byId(principal.directoryId);
  return { level: checkOut ? 'checkout' : 'published', versionId: labelOf(node.version), ...(checkOut ? { checkedOutBy: identityOf(person) } : {}) };
}

function fileFacet(item: DriveItem): object {
  return {
    mimeType: mimeTypeOf(item.name),
    ...(item.hash === undefined ? {} : { hashes: { quickXorHash: item.hash } }),
  };
}

function parentReference(call: Teller, item: DriveItem): object {
  const drive = { driveType: driveType(item.drive), driveId: item.drive.id };
  if (item.isRoot) return { ...drive, siteId: siteId(call, item.drive.site) };
  const names = item.path.slice(item.drive.path.length + 1).split('/').slice(0, -1);
  const path = `/drives/${item.drive.id}/root:${names.map((name) => `/${encodeURIComponent(name)}`).join('')}`;
  return { ...drive, id: item.parentId, name: names[names.length - 1] ?? item.drive.name, path, siteId: item.drive.site.guid };
}

export function driveType(drive: Drive): string {
  return drive.owner ? 'business' : 'documentLibrary';
}
