import type { FileNode, Conflict } from '../../store/files';
import { etagOf } from '../../store/fileNode';
import type { List } from '../../store/lists';
import type { Permission } from '../../store/permissions';
import type { Actor } from '../../store/principals';
import type { Site } from '../../store/sites';
import { personalUrl } from '../../provision';
import type { Tenant } from '../../tenant';
import type { Drive, DriveItem, DriveStore, Right } from './driveStore';
import { driveId, guidOfItem, itemId, listOfDrive } from '../wire/ids';
import { shareWith } from './sharing';
import type { Person } from '../wire/world';

const rights: Readonly<Record<Right, Permission>> = {
  read: 'viewListItems',
  add: 'addListItems',
  edit: 'editListItems',
  delete: 'deleteListItems',
  share: 'managePermissions',
};

/** Drives over the store that SharePoint REST uses: a drive is a library, an item its file or folder. */
export class TenantDrives implements DriveStore {
  public constructor(private readonly tenant: Tenant) {}

  public drives(site: Site, who: Actor): readonly Drive[] {
    const { lists, access } = this.tenant;
    // Site pages are a library, yet no drive.
    const libraries = lists.ofSite(site.id).filter((list) => isDrive(list) && !list.settings.hidden);
    return libraries.filter((list) => access.can(who, site.id, list, 'viewListItems')).map((list) => this.toDrive(list));
  }

  public defaultDrive(site: Site): Drive | undefined {
    const [first] = this.tenant.lists.ofSite(site.id).filter(isDrive).sort((a, b) => a.id - b.id);
    return first && this.toDrive(first);
  }

  public drive(id: string): Drive | undefined {
    const guid = listOfDrive(id);
    const list = guid === undefined ? undefined : this.tenant.lists.byGuid(guid);
    return list && isDrive(list) ? this.toDrive(list) : undefined;
  }

  public driveOfList(site: Site, named: string): Drive | undefined {
    const list = this.tenant.lists.byGuid(named) ?? this.tenant.lists.byTitle(site.id, named);
    return list?.siteId === site.id && isDrive(list) ? this.toDrive(list) : undefined;
  }

  public personalDrive(person: Person): Drive | undefined {
    const list = this.tenant.lists.byUrl(`${personalUrl(person.upn)}/Documents`);
    return list && this.toDrive(list);
  }

  public mayOpenSite(who: Actor, site: Site): boolean {
    return this.tenant.access.canOpen(who, site);
  }

  public mayOpenDrive(who: Actor, drive: Drive): boolean {
    return this.may(who, 'read', this.root(drive));
  }

  public root(drive: Drive): DriveItem {
    return this.toItem(drive, this.tenant.files.root(this.listOf(drive)));
  }

  public item(driveIdText: string, itemIdText: string): DriveItem | undefined {
    const drive = this.drive(driveIdText);
    const guid = guidOfItem(itemIdText);
    const node = guid === undefined ? undefined : this.tenant.files.byId(guid);
    return drive && node?.listId === this.listOf(drive).id ? this.toItem(drive, node) : undefined;
  }

  public itemOfRow(drive: Drive, rowId: number): DriveItem | undefined {
    const node = this.tenant.files.byItem(this.listOf(drive).id, rowId);
    return node && this.toItem(drive, node);
  }

  public itemAtPath(path: string): DriveItem | undefined {
    const node = this.tenant.files.byPath(path);
    const list = node && this.tenant.lists.byId(node.listId);
    return node && list && isDrive(list) ? this.toItem(this.toDrive(list), node) : undefined;
  }

  public itemAt(drive: Drive, path: string): DriveItem | undefined {
    const node = this.tenant.files.byPath(`${drive.path}/${path}`);
    return node && this.toItem(drive, node);
  }

  public child(folder: DriveItem, name: string): DriveItem | undefined {
    const node = this.tenant.files.child(folder.node, name);
    return node && this.toItem(folder.drive, node);
  }

  public children(folder: DriveItem): readonly DriveItem[] {
    return this.tenant.files.children(folder.node).map((node) => this.toItem(folder.drive, node));
  }

  public named(folder: DriveItem, words: readonly string[]): readonly DriveItem[] {
    const within = folder.isRoot ? [] : [`${folder.path}/`, `${folder.path}0`];
    const conditions = [...(folder.isRoot ? [] : ['path > ? AND path < ?']), ...words.map(() => 'instr(lower(name), ?) > 0')];
    const where = ['list_id = ? AND parent IS NOT NULL', ...conditions].join(' AND ');
    const sql = `SELECT guid FROM nodes WHERE ${where} ORDER BY name LIMIT 5000`;
    const found = this.tenant.db.all<{ guid: string }>(sql, folder.node.listId, ...within, ...words.map((word) => word.toLowerCase()));
    return found.flatMap(({ guid }) => this.tenant.files.byId(guid) ?? []).map((node) => this.toItem(folder.drive, node));
  }

  public seenBy(who: Actor, item: DriveItem): DriveItem {
    const principal = this.tenant.principals.find(item.node.siteId, who)?.id ?? -1;
    const seen = this.tenant.checkOuts.seenBy(item.node, principal);
    return seen === item.node ? item : this.toItem(item.drive, seen);
  }

  public used(drive: Drive): number {
    return this.sizeBelow(this.tenant.files.root(this.listOf(drive)));
  }

