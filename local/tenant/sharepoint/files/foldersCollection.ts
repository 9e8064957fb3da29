import type { FileNode } from '../../store/files';
import { NO_LIST } from '../../store/webFolders';
import type { Answer } from '../wire/answer';
import { entryOf, textOf } from '../wire/body';
import type { Call } from '../wire/call';
import { parametersOf } from '../wire/parameters';
import { textArgument, type Segment } from '../wire/path';
import { pathInWeb } from '../wire/paths';
import { action, collectionResource, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';
import { missingNode } from './fileResource';
import { folderEntity } from './folderEntity';
import { nodeAt, placeOf, visibleChildren, withoutHost } from './nodes';

/** What follows the folders of a folder. */
export const foldersSteps: Steps<FileNode> = {
  getByUrl: { facts: '2.1', verbs: 'GET', open: (folder, segment, call) => folderNamed(call, folder, textArgument(segment, 'url')) },
  getByPath: { facts: '2.1', verbs: 'GET', open: (folder, segment, call) => folderNamed(call, folder, textArgument(segment, 'decodedurl')) },
  addUsingPath: { facts: '2.1', verbs: 'POST', open: (folder, segment) => action(segment.name, call => addUsingPath(call, folder, segment)) },
  add: {
    facts: 'spdev: files and folders',
    verbs: 'POST',
    open: (folder, segment) =>
      action(segment.name, call => ({ kind: 'entity', entity: folderEntity(addFolder(call, folder, parametersOf(call, segment).text('url'), true)), status: 201 })),
  },
};

const foldersStep = follow(foldersSteps);

/** `folders`, `folders('a')`, `folders/addUsingPath(DecodedUrl='a',overwrite=false)`. */
export function foldersOf(folder: FileNode, segment: Segment, call: Call): Resource {
  if (segment.args !== undefined) return folderNamed(call, folder, textArgument(segment, 'url'));
  const children = (): readonly FileNode[] => visibleChildren(folder, call).filter(child => child.isFolder);
  return collectionResource('folders', 'SP.ApiData.Folders', () => children().map(folderEntity), {
    post: () => {
      const made = addFolder(call, folder, textOf(entryOf(call, 'SP.Folder'), 'ServerRelativeUrl'), true);
      return { kind: 'entity', entity: folderEntity(made), status: 201 };
    },
    step: inner => foldersStep(folder, inner, call),
  });
}

/** @param overwrite answers with the folder that is there already */
export function addFolder(call: Call, folder: FileNode, url: string, overwrite: boolean): FileNode {
  const { parent, name } = placeOf(call, folder, url);
  const { files } = call.tenant;
  if (parent.listId !== NO_LIST) {
    call.require('addListItems', parent);
    return files.createFolder(parent, name, { actor: call.caller.actor, conflict: overwrite ? 'replace' : 'fail' });
  }
  // The root folders of libraries lie here by their address.
  const existing = nodeAt(call, `${parent.path === '/' ? '' : parent.path}/${name}`);
  if (existing?.isFolder && overwrite) return existing;
  call.require('manageLists', call.site);
  return files.createFolder(parent, name, { actor: call.caller.actor });
}

/** The path comes in brackets or as an SP.ResourcePath in the body. */
function addUsingPath(call: Call, folder: FileNode, segment: Segment): Answer {
  const given = parametersOf(call, segment);
  const url = given.optionalText('decodedurl') ?? textOf(given.object('path'), 'DecodedUrl');
  return { kind: 'entity', entity: folderEntity(addFolder(call, folder, url, given.boolean('overwrite', 1, false))) };
}

function folderNamed(call: Call, folder: FileNode, name: string): Resource {
  const isOwn = name.startsWith('/') || /^https?:/i.test(name);
  const found = nodeAt(call, isOwn ? pathInWeb(call, withoutHost(call, name)) : `${folder.path === '/' ? '' : folder.path}/${name.replace(/\/+$/, '')}`);
  return found?.isFolder ? call.resources.folder(found) : missingNode('SP.Folder');
}
