import { createSite, removeWeb } from '../../provision';
import type { Site } from '../../store/sites';
import { DONE, type Answer } from '../wire/answer';
import { bodyOf, objectOf, optionalBoolean, optionalNumber, optionalText, textOf } from '../wire/body';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { parseLiteral } from '../wire/path';
import { action, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';
import { urlOf } from './webEntity';

/** SPSiteManager: 0 not there, 2 ready, 4 the address is taken. Source: "Manage SharePoint site using REST". */
const STATUS = { notFound: 0, ready: 2, taken: 4 } as const;
const NO_ID = '00000000-0000-0000-0000-000000000000';
const MADE_FROM: readonly string[] = ['SITEPAGEPUBLISHING#0', 'STS#3'];

/** What follows `_api/SPSiteManager`: site collections, made, looked for and deleted. */
export const siteManagerSteps: Steps<undefined> = {
  create: { facts: 'spdev/apis/site-creation-rest', verbs: 'POST', open: (_, { name }) => action(name, createCollection) },
  delete: { facts: 'spdev/apis/site-creation-rest', verbs: 'POST', open: (_, { name }) => action(name, deleteCollection) },
  siteUrl: { facts: 'spdev/apis/site-creation-rest', verbs: 'GET POST', open: (_, { name }) => both(name, siteUrl) },
  status: { facts: 'spdev/apis/site-creation-rest', verbs: 'GET POST', open: (_, { name }) => both(name, status) },
};
const stepOfManager = follow(siteManagerSteps);

export function siteManagerResource(): Resource {
  return { name: 'SPSiteManager', step: (segment, call) => stepOfManager(undefined, segment, call) };
}

function both(name: string, read: (call: Call) => Answer): Resource {
  return { name, get: read, post: read };
}

function createCollection(call: Call): Answer {
  const request = objectOf(bodyOf(call), 'request');
  const url = pathOf(call, textOf(request, 'Url'));
  if (!/^\/(sites|teams)\/[^/"#%*:<>?\\|]+$/i.test(url)) throw errors.argument('The site address must be below /sites or /teams.');
  const existing = call.tenant.sites.byUrl(url);
  if (existing) return told('Create', { SiteId: '', SiteStatus: STATUS.taken, SiteUrl: '' });
  const template = optionalText(request, 'WebTemplate') ?? 'SITEPAGEPUBLISHING#0';
  if (!MADE_FROM.includes(template)) throw errors.unsupported(`site collections made from ${template}`);
  if (optionalBoolean(request, 'ShareByEmailEnabled')) throw errors.unsupported('sites shared by mail');
  const site = createSite(call.tenant, {
    url,
    title: textOf(request, 'Title'),
    description: optionalText(request, 'Description') ?? '',
    template,
    owner: ownerOf(call, optionalText(request, 'Owner')),
    settings: { Language: optionalNumber(request, 'Lcid') ?? 1033, 'site:Classification': optionalText(request, 'Classification') ?? '' },
  });
  const hubId = optionalText(request, 'HubSiteId') ?? NO_ID;
  const hub = call.tenant.sites.byGuid(hubId);
  if (hubId !== NO_ID && !hub?.isHub) throw errors.argument('The hub site does not exist.');
  if (hub?.isHub) call.tenant.sites.joinHub(site.id, hub);
  return told('Create', { SiteId: site.guid, SiteStatus: STATUS.ready, SiteUrl: urlOf(site, call) });
}

/** Whoever makes a site owns it; an application must say who does. */
function ownerOf(call: Call, name: string | undefined): Call['caller']['actor'] {
  if (name) {
    const upn = name.slice(name.lastIndexOf('|') + 1);
    const user = call.tenant.directory.byUpn(upn) ?? call.tenant.directory.byMail(upn);
    if (!user) throw errors.user(name);
    return { kind: 'user', user };
  }
  if (call.caller.actor.kind === 'app') throw errors.argument('An application must name the owner of the site.');
  if (call.caller.actor.user.isGuest) throw errors.denied();
  return call.caller.actor;
}

function deleteCollection(call: Call): Answer {
  const site = call.tenant.sites.byGuid(textOf(bodyOf(call), 'siteId'));
  if (!site || site.rootId !== site.id) throw errors.file();
  call.require('manageWeb', site, site.id);
  removeWeb(call.tenant, site);
  return DONE;
}

function status(call: Call): Answer {
  const site = call.tenant.sites.byUrl(pathOf(call, parameter(call, 'url')));
  const found = site && { SiteId: site.guid, SiteStatus: STATUS.ready, SiteUrl: urlOf(site, call) };
  return told('Status', found ?? { SiteId: '', SiteStatus: STATUS.notFound, SiteUrl: '' });
}

function siteUrl(call: Call): Answer {
  const site: Site | undefined = call.tenant.sites.byGuid(parameter(call, 'siteId'));
  if (!site) throw errors.file();
  return { kind: 'value', name: 'SiteUrl', value: urlOf(site, call) };
}

/** A method's parameter, from the query or the body. */
function parameter(call: Call, name: string): string {
  const text = call.query.others.get(name.toLowerCase());
  if (text === undefined) return textOf(bodyOf(call), name);
  const literal = parseLiteral(text, call.query.aliases);
  if (literal.kind !== 'string' && literal.kind !== 'guid') throw errors.badExpression(text);
  return literal.value;
}

function told(name: string, body: { readonly SiteId: string; readonly SiteStatus: number; readonly SiteUrl: string }): Answer {
  return { kind: 'object', name, type: 'Microsoft.SharePoint.Portal.SPSiteCreationResponse', body };
}

/** The path of an absolute address of this tenant. @throws 400 for another's */
export function pathOf(call: Call, address: string): string {
  const { origin } = call.request;
  if (address.toLowerCase() !== origin.toLowerCase() && !address.toLowerCase().startsWith(`${origin.toLowerCase()}/`)) {
    throw errors.argument(`The address ${address} is not one of this tenant's.`);
  }
  return decodeURIComponent(address.slice(origin.length)).replace(/\/+$/, '') || '/';
}
