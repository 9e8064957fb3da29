import type { Item, ItemData } from '../../store/items';
import type { List } from '../../store/lists';
import { changed, DONE, type Answer } from '../wire/answer';
import { bodyOf } from '../wire/body';
import type { Call } from '../wire/call';
import { columnsOf, itemEtag } from '../fields/columns';
import { checkItemSelection } from './itemEntity';
import { itemSet } from '../lists/listEntity';
import { defaultTypeOf } from '../contentTypes/itemContentType';
import { errors } from '../wire/errors';
import { requireMatch } from '../wire/etags';
import { isFixed, itemDataFrom } from './itemBody';
import { queryItems } from '../odata/itemQuery';
import { numberArgument, textArgument, type Segment } from '../wire/path';
import { entityResource, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';
import { selectionOf } from '../wire/selection';
import { securityStep } from '../security/securityResource';
import { renamed } from '../files/rename';
import { removeItem } from '../recycleBin/removal';
import { stepOfItem } from './itemSteps';
import { requireDelete, requireEdit } from './rights';

/** `items`, `items(5)`, `items/getById(5)`. */
export function itemsStep(list: List, segment: Segment, call: Call): Resource {
  if (segment.args !== undefined && segment.args.length > 0) return itemResource(list, findItem(call, list, numberArgument(segment, 'id')));
  return {
    name: 'items',
    get: () => readItems(call, list),
    post: () => addItem(call, list),
    step: inner => stepOfItems(list, inner, call),
  };
}

/** What follows `items` in an address. */
export const itemsSteps: Steps<List> = {
  GetById: { facts: '1.6', verbs: 'GET MERGE PUT DELETE', open: (list, segment, call) => itemResource(list, findItem(call, list, numberArgument(segment, 'id'))) },
  GetByStringId: { facts: '1.6', verbs: 'GET MERGE PUT DELETE', open: (list, segment, call) => itemResource(list, findItemByText(call, list, textArgument(segment, 'sid'))) },
};

const stepOfItems = follow(itemsSteps);

/** @throws 404, 403 */
export function findItem(call: Call, list: List, id: number): Item {
  const item = call.tenant.items.find(list, id);
  if (!item) throw errors.item();
  if (!call.maySee(list, item)) throw errors.denied();
  return item;
}

/** By an id written as text. @throws 404, 403 */
export function findItemByText(call: Call, list: List, id: string): Item {
  if (!/^\d+$/.test(id)) throw errors.item();
  return findItem(call, list, Number(id));
}

function readItems(call: Call, list: List): Answer {
  checkItemSelection(call.tenant.fields.ofList(list.id), selectionOf(call.query), call);
  const { items, next } = queryItems(call, list);
  return { kind: 'collection', set: itemSet(list), entities: items.map(item => call.entities.item(list, item)), next };
}

function addItem(call: Call, list: List): Answer {
  call.require('addListItems', list);
  if (list.baseType === 1) throw errors.argument('To add an item to a document library, use SPFileCollection.Add()');
  const type = defaultTypeOf(call, list);
  const data = { ...(type === undefined ? {} : { ContentTypeId: type }), ...itemDataFrom(call, list) };
  const item = call.tenant.items.add(list, data, call.principal.id, { dir: list.url, scopeId: list.scopeId });
  const entity = call.entities.item(list, item);
  return { kind: 'entity', entity, status: 201, headers: { location: entity.address(call) } };
}

export function itemResource(list: List, item: Item): Resource {
  return {
    name: 'Item',
    get: call => ({ kind: 'entity', entity: call.entities.item(list, item) }),
    merge: call => changeItem(call, list, item, itemDataFrom(call, list)),
    put: call => changeItem(call, list, item, { ...emptied(call, list), ...itemDataFrom(call, list) }),
    remove: call => {
      requireDelete(call, list, item);
      requireMatch(call, itemEtag(list, item));
      removeItem(call, list, item, false);
      return DONE;
    },
    step: (segment, call) =>
      stepOfItem({ list, item }, segment, call) ??
      securityStep({ kind: 'item', site: call.site, list, item }, segment, call) ??
      entityResource(call.entities.item(list, item)).step?.(segment, call),
  };
}

function changeItem(call: Call, list: List, item: Item, data: ItemData): Answer {
  requireEdit(call, list, item);
  requireMatch(call, itemEtag(list, item));
  const row = renamed(call, list, item, bodyOf(call).FileLeafRef);
  const updated = call.tenant.items.change(list, row, data, call.principal.id);
  return changed(itemEtag(list, updated));
}

/** Every column that callers may write, empty: PUT replaces the row where MERGE changes it (facts 1.6). */
function emptied(call: Call, list: List): ItemData {
  const { byProperty } = columnsOf(call.tenant.fields.ofList(list.id));
  const writable = [...byProperty.values()].filter(column => !isFixed(column));
  return Object.fromEntries(writable.map(({ field }) => [field.internalName, null]));
}
