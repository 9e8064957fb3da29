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

/** `fields`, `fields('guid')`, `fields/getByInternalNameOrTitle('x')`, and the three ways of making one. */
export function fieldsStep(list: List, segment: Segment, call: Call): Resource {
  const { fields } = call.tenant;
  if (segment.args !== undefined) return fieldResource(list, byGuid(call, list, guidArgument(segment, 'id')));
  return collectionResource('fields', 'SP.ApiData.Fields', () => fields.ofList(list.id).map(field => fieldEntity(list, field)), {
    post: () => created(list, addFromBody(call, list)),
    step: inner => {
      switch (inner.lower) {
        case 'getbyinternalnameortitle':
          return fieldResource(list, byName(call, list, textArgument(inner, 'strname')));
        case 'getbytitle': {
          const title = textArgument(inner, 'title');
          const field = fields.byTitle(list.id, title);
          if (!field) throw errors.field(title);
          return fieldResource(list, field);
        }
        case 'getbyid':
          return fieldResource(list, byGuid(call, list, guidArgument(inner, 'id')));
        case 'addfield':
          return action(inner.name, () => created(list, addFromParameters(call, list)));
        case 'createfieldasxml':
          return action(inner.name, () => created(list, addFromXml(call, list)));
        default:
          return undefined;
      }
    },
  });
}

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
    step: (segment, call) =>
      segment.lower === 'deleteobject'
        ? action(segment.name, () => {
            call.require('manageLists', list);
            call.tenant.fields.remove(list, field);
            return DONE;
          })
        : undefined,
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

function byGuid(call: Call, list: List, guid: string): Field {
  const field = call.tenant.fields.byGuid(list.id, guid);
  if (!field) throw errors.field(guid);
  return field;
}

/** Without the settings that the request left open. */
function defined(settings: FieldSettings): FieldSettings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as FieldSettings;
}
