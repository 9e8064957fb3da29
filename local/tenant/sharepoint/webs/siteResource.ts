import type { Site } from '../../store/sites';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { guidArgument } from '../wire/path';
import { action, entityResource, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';
import { siteBinSteps } from '../recycleBin/recycleBinResource';
import { getCatalog } from '../lists/catalogs';
import { getChanges } from '../lists/changeQuery';
import { eventReceivers } from '../lists/listParts';
import { customActionsResource } from './customActions';
import { featuresResource } from './features';
import { joinHub, registerHub, unregisterHub } from './hubSites';
import { changeSite, siteEntity } from './siteEntity';
import { webEntity } from './webEntity';

const MISSING: readonly string[] = ['Usage', 'Invalidate', 'Audit', 'GetWebTemplates', 'GetSiteLogo', 'IsDeletable', 'CheckIsDeletable', 'OnboardTenantForBringYourOwnKey', 'SecondaryContact'];

/** What follows `_api/site`; the source is the collection's root web. */
export const siteSteps: Steps<Site> = {
  features: { facts: 'SP.Site.Features', verbs: 'GET', open: (site, segment) => featuresResource({ kind: 'site', site }, segment) },
  eventReceivers: { facts: 'SP.Site.EventReceivers', verbs: 'GET', open: () => eventReceivers() },
  getCatalog: { facts: 'SP.Site.GetCatalog', verbs: 'GET', open: (_, segment, call) => getCatalog(segment, call) },
  getChanges: { facts: 'SP.Site.GetChanges', verbs: 'POST', open: (site, { name }) => action(name, call => getChanges(call, { kind: 'site', site })) },
  joinHubSite: { facts: 'SP.Site.JoinHubSite', verbs: 'POST', open: (site, segment) => action(segment.name, call => joinHub(call, site, guidArgument(segment, 'hubsiteid'))) },
  openWebById: { facts: 'SP.Site.OpenWebById', verbs: 'GET POST', open: (site, segment, call) => openWeb(site, guidArgument(segment, 'gwebid'), call) },
  ...siteBinSteps,
  registerHubSite: { facts: 'SP.Site.RegisterHubSite', verbs: 'POST', open: (site, segment) => action(segment.name, call => registerHub(call, site)) },
  rootWeb: { facts: '1.2', verbs: 'GET', open: (site, _, call) => call.resources.web(site) },
  unRegisterHubSite: { facts: 'SP.Site.UnregisterHubSite', verbs: 'POST', open: (site, segment) => action(segment.name, call => unregisterHub(call, site)) },
  userCustomActions: { facts: 'SP.Site.UserCustomActions', verbs: 'GET POST', open: (site, segment, call) => customActionsResource({ kind: 'site', site }, segment, call) },
};
const stepOfSite = follow(siteSteps, MISSING);

/** `_api/site`: the site collection, whichever of its webs the address names. */
export function siteResource(call: Call): Resource {
  const root = call.tenant.sites.rootOf(call.site);
  return {
    ...entityResource(siteEntity(root), { merge: inner => changeSite(inner, root), step: (segment, inner) => stepOfSite(root, segment, inner) }),
    web: root,
  };
}

/** A web of this collection by its id; PnPjs opens it with POST. @throws 404 */
function openWeb(site: Site, id: string, call: Call): Resource {
  const web = call.tenant.sites.byGuid(id);
  if (!web || web.rootId !== site.id || web.webGuid !== id) throw errors.file();
  return { ...call.resources.web(web), post: () => ({ kind: 'entity', entity: webEntity(web) }) };
}
