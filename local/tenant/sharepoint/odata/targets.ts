import { ROW_COLUMNS } from '../../store/builtInFields';
import { isLookup, isMultiple, isPerson, type Field } from '../../store/fieldTypes';
import { jsonPath, valueSql } from '../../store/fields';
import type { List } from '../../store/lists';
import type { Call } from '../wire/call';
import { firstContentType } from '../fields/columns';
import { errors } from '../wire/errors';

/** What a name in a filter or an order stands for, in SQL over one list's table. */
export interface Target {
  readonly field: Field;
  /** One value: of the row, or of one element where it has several. */
  readonly sql: string;
  /** The type that constants must have. */
  readonly type: 'text' | 'number' | 'boolean' | 'date' | 'guid';
  /** Whether an index of the list serves it. */
  readonly indexed: boolean;
  /** Where the elements of a row with several values come from; a condition holds when one element meets it. */
  readonly elements?: string;
  /** How many values a row with several has. */
  readonly count?: string;
}

/** SP.FieldType of a calculated column's result, and what it is to a filter. */
const RESULTS: Readonly<Record<number, Target['type']>> = { 4: 'date', 8: 'boolean', 9: 'number', 10: 'number' };
const NUMBERS: readonly string[] = ['Number', 'Currency', 'Counter', 'Integer', 'ModStat'];
/** What $expand reads of a person, in the site's table of principals. */
const OF_PERSON: Readonly<Record<string, string>> = { Title: 'title', Name: 'login', EMail: 'email', UserName: 'email' };

/** A column's own value, or the id that a lookup holds. */
export function valueTarget(field: Field): Target {
  if (isLookup(field) && !isRowColumn(field)) return { field, type: 'number', indexed: isIndexed(field), ...shape(field, 'e.value') };
  const type = typeOf(field);
  return { field, type, indexed: isIndexed(field), ...shape(field, type === 'text' ? 'e.value COLLATE NOCASE' : 'e.value') };
}

/** A property of the person or the row that a lookup points to. @throws 400 when there is none such */
export function linkedTarget(call: Call, list: List, link: Field, inner: string): Target {
  if (inner === 'Id' || inner === 'ID') return valueTarget(link);
  return isPerson(link) ? ofPerson(call, link, inner) : ofRow(call, list, link, inner);
}

/** A row's content type, by its id or by its name. */
export function contentTypeTarget(call: Call, list: List, field: Field): Target {
  const [folder, row] = [true, false].map(isFolder => quoted(firstContentType(list, isFolder)));
  const id = `coalesce(json_extract(data, '$.ContentTypeId'), CASE is_folder WHEN 1 THEN ${folder} ELSE ${row} END)`;
  const names = call.tenant.contentTypes.ofList(list).map(type => `WHEN ${quoted(type.id)} THEN ${quoted(type.name)}`);
  const sql = field.internalName === 'ContentTypeId' ? id : names.length === 0 ? "''" : `CASE ${id} ${names.join(' ')} END`;
  return { field, type: 'text', indexed: false, sql: `(${sql}) COLLATE NOCASE` };
}

function quoted(text: string): string {
  return `'${text.replace(/'/g, "''")}'`;
}

function ofPerson(call: Call, link: Field, inner: string): Target {
  const column = OF_PERSON[inner];
  if (column === undefined) throw errors.unknownName(`${link.internalName}/${inner}`);
  const { sql: id, ...rest } = shape(link, 'e.value');
  // People are known by the number that the site collection gave them.
  const sql = `(SELECT p.${column} FROM principals p WHERE p.site_id = ${call.site.rootId} AND p.id = ${id}) COLLATE NOCASE`;
  return { field: link, type: 'text', indexed: false, ...rest, sql };
}

function ofRow(call: Call, list: List, link: Field, inner: string): Target {
  const target = call.tenant.lists.byGuid(link.settings.lookupList ?? '');
  const field = target && call.tenant.fields.byInternalName(target.id, inner);
  if (!target || !field || isMultiple(field) || (isLookup(field) && !isRowColumn(field))) throw errors.unknownName(`${link.internalName}/${inner}`);
  const { sql: id, ...rest } = shape(link, 'e.value', `items_${list.id}`);
  const found = valueTarget(field);
  const sql = `(SELECT ${valueSql(field, 't')} FROM items_${target.id} t WHERE t.id = ${id})`;
  return { field: link, type: found.type, indexed: false, ...rest, sql: found.type === 'text' ? `${sql} COLLATE NOCASE` : sql };
}

function shape(field: Field, element: string, table?: string): Pick<Target, 'sql' | 'elements' | 'count'> {
  if (!isMultiple(field)) return { sql: valueSql(field, table) };
  const data = table === undefined ? 'data' : `${table}.data`;
  return {
    sql: element,
    elements: `json_each(${data}, ${jsonPath(field)}) e`,
    count: `coalesce(json_array_length(${data}, ${jsonPath(field)}), 0)`,
  };
}

/** Parts of a row's address that SharePoint declares as lookups, though nothing is looked up. */
function isRowColumn(field: Field): boolean {
  return field.internalName in ROW_COLUMNS && !isPerson(field);
}

function isIndexed(field: Field): boolean {
  return field.settings.indexed ?? false;
}

function typeOf(field: Field): Target['type'] {
  if (field.type === 'Calculated') return RESULTS[field.settings.outputType ?? 2] ?? 'text';
  if (field.type === 'DateTime') return 'date';
  if (field.type === 'Boolean' || field.type === 'Attachments') return 'boolean';
  return NUMBERS.includes(field.type) || field.internalName === 'FSObjType' ? 'number' : 'text';
}
