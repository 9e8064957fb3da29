import { toStamp } from '../../../clock';
import type { Field, FieldValue } from '../../../store/fieldTypes';
import { shifted } from '../../../store/formulas/values';
import { StoreError } from '../../../store/errors';
import type { Call } from '../../wire/call';
import { localMidnight, parseIso, parseUk } from '../../../timeZone';

/** A form's value that cannot be read; the sentence is shown beside the column. */
export class FormError extends Error {}

/**
 * Reads what a form sends: dates and numbers as the site's locale writes them, people as JSON of their login names,
 * yes and no as 1 and 0, several choices as `;#A;#B;#` (facts 1.6).
 * @param inUtc whether the caller writes its dates as ISO does, in UTC
 * @throws FormError
 */
export function fromText(call: Call, field: Field, text: string, inUtc: boolean): FieldValue {
  switch (field.type) {
    case 'Number':
    case 'Currency':
      return numberFrom(field, text);
    case 'Boolean':
      return booleanFrom(text);
    case 'DateTime':
      return dateFrom(field, text, inUtc);
    case 'User':
    case 'UserMulti':
      return peopleFrom(call, field, text);
    case 'Lookup':
    case 'LookupMulti':
      return lookupsFrom(call, field, text);
    case 'Choice':
      return choiceFrom(field, text);
    case 'MultiChoice':
      return text.split(';#').filter(part => part !== '').map(part => choiceFrom(field, part));
    case 'URL': {
      const [url, description] = text.split(/,\s/, 2);
      return { Url: url.trim(), Description: (description ?? url).trim() };
    }
    default:
      return text;
  }
}

/** A percentage is written in hundredths: `50` or `50%` for a half. */
function numberFrom({ settings }: Field, text: string): number {
  const plain = text.trim().replace(/^(-?)£/, '$1').replace(/,(?=\d{3}(\D|$))/g, '');
  const [, digits, sign] = /^(-?\d+(?:\.\d+)?)\s*(%?)$/.exec(plain) ?? [];
  if (digits === undefined || (sign === '%' && !settings.percentage)) throw new FormError('The value of this field is not a valid number.');
  return settings.percentage ? shifted(Number(digits), -2) : Number(digits);
}

function booleanFrom(text: string): boolean {
  if (!/^(1|0|true|false|yes|no)$/i.test(text)) throw new FormError('The value of this field is not Yes or No.');
  return /^(1|true|yes)$/i.test(text);
}

/** `08/07/2026 14:30`, or `2026-07-08 14:30:00`, both by the site's clock; what ISO writes is refused (measured 2026-10-01). */
function dateFrom(field: Field, text: string, inUtc: boolean): string {
  const dateOnly = field.settings.displayFormat === 0;
  const moment = inUtc ? utcFrom(text) : parseUk(text) ?? sortable(text);
  if (!moment) throw new FormError(dateOnly ? 'Enter a date like this: 23/02/2012' : 'You must specify a valid date within the range of 01/01/1900 and 31/12/8900.');
  return toStamp(dateOnly ? localMidnight(moment) : moment);
}

function sortable(text: string): Date | undefined {
  return /^\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?$/.test(text.trim()) ? parseIso(text.trim().replace(' ', 'T')) : undefined;
}

function utcFrom(text: string): Date | undefined {
  const iso = text.trim().replace(' ', 'T');
  return /(Z|[+-]\d\d:?\d\d)$/i.test(iso) ? parseIso(iso) : parseIso(iso.includes('T') ? `${iso}Z` : `${iso}T00:00:00Z`);
}

function choiceFrom(field: Field, text: string): string {
  if (!field.settings.fillIn && !(field.settings.choices ?? []).includes(text)) throw new FormError(`The value '${text}' is not a choice of this field.`);
  return text;
}

function peopleFrom(call: Call, field: Field, text: string): FieldValue {
  const keys = readKeys(text);
  const ids = keys.map(key => personId(call, key));
  if (field.type === 'UserMulti') return ids;
  if (ids.length > 1) throw new FormError('Only one person can be entered here.');
  return ids[0] ?? null;
}

/** `[{"Key":"i:0#.f|membership|a@b"}]`, also with single quotes. */
function readKeys(text: string): readonly string[] {
  try {
    const entries = JSON.parse(text.includes('"') ? text : text.replace(/'/g, '"')) as readonly { readonly Key?: string }[];
    return entries.map(({ Key: key }) => {
      if (key === undefined) throw new FormError('The user does not exist or is not unique.');
      return key;
    });
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) throw new FormError('The user does not exist or is not unique.');
    throw error;
  }
}

function personId(call: Call, key: string): number {
  try {
    return call.tenant.principals.ensureByName(call.site.id, key).id;
  } catch (error) {
    if (error instanceof StoreError) throw new FormError('The user does not exist or is not unique.');
    throw error;
  }
}

function lookupsFrom(call: Call, field: Field, text: string): FieldValue {
  const ids = text.split(';#').filter((part, index) => part !== '' && index % 2 === 0).map(Number);
  const list = call.tenant.lists.byGuid(field.settings.lookupList ?? '');
  if (!list || ids.length === 0 || ids.some(id => !Number.isInteger(id) || !call.tenant.items.find(list, id))) {
    throw new FormError('The item that this field looks up does not exist.');
  }
  return field.type === 'LookupMulti' ? ids : ids[0];
}
