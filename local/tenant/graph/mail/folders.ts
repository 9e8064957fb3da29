import { checkFields, flagOf, looseBody, textsOf, wordsOf } from '../body/fields';
import { answerDelta } from '../delta/delta';
import { mailboxOf, missingItem, outlookError } from '../mailbox/mailbox';
import { changeRecord, removeRecord } from '../records/records';
import { invalid } from '../time/dateTime';
import { unsupported } from '../wire/errors';
import type { Row } from '../wire/filter';
import { collection, entity, expansions, jsonBody, textOf } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { noContent } from '../wire/request';
import type { Needs } from '../wire/scopes';
import { copyFolder, folderNamed, isWithin, moveFolder } from './folderTree';
import { addFolder, folderId, folderOf, foldersIn, isWellKnown, messagesOf, rootId } from './mailStore';
import type { Folder, FolderBody } from './mailStore';
import { mailNeeds } from './needs';

function folderResource(call: GraphCall, folder: Folder): Row {
  const { db } = call.world;
  const { displayName, isHidden, search } = folder.body;
  const messages = messagesOf(db, folder.owner, folder.id);
  return {
    ...(search ? { '@odata.type': '#microsoft.graph.mailSearchFolder' } : {}),
    id: folder.id,
    displayName,
    parentFolderId: folder.parent,
    childFolderCount: foldersIn(db, folder.owner, folder.id).length,
    unreadItemCount: messages.filter(({ body }) => !body.isRead).length,
    totalItemCount: messages.length,
    sizeInBytes: messages.reduce((sum, { body }) => sum + body.body.content.length, 0),
    isHidden,
    ...(search ? { isSupported: true, ...search } : {}),
  };
}

const page = { size: 10, most: 1000, skips: true };

/** The folder that the address lies in: of a list at the top the root. */
function parentOf(call: GraphCall, permission: Needs): { readonly owner: string; readonly id: string } {
  const person = mailboxOf(call, permission);
  return { owner: person.id, id: call.params['folder'] === undefined ? rootId(person.id) : folderNamed(call, person.id).id };
}

function listFolders(call: GraphCall): GraphAnswer {
  const { owner, id } = parentOf(call, mailNeeds.basic);
  const withHidden = (call.query.get('includeHiddenFolders') ?? '').toLowerCase() === 'true';
  const unknown = [...expansions(call).keys()].find((name) => name !== 'childFolders');
  if (unknown) throw unsupported(`$expand=${unknown} on mailFolders`);
  const found = foldersIn(call.world.db, owner, id).filter(({ body }) => withHidden || !body.isHidden);
  const rows = found.map((folder) => ({ ...folderResource(call, folder), ...childrenPart(call, folder) }));
  return collection(call, rows, { ...page, context: `users('${owner}')/mailFolders` });
}

function childrenPart(call: GraphCall, folder: Folder): Row {
  if (!expansions(call).has('childFolders')) return {};
  return { childFolders: foldersIn(call.world.db, folder.owner, folder.id).map((child) => folderResource(call, child)) };
}

function trackFolders(call: GraphCall): GraphAnswer {
  const { owner } = parentOf(call, mailNeeds.basic);
  const all = (parent: string): Folder[] => foldersIn(call.world.db, owner, parent).flatMap((folder) => [folder, ...all(folder.id)]);
  return answerDelta(call, { context: 'Collection(mailFolder)', size: 100 }, () => all(rootId(owner)).map((folder) => folderResource(call, folder)));
}

/** Create mailFolder, or a search folder where the type says so. */
function createFolder(call: GraphCall): GraphAnswer {
  const { owner, id } = parentOf(call, mailNeeds.write);
  const body = jsonBody(call);
  const type = textOf(body['@odata.type'])?.replace('#', '');
  const searches = ['includeNestedFolders', 'sourceFolderIds', 'filterQuery'];
  checkFields(body, { type: 'mailFolder', names: ['displayName', 'isHidden', ...searches], readOnly: ['id', 'parentFolderId', 'childFolderCount', 'totalItemCount', 'unreadItemCount'] });
  const displayName = wordsOf(body, 'displayName', null);
  if (!displayName) throw invalid('A folder needs its displayName.');
  refuseTaken(call, owner, id, displayName);
  const isSearch = type === 'microsoft.graph.mailSearchFolder' || 'sourceFolderIds' in body;
  const made: FolderBody = { displayName, isHidden: flagOf(body, 'isHidden', false), search: isSearch ? searchIn(call, owner, body) : null };
  return shown(call, addFolder(call.world.db, owner, id, made), 201);
}

function searchIn(call: GraphCall, owner: string, body: Row): FolderBody['search'] {
  const sourceFolderIds = textsOf(body, 'sourceFolderIds', []);
  if (sourceFolderIds.some((id) => !folderOf(call.world.db, owner, id))) throw missingItem();
  return { includeNestedFolders: flagOf(body, 'includeNestedFolders', false), sourceFolderIds, filterQuery: wordsOf(body, 'filterQuery', null) ?? '' };
}

