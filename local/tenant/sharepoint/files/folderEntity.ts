import type { FileNode } from '../../store/files';
import { NO_LIST } from '../../store/webFolders';
import type { Call } from '../wire/call';
import { entity, type Entity, type Shape } from '../wire/entity';
import { quoted, resourcePathOf } from '../wire/entityPaths';
import type { Value } from '../wire/values';
import { contentTypeOrder as orderOf } from '../contentTypes/itemContentType';
import { fileEntity, rowEntity } from './fileEntity';
import { visibleChildren } from './nodes';
import { propertiesOfFolder, storageMetrics } from './properties';

const shape: Shape<FileNode> = {
  type: 'SP.Folder',
  set: 'SP.ApiData.Folders',
  editLink: folder => `Web/GetFolderByServerRelativePath(decodedurl='${quoted(folder.path)}')`,
  props: {
    Exists: () => true,
    ExistsAllowThrowForPolicyFailures: () => true,
    ExistsWithException: () => true,
    IsWOPIEnabled: () => false,
    ItemCount: (folder, call) => (folder.listId === NO_LIST ? call.tenant.files.children(folder).length : call.tenant.files.countChildren(folder)),
    Name: folder => folder.name,
    ProgID: () => null,
    ServerRelativeUrl: folder => folder.path,
    TimeCreated: folder => folder.created,
    TimeLastModified: folder => folder.modified,
    UniqueId: folder => folder.id,
    WelcomePage: welcomePage,
  },
  more: {
    ContentTypeOrder: contentTypeOrder,
    ServerRelativePath: folder => resourcePathOf(folder.path),
    UniqueContentTypeOrder: uniqueOrder,
  },
  links: {
    Files: { many: (folder, call) => visibleChildren(folder, call).filter(child => !child.isFolder).map(fileEntity) },
    Folders: { many: (folder, call) => visibleChildren(folder, call).filter(child => child.isFolder).map(folderEntity) },
    ListItemAllFields: { one: rowEntity },
    ParentFolder: { one: parentEntity },
    Properties: { one: propertiesOfFolder },
    StorageMetrics: { one: storageMetrics },
  },
};

export function folderEntity(node: FileNode): Entity {
  return entity(shape, node);
}

function parentEntity(folder: FileNode, call: Call): Entity | undefined {
  const parent = call.tenant.files.parentOf(folder);
  return parent && folderEntity(parent);
}

/** Only the root folder of a web has one. */
function welcomePage(folder: FileNode, call: Call): string {
  if (folder.listId !== NO_LIST || folder.parentId !== undefined) return '';
  return String(call.site.settings.WelcomePage ?? 'SitePages/Home.aspx');
}

/** What the library's button "New" offers, unless a folder has an order of its own. */
function contentTypeOrder(folder: FileNode, call: Call): Value {
  if (folder.listId === NO_LIST) return null;
  return orderOf(call, call.tenant.files.listOf(folder));
}

function uniqueOrder(folder: FileNode, call: Call): Value {
  if (folder.listId === NO_LIST || folder.parentId !== undefined) return null;
  const list = call.tenant.files.listOf(folder);
  return list.settings.contentTypeOrder === undefined ? null : orderOf(call, list);
}
