import type { Call } from '../wire/call';
import { folderEntity } from '../files/fileEntity';
import { visibleLists } from '../lists/listEntity';
import { errors } from '../wire/errors';
import { booleanArgument, textArgument, type Segment } from '../wire/path';
import { pathArgument, pathInWeb, splitPath } from '../wire/paths';
import { action, collectionResource, type Resource } from '../wire/resource';
import { missingNode } from '../files/fileResource';
import { addFolder } from '../files/folderResource';

/** `web/folders`: the roots of the libraries; folders below them are reached by their path. */
export function foldersInWeb(segment: Segment, call: Call): Resource {
  if (segment.args !== undefined) return folderAt(call, pathArgument(call, segment, 'url'));
  const roots = (): ReturnType<typeof folderEntity>[] => visibleLists(call).filter(({ baseType }) => baseType === 1).map(list => folderEntity(call.tenant.files.root(list)));
  return collectionResource('folders', 'SP.ApiData.Folders', roots, {
    step: inner => {
      switch (inner.lower) {
        case 'getbyurl':
          return folderAt(call, pathArgument(call, inner, 'url'));
        case 'addusingpath':
          return action(inner.name, () => ({ kind: 'entity', entity: add(call, textArgument(inner, 'decodedurl'), booleanArgument(inner, 'overwrite', 1, false)) }));
        case 'add':
          return action(inner.name, () => ({ kind: 'entity', entity: add(call, textArgument(inner, 'url'), true), status: 201 }));
        default:
          return undefined;
      }
    },
  });
}

function add(call: Call, url: string, overwrite: boolean): ReturnType<typeof folderEntity> {
  const path = pathInWeb(call, url);
  const parent = call.tenant.files.byPath(splitPath(path).folder);
  if (splitPath(path).folder.toLowerCase() === call.site.url.toLowerCase()) throw errors.unsupported('folders outside libraries');
  if (!parent?.isFolder) throw errors.file();
  return folderEntity(addFolder(call, parent, path, overwrite));
}

function folderAt(call: Call, path: string): Resource {
  const node = call.tenant.files.byPath(path);
  return node?.isFolder ? call.resources.folder(node) : missingNode('SP.Folder');
}
