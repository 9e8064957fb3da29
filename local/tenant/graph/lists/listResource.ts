import type { List } from '../../store/lists';
import type { Site } from '../../store/sites';
import { address, sharepointIds, siteId } from '../sites/siteResource';
import type { Row } from '../wire/filter';
import type { GraphCall } from '../wire/request';

/** Graph's names of SharePoint's list templates. Source: listInfo resource type. */
const templates: Readonly<Record<number, string>> = {
  100: 'genericList',
  101: 'documentLibrary',
  102: 'survey',
  103: 'links',
  104: 'announcements',
  105: 'contacts',
  106: 'events',
  107: 'tasks',
  108: 'discussionBoard',
  109: 'pictureLibrary',
  112: 'userInformation',
  113: 'webPartCatalog',
  115: 'xmlForm',
  116: 'masterPageCatalog',
  119: 'webPageLibrary',
  120: 'customGrid',
  123: 'themeCatalog',
  124: 'designCatalog',
  125: 'appDataCatalog',
  150: 'ganttTasks',
  171: 'tasksWithTimelineAndHierarchy',
  1100: 'issueTracking',
};

/** @returns SharePoint's number of a template, undefined for a name that is none */
export function templateNumber(name: string): number | undefined {
  const found = Object.entries(templates).find(([, known]) => known.toLowerCase() === name.toLowerCase());
  return found && Number(found[0]);
}

export const etagOfList = (list: List): string => `"${list.guid},${list.version}"`;

export function listResource(call: GraphCall, site: Site, list: List): Row {
  const { description, hidden, contentTypesEnabled } = list.settings;
  return {
    '@odata.etag': etagOfList(list),
    createdDateTime: list.created,
    description,
    eTag: etagOfList(list),
    id: list.guid,
    lastModifiedDateTime: list.itemModified,
    name: list.url.slice(list.url.lastIndexOf('/') + 1),
    webUrl: address(call, list.url),
    displayName: list.title,
    parentReference: { siteId: siteId(call, site) },
    list: { contentTypesEnabled, hidden, template: templates[list.baseTemplate] ?? String(list.baseTemplate) },
    ...(hidden ? { system: {} } : {}),
    ...(isSelected(call, 'sharepointIds') ? { sharepointIds: { listId: list.guid, ...sharepointIds(call, site) } } : {}),
  };
}

export function isSelected(call: GraphCall, name: string): boolean {
  const wanted = call.query.get('$select') ?? call.query.get('select') ?? '';
  return wanted.toLowerCase().split(',').includes(name.toLowerCase());
}
