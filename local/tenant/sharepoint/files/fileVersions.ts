import type { FileNode } from '../../store/files';
import type { ItemVersion } from '../../store/items';
import type { Call } from '../wire/call';
import { entity, type Entity, type Shape } from '../wire/entity';
import { quoted } from '../wire/entityPaths';
import { errors } from '../wire/errors';
import { mimeTypeOf } from './mimeTypes';
import { numberArgument, type Segment } from '../wire/path';
import { collectionResource, entityResource, reader, type Resource } from '../wire/resource';

interface Source {
  readonly file: FileNode;
  readonly version: ItemVersion;
}

const shape: Shape<Source> = {
  type: 'SP.FileVersion',
  set: 'SP.ApiData.FileVersions',
  editLink: ({ file, version }) => `Web/GetFileByServerRelativePath(decodedurl='${quoted(file.path)}')/Versions(${version.version * 512})`,
  props: {
    CheckInComment: () => '',
    Created: ({ version }) => version.created,
    ID: ({ version }) => version.version * 512,
    IsCurrentVersion: () => false,
    Length: ({ version }) => String(version.size ?? 0),
    Size: ({ version }) => version.size ?? 0,
    Url: ({ file, version }) => `_vti_history/${version.version * 512}${file.path}`,
    VersionLabel: ({ version }) => `${version.version}.0`,
  },
};

/** Earlier versions of a file; the file itself is the current one and not among them. */
export function fileVersionsStep(file: FileNode, segment: Segment, call: Call): Resource {
  call.require('viewVersions', file);
  const list = call.tenant.files.listOf(file);
  const item = call.tenant.items.find(list, file.itemId!)!;
  const versions = call.tenant.items.versions(list, item);
  if (segment.args === undefined) {
    return collectionResource('versions', 'SP.ApiData.FileVersions', () => [...versions].reverse().map((version): Entity => entity(shape, { file, version })), {
      step: inner => (inner.lower === 'getbyid' ? versionResource(file, versions, numberArgument(inner, 'versionid')) : undefined),
    });
  }
  return versionResource(file, versions, numberArgument(segment, 'versionid'));
}

function versionResource(file: FileNode, versions: readonly ItemVersion[], id: number): Resource {
  const version = versions.find(each => each.version * 512 === id);
  if (!version) throw errors.file();
  return entityResource(entity(shape, { file, version }), {
    step: segment =>
      segment.lower === '$value'
        ? reader('$value', call => ({
            kind: 'bytes',
            bytes: version.blobId === undefined ? '' : call.tenant.blobs.read(version.blobId),
            contentType: mimeTypeOf(file.name),
          }))
        : undefined,
  });
}
