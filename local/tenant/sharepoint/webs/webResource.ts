import type { Site } from '../../store/sites';
import { changed, nothing, type Answer } from '../wire/answer';
import { entryOf, optionalText } from '../wire/body';
import type { Call } from '../wire/call';
import { regionalSettings, timeZoneEntity, webEntity } from './webEntity';
import { errors } from '../wire/errors';
import { guidArgument, textArgument, type Segment } from '../wire/path';
import { pathArgument } from '../wire/paths';
import { entityResource, reader, refuseKnown, type Resource } from '../wire/resource';
import { fromLocal, parseIso, toLocal } from './timeZone';
import { missingNode } from '../files/fileResource';
import { foldersInWeb } from './webFolders';
import { getListStep, listResource, listsStep } from '../lists/listResource';
import { groupsStep, usersStep } from '../principals/principalResource';
import { recycleBinStep } from '../recycleBin/recycleBinResource';
import { roleDefinitionsStep, securityStep } from '../security/securityResource';
import { toStamp } from '../../clock';

const MISSING: readonly string[] = [
  'AllProperties', 'AvailableContentTypes', 'AvailableFields', 'ClientWebParts', 'ContentTypes', 'EventReceivers', 'Features', 'Fields', 'GetCatalog', 'GetClientSideWebParts',
  'GetRecentActivities', 'GetStorageEntity', 'GetSubwebsFilteredForCurrentUser', 'Navigation', 'ParentWeb', 'RootFolder', 'SiteUserInfoList', 'ThemeInfo', 'UserCustomActions', 'Webs', 'WebInfos',
  'ApplyTheme', 'ApplyWebTemplate', 'MapToIcon', 'UploadImage', 'GetChanges', 'GetFileByGuestUrl', 'GetSharingLinkData', 'SetAccessRequestSiteDescriptionAndUpdate', 'SearchGlobal', 'Tenantappcatalog', 'SiteCollectionAppCatalog',
];

export function webResource(site: Site): Resource {
  return entityResource(webEntity(site), {
    merge: call => changeWeb(call),
    step: (segment, call) => webStep(segment, call),
  });
}

function webStep(segment: Segment, call: Call): Resource | undefined {
  switch (segment.lower) {
    case 'lists':
      return listsStep(segment, call);
    case 'getlist':
    case 'getlistusingpath':
      return getListStep(segment, call);
    case 'defaultdocumentlibrary':
      return documentsLibrary(call);
    case 'roledefinitions':
      return roleDefinitionsStep(segment, call);
    case 'getfilebyserverrelativepath':
      return fileAt(call, pathArgument(call, segment, 'decodedurl'));
    case 'getfilebyserverrelativeurl':
    case 'getfilebyurl':
      return fileAt(call, pathArgument(call, segment, 'serverrelativeurl'));
    case 'getfilebyid':
      return fileById(call, guidArgument(segment, 'uniqueid'));
    case 'getfolderbyserverrelativepath':
      return folderAt(call, pathArgument(call, segment, 'decodedurl'));
    case 'getfolderbyserverrelativeurl':
      return folderAt(call, pathArgument(call, segment, 'serverrelativeurl'));
    case 'getfolderbyid':
      return folderById(call, guidArgument(segment, 'uniqueid'));
    case 'folders':
      return foldersInWeb(segment, call);
    case 'recyclebin':
      return recycleBinStep(segment, call);
    case 'regionalsettings':
      return regionalResource();
    case 'hubsitedata':
    case 'hubsitedataasstream':
      return reader(segment.name, () => hubSiteData(call, segment));
    default:
      return usersStep(segment, call) ?? groupsStep(segment, call) ?? securityStep({ kind: 'web', site: call.site }, segment, call) ?? refuseKnown(MISSING, segment);
  }
}

