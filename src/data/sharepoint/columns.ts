import { dayOf, type IsoDate } from '../../core/time';
import { columnOf, type Field, type ListDeclaration, type Person, type Reference, type Stored } from '../../lists/define';

/** A row as SharePoint sends it. */
export type RawRow = Readonly<Record<string, unknown>>;

/** What a request asks for. */
export interface Selection {
  readonly select: readonly string[];
  readonly expand: readonly string[];
}

const always = ['Id', 'Created', 'Modified', 'Editor/Title'] as const;

/** The $select and $expand of a list's properties: all of them, or some, and what every row has. */
export function selectionOf(declaration: ListDeclaration, properties: readonly string[] = Object.keys(declaration.fields)): Selection {
  const select: string[] = [...always];
  const expand = ['Editor'];
  for (const property of new Set(['key', ...properties])) {
    const column = columnOf(declaration, property);
    const { kind } = declaration.fields[property];
    if (kind === 'person') select.push(`${column}/Id`, `${column}/Title`, `${column}/Name`);
    else if (kind === 'lookup') select.push(`${column}/Id`, `${column}/Title`);
    else select.push(column);
    if (kind === 'person' || kind === 'lookup') expand.push(column);
  }
  return { select, expand };
}

/** Reads rows of one list. Columns that the council added are not asked for and so never touched. */
export function rowReader<Item>(declaration: ListDeclaration, timeZone: string): (raw: RawRow) => Stored<Item> {
  const days = dayReader(timeZone);
  const fields = Object.entries(declaration.fields).map(([property, field]) => ({ property, field, column: columnOf(declaration, property) }));
  return (raw) => {
    const row: Record<string, unknown> = {};
    for (const { property, field, column } of fields) row[property] = readValue(field, raw[column], days);
    row.id = raw.Id;
    row.key = textOf(raw.Key) || keyOfRow(Number(raw.Id));
    row.etag = textOf(raw['odata.etag']);
    row.created = instant(raw.Created) ?? '';
    row.modified = instant(raw.Modified) ?? '';
    row.modifiedBy = textOf(isRecord(raw.Editor) ? raw.Editor.Title : undefined);
    // The declaration says what each property holds; the type is made from the same declaration.
    return row as unknown as Stored<Item>;
  };
}

/** The key of a row that somebody added in Microsoft Lists, where none is made. */
export function keyOfRow(id: number): string {
  return `row-${id}`;
}

/** @returns the row's number when the key is one of keyOfRow's */
export function rowOfKey(key: string): number | undefined {
  const match = /^row-(\d+)$/.exec(key);
  return match ? Number(match[1]) : undefined;
}

type DayReader = (utc: string) => IsoDate;

/** A date-only column is sent as the UTC instant of its day's local midnight; the same few days come up again and again. */
function dayReader(timeZone: string): DayReader {
  const known = new Map<string, IsoDate>();
  return (utc) => {
    const seen = known.get(utc);
    if (seen) return seen;
    const day = dayOf(utc, timeZone);
    known.set(utc, day);
    return day;
  };
}

function readValue(field: Field, raw: unknown, days: DayReader): unknown {
  switch (field.kind) {
    case 'text':
      return textOf(raw);
    case 'note':
      return textOf(raw).replace(/\r\n/g, '\n');
    case 'choice':
      return textOf(raw) || undefined;
    case 'number':
    case 'currency':
      return typeof raw === 'number' ? raw : undefined;
    case 'boolean':
      return raw === true;
    case 'date':
      return typeof raw === 'string' && raw !== '' ? days(raw) : undefined;
    case 'dateTime':
      return instant(raw);
    case 'person':
      return personOf(raw);
    case 'lookup':
      return referenceOf(raw);
    case 'json':
      return jsonOf(textOf(raw));
  }
}

function textOf(raw: unknown): string {
  return typeof raw === 'string' ? raw : '';
}

/** SharePoint leaves the milliseconds out; with them, instants compare as texts. */
function instant(raw: unknown): string | undefined {
  return typeof raw === 'string' && raw !== '' ? new Date(raw).toISOString() : undefined;
}

function isRecord(raw: unknown): raw is Record<string, unknown> {
  return typeof raw === 'object' && raw !== null;
}

function personOf(raw: unknown): Person | undefined {
  if (!isRecord(raw) || typeof raw.Id !== 'number') return undefined;
  return { id: raw.Id, name: textOf(raw.Title), upn: upnOfClaim(textOf(raw.Name)) };
}

function referenceOf(raw: unknown): Reference | undefined {
  if (!isRecord(raw) || typeof raw.Id !== 'number' || raw.Id <= 0) return undefined;
  return { id: raw.Id, title: textOf(raw.Title) };
}

/** `priya.nair@wendmere.example` of `i:0#.f|membership|priya.nair@wendmere.example`. */
export function upnOfClaim(claim: string): string {
  return claim.slice(claim.lastIndexOf('|') + 1);
}

/** A cell that somebody edited by hand into something else than JSON reads as empty: one cell must not close the register. */
function jsonOf(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** The body of a create or of a MERGE: the given properties only, so that every other column stays as it is. */
export function bodyOf(declaration: ListDeclaration, values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const [property, value] of Object.entries(values)) {
    const field = declaration.fields[property];
    const isReference = field?.kind === 'person' || field?.kind === 'lookup';
    body[`${columnOf(declaration, property)}${isReference ? 'Id' : ''}`] = writeValue(field, value);
  }
  return body;
}

function writeValue(field: Field, value: unknown): unknown {
  if (value === undefined || value === null) return null;
  switch (field.kind) {
    case 'text':
    case 'note':
      return writable(String(value));
    case 'date':
      // Noon is the same day in every zone that a council may have set for its site.
      return `${String(value)}T12:00:00Z`;
    case 'dateTime':
      return new Date(String(value)).toISOString().replace(/\.\d+Z$/, 'Z');
    case 'person':
    case 'lookup':
      return isRecord(value) ? value.id : null;
    case 'json':
      return JSON.stringify(value);
    default:
      return value;
  }
}

/** SharePoint stores text as XML, which has no control characters and no half of a surrogate pair. */
function writable(text: string): string {
  return text.replace(/\p{Cc}|\p{Cs}/gu, (character) => ('\t\n\r'.includes(character) ? character : ''));
}
