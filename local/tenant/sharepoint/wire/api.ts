import type { Answer } from './answer';
import type { Call } from './call';
import { issueDigest, DIGEST_SECONDS } from './digest';
import { errors } from './errors';
import type { Segment } from './path';
import { action, type Resource } from './resource';
import { follow, type Steps } from './steps';
import type { Site } from '../../store/sites';
import { moveCopyStep } from '../files/moveCopy';
import { hubSitesResource, siteResource } from '../webs/siteResource';

const MISSING: readonly string[] = ['Search', 'SP.UserProfiles.PeopleManager', 'SP.Utilities.Utility.SendEmail', 'SP.AppContextSite', 'SitePages', 'SiteManager', 'SPSiteManager', 'GroupSiteManager', 'Navigation', 'ThemeManager', 'Social.Feed'];

/** What follows `_api/`. */
export const apiSteps: Steps<Site> = {
  ContextInfo: { facts: '1.1', verbs: 'POST', open: (_, { name }) => action(name, contextInfo) },
  HubSites: { facts: '1.2', verbs: 'GET', open: (_site, _segment, call) => hubSitesResource(call) },
  Site: { facts: '1.2', verbs: 'GET', open: (_site, _segment, call) => siteResource(call) },
  Web: { facts: '1.2', verbs: 'GET MERGE', open: (site, _, call) => call.resources.web(site) },
};

const stepOfApi = follow(apiSteps, MISSING);

/** @throws 404, or 501 for what is Microsoft's and not here */
export function apiRoot(segment: Segment, call: Call): Resource {
  const found = stepOfApi(call.site, segment, call) ?? moveCopyStep(segment, call);
  if (found) return found;
  if (segment.lower.startsWith('microsoft.sharepoint.') || segment.lower.startsWith('sp.')) throw errors.unsupported(segment.name);
  throw errors.resource(segment.name);
}

/** `POST _api/contextinfo`: the digest that every other write needs. */
function contextInfo(call: Call): Answer {
  return {
    kind: 'object',
    name: 'GetContextWebInformation',
    type: 'SP.ContextWebInformation',
    body: {
      FormDigestTimeoutSeconds: DIGEST_SECONDS,
      FormDigestValue: issueDigest(call.tenant, call.site, call.caller),
      LibraryVersion: '16.0.26712.12011',
      SiteFullUrl: call.webUrl,
      SupportedSchemaVersions: call.isVerbose
        ? { __metadata: { type: 'Collection(Edm.String)' }, results: ['14.0.0.0', '15.0.0.0'] }
        : ['14.0.0.0', '15.0.0.0'],
      WebFullUrl: call.webUrl,
    },
  };
}
