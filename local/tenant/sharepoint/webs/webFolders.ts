import type { Site } from '../../store/sites';
import type { Call } from '../wire/call';
import { folderEntity } from '../files/fileEntity';
import { visibleLists } from '../lists/listEntity';
import { errors } from '../wire/errors';
import { booleanArgument, guidArgument, textArgument, type Segment } from '../wire/path';
import { pathArgument, pathInWeb, splitPath } from '../wire/paths';
import { action, collectionResource, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';
import { missingNode } from '../files/fileResource';
import { addFolder } from '../files/folderResource';

/** What follows `web/folders`. */
export const webFoldersSteps: Steps<Site> = {
  getByUrl: { facts: '2.1', verbs: 'GET', open: (_, segment, call) => folderAt(call, pathArgument(call, segment, 'url')) },
  addUsingPath: {
    facts: '2.1',
    verbs: 'POST',
    open: (_, segment, call) =>
      action(segment.name, () => ({ kind: 'entity', entity: add(call, textArgument(segment, 'decodedurl'), booleanArgument(segment, 'overwrite', 1, false)) })),
  },
  add: { facts: '2.1', verbs: 'POST', open: (_, segment, call) => action(segment.name, () => ({ kind: 'entity', entity: add(call, textArgument(segment, 'url'), true), status: 201 })) },
};
const stepOfWebFolders = follow(webFoldersSteps);

/** `web/folders`: the roots of the libraries; folders below them are reached by their path. */
export function foldersInWeb(segment: Segment, call: Call): Resource {
  if (segment.args !== undefined) return folderAt(call, pathArgument(call, segment, 'url'));
  const roots = (): ReturnType<typeof folderEntity>[] => visibleLists(call).filter(({ baseType }) => baseType === 1).map(list => folderEntity(call.tenant.files.root(list)));
  return collectionResource('folders', 'SP.ApiData.Folders', roots, { step: inner => stepOfWebFolders(call.site, inner, call) });
}

/** Files and folders of a web by their address or id: what follows `web`. */
export const webFileSteps: Steps<Site> = {
  folders: { facts: '2.1', verbs: 'GET', open: (_, segment, call) => foldersInWeb(segment, call) },
  getFileByServerRelativePath: { facts: '2.1', verbs: 'GET', open: (_, segment, call) => fileAt(call, pathArgument(call, segment, 'decodedurl')) },
  getFileByServerRelativeUrl: { facts: '2.1', verbs: 'GET', open: (_, segment, call) => fileAt(call, pathArgument(call, segment, 'serverrelativeurl')) },
  getFileByUrl: { facts: '2.1', verbs: 'GET', open: (_, segment, call) => fileAt(call, pathArgument(call, segment, 'fileurl')) },
  getFileById: { facts: '2.1', verbs: 'GET', open: (_, segment, call) => fileById(call, guidArgument(segment, 'uniqueid')) },
  getFolderByServerRelativePath: { facts: '2.1', verbs: 'GET', open: (_, segment, call) => folderAt(call, pathArgument(call, segment, 'decodedurl')) },
  getFolderByServerRelativeUrl: { facts: '2.1', verbs: 'GET', open: (_, segment, call) => folderAt(call, pathArgument(call, segment, 'serverrelativeurl')) },
  getFolderById: { facts: '2.1', verbs: 'GET', open: (_, segment, call) => folderById(call, guidArgument(segment, 'uniqueid')) },
};

function add(call: Call, url: string, overwrite: boolean): ReturnType<typeof folderEntity> {
  const path = pathInWeb(call, url);
  const parent = call.tenant.files.byPath(splitPath(path).folder);
  if (splitPath(path).folder.toLowerCase() === call.site.url.toLowerCase()) throw errors.unsupported('folders outside libraries');
  if (!parent?.isFolder) throw errors.file();
  return folderEntity(addFolder(call, parent, path, overwrite));
}

function folderAt(call: Call, path: string): Resource {
  const node = call.tenant.files.byPath(path);
  return node?.isFolder ? call.resources.folder(node) : missingNode('SP.Folder');
}

function fileAt(call: Call, path: string): Resource {
  const node = call.tenant.files.byPath(path);
  return node && !node.isFolder ? call.resources.file(node) : missingNode('SP.File');
}

function fileById(call: Call, id: string): Resource {
  const node = call.tenant.files.byId(id);
  return node && !node.isFolder && node.siteId === call.site.id ? call.resources.file(node) : missingNode('SP.File');
}

function folderById(call: Call, id: string): Resource {
  const node = call.tenant.files.byId(id);
  return node?.isFolder && node.siteId === call.site.id ? call.resources.folder(node) : missingNode('SP.Folder');
}
