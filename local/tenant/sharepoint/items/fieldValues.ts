import type { Field } from '../../store/fieldTypes';
import type { Item } from '../../store/items';
import type { List } from '../../store/lists';
import type { Call } from '../wire/call';
import { contentTypeOf } from '../fields/columns';
import { entity, type Entity, type Shape } from '../wire/entity';
import { listLink } from '../lists/listEntity';
import { displayHtml, displayText, editText } from './texts';

/** The three ways in which a row is told in words. */
export type Manner = 'FieldValuesAsText' | 'FieldValuesAsHtml' | 'FieldValuesForEdit';
export const MANNERS: readonly Manner[] = ['FieldValuesAsText', 'FieldValuesAsHtml', 'FieldValuesForEdit'];

interface Source {
  readonly list: List;
  readonly item: Item;
}

const shapes = new WeakMap<readonly Field[], Map<Manner, Shape<Source>>>();

/** All columns of a row as text (SP.FieldStringValues). */
export function fieldValuesEntity(call: Call, list: List, item: Item, manner: Manner): Entity {
  const fields = call.tenant.fields.ofList(list.id);
  const known = shapes.get(fields) ?? new Map<Manner, Shape<Source>>();
  shapes.set(fields, known);
  const shape = known.get(manner) ?? shapeOf(fields, manner);
  known.set(manner, shape);
  return entity(shape, { list, item });
}

/** A column's name where every column is a property: `_UIVersion` reads `OData__x005f_UIVersion`. */
export function valueName(internalName: string): string {
  const encoded = internalName.replace(/_/g, '_x005f_');
  return internalName.startsWith('_') ? `OData_${encoded}` : encoded;
}

function shapeOf(fields: readonly Field[], manner: Manner): Shape<Source> {
  const shown = fields.filter(({ type }) => type !== 'Computed');
  return {
    type: 'SP.FieldStringValues',
    set: 'SP.ApiData.FieldStringValues',
    editLink: ({ list, item }) => `${listLink(list)}/Items(${item.id})/${manner}`,
    isOpen: true,
    props: Object.fromEntries(shown.map(field => [valueName(field.internalName), readerOf(field, manner)])),
  };
}

function readerOf(field: Field, manner: Manner): (source: Source, call: Call) => string {
  if (field.type === 'ContentTypeId') {
    return ({ list, item }) => contentTypeOf(list, item);
  }
  switch (manner) {
    case 'FieldValuesAsText':
      return ({ item }, call) => displayText(call, item, field);
    case 'FieldValuesAsHtml':
      return ({ item }, call) => displayHtml(call, item, field);
    case 'FieldValuesForEdit':
      return ({ item }, call) => editText(call, item, field);
  }
}
