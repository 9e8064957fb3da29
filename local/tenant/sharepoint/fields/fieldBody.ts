import { FIELD_KINDS, CREATABLE_TYPES, type FieldSettings, type FieldType } from '../../store/fieldTypes';
import { optionalNumber, optionalBoolean, type Body } from '../wire/body';
import { errors } from '../wire/errors';
import { propertiesOfType } from './fieldProperties';

/** Properties that a column keeps as they are set, with what each is before; nothing else here depends on them. */
export const KEPT: Readonly<Record<string, string | number | boolean | null>> = {
  ClientSideComponentId: '00000000-0000-0000-0000-000000000000',
  ClientSideComponentProperties: null,
  ClientValidationFormula: null,
  ClientValidationMessage: null,
  Direction: 'none',
  JSLink: 'clienttemplates.js',
  PinnedToFiltersPane: false,
  ShowInFiltersPane: 0,
};

/** Read elsewhere, or only told back. */
const BESIDE: readonly string[] = ['Title', 'FieldTypeKind', 'SchemaXml', 'TypeAsString', 'InternalName', 'EntityPropertyName', 'Id'];

/** Properties of SP.Field that cannot be set here. */
const MISSING: readonly string[] = ['DefaultFormula', 'Sealed', 'AutoIndexed'];

/** Kinds that SharePoint has and that cannot be made here. */
const KINDS_ELSEWHERE: readonly number[] = [1, 5, 12, 13, 14, 16, 18, 19, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 35];

/**
 * The settings that a request names.
 * @param typeName `SP.FieldChoice`, as the request or the column itself says
 * @throws 400 for a property that the type does not have, 501 for one that is not kept here
 */
export function settingsFromBody(body: Body, typeName: string, verbose: boolean, before: FieldSettings['kept'] = {}): FieldSettings {
  const properties = propertiesOfType(typeName);
  if (!properties) throw errors.unknownType(typeName);
  const settings: Record<string, unknown> = {};
  const kept: Record<string, string | number | boolean> = { ...before };
  for (const name of Object.keys(body)) {
    if (BESIDE.includes(name)) continue;
    if (MISSING.includes(name)) throw errors.unsupported(`setting ${name} of columns`);
    if (name in KEPT) keep(kept, body, name);
    else {
      const property = properties[name];
      if (!property) throw errors.unknownProperty(name, typeName);
      if (!property.read) throw errors.unsupported(`setting ${name} of columns`);
      const value = property.read(body, name, verbose);
      if (value !== undefined) settings[property.setting] = value;
    }
  }
  return { ...settings, ...(Object.keys(kept).length === 0 ? {} : { kept }) };
}

function keep(kept: Record<string, string | number | boolean>, body: Body, name: string): void {
  const value = body[name];
  if (value === null) delete kept[name];
  else if (typeof value === 'object') throw errors.wrongPrimitive('Edm.String');
  else kept[name] = value;
}

/** @throws 400 without a kind or for one that nobody has, 501 for one that is not here */
export function typeFromKind(body: Body): FieldType {
  const kind = optionalNumber(body, 'FieldTypeKind');
  if (kind === undefined) throw errors.argument('The field has no FieldTypeKind.');
  const type = CREATABLE_TYPES.find(name => FIELD_KINDS[name] === kind);
  if (!type && KINDS_ELSEWHERE.includes(kind)) throw errors.unsupported(`columns of FieldTypeKind ${kind}`);
  if (!type) throw errors.argument();
  const multiple = optionalBoolean(body, 'AllowMultipleValues') ?? false;
  if (type === 'Lookup' && multiple) return 'LookupMulti';
  return type === 'User' && multiple ? 'UserMulti' : type;
}
