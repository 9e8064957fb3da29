import { isLookup, isMultiple, isPerson } from '../../store/fieldTypes';
import { jsonPath, valueSql } from '../../store/fields';
import type { Item } from '../../store/items';
import type { List } from '../../store/lists';
import type { Call } from '../wire/call';
import { SharePointError } from '../wire/errors';

const CASCADE = 1;
const RESTRICT = 2;

/**
 * Takes a row away, with its file or folder; lookups that point to it may forbid that or go with it.
 * @param bypassShared locks of co-authors do not hinder it
 * @returns the id in the recycle bin, or an empty text when it is gone for good
 * @throws 423 for a file in use
 */
export function removeItem(call: Call, list: List, item: Item, toBin: boolean, bypassShared = false): string {
  const { fileMoves, files, items, recycleBin } = call.tenant;
  const node = files.byItem(list.id, item.id);
  if (node) fileMoves.requireFree(node, { actor: call.caller.actor, bypassShared });
  followLookups(call, list, item, toBin);
  if (toBin) return recycleBin.recycle(list, item, call.principal.id);
  if (node) files.remove(node);
  else items.remove(list, item);
  return '';
}

function followLookups(call: Call, list: List, item: Item, toBin: boolean): void {
  const { fields, items, lists } = call.tenant;
  for (const other of lists.ofSite(list.siteId)) {
    for (const field of fields.ofList(other.id)) {
      const behaviour = field.settings.deleteBehaviour ?? 0;
      if (!isLookup(field) || isPerson(field) || behaviour === 0 || field.settings.lookupList !== list.guid) continue;
      const points = isMultiple(field)
        ? `EXISTS (SELECT 1 FROM json_each(data, ${jsonPath(field)}) e WHERE e.value = ?)`
        : `${valueSql(field)} = ?`;
      const pointing = items.select(other, { where: [points], values: [item.id], orderBy: 'id', limit: 5000 });
      if (behaviour === RESTRICT && pointing.length > 0) throw restricted(other);
      if (behaviour === CASCADE) for (const row of pointing) removeItem(call, other, row, toBin);
    }
  }
}

function restricted(list: List): SharePointError {
  return new SharePointError(
    500,
    '-2130575158, Microsoft.SharePoint.SPException',
    `This item cannot be deleted because an item in the "${list.title}" list is related to an item in this list.`
  );
}
