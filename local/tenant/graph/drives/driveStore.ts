import type { Conflict, FileNode } from '../../store/files';
import type { Actor } from '../../store/principals';
import type { Person } from '../wire/world';

/** A site collection. */
export interface GraphSite {
  readonly guid: string;
  readonly webGuid: string;
  readonly title: string;
  /** Server-relative. */
  readonly path: string;
  readonly created: string;
  readonly modified: string;
}

/** A list of a site; a library is a drive as well. */
export interface GraphList {
  readonly id: string;
  readonly title: string;
  readonly path: string;
  readonly isLibrary: boolean;
  readonly created: string;
  readonly modified: string;
}

export interface Drive {
  readonly id: string;
  readonly name: string;
  /** Server-relative path of its root folder. */
  readonly path: string;
  readonly site: GraphSite;
  readonly listId: string;
  /** Of a OneDrive, whose it is. */
  readonly owner?: Person;
  readonly created: string;
  readonly modified: string;
}

export interface DriveItem {
  readonly drive: Drive;
  /** The file or folder in the store. */
  readonly node: FileNode;
  readonly id: string;
  readonly name: string;
  /** Server-relative. */
  readonly path: string;
  readonly isRoot: boolean;
  readonly isFolder: boolean;
  readonly size: number;
  readonly hash?: string;
  readonly childCount: number;
  readonly created: string;
  readonly modified: string;
  readonly createdBy?: Person;
  readonly modifiedBy?: Person;
  readonly parentId?: string;
  /** Changes with every write. */
  readonly eTag: string;
  /** Changes with the content only. */
  readonly cTag: string;
}

/** What somebody may do with an item. An application may do everything. */
export type Right = 'read' | 'add' | 'edit' | 'delete' | 'share';

/** A listItem. */
export interface ListRow {
  readonly id: number;
  readonly eTag: string;
  readonly created: string;
  readonly modified: string;
  /** Columns by the names that Graph gives them. */
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface Grant {
  readonly id: string;
  readonly role: 'read' | 'write' | 'owner';
  readonly person?: Person;
  readonly group?: string;
  /** Given on a folder above, the library or the site. */
  readonly isInherited: boolean;
}

/**
 * The drives of the tenant as Graph sees them, over the store that SharePoint REST uses.
 * Rights are asked for with `may`; nothing else checks them. Failures are the store's StoreError.
 */
export interface DriveStore {
  /** @param id `host,site guid,web guid` or one of the guids */
  site(id: string): GraphSite | undefined;
  siteAt(path: string): GraphSite | undefined;
  mayOpenSite(who: Actor, site: GraphSite): boolean;
  lists(site: GraphSite, who: Actor): readonly GraphList[];
  drives(site: GraphSite, who: Actor): readonly Drive[];
  defaultDrive(site: GraphSite): Drive | undefined;
  drive(id: string): Drive | undefined;
  driveOfList(site: GraphSite, listId: string): Drive | undefined;
  personalDrive(person: Person): Drive | undefined;
  mayOpenDrive(who: Actor, drive: Drive): boolean;

  root(drive: Drive): DriveItem;
  item(driveId: string, itemId: string): DriveItem | undefined;
  /** @param path relative to the drive's root, decoded */
  itemAt(drive: Drive, path: string): DriveItem | undefined;
  child(folder: DriveItem, name: string): DriveItem | undefined;
  children(folder: DriveItem): readonly DriveItem[];
  /** Every file and folder of the drive. */
  everything(drive: Drive): readonly DriveItem[];
  may(who: Actor, right: Right, item: DriveItem): boolean;

  content(item: DriveItem): Buffer;
  createFolder(parent: DriveItem, name: string, conflict: Conflict, who: Actor): DriveItem;
  writeFile(parent: DriveItem, name: string, bytes: Uint8Array, conflict: Conflict, who: Actor): DriveItem;
  /** The bytes of a blob that an upload session has filled. */
  writeBlob(parent: DriveItem, name: string, blobId: number, conflict: Conflict, who: Actor): DriveItem;
  replaceContent(file: DriveItem, bytes: Uint8Array, who: Actor): DriveItem;
  /** A new item that inherits the folder's permissions and brings no columns along. */
  copy(item: DriveItem, parent: DriveItem, name: string, conflict: Conflict, who: Actor): DriveItem;
  move(item: DriveItem, parent: DriveItem, name: string, conflict: Conflict, who: Actor): DriveItem;
  recycle(item: DriveItem, who: Actor): void;

  grants(item: DriveItem): readonly Grant[];
  /** Shares one item; it keeps what its folder grants. @returns the item as it is then */
  share(item: DriveItem, people: readonly Person[], role: 'read' | 'write'): DriveItem;

  /** The row of the library beside the item. A drive's root has none. */
  row(item: DriveItem): ListRow | undefined;
  rows(list: GraphList, who: Actor): readonly ListRow[];
  /** By the column names of Graph: `OwnerLookupId` for a lookup or a person. */
  writeFields(item: DriveItem, values: Readonly<Record<string, unknown>>, who: Actor): void;
}
