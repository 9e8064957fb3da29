import type { FileNode } from '../../store/files';
import type { Item } from '../../store/items';
import type { Permission } from '../../store/permissions';
import { openItem } from '../drives/driveAddress';
import { labelOf } from '../drives/retentionLabels';
import { itemBeside } from '../drives/rowItem';
import { actor } from '../wire/actor';
import { shaped } from '../wire/entities';
import { accessDenied, invalidRequest, itemNotFound, resourceModified } from '../wire/errors';
import { answerWith, contextOf, isRecord, jsonBody, page, textOf } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { noContent, ok } from '../wire/request';
import { needs } from '../wire/scopes';
import type { Needs } from '../wire/scopes';
import { writtenFields } from './fieldBody';
import { asOf, etagOfRow, readFields } from './fieldValues';
import { itemPage } from './itemPage';
import { fieldsContext, fieldsOf, itemExpanders, itemResource } from './itemResource';
import { versionNamed, versionResource, versionsOf } from './itemVersions';
import { openList } from './listAddress';
import type { OpenList } from './listAddress';

interface OpenRow extends OpenList {
  readonly item: Item;
}

const context = ({ list }: OpenList): string => `lists('${list.guid}')/items`;

/** List items, with their columns where `$expand=fields` asks for them. */
function listItems(call: GraphCall): GraphAnswer {
  const open = openList(call, needs.readSites);
  const { items, next, count } = itemPage(call, open);
  const rows = items.map((item) => {
    const row = { list: open.list, item };
    return shaped(call, itemResource(call, open.site, row), 'listItem', itemExpanders(call, open.site, row));
  });
  return page(call, rows, { context: context(open), next, count });
}

function getItem(call: GraphCall): GraphAnswer {
  const open = openRow(call, needs.readSites, 'viewListItems');
  const row = shaped(call, itemResource(call, open.site, open), 'listItem', itemExpanders(call, open.site, open));
  return answerWith(call, row, context(open));
}

/** Create item. What is not in `fields` is not looked at; a folder is made with the content type Folder. */
function addItem(call: GraphCall): GraphAnswer {
  const open = openList(call, needs.writeItems);
  const { site, list } = open;
  const { tenant } = call.world;
  tenant.access.require(actor(call), site.id, list, 'addListItems');
  const body = jsonBody(call);
  if (list.baseType === 1) throw invalidRequest('Files and folders of a library are made through its drive.');
  const fields = isRecord(body['fields']) ? body['fields'] : {};
  const isFolder = isFolderType(body['contentType'], fields);
  const data = writtenFields(tenant, list, withoutType(fields));
  const item = isFolder ? addFolder(call, open, data['Title']) : addRow(call, open, data);
  const row = { list, item };
  return answerWith(call, { ...itemResource(call, site, row), fields: readFields(tenant, row) }, context(open), 201);
}

function addRow(call: GraphCall, { site, list }: OpenList, data: Item['data']): Item {
  const { items, principals } = call.world.tenant;
  return items.add(list, data, principals.ensure(site.id, actor(call)).id, { dir: list.url, scopeId: list.scopeId });
}

function addFolder(call: GraphCall, { list }: OpenList, name: unknown): Item {
  const { files, items } = call.world.tenant;
  if (!list.settings.enableFolderCreation) throw invalidRequest('Folders are switched off in the list.');
  if (typeof name !== 'string' || name === '') throw invalidRequest('A folder needs its Title.');
  const folder: FileNode = files.createFolder(files.root(list), name, { actor: actor(call), data: { Title: name } });
  const item = folder.itemId === undefined ? undefined : items.find(list, folder.itemId);
  if (!item) throw itemNotFound();
  return item;
}

function isFolderType(contentType: unknown, fields: Readonly<Record<string, unknown>>): boolean {
  if (textOf(fields['ContentType']) === 'Folder') return true;
  if (!isRecord(contentType)) return false;
  return textOf(contentType['name']) === 'Folder' || textOf(contentType['id'])?.startsWith('0x0120') === true;
}

