import { encodeName } from '../../store/lists';
import type { NewField } from '../../store/fields';
import type { Field, FieldSettings, FieldType } from '../../store/fieldTypes';
import { badRequest, invalidRequest, unsupported } from '../wire/errors';
import { isRecord, textOf } from '../wire/odata';
import { checkBody } from '../wire/types';
import { columnResource, decimals, friendliness, outputTypeNumber, personNames } from './columnResource';
import { localeId } from './locales';

type Body = Readonly<Record<string, unknown>>;

interface Kind {
  readonly type: FieldType;
  readonly settings: FieldSettings;
}

/** A facet names a column's type and holds what is the type's own. Source: columnDefinition resource type. */
const facets: Readonly<Record<string, (facet: Body) => Kind>> = {
  text: (facet) => (facet['allowMultipleLines'] === true ? noteOf(facet) : textKind(facet)),
  choice: choiceOf,
  number: numberOf,
  currency: currencyOf,
  dateTime: (facet) => ({
    type: 'DateTime',
    settings: {
      displayFormat: oneOf(facet, 'format', ['dateOnly', 'dateTime'], 'dateOnly') === 'dateTime' ? 1 : 0,
      friendlyDisplayFormat: friendliness.indexOf(oneOf(facet, 'displayAs', friendliness, 'default')),
    },
  }),
  boolean: () => ({ type: 'Boolean', settings: {} }),
  personOrGroup: personOf,
  lookup: lookupOf,
  hyperlinkOrPicture: (facet) => ({ type: 'URL', settings: { displayFormat: facet['isPicture'] === true ? 1 : 0 } }),
  calculated: calculatedOf,
};

/** Facets of Graph's whose columns are not here. */
const elsewhere: readonly string[] = ['term', 'geolocation', 'thumbnail', 'contentApprovalStatus'];

/** A column to make. @throws 400 where the body is none, 501 for a type that is not here */
export function newField(body: Body): NewField {
  checkBody('columnDefinition', body);
  const name = textOf(body['name']) ?? textOf(body['displayName']);
  if (!name) throw invalidRequest('The property name is required.');
  const [facet] = facetsOf(body);
  if (!facet) throw invalidRequest('A column definition must have the facet of its type.');
  const { type, settings } = facet.kind;
  return {
    title: textOf(body['displayName']) ?? name,
    internalName: encodeName(name),
    type,
    settings: { ...settings, ...commonSettings(body) },
  };
}

/** What changes of a column; what a facet leaves out stays. @throws 400 for another type */
export function changeOf(body: Body, field: Field): { readonly title?: string; readonly settings: FieldSettings } {
  checkBody('columnDefinition', body);
  const [facet] = facetsOf(withPresent(body, columnResource(field)));
  if (facet && facet.kind.type !== field.type) throw invalidRequest('The type of a column cannot be changed.');
  const title = textOf(body['displayName']);
  return { ...(title === undefined ? {} : { title }), settings: { ...facet?.kind.settings, ...commonSettings(body) } };
}

function withPresent(body: Body, present: Body): Body {
  const merged = Object.entries(body).map(([name, value]): [string, unknown] => {
    const known = present[name];
    return [name, name in facets && isRecord(value) && isRecord(known) ? { ...known, ...value } : value];
  });
  return Object.fromEntries(merged);
}

function facetsOf(body: Body): { readonly name: string; readonly kind: Kind }[] {
  const missing = elsewhere.find((name) => isRecord(body[name]));
  if (missing !== undefined) throw unsupported(`a column of the type '${missing}'`);
  const found = Object.entries(facets).flatMap(([name, read]) => {
    const facet = body[name];
    return isRecord(facet) ? [{ name, kind: read(facet) }] : [];
  });
  if (found.length > 1) throw invalidRequest('A column definition has one facet.');
  return found;
}

function commonSettings(body: Body): FieldSettings {
  return {
    ...flag(body, 'required', 'required'),
    ...flag(body, 'indexed', 'indexed'),
    ...flag(body, 'enforceUniqueValues', 'unique'),
    ...flag(body, 'hidden', 'hidden'),
    ...flag(body, 'readOnly', 'readOnly'),
    ...word(body, 'description', 'description'),
    ...word(body, 'columnGroup', 'group'),
    ...defaultOf(body['defaultValue']),
    ...validationOf(body['validation']),
  };
}

function flag(body: Body, name: string, setting: keyof FieldSettings): FieldSettings {
  const value = body[name];
  if (value === undefined || value === null) return {};
  if (typeof value !== 'boolean') throw invalidRequest(`The value of '${name}' is not a boolean.`);
  return { [setting]: value };
}

function word(body: Body, name: string, setting: keyof FieldSettings): FieldSettings {
  const value = textOf(body[name]);
  return value === undefined ? {} : { [setting]: value };
}

/** The only formula that a default may have here is the day of the row's making. */
function defaultOf(value: unknown): FieldSettings {
  if (!isRecord(value)) return {};
  const formula = textOf(value['formula']);
  if (formula === undefined) return { defaultValue: textOf(value['value']) ?? '' };
  if (/^=?\[?today\]?$/i.test(formula)) return { defaultValue: '[today]' };
  throw unsupported(`the default formula '${formula}'`);
}

