import type { FileNode } from '../../store/files';
import { nothing } from '../wire/answer';
import type { Call } from '../wire/call';
import { parametersOf } from '../wire/parameters';
import type { Segment } from '../wire/path';
import { action, type Resource } from '../wire/resource';
import type { Steps } from '../wire/steps';
import { placeOf } from './nodes';
import { copyNode, moveNode } from './transfer';

/** SP.MoveOperations: 1 overwrites. */
const OVERWRITE = 1;
const FACTS = 'spdev: files and folders';

/** Copying and moving a file by methods of its own, within a web. */
export const fileMoveSteps: Steps<FileNode> = {
  copyTo: { facts: FACTS, verbs: 'POST', open: (file, segment) => copying(file, segment, 'strnewurl') },
  copyToUsingPath: { facts: FACTS, verbs: 'POST', open: (file, segment) => copying(file, segment, 'decodedurl') },
  moveTo: { facts: FACTS, verbs: 'POST', open: (file, segment) => moving(file, segment, 'newurl', 'flags') },
  moveToUsingPath: { facts: FACTS, verbs: 'POST', open: (file, segment) => moving(file, segment, 'decodedurl', 'moveoperations') },
};

/** The same of a folder. */
export const folderMoveSteps: Steps<FileNode> = {
  moveTo: { facts: 'SP.Folder.MoveTo', verbs: 'POST', open: (folder, segment) => moving(folder, segment, 'newurl', 'flags') },
  moveToUsingPath: { facts: 'SP.Folder.MoveTo', verbs: 'POST', open: (folder, segment) => moving(folder, segment, 'decodedurl', 'flags') },
};

function copying(file: FileNode, segment: Segment, target: string): Resource {
  return action(segment.name, call => {
    const given = parametersOf(call, segment);
    const { parent, name } = placeOf(call, parentOf(call, file), given.text(target));
    copyNode(call, file, { folder: parent, name, conflict: given.boolean('boverwrite', 1, false) ? 'replace' : 'fail', resetsAuthor: true });
    return nothing(segment.name);
  });
}

function moving(node: FileNode, segment: Segment, target: string, flags: string): Resource {
  return action(segment.name, call => {
    const given = parametersOf(call, segment);
    const { parent, name } = placeOf(call, parentOf(call, node), given.text(target));
    const overwrites = ((given.optionalNumber(flags, 1) ?? 0) & OVERWRITE) !== 0;
    moveNode(call, node, { folder: parent, name, conflict: overwrites ? 'replace' : 'fail' });
    return nothing(segment.name);
  });
}

function parentOf(call: Call, node: FileNode): FileNode {
  return call.tenant.files.parentOf(node) ?? node;
}
