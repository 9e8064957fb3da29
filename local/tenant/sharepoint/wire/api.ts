import type { Answer } from './answer';
import type { Call } from './call';
import { issueDigest, DIGEST_SECONDS } from './digest';
import { errors } from './errors';
import type { Segment } from './path';
import { action, type Resource } from './resource';
import { follow, type Steps } from './steps';
import type { Site } from '../../store/sites';
import { Complex } from './values';
import { reputationSteps } from '../comments/reputation';
import { moveCopyStep } from '../files/moveCopy';
import { serviceSteps } from '../services';
import { hubSitesResource } from '../webs/hubSites';
import { siteManagerResource } from '../webs/siteManager';
import { siteResource } from '../webs/siteResource';
import { staticSteps } from '../webs/siteStatics';

const MISSING: readonly string[] = [
  'ProcessQuery', 'Search', 'SP.AppContextSite', 'SiteManager', 'GroupSiteManager', 'GroupService', 'Navigation', 'ThemeManager',
  'Publishing', 'Social.Feed', 'Social.Following', 'v2.0', 'v2.1', 'Alerts', 'BrandCenter', 'ComplianceTags', 'ProjectData',
];

/** What follows `_api/`. */
export const apiSteps: Steps<Site> = {
  ContextInfo: { facts: '1.1', verbs: 'POST', open: (_, { name }) => action(name, contextInfo) },
  HubSites: { facts: '1.2', verbs: 'GET', open: (_site, _segment, call) => hubSitesResource(call) },
  ...reputationSteps,
  ...serviceSteps,
  ...staticSteps,
  Site: { facts: '1.2', verbs: 'GET', open: (_site, _segment, call) => siteResource(call) },
  SPSiteManager: { facts: 'spdev/apis/site-creation-rest', verbs: 'GET POST', open: () => siteManagerResource() },
  Web: { facts: '1.2', verbs: 'GET MERGE', open: (site, _, call) => call.resources.web(site) },
};

const stepOfApi = follow(apiSteps, MISSING);

/** @throws 404, or 501 for what is Microsoft's and not here */
export function apiRoot(segment: Segment, call: Call): Resource {
  const found = stepOfApi(call.site, segment, call) ?? moveCopyStep(segment, call);
  if (found) return found;
  if (/^(microsoft|sp)\./.test(segment.lower)) throw errors.unsupported(segment.name);
  throw errors.resource(segment.name);
}

/** `POST _api/contextinfo`: the digest that every other write needs. */
function contextInfo(call: Call): Answer {
  const root = call.tenant.sites.rootOf(call.site);
  const value = new Complex('SP.ContextWebInformation', {
    FormDigestTimeoutSeconds: DIGEST_SECONDS,
    FormDigestValue: issueDigest(call.tenant, call.site, call.caller),
    LibraryVersion: '16.0.26712.12011',
    SiteFullUrl: call.absolute(root.url === '/' ? '' : root.url),
    SupportedSchemaVersions: ['14.0.0.0', '15.0.0.0'],
    WebFullUrl: call.webUrl,
  });
  return { kind: 'value', name: 'GetContextWebInformation', value };
}
