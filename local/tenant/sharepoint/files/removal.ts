import { etagOf } from '../../store/fileNode';
import type { FileNode } from '../../store/files';
import { NO_LIST } from '../../store/webFolders';
import { nothing } from '../wire/answer';
import { optionalBoolean, optionalText } from '../wire/body';
import type { Call } from '../wire/call';
import { errors, SharePointError } from '../wire/errors';
import { parametersOf } from '../wire/parameters';
import type { Segment } from '../wire/path';
import { action, type Resource } from '../wire/resource';
import type { Steps } from '../wire/steps';
import { removeItem } from '../recycleBin/removal';
import { requireDelete, rowOf } from './nodes';

export interface RemovalOptions {
  readonly toBin: boolean;
  /** Locks of co-authors do not hinder it. */
  readonly bypassShared?: boolean;
}

/** Deleting and recycling, of files and folders alike. */
export const removalSteps: Steps<FileNode> = {
  recycle: { facts: '2.1', verbs: 'POST', open: (node, segment) => removing(node, segment, true, () => ({ toBin: true })) },
  recycleWithParameters: { facts: 'SP.File.RecycleWithParameters', verbs: 'POST', open: (node, segment) => removing(node, segment, true, call => asked(call, node, segment, true)) },
  deleteObject: { facts: '2.1', verbs: 'POST', open: (node, segment) => removing(node, segment, false, () => ({ toBin: false })) },
  deleteWithParameters: { facts: 'SP.File.DeleteWithParameters', verbs: 'POST', open: (node, segment) => removing(node, segment, false, call => asked(call, node, segment, false)) },
};

/** @returns the id in the recycle bin, or an empty text when it is gone for good */
export function removeNode(call: Call, node: FileNode, options: RemovalOptions): string {
  if (node.listId === NO_LIST) {
    if (options.toBin) throw errors.unsupported('recycling folders outside lists');
    call.tenant.files.remove(node);
    return '';
  }
  return removeItem(call, call.tenant.files.listOf(node), rowOf(call, node), options.toBin, options.bypassShared);
}

function removing(node: FileNode, { name }: Segment, givesId: boolean, options: (call: Call) => RemovalOptions): Resource {
  return action(name, call => {
    requireDelete(call, node);
    const id = removeNode(call, node, options(call));
    return givesId ? { kind: 'value', name, value: id, type: 'Edm.Guid' } : nothing(name);
  });
}

/** SP.FileDeleteParameters and SP.FolderDeleteParameters. @throws 412, 400 for a folder that holds something */
function asked(call: Call, node: FileNode, segment: Segment, toBin: boolean): RemovalOptions {
  const parameters = parametersOf(call, segment).object('parameters');
  const etag = optionalText(parameters, 'ETagMatch');
  if (etag !== undefined && etag !== '' && etag !== etagOf(node)) throw errors.etag(etag, etagOf(node));
  const onlyEmpty = optionalBoolean(parameters, 'DeleteIfEmpty') ?? false;
  if (onlyEmpty && node.isFolder && call.tenant.files.countChildren(node) > 0) {
    throw new SharePointError(400, '-2147024751, System.IO.IOException', `The folder "${node.path}" is not empty.`);
  }
  return { toBin, bypassShared: optionalBoolean(parameters, 'BypassSharedLock') ?? false };
}
