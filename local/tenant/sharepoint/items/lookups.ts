import { isLookup, type Field } from '../../store/fieldTypes';
import type { Item } from '../../store/items';
import type { List } from '../../store/lists';
import type { Call } from '../wire/call';
import { columnsOf, itemEtag, wireValue } from '../fields/columns';
import { checkSelection, entity, type Entity, type Shape } from '../wire/entity';
import type { Selection } from '../wire/selection';
import type { Value } from '../wire/values';
import { itemSet, itemType, listLink } from '../lists/listEntity';

interface Source {
  readonly list: List;
  readonly item: Item;
}

const shapes = new WeakMap<readonly Field[], Shape<Source>>();

/** A row seen through a lookup: its id and its plain columns, no links further on. */
function shapeOf(fields: readonly Field[]): Shape<Source> {
  const known = shapes.get(fields);
  if (known) return known;
  const readers: Record<string, (source: Source) => Value> = { Id: ({ item }) => item.id };
  for (const [name, column] of columnsOf(fields).byProperty) {
    const plain = !isLookup(column.field) && !['Note', 'MultiChoice'].includes(column.field.type);
    if (plain) readers[name] = ({ list, item }) => wireValue(list, item, column);
  }
  const { Id, ID, Title, ...more } = readers;
  const shape: Shape<Source> = {
    type: ({ list }) => itemType(list),
    set: ({ list }) => itemSet(list),
    editLink: ({ list, item }) => `${listLink(list)}/Items(${item.id})`,
    id: ({ item }) => item.guid,
    etag: ({ list, item }) => itemEtag(list, item),
    props: { Id, ID, Title },
    more,
  };
  shapes.set(fields, shape);
  return shape;
}

/** The row that a lookup points to; nothing when it is gone. */
export function lookupEntity(call: Call, field: Field, id: number): Entity | undefined {
  const list = call.tenant.lists.byGuid(field.settings.lookupList ?? '');
  if (!list) return undefined;
  const item = call.remember(`item ${list.id} ${id}`, () => call.tenant.items.find(list, id));
  return item && entity(shapeOf(call.tenant.fields.ofList(list.id)), { list, item });
}

/** @throws 400 for what the other list does not have */
export function checkLookup(field: Field, selection: Selection, call: Call): void {
  const list = call.tenant.lists.byGuid(field.settings.lookupList ?? '');
  if (list) checkSelection(shapeOf(call.tenant.fields.ofList(list.id)), selection, call);
}
