import type { Item } from '../../store/items';
import type { List } from '../../store/lists';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import { moveNode } from './transfer';

/**
 * A row's new FileLeafRef renames the file or folder beside it; a file keeps its extension where none is given.
 * @param name as it was sent; nothing leaves the row as it is
 * @returns the row as it is then
 */
export function renamed(call: Call, list: List, item: Item, name: unknown): Item {
  const { files, items } = call.tenant;
  const node = name === undefined || name === null ? undefined : files.byItem(list.id, item.id);
  const parent = node && files.parentOf(node);
  if (!node || !parent) return item;
  if (typeof name !== 'string') throw errors.wrongPrimitive('Edm.String');
  const extension = node.isFolder || name.includes('.') || !node.name.includes('.') ? '' : node.name.slice(node.name.lastIndexOf('.'));
  if (`${name}${extension}` === node.name) return item;
  moveNode(call, node, { folder: parent, name: `${name}${extension}`, conflict: 'fail' });
  return items.find(list, item.id) ?? item;
}
