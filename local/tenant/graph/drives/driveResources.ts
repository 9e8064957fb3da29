import type { Drive, DriveItem, Grant, GraphList, GraphSite } from './driveStore';
import { pathInDrive } from './driveItems';
import type { Row } from '../wire/filter';
import type { GraphCall } from '../wire/request';
import type { Person } from '../wire/world';

/** Where the caller is: absolute addresses start there. */
type Place = Pick<GraphCall, 'siteBase'>;

const address = (call: Place, path: string): string => `${call.siteBase}${encodeURI(path)}`;

const hostOf = (call: Place): string => new URL(call.siteBase).hostname;

const siteId = (call: Place, site: GraphSite): string => `${hostOf(call)},${site.guid},${site.webGuid}`;

export function siteResource(call: Place, site: GraphSite): Row {
  return {
    id: siteId(call, site),
    name: site.path.slice(site.path.lastIndexOf('/') + 1),
    displayName: site.title,
    isPersonalSite: site.path.startsWith('/personal/'),
    createdDateTime: site.created,
    lastModifiedDateTime: site.modified,
    webUrl: address(call, site.path),
    root: {},
    siteCollection: { hostname: hostOf(call) },
  };
}

export function listResource(call: Place, list: GraphList): Row {
  return {
    id: list.id,
    name: list.path.slice(list.path.lastIndexOf('/') + 1),
    displayName: list.title,
    createdDateTime: list.created,
    lastModifiedDateTime: list.modified,
    webUrl: address(call, list.path),
    list: { contentTypesEnabled: false, hidden: false, template: list.isLibrary ? 'documentLibrary' : 'genericList' },
  };
}

export function driveResource(call: Place, drive: Drive): Row {
  return {
    id: drive.id,
    name: drive.name,
    description: '',
    driveType: drive.owner ? 'business' : 'documentLibrary',
    createdDateTime: drive.created,
    lastModifiedDateTime: drive.modified,
    webUrl: address(call, drive.path),
    ...(drive.owner ? { owner: identity(drive.owner) } : {}),
  };
}

/** A driveItem. Only files have hashes and a content tag that stays when the metadata changes. */
export function itemResource(call: Place, item: DriveItem): Row {
  return {
    '@odata.etag': item.eTag,
    id: item.id,
    name: item.isRoot ? 'root' : item.name,
    createdDateTime: item.created,
    lastModifiedDateTime: item.modified,
    createdBy: identity(item.createdBy),
    lastModifiedBy: identity(item.modifiedBy),
    eTag: item.eTag,
    cTag: item.cTag,
    size: item.size,
    webUrl: address(call, item.path),
    parentReference: parentReference(item),
    fileSystemInfo: { createdDateTime: item.created, lastModifiedDateTime: item.modified },
    ...(item.isFolder ? { folder: { childCount: item.childCount } } : { file: fileFacet(item) }),
    ...(item.isRoot ? { root: {} } : {}),
  };
}

function fileFacet(item: DriveItem): object {
  return {
    mimeType: mimeTypeOf(item.name),
    ...(item.hash === undefined ? {} : { hashes: { quickXorHash: item.hash } }),
  };
}

function parentReference(item: DriveItem): object {
  const names = pathInDrive(item).slice(0, -1);
  const path = `/drives/${item.drive.id}/root:${names.map((name) => `/${encodeURIComponent(name)}`).join('')}`;
  const drive = { driveType: item.drive.owner ? 'business' : 'documentLibrary', driveId: item.drive.id };
  if (item.isRoot) return drive;
  return { ...drive, id: item.parentId, name: names[names.length - 1] ?? item.drive.name, path, siteId: item.drive.site.guid };
}

export function grantResource(grant: Grant): Row {
  const granted = grant.person
    ? { user: { id: grant.person.id, displayName: grant.person.displayName, email: grant.person.mail ?? null } }
    : { siteGroup: { displayName: grant.group } };
  return { id: grant.id, roles: [grant.role], grantedToV2: granted, ...(grant.isInherited ? { inheritedFrom: {} } : {}) };
}

export function identity(person: Person | undefined): object {
  if (!person) return { application: { displayName: 'SharePoint App' } };
  return { user: { id: person.id, displayName: person.displayName, email: person.mail ?? person.upn } };
}

const mimeTypes: Readonly<Record<string, string>> = {
  mp4: 'video/mp4',
  vtt: 'text/vtt',
  txt: 'text/plain',
  json: 'application/json',
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

export function mimeTypeOf(name: string): string {
  return mimeTypes[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream';
}
