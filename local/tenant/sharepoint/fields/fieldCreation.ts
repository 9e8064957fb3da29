import { findByGuid } from '../../store/fieldRules';
import { isPerson, type Field, type FieldSettings, type FieldType } from '../../store/fieldTypes';
import type { NewField } from '../../store/fields';
import { bodyOf, declaredType, entryOf, isVerboseBody, objectOf, optionalNumber, optionalText, textOf, type Body } from '../wire/body';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import type { Segment } from '../wire/path';
import { parametersOf } from '../wire/parameters';
import { settingsFromBody, typeFromKind } from './fieldBody';
import { typeNameOf } from './fieldProperties';
import type { FieldHome } from './fieldHome';
import { ADD_TO_DEFAULT_VIEW, fieldFromXml } from './fieldSchema';

/** `POST fields` with an entry of the column's own type. */
export function addFromEntry(call: Call, home: FieldHome): Field {
  const body = entryOf(call);
  const type = typeFromKind(body);
  const settings = settingsFromBody(body, declaredType(call) ?? 'SP.Field', isVerboseBody(call));
  return add(call, home, { title: textOf(body, 'Title'), type, settings });
}

const MEANT: readonly string[] = ['Choices', 'FieldTypeKind', 'IsCompactName', 'LookupFieldName', 'LookupListId', 'LookupWebId', 'Required', 'Title'];

/** `{"parameters":{"Title":..,"FieldTypeKind":7,"LookupListId":..,"LookupFieldName":..}}`: SP.FieldCreationInformation. */
export function addFromInformation(call: Call, home: FieldHome): Field {
  const parameters = objectOf(bodyOf(call), 'parameters');
  const unknown = Object.keys(parameters).find(name => !MEANT.includes(name) && name !== '__metadata');
  if (unknown !== undefined) throw errors.unknownProperty(unknown, 'SP.FieldCreationInformation');
  const own: Body = Object.fromEntries(Object.entries(parameters).filter(([name]) => name === 'Choices' || name === 'Required'));
  const lookupList = optionalText(parameters, 'LookupListId')?.replace(/[{}]/g, '').toLowerCase();
  return add(call, home, {
    title: textOf(parameters, 'Title'),
    type: typeFromKind(parameters),
    settings: {
      ...settingsFromBody(own, 'SP.FieldChoice', isVerboseBody(call)),
      ...(lookupList === undefined ? {} : { lookupList, lookupField: optionalText(parameters, 'LookupFieldName') ?? 'Title' }),
      lookupWeb: optionalText(parameters, 'LookupWebId'),
    },
  });
}

/** `createFieldAsXml` with its options. */
export function addFromXml(call: Call, home: FieldHome): Field {
  const parameters = objectOf(bodyOf(call), 'parameters');
  const options = optionalNumber(parameters, 'Options') ?? 0;
  const field = add(call, home, fieldFromXml(textOf(parameters, 'SchemaXml'), options));
  if ((options & ADD_TO_DEFAULT_VIEW) !== 0) home.addToDefaultView(call, field);
  return field;
}

/** `addDependentLookupField(displayName='..',primaryLookupFieldId='..',showField='..')`: one more column of a lookup's target. */
export function addDependentLookup(call: Call, home: FieldHome, segment: Segment): Field {
  const given = parametersOf(call, segment);
  const primary = findByGuid(home.all(call), given.text('primarylookupfieldid', 1).replace(/[{}]/g, ''));
  if (!primary) throw errors.field(given.text('primarylookupfieldid', 1));
  if ((primary.type !== 'Lookup' && primary.type !== 'LookupMulti') || primary.settings.primaryField !== undefined) throw errors.argument();
  return add(call, home, {
    title: given.text('displayname', 0),
    type: primary.type,
    settings: {
      lookupList: primary.settings.lookupList,
      lookupField: given.text('showfield', 2),
      multiple: primary.settings.multiple,
      primaryField: primary.guid,
      readOnly: true,
    },
  });
}

/** What a MERGE of a column changes: single properties, or its whole schema. @throws 400, 501 */
export function changeFrom(call: Call, field: Field): { readonly title?: string; readonly type?: FieldType; readonly settings: FieldSettings } {
  const body = entryOf(call);
  const schema = optionalText(body, 'SchemaXml');
  const fromSchema = schema === undefined ? undefined : fieldFromXml(schema, 0);
  const settings = settingsFromBody(body, typeOfEntry(call, field), isVerboseBody(call), field.settings.kept);
  return {
    title: optionalText(body, 'Title') ?? fromSchema?.title,
    type: fromSchema?.type ?? typeWith(field, settings.multiple),
    settings: { ...(fromSchema ? defined(fromSchema.settings) : {}), ...settings },
  };
}

/** The type that the request names, or the column's own. */
function typeOfEntry(call: Call, field: Field): string {
  const own = typeNameOf(field.type);
  const declared = declaredType(call);
  if (declared !== undefined && declared !== own && declared !== 'SP.Field') throw errors.unknownType(declared);
  return own;
}

function typeWith(field: Field, multiple: boolean | undefined): FieldType | undefined {
  if (multiple === undefined) return undefined;
  if (isPerson(field)) return multiple ? 'UserMulti' : 'User';
  return multiple ? 'LookupMulti' : 'Lookup';
}

function add(call: Call, home: FieldHome, field: NewField): Field {
  return home.add(call, { ...field, settings: defined(field.settings) });
}

/** Without the settings that the request left open. */
function defined(settings: FieldSettings): FieldSettings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined)) as FieldSettings;
}
