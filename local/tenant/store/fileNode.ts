import type { Item } from './items';
import type { List } from './lists';
import { FIRST_MAJOR } from './uiVersion';

/** A file or a folder of a library (or the root folder of a list). */
export interface FileNode {
  /** UniqueId, lower-case. */
  readonly id: string;
  readonly siteId: number;
  readonly listId: number;
  /** Id of the row beside it; a root folder has none. */
  readonly itemId?: number;
  readonly parentId?: string;
  readonly name: string;
  /** Server-relative, decoded. */
  readonly path: string;
  readonly isFolder: boolean;
  readonly size: number;
  readonly quickXorHash?: string;
  readonly blobId?: number;
  /** Counts every write: the n of the ETag `"{GUID},n"`. */
  readonly etagVersion: number;
  /** Counts writes of the content: the n of Graph's cTag. */
  readonly contentVersion: number;
  /** 512 for each major version and 1 for each minor one (uiVersion.ts). */
  readonly version: number;
  readonly created: string;
  readonly modified: string;
  /** Ids of people in the site. */
  readonly author: number;
  readonly editor: number;
  readonly scopeId: number;
  readonly uniqueScope: boolean;
}

export interface NodeRow {
  guid: string;
  site_id: number;
  list_id: number;
  item_id: number | null;
  parent: string | null;
  name: string;
  path: string;
  is_folder: number;
  blob_id: number | null;
  size: number;
  hash: string | null;
  content_version: number;
}

export const NODE_COLUMNS = 'guid, site_id, list_id, item_id, parent, name, path, is_folder, blob_id, size, hash, content_version';

/** The ETag as SharePoint writes it, quotes included: `"{8D9E…},3"`. */
export function etagOf(node: FileNode): string {
  return `"{${node.id.toUpperCase()}},${node.etagVersion}"`;
}

export function toNode(row: NodeRow, list: List, item: Item | undefined): FileNode {
  return {
    id: row.guid,
    siteId: row.site_id,
    listId: row.list_id,
    itemId: row.item_id ?? undefined,
    parentId: row.parent ?? undefined,
    name: row.name,
    path: row.path,
    isFolder: row.is_folder === 1,
    size: row.size,
    quickXorHash: row.hash ?? undefined,
    blobId: row.blob_id ?? undefined,
    etagVersion: item?.etag ?? 1,
    contentVersion: row.content_version,
    version: item?.version ?? FIRST_MAJOR,
    created: item?.created ?? list.created,
    modified: item?.modified ?? list.itemModified,
    author: item?.author ?? 0,
    editor: item?.editor ?? 0,
    scopeId: item?.scopeId ?? list.scopeId,
    uniqueScope: item?.uniqueScope ?? list.uniqueScope,
  };
}
