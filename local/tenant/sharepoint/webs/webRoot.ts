import type { Site } from '../../store/sites';
import { changed, nothing, type Answer } from '../wire/answer';
import { entryOf, textOf } from '../wire/body';
import type { Call } from '../wire/call';
import { entity, type Entity, type Shape } from '../wire/entity';
import { resourcePathOf } from '../wire/entityPaths';
import { errors } from '../wire/errors';
import { entityResource, reader, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';
import { visibleLists } from '../lists/listEntity';
import { foldersInWeb } from './webFolders';

const shape: Shape<Site> = {
  type: 'SP.Folder',
  set: 'SP.ApiData.Folders',
  editLink: () => 'Web/RootFolder',
  props: {
    Exists: () => true,
    ExistsAllowThrowForPolicyFailures: () => true,
    IsWOPIEnabled: () => false,
    ItemCount: (_, call) => visibleLists(call).filter(({ baseType }) => baseType === 1).length,
    Name: () => '',
    ProgID: () => null,
    ServerRelativeUrl: site => site.url,
    TimeCreated: site => site.created,
    TimeLastModified: site => site.modified,
    UniqueId: site => site.webGuid,
    WelcomePage: site => site.settings.WelcomePage ?? 'SitePages/Home.aspx',
  },
  more: { ServerRelativePath: site => resourcePathOf(site.url) },
};

export function webRootEntity(site: Site): Entity {
  return entity(shape, site);
}

/** What follows `web/rootfolder`. */
export const webRootSteps: Steps<Site> = {
  folders: { facts: '2.1', verbs: 'GET', open: (_, segment, call) => foldersInWeb(segment, call) },
  listItemAllFields: { facts: '2.1', verbs: 'GET', open: (_, { name }) => reader(name, () => nothing(name)) },
  parentFolder: { facts: '2.1', verbs: 'GET', open: (_, { name }) => reader(name, () => nothing(name)) },
};
const stepOfRoot = follow(webRootSteps, ['Files', 'Properties', 'StorageMetrics']);

/** `web/rootfolder`: what holds the libraries; its welcome page can be set. */
export function webRootResource(site: Site): Resource {
  return entityResource(webRootEntity(site), { merge: call => setWelcomePage(call, site), step: (segment, call) => stepOfRoot(site, segment, call) });
}

function setWelcomePage(call: Call, site: Site): Answer {
  call.require('manageWeb', site);
  const body = entryOf(call);
  const unknown = Object.keys(body).find(name => name !== 'WelcomePage');
  if (unknown !== undefined) throw errors.unknownProperty(unknown, 'SP.Folder');
  call.tenant.sites.change(site, { settings: { WelcomePage: textOf(body, 'WelcomePage') } });
  return changed();
}

/** `web/allproperties`: the property bag, its names encoded as OData wants them. */
export function allProperties(site: Site): Resource {
  return reader('AllProperties', () => ({
    kind: 'object',
    name: 'AllProperties',
    type: 'SP.PropertyValues',
    body: {
      vti_x005f_createdassociategroups: [site.ownerGroup, site.visitorGroup, site.memberGroup].filter(id => id !== undefined).join(';'),
      vti_x005f_associategroups: [site.ownerGroup, site.visitorGroup, site.memberGroup].filter(id => id !== undefined).join(';'),
      vti_x005f_associatemembergroup: String(site.memberGroup ?? ''),
      vti_x005f_associateownergroup: String(site.ownerGroup ?? ''),
      vti_x005f_associatevisitorgroup: String(site.visitorGroup ?? ''),
      vti_x005f_defaultlanguage: 'en-us',
      ...(site.isHub || site.hubGuid !== undefined ? { RelatedHubSites: site.hubGuid ?? '' } : {}),
    },
  }));
}
