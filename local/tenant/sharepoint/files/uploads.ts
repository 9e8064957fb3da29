import type { FileNode } from '../../store/files';
import { FIRST_MAJOR } from '../../store/uiVersion';
import type { Answer } from '../wire/answer';
import type { Call } from '../wire/call';
import { fileEntity } from './fileEntity';
import { errors } from '../wire/errors';
import { requireEdit } from './nodes';
import { guidArgument, numberArgument, type Segment } from '../wire/path';
import { action } from '../wire/resource';
import type { Step, Steps } from '../wire/steps';

/** Chunked upload: the pieces one after the other, each at the offset where the one before it ended. */
export const uploadSteps: Steps<FileNode> = {
  startUpload: { facts: '2.1', verbs: 'POST', open: uploading(start) },
  continueUpload: { facts: '2.1', verbs: 'POST', open: uploading((call, file, id, segment) => received(segment.name, append(call, file, id, numberArgument(segment, 'fileoffset', 1)))) },
  finishUpload: { facts: '2.1', verbs: 'POST', open: uploading((call, file, id, segment) => finish(call, file, id, numberArgument(segment, 'fileoffset', 1))) },
  cancelUpload: { facts: '2.1', verbs: 'POST', open: uploading(cancel) },
};

function uploading(work: (call: Call, file: FileNode, id: string, segment: Segment) => Answer): Step<FileNode>['open'] {
  return (file, segment) =>
    action(segment.name, call => {
      requireEdit(call, file);
      return work(call, file, guidArgument(segment, 'uploadid'), segment);
    });
}

function start(call: Call, file: FileNode, id: string): Answer {
  const { blobs, db, fileMoves } = call.tenant;
  fileMoves.requireFree(file, { actor: call.caller.actor });
  if (uploadOf(call, file, id) !== undefined) throw errors.argument('The upload session exists already.');
  const blob = blobs.begin();
  db.run('INSERT INTO uploads (id, node, blob_id) VALUES (?, ?, ?)', id, file.id, blob);
  return received('StartUpload', blobs.append(blob, call.request.body));
}

/** @throws 400 when the piece does not follow on what is there */
function append(call: Call, file: FileNode, id: string, offset: number): number {
  const blob = uploadOf(call, file, id);
  if (blob === undefined) throw errors.argument('The upload session does not exist.');
  if (call.tenant.blobs.sizeOf(blob) !== offset) throw errors.argument(`The file offset ${offset} does not follow on what was received.`);
  return call.tenant.blobs.append(blob, call.request.body);
}

function finish(call: Call, file: FileNode, id: string, offset: number): Answer {
  append(call, file, id, offset);
  const { blobs, db, files } = call.tenant;
  const blob = blobs.finish(uploadOf(call, file, id)!);
  db.change('DELETE FROM uploads WHERE id = ? AND node = ?', id, file.id);
  return { kind: 'entity', entity: fileEntity(files.replaceContent(file, blob, call.caller.actor)) };
}

function cancel(call: Call, file: FileNode, id: string): Answer {
  const blob = uploadOf(call, file, id);
  if (blob === undefined) throw errors.argument('The upload session does not exist.');
  call.tenant.db.change('DELETE FROM uploads WHERE id = ? AND node = ?', id, file.id);
  call.tenant.blobs.release(blob);
  // A file that was made for this upload goes with it.
  if (file.size === 0 && file.version <= FIRST_MAJOR) call.tenant.files.remove(file);
  return { kind: 'null', name: 'CancelUpload' };
}

function uploadOf(call: Call, file: FileNode, id: string): number | undefined {
  return call.tenant.db.get<{ blob_id: number }>('SELECT blob_id FROM uploads WHERE id = ? AND node = ?', id, file.id)?.blob_id;
}

/** The new offset, as text: Edm.Int64. */
function received(name: string, size: number): Answer {
  return { kind: 'value', name, value: String(size), type: 'Edm.Int64' };
}