  public may(who: Actor, right: Right, item: DriveItem): boolean {
    return this.tenant.access.can(who, item.node.siteId, item.node, rights[right]);
  }

  public content(item: DriveItem): Buffer {
    return this.tenant.files.content(item.node);
  }

  public createFolder(parent: DriveItem, name: string, conflict: Conflict, actor: Actor): DriveItem {
    return this.stored(parent, () => this.tenant.files.createFolder(parent.node, name, { actor, conflict }));
  }

  public writeFile(parent: DriveItem, name: string, bytes: Uint8Array, conflict: Conflict, actor: Actor): DriveItem {
    return this.stored(parent, () => this.tenant.files.write(parent.node, name, bytes, { actor, conflict }));
  }

  public writeBlob(parent: DriveItem, name: string, blobId: number, conflict: Conflict, actor: Actor): DriveItem {
    const { files, blobs } = this.tenant;
    return this.stored(parent, () => files.writeBlob(parent.node, name, blobs.finish(blobId), { actor, conflict }));
  }

  public replaceContent(file: DriveItem, bytes: Uint8Array, actor: Actor): DriveItem {
    const { files, blobs } = this.tenant;
    return this.stored(file, () => files.replaceContent(file.node, blobs.write(bytes), actor));
  }

  public copy(item: DriveItem, parent: DriveItem, name: string, conflict: Conflict, actor: Actor): DriveItem {
    return this.stored(parent, () => this.tenant.fileMoves.copy(item.node, parent.node, name, { actor, conflict }));
  }

  public move(item: DriveItem, parent: DriveItem, name: string, conflict: Conflict, actor: Actor): DriveItem {
    return this.stored(parent, () => this.tenant.fileMoves.move(item.node, parent.node, name, { actor, conflict }));
  }

  public recycle(item: DriveItem, who: Actor): void {
    const { db, items, principals, recycleBin } = this.tenant;
    const list = this.listOf(item.drive);
    const row = item.node.itemId === undefined ? undefined : items.find(list, item.node.itemId);
    if (row) db.transaction(() => recycleBin.recycle(list, row, principals.ensure(list.siteId, who).id));
  }

  public remove(item: DriveItem): void {
    this.tenant.db.transaction(() => this.tenant.files.remove(item.node));
  }

  public again(item: DriveItem): DriveItem {
    const node = this.tenant.files.byId(item.node.id);
    if (!node) throw new Error(`There is no file ${item.node.id}`);
    return this.toItem(item.drive, node);
  }

  public share(item: DriveItem, people: readonly Person[], role: 'read' | 'write'): DriveItem {
    this.tenant.db.transaction(() => shareWith(this.tenant, item.node, people, role));
    return this.again(item);
  }

  private listOf(drive: Drive): List {
    const list = this.tenant.lists.byGuid(drive.listId);
    if (!list) throw new Error(`There is no list ${drive.listId}`);
    return list;
  }

  private stored(near: DriveItem, work: () => FileNode): DriveItem {
    return this.toItem(near.drive, this.tenant.db.transaction(work));
  }

  private toDrive(list: List): Drive {
    const { sites, directory } = this.tenant;
    const site = sites.byId(list.siteId);
    if (!site) throw new Error(`There is no site ${list.siteId}`);
    return {
      id: driveId(site.guid, site.webGuid, list.guid),
      name: list.title,
      description: list.settings.description,
      path: list.url,
      site,
      listId: list.guid,
      owner: site.url.startsWith('/personal/') ? directory.all().find(({ upn }) => personalUrl(upn) === site.url) : undefined,
      created: list.created,
      modified: list.itemModified,
    };
  }

  private toItem(drive: Drive, node: FileNode): DriveItem {
    return {
      drive,
      node,
      id: itemId(node.id),
      name: node.name,
      path: node.path,
      isRoot: node.parentId === undefined,
      isFolder: node.isFolder,
      size: node.isFolder ? this.sizeBelow(node) : node.size,
      hash: node.quickXorHash,
      childCount: node.isFolder ? this.countChildren(node) : 0,
      created: node.created,
      modified: node.modified,
      createdBy: this.personOf(node.siteId, node.author),
      modifiedBy: this.personOf(node.siteId, node.editor),
      parentId: node.parentId === undefined ? undefined : itemId(node.parentId),
      eTag: etagOf(node),
      cTag: `"c:{${node.id.toUpperCase()}},${node.contentVersion}"`,
    };
  }

  private countChildren(folder: FileNode): number {
    return this.tenant.db.get<{ n: number }>('SELECT count(*) AS n FROM nodes WHERE parent = ?', folder.id)?.n ?? 0;
  }

  /** Of everything below a folder; the range of paths is read from the index. */
  private sizeBelow(folder: FileNode): number {
    const sql = 'SELECT sum(size) AS n FROM nodes WHERE path > ? AND path < ?';
    return this.tenant.db.get<{ n: number | null }>(sql, `${folder.path}/`, `${folder.path}0`)?.n ?? 0;
  }

  private personOf(siteId: number, principalId: number): Person | undefined {
    const id = this.tenant.principals.byId(siteId, principalId)?.directoryId;
    return id === undefined ? undefined : this.tenant.directory.byId(id);
  }
}

/** A library of documents. */
function isDrive(list: List): boolean {
  return list.baseTemplate === 101;
}
