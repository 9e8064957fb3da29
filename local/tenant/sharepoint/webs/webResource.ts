import type { Site } from '../../store/sites';
import { nothing } from '../wire/answer';
import type { Call } from '../wire/call';
import { errors, SharePointError } from '../wire/errors';
import { textArgument, type Segment } from '../wire/path';
import { action, entityResource, reader, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';
import { webFileSteps } from '../files/webFiles';
import { availableContentTypes, contentTypesOf } from '../contentTypes/contentTypeResource';
import { availableHome, webHome } from '../fields/fieldHome';
import { fieldsOf } from '../fields/fieldResource';
import { uploadImage } from '../items/uploadImage';
import { getCatalog, userInformationList } from '../lists/catalogs';
import { getChanges } from '../lists/changeQuery';
import { listResource } from '../lists/listResource';
import { getListStep, listByTitle, listsStep } from '../lists/listsResource';
import { eventReceivers } from '../lists/listParts';
import { customListTemplates, listTemplatesResource } from '../lists/listTemplates';
import { groupsSteps } from '../principals/groupResource';
import { usersSteps } from '../principals/userResource';
import { webBinSteps } from '../recycleBin/recycleBinResource';
import { webPartsSteps } from '../sitePages/webParts';
import { roleDefinitionsStep } from '../security/roleDefinitions';
import { securityStep } from '../security/securityResource';
import { allProperties } from './allProperties';
import { customActionsResource } from './customActions';
import { featuresResource } from './features';
import { hubSiteData } from './hubSites';
import { navigationResource } from './navigation';
import { regionalResource } from './regional';
import { getStorageEntity, removeStorageEntity, setStorageEntity } from './storageEntities';
import { deleteWeb, subwebsFiltered, webInfosResource, websResource } from './subWebs';
import { userResource } from './userResource';
import { webEntity } from './webEntity';
import { changeWeb } from './webProperties';
import { availableWebTemplates } from './webTemplates';

/** Names of SharePoint that are not here. */
const MISSING: readonly string[] = [
  'ClientWebParts', 'GetRecentActivities', 'ThemeInfo', 'ApplyTheme',
  'GetFileByGuestUrl', 'GetSharingLinkData', 'SetAccessRequestSiteDescriptionAndUpdate', 'SearchGlobal', 'Tenantappcatalog', 'SiteCollectionAppCatalog', 'GetAppInstanceById',
  'ParseDateTime', 'GetRegionalDateTimeSchema', 'EnsureTenantAppCatalog', 'AccessRequestsList', 'GetAccessRequestList', 'PushNotificationSubscribers', 'WorkflowAssociations', 'WorkflowTemplates', 'Alerts',
];

/** What follows one web. */
export const webSteps: Steps<Site> = {
  ...webFileSteps,
  ...webPartsSteps,
  ...usersSteps,
  ...groupsSteps,
  allProperties: { facts: 'SP.Web.AllProperties', verbs: 'GET', open: site => allProperties(site) },
  availableContentTypes: { facts: '1.5', verbs: 'GET', open: site => availableContentTypes(site) },
  availableFields: { facts: 'SP.Web.AvailableFields', verbs: 'GET', open: (site, segment, call) => fieldsOf(availableHome(site), segment, call) },
  applyWebTemplate: { facts: 'SP.Web.ApplyWebTemplate', verbs: 'POST', open: (_, { name }) => action(name, () => refuseTemplate()) },
  contentTypes: { facts: '1.5', verbs: 'GET POST', open: (site, segment, call) => contentTypesOf({ site }, segment, call) },
  customListTemplates: { facts: 'SP.Web.CustomListTemplates', verbs: 'GET', open: () => customListTemplates() },
  defaultDocumentLibrary: { facts: '1.3', verbs: 'GET', open: (_, __, call) => documentsLibrary(call) },
  deleteObject: { facts: 'SP.Web.DeleteObject', verbs: 'POST', open: (_, { name }) => action(name, deleteWeb) },
  descriptionResource: { facts: 'SP.UserResource', verbs: 'GET', open: site => userResource('DescriptionResource', site.description) },
  features: { facts: 'SP.Web.Features', verbs: 'GET', open: (site, segment) => featuresResource({ kind: 'web', site }, segment) },
  fields: { facts: 'SP.Web.Fields', verbs: 'GET POST', open: (site, segment, call) => fieldsOf(webHome(site), segment, call) },
  getAvailableWebTemplates: { facts: 'SP.Web.GetAvailableWebTemplates', verbs: 'GET', open: (_, segment) => availableWebTemplates(segment) },
  getCatalog: { facts: 'SP.Web.GetCatalog', verbs: 'GET', open: (_, segment, call) => getCatalog(segment, call) },
  eventReceivers: { facts: 'SP.Web.EventReceivers', verbs: 'GET', open: () => eventReceivers() },
  getChanges: { facts: 'SP.Web.GetChanges', verbs: 'POST', open: (site, { name }) => action(name, call => getChanges(call, { kind: 'web', site })) },
  getCustomListTemplates: { facts: 'SP.Web.GetCustomListTemplates', verbs: 'GET', open: () => customListTemplates() },
  getList: { facts: '1.3', verbs: 'GET', open: (_, segment, call) => getListStep(segment, call) },
  getListByTitle: { facts: '1.3', verbs: 'GET', open: (_, segment, call) => listByTitle(segment, call) },
  getListUsingPath: { facts: '1.3', verbs: 'GET', open: (_, segment, call) => getListStep(segment, call) },
  getStorageEntity: { facts: 'SP.Web.GetStorageEntity', verbs: 'GET', open: (_, segment) => getStorageEntity(segment) },
  getSubwebsFilteredForCurrentUser: { facts: 'SP.Web.GetSubwebsFilteredForCurrentUser', verbs: 'GET', open: (site, segment) => subwebsFiltered(site, segment) },
  hubSiteData: { facts: '1.2', verbs: 'GET', open: (_, { name }) => reader(name, hubSiteData) },
  hubSiteDataAsStream: { facts: '1.2', verbs: 'GET', open: (_, { name }) => reader(name, hubSiteData) },
  lists: { facts: '1.3', verbs: 'GET POST', open: (_, segment, call) => listsStep(segment, call) },
  listTemplates: { facts: 'SP.Web.ListTemplates', verbs: 'GET', open: () => listTemplatesResource() },
  mapToIcon: { facts: 'SP.Web.MapToIcon', verbs: 'GET', open: (_, segment) => mapToIcon(segment) },
  navigation: { facts: 'SP.Web.Navigation', verbs: 'GET MERGE', open: site => navigationResource(site) },
  ...webBinSteps,
  regionalSettings: { facts: '1.2', verbs: 'GET', open: () => regionalResource() },
  removeStorageEntity: { facts: 'SP.Web.RemoveStorageEntity', verbs: 'POST', open: (_, segment) => removeStorageEntity(segment) },
  roleDefinitions: { facts: '1.8', verbs: 'GET POST', open: (_, segment, call) => roleDefinitionsStep(segment, call) },
  setStorageEntity: { facts: 'SP.Web.SetStorageEntity', verbs: 'POST', open: (_, segment) => setStorageEntity(segment) },
  siteUserInfoList: { facts: 'SP.Web.SiteUserInfoList', verbs: 'GET', open: (_, __, call) => userInformationList(call) },
  // No hub here has a theme of its own, so that every site has its hub's already.
  syncHubSiteTheme: { facts: 'SP.Web.SyncHubSiteTheme', verbs: 'POST', open: (_, { name }) => action(name, () => nothing('SyncHubSiteTheme')) },
  titleResource: { facts: 'SP.UserResource', verbs: 'GET', open: site => userResource('TitleResource', site.title) },
  uploadImage: { facts: '1.4', verbs: 'POST', open: (_, segment) => uploadImage(segment) },
  userCustomActions: { facts: 'SP.Web.UserCustomActions', verbs: 'GET POST', open: (site, segment, call) => customActionsResource({ kind: 'web', site }, segment, call) },
  webInfos: { facts: 'SP.Web.WebInfos', verbs: 'GET', open: site => webInfosResource(site) },
  webs: { facts: 'SP.Web.Webs', verbs: 'GET', open: site => websResource(site) },
};
const stepOfWeb = follow(webSteps);
const stepElsewhere = follow<Site>({}, MISSING);

export function webResource(site: Site): Resource {
  return {
    ...entityResource(webEntity(site), {
      merge: changeWeb,
      remove: deleteWeb,
      step: (segment, call) => stepOfWeb(site, segment, call) ?? securityStep({ kind: 'web', site }, segment, call) ?? stepElsewhere(site, segment, call),
    }),
    web: site,
  };
}

/** The library that a site is born with. */
function documentsLibrary(call: Call): Resource {
  const list = ['Shared Documents', 'Documents'].map(leaf => call.tenant.lists.byUrl(`${call.site.url.replace(/\/$/, '')}/${leaf}`)).find(found => found?.siteId === call.site.id);
  if (!list) throw errors.listUrl('Shared Documents');
  return listResource(list, call);
}

/** Every web is made from a template, and stays with it. */
function refuseTemplate(): never {
  throw new SharePointError(500, '-2130575166, Microsoft.SharePoint.SPException', 'The site template requires that no template has been applied to the Web site yet.');
}

/** `mapToIcon(filename='a.docx',progid='',size=0)`: the name of the picture that SharePoint shows beside a file. */
function mapToIcon(segment: Segment): Resource {
  const name = textArgument(segment, 'filename');
  const dot = name.lastIndexOf('.');
  const extension = dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
  return reader(segment.name, () => ({ kind: 'value', name: 'MapToIcon', value: /^[a-z0-9]{1,5}$/.test(extension) ? `ic${extension}.png` : 'icgen.gif' }));
}
