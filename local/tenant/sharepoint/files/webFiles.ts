import type { FileNode } from '../../store/files';
import type { Site } from '../../store/sites';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { guidArgument, textArgument, type Segment } from '../wire/path';
import { pathInWeb } from '../wire/paths';
import type { Resource } from '../wire/resource';
import type { Steps } from '../wire/steps';
import { missingNode } from './fileResource';
import { foldersOf } from './foldersCollection';
import { nodeAt, nodeById, rowOf, withoutHost } from './nodes';

/** Files and folders of a web by their address or id: what follows `web`. */
export const webFileSteps: Steps<Site> = {
  folders: { facts: '2.1', verbs: 'GET POST', open: (site, segment, call) => foldersOf(call.tenant.files.rootOfWeb(site), segment, call) },
  rootFolder: { facts: '2.1', verbs: 'GET MERGE', open: (site, _, call) => call.resources.folder(call.tenant.files.rootOfWeb(site)) },
  getFileByServerRelativePath: { facts: '2.1', verbs: 'GET', open: (_, segment, call) => fileResource(call, nodeAt(call, decodedPath(call, segment))) },
  getFileByServerRelativeUrl: { facts: '2.1', verbs: 'GET', open: (_, segment, call) => fileResource(call, nodeAt(call, encodedPath(call, segment, 'serverrelativeurl'))) },
  getFileByUrl: { facts: '2.1', verbs: 'GET', open: (_, segment, call) => fileResource(call, nodeAt(call, encodedPath(call, segment, 'fileurl'))) },
  getFileById: { facts: '2.1', verbs: 'GET', open: (_, segment, call) => fileResource(call, nodeById(call, guidArgument(segment, 'uniqueid'))) },
  getFolderByServerRelativePath: { facts: '2.1', verbs: 'GET', open: (_, segment, call) => folderResource(call, nodeAt(call, decodedPath(call, segment))) },
  getFolderByServerRelativeUrl: { facts: '2.1', verbs: 'GET', open: (_, segment, call) => folderResource(call, nodeAt(call, encodedPath(call, segment, 'serverrelativeurl'))) },
  getFolderById: { facts: '2.1', verbs: 'GET', open: (_, segment, call) => folderResource(call, nodeById(call, guidArgument(segment, 'uniqueid'))) },
  getListItem: { facts: 'SP.Web.GetListItem', verbs: 'GET', open: (_, segment, call) => rowAt(call, encodedPath(call, segment, 'strurl')) },
  getListItemUsingPath: { facts: 'SP.Web.GetListItem', verbs: 'GET', open: (_, segment, call) => rowAt(call, decodedPath(call, segment)) },
};

/** The row of a file or a folder, or of a list by its address there: `/sites/a/Lists/Actions/5_.000`. */
function rowAt(call: Call, path: string): Resource {
  const node = nodeAt(call, path);
  if (node) return call.resources.item(call.tenant.files.listOf(node), rowOf(call, node));
  const [, url, id] = /^(.+)\/(\d+)_\.000$/.exec(path) ?? [];
  const list = url === undefined ? undefined : call.tenant.lists.byUrl(url);
  const item = list?.siteId === call.site.id ? call.tenant.items.find(list, Number(id)) : undefined;
  if (!list || !item) throw errors.file();
  if (!call.maySee(list, item)) throw errors.denied();
  return call.resources.item(list, item);
}

function fileResource(call: Call, node: FileNode | undefined): Resource {
  return node && !node.isFolder ? call.resources.file(node) : missingNode('SP.File');
}

function folderResource(call: Call, node: FileNode | undefined): Resource {
  return node?.isFolder ? call.resources.folder(node) : missingNode('SP.Folder');
}

/** A path of the ResourcePath methods stands for itself, `%` and `#` included. */
function decodedPath(call: Call, segment: Segment): string {
  return pathInWeb(call, withoutHost(call, textArgument(segment, 'decodedurl')));
}

/**
 * The older methods take an encoded address: `%20` is a blank, and what follows a `#` is no part of it ("Support % and #
 * in files and folders with the ResourcePath API").
 */
function encodedPath(call: Call, segment: Segment, name: string): string {
  const [address] = withoutHost(call, textArgument(segment, name)).split('#');
  try {
    return pathInWeb(call, decodeURIComponent(address));
  } catch (error) {
    if (error instanceof URIError) return pathInWeb(call, address);
    throw error;
  }
}
