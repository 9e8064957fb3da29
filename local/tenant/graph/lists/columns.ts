import type { Field } from '../../store/fieldTypes';
import { actor } from '../wire/actor';
import { accessDenied, itemNotFound } from '../wire/errors';
import { answerWith, collection, jsonBody, select } from '../wire/odata';
import type { GraphAnswer, GraphCall, Route } from '../wire/request';
import { noContent } from '../wire/request';
import { needs } from '../wire/scopes';
import { changeOf, newField } from './columnBody';
import { columnResource } from './columnResource';
import { openList } from './listAddress';
import type { OpenList } from './listAddress';

const context = (list: OpenList['list']): string => `lists('${list.guid}')/columns`;

function listColumns(call: GraphCall): GraphAnswer {
  const { list } = openList(call, needs.readSites);
  const rows = call.world.tenant.fields.ofList(list.id).map(columnResource);
  return collection(call, rows, { size: 500, most: 999, clamps: true, context: context(list), type: 'columnDefinition' });
}

function getColumn(call: GraphCall): GraphAnswer {
  const { list } = openList(call, needs.readSites);
  return answerWith(call, select(call, columnResource(columnOf(call, list)), 'columnDefinition'), context(list));
}

/** Create a columnDefinition in a list. */
function addColumn(call: GraphCall): GraphAnswer {
  const { list } = openManaged(call);
  const { tenant } = call.world;
  const field = tenant.fields.add(list, newField(jsonBody(call)));
  if (field.type === 'Calculated') tenant.items.recalculate(list);
  return answerWith(call, columnResource(field), context(list), 201);
}

function changeColumn(call: GraphCall): GraphAnswer {
  const { list } = openManaged(call);
  const { tenant } = call.world;
  const column = columnOf(call, list);
  const changed = tenant.fields.change(list, column, changeOf(jsonBody(call), column));
  if (changed.type === 'Calculated') tenant.items.recalculate(list);
  return answerWith(call, columnResource(changed), context(list));
}

function removeColumn(call: GraphCall): GraphAnswer {
  const { list } = openManaged(call);
  call.world.tenant.fields.remove(list, columnOf(call, list));
  return noContent();
}

/** By its id or its name. */
function columnOf(call: GraphCall, list: OpenList['list']): Field {
  const { fields } = call.world.tenant;
  const named = call.params['column'] ?? '';
  const field = fields.byGuid(list.id, named) ?? fields.byInternalName(list.id, named);
  if (!field) throw itemNotFound('The specified column was not found');
  return field;
}

export function openManaged(call: GraphCall): OpenList {
  const open = openList(call, needs.manageLists);
  if (!call.world.tenant.access.can(actor(call), open.site.id, open.list, 'manageLists')) throw accessDenied();
  return open;
}

export const columnRoutes: readonly Route[] = [
  { method: 'GET', pattern: '@list/columns', facts: 'List columns in a list', handle: listColumns },
  { method: 'POST', pattern: '@list/columns', facts: 'Create a columnDefinition in a list', handle: addColumn },
  { method: 'GET', pattern: '@list/columns/{column}', facts: 'Get columnDefinition', handle: getColumn },
  { method: 'PATCH', pattern: '@list/columns/{column}', facts: 'Update columnDefinition', handle: changeColumn },
  { method: 'DELETE', pattern: '@list/columns/{column}', facts: 'Delete columnDefinition', handle: removeColumn },
];
