import { etagOf } from '../../store/fileNode';
import type { FileNode } from '../../store/files';
import type { Item } from '../../store/items';
import { changed, DONE, nothing, type Answer } from '../wire/answer';
import type { Call } from '../wire/call';
import { fileEntity } from './fileEntity';
import { errors } from '../wire/errors';
import { checkMatch } from '../wire/etags';
import { mimeTypeOf } from './mimeTypes';
import { booleanArgument, textArgument, type Segment } from '../wire/path';
import { pathInWeb, splitPath } from '../wire/paths';
import { action, entityResource, reader, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';
import { removeItem } from '../recycleBin/removal';
import { uploadSteps } from './uploads';
import { fileVersions } from './fileVersions';

const MISSING: readonly string[] = ['CheckOut', 'CheckIn', 'UndoCheckOut', 'Publish', 'Unpublish', 'Approve', 'Deny', 'DeleteWithParameters', 'LockedByUser', 'Properties', 'GetLimitedWebPartManager', 'PreAuthorizedAccessUrl'];

/** A file that may not be there: its `Exists` can be asked for, anything else is 404. */
export function missingNode(kind: 'SP.File' | 'SP.Folder'): Resource {
  return {
    name: kind,
    get: call => {
      if (call.query.select.length !== 1 || call.query.select[0] !== 'Exists') throw errors.file();
      return { kind: 'object', name: 'Exists', type: kind, body: { Exists: false } };
    },
    step: () => {
      throw errors.file();
    },
    post: fail,
    merge: fail,
    put: fail,
    remove: fail,
  };
}

function fail(): never {
  throw errors.file();
}

/** The row beside a file or folder. @throws 404 for a root folder */
export function rowOf(call: Call, node: FileNode): Item {
  const item = node.itemId === undefined ? undefined : call.tenant.items.find(call.tenant.files.listOf(node), node.itemId);
  if (!item) throw errors.file();
  return item;
}

export function fileResource(file: FileNode): Resource {
  return entityResource(fileEntity(file), {
    get: call => {
      requireView(call, file);
      return { kind: 'entity', entity: fileEntity(file) };
    },
    remove: call => {
      requireDelete(call, file);
      checkMatch(call, etagOf(file));
      removeItem(call, call.tenant.files.listOf(file), rowOf(call, file), false);
      return DONE;
    },
    step: (segment, call) => {
      requireView(call, file);
      return fileStep(file, segment, call);
    },
  });
}

/** What follows a file. */
export const fileSteps: Steps<FileNode> = {
  $value: { facts: '2.1', verbs: 'GET PUT', open: contentResource },
  openBinaryStream: { facts: '2.1', verbs: 'GET', open: contentResource },
  ListItemAllFields: { facts: '2.1', verbs: 'GET MERGE', open: (file, _, call) => call.resources.item(call.tenant.files.listOf(file), rowOf(call, file)) },
  recycle: { facts: '2.1', verbs: 'POST', open: recycleNode },
  deleteObject: { facts: '2.1', verbs: 'POST', open: deleteNode },
  copyTo: { facts: 'spdev: files and folders', verbs: 'POST', open: (file, segment) => action(segment.name, call => copyTo(call, file, segment)) },
  moveTo: { facts: 'spdev: files and folders', verbs: 'POST', open: (file, segment) => action(segment.name, call => moveTo(call, file, segment)) },
  versions: { facts: '1.6', verbs: 'GET', open: fileVersions },
  ...uploadSteps,
};

const fileStep = follow(fileSteps, MISSING);

/** `recycle`, of a file or a folder. */
export function recycleNode(node: FileNode, { name }: Segment): Resource {
  return action(name, call => {
    requireDelete(call, node);
    return { kind: 'value', name: 'Recycle', value: removeItem(call, call.tenant.files.listOf(node), rowOf(call, node), true), type: 'Edm.Guid' };
  });
}

/** `deleteObject`, of a file or a folder: for good. */
export function deleteNode(node: FileNode, { name }: Segment): Resource {
  return action(name, call => {
    requireDelete(call, node);
    removeItem(call, call.tenant.files.listOf(node), rowOf(call, node), false);
    return nothing(name);
  });
}

function contentResource(file: FileNode): Resource {
  return {
    ...reader('$value', call => ({
      kind: 'bytes',
      bytes: call.tenant.files.content(file),
      contentType: mimeTypeOf(file.name),
      headers: { etag: etagOf(file) },
    })),
    put: call => {
      requireEdit(call, file);
      checkMatch(call, etagOf(file));
      const { blobs, files } = call.tenant;
      return changed(etagOf(files.replaceContent(file, blobs.write(call.request.body), call.caller.actor)));
    },
  };
}

function copyTo(call: Call, file: FileNode, segment: Segment): Answer {
  const { folder, name } = target(call, textArgument(segment, 'strnewurl', 0));
  call.require('addListItems', folder);
  const conflict = booleanArgument(segment, 'boverwrite', 1, false) ? 'replace' : 'fail';
  call.tenant.files.copy(file, folder, name, { actor: call.caller.actor, conflict, data: rowOf(call, file).data });
  return nothing(segment.name);
}

function moveTo(call: Call, file: FileNode, segment: Segment): Answer {
  const { folder, name } = target(call, textArgument(segment, 'newurl', 0));
  requireEdit(call, file);
  call.require('addListItems', folder);
  if (folder.listId !== file.listId) throw errors.unsupported('moveto between libraries; SP.MoveCopyUtil does it');
  call.tenant.files.move(file, folder, name, { actor: call.caller.actor, conflict: 'fail' });
  return nothing(segment.name);
}

function target(call: Call, url: string): { folder: FileNode; name: string } {
  const { folder: path, name } = splitPath(pathInWeb(call, url));
  const folder = call.tenant.files.byPath(path);
  if (!folder?.isFolder) throw errors.file();
  return { folder, name };
}

export function requireView(call: Call, node: FileNode): void {
  if (!call.can('viewListItems', node)) throw errors.denied();
}

export function requireEdit(call: Call, node: FileNode): void {
  if (!call.mayEdit(call.tenant.files.listOf(node), rowOf(call, node))) throw errors.denied();
}

export function requireDelete(call: Call, node: FileNode): void {
  if (!call.mayDelete(call.tenant.files.listOf(node), rowOf(call, node))) throw errors.denied();
}
