import type { Site } from '../../store/sites';
import { createWeb, removeWeb } from '../../provision';
import { DONE, type Answer } from '../wire/answer';
import { bodyOf, objectOf, optionalBoolean, optionalNumber, optionalText, textOf, type Body } from '../wire/body';
import type { Call } from '../wire/call';
import { errors, SharePointError } from '../wire/errors';
import { numberArgument, type Segment } from '../wire/path';
import { action, collectionResource, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';
import { webEntity } from './webEntity';
import { templateId, webInformation, websBelow } from './webInformation';

const MEANT: readonly string[] = ['Description', 'Language', 'Title', 'Url', 'UseSamePermissionsAsParentSite', 'WebTemplate'];

/** What follows `web/webs`. */
export const websSteps: Steps<Site> = {
  add: { facts: 'SP.WebCollection.Add', verbs: 'POST', open: (_, segment) => action(segment.name, call => addWeb(call, objectOf(bodyOf(call), 'parameters'))) },
};
const stepOfWebs = follow(websSteps);

/** `webs`: the webs right below this one. */
export function websResource(site: Site): Resource {
  return collectionResource('webs', 'SP.ApiData.Webs', call => websBelow(site, call).map(webEntity), { step: (segment, call) => stepOfWebs(site, segment, call) });
}

export function webInfosResource(site: Site): Resource {
  return collectionResource('webinfos', 'SP.ApiData.WebInfos', call => websBelow(site, call).map(webInformation));
}

/** `getSubwebsFilteredForCurrentUser(nWebTemplateFilter=-1,nConfigurationFilter=-1)`; -1 lets every template and configuration through. */
export function subwebsFiltered(site: Site, segment: Segment): Resource {
  const template = numberArgument(segment, 'nwebtemplatefilter', 0);
  const configuration = numberArgument(segment, 'nconfigurationfilter', 1);
  const passes = (web: Site): boolean =>
    (template === -1 || templateId(web) === template) && (configuration === -1 || Number(web.template.split('#')[1] ?? 0) === configuration);
  return collectionResource('GetSubwebsFilteredForCurrentUser', 'SP.ApiData.WebInfos', call => websBelow(site, call).filter(passes).map(webInformation));
}

/** SP.WebCreationInformation: a web at an address below this one's. */
function addWeb(call: Call, parameters: Body): Answer {
  call.require('manageSubwebs', call.site);
  const unknown = Object.keys(parameters).find(name => !MEANT.includes(name) && name !== '__metadata');
  if (unknown !== undefined) throw errors.unknownProperty(unknown, 'SP.WebCreationInformation');
  const template = optionalText(parameters, 'WebTemplate') ?? 'STS#3';
  if (!/^\w+(#\d+)?$/.test(template)) throw new SharePointError(500, '-2130575168, Microsoft.SharePoint.SPException', 'The template you have chosen is invalid or cannot be found.');
  const web = createWeb(call.tenant, call.site, {
    url: addressBelow(call, textOf(parameters, 'Url')),
    title: optionalText(parameters, 'Title') ?? '',
    description: optionalText(parameters, 'Description') ?? '',
    template: template.includes('#') ? template : `${template}#0`,
    settings: { Language: optionalNumber(parameters, 'Language') ?? 1033 },
  }, call.caller.actor);
  if (optionalBoolean(parameters, 'UseSamePermissionsAsParentSite') === false) call.tenant.inheritance.break({ kind: 'web', site: web }, false, call.principal.id);
  return { kind: 'entity', entity: webEntity(call.tenant.sites.byId(web.id)!) };
}

/** @throws 400 for a name that no web can have, 500 for an address that is taken */
function addressBelow(call: Call, name: string): string {
  const base = call.site.url === '/' ? '' : call.site.url;
  const leaf = name.replace(/^\/+|\/+$/g, '');
  if (leaf === '' || /["#%*:<>?\\|~&{}]|\.\.|^[._]|\.$/.test(leaf)) {
    throw new SharePointError(400, '-2130575211, Microsoft.SharePoint.SPException', `The URL '${name}' is invalid. It may refer to a nonexistent file or folder, or refer to a valid file or folder that is not in the current Web.`);
  }
  const url = `${base}/${leaf}`;
  const parent = url.slice(0, url.lastIndexOf('/')) || '/';
  if (parent.toLowerCase() !== call.site.url.toLowerCase()) throw errors.argument(`There is no Web named "${parent}".`);
  if (call.tenant.sites.byUrl(url) || call.tenant.files.byPath(url)) {
    throw new SharePointError(500, '-2147024713, Microsoft.SharePoint.SPException', `The Web site address "${url}" is already in use.`);
  }
  return url;
}

/** `DELETE web`. @throws 500 for a web with others below it, 501 for a root web */
export function deleteWeb(call: Call): Answer {
  call.require('manageWeb', call.site);
  if (call.site.parentId === undefined) throw errors.unsupported('deleting a root web as a web; SPSiteManager/delete takes the site collection away');
  if (call.tenant.sites.below(call.site).length > 0) {
    throw new SharePointError(
      500,
      '-2130575203, Microsoft.SharePoint.SPException',
      `Error deleting Web site "${call.site.url}". Sites that have subsites or certain apps can't be deleted. Please try again after deleting all subsites and removing the apps.`
    );
  }
  removeWeb(call.tenant, call.site);
  return DONE;
}
