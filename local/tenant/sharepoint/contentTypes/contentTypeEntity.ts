import type { ContentType } from '../../store/contentTypes';
import type { Field } from '../../store/fieldTypes';
import type { List } from '../../store/lists';
import type { Site } from '../../store/sites';
import { fieldEntityIn } from '../fields/fieldEntity';
import type { Call } from '../wire/call';
import { entity, type Entity, type Shape } from '../wire/entity';
import { Complex, type Value } from '../wire/values';
import { escapeXml } from '../wire/xml';

/** What has content types: a web, or a list that took some. */
export type TypePlace = { readonly site: Site } | { readonly list: List; readonly site: Site };

export interface PlacedType {
  readonly type: ContentType;
  readonly place: TypePlace;
}

/** Properties that a content type keeps as they are set, with what each is before; nothing else here depends on them. */
export const KEPT: Readonly<Record<string, string | number>> = {
  ClientFormCustomFormatter: '',
  DisplayFormClientSideComponentId: '',
  DisplayFormClientSideComponentProperties: '',
  DisplayFormTarget: 0,
  DisplayFormTemplateName: 'ListForm',
  DisplayFormUrl: '',
  DocumentTemplate: '',
  EditFormClientSideComponentId: '',
  EditFormClientSideComponentProperties: '',
  EditFormTarget: 0,
  EditFormTemplateName: 'ListForm',
  EditFormUrl: '',
  JSLink: '',
  MobileDisplayFormUrl: '',
  MobileEditFormUrl: '',
  MobileNewFormUrl: '',
  NewFormClientSideComponentId: '',
  NewFormClientSideComponentProperties: '',
  NewFormTarget: 0,
  NewFormTemplateName: 'ListForm',
  NewFormUrl: '',
};

export function typeIdValue(id: string): Complex {
  return new Complex('SP.ContentTypeId', { StringValue: id });
}

const shape: Shape<PlacedType> = {
  type: 'SP.ContentType',
  set: 'SP.ApiData.ContentTypes',
  editLink,
  props: {
    ...Object.fromEntries(Object.entries(KEPT).map(([name, fallback]) => [name, ({ type }: PlacedType): Value => type.kept[name] ?? fallback])),
    Description: ({ type }) => type.description,
    DocumentTemplateUrl: () => '',
    Group: ({ type }) => type.group,
    Hidden: ({ type }) => type.isHidden,
    Id: ({ type }) => typeIdValue(type.id),
    Name: ({ type }) => type.name,
    ReadOnly: ({ type }) => type.isReadOnly,
    SchemaXml: ({ type }) => `<ContentType ID="${type.id}" Name="${escapeXml(type.name)}" Group="${escapeXml(type.group)}" Description="${escapeXml(type.description)}" Version="0" />`,
    Scope: ({ place }) => ('list' in place ? place.list.url : place.site.url),
    Sealed: ({ type }) => type.isSealed,
    StringId: ({ type }) => type.id,
  },
  links: {
    FieldLinks: { many: (placed, call) => fieldsOf(placed, call).map(field => linkEntity(placed, field)) },
    Fields: { many: ({ place, type }, call) => fieldsOf({ place, type }, call).map(field => fieldEntityIn(place, field)) },
    Parent: { one: parentEntity },
    // Classic workflows have ended; nothing can be associated any more.
    WorkflowAssociations: { many: () => [] },
  },
};

export function contentTypeEntity(place: TypePlace, type: ContentType): Entity {
  return entity(shape, { place, type });
}

function parentEntity({ place, type }: PlacedType, call: Call): Entity | undefined {
  const parent = call.tenant.contentTypes.parentOf(type.id, place.site);
  // SharePoint's root of all content types is its own parent.
  return contentTypeEntity({ site: place.site }, parent ?? type);
}

interface Linked extends PlacedType {
  readonly field: Field;
}

const linkShape: Shape<Linked> = {
  type: 'SP.FieldLink',
  set: 'SP.ApiData.FieldLinks',
  editLink: ({ field, ...placed }) => `${editLink(placed)}/FieldLinks(guid'${field.guid}')`,
  props: {
    DisplayName: ({ field }) => field.title,
    FieldInternalName: ({ field }) => field.internalName,
    Hidden: ({ field }) => field.settings.hidden ?? false,
    Id: ({ field }) => field.guid,
    Name: ({ field }) => field.internalName,
    ReadOnly: ({ field }) => field.settings.readOnly ?? false,
    Required: ({ field }) => field.settings.required ?? false,
    ShowInDisplayForm: ({ field }) => field.settings.attributes?.ShowInDisplayForm !== 'FALSE',
  },
};

export function linkEntity({ place, type }: PlacedType, field: Field): Entity {
  return entity(linkShape, { place, type, field });
}

/** The columns of a content type; one of a list has the list's own columns besides. */
export function fieldsOf({ place, type }: PlacedType, call: Call): readonly Field[] {
  const names = call.tenant.contentTypes.columnsOf(type, place.site);
  if (!('list' in place)) {
    const available = new Map(call.tenant.siteColumns.available(place.site).map(field => [field.internalName, field]));
    return names.flatMap(name => available.get(name) ?? []);
  }
  return call.tenant.fields.ofList(place.list.id).filter(({ internalName, settings }) => names.includes(internalName) || (!settings.fromBaseType && !settings.hidden));
}

function editLink({ place, type }: PlacedType): string {
  return `Web/${'list' in place ? `Lists(guid'${place.list.guid}')/` : ''}ContentTypes('${type.id}')`;
}
