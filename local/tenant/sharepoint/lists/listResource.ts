import { removeList } from '../../provision';
import type { List } from '../../store/lists';
import { changed, DONE, nothing, type Answer } from '../wire/answer';
import { entryOf, optionalText } from '../wire/body';
import type { Call } from '../wire/call';
import { listEntity } from './listEntity';
import { errors } from '../wire/errors';
import { checkMatch } from '../wire/etags';
import type { Segment } from '../wire/path';
import { action, entityResource, type Resource } from '../wire/resource';
import { follow, type Steps } from '../wire/steps';
import { contentTypesOf } from '../contentTypes/contentTypeResource';
import { fieldsStep } from '../fields/fieldResource';
import { itemsStep } from '../items/itemResource';
import { listItemSteps } from '../items/listItemSteps';
import { securityStep } from '../security/securityResource';
import { viewById, viewsStep } from '../views/viewResource';
import { customActionsResource } from '../webs/customActions';
import { Navigation } from '../webs/navigationStore';
import { userResource } from '../webs/userResource';
import { getChanges } from './changeQuery';
import { renderFormData } from './formData';
import { formsResource } from './forms';
import { eventReceivers, rightsManagement } from './listParts';
import { settingsFrom } from './listSettings';
import { relatedFields } from './relatedFields';
import { subscriptionsResource } from './subscriptions';

/** The list of the site's people, of which only the list itself is here. */
const USER_INFORMATION = 112;

const MISSING: readonly string[] = [
  'GetListItemChangesSinceToken', 'WorkflowAssociations', 'BulkValidateUpdateListItems', 'GetMetadataNavigationSettings',
  'GetCheckedOutFiles', 'GetSpecialFolderUrl', 'GetLookupFieldChoices', 'CreateDocument', 'PublishMappedView', 'SetExemptFromBlockDownloadOfNonViewableFiles', 'SyncFlowInstances', 'GetBloomFilter', 'SaveAsTemplate',
];

/** What follows one list. */
export const listSteps: Steps<List> = {
  ...listItemSteps,
  contentTypes: { facts: '1.5', verbs: 'GET POST', open: (list, segment, call) => contentTypesOf({ list, site: call.site }, segment, call) },
  defaultView: { facts: '1.5', verbs: 'GET MERGE DELETE', open: (list, segment, call) => viewsStep(list, segment, call) },
  deleteObject: { facts: '1.3', verbs: 'POST', open: (list, { name }) => action(name, call => (remove(call, list), nothing('DeleteObject'))) },
  descriptionResource: { facts: 'SP.UserResource', verbs: 'GET', open: list => userResource('DescriptionResource', list.settings.description) },
  eventReceivers: { facts: 'SP.List.EventReceivers', verbs: 'GET', open: () => eventReceivers() },
  fields: { facts: '1.4', verbs: 'GET POST', open: (list, segment, call) => fieldsStep(list, segment, call) },
  forms: { facts: 'SP.List.Forms', verbs: 'GET', open: (list, segment) => formsResource(list, segment) },
  getChanges: { facts: 'SP.List.GetChanges', verbs: 'POST', open: (list, { name }) => action(name, call => getChanges(call, { kind: 'list', list, site: call.site })) },
  getRelatedFields: { facts: 'SP.List.GetRelatedFields', verbs: 'GET', open: list => relatedFields(list) },
  getView: { facts: '1.5', verbs: 'GET', open: (list, segment, call) => viewById(list, segment, call) },
  informationRightsManagementSettings: { facts: 'SP.InformationRightsManagementSettings', verbs: 'GET', open: list => rightsManagement(list) },
  Items: { facts: '1.6', verbs: 'GET POST', open: (list, segment, call) => rows(list, segment, call) },
  parentWeb: { facts: '1.2', verbs: 'GET', open: (_, __, call) => call.resources.web(call.site) },
  recycle: { facts: '1.3', verbs: 'POST', open: (list, { name }) => action(name, call => recycle(call, list)) },
  renderListFormData: { facts: 'SP.List.RenderListFormData', verbs: 'POST', open: (list, segment) => action(segment.name, call => renderFormData(call, list, segment)) },
  reserveListItemId: { facts: 'SP.List.ReserveListItemId', verbs: 'POST', open: (list, { name }) => action(name, call => reserve(call, list)) },
  rootFolder: { facts: '2.1', verbs: 'GET', open: (list, _, call) => call.resources.folder(call.tenant.files.root(list)) },
  subscriptions: { facts: 'spdev/apis/webhooks', verbs: 'GET POST', open: (list, segment, call) => subscriptionsResource(list, segment, call) },
  titleResource: { facts: 'SP.UserResource', verbs: 'GET', open: list => userResource('TitleResource', list.title) },
  userCustomActions: { facts: 'SP.List.UserCustomActions', verbs: 'GET POST', open: (list, segment, call) => customActionsResource({ kind: 'list', list }, segment, call) },
  views: { facts: '1.5', verbs: 'GET POST', open: (list, segment, call) => viewsStep(list, segment, call) },
};
const stepOfList = follow(listSteps);
const stepElsewhere = follow<List>({}, MISSING);

/** @throws 403 for whoever may see neither the list nor a row of it */
export function listResource(list: List, call: Call): Resource {
  const seesSome = call.can('viewListItems', list) || call.can('open', list);
  if (!seesSome) throw errors.denied();
  return entityResource(listEntity(list), {
    merge: inner => changeList(inner, list),
    remove: inner => {
      checkMatch(inner, listEntity(list).etag(inner) ?? '');
      remove(inner, list);
      return DONE;
    },
    step: (segment, inner) =>
      stepOfList(list, segment, inner) ?? securityStep({ kind: 'list', site: inner.site, list }, segment, inner) ?? stepElsewhere(list, segment, inner),
  });
}

function rows(list: List, segment: Segment, call: Call): Resource {
  if (list.baseTemplate === USER_INFORMATION) throw errors.unsupported('rows of the User Information List; siteusers has the people');
  return itemsStep(list, segment, call);
}

function changeList(call: Call, list: List): Answer {
  call.require('manageLists', list);
  checkMatch(call, listEntity(list).etag(call) ?? '');
  const body = entryOf(call);
  const settings = settingsFrom(body, list.baseType === 1, list.settings.kept);
  call.tenant.lists.change(list, { title: optionalText(body, 'Title'), settings });
  const updated = call.tenant.lists.byId(list.id)!;
  if (settings.onQuickLaunch !== undefined && settings.onQuickLaunch !== list.settings.onQuickLaunch) new Navigation(call, call.site).show(updated, settings.onQuickLaunch);
  return changed(listEntity(updated).etag(call));
}

function remove(call: Call, list: List): void {
  requireRemovable(call, list);
  removeList(call.tenant, list);
}

/** @returns the id of the list in the recycle bin */
function recycle(call: Call, list: List): Answer {
  requireRemovable(call, list);
  return { kind: 'value', name: 'Recycle', value: call.tenant.recycleBin.recycleList(list, call.principal.id), type: 'Edm.Guid' };
}

/** @throws 403, 400 for a list that SharePoint itself needs */
function requireRemovable(call: Call, list: List): void {
  call.require('manageLists', list);
  if (/\/_catalogs\//i.test(list.url)) throw errors.argument('This list cannot be deleted.');
}

function reserve(call: Call, list: List): Answer {
  call.require('addListItems', list);
  return { kind: 'value', name: 'ReserveListItemId', value: call.tenant.lists.reserveItemId(list) };
}
