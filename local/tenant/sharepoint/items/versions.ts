import { isLookup, isPerson, propertyName, type Field } from '../../store/fieldTypes';
import type { Item, ItemVersion } from '../../store/items';
import type { List } from '../../store/lists';
import { labelOf } from '../../store/uiVersion';
import type { Call } from '../wire/call';
import { columnsOf, idsIn, storedValue, wireValue } from '../fields/columns';
import { entity, type Entity, type Shape } from '../wire/entity';
import { listLink } from '../lists/listEntity';
import { errors } from '../wire/errors';
import { numberArgument, type Segment } from '../wire/path';
import { collectionResource, entityResource, type Resource } from '../wire/resource';
import { Complex, type Value } from '../wire/values';

interface Source {
  readonly list: List;
  /** The row as it was. */
  readonly item: Item;
  readonly isCurrent: boolean;
}

/** `items(5)/versions` and `versions(512)`; lists that keep none have the current one alone. */
export function versionsStep(list: List, item: Item, segment: Segment, call: Call): Resource {
  call.require('viewVersions', item);
  const all = (): readonly Entity[] => [
    versionEntity(call, { list, item, isCurrent: true }),
    ...call.tenant.items.versions(list, item).map(version => versionEntity(call, { list, item: asItem(item, version), isCurrent: false })),
  ];
  if (segment.args === undefined) return collectionResource('versions', 'SP.ApiData.ListItemVersions', all);
  const id = numberArgument(segment, 'versionid');
  const found = all().find(version => version.value('VersionId', call) === id);
  if (!found) throw errors.item();
  return entityResource(found);
}

function asItem(item: Item, version: ItemVersion): Item {
  return { ...item, data: version.data, version: version.version, modified: version.created, editor: version.editor };
}

function versionEntity(call: Call, source: Source): Entity {
  const fields = call.tenant.fields.ofList(source.list.id).filter(({ settings, internalName }) => !settings.fromBaseType || internalName === 'Title');
  const { byProperty } = columnsOf(call.tenant.fields.ofList(source.list.id));
  const props: Record<string, (source: Source, call: Call) => Value> = {
    Created: ({ item }) => item.modified,
    IsCurrentVersion: ({ isCurrent }) => isCurrent,
    VersionId: ({ item }) => item.version,
    VersionLabel: ({ item }) => labelOf(item.version),
  };
  for (const field of fields) {
    const name = propertyName(field.internalName);
    const column = byProperty.get(name);
    if (isLookup(field)) props[name] = ({ item }, current) => lookupValue(current, item, field);
    else if (column) props[name] = ({ list, item }) => wireValue(list, item, column);
  }
  props.Editor = ({ item }, current) => personValue(current, item.editor);
  props.Author = ({ item }, current) => personValue(current, item.author);
  const shape: Shape<Source> = {
    type: 'SP.ListItemVersion',
    set: 'SP.ApiData.ListItemVersions',
    editLink: ({ list, item }) => `${listLink(list)}/Items(${item.id})/Versions(${item.version})`,
    isOpen: true,
    props,
  };
  return entity(shape, source);
}

/** In versions lookups stand with their text: `{LookupId, LookupValue}`. */
function lookupValue(call: Call, item: Item, field: Field): Value {
  const values = idsIn(storedValue(item, field), field).map(id => (isPerson(field) ? personValue(call, id) : rowValue(call, field, id)));
  return field.settings.multiple ? values : values[0] ?? null;
}

function personValue(call: Call, id: number): Complex {
  const person = call.tenant.principals.byId(call.site.id, id);
  return new Complex('SP.FieldUserValue', { LookupId: id, LookupValue: person?.title ?? '', Email: person?.email ?? '' });
}

function rowValue(call: Call, field: Field, id: number): Complex {
  const list = call.tenant.lists.byGuid(field.settings.lookupList ?? '');
  const target = list && call.tenant.items.find(list, id);
  const text = target?.data[field.settings.lookupField ?? 'Title'];
  return new Complex('SP.FieldLookupValue', { LookupId: id, LookupValue: typeof text === 'string' ? text : '' });
}
