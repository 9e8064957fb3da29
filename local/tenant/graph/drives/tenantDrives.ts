import type { FileNode, Conflict } from '../../store/files';
import { etagOf } from '../../store/fileNode';
import type { List } from '../../store/lists';
import type { Permission } from '../../store/permissions';
import type { Actor } from '../../store/principals';
import type { Site } from '../../store/sites';
import { personalUrl } from '../../provision';
import type { Tenant } from '../../tenant';
import type { Drive, DriveItem, DriveStore, Grant, GraphList, GraphSite, ListRow, Right } from './driveStore';
import { readColumns, writeColumns } from '../sites/columns';
import { driveId, guidOfItem, itemId, listOfDrive } from '../wire/ids';
import { grantsOf, shareWith } from './sharing';
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

  public site(id: string): GraphSite | undefined {
    const parts = id.split(',');
    const site = this.tenant.sites.byGuid(parts[1] ?? parts[0] ?? '');
    return site && toSite(site);
  }

  public siteAt(path: string): GraphSite | undefined {
    const site = this.tenant.sites.byUrl(path.length > 1 ? path.replace(/\/+$/, '') : path);
    return site && toSite(site);
  }

  public mayOpenSite(who: Actor, site: GraphSite): boolean {
    return this.tenant.access.canOpen(who, this.ownSite(site));
  }

  public lists(site: GraphSite, who: Actor): readonly GraphList[] {
    return this.visibleLists(site, who).map(toList);
  }

  public drives(site: GraphSite, who: Actor): readonly Drive[] {
    // Site pages are a library, yet no drive.
    const libraries = this.visibleLists(site, who).filter((list) => list.baseTemplate === 101);
    return libraries.map((list) => this.toDrive(list));
  }

  public defaultDrive(site: GraphSite): Drive | undefined {
    const libraries = this.tenant.lists.ofSite(this.ownSite(site).id).filter((list) => list.baseTemplate === 101);
    const [first] = [...libraries].sort((a, b) => a.id - b.id);
    return first && this.toDrive(first);
  }

  public drive(id: string): Drive | undefined {
    const guid = listOfDrive(id);
    const list = guid === undefined ? undefined : this.tenant.lists.byGuid(guid);
    return list?.baseTemplate === 101 ? this.toDrive(list) : undefined;
  }

  public driveOfList(site: GraphSite, listId: string): Drive | undefined {
    const { id } = this.ownSite(site);
    const list = this.tenant.lists.byGuid(listId) ?? this.tenant.lists.byTitle(id, listId);
    return list?.siteId === id && list.baseTemplate === 101 ? this.toDrive(list) : undefined;
  }

  public personalDrive(person: Person): Drive | undefined {
    const list = this.tenant.lists.byUrl(`${personalUrl(person.upn)}/Documents`);
    return list && this.toDrive(list);
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

  public everything(drive: Drive): readonly DriveItem[] {
    const root = this.tenant.files.root(this.listOf(drive));
    return this.tenant.files.withDescendants(root).slice(1).map((node) => this.toItem(drive, node));
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

  public grants(item: DriveItem): readonly Grant[] {
    return grantsOf(this.tenant, item.node);
  }

  public share(item: DriveItem, people: readonly Person[], role: 'read' | 'write'): DriveItem {
    this.tenant.db.transaction(() => shareWith(this.tenant, item.node, people, role));
    return this.again(item);
  }

  public row(item: DriveItem): ListRow | undefined {
    const list = this.listOf(item.drive);
    const row = item.node.itemId === undefined ? undefined : this.tenant.items.find(list, item.node.itemId);
    return row && readColumns(this.tenant, list, row);
  }

  public rows(graphList: GraphList, who: Actor): readonly ListRow[] {
    const { lists, items, access } = this.tenant;
    const list = lists.byGuid(graphList.id);
    if (!list) return [];
    const scopes = access.scopesWith(who, list.siteId, 'viewListItems');
    const where = scopes === undefined ? [] : ['scope_id IN (SELECT value FROM json_each(?))'];
    const values = scopes === undefined ? [] : [JSON.stringify(scopes)];
    const rows = items.select(list, { where, values, orderBy: 'id', limit: 5000 });
    return rows.map((row) => readColumns(this.tenant, list, row));
  }

  public writeFields(item: DriveItem, values: Readonly<Record<string, unknown>>, who: Actor): void {
    const data = writeColumns(this.tenant, this.listOf(item.drive), values);
    this.tenant.db.transaction(() => this.tenant.files.describe(item.node, data, who));
  }

  private visibleLists(site: GraphSite, who: Actor): readonly List[] {
    const { id } = this.ownSite(site);
    const lists = this.tenant.lists.ofSite(id).filter((list) => !list.settings.hidden);
    return lists.filter((list) => this.tenant.access.can(who, id, list, 'viewListItems'));
  }

  private ownSite({ guid }: GraphSite): Site {
    const site = this.tenant.sites.byGuid(guid);
    if (!site) throw new Error(`There is no site ${guid}`);
    return site;
  }

  private listOf(drive: Drive): List {
    const list = this.tenant.lists.byGuid(drive.listId);
    if (!list) throw new Error(`There is no list ${drive.listId}`);
    return list;
  }

  private stored(near: DriveItem, work: () => FileNode): DriveItem {
    return this.toItem(near.drive, this.tenant.db.transaction(work));
  }

  private again(item: DriveItem): DriveItem {
    const node = this.tenant.files.byId(item.node.id);
    if (!node) throw new Error(`There is no file ${item.node.id}`);
    return this.toItem(item.drive, node);
  }

  private toDrive(list: List): Drive {
    const { sites, directory } = this.tenant;
    const site = sites.byId(list.siteId);
    if (!site) throw new Error(`There is no site ${list.siteId}`);
    return {
      id: driveId(site.guid, site.webGuid, list.guid),
      name: list.title,
      path: list.url,
      site: toSite(site),
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

function toSite(site: Site): GraphSite {
  const { guid, webGuid, title, url: path, created, modified } = site;
  return { guid, webGuid, title, path, created, modified };
}

function toList(list: List): GraphList {
  const { guid: id, title, url: path, baseType, created, itemModified: modified } = list;
  return { id, title, path, isLibrary: baseType === 1, created, modified };
}