function withoutType(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const isUsual = ['Item', 'Folder'].includes(textOf(fields['ContentType']) ?? '');
  return Object.fromEntries(Object.entries(fields).filter(([name]) => name !== 'ContentType' || !isUsual));
}

/** Update listItem: only its fields. */
function patchItem(call: GraphCall): GraphAnswer {
  const open = openRow(call, needs.writeItems, 'editListItems');
  const { fields } = jsonBody(call);
  if (!isRecord(fields)) throw invalidRequest('A row is changed through its fields.');
  const item = write(call, open, fields);
  const row = { list: open.list, item };
  return answerWith(call, { ...itemResource(call, open.site, row), fields: readFields(call.world.tenant, row) }, context(open));
}

function getFields(call: GraphCall): GraphAnswer {
  const open = openRow(call, needs.readSites, 'viewListItems');
  return answerWith(call, fieldsOf(call, open), `${context(open)}('${open.item.id}')/fields`);
}

/** Update the columns of a row; columns that are not named stay. */
function patchFields(call: GraphCall): GraphAnswer {
  const open = openRow(call, needs.writeItems, 'editListItems');
  const item = write(call, open, jsonBody(call));
  return ok({ '@odata.context': `${fieldsContext(call, open.site, open.list)}('${item.id}')/fields/$entity`, ...readFields(call.world.tenant, { ...open, item }) });
}

function write(call: GraphCall, open: OpenRow, fields: Readonly<Record<string, unknown>>): Item {
  checkMatch(call, open);
  const { tenant } = call.world;
  const { site, list, item } = open;
  const data = writtenFields(tenant, list, fields, readFields(tenant, open));
  const editor = tenant.principals.ensure(site.id, actor(call)).id;
  return tenant.items.change(list, item, data, editor);
}

/** Delete an item from a list: into the recycle bin. */
function deleteItem(call: GraphCall): GraphAnswer {
  const open = openRow(call, needs.writeItems, 'deleteListItems');
  checkMatch(call, open);
  const file = itemBeside(call, open.site, open.list, open.item);
  if (file && labelOf(call, file)) throw accessDenied('The item has a retention label and cannot be deleted.');
  const { principals, recycleBin } = call.world.tenant;
  recycleBin.recycle(open.list, open.item, principals.ensure(open.site.id, actor(call)).id);
  return noContent();
}

function listVersions(call: GraphCall): GraphAnswer {
  const open = openRow(call, needs.readSites, 'viewVersions');
  const rows = versionsOf(call, open).map((version) =>
    shaped(call, versionResource(call, open, version), 'listItemVersion', { fields: (inner) => fieldsOf(inner, asOf(open, version.data)) })
  );
  return page(call, rows, { context: `${context(open)}('${open.item.id}')/versions` });
}

function getVersion(call: GraphCall): GraphAnswer {
  const open = openRow(call, needs.readSites, 'viewVersions');
  const version = versionNamed(call, open, call.params['version'] ?? '');
  const row = shaped(call, versionResource(call, open, version), 'listItemVersion', { fields: (inner) => fieldsOf(inner, asOf(open, version.data)) });
  return answerWith(call, row, `${context(open)}('${open.item.id}')/versions`);
}

function getVersionFields(call: GraphCall): GraphAnswer {
  const open = openRow(call, needs.readSites, 'viewVersions');
  const { data } = versionNamed(call, open, call.params['version'] ?? '');
  return ok({ '@odata.context': contextOf(call, `${context(open)}('${open.item.id}')/versions/fields`), ...fieldsOf(call, asOf(open, data)) });
}

