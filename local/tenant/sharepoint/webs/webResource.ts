import type { Site } from '../../store/sites';
import { changed, nothing, type Answer } from '../wire/answer';
import { entryOf, optionalText } from '../wire/body';
import type { Call } from '../wire/call';
import { regionalSettings, timeZoneEntity, webEntity } from './webEntity';
import { errors } from '../wire/errors';
import { textArgument, type Segment } from '../wire/path';
import { entityResource, reader, refuseKnown, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';
import { fromLocal, parseIso, toLocal } from './timeZone';
import { webFileSteps } from './webFolders';
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

/** What follows one web. */
export const webSteps: Steps<Site> = {
  ...webFileSteps,
  lists: { facts: '1.3', verbs: 'GET POST', open: (_, segment, call) => listsStep(segment, call) },
  getList: { facts: '1.3', verbs: 'GET', open: (_, segment, call) => getListStep(segment, call) },
  getListUsingPath: { facts: '1.3', verbs: 'GET', open: (_, segment, call) => getListStep(segment, call) },
  defaultDocumentLibrary: { facts: '1.3', verbs: 'GET', open: (_, __, call) => documentsLibrary(call) },
  roleDefinitions: { facts: '1.8', verbs: 'GET POST', open: (_, segment, call) => roleDefinitionsStep(segment, call) },
  recycleBin: { facts: '1.6', verbs: 'GET', open: (_, segment, call) => recycleBinStep(segment, call) },
  regionalSettings: { facts: '1.2', verbs: 'GET', open: () => regionalResource() },
  hubSiteData: { facts: '1.2', verbs: 'GET', open: (_, segment, call) => reader(segment.name, () => hubSiteData(call, segment)) },
  hubSiteDataAsStream: { facts: '1.2', verbs: 'GET', open: (_, segment, call) => reader(segment.name, () => hubSiteData(call, segment)) },
};
const stepOfWeb = follow(webSteps);

function webStep(segment: Segment, call: Call): Resource | undefined {
  return (
    stepOfWeb(call.site, segment, call) ??
    usersStep(segment, call) ??
    groupsStep(segment, call) ??
    securityStep({ kind: 'web', site: call.site }, segment, call) ??
    refuseKnown(MISSING, segment)
  );
}

function changeWeb(call: Call): Answer {
  call.require('manageWeb', call.site);
  const body = entryOf(call);
  const other = Object.keys(body).find(name => name !== 'Title' && name !== 'Description');
  if (other !== undefined) throw errors.unsupported(`changing ${other} of a web`);
  call.tenant.sites.change(call.site, { title: optionalText(body, 'Title'), description: optionalText(body, 'Description') });
  return changed();
}

/** The library that a site is born with. */
function documentsLibrary(call: Call): Resource {
  const list = ['Shared Documents', 'Documents'].map(leaf => call.tenant.lists.byUrl(`${call.site.url.replace(/\/$/, '')}/${leaf}`)).find(found => found?.siteId === call.site.id);
  if (!list) throw errors.listUrl('Shared Documents');
  return listResource(list, call);
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
