import type { FileNode } from '../../store/files';
import { freeName } from '../../store/fileNames';
import { changed, DONE, nothing, type Answer } from '../wire/answer';
import { bodyOf, entryOf, objectOf, optionalText, textOf } from '../wire/body';
import type { Call } from '../wire/call';
import { fileEntity, folderEntity, visibleChildren } from './fileEntity';
import { errors } from '../wire/errors';
import { booleanArgument, textArgument, type Segment } from '../wire/path';
import { pathInWeb, splitPath } from '../wire/paths';
import { action, collectionResource, entityResource, reader, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';
import { removeItem } from '../recycleBin/removal';
import { deleteNode, missingNode, recycleNode, requireDelete, requireEdit, requireView, rowOf } from './fileResource';

const MISSING: readonly string[] = ['Properties', 'StorageMetrics', 'DeleteWithParameters', 'ContentTypeOrder', 'UniqueContentTypeOrder'];

export function folderResource(folder: FileNode): Resource {
  return entityResource(folderEntity(folder), {
    get: call => {
      requireView(call, folder);
      return { kind: 'entity', entity: folderEntity(folder) };
    },
    merge: call => rename(call, folder),
    remove: call => {
      requireDelete(call, folder);
      removeItem(call, call.tenant.files.listOf(folder), rowOf(call, folder), false);
      return DONE;
    },
    step: (segment, call) => {
      requireView(call, folder);
      return folderStep(folder, segment, call);
    },
  });
}

/** What follows a folder. */
export const folderSteps: Steps<FileNode> = {
  files: { facts: '2.1', verbs: 'GET', open: filesOf },
  folders: { facts: '2.1', verbs: 'GET POST', open: foldersOf },
  ListItemAllFields: { facts: '2.1', verbs: 'GET MERGE', open: rowResource },
  parentFolder: { facts: '2.1', verbs: 'GET', open: parentResource },
  recycle: { facts: '2.1', verbs: 'POST', open: recycleNode },
  deleteObject: { facts: '2.1', verbs: 'POST', open: deleteNode },
  addSubFolderUsingPath: {
    facts: '2.1',
    verbs: 'POST',
    open: (folder, { name }) =>
      action(name, call => {
        addFolder(call, folder, textOf(objectOf(bodyOf(call), 'leafPath'), 'DecodedUrl'), false);
        return nothing(name);
      }),
  },
};

const folderStep = follow(folderSteps, MISSING);

/** A root folder has no row. */
function rowResource(folder: FileNode, { name }: Segment, call: Call): Resource {
  if (folder.itemId === undefined) return reader(name, () => nothing(name));
  return call.resources.item(call.tenant.files.listOf(folder), rowOf(call, folder));
}

function parentResource(folder: FileNode, { name }: Segment, call: Call): Resource {
  const parent = folder.parentId === undefined ? undefined : call.tenant.files.byId(folder.parentId);
  return parent ? folderResource(parent) : reader(name, () => nothing(name));
}

/** What follows the files of a folder. */
export const filesSteps: Steps<FileNode> = {
  getByUrl: { facts: '2.1', verbs: 'GET', open: (folder, segment, call) => fileNamed(call, folder, textArgument(segment, 'url')) },
  getByPathOrName: { facts: '2.1', verbs: 'GET', open: (folder, segment, call) => fileNamed(call, folder, textArgument(segment, 'url')) },
  addUsingPath: {
    facts: '2.1',
    verbs: 'POST',
    open: (folder, segment) =>
      action(segment.name, call =>
        addFile(call, folder, textArgument(segment, 'decodedurl'), booleanArgument(segment, 'overwrite', 1, false), booleanArgument(segment, 'ensureuniquefilename', 2, false))
      ),
  },
  add: {
    facts: 'spdev: files and folders',
    verbs: 'POST',
    open: (folder, segment) => action(segment.name, call => addFile(call, folder, textArgument(segment, 'url'), booleanArgument(segment, 'overwrite', 1, false), false)),
  },
};

const filesStep = follow(filesSteps, ['AddTemplateFile']);

/** `files`, `files('a.txt')`, `files/AddUsingPath(decodedurl='a.txt',Overwrite=true)`. */
function filesOf(folder: FileNode, segment: Segment, call: Call): Resource {
  if (segment.args !== undefined) return fileNamed(call, folder, textArgument(segment, 'url'));
  const children = (): readonly FileNode[] => visibleChildren(folder, call).filter(child => !child.isFolder);
  return collectionResource('files', 'SP.ApiData.Files', () => children().map(fileEntity), { step: inner => filesStep(folder, inner, call) });
}

function fileNamed(call: Call, folder: FileNode, name: string): Resource {
  const file = name.includes('/') ? call.tenant.files.byPath(pathInWeb(call, name)) : call.tenant.files.child(folder, name);
  return file && !file.isFolder ? call.resources.file(file) : missingNode('SP.File');
}

function addFile(call: Call, folder: FileNode, url: string, overwrite: boolean, unique: boolean): Answer {
  const { files } = call.tenant;
  const { parent, name: wanted } = placeOf(call, folder, url);
  const name = unique && files.child(parent, wanted) ? freeName(wanted, candidate => files.child(parent, candidate) !== undefined) : wanted;
  const existing = files.child(parent, name);
  if (existing) requireEdit(call, existing);
  else call.require('addListItems', parent);
  const file = files.write(parent, name, call.request.body, { actor: call.caller.actor, conflict: overwrite ? 'replace' : 'fail' });
  return { kind: 'entity', entity: fileEntity(file) };
}

/** What follows the folders of a folder. */
export const foldersSteps: Steps<FileNode> = {
  getByUrl: { facts: '2.1', verbs: 'GET', open: (folder, segment, call) => folderNamed(call, folder, textArgument(segment, 'url')) },
  addUsingPath: {
    facts: '2.1',
    verbs: 'POST',
    open: (folder, segment) =>
      action(segment.name, call => ({
        kind: 'entity',
        entity: folderEntity(addFolder(call, folder, textArgument(segment, 'decodedurl'), booleanArgument(segment, 'overwrite', 1, false))),
      })),
  },
  add: {
    facts: 'spdev: files and folders',
    verbs: 'POST',
    open: (folder, segment) => action(segment.name, call => ({ kind: 'entity', entity: folderEntity(addFolder(call, folder, textArgument(segment, 'url'), true)), status: 201 })),
  },
};

const foldersStep = follow(foldersSteps);

/** `folders`, `folders('a')`, `folders/addUsingPath(DecodedUrl='a',overwrite=false)`. */
function foldersOf(folder: FileNode, segment: Segment, call: Call): Resource {
  if (segment.args !== undefined) return folderNamed(call, folder, textArgument(segment, 'url'));
  const children = (): readonly FileNode[] => visibleChildren(folder, call).filter(child => child.isFolder);
  return collectionResource('folders', 'SP.ApiData.Folders', () => children().map(folderEntity), {
    post: () => {
      const made = addFolder(call, folder, textOf(entryOf(call), 'ServerRelativeUrl'), true);
      return { kind: 'entity', entity: folderEntity(made), status: 201 };
    },
    step: inner => foldersStep(folder, inner, call),
  });
}

function folderNamed(call: Call, folder: FileNode, name: string): Resource {
  const found = name.startsWith('/') ? call.tenant.files.byPath(pathInWeb(call, name)) : call.tenant.files.byPath(`${folder.path}/${name}`);
  return found?.isFolder ? call.resources.folder(found) : missingNode('SP.Folder');
}

/** @param overwrite answers with the folder that is there already */
export function addFolder(call: Call, folder: FileNode, url: string, overwrite: boolean): FileNode {
  const { parent, name } = placeOf(call, folder, url);
  call.require('addListItems', parent);
  return call.tenant.files.createFolder(parent, name, { actor: call.caller.actor, conflict: overwrite ? 'replace' : 'fail' });
}

/** The folder and the name that an address means: server-relative, or below the given folder. @throws 404 without the folder */
function placeOf(call: Call, folder: FileNode, url: string): { parent: FileNode; name: string } {
  const { folder: path, name } = splitPath(url.startsWith('/') ? pathInWeb(call, url) : `${folder.path}/${url.replace(/\/+$/, '')}`);
  const parent = call.tenant.files.byPath(path);
  if (!parent?.isFolder) throw errors.file();
  return { parent, name };
}

function rename(call: Call, folder: FileNode): Answer {
  requireEdit(call, folder);
  const name = optionalText(entryOf(call), 'Name');
  if (name === undefined) throw errors.unsupported('changing anything of a folder but its Name');
  const parent = folder.parentId === undefined ? undefined : call.tenant.files.byId(folder.parentId);
  if (!parent) throw errors.argument();
  call.tenant.files.move(folder, parent, name, { actor: call.caller.actor, conflict: 'fail' });
  return changed();
}
