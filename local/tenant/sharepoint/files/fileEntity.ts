import { etagOf } from '../../store/fileNode';
import type { FileNode } from '../../store/files';
import { labelOf, majorOf, minorOf } from '../../store/uiVersion';
import type { Call } from '../wire/call';
import { entity, type Entity, type Shape } from '../wire/entity';
import { quoted, resourcePathOf } from '../wire/entityPaths';

const fileShape: Shape<FileNode> = {
  type: 'SP.File',
  set: 'SP.ApiData.Files',
  editLink: file => `Web/GetFileByServerRelativePath(decodedurl='${quoted(file.path)}')`,
  etag: etagOf,
  props: {
    CheckInComment: () => '',
    CheckOutType: () => 2,
    ContentTag: file => `{${file.id.toUpperCase()}},${file.contentVersion},${file.etagVersion}`,
    CustomizedPageStatus: () => 0,
    ETag: etagOf,
    Exists: () => true,
    IrmEnabled: () => false,
    Length: file => String(file.size),
    Level: () => 1,
    LinkingUri: () => null,
    LinkingUrl: () => '',
    MajorVersion: file => majorOf(file.version),
    MinorVersion: file => minorOf(file.version),
    Name: file => file.name,
    ServerRelativeUrl: file => file.path,
    TimeCreated: file => file.created,
    TimeLastModified: file => file.modified,
    Title: (file, call) => titleOf(file, call),
    UIVersion: file => file.version,
    UIVersionLabel: file => labelOf(file.version),
    UniqueId: file => file.id,
  },
  more: { ServerRelativePath: file => resourcePathOf(file.path), ListId: (file, call) => call.tenant.files.listOf(file).guid },
  links: {
    Author: { one: (file, call) => person(file.author, call) },
    ListItemAllFields: { one: rowOf },
    ModifiedBy: { one: (file, call) => person(file.editor, call) },
  },
};

const folderShape: Shape<FileNode> = {
  type: 'SP.Folder',
  set: 'SP.ApiData.Folders',
  editLink: folder => `Web/GetFolderByServerRelativePath(decodedurl='${quoted(folder.path)}')`,
  props: {
    Exists: () => true,
    ExistsAllowThrowForPolicyFailures: () => true,
    IsWOPIEnabled: () => false,
    ItemCount: (folder, call) => visibleChildren(folder, call).length,
    Name: folder => folder.name,
    ProgID: () => null,
    ServerRelativeUrl: folder => folder.path,
    TimeCreated: folder => folder.created,
    TimeLastModified: folder => folder.modified,
    UniqueId: folder => folder.id,
    WelcomePage: () => '',
  },
  more: { ServerRelativePath: folder => resourcePathOf(folder.path) },
  links: {
    Files: { many: (folder, call) => visibleChildren(folder, call).filter(child => !child.isFolder).map(fileEntity) },
    Folders: { many: (folder, call) => visibleChildren(folder, call).filter(child => child.isFolder).map(folderEntity) },
    ListItemAllFields: { one: rowOf },
    ParentFolder: { one: (folder, call) => (folder.parentId === undefined ? undefined : parent(folder.parentId, call)) },
  },
};

export function fileEntity(node: FileNode): Entity {
  return entity(fileShape, node);
}

export function folderEntity(node: FileNode): Entity {
  return entity(folderShape, node);
}

/** Files and folders of a folder that the caller may see. */
export function visibleChildren(folder: FileNode, call: Call): readonly FileNode[] {
  return call.tenant.files.children(folder).filter(child => call.can('viewListItems', child));
}

function parent(id: string, call: Call): Entity | undefined {
  const node = call.tenant.files.byId(id);
  return node && folderEntity(node);
}

function person(id: number, call: Call): Entity | undefined {
  const principal = call.tenant.principals.byId(call.site.id, id);
  return principal && call.entities.user(principal);
}

/** The row beside a file or a folder; a root folder has none. */
function rowOf(node: FileNode, call: Call): Entity | undefined {
  const list = call.tenant.files.listOf(node);
  const item = node.itemId === undefined ? undefined : call.tenant.items.find(list, node.itemId);
  return item && call.entities.item(list, item);
}

function titleOf(file: FileNode, call: Call): string | null {
  const item = file.itemId === undefined ? undefined : call.tenant.items.find(call.tenant.files.listOf(file), file.itemId);
  return typeof item?.data.Title === 'string' ? item.data.Title : null;
}
