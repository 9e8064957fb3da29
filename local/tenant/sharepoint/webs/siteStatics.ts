import type { List } from '../../store/lists';
import { APP_CATALOGUE } from '../../tenant';
import type { Site } from '../../store/sites';
import type { Answer } from '../wire/answer';
import { bodyOf, optionalBoolean, textOf } from '../wire/body';
import type { Call } from '../wire/call';
import { encodedUrl } from '../wire/entityPaths';
import { errors } from '../wire/errors';
import { argument, type Segment } from '../wire/path';
import type { Resource } from '../wire/resource';
import type { Steps } from '../wire/steps';
import { Complex } from '../wire/values';
import { urlOf } from './webEntity';
import { pathOf } from './siteManager';

/** Methods of SP.Web and SP.Site that need no web of their own: `_api/sp.web.getweburlfrompageurl(@v)`. */
export const staticSteps: Steps<Site> = {
  'SP.Site.Exists': { facts: 'SP.Site.Exists', verbs: 'POST', open: (_, segment) => both(segment, call => exists(call, segment)) },
  'SP.Site.GetUrlById': { facts: 'SP.Site.GetUrlById', verbs: 'GET POST', open: (_, segment) => both(segment, call => urlById(call, segment)) },
  'SP.Web.GetDocumentAndMediaLibraries': { facts: 'SP.Web.GetDocumentAndMediaLibraries', verbs: 'GET POST', open: (_, segment) => both(segment, call => libraries(call, segment, 'GetDocumentAndMediaLibraries')) },
  'SP.Web.GetDocumentLibraries': { facts: 'SP.Web.GetDocumentLibraries', verbs: 'GET POST', open: (_, segment) => both(segment, call => libraries(call, segment, 'GetDocumentLibraries')) },
  'SP.Web.GetWebUrlFromPageUrl': { facts: 'SP.Web.GetWebUrlFromPageUrl', verbs: 'GET POST', open: (_, segment) => both(segment, call => webUrlOfPage(call, segment)) },
  SP_TenantSettings_Current: { facts: 'SP.TenantSettings', verbs: 'GET POST', open: (_, segment) => both(segment, tenantSettings) },
};

function both({ name }: Segment, read: (call: Call) => Answer): Resource {
  return { name, get: read, post: read };
}

/** The first parameter: in brackets, or in the body. */
function parameter(call: Call, segment: Segment, name: string): string {
  const literal = argument(segment, name);
  if (literal === undefined) return textOf(bodyOf(call), name);
  if (literal.kind !== 'string' && literal.kind !== 'guid') throw errors.badExpression(segment.text);
  return literal.value;
}

function exists(call: Call, segment: Segment): Answer {
  const path = pathOf(call, parameter(call, segment, 'url'));
  const site = call.tenant.sites.byUrl(path);
  return { kind: 'value', name: 'Exists', value: site !== undefined && site.rootId === site.id };
}

function urlById(call: Call, segment: Segment): Answer {
  const site = call.tenant.sites.byGuid(parameter(call, segment, 'siteid'));
  if (!site) throw errors.file();
  return { kind: 'value', name: 'GetUrlById', value: urlOf(site, call) };
}

/** The web in which a page lies: the longest address of a web that the page's begins with. @throws 404 */
function webUrlOfPage(call: Call, segment: Segment): Answer {
  const parts = pathOf(call, parameter(call, segment, 'pagefullurl')).split('/');
  for (let length = parts.length; length > 0; length -= 1) {
    const site = call.tenant.sites.byUrl(parts.slice(0, length).join('/') || '/');
    if (site && call.can('open', site, site.id)) return { kind: 'value', name: 'GetWebUrlFromPageUrl', value: urlOf(site, call) };
  }
  throw errors.file();
}

function libraries(call: Call, segment: Segment, name: string): Answer {
  const site = call.tenant.sites.byUrl(pathOf(call, parameter(call, segment, 'webfullurl')));
  if (!site) throw errors.file();
  call.require('open', site, site.id);
  const withPages = name === 'GetDocumentAndMediaLibraries' && includesPages(call, segment);
  const shown = call.tenant.lists.ofSite(site.id).filter(list => isShown(list, withPages) && call.can('viewListItems', list, site.id));
  return { kind: 'value', name, value: shown.map(list => information(list, call)) };
}

function includesPages(call: Call, segment: Segment): boolean {
  const literal = argument(segment, 'includepagelibraries', 1);
  return literal ? literal.kind === 'boolean' && literal.value : optionalBoolean(bodyOf(call), 'includePageLibraries') ?? false;
}

function isShown({ baseTemplate, baseType, settings }: List, withPages: boolean): boolean {
  return baseType === 1 && !settings.hidden && (baseTemplate === 101 || baseTemplate === 109 || (withPages && baseTemplate === 119));
}

function information(list: List, call: Call): Complex {
  return new Complex('SP.DocumentLibraryInformation', {
    AbsoluteUrl: call.absolute(encodedUrl(list.url)),
    DriveId: null,
    FromCrossFarm: false,
    Id: list.guid,
    IsDefaultDocumentLibrary: /\/Shared Documents$/i.test(list.url),
    Modified: list.itemModified,
    ModifiedFriendlyDisplay: '',
    ServerRelativeUrl: list.url,
    Title: list.title,
  });
}

/** `SP_TenantSettings_Current`: where the tenant keeps its apps. */
function tenantSettings(call: Call): Answer {
  return { kind: 'object', name: 'TenantSettings', type: 'SP.TenantSettings', body: { CorporateCatalogUrl: call.absolute(APP_CATALOGUE) } };
}