function refuseTaken(call: GraphCall, owner: string, parent: string, displayName: string): void {
  const taken = foldersIn(call.world.db, owner, parent).some(({ body }) => body.displayName.toLowerCase() === displayName.toLowerCase());
  if (taken) throw outlookError(409, 'ErrorFolderExists', 'A folder with the specified name already exists.');
}

function shown(call: GraphCall, folder: Folder, status = 200): GraphAnswer {
  return entity(call, folderResource(call, folder), { context: `users('${folder.owner}')/mailFolders` }, status);
}

function opened(call: GraphCall, permission: Needs): Folder {
  return folderNamed(call, mailboxOf(call, permission).id);
}

function patchFolder(call: GraphCall): GraphAnswer {
  const folder = opened(call, mailNeeds.write);
  const body = jsonBody(call);
  checkFields(body, { type: 'mailFolder', names: ['displayName', 'includeNestedFolders', 'sourceFolderIds', 'filterQuery'], readOnly: ['id', 'parentFolderId', 'isHidden'] });
  const displayName = wordsOf(body, 'displayName', folder.body.displayName) ?? '';
  if (displayName !== folder.body.displayName) {
    requireOwn(folder);
    refuseTaken(call, folder.owner, folder.parent, displayName);
  }
  const search = folder.body.search ? searchIn(call, folder.owner, { ...folder.body.search, ...body }) : null;
  return shown(call, changeRecord(call.world.db, folder, { body: { ...folder.body, displayName, search } }));
}

/** The folders that every mailbox has stay as they are. @throws 400 */
function requireOwn(folder: Folder): void {
  if (isWellKnown(folder)) throw outlookError(400, 'ErrorDeleteDistinguishedFolder', 'Distinguished folders cannot be changed, moved or deleted.');
}

/** Delete mailFolder: into Deleted Items, and from there for good. */
function deleteFolder(call: GraphCall): GraphAnswer {
  const folder = opened(call, mailNeeds.write);
  requireOwn(folder);
  const bin = folderId(folder.owner, 'deleteditems');
  if (folder.parent === bin) removeRecord(call.world.db, folder);
  else moveFolder(call, folder, bin);
  return noContent();
}

function deleteForGood(call: GraphCall): GraphAnswer {
  const folder = opened(call, mailNeeds.write);
  requireOwn(folder);
  removeRecord(call.world.db, folder);
  return noContent();
}

function relocate(isMove: boolean): (call: GraphCall) => GraphAnswer {
  return (call) => {
    const folder = opened(call, mailNeeds.write);
    const named = wordsOf(looseBody(call), 'destinationId', null);
    const destination = named === null ? undefined : folderOf(call.world.db, folder.owner, named);
    if (!destination) throw missingItem();
    requireOwn(folder);
    if (isWithin(call, destination.id, folder)) throw outlookError(400, 'ErrorMoveCopyFailed', 'A folder cannot be moved or copied into itself.');
    refuseTaken(call, folder.owner, destination.id, folder.body.displayName);
    return shown(call, isMove ? moveFolder(call, folder, destination.id) : copyFolder(call, folder, destination.id), 201);
  };
}

const one = ['@folder', '@folder/childFolders/{child:any}'];

export const folderRoutes: readonly Route[] = [
  { method: 'GET', pattern: '@mailbox/mailFolders', facts: 'List mailFolders', handle: listFolders },
  { method: 'POST', pattern: '@mailbox/mailFolders', facts: 'Create mailFolder', handle: createFolder },
  { method: 'GET', pattern: '@mailbox/mailFolders/delta', facts: 'mailFolder: delta', handle: trackFolders },
  { method: 'GET', pattern: '@folder/childFolders', facts: 'List childFolders', handle: listFolders },
  { method: 'POST', pattern: '@folder/childFolders', facts: 'Create child folder', handle: createFolder },
  ...one.flatMap((pattern): Route[] => [
    { method: 'GET', pattern, facts: 'Get mailFolder', handle: (call) => shown(call, opened(call, mailNeeds.basic)) },
    { method: 'PATCH', pattern, facts: 'Update mailFolder', handle: patchFolder },
    { method: 'DELETE', pattern, facts: 'Delete mailFolder', handle: deleteFolder },
    { method: 'POST', pattern: `${pattern}/permanentDelete`, facts: 'mailFolder: permanentDelete', handle: deleteForGood },
    { method: 'POST', pattern: `${pattern}/copy`, facts: 'mailFolder: copy', handle: relocate(false) },
    { method: 'POST', pattern: `${pattern}/move`, facts: 'mailFolder: move', handle: relocate(true) },
  ]),
];
