import { createList } from '../../provision';
import { LIST_TEMPLATES } from '../../store/listTemplates';
import type { List, NewList } from '../../store/lists';
import type { Site } from '../../store/sites';
import type { Answer } from '../wire/answer';
import { bodyOf, entryOf, objectOf, optionalNumber, optionalText, textOf, type Body } from '../wire/body';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { guidArgument, textArgument, type Segment } from '../wire/path';
import { pathArgument } from '../wire/paths';
import { action, collectionResource, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';
import { Navigation } from '../webs/navigationStore';
import { listEntity, visibleLists } from './listEntity';
import { listResource } from './listResource';
import { settingsFrom } from './listSettings';

/** What follows `lists`. */
export const listsSteps: Steps<Site> = {
  add: { facts: 'SP.ListCollection.Add', verbs: 'POST', open: (_, { name }) => action(name, call => addFromInformation(call, objectOf(bodyOf(call), 'parameters'))) },
  ensureClientRenderedSitePagesLibrary: { facts: 'SP.ListCollection.EnsureClientRenderedSitePagesLibrary', verbs: 'POST', open: (_, { name }) => ensure(name, { title: 'Site Pages', leaf: 'SitePages', baseTemplate: 119 }) },
  ensureEventsList: { facts: 'SP.ListCollection.EnsureEventsList', verbs: 'POST', open: (_, { name }) => ensure(name, { title: 'Events', leaf: 'Events', baseTemplate: 106 }) },
  ensureSiteAssetsLibrary: { facts: '1.3', verbs: 'POST', open: (_, { name }) => ensure(name, { title: 'Site Assets', leaf: 'SiteAssets', baseTemplate: 101 }) },
  ensureSitePagesLibrary: { facts: '1.3', verbs: 'POST', open: (_, { name }) => ensure(name, { title: 'Site Pages', leaf: 'SitePages', baseTemplate: 119 }) },
  getById: { facts: '1.3', verbs: 'GET', open: (_, segment, call) => listResource(byGuid(call, guidArgument(segment, 'id')), call) },
  getByTitle: { facts: '1.3', verbs: 'GET', open: (_, segment, call) => listByTitle(segment, call) },
};
const stepOfLists = follow(listsSteps);

/** `lists`, `lists('guid')`, `lists/getByTitle('x')`. */
export function listsStep(segment: Segment, call: Call): Resource {
  if (segment.args !== undefined) return listResource(byGuid(call, guidArgument(segment, 'id')), call);
  return collectionResource('lists', 'SP.ApiData.Lists', () => visibleLists(call).map(listEntity), {
    post: () => addFromEntry(call),
    step: inner => stepOfLists(call.site, inner, call),
  });
}

/** `getList('/sites/a/Lists/Actions')` and `getListUsingPath(DecodedUrl='..')`. */
export function getListStep(segment: Segment, call: Call): Resource {
  const path = pathArgument(call, segment, segment.lower === 'getlist' ? 'strurl' : 'decodedurl');
  const list = call.tenant.lists.byUrl(path);
  if (!list || list.siteId !== call.site.id) throw errors.listUrl(path);
  return listResource(list, call);
}

/** `getByTitle('x')` of the lists, `getListByTitle('x')` of a web. */
export function listByTitle(segment: Segment, call: Call): Resource {
  const title = textArgument(segment, 'title');
  const list = call.tenant.lists.byTitle(call.site.id, title);
  if (!list) throw errors.listTitle(title, call.webUrl);
  return listResource(list, call);
}

function byGuid(call: Call, guid: string): List {
  const list = call.tenant.lists.byGuid(guid);
  if (!list || list.siteId !== call.site.id) throw errors.listId();
  return list;
}

function addFromEntry(call: Call): Answer {
  const body = entryOf(call);
  const baseTemplate = optionalNumber(body, 'BaseTemplate') ?? 100;
  return add(call, { title: textOf(body, 'Title'), baseTemplate, settings: settingsFrom(body, isLibrary(baseTemplate)) });
}

const MEANT: readonly string[] = ['Description', 'QuickLaunchOption', 'TemplateType', 'Title', 'Url'];

/** SP.ListCreationInformation: it may choose the list's address. */
function addFromInformation(call: Call, parameters: Body): Answer {
  const unknown = Object.keys(parameters).find(name => !MEANT.includes(name) && name !== '__metadata');
  if (unknown !== undefined) throw errors.unknownProperty(unknown, 'SP.ListCreationInformation');
  const address = optionalText(parameters, 'Url')?.replace(/^\/+|\/+$/g, '');
  if (address !== undefined && call.tenant.files.byPath(`${call.site.url === '/' ? '' : call.site.url}/${address}`)) throw errors.argument(`A file or folder with the name ${address} already exists.`);
  return add(call, {
    title: textOf(parameters, 'Title'),
    baseTemplate: optionalNumber(parameters, 'TemplateType') ?? 100,
    path: address,
    // QuickLaunchOptions: 1 shows it, 2 leaves that to the template.
    settings: { description: optionalText(parameters, 'Description') ?? '', onQuickLaunch: optionalNumber(parameters, 'QuickLaunchOption') === 1 },
  });
}

function add(call: Call, request: NewList): Answer {
  call.require('manageLists', call.site);
  const list = createList(call.tenant, call.site, request);
  if (list.settings.onQuickLaunch) new Navigation(call, call.site).show(list, true);
  const entity = listEntity(list);
  return { kind: 'entity', entity, status: 201, headers: { location: entity.address(call) } };
}

/** Makes a list that SharePoint itself knows by its address, unless it is there. */
function ensure(name: string, { title, leaf, baseTemplate }: { readonly title: string; readonly leaf: string; readonly baseTemplate: number }): Resource {
  return action(name, call => {
    const base = call.site.url === '/' ? '' : call.site.url;
    const existing = call.tenant.lists.byUrl(`${base}/${isLibrary(baseTemplate) ? '' : 'Lists/'}${leaf}`);
    if (existing) return { kind: 'entity', entity: listEntity(existing) };
    call.require('manageLists', call.site);
    return { kind: 'entity', entity: listEntity(createList(call.tenant, call.site, { title, leaf, baseTemplate })) };
  });
}

function isLibrary(baseTemplate: number): boolean {
  return LIST_TEMPLATES[baseTemplate]?.baseType === 1;
}
