import { createList, removeList } from '../../provision';
import type { NewField } from '../../store/fields';
import type { List } from '../../store/lists';
import { driveResource } from '../drives/driveResources';
import { identity } from '../drives/identities';
import { actor } from '../wire/actor';
import { shaped } from '../wire/entities';
import type { Expanders } from '../wire/entities';
import { accessDenied, GraphError, invalidRequest, resourceModified } from '../wire/errors';
import type { Row } from '../wire/filter';
import { answerWith, chosen, collection, isRecord, jsonBody, listOf, textOf } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { noContent } from '../wire/request';
import { needs } from '../wire/scopes';
import { checkBody } from '../wire/types';
import { openSite } from '../sites/siteAccess';
import { newField } from './columnBody';
import { columnResource } from './columnResource';
import { openManaged } from './columns';
import { itemPage } from './itemPage';
import { itemExpanders, itemResource } from './itemResource';
import { openList, visibleLists } from './listAddress';
import type { OpenList } from './listAddress';
import { etagOfList, listResource, templateNumber } from './listResource';

function listLists(call: GraphCall): GraphAnswer {
  const site = openSite(call, needs.readSites);
  const lists = new Map(visibleLists(call, site).map((list): [Row, List] => [listResource(call, site, list), list]));
  return collection(call, [...lists.keys()], {
    ...{ size: 200, most: 999, clamps: true, context: 'lists', type: 'list' },
    shape: (row) => {
      const list = lists.get(row);
      return shaped(call, row, 'list', list ? expandersOf(call, { site, list }) : {});
    },
  });
}

function getList(call: GraphCall): GraphAnswer {
  const open = openList(call, needs.readSites);
  return answerWith(call, shaped(call, listResource(call, open.site, open.list), 'list', expandersOf(call, open)), 'lists');
}

function expandersOf(call: GraphCall, open: OpenList): Expanders {
  const { site, list } = open;
  return {
    columns: (inner) => chosen(inner, call.world.tenant.fields.ofList(list.id).map(columnResource), 'columnDefinition'),
    drive: () => {
      const drive = call.world.drives.driveOfList(site, list.guid);
      return drive && driveResource(call, drive);
    },
    items: (inner) =>
      itemPage(inner, open).items.map((item) => shaped(inner, itemResource(inner, site, { list, item }), 'listItem', itemExpanders(inner, site, { list, item }))),
  };
}

/** Create list, with its columns in the same body. */
function addList(call: GraphCall): GraphAnswer {
  const site = openSite(call, needs.manageLists);
  const { tenant } = call.world;
  if (!tenant.access.can(actor(call), site.id, site, 'manageLists')) throw accessDenied();
  const body = jsonBody(call);
  checkBody('list', body);
  const title = textOf(body['displayName']);
  if (textOf(body['name']) !== undefined && title === undefined) {
    throw invalidRequest("Cannot define a 'name' for a list as it is assigned by the server. Instead, provide 'displayName'");
  }
  if (!title) throw invalidRequest('The property displayName is required.');
  const columns = listOf(body['columns']).map(newField);
  const settings = { description: textOf(body['description']) ?? '', ...settingsOf(body['list']) };
  if (tenant.lists.byTitle(site.id, title)) throw new GraphError(409, 'nameAlreadyExists', 'Name already exists');
  const list = createList(tenant, site, { title, baseTemplate: templateOf(body['list']), settings });
  addColumns(call, list, columns);
  const made = tenant.lists.byId(list.id) ?? list;
  const who = tenant.principals.ensure(site.id, actor(call)).id;
  const people = { createdBy: identity(call, made, who), lastModifiedBy: identity(call, made, who) };
  return answerWith(call, { ...listResource(call, site, made), ...people }, 'lists', 201);
}

/** New columns show in the first view, as those that a person makes. */
function addColumns(call: GraphCall, list: List, columns: readonly NewField[]): void {
  const { fields } = call.world.tenant;
  for (const column of columns) fields.add(list, column);
}

function templateOf(info: unknown): number {
  const name = isRecord(info) ? textOf(info['template']) ?? 'genericList' : 'genericList';
  const template = templateNumber(name);
  if (template === undefined) throw invalidRequest('One of the provided arguments is not acceptable.');
  return template;
}

function settingsOf(info: unknown): { readonly hidden?: boolean; readonly contentTypesEnabled?: boolean } {
  if (!isRecord(info)) return {};
  const { hidden, contentTypesEnabled } = info;
  return {
    ...(typeof hidden === 'boolean' ? { hidden } : {}),
    ...(typeof contentTypesEnabled === 'boolean' ? { contentTypesEnabled } : {}),
  };
}

const changeable: readonly string[] = ['displayName', 'description', 'list'];

/** Title, description and settings; the address stays. */
function changeList(call: GraphCall): GraphAnswer {
  const { site, list } = openManaged(call);
  const expected = call.headers['if-match'];
  if (expected !== undefined && expected !== '*' && expected !== etagOfList(list)) throw resourceModified();
  const { tenant } = call.world;
  const body = jsonBody(call);
  checkBody('list', body);
  const fixed = Object.keys(body).find((name) => !changeable.includes(name) && !name.includes('@'));
  if (fixed !== undefined) throw invalidRequest(`The property '${fixed}' of a list cannot be changed.`);
  const title = textOf(body['displayName']);
  const description = textOf(body['description']);
  tenant.lists.change(list, { ...(title === undefined ? {} : { title }), settings: { ...(description === undefined ? {} : { description }), ...settingsOf(body['list']) } });
  return answerWith(call, listResource(call, site, tenant.lists.byId(list.id) ?? list), 'lists');
}

function deleteList(call: GraphCall): GraphAnswer {
  const { list } = openManaged(call);
  removeList(call.world.tenant, list);
  return noContent();
}

export const listRoutes: readonly Route[] = [
  { method: 'GET', pattern: '@site/lists', facts: 'Enumerate lists in a site', handle: listLists },
  { method: 'POST', pattern: '@site/lists', facts: 'Create a new list', handle: addList },
  { method: 'GET', pattern: '@list', facts: 'Get metadata for a list', handle: getList },
  { method: 'PATCH', pattern: '@list', facts: 'List resource type (v1.0 metadata)', handle: changeList },
  { method: 'DELETE', pattern: '@list', facts: 'List resource type (v1.0 metadata)', handle: deleteList },
];