/** listItemVersion: restoreVersion. The earlier columns become a new version. */
function restoreVersion(call: GraphCall): GraphAnswer {
  const open = openRow(call, needs.writeItems, 'editListItems');
  const { data, version } = versionNamed(call, open, call.params['version'] ?? '');
  if (version === open.item.version) throw invalidRequest('The current version cannot be restored.');
  const { items, principals } = call.world.tenant;
  const since = Object.keys(open.item.data).filter((name) => !(name in data));
  const whole = { ...data, ...Object.fromEntries(since.map((name) => [name, null])) };
  items.change(open.list, open.item, whole, principals.ensure(open.site.id, actor(call)).id);
  return noContent();
}

/** The row of the address: of a list by its number or its unique id, of a drive the row beside the file. */
function openRow(call: GraphCall, wanted: Needs, right: Permission): OpenRow {
  const { tenant } = call.world;
  const { row: named } = call.params;
  if (named === undefined) return rowOfFile(call, wanted, right);
  const open = openList(call, wanted);
  const item = /^\d+$/.test(named) ? tenant.items.find(open.list, Number(named)) : tenant.items.select(open.list, { where: ['guid = ?'], values: [named.toLowerCase()], orderBy: 'id', limit: 1 })[0];
  if (!item) throw itemNotFound();
  return permitted(call, { ...open, item }, right);
}

function rowOfFile(call: GraphCall, wanted: Needs, right: Permission): OpenRow {
  const { tenant } = call.world;
  const file = openItem(call, wanted);
  const list = tenant.lists.byGuid(file.drive.listId);
  const item = list && file.node.itemId !== undefined ? tenant.items.find(list, file.node.itemId) : undefined;
  if (!list || !item) throw itemNotFound('The root of a drive has no list item.');
  return permitted(call, { site: file.drive.site, list, item }, right);
}

function permitted(call: GraphCall, open: OpenRow, right: Permission): OpenRow {
  const { access, principals } = call.world.tenant;
  const who = actor(call);
  const { readSecurity, writeSecurity } = open.list.settings;
  const bound = (right === 'viewListItems' ? readSecurity : Math.max(readSecurity, writeSecurity)) !== 1;
  const isOwn = open.item.author === principals.find(open.site.id, who)?.id;
  if (!access.can(who, open.site.id, open.item, right)) throw accessDenied();
  if (bound && !isOwn && !access.can(who, open.site.id, open.list, 'manageLists')) throw accessDenied();
  return open;
}

function checkMatch(call: GraphCall, open: OpenRow): void {
  const expected = call.headers['if-match'];
  if (expected !== undefined && expected !== '*' && expected !== etagOfRow(open)) throw resourceModified();
}

export const listItemRoutes: readonly Route[] = [
  { method: 'GET', pattern: '@list/items', facts: '1.7; List items', handle: listItems },
  { method: 'POST', pattern: '@list/items', facts: 'Create a new item in a list', handle: addItem },
  { method: 'GET', pattern: '@listItem', facts: 'Get listItem', handle: getItem },
  { method: 'PATCH', pattern: '@listItem', facts: 'Update listItem', handle: patchItem },
  { method: 'DELETE', pattern: '@list/items/{row}', facts: 'Delete an item from a list', handle: deleteItem },
  { method: 'GET', pattern: '@listItem/fields', facts: '2.2; fieldValueSet resource type', handle: getFields },
  { method: 'PATCH', pattern: '@listItem/fields', facts: '2.2; Update listItem', handle: patchFields },
  { method: 'GET', pattern: '@listItem/versions', facts: 'List versions of a listItem', handle: listVersions },
  { method: 'GET', pattern: '@listItem/versions/{version}', facts: 'Get listItemVersion', handle: getVersion },
  { method: 'GET', pattern: '@listItem/versions/{version}/fields', facts: 'Get listItemVersion', handle: getVersionFields },
  { method: 'POST', pattern: '@listItem/versions/{version}/restoreVersion', facts: 'listItemVersion: restoreVersion', handle: restoreVersion },
];
