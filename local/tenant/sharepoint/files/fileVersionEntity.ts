import type { FileNode } from '../../store/files';
import type { ItemVersion } from '../../store/items';
import { labelOf } from '../../store/uiVersion';
import type { Call } from '../wire/call';
import { entity, type Entity, type Shape } from '../wire/entity';
import { quoted } from '../wire/entityPaths';

export interface FileVersion {
  readonly file: FileNode;
  readonly version: ItemVersion;
}

const shape: Shape<FileVersion> = {
  type: 'SP.FileVersion',
  set: 'SP.ApiData.FileVersions',
  editLink: ({ file, version }) => `Web/GetFileByServerRelativePath(decodedurl='${quoted(file.path)}')/Versions(${version.version})`,
  props: {
    CheckInComment: ({ file, version }, call) => call.tenant.fileStates.commentOf(file, version.version),
    Created: ({ version }) => version.created,
    ExpirationDate: () => null,
    ID: ({ version }) => version.version,
    IsCurrentVersion: () => false,
    Length: ({ version }) => String(version.size ?? 0),
    Size: ({ version }) => version.size ?? 0,
    SnapshotDate: () => null,
    SnapshotID: () => null,
    Url: ({ file, version }, call) => `_vti_history/${version.version}/${file.path.slice(call.site.url === '/' ? 1 : call.site.url.length + 1)}`,
    VersionLabel: ({ version }) => labelOf(version.version),
  },
  links: {
    CreatedBy: {
      one: ({ file, version }, call) => {
        const principal = call.tenant.principals.byId(file.siteId, version.editor);
        return principal && call.entities.user(principal);
      },
    },
  },
};

export function fileVersionEntity(version: FileVersion): Entity {
  return entity(shape, version);
}

/** Earlier versions of a file, oldest first; the file itself is the current one and not among them. */
export function fileVersionsOf(file: FileNode, call: Call): readonly FileVersion[] {
  call.require('viewVersions', file);
  if (file.itemId === undefined) return [];
  const list = call.tenant.files.listOf(file);
  const item = call.tenant.items.find(list, file.itemId);
  const versions = item ? call.tenant.items.versions(list, item) : [];
  return versions.map((version): FileVersion => ({ file, version })).reverse();
}

export function fileVersionEntities(file: FileNode, call: Call): readonly Entity[] {
  return fileVersionsOf(file, call).map(fileVersionEntity);
}
