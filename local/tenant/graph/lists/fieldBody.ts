import { isLookup, isMultiple } from '../../store/fieldTypes';
import type { Field, FieldValue } from '../../store/fieldTypes';
import type { List } from '../../store/lists';
import type { Tenant } from '../../tenant';
import { invalidRequest, unsupported } from '../wire/errors';

type Values = Readonly<Record<string, unknown>>;

/** Read with every row and not written here; clients may send them back as they came. */
const echoed: readonly string[] = ['id', 'ContentType', 'FileLeafRef', 'LinkTitle', 'LinkTitleNoMenu', 'LinkFilename', 'Edit', 'Attachments'];

/**
 * What a fieldValueSet writes: lookups and persons as `<Name>LookupId`, several values with `@odata.type` beside them.
 * @param present the row's columns as they were read; what is sent back unchanged is no change
 * @throws 400 for a column that is not there, may not be written or has a value of another type
 */
export function writtenFields(tenant: Tenant, list: List, values: Values, present: Values = {}): Record<string, FieldValue> {
  const data: Record<string, FieldValue> = {};
  for (const [name, value] of Object.entries(values)) {
    if (name.includes('@') || (value !== undefined && value === present[name])) continue;
    if (echoed.includes(name)) throw unsupported(`writing '${name}' through the fields of a row`);
    const field = fieldNamed(tenant, list, name);
    if (field.settings.readOnly || field.type === 'Calculated') throw invalidRequest(`Field '${name}' is read-only`);
    data[field.internalName] = value === null ? null : convert(field, name, value, values[`${name}@odata.type`]);
  }
  return data;
}

/** `OwnerLookupId` names the column Owner; a lookup by its bare name is refused. */
function fieldNamed(tenant: Tenant, list: List, name: string): Field {
  const field = byName(tenant, list, name);
  if (field && !isLookup(field)) return field;
  const [, bareName] = /^(.+)LookupId$/i.exec(name) ?? [];
  const lookup = bareName === undefined ? undefined : byName(tenant, list, bareName);
  if (lookup && isLookup(lookup)) return lookup;
  throw invalidRequest(`Field '${name}' is not recognized`);
}

/** Internal names alone; case does not count. */
function byName(tenant: Tenant, list: List, name: string): Field | undefined {
  const { fields } = tenant;
  return fields.byInternalName(list.id, name) ?? fields.ofList(list.id).find(({ internalName }) => internalName.toLowerCase() === name.toLowerCase());
}

function convert(field: Field, name: string, value: unknown, type: unknown): FieldValue {
  if (isLookup(field)) return isMultiple(field) ? manyIds(name, value, type) : oneId(name, value);
  switch (field.type) {
    case 'MultiChoice':
      if (!isCollectionOf(type, 'String') || !Array.isArray(value)) throw wrongType(name);
      return value.map(String);
    case 'URL':
      throw unsupported(`writing the hyperlink column '${name}'`);
    case 'Boolean':
      return expect(name, value, 'boolean');
    case 'Number':
    case 'Currency':
      return expect(name, value, 'number');
    case 'DateTime':
      return stamp(name, value);
    default:
      return expect(name, value, 'string');
  }
}

function isCollectionOf(type: unknown, name: string): boolean {
  return type === `Collection(Edm.${name})` || type === `#Collection(${name})`;
}

function oneId(name: string, value: unknown): number {
  const id = Number(value);
  if (!Number.isInteger(id) || id < 1) throw wrongType(name);
  return id;
}

function manyIds(name: string, value: unknown, type: unknown): number[] {
  if (!isCollectionOf(type, 'Int32') || !Array.isArray(value)) throw wrongType(name);
  return value.map((id) => oneId(name, id));
}

function stamp(name: string, value: unknown): string {
  const moment = new Date(typeof value === 'string' ? value : NaN);
  if (Number.isNaN(moment.getTime())) throw wrongType(name);
  return `${moment.toISOString().slice(0, 19)}Z`;
}

function expect(name: string, value: unknown, kind: 'string' | 'number' | 'boolean'): FieldValue {
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  if (isPlain && typeof value === kind) return value;
  throw wrongType(name);
}

const wrongType = (name: string): Error => invalidRequest(`The value of field '${name}' does not have the type of the column`);
