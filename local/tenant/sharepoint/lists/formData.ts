import { FIELD_KINDS, isLookup, isMultiple, isPerson, type Field } from '../../store/fieldTypes';
import type { Item } from '../../store/items';
import type { List } from '../../store/lists';
import { storedValue } from '../fields/columns';
import type { Answer } from '../wire/answer';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { numberArgument, textArgument, type Segment } from '../wire/path';
import type { Json, JsonObject } from '../wire/values';

/** SP.ControlMode */
const MODES: Readonly<Record<string, number>> = { display: 1, edit: 2, new: 3, '1': 1, '2': 2, '3': 3 };
const NEW = 3;

/** Columns that no form shows. */
const NEVER: readonly string[] = ['ContentTypeId', 'LinkTitle', 'LinkTitleNoMenu', 'LinkFilename', 'DocIcon', 'Edit'];

/**
 * `renderListFormData(itemid=1,formid='editform',mode='2')`: what a classic form needs of a row and of the list's columns,
 * as JSON in a text. Only the columns' plain values and their schema are told.
 * @throws 400, 403, 404
 */
export function renderFormData(call: Call, list: List, segment: Segment): Answer {
  const mode = MODES[textArgument(segment, 'mode', 2).toLowerCase()];
  if (mode === undefined) throw errors.badExpression(segment.text);
  const item = mode === NEW ? undefined : visibleItem(call, list, numberArgument(segment, 'itemid', 0));
  const fields = call.tenant.fields.ofList(list.id).filter(field => !field.settings.hidden && !NEVER.includes(field.internalName));
  const data = {
    ListAttributes: { Id: list.guid, BaseType: list.baseType, EnableVesioning: list.settings.enableVersioning, ListTemplateType: list.baseTemplate, ValidationFormula: list.settings.validationFormula ?? '' },
    ItemAttributes: { Id: item?.id ?? 0, ETag: item?.etag ?? 0, FsObjType: item?.isFolder ? 1 : 0, Url: item ? `${item.dir}/${item.leaf}` : '', ExternalListItem: false },
    FormControlMode: mode,
    FormId: textArgument(segment, 'formid', 1),
    ListData: Object.fromEntries(fields.map(field => [field.internalName, valueOf(field, item)])),
    ListSchema: Object.fromEntries(fields.map(field => [field.internalName, schemaOf(field)])),
  };
  return { kind: 'value', name: 'RenderListFormData', value: JSON.stringify(data) };
}

function visibleItem(call: Call, list: List, id: number): Item {
  const item = call.tenant.items.find(list, id);
  if (!item) throw errors.item();
  if (!call.maySee(list, item)) throw errors.denied();
  return item;
}

function valueOf(field: Field, item: Item | undefined): Json {
  if (!item) return field.settings.defaultValue ?? '';
  const value = storedValue(item, field);
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function schemaOf(field: Field): JsonObject {
  const { settings } = field;
  return {
    Id: field.guid,
    Title: field.title,
    Hidden: settings.hidden ?? false,
    Description: settings.description ?? '',
    Name: field.internalName,
    FieldType: field.type,
    Type: field.type,
    TypeKind: FIELD_KINDS[field.type],
    Required: settings.required ?? false,
    Direction: 'none',
    ReadOnlyField: settings.readOnly ?? false,
    DefaultValue: settings.defaultValue ?? '',
    ...(settings.choices ? { Choices: settings.choices } : {}),
    ...(isLookup(field) && !isPerson(field) ? { LookupListId: settings.lookupList ?? '' } : {}),
    AllowMultipleValues: isMultiple(field),
    MaxLength: field.type === 'Text' ? settings.maxLength ?? 255 : 0,
  };
}
