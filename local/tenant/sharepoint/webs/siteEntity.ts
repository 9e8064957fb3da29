import type { Site } from '../../store/sites';
import { USER, type Principal } from '../../store/principals';
import { userEntity } from '../principals/principalEntity';
import { entryOf } from '../wire/body';
import { changed, type Answer } from '../wire/answer';
import type { Call } from '../wire/call';
import { entity, type Entity, type Shape } from '../wire/entity';
import { resourcePathOf } from '../wire/entityPaths';
import { errors } from '../wire/errors';
import { siteToken } from '../lists/changeTokens';
import { urlOf } from './webEntity';

const NO_ID = '00000000-0000-0000-0000-000000000000';

/** Properties that a site collection keeps as they are set, with what each is before. */
const SETTINGS: Readonly<Record<string, string | number | boolean>> = {
  AllowDesigner: true,
  AllowMasterPageEditing: false,
  AllowRevertFromTemplate: false,
  Classification: '',
  DisableAppViews: false,
  DisableCompanyWideSharingLinks: false,
  DisableFlows: false,
  ShareByEmailEnabled: false,
  ShareByLinkEnabled: false,
  ShowUrlStructure: false,
  TrimAuditLog: true,
};

const shape: Shape<Site> = {
  type: 'SP.Site',
  set: 'SP.ApiData.Sites',
  editLink: () => 'Site',
  props: {
    ...Object.fromEntries(Object.entries(SETTINGS).map(([name, fallback]) => [name, (site: Site) => site.settings[keyOf(name)] ?? fallback])),
    CompatibilityLevel: () => 15,
    CurrentChangeToken: siteToken,
    ExternalSharingTipsEnabled: () => false,
    GroupId: () => NO_ID,
    HubSiteId: site => site.hubGuid ?? NO_ID,
    Id: site => site.guid,
    IsHubSite: site => site.isHub,
    LockIssue: () => null,
    MaxItemsPerThrottledOperation: () => 5000,
    PrimaryUri: urlOf,
    ReadOnly: () => false,
    RequiredDesignerVersion: () => '15.0.0.0',
    ResourcePath: (site, call) => resourcePathOf(urlOf(site, call)),
    ServerRelativeUrl: site => site.url,
    Url: urlOf,
  },
  links: {
    Owner: { one: (site, call) => ownerOf(site, call) },
    RootWeb: { one: (site, call) => call.entities.web(site) },
  },
};

/** @param site the root web of the collection */
export function siteEntity(site: Site): Entity {
  return entity(shape, site);
}

/** `PATCH _api/site`. @throws 400 for a property that site collections do not have, or that nobody can set */
export function changeSite(call: Call, site: Site): Answer {
  call.require('manageWeb', site);
  const settings: Record<string, string | number | boolean> = {};
  for (const [name, value] of Object.entries(entryOf(call))) {
    const fallback = SETTINGS[name];
    if (fallback === undefined) throw errors.unknownProperty(name, 'SP.Site');
    if (typeof value !== typeof fallback) throw errors.wrongPrimitive(typeof fallback === 'string' ? 'Edm.String' : 'Edm.Boolean');
    settings[keyOf(name)] = value as string | number | boolean;
  }
  call.tenant.sites.change(site, { settings });
  return changed();
}

/** The root web keeps the collection's settings beside its own. */
function keyOf(name: string): string {
  return `site:${name}`;
}

function ownerOf(site: Site, call: Call): Entity | undefined {
  const owner: Principal | undefined = call.tenant.principals.all(site.id, USER).find(({ isSiteAdmin }) => isSiteAdmin);
  return owner && userEntity(owner);
}
