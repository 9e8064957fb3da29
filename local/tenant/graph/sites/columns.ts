import { isLookup, isMultiple } from '../../store/fieldTypes';
import type { Field, FieldValue } from '../../store/fieldTypes';
import type { Item } from '../../store/items';
import type { List } from '../../store/lists';
import type { Tenant } from '../../tenant';
import type { ListRow } from '../drives/driveStore';
import { invalidRequest, unsupported } from '../wire/errors';

/** A row's columns as fieldValueSet gives them: lookups and persons by id alone. Source: fieldValueSet resource. */
export function readColumns(tenant: Tenant, list: List, item: Item): ListRow {
  const fields: Record<string, unknown> = {
    '@odata.etag': `"${item.guid},${item.etag}"`,
    id: String(item.id),
    ...(item.leaf && list.baseType === 1 ? { FileLeafRef: item.leaf, LinkFilename: item.leaf } : {}),
    Created: item.created,
    Modified: item.modified,
    AuthorLookupId: String(item.author),
    EditorLookupId: String(item.editor),
  };
  for (const field of tenant.fields.ofList(list.id)) {
    const value = item.data[field.internalName];
    if (value === undefined || value === null || field.settings.hidden) continue;
    if (!isLookup(field)) fields[field.internalName] = value;
    else if (Array.isArray(value)) fields[field.internalName] = value.map((id) => ({ LookupId: id, LookupValue: '' }));
    else fields[`${field.internalName}LookupId`] = String(value);
  }
  return { id: item.id, eTag: `"${item.guid},${item.etag}"`, created: item.created, modified: item.modified, fields };
}

type Values = Readonly<Record<string, unknown>>;

/** @throws 400 for a column that is not there, may not be written or has a value of another type */
export function writeColumns(tenant: Tenant, list: List, values: Values): Record<string, FieldValue> {
  const data: Record<string, FieldValue> = {};
  for (const [name, value] of Object.entries(values)) {
    if (name.includes('@')) continue;
    const field = fieldNamed(tenant, list, name);
    if (field.settings.readOnly || field.type === 'Calculated') throw invalidRequest(`Field '${name}' is read-only`);
    data[field.internalName] = value === null ? null : convert(field, name, value, values[`${name}@odata.type`]);
  }
  return data;
}

/** `OwnerLookupId` names the column Owner; a lookup by its bare name is refused. */
function fieldNamed(tenant: Tenant, list: List, name: string): Field {
  const field = tenant.fields.byInternalName(list.id, name);
  if (field && !isLookup(field)) return field;
  const [, bareName] = /^(.+)LookupId$/.exec(name) ?? [];
  const lookup = bareName === undefined ? undefined : tenant.fields.byInternalName(list.id, bareName);
  if (lookup && isLookup(lookup)) return lookup;
  throw invalidRequest(`Field '${name}' is not recognized`);
}

function convert(field: Field, name: string, value: unknown, type: unknown): FieldValue {
  if (isLookup(field)) return isMultiple(field) ? manyIds(name, value, type) : oneId(name, value);
  if (field.type === 'MultiChoice') {
    if (type !== 'Collection(Edm.String)' || !Array.isArray(value)) throw wrongType(name);
    return value.map(String);
  }
  if (field.type === 'URL') throw unsupported(`writing the hyperlink column '${name}'`);
  if (field.type === 'Boolean') return expect(name, value, 'boolean');
  if (field.type === 'Number' || field.type === 'Currency') return expect(name, value, 'number');
  if (field.type === 'DateTime') return stamp(name, value);
  return expect(name, value, 'string');
}

function oneId(name: string, value: unknown): number {
  const id = Number(value);
  if (!Number.isInteger(id) || id < 1) throw wrongType(name);
  return id;
}

function manyIds(name: string, value: unknown, type: unknown): number[] {
  if (type !== 'Collection(Edm.Int32)' || !Array.isArray(value)) throw wrongType(name);
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
