import { isLookup, isPerson, type Field, type FieldValue, type UrlValue } from '../../store/fieldTypes';
import { shifted } from '../../store/formulas/values';
import type { Item } from '../../store/items';
import type { Call } from '../wire/call';
import { escapeXml } from '../wire/xml';
import { idsIn, storedValue } from '../fields/columns';
import { toLocal, type LocalTime } from '../../timeZone';

/** SP.FieldType of a calculated column's result. */
const DATE_RESULT = 4;
const BOOLEAN_RESULT = 8;
/** Money by the locale of its column, as far as a council meets it; any other shows its number alone. */
const MONEY: Readonly<Record<number, readonly [locale: string, currency: string]>> = {
  1033: ['en-US', 'USD'],
  2057: ['en-GB', 'GBP'],
  6153: ['en-IE', 'EUR'],
  1031: ['de-DE', 'EUR'],
  1036: ['fr-FR', 'EUR'],
  1040: ['it-IT', 'EUR'],
  3082: ['es-ES', 'EUR'],
  3081: ['en-AU', 'AUD'],
  4105: ['en-CA', 'CAD'],
  1041: ['ja-JP', 'JPY'],
};

/** A value of a row as a person reads it on a page of the site: its locale, its time, names for people and lookups. */
export function displayText(call: Call, item: Item, field: Field): string {
  const value = storedValue(item, field);
  if (field.type === 'Attachments') return value === true ? 'True' : 'False';
  if (value === null) return '';
  if (isLookup(field) && typeof value !== 'string') return idsIn(value, field).map(id => lookupText(call, field, id)).join('; ');
  return plainText(field, value);
}

/** The same as a page shows it. */
export function displayHtml(call: Call, item: Item, field: Field): string {
  const value = storedValue(item, field);
  if (value === null) return '';
  if (isUrl(value)) return `<a href="${escapeXml(value.Url)}">${escapeXml(value.Description)}</a>`;
  if (field.type === 'Note') return field.settings.richText ? String(value) : escapeXml(String(value)).replace(/\r?\n/g, '<br>');
  if (isLookup(field) && typeof value !== 'string') return idsIn(value, field).map(id => lookupHtml(call, field, id)).join('; ');
  return escapeXml(displayText(call, item, field));
}

/** What a form's box holds for the value; a form that sends it back changes nothing. */
export function editText(call: Call, item: Item, field: Field): string {
  const value = storedValue(item, field);
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'number' && !isLookup(field)) return String(field.settings.percentage ? shifted(value, 2) : value);
  if (isLookup(field) && typeof value !== 'string') return idsIn(value, field).map(id => `${id};#${lookupText(call, field, id)}`).join(';#');
  if (Array.isArray(value)) return value.length === 0 ? '' : `;#${value.join(';#')};#`;
  return field.type === 'Note' ? String(value) : plainText(field, value);
}

/** The person's name, or what the lookup shows of the other row. */
export function lookupText(call: Call, field: Field, id: number): string {
  if (isPerson(field)) return call.remember(`principal ${id}`, () => call.tenant.principals.byId(call.site.id, id))?.title ?? '';
  const list = call.tenant.lists.byGuid(field.settings.lookupList ?? '');
  const target = list && call.remember(`item ${list.id} ${id}`, () => call.tenant.items.find(list, id));
  const shown = list && call.tenant.fields.byInternalName(list.id, field.settings.lookupField ?? 'Title');
  return target && shown ? displayText(call, target, shown) : '';
}

/** `22/11/2026`, with the time where the column has one. */
export function dateText(stamp: string, withTime: boolean): string {
  const local = toLocal(new Date(stamp));
  const day = `${pad(local.day)}/${pad(local.month)}/${local.year}`;
  return withTime ? `${day} ${pad(local.hour)}:${pad(local.minute)}` : day;
}

/** The site's wall clock at a moment, as ISO writes it without a zone. */
export function localIso(stamp: string): string {
  const { year, month, day, hour, minute, second }: LocalTime = toLocal(new Date(stamp));
  return `${year}-${pad(month)}-${pad(day)}T${pad(hour)}:${pad(minute)}:${pad(second)}`;
}

/** With the column's decimals, or as many as the number has. */
export function numberText(value: number, field: Field): string {
  const { displayFormat: decimals, currencyLocale } = field.settings;
  if (field.settings.percentage) return `${numberText(shifted(value, 2), { ...field, settings: { ...field.settings, percentage: false } })}%`;
  const fixed = decimals !== undefined && decimals >= 0 ? decimals : undefined;
  if (field.type !== 'Currency') return value.toLocaleString('en-GB', { minimumFractionDigits: fixed ?? 0, maximumFractionDigits: fixed ?? 15 });
  const [locale, currency] = MONEY[currencyLocale ?? 2057] ?? [];
  if (currency === undefined) return value.toLocaleString('en-GB', { minimumFractionDigits: fixed ?? 2, maximumFractionDigits: fixed ?? 2 });
  return value.toLocaleString(locale, { style: 'currency', currency, ...(fixed === undefined ? {} : { minimumFractionDigits: fixed, maximumFractionDigits: fixed }) });
}

function plainText(field: Field, value: NonNullable<FieldValue>): string {
  if (isUrl(value)) return `${value.Url}, ${value.Description}`;
  if (Array.isArray(value)) return value.join(', ');
  if (isDate(field)) return dateText(String(value), field.type === 'Calculated' ? field.settings.dateFormat !== 0 : field.settings.displayFormat !== 0);
  if (typeof value === 'boolean' || field.settings.outputType === BOOLEAN_RESULT) return value === true || value === 1 ? 'Yes' : 'No';
  if (typeof value === 'number') return hasNumberFormat(field) ? numberText(value, field) : String(value);
  return field.type === 'Note' && field.settings.richText ? withoutTags(String(value)) : String(value);
}

export function isDate({ type, settings }: Field): boolean {
  return type === 'DateTime' || (type === 'Calculated' && settings.outputType === DATE_RESULT);
}

/** Ids and counters are numbers that nobody adds up. */
function hasNumberFormat({ type }: Field): boolean {
  return type === 'Number' || type === 'Currency' || type === 'Calculated';
}

function lookupHtml(call: Call, field: Field, id: number): string {
  const page = isPerson(field)
    ? `${call.webUrl}/_layouts/15/userdisp.aspx?ID=${id}`
    : `${call.webUrl}/_layouts/15/listform.aspx?PageType=4&ListId={${field.settings.lookupList ?? ''}}&ID=${id}&RootFolder=*`;
  return `<a href="${escapeXml(page)}">${escapeXml(lookupText(call, field, id))}</a>`;
}

/** Rich text as plain text: paragraphs become lines. */
function withoutTags(html: string): string {
  return html
    .replace(/<br\s*\/?>|<\/(?:p|div|li)>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .trim();
}

function isUrl(value: FieldValue): value is UrlValue {
  return value !== null && typeof value === 'object' && 'Url' in value;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
