import type { List } from '../../store/lists';
import { LIST_TEMPLATES } from '../../store/listTemplates';
import type { Site } from '../../store/sites';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { numberArgument, type Segment } from '../wire/path';
import type { Resource } from '../wire/resource';
import { listResource } from './listResource';

const USER_INFORMATION = 112;

/** `getCatalog(113)`: the list in which SharePoint keeps its own things of that kind, the web's or its collection's. @throws 400 */
export function getCatalog(segment: Segment, call: Call): Resource {
  return catalogue(call, numberArgument(segment, 'typecatalog'));
}

/** `siteUserInfoList` */
export function userInformationList(call: Call): Resource {
  return catalogue(call, USER_INFORMATION);
}

function catalogue(call: Call, template: number): Resource {
  if (!LIST_TEMPLATES[template]?.isCatalogue) throw errors.argument();
  const root = call.tenant.sites.rootOf(call.site);
  const own = find(call, call.site, template);
  const list = own ?? find(call, root, template);
  if (!list) throw errors.listId();
  return own ? listResource(list, call) : { ...listResource(list, call), web: root };
}

function find(call: Call, site: Site, template: number): List | undefined {
  return call.tenant.lists.ofSite(site.id).find(({ baseTemplate }) => baseTemplate === template);
}
