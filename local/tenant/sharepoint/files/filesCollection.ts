import { freeName } from '../../store/fileNames';
import type { FileNode } from '../../store/files';
import { NO_LIST } from '../../store/webFolders';
import { type Answer } from '../wire/answer';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { parametersOf } from '../wire/parameters';
import { textArgument, type Segment } from '../wire/path';
import { pathInWeb } from '../wire/paths';
import { action, collectionResource, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';
import { fileEntity } from './fileEntity';
import { missingNode } from './fileResource';
import { nodeAt, placeOf, requireEdit, seen, visibleChildren, withoutHost } from './nodes';
import { addTemplateFile } from './templates';

const FACTS = 'spdev: files and folders';

/** What follows the files of a folder. */
export const filesSteps: Steps<FileNode> = {
  getByUrl: { facts: '2.1', verbs: 'GET', open: (folder, segment, call) => fileNamed(call, folder, textArgument(segment, 'url')) },
  getByPathOrName: { facts: '2.1', verbs: 'GET', open: (folder, segment, call) => fileNamed(call, folder, textArgument(segment, 'url')) },
  getById: { facts: FACTS, verbs: 'GET', open: (folder, segment, call) => fileWithId(call, folder, textArgument(segment, 'uniqueid')) },
  addUsingPath: { facts: '2.1', verbs: 'POST', open: (folder, segment) => action(segment.name, call => add(call, folder, segment, 'decodedurl')) },
  add: { facts: FACTS, verbs: 'POST', open: (folder, segment) => action(segment.name, call => add(call, folder, segment, 'url')) },
  addTemplateFile: { facts: FACTS, verbs: 'POST', open: (folder, segment) => action(segment.name, call => addTemplateFile(call, folder, parametersOf(call, segment))) },
};

const filesStep = follow(filesSteps, ['AddStub', 'AddStubUsingPath', 'GetPublishedFile']);

/** `files`, `files('a.txt')`, `files/AddUsingPath(decodedurl='a.txt',Overwrite=true)`. */
export function filesOf(folder: FileNode, segment: Segment, call: Call): Resource {
  if (segment.args !== undefined) return fileNamed(call, folder, textArgument(segment, 'url'));
  const children = (): readonly FileNode[] => visibleChildren(folder, call).filter(child => !child.isFolder);
  return collectionResource('files', 'SP.ApiData.Files', () => children().map(fileEntity), { step: inner => filesStep(folder, inner, call) });
}

function fileNamed(call: Call, folder: FileNode, name: string): Resource {
  const file = name.includes('/') ? nodeAt(call, pathInWeb(call, withoutHost(call, name))) : call.tenant.files.child(folder, name);
  return file && !file.isFolder ? call.resources.file(seen(call, file)) : missingNode('SP.File');
}

function fileWithId(call: Call, folder: FileNode, id: string): Resource {
  const file = call.tenant.files.byId(id);
  return file && !file.isFolder && file.parentId === folder.id ? call.resources.file(seen(call, file)) : missingNode('SP.File');
}

/** The body is the file's content, whatever its type is said to be. */
function add(call: Call, folder: FileNode, segment: Segment, parameter: string): Answer {
  const given = parametersOf(call, segment, false);
  const { files } = call.tenant;
  const { parent, name: wanted } = placeOf(call, folder, given.text(parameter));
  if (parent.listId === NO_LIST) throw errors.unsupported('files outside libraries');
  if (files.listOf(parent).baseType !== 1) throw errors.argument('Files can be added to document libraries only.');
  const taken = (name: string): boolean => files.child(parent, name) !== undefined;
  const name = given.boolean('ensureuniquefilename', 2, false) && taken(wanted) ? freeName(wanted, taken) : wanted;
  const existing = files.child(parent, name);
  if (existing) requireEdit(call, existing);
  else call.require('addListItems', parent);
  const blob = call.tenant.blobs.write(call.request.body);
  const hash = given.optionalText('xorhash', 3);
  if (hash !== undefined && hash !== blob.hash) throw errors.argument('The hash of the content is not the one that was given.');
  const file = files.writeBlob(parent, name, blob, { actor: call.caller.actor, conflict: given.boolean('overwrite', 1, false) ? 'replace' : 'fail' });
  return { kind: 'entity', entity: fileEntity(file) };
}
