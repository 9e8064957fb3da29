import type { Field, FieldSettings } from '../../store/fieldTypes';
import type { List } from '../../store/lists';
import type { NewField } from '../../store/fields';
import { changed, DONE, type Answer } from '../wire/answer';
import { bodyOf, entryOf, objectOf, optionalNumber, optionalText, textOf, isVerboseBody, type Body } from '../wire/body';
import type { Call } from '../wire/call';
import { fieldEntity, fieldTypeName } from './fieldEntity';
import { errors } from '../wire/errors';
import { checkFormulas, settingsFromBody, typeFromKind } from './fieldBody';
import { ADD_TO_DEFAULT_VIEW, fieldFromXml } from './fieldXml';
import { guidArgument, textArgument, type Segment } from '../wire/path';
import { action, collectionResource, entityResource, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';

/** What follows `fields` of a list. */
export const fieldsSteps: Steps<List> = {
  getByInternalNameOrTitle: { facts: '1.4', verbs: 'GET', open: (list, segment, call) => fieldResource(list, byName(call, list, textArgument(segment, 'strname'))) },
  getByTitle: { facts: '1.4', verbs: 'GET', open: (list, segment, call) => fieldResource(list, byTitle(call, list, textArgument(segment, 'title'))) },
  getById: { facts: '1.4', verbs: 'GET', open: (list, segment, call) => fieldResource(list, byGuid(call, list, guidArgument(segment, 'id'))) },
  addField: { facts: '1.4', verbs: 'POST', open: (list, segment, call) => action(segment.name, () => created(list, addFromParameters(call, list))) },
  createFieldAsXml: { facts: '1.4', verbs: 'POST', open: (list, segment, call) => action(segment.name, () => created(list, addFromXml(call, list))) },
};
const stepOfFields = follow(fieldsSteps);

/** `fields`, `fields('guid')`, `fields/getByInternalNameOrTitle('x')`, and the three ways of making one. */
export function fieldsStep(list: List, segment: Segment, call: Call): Resource {
  if (segment.args !== undefined) return fieldResource(list, byGuid(call, list, guidArgument(segment, 'id')));
  return collectionResource('fields', 'SP.ApiData.Fields', () => call.tenant.fields.ofList(list.id).map(field => fieldEntity(list, field)), {
    post: () => created(list, addFromBody(call, list)),
    step: inner => stepOfFields(list, inner, call),
  });
}

/** What follows one column. */
export const fieldSteps: Steps<{ readonly list: List; readonly field: Field }> = {
  deleteObject: {
    facts: '1.4',
    verbs: 'POST',
    open: ({ list, field }, segment, call) =>
      action(segment.name, () => {
        call.require('manageLists', list);
        call.tenant.fields.remove(list, field);
        return DONE;
      }),
  },
};
const stepOfField = follow(fieldSteps);

function fieldResource(list: List, field: Field): Resource {
  return entityResource(fieldEntity(list, field), {
    merge: call => {
      call.require('manageLists', list);
      change(call, list, field);
      return changed();
    },
    remove: call => {
      call.require('manageLists', list);
      call.tenant.fields.remove(list, field);
      return DONE;
    },
    step: (segment, call) => stepOfField({ list, field }, segment, call),
  });
}

function change(call: Call, list: List, field: Field): void {
  const body = entryOf(call);
  const settings = settingsFromBody(body, fieldTypeName(field), isVerboseBody(call));
  checkFormulas(settings);
  const schema = optionalText(body, 'SchemaXml');
  const fromSchema = schema === undefined ? undefined : fieldFromXml(schema, 0);
  call.tenant.fields.change(list, field, {
    title: optionalText(body, 'Title') ?? fromSchema?.title,
    settings: { ...(fromSchema ? defined(fromSchema.settings) : {}), ...settings },
  });
  if (field.type === 'Calculated') call.tenant.items.recalculate(list);
}

function created(list: List, field: Field): Answer {
  return { kind: 'entity', entity: fieldEntity(list, field), status: 201 };
}

function addFromBody(call: Call, list: List): Field {
  call.require('manageLists', list);
  const body = entryOf(call);
  const type = typeFromKind(body);
  const settings = settingsFromBody(body, 'SP.Field', isVerboseBody(call));
  return add(call, list, { title: textOf(body, 'Title'), type, settings });
}

/** `{"parameters":{"Title":..,"FieldTypeKind":7,"LookupListId":..,"LookupFieldName":..}}`: SP.FieldCreationInformation. */
function addFromParameters(call: Call, list: List): Field {
  call.require('manageLists', list);
  const parameters = objectOf(bodyOf(call), 'parameters');
  const known = ['Title', 'FieldTypeKind', 'LookupListId', 'LookupFieldName', 'LookupWebId', 'Choices', 'IsCompactName', 'Required'];
  const rest = Object.keys(parameters).find(name => !known.includes(name) && name !== '__metadata');
  if (rest !== undefined) throw errors.unknownProperty(rest, 'SP.FieldCreationInformation');
  const own: Body = Object.fromEntries(Object.entries(parameters).filter(([name]) => name === 'Choices' || name === 'Required'));
  const lookupList = optionalText(parameters, 'LookupListId')?.replace(/[{}]/g, '').toLowerCase();
  return add(call, list, {
    title: textOf(parameters, 'Title'),
    type: typeFromKind(parameters),
    settings: {
      ...settingsFromBody(own, 'SP.FieldCreationInformation', isVerboseBody(call)),
      ...(lookupList === undefined ? {} : { lookupList, lookupField: optionalText(parameters, 'LookupFieldName') ?? 'Title' }),
    },
  });
}

function addFromXml(call: Call, list: List): Field {
  call.require('manageLists', list);
  const parameters = objectOf(bodyOf(call), 'parameters');
  const options = optionalNumber(parameters, 'Options') ?? 0;
  const field = add(call, list, fieldFromXml(textOf(parameters, 'SchemaXml'), options));
  if ((options & ADD_TO_DEFAULT_VIEW) !== 0) addToDefaultView(call, list, field);
  return field;
}

function add(call: Call, list: List, field: NewField): Field {
  checkFormulas(field.settings);
  const added = call.tenant.fields.add(list, { ...field, settings: defined(field.settings) });
  if (added.type === 'Calculated') call.tenant.items.recalculate(list);
  return added;
}

function addToDefaultView(call: Call, list: List, field: Field): void {
  const view = call.tenant.views.ofList(list.id).find(({ settings }) => settings.isDefault);
  if (view) call.tenant.views.change(view, { fields: [...view.fields, field.internalName] });
}

function byName(call: Call, list: List, name: string): Field {
  const field = call.tenant.fields.byAnyName(list.id, name);
  if (!field) throw errors.field(name);
  return field;
}

function byTitle(call: Call, list: List, title: string): Field {
  const field = call.tenant.fields.byTitle(list.id, title);
  if (!field) throw errors.field(title);
  return field;
}

function byGuid(call: Call, list: List, guid: string): Field {
  const field = call.tenant.fields.byGuid(list.id, guid);
  if (!field) throw errors.field(guid);
  return field;
}

/** Without the settings that the request left open. */
function defined(settings: FieldSettings): FieldSettings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as FieldSettings;
}
