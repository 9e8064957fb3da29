import { isMultiple, isPerson, type Field } from '../../store/fieldTypes';
import type { Item, ItemVersion } from '../../store/items';
import type { List } from '../../store/lists';
import { labelOf } from '../../store/uiVersion';
import type { Call } from '../wire/call';
import { columnsOf, idsIn, storedValue, wireValue } from '../fields/columns';
import { entity, type Entity, type Shape } from '../wire/entity';
import { listLink } from '../lists/listEntity';
import { Complex, type Value } from '../wire/values';
import { valueName } from './fieldValues';
import { lookupText } from './texts';

interface Source {
  readonly list: List;
  /** The row as it was. */
  readonly item: Item;
  readonly isCurrent: boolean;
}

type Reader = (source: Source, call: Call) => Value;

const shapes = new WeakMap<readonly Field[], Shape<Source>>();

/** A row's versions, newest first; lists that keep none have the current one alone. */
export function versionsOf(call: Call, list: List, item: Item): readonly Entity[] {
  call.require('viewVersions', item);
  const shape = shapeOf(call.tenant.fields.ofList(list.id));
  const earlier = call.tenant.items.versions(list, item).map(version => entity(shape, { list, item: asItem(item, version), isCurrent: false }));
  return [entity(shape, { list, item, isCurrent: true }), ...earlier];
}

/** The row as a version kept it. */
export function asItem(item: Item, version: ItemVersion): Item {
  return { ...item, data: version.data, version: version.version, modified: version.created, editor: version.editor };
}

function shapeOf(fields: readonly Field[]): Shape<Source> {
  const known = shapes.get(fields);
  if (known) return known;
  const shape: Shape<Source> = {
    type: 'SP.ListItemVersion',
    set: 'SP.ApiData.ListItemVersions',
    editLink: ({ list, item }) => `${listLink(list)}/Items(${item.id})/Versions(${item.version})`,
    isOpen: true,
    props: {
      Created: ({ item }) => item.modified,
      IsCurrentVersion: ({ isCurrent }) => isCurrent,
      VersionId: ({ item }) => item.version,
      VersionLabel: ({ item }) => labelOf(item.version),
      ...columnReaders(fields),
    },
    links: { CreatedBy: { one: ({ item }, call) => personEntity(call, item.editor) } },
  };
  shapes.set(fields, shape);
  return shape;
}

/** Every column by its name; lookups and persons with their text, as they are by now. */
function columnReaders(fields: readonly Field[]): Readonly<Record<string, Reader>> {
  const columns = [...columnsOf(fields).byProperty.values()].filter(({ field, reads }) => reads !== 'personStringId' && field.internalName !== 'Created');
  return Object.fromEntries(
    columns.map((column): [string, Reader] => [
      valueName(column.field.internalName),
      column.reads === 'lookupId' ? ({ item }, call) => lookupValue(call, item, column.field) : ({ list, item }) => wireValue(list, item, column),
    ])
  );
}

/** `{LookupId, LookupValue}`, of a person also the address. */
function lookupValue(call: Call, item: Item, field: Field): Value {
  const values = idsIn(storedValue(item, field), field).map(id => (isPerson(field) ? personValue(call, field, id) : rowValue(call, field, id)));
  return isMultiple(field) ? values : values[0] ?? null;
}

function personValue(call: Call, field: Field, id: number): Complex {
  const email = call.tenant.principals.byId(call.site.id, id)?.email ?? '';
  return new Complex('SP.FieldUserValue', { LookupId: id, LookupValue: lookupText(call, field, id), Email: email });
}

function rowValue(call: Call, field: Field, id: number): Complex {
  return new Complex('SP.FieldLookupValue', { LookupId: id, LookupValue: lookupText(call, field, id) });
}

function personEntity(call: Call, id: number): Entity | undefined {
  const person = call.tenant.principals.byId(call.site.id, id);
  return person && call.entities.user(person);
}
