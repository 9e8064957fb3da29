import { randomUUID } from 'node:crypto';
import type { Database } from './database';
import { StoreError } from './errors';
import { checkName } from './fileNames';
import type { FileNode, NodeRow } from './fileNode';
import type { Site, Sites } from './sites';
import { FIRST_MAJOR } from './uiVersion';

/** `list_id` of folders that belong to no list. */
export const NO_LIST = 0;

/**
 * The root folder of a web and the plain folders in it: they have no rows and the web's rights. The roots of lists and
 * libraries lie in them by their address alone.
 */
export class WebFolders {
  public constructor(
    private readonly db: Database,
    private readonly sites: Sites
  ) {}

  /** The root folder of a web; made when it is asked for first, with the folder of the web's lists. */
  public root(site: Site): FileNode {
    const known = this.db.get<NodeRow>('SELECT * FROM nodes WHERE path = ?', site.url);
    if (known?.site_id === site.id) return this.toNode(known);
    // A web that was here before left its folders behind.
    if (known) this.db.change('DELETE FROM nodes WHERE site_id = ? AND list_id = 0', known.site_id);
    const id = this.insert(site.id, undefined, '', site.url);
    this.insert(site.id, id, 'Lists', `${site.url === '/' ? '' : site.url}/Lists`);
    return this.byId(id);
  }

  /** The plain folder in which something lies by its address, the web's root otherwise. */
  public above(siteId: number, path: string): FileNode {
    const site = this.sites.byId(siteId)!;
    const root = this.root(site);
    const row = this.db.get<NodeRow>('SELECT * FROM nodes WHERE path = ? AND list_id = 0', path.slice(0, path.lastIndexOf('/')));
    return row ? this.toNode(row) : root;
  }

  /** Rows of what lies in a plain folder: other plain folders, then the roots of lists. */
  public children(folder: FileNode): readonly NodeRow[] {
    const plain = this.db.all<NodeRow>('SELECT * FROM nodes WHERE parent = ? ORDER BY name', folder.id);
    const roots = this.db.all<NodeRow>('SELECT n.* FROM lists l JOIN nodes n ON n.path = l.url WHERE l.site_id = ? ORDER BY n.name', folder.siteId);
    const prefix = `${folder.path === '/' ? '' : folder.path}/`.toLowerCase();
    return [...plain, ...roots.filter(({ path }) => path.toLowerCase().startsWith(prefix) && !path.slice(prefix.length).includes('/'))];
  }

  /** @throws nameExists, invalidName, pathTooLong */
  public add(parent: FileNode, name: string): FileNode {
    const path = `${parent.path === '/' ? '' : parent.path}/${name}`;
    checkName(name, path);
    this.refuseTaken(path, name);
    return this.byId(this.insert(parent.siteId, parent.id, name, path));
  }

  /** @throws badRequest for a web's root or one that holds something, nameExists */
  public rename(folder: FileNode, name: string): FileNode {
    const path = `${folder.path.slice(0, folder.path.lastIndexOf('/'))}/${name}`;
    checkName(name, path);
    this.requireEmpty(folder);
    if (path.toLowerCase() !== folder.path.toLowerCase()) this.refuseTaken(path, name);
    this.db.change('UPDATE nodes SET name = ?, path = ? WHERE guid = ?', name, path, folder.id);
    return this.byId(folder.id);
  }

  /** @throws badRequest for a web's root or one that holds something */
  public remove(folder: FileNode): void {
    this.requireEmpty(folder);
    this.db.change('DELETE FROM nodes WHERE guid = ?', folder.id);
  }

  public toNode(row: NodeRow): FileNode {
    const site = this.sites.byId(row.site_id)!;
    return {
      id: row.guid,
      siteId: row.site_id,
      listId: NO_LIST,
      parentId: row.parent ?? undefined,
      name: row.name,
      path: row.path,
      isFolder: true,
      size: 0,
      etagVersion: 1,
      contentVersion: 1,
      version: FIRST_MAJOR,
      created: site.created,
      modified: site.modified,
      author: 0,
      editor: 0,
      scopeId: site.scopeId,
      uniqueScope: false,
    };
  }

  private requireEmpty(folder: FileNode): void {
    if (folder.parentId === undefined) throw new StoreError('badRequest', 'The root folder of a web stays.');
    if (this.children(folder).length > 0) throw new StoreError('unsupported', 'The local tenant does not support moving or deleting folders of a web that hold something.');
  }

  private refuseTaken(path: string, name: string): void {
    if (!this.db.get('SELECT 1 FROM nodes WHERE path = ?', path)) return;
    throw new StoreError('nameExists', `A file or folder with the name ${path} already exists.`, { name, path });
  }

  private insert(siteId: number, parent: string | undefined, name: string, path: string): string {
    const guid = randomUUID();
    this.db.run('INSERT INTO nodes (guid, site_id, list_id, parent, name, path, is_folder) VALUES (?, ?, 0, ?, ?, ?, 1)', guid, siteId, parent ?? null, name, path);
    return guid;
  }

  private byId(guid: string): FileNode {
    return this.toNode(this.db.get<NodeRow>('SELECT * FROM nodes WHERE guid = ?', guid)!);
  }
}
