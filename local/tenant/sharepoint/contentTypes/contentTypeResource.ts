import type { ContentType } from '../../store/contentTypes';
import type { List } from '../../store/lists';
import type { Site } from '../../store/sites';
import { changed, DONE, nothing, type Answer } from '../wire/answer';
import { bodyOf, entryOf, objectOf, optionalBoolean, optionalText, textOf, type Body } from '../wire/body';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { parametersOf } from '../wire/parameters';
import { guidArgument, textArgument, type Segment } from '../wire/path';
import { action, collectionResource, entityResource, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';
import { userResource } from '../webs/userResource';
import { contentTypeEntity, fieldsOf, KEPT, linkEntity, type PlacedType, type TypePlace } from './contentTypeEntity';

/** What follows `contenttypes` of a web or a list. */
export const contentTypesSteps: Steps<TypePlace> = {
  add: { facts: 'SP.ContentTypeCollection.Add', verbs: 'POST', open: (place, { name }) => action(name, call => addFromInformation(call, place)) },
  addAvailableContentType: { facts: '1.5', verbs: 'POST', open: (place, segment) => action(segment.name, call => take(call, place, segment)) },
  getById: { facts: '1.5', verbs: 'GET MERGE DELETE', open: (place, segment, call) => typeResource(call, place, textArgument(segment, 'contenttypeid')) },
};
const stepOfTypes = follow(contentTypesSteps, ['Create', 'AddExistingContentType']);

export function contentTypesOf(place: TypePlace, segment: Segment, call: Call): Resource {
  if (segment.args !== undefined) return typeResource(call, place, textArgument(segment, 'id'));
  return collectionResource('contenttypes', 'SP.ApiData.ContentTypes', () => all(call, place).map(type => contentTypeEntity(place, type)), {
    post: () => addFromEntry(call, place),
    step: inner => stepOfTypes(place, inner, call),
  });
}

/** `availablecontenttypes`: a web's own and those of the webs above it. */
export function availableContentTypes(site: Site): Resource {
  return collectionResource('availablecontenttypes', 'SP.ApiData.ContentTypes', call => call.tenant.contentTypes.available(site).map(type => contentTypeEntity({ site }, type)));
}

function all(call: Call, place: TypePlace): readonly ContentType[] {
  return 'list' in place ? call.tenant.contentTypes.ofList(place.list) : call.tenant.contentTypes.ofWeb(place.site);
}

/** What follows one content type. */
export const contentTypeSteps: Steps<PlacedType> = {
  deleteObject: { facts: 'SP.ContentType.DeleteObject', verbs: 'POST', open: (placed, { name }) => action(name, call => (remove(call, placed), nothing('DeleteObject'))) },
  descriptionResource: { facts: 'SP.UserResource', verbs: 'GET', open: ({ type }) => userResource('DescriptionResource', type.description) },
  fieldLinks: { facts: '1.5', verbs: 'GET', open: (placed, segment, call) => linksResource(placed, segment, call) },
  nameResource: { facts: 'SP.UserResource', verbs: 'GET', open: ({ type }) => userResource('NameResource', type.name) },
  update: { facts: 'SP.ContentType.Update', verbs: 'POST', open: (placed, { name }) => action(name, call => (change(call, placed), nothing('Update'))) },
};
const stepOfType = follow(contentTypeSteps, ['ReorderFields', 'SetExternalSecurityFeature', 'UnregisterExternalSecurityFeature']);

/** @throws 404 */
function typeResource(call: Call, place: TypePlace, id: string): Resource {
  const type = all(call, place).find(each => each.id.toLowerCase() === id.toLowerCase()) ?? inherited(call, place, id);
  if (!type) throw errors.contentType();
  const placed = { place, type };
  return entityResource(contentTypeEntity(place, type), {
    merge: inner => change(inner, placed),
    remove: inner => {
      remove(inner, placed);
      return DONE;
    },
    step: (segment, inner) => stepOfType(placed, segment, inner),
  });
}

/** By its id a web also finds what it has from the webs above. */
function inherited(call: Call, place: TypePlace, id: string): ContentType | undefined {
  return 'list' in place ? undefined : call.tenant.contentTypes.available(place.site).find(each => each.id.toLowerCase() === id.toLowerCase());
}

function linksResource(placed: PlacedType, segment: Segment, call: Call): Resource {
  const links = fieldsOf(placed, call);
  const linkOf = (id: string): Resource => {
    const field = links.find(({ guid }) => guid === id);
    if (!field) throw errors.argument();
    return entityResource(linkEntity(placed, field));
  };
  if (segment.args !== undefined) return linkOf(guidArgument(segment, 'id'));
  return collectionResource('fieldlinks', 'SP.ApiData.FieldLinks', () => links.map(field => linkEntity(placed, field)), {
    step: inner => (inner.lower === 'getbyid' ? linkOf(guidArgument(inner, 'id')) : undefined),
  });
}

const ITEM = '0x01';
const DOCUMENT = '0x0101';

/**
 * `POST contenttypes`: the id is SharePoint's own choice whatever the caller sends, below Item (known of the REST
 * interface; pnp/pnpjs#457).
 */
function addFromEntry(call: Call, place: TypePlace): Answer {
  const { Id: id, ...body } = entryOf(call, 'SP.ContentType');
  if (id !== undefined) textOf(objectOf({ Id: id }, 'Id'), 'StringValue');
  const unknown = Object.keys(body).find(name => !['Description', 'Group', 'Name'].includes(name) && !(name in KEPT));
  if (unknown !== undefined) throw errors.unknownProperty(unknown, 'SP.ContentType');
  const parent = 'list' in place && place.list.baseType === 1 ? DOCUMENT : ITEM;
  return add(call, place, parent, body, undefined);
}

/** SP.ContentTypeCreationInformation: here the id, or the parent, is the caller's choice. */
function addFromInformation(call: Call, place: TypePlace): Answer {
  const parameters = objectOf(bodyOf(call), 'parameters');
  const unknown = Object.keys(parameters).find(name => !['Description', 'Group', 'Id', 'Name', '__metadata'].includes(name));
  if (unknown === 'ParentContentType') throw errors.unsupported('a ParentContentType; name the whole Id');
  if (unknown !== undefined) throw errors.unknownProperty(unknown, 'SP.ContentTypeCreationInformation');
  const id = optionalText(parameters, 'Id');
  if (id !== undefined && !isIdBelowAnother(call, place, id)) throw errors.argument('The content type ID is not valid.');
  return add(call, place, ITEM, parameters, id);
}

/** Two digits more than the parent's, or `00` and 32 more. */
function isIdBelowAnother(call: Call, place: TypePlace, id: string): boolean {
  const parent = call.tenant.contentTypes.parentOf(id, place.site);
  return parent !== undefined && parent.id !== '0x' && /^([0-9A-F]{2}|00[0-9A-F]{32})$/i.test(id.slice(parent.id.length)) && id.slice(parent.id.length) !== '00';
}

function add(call: Call, place: TypePlace, parent: string, body: Body, id: string | undefined): Answer {
  requireManage(call, place);
  const owner = 'list' in place ? place.list : place.site;
  const made = call.tenant.contentTypes.add(owner, parent, {
    id,
    name: textOf(body, 'Name'),
    group: optionalText(body, 'Group') ?? 'Custom Content Types',
    description: optionalText(body, 'Description') ?? '',
  });
  return { kind: 'entity', entity: contentTypeEntity(place, made), status: 201 };
}

function take(call: Call, place: TypePlace, segment: Segment): Answer {
  if (!('list' in place)) throw errors.resource(segment.name);
  requireManage(call, place);
  const taken = call.tenant.contentTypes.take(place.list, place.site, parametersOf(call, segment).text('contenttypeid'));
  return { kind: 'entity', entity: contentTypeEntity(place, taken) };
}

function change(call: Call, { place, type }: PlacedType): Answer {
  requireManage(call, place);
  const body = call.request.body.length === 0 ? {} : entryOf(call, 'SP.ContentType');
  const kept: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(body)) {
    if (['Description', 'Group', 'Hidden', 'Name', 'ReadOnly', 'Sealed', 'Id', 'StringId'].includes(name)) continue;
    if (!(name in KEPT)) throw errors.unknownProperty(name, 'SP.ContentType');
    if (value !== null && typeof value !== typeof KEPT[name]) throw errors.wrongPrimitive(typeof KEPT[name] === 'string' ? 'Edm.String' : 'Edm.Int32');
    kept[name] = (value as string | number | null) ?? KEPT[name];
  }
  call.tenant.contentTypes.change('list' in place ? place.list : place.site, type, {
    name: optionalText(body, 'Name') ?? type.name,
    group: optionalText(body, 'Group') ?? type.group,
    description: optionalText(body, 'Description') ?? type.description,
    isHidden: optionalBoolean(body, 'Hidden') ?? type.isHidden,
    isReadOnly: optionalBoolean(body, 'ReadOnly') ?? type.isReadOnly,
    isSealed: optionalBoolean(body, 'Sealed') ?? type.isSealed,
    kept: { ...type.kept, ...kept },
  });
  return changed();
}

function remove(call: Call, { place, type }: PlacedType): void {
  requireManage(call, place);
  if ('list' in place) call.tenant.contentTypes.remove(place.list, type, isUsed(call, place.list, type));
  else call.tenant.contentTypes.remove(place.site, type, call.tenant.contentTypes.isTaken(type, call.tenant.lists.ofSite(place.site.id)));
}

/** Whether rows of the list have it, or it is the last one besides folders. */
function isUsed(call: Call, list: List, type: ContentType): boolean {
  if (call.tenant.contentTypes.order(list).every(id => id === type.id)) return true;
  const where = ["json_extract(data, '$.ContentTypeId') = ?"];
  if (call.tenant.items.countUpTo(list, where, [type.id], 1) > 0) return true;
  // Rows that name none have the list's first.
  const first = call.tenant.contentTypes.ofList(list)[0];
  return first?.id === type.id && call.tenant.items.countUpTo(list, ["json_extract(data, '$.ContentTypeId') IS NULL AND is_folder = 0"], [], 1) > 0;
}

function requireManage(call: Call, place: TypePlace): void {
  if ('list' in place) call.require('manageLists', place.list);
  else call.require('manageWeb', place.site);
}
