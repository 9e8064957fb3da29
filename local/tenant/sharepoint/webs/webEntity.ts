import type { Site } from '../../store/sites';
import { USER, GROUP, type Principal } from '../../store/principals';
import type { Call } from '../wire/call';
import { entity, type Entity, type Shape } from '../wire/entity';
import { contentTypeEntity } from '../contentTypes/contentTypeEntity';
import { webToken } from '../lists/changeTokens';
import { fieldEntityIn } from '../fields/fieldEntity';
import { basePermissions, listEntity, visibleLists } from '../lists/listEntity';
import { resourcePathOf } from '../wire/entityPaths';
import { groupEntity, userEntity } from '../principals/principalEntity';
import { roleAssignments, roleEntity } from '../security/securityEntity';
import { regionalSettings } from './regional';
import { FURTHER_SETTINGS, settingReaders, SHOWN_SETTINGS } from './webProperties';
import { websBelow, webInformation } from './webInformation';

const NO_ID = '00000000-0000-0000-0000-000000000000';

const shape: Shape<Site> = {
  type: 'SP.Web',
  set: 'SP.ApiData.Webs',
  editLink: () => 'Web',
  // A web's id is its own address, also where another web tells of it.
  id: (site, call) => `${urlOf(site, call)}/_api/Web`,
  props: {
    ...settingReaders(SHOWN_SETTINGS),
    AllowRssFeeds: () => true,
    AppInstanceId: () => NO_ID,
    ClassicWelcomePage: () => null,
    Configuration: site => Number(site.template.split('#')[1] ?? 0),
    Created: site => site.created,
    CurrentChangeToken: webToken,
    CustomMasterUrl: site => site.settings.CustomMasterUrl ?? masterPage(site),
    Description: site => site.description,
    DesignPackageId: () => NO_ID,
    DocumentLibraryCalloutOfficeWebAppPreviewersDisabled: () => false,
    Id: site => site.webGuid,
    IsEduClass: () => false,
    IsHomepageModernized: () => true,
    IsRevertHomepageLinkHidden: () => false,
    Language: site => site.settings.Language ?? 1033,
    LastItemModifiedDate: site => site.modified,
    LastItemUserModifiedDate: site => site.modified,
    MasterUrl: site => site.settings.MasterUrl ?? masterPage(site),
    RecycleBinEnabled: () => true,
    ResourcePath: (site, call) => resourcePathOf(urlOf(site, call)),
    ServerRelativeUrl: site => site.url,
    Title: site => site.title,
    Url: urlOf,
    WebTemplate: site => site.template.split('#')[0],
    WelcomePage: site => site.settings.WelcomePage ?? 'SitePages/Home.aspx',
  },
  more: {
    ...settingReaders(FURTHER_SETTINGS),
    EffectiveBasePermissions: (site, call) => basePermissions(call.maskOn(site)),
    HasUniqueRoleAssignments: site => site.uniqueScope,
    ServerRelativePath: site => resourcePathOf(site.url),
    SupportedUILanguageIds: () => [1033],
  },
  links: {
    AssociatedOwnerGroup: { one: (site, call) => associated(site.ownerGroup, call) },
    AssociatedMemberGroup: { one: (site, call) => associated(site.memberGroup, call) },
    AssociatedVisitorGroup: { one: (site, call) => associated(site.visitorGroup, call) },
    AvailableContentTypes: { many: (site, call) => call.tenant.contentTypes.available(site).map(type => contentTypeEntity({ site }, type)) },
    ContentTypes: { many: (site, call) => call.tenant.contentTypes.ofWeb(site).map(type => contentTypeEntity({ site }, type)) },
    CurrentUser: { one: (_, call) => userEntity(call.principal) },
    Fields: { many: (site, call) => call.tenant.siteColumns.ofWeb(site).map(field => fieldEntityIn({ site }, field)) },
    Lists: { many: (_, call) => visibleLists(call).map(listEntity) },
    ParentWeb: { one: parentOf },
    RegionalSettings: { one: () => regionalSettings() },
    RoleAssignments: { many: (site, call) => roleAssignments(call, { kind: 'web', site }) },
    RoleDefinitions: { many: (site, call) => call.tenant.security.roles(site.id).map(roleEntity) },
    RootFolder: { one: (site, call) => call.entities.folder(call.tenant.files.rootOfWeb(site)) },
    SiteGroups: { many: (site, call) => call.tenant.principals.all(site.id, GROUP).map(groupEntity) },
    SiteUsers: { many: (site, call) => call.tenant.principals.all(site.id, USER).map(userEntity) },
    WebInfos: { many: (site, call) => websBelow(site, call).map(webInformation) },
    Webs: { many: (site, call) => websBelow(site, call).map(webEntity) },
  },
};

export function webEntity(site: Site): Entity {
  return entity(shape, site);
}

/** The absolute address of a web, without a slash at its end. */
export function urlOf(site: Site, call: Call): string {
  return call.absolute(site.url === '/' ? '' : site.url);
}

/** The web above, as far as the caller may know of it. */
function parentOf(site: Site, call: Call): Entity | undefined {
  const parent = site.parentId === undefined ? undefined : call.tenant.sites.byId(site.parentId);
  return parent && webInformation(parent);
}

function masterPage(site: Site): string {
  return `${site.url === '/' ? '' : site.url}/_catalogs/masterpage/seattle.master`;
}

function associated(id: number | undefined, call: Call): Entity | undefined {
  const group: Principal | undefined = id === undefined ? undefined : call.tenant.principals.byId(call.site.id, id);
  return group && groupEntity(group);
}
