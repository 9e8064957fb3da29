import type { FileNode } from '../../store/files';
import type { ItemData } from '../../store/items';
import type { List } from '../../store/lists';
import type { Site } from '../../store/sites';
import { freeName } from '../../store/fileNames';
import { nothing, type Answer } from '../wire/answer';
import { bodyOf, objectOf, optionalBoolean, textOf, type Body } from '../wire/body';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { booleanArgument, type Segment } from '../wire/path';
import { splitPath } from '../wire/paths';
import { action, type Resource } from '../wire/resource';
import { follow, type Step, type Steps } from '../wire/steps';
import { rowOf } from './fileResource';

type Verb = typeof copy;

/** Copying and moving within a site or to another: `SP.MoveCopyUtil.CopyFileByPath(overwrite=@a1)`. */
export const moveCopySteps: Steps<Site> = {
  'SP.MoveCopyUtil.CopyFileByPath': { facts: '2.1', verbs: 'POST', open: transfer(copy, false) },
  'SP.MoveCopyUtil.CopyFolderByPath': { facts: '2.1', verbs: 'POST', open: transfer(copy, true) },
  'SP.MoveCopyUtil.MoveFileByPath': { facts: '2.1', verbs: 'POST', open: transfer(move, false) },
  'SP.MoveCopyUtil.MoveFolderByPath': { facts: '2.1', verbs: 'POST', open: transfer(move, true) },
};

const step = follow(moveCopySteps, ['SP.MoveCopyUtil.CopyFile', 'SP.MoveCopyUtil.CopyFolder', 'SP.MoveCopyUtil.MoveFile', 'SP.MoveCopyUtil.MoveFolder']);

export function moveCopyStep(segment: Segment, call: Call): Resource | undefined {
  return step(call.site, segment, call);
}

function transfer(work: Verb, isFolder: boolean): Step<Site>['open'] {
  return (_, segment) =>
    action(segment.name, call => {
      const body = bodyOf(call);
      const options: Body = body.options === undefined || body.options === null ? {} : objectOf(body, 'options');
      const node = nodeAt(call, pathOf(call, objectOf(body, 'srcPath')));
      if (node.isFolder !== isFolder) throw errors.file();
      const place = splitPath(pathOf(call, objectOf(body, 'destPath')));
      const folder = nodeAt(call, place.folder);
      const taken = call.tenant.files.child(folder, place.name);
      const keepBoth = optionalBoolean(options, 'KeepBoth') ?? false;
      const name = taken && keepBoth ? freeName(place.name, candidate => call.tenant.files.child(folder, candidate) !== undefined) : place.name;
      return work(call, segment, node, folder, name, booleanArgument(segment, 'overwrite', 0, false) ? 'replace' : 'fail');
    });
}

function copy(call: Call, segment: Segment, node: FileNode, folder: FileNode, name: string, conflict: 'replace' | 'fail'): Answer {
  call.require('viewListItems', node, node.siteId);
  call.require('addListItems', folder, folder.siteId);
  copyWithColumns(call, node, folder, name, conflict);
  return nothing(segment.name);
}

function move(call: Call, segment: Segment, node: FileNode, folder: FileNode, name: string, conflict: 'replace' | 'fail'): Answer {
  call.require('deleteListItems', node, node.siteId);
  call.require('addListItems', folder, folder.siteId);
  const { files } = call.tenant;
  if (folder.listId === node.listId) {
    files.move(node, folder, name, { actor: call.caller.actor, conflict });
  } else {
    copyWithColumns(call, node, folder, name, conflict);
    files.remove(node);
  }
  return nothing(segment.name);
}

/** Unlike Graph's copy it takes the columns along that the target has too. */
function copyWithColumns(call: Call, node: FileNode, folder: FileNode, name: string, conflict: 'replace' | 'fail'): void {
  const { files } = call.tenant;
  const actor = call.caller.actor;
  const data = columnsFor(call, files.listOf(node), files.listOf(folder), rowOf(call, node).data);
  if (!node.isFolder) {
    const blob = node.blobId === undefined ? call.tenant.blobs.write(new Uint8Array()) : call.tenant.blobs.find(node.blobId)!;
    files.writeBlob(folder, name, blob, { actor, conflict, data });
    return;
  }
  if (`${folder.path}/`.toLowerCase().startsWith(`${node.path}/`.toLowerCase())) throw errors.argument('A folder cannot be copied into itself.');
  const made = files.createFolder(folder, name, { actor, conflict, data });
  for (const child of files.children(node)) copyWithColumns(call, child, made, child.name, conflict);
}

/** Values of columns that both libraries have, of the same kind; lookups and people stay behind at another site. */
function columnsFor(call: Call, from: List, to: List, data: ItemData): ItemData {
  if (from.id === to.id) return data;
  const { fields } = call.tenant;
  const kept = Object.entries(data).filter(([name]) => {
    const source = fields.byInternalName(from.id, name);
    const target = fields.byInternalName(to.id, name);
    if (!source || !target || source.type !== target.type) return false;
    return source.settings.lookupList === target.settings.lookupList && (from.siteId === to.siteId || !source.type.startsWith('User'));
  });
  return Object.fromEntries(kept);
}

function nodeAt(call: Call, path: string): FileNode {
  const node = call.tenant.files.byPath(path);
  if (!node) throw errors.file();
  return node;
}

/** `{"DecodedUrl":"https://../sites/a/Shared Documents/x.txt"}` → its server-relative path. */
function pathOf(call: Call, path: Body): string {
  const url = textOf(path, 'DecodedUrl');
  if (url.toLowerCase().startsWith(call.request.origin.toLowerCase())) return url.slice(call.request.origin.length).replace(/\/+$/, '');
  if (url.startsWith('/')) return url.replace(/\/+$/, '');
  throw errors.argument('The path is not on this server.');
}
