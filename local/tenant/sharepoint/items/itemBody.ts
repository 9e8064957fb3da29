import { isMultiple, isPerson, type Field, type FieldValue } from '../../store/fieldTypes';
import type { ItemData } from '../../store/items';
import type { List } from '../../store/lists';
import { toStamp } from '../../clock';
import { arrayOf, entryOf, isVerboseBody, nodeOf } from '../wire/body';
import type { Call } from '../wire/call';
import { listTypeFor } from '../contentTypes/itemContentType';
import { columnsOf, type Column } from '../fields/columns';
import { itemType } from '../lists/listEntity';
import { errors } from '../wire/errors';
import { localMidnight, parseIso } from '../../timeZone';
import type { Json } from '../wire/values';

/** Read-only parts of a row that a client may send back; SharePoint leaves them as they are. */
const IGNORED: readonly string[] = ['Id', 'ID', 'FileSystemObjectType', 'ServerRedirectedEmbedUri', 'ServerRedirectedEmbedUrl'];

/** What a POST or MERGE of a row writes, in the store's values. @throws 400 (facts: error table and wire formats) */
export function itemDataFrom(call: Call, list: List): ItemData {
  const verbose = isVerboseBody(call);
  const { byProperty } = columnsOf(call.tenant.fields.ofList(list.id));
  const data: Record<string, FieldValue> = {};
  for (const [name, value] of Object.entries(entryOf(call, itemType(list)))) {
    if (IGNORED.includes(name)) continue;
    const column = byProperty.get(name);
    if (!column) throw errors.unknownProperty(name, itemType(list));
    if (column.field.type === 'ContentTypeId' && typeof value === 'string') data.ContentTypeId = listTypeFor(call, list, value);
    if (isFixed(column)) continue;
    data[column.field.internalName] = storedFrom(call, column.field, value, verbose);
  }
  return data;
}

/** Whether a caller cannot write a property: SharePoint leaves it as it is. */
export function isFixed({ field, reads }: Column): boolean {
  return reads === 'personStringId' || field.settings.readOnly === true || field.type === 'Attachments' || field.type === 'File' || field.type === 'ContentTypeId';
}

function storedFrom(call: Call, field: Field, value: Json, verbose: boolean): FieldValue {
  if (isMultiple(field)) return severalFrom(call, field, value, verbose);
  if (value === null) return null;
  if (field.type === 'URL') return urlFrom(value);
  if (typeof value === 'object') throw errors.unexpectedNode(nodeOf(value), 'PrimitiveValue');
  switch (field.type) {
    case 'Number':
    case 'Currency':
      return numberFrom(value);
    case 'Boolean':
      if (typeof value !== 'boolean') throw errors.wrongPrimitive('Edm.Boolean');
      return value;
    case 'DateTime':
      return dateFrom(field, value);
    case 'Lookup':
    case 'User':
      return idFrom(call, field, value);
    default:
      if (typeof value !== 'string') throw errors.wrongPrimitive('Edm.String');
      // An empty text is no text.
      return value === '' ? null : value;
  }
}

function severalFrom(call: Call, field: Field, value: Json, verbose: boolean): FieldValue {
  if (value === null) return null;
  const elements = arrayOf(value, verbose);
  if (field.type !== 'MultiChoice') return elements.map(element => idFrom(call, field, element));
  if (!elements.every((element): element is string => typeof element === 'string')) throw errors.wrongPrimitive('Edm.String');
  return elements;
}

function numberFrom(value: Json): number {
  // JSON such as 1e309 reads as infinity.
  if (typeof value !== 'number' || !Number.isFinite(value)) throw errors.wrongPrimitive('Edm.Double');
  return value;
}

function dateFrom(field: Field, value: Json): string {
  const moment = typeof value === 'string' ? parseIso(value) : undefined;
  if (!moment) throw errors.wrongPrimitive('Edm.DateTime');
  return toStamp(field.settings.displayFormat === 0 ? localMidnight(moment) : moment);
}

/** @throws 400 for an id that nothing has */
function idFrom(call: Call, field: Field, value: Json): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) throw errors.wrongPrimitive('Edm.Int32');
  if (isPerson(field)) {
    if (!call.remember(`principal ${value}`, () => call.tenant.principals.byId(call.site.id, value))) throw errors.argument();
    return value;
  }
  const target = call.tenant.lists.byGuid(field.settings.lookupList ?? '');
  if (!target || !call.tenant.items.find(target, value)) throw errors.argument();
  return value;
}

function urlFrom(value: Json): FieldValue {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) throw errors.unexpectedNode(nodeOf(value), 'StartObject');
  const { Url: url, Description: description } = value as { readonly [key: string]: Json };
  if (typeof url !== 'string') throw errors.wrongPrimitive('Edm.String');
  return url === '' ? null : { Url: url, Description: typeof description === 'string' ? description : url };
}
