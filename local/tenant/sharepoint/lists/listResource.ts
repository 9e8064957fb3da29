import { createList, removeList } from '../../provision';
import type { List, ListSettings } from '../../store/lists';
import type { Site } from '../../store/sites';
import { changed, DONE, nothing, type Answer } from '../wire/answer';
import { entryOf, optionalBoolean, optionalNumber, optionalText, textOf, type Body } from '../wire/body';
import type { Call } from '../wire/call';
import { listEntity, visibleLists } from './listEntity';
import { errors } from '../wire/errors';
import { checkMatch } from '../wire/etags';
import { checkFormulaSyntax } from '../../store/formula';
import { guidArgument, numberArgument, textArgument, type Segment } from '../wire/path';
import { pathArgument } from '../wire/paths';
import { action, collectionResource, entityResource, refuseKnown, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';
import { fieldsStep } from '../fields/fieldResource';
import { findItem, itemsStep } from '../items/itemResource';
import { securityStep } from '../security/securityResource';
import { addValidateUpdate } from '../items/validateUpdate';
import { viewsStep } from '../views/viewResource';

const MISSING: readonly string[] = [
  'ContentTypes', 'EventReceivers', 'GetChanges', 'GetItems', 'GetListItemChangesSinceToken', 'GetRelatedFields', 'InformationRightsManagementSettings', 'Recycle',
  'RenderListData', 'RenderListDataAsStream', 'RenderListFormData', 'ReserveListItemId', 'Subscriptions', 'UserCustomActions', 'Forms', 'WorkflowAssociations', 'BulkValidateUpdateListItems',
];

/** What follows `lists`. */
export const listsSteps: Steps<Site> = {
  getByTitle: { facts: '1.3', verbs: 'GET', open: (_, segment, call) => listResource(byTitle(call, textArgument(segment, 'title')), call) },
  getById: { facts: '1.3', verbs: 'GET', open: (_, segment, call) => listResource(byGuid(call, guidArgument(segment, 'id')), call) },
  ensureSiteAssetsLibrary: { facts: '1.3', verbs: 'POST', open: (_, segment, call) => action(segment.name, () => ensureLibrary(call, 'SiteAssets', 'Site Assets', 101)) },
  ensureSitePagesLibrary: { facts: '1.3', verbs: 'POST', open: (_, segment, call) => action(segment.name, () => ensureLibrary(call, 'SitePages', 'Site Pages', 119)) },
};
const stepOfLists = follow(listsSteps);

/** `lists`, `lists('guid')`, `lists/getByTitle('x')`. */
export function listsStep(segment: Segment, call: Call): Resource {
  if (segment.args !== undefined) return listResource(byGuid(call, guidArgument(segment, 'id')), call);
  return collectionResource('lists', 'SP.ApiData.Lists', () => visibleLists(call).map(listEntity), {
    post: () => addList(call),
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

function byTitle(call: Call, title: string): List {
  const list = call.tenant.lists.byTitle(call.site.id, title);
  if (!list) throw errors.listTitle(title, call.webUrl);
  return list;
}

function byGuid(call: Call, guid: string): List {
  const list = call.tenant.lists.byGuid(guid);
  if (!list || list.siteId !== call.site.id) throw errors.listId();
  return list;
}

/** @throws 403 for whoever may see neither the list nor a row of it */
export function listResource(list: List, call: Call): Resource {
  const seesSome = call.can('viewListItems', list) || call.can('open', list);
  if (!seesSome) throw errors.denied();
  return entityResource(listEntity(list), {
    merge: () => changeList(call, list),
    remove: () => {
      call.require('manageLists', list);
      checkMatch(call, listEntity(list).etag(call) ?? '');
      removeList(call.tenant, list);
      return DONE;
    },
    step: segment => listStep(list, segment, call),
  });
}

/** What follows one list. */
export const listSteps: Steps<List> = {
  items: { facts: '1.6', verbs: 'GET POST', open: (list, segment, call) => itemsStep(list, segment, call) },
  getItemById: { facts: '1.6', verbs: 'GET', open: (list, segment, call) => call.resources.item(list, findItem(call, list, numberArgument(segment, 'id'))) },
  getItemByStringId: { facts: '1.6', verbs: 'GET', open: (list, segment, call) => call.resources.item(list, findItem(call, list, Number(textArgument(segment, 'sid')))) },
  fields: { facts: '1.4', verbs: 'GET POST', open: (list, segment, call) => fieldsStep(list, segment, call) },
  views: { facts: '1.5', verbs: 'GET POST', open: (list, segment, call) => viewsStep(list, segment, call) },
  defaultView: { facts: '1.5', verbs: 'GET', open: (list, segment, call) => viewsStep(list, segment, call) },
  rootFolder: { facts: '2.1', verbs: 'GET', open: (list, _, call) => call.resources.folder(call.tenant.files.root(list)) },
  parentWeb: { facts: '1.2', verbs: 'GET', open: (_, __, call) => call.resources.web(call.site) },
  addValidateUpdateItemUsingPath: { facts: '1.6', verbs: 'POST', open: (list, segment, call) => action(segment.name, () => addValidateUpdate(call, list)) },
  addValidateUpdateItem: { facts: '1.6', verbs: 'POST', open: (list, segment, call) => action(segment.name, () => addValidateUpdate(call, list)) },
  deleteObject: {
    facts: '1.3',
    verbs: 'POST',
    open: (list, segment, call) =>
      action(segment.name, () => {
        call.require('manageLists', list);
        removeList(call.tenant, list);
        return nothing(segment.name);
      }),
  },
};
const stepOfList = follow(listSteps);

function listStep(list: List, segment: Segment, call: Call): Resource | undefined {
  return stepOfList(list, segment, call) ?? securityStep({ kind: 'list', site: call.site, list }, segment, call) ?? refuseKnown(MISSING, segment);
}

function addList(call: Call): Answer {
  call.require('manageLists', call.site);
  const body = entryOf(call);
  const list = createList(call.tenant, call.site, {
    title: textOf(body, 'Title'),
    baseTemplate: optionalNumber(body, 'BaseTemplate'),
    settings: settingsFrom(body),
  });
  const entity = listEntity(list);
  return { kind: 'entity', entity, status: 201, headers: { location: entity.address(call) } };
}

function changeList(call: Call, list: List): Answer {
  call.require('manageLists', list);
  const entity = listEntity(list);
  checkMatch(call, entity.etag(call) ?? '');
  const body = entryOf(call);
  const settings = settingsFrom(body);
  if (settings.enableMinorVersions && list.baseType !== 1) throw errors.argument('Minor versions are for document libraries only.');
  call.tenant.lists.change(list, { title: optionalText(body, 'Title'), settings });
  return changed(listEntity(call.tenant.lists.byId(list.id)!).etag(call));
}

function ensureLibrary(call: Call, leaf: string, title: string, baseTemplate: number): Answer {
  const existing = call.tenant.lists.byUrl(`${call.site.url === '/' ? '' : call.site.url}/${leaf}`);
  if (existing) return { kind: 'entity', entity: listEntity(existing) };
  call.require('manageLists', call.site);
  return { kind: 'entity', entity: listEntity(createList(call.tenant, call.site, { title, leaf, baseTemplate })) };
}

const BESIDE: readonly string[] = ['Title', 'BaseTemplate'];
const NOT_KEPT: readonly string[] = [
  'DefaultContentApprovalWorkflowId', 'DraftVersionVisibility', 'EnableModeration', 'ForceCheckout', 'ImageUrl', 'IrmEnabled', 'MajorWithMinorVersionsLimit', 'DefaultSensitivityLabelForLibrary',
  'EnableAssignToEmail', 'ExemptFromBlockDownloadOfNonViewableFiles', 'DisableGridEditing', 'ListExperienceOptions', 'Direction', 'MultipleDataList', 'ParserDisabled',
];

/** @throws 400 for a property that lists do not have, 501 for one that is not kept here */
function settingsFrom(body: Body): Partial<ListSettings> {
  const clearable = (name: string): string | undefined => (body[name] === null ? '' : optionalText(body, name));
  const known: Readonly<Record<string, keyof ListSettings>> = {
    AllowContentTypes: 'allowContentTypes',
    ContentTypesEnabled: 'contentTypesEnabled',
    Description: 'description',
    EnableAttachments: 'enableAttachments',
    EnableFolderCreation: 'enableFolderCreation',
    EnableMinorVersions: 'enableMinorVersions',
    EnableVersioning: 'enableVersioning',
    Hidden: 'hidden',
    MajorVersionLimit: 'majorVersionLimit',
    NoCrawl: 'noCrawl',
    OnQuickLaunch: 'onQuickLaunch',
    ReadSecurity: 'readSecurity',
    ValidationFormula: 'validationFormula',
    ValidationMessage: 'validationMessage',
    WriteSecurity: 'writeSecurity',
  };
  const numbers: readonly string[] = ['MajorVersionLimit', 'ReadSecurity', 'WriteSecurity'];
  const texts: readonly string[] = ['Description', 'ValidationFormula', 'ValidationMessage'];
  const settings: Record<string, unknown> = {};
  for (const name of Object.keys(body)) {
    if (BESIDE.includes(name)) continue;
    if (NOT_KEPT.includes(name)) throw errors.unsupported(`the property ${name} of lists`);
    const setting = known[name];
    if (!setting) throw errors.unknownProperty(name, 'SP.List');
    const value = numbers.includes(name) ? optionalNumber(body, name) : texts.includes(name) ? clearable(name) : optionalBoolean(body, name);
    if (value !== undefined) settings[setting] = value;
  }
  if (typeof settings.validationFormula === 'string' && settings.validationFormula !== '') checkFormulaSyntax(settings.validationFormula);
  return settings as Partial<ListSettings>;
}