function validationOf(value: unknown): FieldSettings {
  if (!isRecord(value)) return {};
  const [first] = Array.isArray(value['descriptions']) ? value['descriptions'].filter(isRecord) : [];
  const message = textOf(first?.['displayName']);
  return { validationFormula: textOf(value['formula']) ?? '', ...(message === undefined ? {} : { validationMessage: message }) };
}

function textKind(facet: Body): Kind {
  const { maxLength = 255 } = facet;
  if (typeof maxLength !== 'number') throw invalidRequest('The value of maxLength is not a number.');
  return { type: 'Text', settings: { maxLength } };
}

function noteOf(facet: Body): Kind {
  const { linesForEditing } = facet;
  return {
    type: 'Note',
    settings: {
      richText: oneOf(facet, 'textType', ['plain', 'richText'], 'plain') === 'richText',
      appendOnly: facet['appendChangesToExistingText'] === true,
      numberOfLines: typeof linesForEditing === 'number' && linesForEditing > 0 ? linesForEditing : 6,
    },
  };
}

function choiceOf(facet: Body): Kind {
  const choices = Array.isArray(facet['choices']) ? facet['choices'].map(String) : [];
  const display = oneOf(facet, 'displayAs', ['checkBoxes', 'dropDownMenu', 'radioButtons'], 'dropDownMenu');
  const settings = { choices, fillIn: facet['allowTextEntry'] === true };
  if (display === 'checkBoxes') return { type: 'MultiChoice', settings };
  return { type: 'Choice', settings: { ...settings, editFormat: display === 'radioButtons' ? 1 : 0 } };
}

function numberOf(facet: Body): Kind {
  const places = oneOf(facet, 'decimalPlaces', ['automatic', ...decimals], 'automatic');
  if (oneOf(facet, 'displayAs', ['number', 'percentage'], 'number') === 'percentage') throw unsupported('a number column that shows percentages');
  return {
    type: 'Number',
    settings: { ...(places === 'automatic' ? {} : { displayFormat: decimals.findIndex((one) => one === places) }), ...limit(facet, 'minimum'), ...limit(facet, 'maximum') },
  };
}

function limit(facet: Body, name: 'minimum' | 'maximum'): FieldSettings {
  const value = facet[name];
  if (value === undefined || value === null) return {};
  if (typeof value !== 'number') throw invalidRequest(`The value of '${name}' is not a number.`);
  return { [name]: value };
}

function currencyOf(facet: Body): Kind {
  const name = textOf(facet['locale']) ?? 'en-us';
  const locale = localeId(name);
  if (locale === undefined) throw unsupported(`the currency locale '${name}'`);
  return { type: 'Currency', settings: { currencyLocale: locale } };
}

function personOf(facet: Body): Kind {
  const people = oneOf(facet, 'chooseFromType', ['peopleOnly', 'peopleAndGroups'], 'peopleAndGroups') === 'peopleOnly';
  const display = textOf(facet['displayAs']);
  const [shown] = Object.entries(personNames).find(([, name]) => name === display) ?? ['ImnName'];
  const isMany = facet['allowMultipleSelection'] === true;
  const settings = { selectionMode: people ? 0 : 1, lookupList: 'UserInfo', lookupField: shown };
  return isMany ? { type: 'UserMulti', settings: { ...settings, multiple: true } } : { type: 'User', settings };
}

function lookupOf(facet: Body): Kind {
  const listId = textOf(facet['listId']);
  if (listId === undefined) throw invalidRequest('A lookup column needs the id of its list.');
  if (facet['primaryLookupColumnId'] !== undefined && facet['primaryLookupColumnId'] !== null) throw unsupported('a lookup column that depends on another');
  const settings = { lookupList: listId.toLowerCase(), lookupField: textOf(facet['columnName']) ?? 'Title', unlimitedLength: facet['allowUnlimitedLength'] === true };
  return facet['allowMultipleValues'] === true ? { type: 'LookupMulti', settings: { ...settings, multiple: true } } : { type: 'Lookup', settings };
}

function calculatedOf(facet: Body): Kind {
  const formula = textOf(facet['formula']);
  if (!formula) throw invalidRequest('A calculated column needs its formula.');
  const outputType = outputTypeNumber(oneOf(facet, 'outputType', ['text', 'number', 'currency', 'dateTime', 'boolean'], 'text')) ?? 2;
  return { type: 'Calculated', settings: { formula, outputType, dateFormat: facet['format'] === 'dateTime' ? 1 : 0, readOnly: true } };
}

function oneOf<Word extends string>(facet: Body, name: string, words: readonly Word[], usual: Word): Word {
  const value = facet[name];
  if (value === undefined || value === null) return usual;
  const found = words.find((one) => one === value);
  if (found === undefined) throw badRequest(`The value '${String(value)}' of '${name}' is not one of ${words.join(', ')}.`);
  return found;
}
