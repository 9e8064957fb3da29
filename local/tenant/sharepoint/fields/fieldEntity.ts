import { FIELD_KINDS, propertyName, type Field, type FieldType } from '../../store/fieldTypes';
import { renameColumns } from '../../store/formula';
import type { List } from '../../store/lists';
import type { Site } from '../../store/sites';
import type { Call } from '../wire/call';
import { entity, type Entity, type Shape } from '../wire/entity';
import type { Value } from '../wire/values';
import { KEPT } from './fieldBody';
import { COMMON_PROPERTIES, OWN_PROPERTIES, typeNameOf, type FieldProperties } from './fieldProperties';
import { schemaXmlOf } from './fieldSchemaXml';

/** What a column belongs to: a list, or a web that keeps it for its lists. */
export type FieldPlace = { readonly list: List } | { readonly site: Site };

interface Source {
  readonly field: Field;
  readonly place: FieldPlace;
}

type Reader = (source: Source, call: Call) => Value;

const NO_VALUE: readonly FieldType[] = ['Note', 'Computed', 'Attachments'];
const SEVERAL: readonly FieldType[] = ['Note', 'MultiChoice', 'LookupMulti', 'UserMulti'];

const fixed: Readonly<Record<string, Reader>> = {
  AutoIndexed: () => false,
  CanBeDeleted: ({ field }) => !field.settings.fromBaseType,
  DefaultFormula: () => null,
  EntityPropertyName: ({ field }) => propertyName(field.internalName),
  FieldTypeKind: ({ field }) => FIELD_KINDS[field.type],
  Filterable: ({ field }) => !NO_VALUE.includes(field.type),
  FromBaseType: ({ field }) => field.settings.fromBaseType ?? false,
  Id: ({ field }) => field.guid,
  IndexStatus: ({ field }) => (field.settings.indexed ? 1 : 0),
  InternalName: ({ field }) => field.internalName,
  IsModern: () => false,
  SchemaXml: ({ field, place }) => schemaXmlOf(field, 'list' in place ? place.list.guid : place.site.webGuid),
  Scope: ({ place }) => ('list' in place ? place.list.url : place.site.url),
  Sealed: ({ field }) => field.settings.sealed ?? false,
  Sortable: ({ field }) => !SEVERAL.includes(field.type),
  Title: ({ field }) => field.title,
  TypeAsString: ({ field }) => field.type,
  TypeDisplayName: ({ field }) => field.type,
  TypeShortDescription: ({ field }) => field.type,
};

const shapes = new Map<FieldType, Shape<Source>>();

function shapeOf(type: FieldType): Shape<Source> {
  const known = shapes.get(type);
  if (known) return known;
  const kept = Object.fromEntries(Object.entries(KEPT).map(([name, fallback]): [string, Reader] => [name, ({ field }) => field.settings.kept?.[name] ?? fallback]));
  const shape: Shape<Source> = {
    type: typeNameOf(type),
    set: 'SP.ApiData.Fields',
    editLink: ({ field, place }) => `Web/${'list' in place ? `Lists(guid'${place.list.guid}')/` : ''}Fields(guid'${field.guid}')`,
    props: { ...fixed, ...kept, ...readers(COMMON_PROPERTIES), ...readers(OWN_PROPERTIES[type] ?? {}), ...(type === 'Calculated' ? { Formula: formulaWithTitles } : {}) },
  };
  shapes.set(type, shape);
  return shape;
}

/** A formula is shown with the titles that the columns have by now. */
function formulaWithTitles({ field, place }: Source, call: Call): Value {
  const fields = 'list' in place ? call.tenant.fields.ofList(place.list.id) : call.tenant.siteColumns.available(place.site);
  return renameColumns(field.settings.formula ?? '', name => fields.find(({ internalName }) => internalName === name)?.title);
}

function readers(properties: FieldProperties): Readonly<Record<string, Reader>> {
  return Object.fromEntries(Object.entries(properties).map(([name, { show }]): [string, Reader] => [name, ({ field }) => show(field)]));
}

export function fieldEntity(list: List, field: Field): Entity {
  return fieldEntityIn({ list }, field);
}

export function fieldEntityIn(place: FieldPlace, field: Field): Entity {
  return entity(shapeOf(field.type), { field, place });
}
