import type { Answer } from './answer';
import type { Call } from './call';
import { issueDigest, DIGEST_SECONDS } from './digest';
import { errors } from './errors';
import type { Segment } from './path';
import { action, refuseKnown, type Resource } from './resource';
import { moveCopyStep } from '../files/moveCopy';
import { hubSitesResource, siteResource } from '../webs/siteResource';

const MISSING: readonly string[] = ['Search', 'SP.UserProfiles.PeopleManager', 'SP.Utilities.Utility.SendEmail', 'SP.AppContextSite', 'SitePages', 'SiteManager', 'SPSiteManager', 'GroupSiteManager', 'Navigation', 'ThemeManager', 'Social.Feed'];

/** What follows `_api/`. */
export function apiRoot(segment: Segment, call: Call): Resource {
  switch (segment.lower) {
    case 'web':
      return call.resources.web(call.site);
    case 'site':
      return siteResource(call);
    case 'contextinfo':
      return action('contextinfo', () => contextInfo(call));
    case 'hubsites':
      return hubSitesResource(call);
    default: {
      const found = moveCopyStep(segment);
      if (found) return found;
      refuseKnown(MISSING, segment);
      if (segment.lower.startsWith('microsoft.sharepoint.') || segment.lower.startsWith('sp.')) throw errors.unsupported(segment.name);
      throw errors.resource(segment.name);
    }
  }
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
