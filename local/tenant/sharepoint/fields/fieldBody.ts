import { FIELD_KINDS, CREATABLE_TYPES, type FieldSettings, type FieldType } from '../../store/fieldTypes';
import { checkFormulaSyntax } from '../../store/formula';
import { arrayOf, optionalBoolean, optionalNumber, optionalText, type Body } from '../wire/body';
import { errors } from '../wire/errors';

type Reader = (body: Body, name: string, verbose: boolean) => unknown;

const choices: Reader = (body, name, verbose) => {
  const value = body[name];
  return value === undefined || value === null ? undefined : arrayOf(value, verbose).map(String);
};

/** A property that may be set to nothing. */
const clearable: Reader = (body, name) => (body[name] === null ? '' : optionalText(body, name));

/** Properties of SP.Field and its kinds: the setting that each is, and how it is read. */
const PROPERTIES: Readonly<Record<string, readonly [keyof FieldSettings, Reader]>> = {
  AllowHyperlink: ['allowHyperlink', optionalBoolean],
  AllowMultipleValues: ['multiple', optionalBoolean],
  AppendOnly: ['appendOnly', optionalBoolean],
  Choices: ['choices', choices],
  CurrencyLocaleId: ['currencyLocale', optionalNumber],
  CustomFormatter: ['formatter', clearable],
  DateFormat: ['dateFormat', optionalNumber],
  DefaultValue: ['defaultValue', clearable],
  Description: ['description', clearable],
  DisplayFormat: ['displayFormat', optionalNumber],
  EditFormat: ['editFormat', optionalNumber],
  EnforceUniqueValues: ['unique', optionalBoolean],
  FillInChoice: ['fillIn', optionalBoolean],
  Formula: ['formula', optionalText],
  FriendlyDisplayFormat: ['friendlyDisplayFormat', optionalNumber],
  Group: ['group', clearable],
  Hidden: ['hidden', optionalBoolean],
  Indexed: ['indexed', optionalBoolean],
  LookupField: ['lookupField', optionalText],
  LookupList: ['lookupList', (body, name) => optionalText(body, name)?.replace(/[{}]/g, '').toLowerCase()],
  MaxLength: ['maxLength', optionalNumber],
  MaximumValue: ['maximum', optionalNumber],
  MinimumValue: ['minimum', optionalNumber],
  NumberOfLines: ['numberOfLines', optionalNumber],
  OutputType: ['outputType', optionalNumber],
  ReadOnlyField: ['readOnly', optionalBoolean],
  RelationshipDeleteBehavior: ['deleteBehaviour', optionalNumber],
  Required: ['required', optionalBoolean],
  RestrictedMode: ['restrictedMode', optionalBoolean],
  RichText: ['richText', optionalBoolean],
  SelectionMode: ['selectionMode', optionalNumber],
  StaticName: ['staticName', optionalText],
  UnlimitedLengthInDocumentLibrary: ['unlimitedLength', optionalBoolean],
  ValidationFormula: ['validationFormula', clearable],
  ValidationMessage: ['validationMessage', clearable],
};

/** Read elsewhere, or without a meaning here. */
const BESIDE: readonly string[] = ['Title', 'FieldTypeKind', 'SchemaXml', 'DateTimeCalendarType', 'TypeAsString', 'InternalName'];

/** Properties of SP.Field that are not kept here. */
const NOT_KEPT: readonly string[] = ['ClientSideComponentId', 'ClientSideComponentProperties', 'ClientValidationFormula', 'ClientValidationMessage', 'DefaultFormula', 'Direction', 'JSLink', 'PinnedToFiltersPane', 'Sealed', 'ShowInFiltersPane'];

/** @throws 400 for a property that the type does not have, 501 for one that is not kept here */
export function settingsFromBody(body: Body, type: string, verbose: boolean): FieldSettings {
  const settings: Record<string, unknown> = {};
  for (const name of Object.keys(body)) {
    if (BESIDE.includes(name)) continue;
    if (NOT_KEPT.includes(name)) throw errors.unsupported(`the property ${name} of columns`);
    const property = PROPERTIES[name];
    if (!property) throw errors.unknownProperty(name, type);
    const [setting, read] = property;
    const value = read(body, name, verbose);
    if (value !== undefined) settings[setting] = value;
  }
  return settings as FieldSettings;
}

/** @throws 400 without a kind, 501 for one that is not here */
export function typeFromKind(body: Body): FieldType {
  const kind = optionalNumber(body, 'FieldTypeKind');
  if (kind === undefined) throw errors.argument('The field has no FieldTypeKind.');
  const type = CREATABLE_TYPES.find(name => FIELD_KINDS[name] === kind);
  if (!type) throw errors.unsupported(`columns of FieldTypeKind ${kind}`);
  const multiple = optionalBoolean(body, 'AllowMultipleValues') ?? false;
  if (type === 'Lookup' && multiple) return 'LookupMulti';
  return type === 'User' && multiple ? 'UserMulti' : type;
}

/** A formula that could not be worked out is refused when it is set. @throws 400, 501 */
export function checkFormulas({ validationFormula, formula }: FieldSettings): void {
  if (validationFormula) checkFormulaSyntax(validationFormula);
  if (formula) checkFormulaSyntax(formula);
}
