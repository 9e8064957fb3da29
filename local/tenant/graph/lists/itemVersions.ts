import type { ItemVersion } from '../../store/itemVersions';
import { labelOf } from '../../store/uiVersion';
import { identity } from '../drives/identities';
import { itemNotFound } from '../wire/errors';
import type { Row } from '../wire/filter';
import type { GraphCall } from '../wire/request';
import type { ListRow } from './fieldValues';

/** The versions of a row, the current one first. */
export function versionsOf(call: GraphCall, { list, item }: ListRow): readonly ItemVersion[] {
  const current: ItemVersion = { version: item.version, data: item.data, created: item.modified, editor: item.editor };
  return [current, ...call.world.tenant.items.versions(list, item)];
}

/** @throws 404 for a version that was not kept */
export function versionNamed(call: GraphCall, row: ListRow, name: string): ItemVersion {
  const found = versionsOf(call, row).find(({ version }) => labelOf(version) === name || (name === 'current' && version === row.item.version));
  if (!found) throw itemNotFound('The specified version was not found');
  return found;
}

export function versionResource(call: GraphCall, { list }: ListRow, { version, created, editor }: ItemVersion): Row {
  return { id: labelOf(version), lastModifiedDateTime: created, lastModifiedBy: identity(call, list, editor) };
}
