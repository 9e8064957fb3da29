import type { FileNode } from '../../store/files';
import { labelOf } from '../../store/uiVersion';
import { nothing } from '../wire/answer';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { parametersOf } from '../wire/parameters';
import { numberArgument, type Segment } from '../wire/path';
import { action, collectionResource, entityResource, reader, type Resource } from '../wire/resource';
import { follow, type Step, type Steps } from '../wire/steps';
import { contentOf } from './content';
import { fileVersionEntities, fileVersionEntity, fileVersionsOf, type FileVersion } from './fileVersionEntity';
import { requireEdit } from './nodes';

const FACTS = 'SP.FileVersionCollection';

/** What follows the earlier versions of a file. */
export const fileVersionsSteps: Steps<FileNode> = {
  getById: { facts: FACTS, verbs: 'GET', open: (file, segment, call) => versionResource(byId(call, file, numberArgument(segment, 'versionid'))) },
  deleteById: { facts: FACTS, verbs: 'POST', open: deleting((call, file, segment) => [byId(call, file, parametersOf(call, segment).number('vid'))]) },
  deleteByLabel: { facts: FACTS, verbs: 'POST', open: deleting((call, file, segment) => [byLabel(call, file, parametersOf(call, segment).text('versionlabel'))]) },
  deleteAll: { facts: FACTS, verbs: 'POST', open: deleting((call, file) => fileVersionsOf(file, call)) },
  recycleById: { facts: FACTS, verbs: 'POST', open: recycling((call, file, segment) => byId(call, file, parametersOf(call, segment).number('vid'))) },
  recycleByLabel: { facts: FACTS, verbs: 'POST', open: recycling((call, file, segment) => byLabel(call, file, parametersOf(call, segment).text('versionlabel'))) },
  restoreByLabel: {
    facts: FACTS,
    verbs: 'POST',
    open: (file, segment) =>
      action(segment.name, call => {
        requireEdit(call, file);
        const { version } = byLabel(call, file, parametersOf(call, segment).text('versionlabel'));
        call.tenant.fileStates.restore(file, version, call.caller.actor);
        return nothing(segment.name);
      }),
  },
};

const versionsStep = follow(fileVersionsSteps);

/** `versions`, `versions(512)`, `versions/getById(512)`. */
export function fileVersions(file: FileNode, segment: Segment, call: Call): Resource {
  if (segment.args !== undefined) return versionResource(byId(call, file, numberArgument(segment, 'versionid')));
  return collectionResource('versions', 'SP.ApiData.FileVersions', () => fileVersionEntities(file, call), { step: inner => versionsStep(file, inner, call) });
}

/** What follows one earlier version. */
export const fileVersionSteps: Steps<FileVersion> = {
  $value: { facts: FACTS, verbs: 'GET', open: versionContent },
  openBinaryStream: { facts: FACTS, verbs: 'GET', open: versionContent },
  deleteObject: {
    facts: FACTS,
    verbs: 'POST',
    open: (version, { name }) =>
      action(name, call => {
        remove(call, [version]);
        return nothing(name);
      }),
  },
};

const versionStep = follow(fileVersionSteps);

function versionResource(version: FileVersion): Resource {
  return entityResource(fileVersionEntity(version), {
    remove: call => {
      remove(call, [version]);
      return { kind: 'empty', status: 200 };
    },
    step: (segment, call) => versionStep(version, segment, call),
  });
}

function versionContent({ file, version }: FileVersion): Resource {
  return reader('$value', call => contentOf(file.name, version.blobId === undefined ? '' : call.tenant.blobs.read(version.blobId)));
}

function deleting(find: (call: Call, file: FileNode, segment: Segment) => readonly FileVersion[]): Step<FileNode>['open'] {
  return (file, segment) =>
    action(segment.name, call => {
      remove(call, find(call, file, segment));
      return nothing(segment.name);
    });
}

function recycling(find: (call: Call, file: FileNode, segment: Segment) => FileVersion): Step<FileNode>['open'] {
  return (file, segment) =>
    action(segment.name, call => {
      call.require('deleteVersions', file);
      const { version } = find(call, file, segment);
      call.tenant.recycleBin.recycleVersion(file, version, call.principal.id);
      return nothing(segment.name);
    });
}

function remove(call: Call, versions: readonly FileVersion[]): void {
  for (const { file, version } of versions) {
    call.require('deleteVersions', file);
    call.tenant.fileStates.removeVersion(file, version);
  }
}

function byId(call: Call, file: FileNode, id: number): FileVersion {
  return found(fileVersionsOf(file, call).find(({ version }) => version.version === id));
}

function byLabel(call: Call, file: FileNode, label: string): FileVersion {
  return found(fileVersionsOf(file, call).find(({ version }) => labelOf(version.version) === label));
}

function found(version: FileVersion | undefined): FileVersion {
  if (!version) throw errors.file();
  return version;
}
