import type { Site } from '../../store/sites';
import type { Call } from '../wire/call';
import { entity, type Entity, type Shape } from '../wire/entity';
import { basePermissions, listEntity, visibleLists } from '../lists/listEntity';
import { resourcePathOf } from '../wire/entityPaths';
import { groupEntity, userEntity } from '../principals/principalEntity';
import { roleAssignments, roleEntity } from '../security/securityEntity';
import { USER, GROUP, type Principal } from '../../store/principals';

const shape: Shape<Site> = {
  type: 'SP.Web',
  set: 'SP.ApiData.Webs',
  editLink: () => 'Web',
  props: {
    AllowRssFeeds: () => true,
    AppInstanceId: () => '00000000-0000-0000-0000-000000000000',
    Configuration: () => 0,
    Created: site => site.created,
    CustomMasterUrl: site => `${site.url}/_catalogs/masterpage/seattle.master`,
    Description: site => site.description,
    EnableMinimalDownload: () => false,
    Id: site => site.webGuid,
    IsMultilingual: () => true,
    Language: () => 1033,
    LastItemModifiedDate: site => site.modified,
    LastItemUserModifiedDate: site => site.modified,
    MasterUrl: site => `${site.url}/_catalogs/masterpage/seattle.master`,
    NoCrawl: () => false,
    QuickLaunchEnabled: () => true,
    RecycleBinEnabled: () => true,
    ServerRelativeUrl: site => site.url,
    SiteLogoUrl: () => '',
    SyndicationEnabled: () => true,
    Title: site => site.title,
    TreeViewEnabled: () => false,
    UIVersion: () => 15,
    Url: (_, call) => call.webUrl,
    WebTemplate: site => site.template.split('#')[0],
    WelcomePage: () => 'SitePages/Home.aspx',
  },
  more: {
    EffectiveBasePermissions: (site, call) => basePermissions(call.maskOn(site)),
    HasUniqueRoleAssignments: () => true,
    ServerRelativePath: site => resourcePathOf(site.url),
    SupportedUILanguageIds: () => [1033],
  },
  links: {
    AssociatedOwnerGroup: { one: (site, call) => associated(site.ownerGroup, call) },
    AssociatedMemberGroup: { one: (site, call) => associated(site.memberGroup, call) },
    AssociatedVisitorGroup: { one: (site, call) => associated(site.visitorGroup, call) },
    CurrentUser: { one: (_, call) => userEntity(call.principal) },
    Lists: { many: (_, call) => visibleLists(call).map(listEntity) },
    RegionalSettings: { one: () => entity(regionalShape, undefined) },
    RoleAssignments: { many: (site, call) => roleAssignments(call, { kind: 'web', site }) },
    RoleDefinitions: { many: (site, call) => call.tenant.security.roles(site.id).map(roleEntity) },
    SiteGroups: { many: (site, call) => call.tenant.principals.all(site.id, GROUP).map(groupEntity) },
    SiteUsers: { many: (site, call) => call.tenant.principals.all(site.id, USER).map(userEntity) },
  },
};

const regionalShape: Shape<undefined> = {
  type: 'SP.RegionalSettings',
  set: 'SP.ApiData.RegionalSettings',
  editLink: () => 'Web/RegionalSettings',
  props: {
    AM: () => '',
    CollationLCID: () => 2070,
    DateFormat: () => 1,
    DateSeparator: () => '/',
    DecimalSeparator: () => '.',
    DigitGrouping: () => '3;0',
    FirstDayOfWeek: () => 1,
    IsEastAsia: () => false,
    IsRightToLeft: () => false,
    IsUIRightToLeft: () => false,
    ListSeparator: () => ',',
    LocaleId: () => 2057,
    NegativeSign: () => '-',
    PM: () => '',
    PositiveSign: () => '',
    ShowWeeks: () => false,
    ThousandSeparator: () => ',',
    Time24: () => true,
    TimeMarkerPosition: () => 0,
    TimeSeparator: () => ':',
    WorkDayEndHour: () => 1020,
    WorkDayStartHour: () => 540,
    WorkDays: () => 62,
  },
  links: { TimeZone: { one: () => timeZoneEntity() } },
};

const timeZoneShape: Shape<undefined> = {
  type: 'SP.TimeZone',
  set: 'SP.ApiData.TimeZones',
  editLink: () => 'Web/RegionalSettings/TimeZone',
  props: { Description: () => '(UTC+00:00) Dublin, Edinburgh, Lisbon, London', Id: () => 2 },
};

export function webEntity(site: Site): Entity {
  return entity(shape, site);
}

export function regionalSettings(): Entity {
  return entity(regionalShape, undefined);
}

/** The time zone of every site: Europe/London, SharePoint's number 2. */
export function timeZoneEntity(): Entity {
  return entity(timeZoneShape, undefined);
}

function associated(id: number | undefined, call: Call): Entity | undefined {
  const group: Principal | undefined = id === undefined ? undefined : call.tenant.principals.byId(call.site.id, id);
  return group && groupEntity(group);
}

