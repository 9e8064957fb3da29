import { etagOf } from '../../store/fileNode';
import type { FileNode } from '../../store/files';
import { changed, nothing, type Answer } from '../wire/answer';
import type { Call } from '../wire/call';
import { checkMatch } from '../wire/etags';
import { action, reader, type Resource } from '../wire/resource';
import type { Steps } from '../wire/steps';
import { mimeTypeOf } from './mimeTypes';
import { requireEdit } from './nodes';

/** The bytes of a file, to read and to write. */
export const contentSteps: Steps<FileNode> = {
  $value: { facts: '2.1', verbs: 'GET PUT', open: valueResource },
  openBinaryStream: { facts: 'spdev: files and folders', verbs: 'GET POST', open: file => ({ name: 'openBinaryStream', get: call => read(call, file), post: call => read(call, file) }) },
  openBinaryStreamWithOptions: { facts: 'SP.File', verbs: 'GET POST', open: file => ({ name: 'openBinaryStreamWithOptions', get: call => read(call, file), post: call => read(call, file) }) },
  saveBinaryStream: {
    facts: 'spdev: files and folders',
    verbs: 'POST',
    open: (file, { name }) =>
      action(name, call => {
        store(call, file);
        return nothing(name);
      }),
  },
};

/** @param name of the file, which tells its kind */
export function contentOf(name: string, bytes: Buffer | string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { kind: 'bytes', bytes, contentType: mimeTypeOf(name), headers };
}

function valueResource(file: FileNode): Resource {
  return {
    ...reader('$value', call => read(call, file)),
    put: call => changed(etagOf(store(call, file))),
  };
}

function read(call: Call, file: FileNode): Answer {
  call.require('openItems', file);
  return contentOf(file.name, call.tenant.files.content(file), { etag: etagOf(file) });
}

function store(call: Call, file: FileNode): FileNode {
  requireEdit(call, file);
  checkMatch(call, etagOf(file));
  const { blobs, files } = call.tenant;
  return files.replaceContent(file, blobs.write(call.request.body), call.caller.actor);
}
