import type { FileNode } from '../../store/files';
import type { Site } from '../../store/sites';
import type { Call } from '../wire/call';
import { guidArgument, textArgument, type Segment } from '../wire/path';
import { pathInWeb } from '../wire/paths';
import type { Resource } from '../wire/resource';
import type { Steps } from '../wire/steps';
import { missingNode } from './fileResource';
import { foldersOf } from './foldersCollection';
import { nodeAt, nodeById, withoutHost } from './nodes';

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
};

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
