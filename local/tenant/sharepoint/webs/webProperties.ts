import type { Site } from '../../store/sites';
import { entryOf, optionalText, type Body } from '../wire/body';
import type { Call } from '../wire/call';
import { changed, type Answer } from '../wire/answer';
import { errors } from '../wire/errors';
import type { Value } from '../wire/values';

type Kept = string | number | boolean;

/** Properties that a web keeps as they are set, with what each is before anybody sets it. */
export const SHOWN_SETTINGS: Readonly<Record<string, Kept>> = {
  AlternateCssUrl: '',
  EnableMinimalDownload: false,
  FooterEmphasis: 0,
  FooterEnabled: true,
  FooterLayout: 0,
  HeaderEmphasis: 0,
  HeaderLayout: 2,
  HideTitleInHeader: false,
  HorizontalQuickLaunch: false,
  IsMultilingual: true,
  LogoAlignment: 0,
  MegaMenuEnabled: true,
  NavAudienceTargetingEnabled: false,
  NoCrawl: false,
  ObjectCacheEnabled: false,
  OverwriteTranslationsOnChange: false,
  QuickLaunchEnabled: true,
  SearchScope: 0,
  SiteLogoUrl: '',
  SyndicationEnabled: true,
  TenantAdminMembersCanShare: 0,
  TreeViewEnabled: false,
  UIVersion: 15,
  UIVersionConfigurationEnabled: false,
};

/** The same for properties that come only when they are selected. */
export const FURTHER_SETTINGS: Readonly<Record<string, Kept>> = {
  AllowAutomaticASPXPageIndexing: true,
  CommentsOnSitePagesDisabled: false,
  DefaultNewPageTemplateId: '00000000-0000-0000-0000-000000000000',
  DisableAppViews: false,
  DisableFlows: false,
  DisableRecommendedItems: false,
  ExcludeFromOfflineClient: false,
  KeepFieldUserResources: false,
  MembersCanShare: true,
  RequestAccessEmail: '',
  SaveSiteAsTemplateEnabled: false,
  SearchBoxInNavBar: 0,
  SearchBoxPlaceholderText: '',
  SiteLogoDescription: '',
  ThemedCssFolderUrl: '',
};

const SETTINGS: Readonly<Record<string, Kept>> = { ...SHOWN_SETTINGS, ...FURTHER_SETTINGS, CustomMasterUrl: '', MasterUrl: '' };

/** Readers of kept properties for an entity's shape. */
export function settingReaders(defaults: Readonly<Record<string, Kept>>): Readonly<Record<string, (site: Site) => Value>> {
  return Object.fromEntries(Object.entries(defaults).map(([name, fallback]) => [name, (site: Site): Value => site.settings[name] ?? fallback]));
}

/** `MERGE web`. @throws 400 for a property that webs do not have, or that nobody can set */
export function changeWeb(call: Call): Answer {
  call.require('manageWeb', call.site);
  const { Title, Description, ...others } = entryOf(call);
  const given = { Title, Description };
  call.tenant.sites.change(call.site, { title: optionalText(given, 'Title'), description: optionalText(given, 'Description'), settings: settingsFrom(others) });
  return changed();
}

function settingsFrom(body: Body): Record<string, Kept> {
  const settings: Record<string, Kept> = {};
  for (const [name, value] of Object.entries(body)) {
    const fallback = SETTINGS[name];
    if (fallback === undefined) throw errors.unknownProperty(name, 'SP.Web');
    if (value === null) settings[name] = fallback;
    else if (typeof value === typeof fallback) settings[name] = value as Kept;
    else throw errors.wrongPrimitive({ string: 'Edm.String', number: 'Edm.Int32', boolean: 'Edm.Boolean' }[typeof fallback as 'string' | 'number' | 'boolean']);
  }
  return settings;
}
