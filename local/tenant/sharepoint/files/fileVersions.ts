import type { FileNode } from '../../store/files';
import type { ItemVersion } from '../../store/items';
import { labelOf } from '../../store/uiVersion';
import type { Call } from '../wire/call';
import { entity, type Entity, type Shape } from '../wire/entity';
import { quoted } from '../wire/entityPaths';
import { errors } from '../wire/errors';
import { mimeTypeOf } from './mimeTypes';
import { numberArgument, type Segment } from '../wire/path';
import { collectionResource, entityResource, reader, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';

interface FileVersion {
  readonly file: FileNode;
  readonly version: ItemVersion;
}

const shape: Shape<FileVersion> = {
  type: 'SP.FileVersion',
  set: 'SP.ApiData.FileVersions',
  editLink: ({ file, version }) => `Web/GetFileByServerRelativePath(decodedurl='${quoted(file.path)}')/Versions(${version.version})`,
  props: {
    CheckInComment: () => '',
    Created: ({ version }) => version.created,
    ID: ({ version }) => version.version,
    IsCurrentVersion: () => false,
    Length: ({ version }) => String(version.size ?? 0),
    Size: ({ version }) => version.size ?? 0,
    Url: ({ file, version }) => `_vti_history/${version.version}${file.path}`,
    VersionLabel: ({ version }) => labelOf(version.version),
  },
};

/** What follows the earlier versions of a file. */
export const fileVersionsSteps: Steps<FileNode> = {
  getById: { facts: '1.6', verbs: 'GET', open: (file, segment, call) => versionResource(call, file, numberArgument(segment, 'versionid')) },
};

const versionsStep = follow(fileVersionsSteps);

/** Earlier versions of a file; the file itself is the current one and not among them. */
export function fileVersions(file: FileNode, segment: Segment, call: Call): Resource {
  call.require('viewVersions', file);
  if (segment.args !== undefined) return versionResource(call, file, numberArgument(segment, 'versionid'));
  return collectionResource('versions', 'SP.ApiData.FileVersions', () => [...versionsOf(call, file)].reverse().map((version): Entity => entity(shape, { file, version })), {
    step: inner => versionsStep(file, inner, call),
  });
}

function versionsOf(call: Call, file: FileNode): readonly ItemVersion[] {
  const list = call.tenant.files.listOf(file);
  return call.tenant.items.versions(list, call.tenant.items.find(list, file.itemId!)!);
}

/** What follows one earlier version. */
export const fileVersionSteps: Steps<FileVersion> = {
  $value: {
    facts: '1.6',
    verbs: 'GET',
    open: ({ file, version }) =>
      reader('$value', call => ({ kind: 'bytes', bytes: version.blobId === undefined ? '' : call.tenant.blobs.read(version.blobId), contentType: mimeTypeOf(file.name) })),
  },
};

const versionStep = follow(fileVersionSteps);

function versionResource(call: Call, file: FileNode, id: number): Resource {
  const version = versionsOf(call, file).find(each => each.version === id);
  if (!version) throw errors.file();
  return entityResource(entity(shape, { file, version }), { step: segment => versionStep({ file, version }, segment, call) });
}
