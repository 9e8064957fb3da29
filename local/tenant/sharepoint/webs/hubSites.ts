import type { Site } from '../../store/sites';
import { DONE, nothing, type Answer } from '../wire/answer';
import type { Call } from '../wire/call';
import { entity, type Shape } from '../wire/entity';
import { errors } from '../wire/errors';
import { guidArgument, parseLiteral, type Segment } from '../wire/path';
import { collectionResource, entityResource, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';
import { urlOf } from './webEntity';

const NO_HUB = '00000000-0000-0000-0000-000000000000';

const shape: Shape<Site> = {
  type: 'SP.HubSite',
  set: 'SP.ApiData.HubSites',
  editLink: hub => `HubSites/GetById('${hub.guid}')`,
  props: {
    Description: hub => hub.description,
    EnablePermissionsSync: () => false,
    HideNameInNavigation: () => false,
    ID: hub => hub.guid,
    LogoUrl: () => '',
    ParentHubSiteId: () => NO_HUB,
    RequiresJoinApproval: () => false,
    SiteDesignId: () => NO_HUB,
    SiteId: hub => hub.guid,
    SiteUrl: urlOf,
    Title: hub => hub.title,
  },
};

/** What follows `_api/hubsites`. */
export const hubSitesSteps: Steps<readonly Site[]> = {
  getById: { facts: 'SP.HubSiteCollection.GetById', verbs: 'GET', open: (hubs, segment, call) => hubResource(hubs, hubId(segment, call)) },
};
const stepOfHubSites = follow(hubSitesSteps);

/** `_api/hubsites`, `_api/hubsites/GetById?hubSiteId='..'`. */
export function hubSitesResource(call: Call): Resource {
  const hubs = call.tenant.sites.all().filter(({ isHub }) => isHub);
  return collectionResource('hubsites', 'SP.ApiData.HubSites', () => hubs.map(hub => entity(shape, hub)), { step: segment => stepOfHubSites(hubs, segment, call) });
}

function hubId(segment: Segment, call: Call): string {
  const text = call.query.others.get('hubsiteid');
  if (text === undefined) return guidArgument(segment, 'hubsiteid');
  const literal = parseLiteral(text, call.query.aliases);
  return literal.kind === 'string' || literal.kind === 'guid' ? literal.value.toLowerCase() : '';
}

function hubResource(hubs: readonly Site[], id: string): Resource {
  const hub = hubs.find(({ guid }) => guid === id);
  if (!hub) throw errors.argument('The hub site does not exist.');
  return entityResource(entity(shape, hub));
}

export function registerHub(call: Call, site: Site): Answer {
  call.require('manageWeb', site);
  if (site.isHub) throw errors.argument('This site is already a HubSite.');
  call.tenant.sites.makeHub(site.id);
  return { kind: 'entity', entity: entity(shape, call.tenant.sites.byId(site.id)!) };
}

export function unregisterHub(call: Call, site: Site): Answer {
  call.require('manageWeb', site);
  if (!site.isHub) throw errors.argument('This site is not a HubSite.');
  call.tenant.sites.endHub(site);
  return DONE;
}

/** @param id of the hub; the id of nothing leaves the hub that the site belongs to */
export function joinHub(call: Call, site: Site, id: string): Answer {
  call.require('manageWeb', site);
  const hub = id === NO_HUB ? undefined : call.tenant.sites.byGuid(id);
  if (id !== NO_HUB && !hub?.isHub) throw errors.argument('The hub site does not exist.');
  call.tenant.sites.joinHub(site.id, hub);
  return DONE;
}

/** `hubSiteData`: the hub that the site belongs to, as JSON in a text; a site without one has none. */
export function hubSiteData(call: Call): Answer {
  const hub = call.site.hubGuid === undefined ? undefined : call.tenant.sites.byGuid(call.site.hubGuid);
  if (!hub) return nothing('HubSiteData');
  const data = {
    themeKey: null,
    name: hub.title,
    url: urlOf(hub, call),
    logoUrl: '',
    usesMetadataNavigation: false,
    megaMenuEnabled: true,
    navigation: null,
    siteId: hub.guid,
    requiresJoinApproval: false,
    hideNameInNavigation: false,
    parentHubSiteId: NO_HUB,
    relatedHubSiteIds: [hub.guid],
    isNavAudienceTargeted: false,
  };
  return { kind: 'value', name: 'HubSiteData', value: JSON.stringify(data) };
}
