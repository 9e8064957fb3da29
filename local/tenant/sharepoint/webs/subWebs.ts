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
const MEANT_OF_INFOS: readonly string[] = ['Description', 'Language', 'Title', 'Url', 'UseUniquePermissions', 'WebTemplate'];

/** What follows `web/webs`. */
export const websSteps: Steps<Site> = {
  add: { facts: 'SP.WebCollection.Add', verbs: 'POST', open: (_, segment) => action(segment.name, addFromCreation) },
};
const stepOfWebs = follow(websSteps);

/** `webs`: the webs right below this one. */
export function websResource(site: Site): Resource {
  return collectionResource('webs', 'SP.ApiData.Webs', call => websBelow(site, call).map(webEntity), { step: (segment, call) => stepOfWebs(site, segment, call) });
}

/** What follows `web/webinfos`. */
export const webInfosSteps: Steps<Site> = {
  add: { facts: 'SP.WebInformationCollection.Add', verbs: 'POST', open: (_, segment) => action(segment.name, addFromInfos) },
};
const stepOfWebInfos = follow(webInfosSteps);

export function webInfosResource(site: Site): Resource {
  return collectionResource('webinfos', 'SP.ApiData.WebInfos', call => websBelow(site, call).map(webInformation), { step: (segment, call) => stepOfWebInfos(site, segment, call) });
}

/** `getSubwebsFilteredForCurrentUser(nWebTemplateFilter=-1,nConfigurationFilter=-1)`; -1 lets every template and configuration through. */
export function subwebsFiltered(site: Site, segment: Segment): Resource {
  const template = numberArgument(segment, 'nwebtemplatefilter', 0);
  const configuration = numberArgument(segment, 'nconfigurationfilter', 1);
  const passes = (web: Site): boolean =>
    (template === -1 || templateId(web) === template) && (configuration === -1 || Number(web.template.split('#')[1] ?? 0) === configuration);
  return collectionResource('GetSubwebsFilteredForCurrentUser', 'SP.ApiData.WebInfos', call => websBelow(site, call).filter(passes).map(webInformation));
}

/** SP.WebCreationInformation */
function addFromCreation(call: Call): Answer {
  const parameters = parametersIn(call, MEANT, 'SP.WebCreationInformation');
  return { kind: 'entity', entity: webEntity(addWeb(call, parameters, optionalBoolean(parameters, 'UseSamePermissionsAsParentSite') ?? true)) };
}

/** SP.WebInfoCreationInformation: the same, told as information about the web. */
function addFromInfos(call: Call): Answer {
  const parameters = parametersIn(call, MEANT_OF_INFOS, 'SP.WebInfoCreationInformation');
  return { kind: 'entity', entity: webInformation(addWeb(call, parameters, !(optionalBoolean(parameters, 'UseUniquePermissions') ?? false))) };
}

function parametersIn(call: Call, meant: readonly string[], type: string): Body {
  const parameters = objectOf(bodyOf(call), 'parameters');
  const unknown = Object.keys(parameters).find(name => !meant.includes(name) && name !== '__metadata');
  if (unknown !== undefined) throw errors.unknownProperty(unknown, type);
  return parameters;
}

/** A web at an address below this one's. */
function addWeb(call: Call, parameters: Body, inherits: boolean): Site {
  call.require('manageSubwebs', call.site);
  const template = optionalText(parameters, 'WebTemplate') ?? 'STS#3';
  if (!/^\w+(#\d+)?$/.test(template)) throw new SharePointError(500, '-2130575168, Microsoft.SharePoint.SPException', 'The template you have chosen is invalid or cannot be found.');
  const web = createWeb(call.tenant, call.site, {
    url: addressBelow(call, textOf(parameters, 'Url')),
    title: optionalText(parameters, 'Title') ?? '',
    description: optionalText(parameters, 'Description') ?? '',
    template: template.includes('#') ? template : `${template}#0`,
    settings: { Language: languageIn(parameters) },
  }, call.caller.actor);
  if (!inherits) call.tenant.inheritance.break({ kind: 'web', site: web }, false, call.principal.id);
  return call.tenant.sites.byId(web.id)!;
}

/** Command-line tools send the number as a text. */
function languageIn(parameters: Body): number {
  const { Language: language } = parameters;
  return typeof language === 'string' && /^\d+$/.test(language) ? Number(language) : optionalNumber(parameters, 'Language') ?? 1033;
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
