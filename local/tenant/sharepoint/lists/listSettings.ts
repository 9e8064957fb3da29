import type { ListSettings } from '../../store/lists';
import { checkFormulaSyntax } from '../../store/formula';
import { optionalBoolean, optionalNumber, optionalText, type Body } from '../wire/body';
import { errors } from '../wire/errors';

type Kept = string | number | boolean;

/** Properties that a list keeps as they are set, with what each is before; nothing else depends on them. */
export const KEPT: Readonly<Record<string, Kept>> = {
  CrawlNonDefaultViews: false,
  DefaultItemOpenUseListSetting: false,
  Direction: 'none',
  DisableCommenting: false,
  DisableGridEditing: false,
  EnableRequestSignOff: true,
  ExemptFromBlockDownloadOfNonViewableFiles: false,
  ImageUrl: '/_layouts/15/images/itgen.png',
  ListExperienceOptions: 0,
  MultipleDataList: false,
  ParserDisabled: false,
};

/** What lists have at SharePoint and cannot be turned on here; setting them to what they are is no change. */
export const FIXED: Readonly<Record<string, Kept>> = {
  DefaultContentApprovalWorkflowId: '00000000-0000-0000-0000-000000000000',
  DefaultSensitivityLabelForLibrary: '',
  DraftVersionVisibility: 0,
  EnableAssignToEmail: false,
  EnableModeration: false,
  ForceCheckout: false,
  IrmEnabled: false,
  IrmExpire: false,
  IrmReject: false,
  MajorWithMinorVersionsLimit: 0,
};

const BOOLEANS: Readonly<Record<string, keyof ListSettings>> = {
  AllowContentTypes: 'allowContentTypes',
  ContentTypesEnabled: 'contentTypesEnabled',
  EnableAttachments: 'enableAttachments',
  EnableFolderCreation: 'enableFolderCreation',
  EnableMinorVersions: 'enableMinorVersions',
  EnableVersioning: 'enableVersioning',
  Hidden: 'hidden',
  NoCrawl: 'noCrawl',
  OnQuickLaunch: 'onQuickLaunch',
};
const NUMBERS: Readonly<Record<string, readonly [keyof ListSettings, (value: number) => boolean]>> = {
  MajorVersionLimit: ['majorVersionLimit', value => value >= 0 && value <= 50000],
  ReadSecurity: ['readSecurity', value => value === 1 || value === 2],
  WriteSecurity: ['writeSecurity', value => value === 1 || value === 2 || value === 4],
};
const TEXTS: Readonly<Record<string, keyof ListSettings>> = { Description: 'description', ValidationFormula: 'validationFormula', ValidationMessage: 'validationMessage' };

/** Read elsewhere. */
const BESIDE: readonly string[] = ['Title', 'BaseTemplate'];

/**
 * The settings that a request names.
 * @param kept what the list keeps already
 * @throws 400 for a property that lists do not have or a value that it cannot have, 501 for one that cannot be set here
 */
export function settingsFrom(body: Body, isLibrary: boolean, kept: ListSettings['kept'] = {}): Partial<ListSettings> {
  const settings: Record<string, unknown> = {};
  const keep: Record<string, Kept> = { ...kept };
  for (const name of Object.keys(body)) {
    if (BESIDE.includes(name)) continue;
    if (name in KEPT) keep[name] = keptValue(body, name);
    else if (name in FIXED) refuseChange(body, name);
    else Object.assign(settings, ownSetting(body, name));
  }
  checkSettings(settings, isLibrary);
  return { ...settings, kept: keep };
}

function ownSetting(body: Body, name: string): Record<string, unknown> {
  if (name in BOOLEANS) return given(BOOLEANS[name], optionalBoolean(body, name));
  if (name in TEXTS) return { [TEXTS[name]]: body[name] === null ? '' : optionalText(body, name) };
  if (!(name in NUMBERS)) throw errors.unknownProperty(name, 'SP.List');
  const [setting, isPossible] = NUMBERS[name];
  const value = optionalNumber(body, name);
  if (value !== undefined && !isPossible(value)) throw errors.argument();
  return given(setting, value);
}

function given(setting: string, value: unknown): Record<string, unknown> {
  return value === undefined ? {} : { [setting]: value };
}

function keptValue(body: Body, name: string): Kept {
  const fallback = KEPT[name];
  const value = body[name];
  if (value === null) return fallback;
  if (typeof value !== typeof fallback) throw errors.wrongPrimitive({ string: 'Edm.String', number: 'Edm.Int32', boolean: 'Edm.Boolean' }[typeof fallback as 'string' | 'number' | 'boolean']);
  return value as Kept;
}

function refuseChange(body: Body, name: string): void {
  const value = body[name];
  if (value !== null && value !== FIXED[name]) throw errors.unsupported(`setting ${name} of lists`);
}

function checkSettings(settings: Partial<ListSettings>, isLibrary: boolean): void {
  if (settings.enableMinorVersions && !isLibrary) throw errors.argument('Minor versions are for document libraries.');
  if (settings.enableAttachments && isLibrary) throw errors.argument('Attachments are not for document libraries.');
  if (settings.validationFormula) checkFormulaSyntax(settings.validationFormula);
}