function changeWeb(call: Call): Answer {
  call.require('manageWeb', call.site);
  const body = entryOf(call);
  const other = Object.keys(body).find(name => name !== 'Title' && name !== 'Description');
  if (other !== undefined) throw errors.unsupported(`changing ${other} of a web`);
  call.tenant.sites.rename(call.site.id, { title: optionalText(body, 'Title'), description: optionalText(body, 'Description') });
  return changed();
}

/** The library that a site is born with. */
function documentsLibrary(call: Call): Resource {
  const list = ['Shared Documents', 'Documents'].map(leaf => call.tenant.lists.byUrl(`${call.site.url.replace(/\/$/, '')}/${leaf}`)).find(found => found?.siteId === call.site.id);
  if (!list) throw errors.listUrl('Shared Documents');
  return listResource(list, call);
}

function fileAt(call: Call, path: string): Resource {
  const node = call.tenant.files.byPath(path);
  return node && !node.isFolder ? call.resources.file(node) : missingNode('SP.File');
}

function folderAt(call: Call, path: string): Resource {
  const node = call.tenant.files.byPath(path);
  return node?.isFolder ? call.resources.folder(node) : missingNode('SP.Folder');
}

function fileById(call: Call, id: string): Resource {
  const node = call.tenant.files.byId(id);
  return node && !node.isFolder && node.siteId === call.site.id ? call.resources.file(node) : missingNode('SP.File');
}

function folderById(call: Call, id: string): Resource {
  const node = call.tenant.files.byId(id);
  return node?.isFolder && node.siteId === call.site.id ? call.resources.folder(node) : missingNode('SP.Folder');
}

/** Time zone and locale of a UK site, with the two conversions that PnPjs offers. */
function regionalResource(): Resource {
  return entityResource(regionalSettings(), {
    step: segment => {
      if (segment.lower !== 'timezone') return undefined;
      return entityResource(timeZoneEntity(), {
        step: inner => {
          if (inner.lower === 'utctolocaltime') return conversion(inner, moment => Date.UTC(...partsOf(moment)));
          return inner.lower === 'localtimetoutc' ? conversion(inner, moment => fromLocal(asLocal(moment)).getTime()) : undefined;
        },
      });
    },
  });
}

function conversion(segment: Segment, convert: (moment: Date) => number): Resource {
  const convertOnce = (): Answer => {
    const moment = parseIso(textArgument(segment, 'date').replace(/(?<=\d)$/, 'Z'));
    if (!moment) throw errors.wrongPrimitive('Edm.DateTime');
    return { kind: 'value', name: segment.name, value: toStamp(new Date(convert(moment))), type: 'Edm.DateTime' };
  };
  return { name: segment.name, get: convertOnce, post: convertOnce };
}

function partsOf(moment: Date): [number, number, number, number, number, number] {
  const { year, month, day, hour, minute, second } = toLocal(moment);
  return [year, month - 1, day, hour, minute, second];
}

function asLocal(moment: Date): ReturnType<typeof toLocal> {
  return {
    year: moment.getUTCFullYear(),
    month: moment.getUTCMonth() + 1,
    day: moment.getUTCDate(),
    hour: moment.getUTCHours(),
    minute: moment.getUTCMinutes(),
    second: moment.getUTCSeconds(),
  };
}

/** The hub that the site belongs to, as JSON in a text; a site without one has none. */
function hubSiteData(call: Call, segment: Segment): Answer {
  const hub = call.site.hubGuid === undefined ? undefined : call.tenant.sites.byGuid(call.site.hubGuid);
  if (!hub) return nothing(segment.name);
  const data = {
    themeKey: null,
    name: hub.title,
    url: call.absolute(hub.url),
    logoUrl: '',
    usesMetadataNavigation: false,
    megaMenuEnabled: true,
    navigation: null,
    siteId: hub.guid,
    requiresJoinApproval: false,
    hideNameInNavigation: false,
    parentHubSiteId: '00000000-0000-0000-0000-000000000000',
    relatedHubSiteIds: [hub.guid],
    isNavAudienceTargeted: false,
  };
  return { kind: 'value', name: segment.name, value: JSON.stringify(data) };
}
