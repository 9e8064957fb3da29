import { etagOf } from '../../store/fileNode';
import type { FileNode } from '../../store/files';
import { NO_LIST } from '../../store/webFolders';
import type { Call } from '../wire/call';
import { entity, type Entity, type Shape } from '../wire/entity';
import { quoted } from '../wire/entityPaths';

/** What the property bag of a file tells of it; the names are encoded as OData wants them. */
const fileShape: Shape<FileNode> = {
  type: 'SP.PropertyValues',
  set: 'SP.ApiData.PropertyValues',
  editLink: file => `Web/GetFileByServerRelativePath(decodedurl='${quoted(file.path)}')/Properties`,
  props: {
    vti_x005f_etag: etagOf,
    vti_x005f_filesize: file => file.size,
    vti_x005f_listid: (file, call) => `{${call.tenant.files.listOf(file).guid.toUpperCase()}}`,
    vti_x005f_level: () => 1,
    vti_x005f_timecreated: file => file.created,
    vti_x005f_timelastmodified: file => file.modified,
  },
};

const folderShape: Shape<FileNode> = {
  type: 'SP.PropertyValues',
  set: 'SP.ApiData.PropertyValues',
  editLink: folder => `Web/GetFolderByServerRelativePath(decodedurl='${quoted(folder.path)}')/Properties`,
  props: {
    vti_x005f_folderitemcount: (folder, call) => childrenOf(folder, call, false),
    vti_x005f_foldersubfolderitemcount: (folder, call) => childrenOf(folder, call, true),
    vti_x005f_hassubdirs: (folder, call) => String(childrenOf(folder, call, true) > 0),
    vti_x005f_isbrowsable: () => 'true',
    vti_x005f_level: () => 1,
    vti_x005f_listname: (folder, call) => (folder.listId === NO_LIST ? null : `{${call.tenant.files.listOf(folder).guid.toUpperCase()}}`),
    vti_x005f_timecreated: folder => folder.created,
    vti_x005f_timelastmodified: folder => folder.modified,
  },
};

interface Metrics {
  readonly folder: FileNode;
  readonly files: number;
  readonly bytes: number;
}

const metricsShape: Shape<Metrics> = {
  type: 'SP.StorageMetrics',
  set: 'SP.ApiData.StorageMetrics',
  editLink: ({ folder }) => `Web/GetFolderByServerRelativePath(decodedurl='${quoted(folder.path)}')/StorageMetrics`,
  props: {
    LastModified: ({ folder }) => folder.modified,
    TotalFileCount: ({ files }) => String(files),
    TotalFileStreamSize: ({ bytes }) => String(bytes),
    TotalSize: ({ bytes }) => String(bytes),
  },
};

export function propertiesOfFile(file: FileNode): Entity {
  return entity(fileShape, file);
}

export function propertiesOfFolder(folder: FileNode): Entity {
  return entity(folderShape, folder);
}

/** Of everything below a folder. */
export function storageMetrics(folder: FileNode, call: Call): Entity {
  const { files, bytes } = call.tenant.files.measure(folder);
  return entity(metricsShape, { folder, files, bytes });
}

function childrenOf(folder: FileNode, call: Call, folders: boolean): number {
  return call.remember(`children ${folder.id}`, () => call.tenant.files.children(folder)).filter(({ isFolder }) => isFolder === folders).length;
}
