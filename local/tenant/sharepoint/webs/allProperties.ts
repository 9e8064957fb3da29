import type { Site } from '../../store/sites';
import { reader, type Resource } from '../wire/resource';

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
