import type { Conflict, FileNode } from '../../store/files';
import type { Actor } from '../../store/principals';
import type { Site } from '../../store/sites';
import type { Person } from '../wire/world';

/** A library. */
export interface Drive {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Server-relative path of its root folder. */
  readonly path: string;
  readonly site: Site;
  /** The list's guid. */
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

/**
 * The drives of the tenant as Graph sees them, over the store that SharePoint REST uses.
 * Rights are asked for with `may`; nothing else checks them. Failures are the store's StoreError.
 */
export interface DriveStore {
  drives(site: Site, who: Actor): readonly Drive[];
  defaultDrive(site: Site): Drive | undefined;
  drive(id: string): Drive | undefined;
  /** @param named the list's id or title */
  driveOfList(site: Site, named: string): Drive | undefined;
  personalDrive(person: Person): Drive | undefined;
  mayOpenSite(who: Actor, site: Site): boolean;
  mayOpenDrive(who: Actor, drive: Drive): boolean;

  root(drive: Drive): DriveItem;
  item(driveId: string, itemId: string): DriveItem | undefined;
  /** The file or folder beside a row of the library. */
  itemOfRow(drive: Drive, rowId: number): DriveItem | undefined;
  /** By its server-relative path, in whichever drive that lies. */
  itemAtPath(path: string): DriveItem | undefined;
  /** @param path relative to the drive's root, decoded */
  itemAt(drive: Drive, path: string): DriveItem | undefined;
  child(folder: DriveItem, name: string): DriveItem | undefined;
  children(folder: DriveItem): readonly DriveItem[];
  /** Files and folders below one whose name holds each of the words. */
  named(folder: DriveItem, words: readonly string[]): readonly DriveItem[];
  /** As somebody sees it: what others have checked out is as it was checked in. */
  seenBy(who: Actor, item: DriveItem): DriveItem;
  /** Bytes of all that lies in a drive. */
  used(drive: Drive): number;
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
  /** Removes for good. */
  remove(item: DriveItem): void;
  /** The item as it is after a change. */
  again(item: DriveItem): DriveItem;
  /** Shares one item; it keeps what its folder grants. @returns the item as it is then */
  share(item: DriveItem, people: readonly Person[], role: 'read' | 'write'): DriveItem;
}
