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
import { action, entityResource, reader, refuseKnown, type Resource } from '../wire/resource';
import { removeItem } from '../recycleBin/removal';
import { uploadStep } from './uploads';
import { fileVersionsStep } from './fileVersions';

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

function fileStep(file: FileNode, segment: Segment, call: Call): Resource | undefined {
  switch (segment.lower) {
    case '$value':
    case 'openbinarystream':
      return contentResource(file);
    case 'listitemallfields':
      return call.resources.item(call.tenant.files.listOf(file), rowOf(call, file));
    case 'recycle':
      return action(segment.name, () => {
        requireDelete(call, file);
        return { kind: 'value', name: 'Recycle', value: removeItem(call, call.tenant.files.listOf(file), rowOf(call, file), true), type: 'Edm.Guid' };
      });
    case 'deleteobject':
      return action(segment.name, () => {
        requireDelete(call, file);
        removeItem(call, call.tenant.files.listOf(file), rowOf(call, file), false);
        return nothing(segment.name);
      });
    case 'copyto':
      return action(segment.name, () => copyTo(call, file, segment));
    case 'moveto':
      return action(segment.name, () => moveTo(call, file, segment));
    case 'versions':
      return fileVersionsStep(file, segment, call);
    default:
      return uploadStep(file, segment, call) ?? refuseKnown(MISSING, segment);
  }
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
