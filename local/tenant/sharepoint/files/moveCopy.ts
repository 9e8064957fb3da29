import type { FileNode } from '../../store/files';
import type { Site } from '../../store/sites';
import { freeName } from '../../store/fileNames';
import { nothing } from '../wire/answer';
import { optionalBoolean, optionalNumber, textOf, type Body } from '../wire/body';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { parametersOf, type Parameters } from '../wire/parameters';
import type { Segment } from '../wire/path';
import { splitPath } from '../wire/paths';
import { action, type Resource } from '../wire/resource';
import { follow, type Step, type Steps } from '../wire/steps';
import { seen, withoutHost } from './nodes';
import { copyNode, moveNode } from './transfer';

/** SP.MoveCopyOptions: what to do about a name that is taken. */
const CONFLICTS = ['fail', 'replace', 'rename'] as const;
const FACTS = '2.1';

/** Copying and moving within a site or to another: `SP.MoveCopyUtil.CopyFileByPath(overwrite=@a1)`. */
export const moveCopySteps: Steps<Site> = {
  'SP.MoveCopyUtil.CopyFile': { facts: FACTS, verbs: 'POST', open: transfer('copy', 'file', byUrl) },
  'SP.MoveCopyUtil.CopyFileByPath': { facts: FACTS, verbs: 'POST', open: transfer('copy', 'file', byPath) },
  'SP.MoveCopyUtil.CopyFolder': { facts: FACTS, verbs: 'POST', open: transfer('copy', 'folder', byUrl) },
  'SP.MoveCopyUtil.CopyFolderByPath': { facts: FACTS, verbs: 'POST', open: transfer('copy', 'folder', byPath) },
  'SP.MoveCopyUtil.MoveFile': { facts: FACTS, verbs: 'POST', open: transfer('move', 'file', byUrl) },
  'SP.MoveCopyUtil.MoveFileByPath': { facts: FACTS, verbs: 'POST', open: transfer('move', 'file', byPath) },
  'SP.MoveCopyUtil.MoveFolder': { facts: FACTS, verbs: 'POST', open: transfer('move', 'folder', byUrl) },
  'SP.MoveCopyUtil.MoveFolderByPath': { facts: FACTS, verbs: 'POST', open: transfer('move', 'folder', byPath) },
};

const step = follow(moveCopySteps);

export function moveCopyStep(segment: Segment, call: Call): Resource | undefined {
  return step(call.site, segment, call);
}

type Addresses = (call: Call, given: Parameters) => { readonly from: string; readonly to: string };

function transfer(verb: 'copy' | 'move', kind: 'file' | 'folder', addresses: Addresses): Step<Site>['open'] {
  return (_, segment) =>
    action(segment.name, call => {
      const given = parametersOf(call, segment);
      const { from, to } = addresses(call, given);
      const options = given.optionalObject('options') ?? {};
      const node = seen(call, nodeAt(call, from));
      if (node.isFolder !== (kind === 'folder')) throw errors.file();
      const place = splitPath(to);
      const target = { ...targetIn(call, nodeAt(call, place.folder), place.name, options, given), bypassShared: optionalBoolean(options, 'ShouldBypassSharedLocks') ?? false };
      if (verb === 'copy') copyNode(call, node, { ...target, resetsAuthor: optionalBoolean(options, 'ResetAuthorAndCreatedOnCopy') ?? false });
      else moveNode(call, node, { ...target, keepsEditor: optionalBoolean(options, 'RetainEditorAndModifiedOnMove') ?? false });
      return nothing(segment.name);
    });
}

function targetIn(call: Call, folder: FileNode, name: string, options: Body, given: Parameters): { readonly folder: FileNode; readonly name: string; readonly conflict: 'fail' | 'replace' } {
  const wanted = CONFLICTS[optionalNumber(options, 'NameConflictBehavior') ?? 0] ?? 'fail';
  const keepsBoth = wanted === 'rename' || (optionalBoolean(options, 'KeepBoth') ?? false);
  const taken = (candidate: string): boolean => call.tenant.files.child(folder, candidate) !== undefined;
  const free = keepsBoth && taken(name) ? freeName(name, taken) : name;
  return { folder, name: free, conflict: wanted === 'replace' || given.boolean('overwrite', 0, false) ? 'replace' : 'fail' };
}

function nodeAt(call: Call, path: string): FileNode {
  const node = call.tenant.files.byPath(path);
  if (!node) throw errors.file();
  return node;
}

/** `{"DecodedUrl":"https://../sites/a/Shared Documents/x.txt"}` */
function byPath(call: Call, given: Parameters): { from: string; to: string } {
  return { from: serverPath(call, textOf(given.object('srcpath'), 'DecodedUrl')), to: serverPath(call, textOf(given.object('destpath'), 'DecodedUrl')) };
}

/** Addresses as text, where `%20` stands for a blank. */
function byUrl(call: Call, given: Parameters): { from: string; to: string } {
  return { from: serverPath(call, decoded(given.text('srcurl'))), to: serverPath(call, decoded(given.text('desturl'))) };
}

function serverPath(call: Call, url: string): string {
  const path = withoutHost(call, url);
  if (!path.startsWith('/')) throw errors.argument('The path is not on this server.');
  return path.replace(/\/+$/, '');
}

function decoded(url: string): string {
  try {
    return decodeURI(url);
  } catch (error) {
    if (error instanceof URIError) return url;
    throw error;
  }
}
