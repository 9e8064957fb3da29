import type { FileNode } from '../../store/files';
import { NO_LIST } from '../../store/webFolders';
import { changed, DONE, nothing, type Answer } from '../wire/answer';
import { bodyOf, entryOf, objectOf, optionalText, textOf } from '../wire/body';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { action, entityResource, reader, type Resource } from '../wire/resource';
import { listIn } from '../wire/parameters';
import type { Segment } from '../wire/path';
import { follow, type Steps } from '../wire/steps';
import type { Json } from '../wire/values';
import { setContentTypeOrder } from '../contentTypes/itemContentType';
import { filesOf } from './filesCollection';
import { folderEntity } from './folderEntity';
import { addFolder, foldersOf } from './foldersCollection';
import { folderMoveSteps } from './moves';
import { requireDelete, requireEdit, requireView, rowOf } from './nodes';
import { removalSteps, removeNode } from './removal';
import { moveNode } from './transfer';

const MISSING: readonly string[] = ['EffectiveInformationRightsManagementSettings', 'GetChanges', 'GetListItemChanges', 'Activities', 'ActivityCapabilities'];

/** What follows a folder. */
export const folderSteps: Steps<FileNode> = {
  files: { facts: '2.1', verbs: 'GET', open: filesOf },
  folders: { facts: '2.1', verbs: 'GET POST', open: foldersOf },
  ListItemAllFields: { facts: '2.1', verbs: 'GET MERGE', open: rowResource },
  parentFolder: { facts: '2.1', verbs: 'GET', open: parentResource },
  addSubFolderUsingPath: { facts: '2.1', verbs: 'POST', open: (folder, segment) => action(segment.name, call => addSubFolder(call, folder, segment)) },
  addSubFolder: {
    facts: 'SP.Folder.AddSubFolder',
    verbs: 'POST',
    open: (folder, { name }) =>
      action(name, call => {
        addFolder(call, folder, textOf(bodyOf(call), 'leafName'), false);
        return nothing(name);
      }),
  },
  ...removalSteps,
  ...folderMoveSteps,
};

const folderStep = follow(folderSteps, MISSING);

export function folderResource(folder: FileNode): Resource {
  return entityResource(folderEntity(folder), {
    get: call => {
      requireView(call, folder);
      return { kind: 'entity', entity: folderEntity(folder) };
    },
    merge: call => change(call, folder),
    remove: call => {
      requireDelete(call, folder);
      removeNode(call, folder, { toBin: false });
      return DONE;
    },
    step: (segment, call) => {
      requireView(call, folder);
      return folderStep(folder, segment, call);
    },
  });
}

/** A root folder has no row. */
function rowResource(folder: FileNode, { name }: Segment, call: Call): Resource {
  if (folder.itemId === undefined) return reader(name, () => nothing(name));
  return call.resources.item(call.tenant.files.listOf(folder), rowOf(call, folder));
}

function parentResource(folder: FileNode, { name }: Segment, call: Call): Resource {
  const parent = call.tenant.files.parentOf(folder);
  return parent ? folderResource(parent) : reader(name, () => nothing(name));
}

function addSubFolder(call: Call, folder: FileNode, { name }: Segment): Answer {
  const body = bodyOf(call);
  const leaf = body.leafPath ?? body.LeafPath;
  addFolder(call, folder, textOf(objectOf({ leafPath: leaf }, 'leafPath'), 'DecodedUrl'), false);
  return nothing(name);
}

/** A new name moves the folder; the root folder of a web has a welcome page. */
function change(call: Call, folder: FileNode): Answer {
  const body = entryOf(call, 'SP.Folder');
  const unknown = Object.keys(body).find(name => name !== 'Name' && name !== 'WelcomePage' && name !== 'UniqueContentTypeOrder');
  if (unknown !== undefined) throw errors.unknownProperty(unknown, 'SP.Folder');
  requireEdit(call, folder);
  if (body.UniqueContentTypeOrder !== undefined) setOrder(call, folder, body.UniqueContentTypeOrder);
  const page = optionalText(body, 'WelcomePage');
  if (page !== undefined) setWelcomePage(call, folder, page);
  const name = optionalText(body, 'Name');
  if (name !== undefined && name !== folder.name) rename(call, folder, name);
  return changed();
}

function rename(call: Call, folder: FileNode, name: string): void {
  const parent = folder.parentId === undefined ? undefined : call.tenant.files.byId(folder.parentId);
  if (!parent) throw errors.unsupported('renaming the root folder of a list or web');
  moveNode(call, folder, { folder: parent, name, conflict: 'fail' });
}

/** The root folder of a list says which content types are offered for new rows. */
function setOrder(call: Call, folder: FileNode, given: Json): void {
  if (folder.listId === NO_LIST || folder.parentId !== undefined) throw errors.unsupported('an order of content types of a folder below the root');
  const ids = listIn(given).map(each => textOf(objectOf({ each }, 'each'), 'StringValue'));
  setContentTypeOrder(call, call.tenant.files.listOf(folder), ids);
}

function setWelcomePage(call: Call, folder: FileNode, page: string): void {
  if (folder.listId !== NO_LIST || folder.parentId !== undefined) throw errors.unsupported('a welcome page of a folder other than the root of a web');
  call.tenant.sites.change(call.site, { settings: { WelcomePage: page } });
}
