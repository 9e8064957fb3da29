import type { Site } from '../../store/sites';
import { DONE, type Answer } from '../wire/answer';
import type { Call } from '../wire/call';
import { entity, type Shape } from '../wire/entity';
import { errors } from '../wire/errors';
import { guidArgument, parseLiteral, type Segment } from '../wire/path';
import { action, collectionResource, entityResource, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';
import { recycleBinStep } from '../recycleBin/recycleBinResource';

const NO_HUB = '00000000-0000-0000-0000-000000000000';

const shape: Shape<Site> = {
  type: 'SP.Site',
  set: 'SP.ApiData.Sites',
  editLink: () => 'Site',
  props: {
    HubSiteId: site => site.hubGuid ?? NO_HUB,
    Id: site => site.guid,
    IsHubSite: site => site.isHub,
    PrimaryUri: (site, call) => call.absolute(site.url === '/' ? '' : site.url),
    ReadOnly: () => false,
    ServerRelativeUrl: site => site.url,
    Url: (site, call) => call.absolute(site.url === '/' ? '' : site.url),
  },
  links: { RootWeb: { one: (site, call) => call.entities.web(site) } },
};

const hubShape: Shape<Site> = {
  type: 'SP.HubSite',
  set: 'SP.ApiData.HubSites',
  editLink: hub => `HubSites/GetById('${hub.guid}')`,
  props: {
    Description: hub => hub.description,
    ID: hub => hub.guid,
    LogoUrl: () => '',
    SiteId: hub => hub.guid,
    SiteUrl: (hub, call) => call.absolute(hub.url),
    Title: hub => hub.title,
  },
};

const MISSING: readonly string[] = ['EventReceivers', 'Features', 'Owner', 'Usage', 'UserCustomActions', 'GetChanges', 'Invalidate', 'OpenWebById', 'Audit'];

/** What follows `_api/site`. */
export const siteSteps: Steps<Site> = {
  rootWeb: { facts: '1.2', verbs: 'GET', open: (site, _, call) => call.resources.web(site) },
  recycleBin: { facts: '1.6', verbs: 'GET', open: (_, segment, call) => recycleBinStep(segment, call) },
  registerHubSite: { facts: '1.2', verbs: 'POST', open: (_, segment, call) => action(segment.name, () => register(call)) },
  joinHubSite: { facts: '1.2', verbs: 'POST', open: (_, segment, call) => action(segment.name, () => join(call, guidArgument(segment, 'hubsiteid'))) },
};
const stepOfSite = follow(siteSteps, MISSING);

/** `_api/site`: the site collection. */
export function siteResource(call: Call): Resource {
  return entityResource(entity(shape, call.site), { step: segment => stepOfSite(call.site, segment, call) });
}

/** What follows `_api/hubsites`. */
export const hubSitesSteps: Steps<readonly Site[]> = {
  getById: { facts: '1.2', verbs: 'GET', open: (hubs, segment, call) => hubResource(hubs, hubId(segment, call)) },
};
const stepOfHubSites = follow(hubSitesSteps);

/** `_api/hubsites`, `_api/hubsites/GetById?hubSiteId='..'`. */
export function hubSitesResource(call: Call): Resource {
  const hubs = call.tenant.sites.all().filter(({ isHub }) => isHub);
  return collectionResource('hubsites', 'SP.ApiData.HubSites', () => hubs.map(hub => entity(hubShape, hub)), { step: segment => stepOfHubSites(hubs, segment, call) });
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
  return entityResource(entity(hubShape, hub));
}

function register(call: Call): Answer {
  call.require('manageWeb', call.site);
  call.tenant.sites.makeHub(call.site.id);
  return DONE;
}

function join(call: Call, id: string): Answer {
  call.require('manageWeb', call.site);
  const hub = call.tenant.sites.byGuid(id);
  if (!hub?.isHub) throw errors.argument('The hub site does not exist.');
  call.tenant.sites.joinHub(call.site.id, hub);
  return DONE;
}
