import type { Site } from '../../store/sites';
import type { List } from '../../store/lists';
import { driveItemOfRow } from '../drives/rowItem';
import { identity } from '../drives/identities';
import { sharepointIds, address, siteId } from '../sites/siteResource';
import type { Expanders } from '../wire/entities';
import type { Row } from '../wire/filter';
import { contextOf, option } from '../wire/odata';
import type { GraphCall } from '../wire/request';
import { contentTypeName, etagOfRow, pickFields, readFields } from './fieldValues';
import type { ListRow } from './fieldValues';
import { isSelected } from './listResource';
import { versionsOf, versionResource } from './itemVersions';

/** A row of a list. Source: listItem resource type. */
export function itemResource(call: GraphCall, site: Site, row: ListRow): Row {
  const { list, item } = row;
  return {
    '@odata.etag': etagOfRow(row),
    createdDateTime: item.created,
    eTag: etagOfRow(row),
    id: String(item.id),
    lastModifiedDateTime: item.modified,
    webUrl: address(call, `${item.dir}/${item.leaf}`),
    createdBy: identity(call, list, item.author),
    lastModifiedBy: identity(call, list, item.editor),
    parentReference: { id: parentGuid(call, row), siteId: siteId(call, site) },
    contentType: { id: contentTypeId(row), name: contentTypeName(row) },
    ...(isSelected(call, 'sharepointIds') ? { sharepointIds: idsOf(call, site, row) } : {}),
  };
}

export function idsOf(call: GraphCall, site: Site, { list, item }: ListRow): object {
  return { listId: list.guid, listItemId: String(item.id), listItemUniqueId: item.guid, ...sharepointIds(call, site) };
}

export function itemExpanders(call: GraphCall, site: Site, row: ListRow): Expanders {
  return {
    fields: (inner) => fieldsOf(inner, row),
    driveItem: () => driveItemOfRow(call, site, row.list, row.item),
    versions: () => versionsOf(call, row).map((version) => versionResource(call, row, version)),
  };
}

/** The columns, or those that are selected. */
export function fieldsOf(call: GraphCall, row: ListRow): Row {
  const wanted = option(call, 'select')?.split(',').map((name) => name.trim()).filter((name) => name !== '');
  const { tenant } = call.world;
  return wanted && !wanted.includes('*') ? pickFields(tenant, row, wanted) : readFields(tenant, row);
}

export function fieldsContext(call: GraphCall, site: Site, list: List): string {
  return contextOf(call, `sites('${encodeURIComponent(siteId(call, site))}')/lists('${list.guid}')/items`);
}

export function contentTypeId({ list, item }: ListRow): string {
  if (item.isFolder) return '0x0120';
  return list.baseType === 1 ? '0x0101' : '0x01';
}

/** The folder that it lies in: a folder's row, or the list's root. */
function parentGuid(call: GraphCall, { item }: ListRow): string {
  return call.world.tenant.files.byPath(item.dir)?.id ?? '';
}
