import type { Item } from '../../store/items';
import type { List } from '../../store/lists';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';

/** @throws 403 */
export function requireEdit(call: Call, list: List, item: Item): void {
  if (!call.mayEdit(list, item)) throw errors.denied();
}

/** @throws 403 */
export function requireDelete(call: Call, list: List, item: Item): void {
  if (!call.mayDelete(list, item)) throw errors.denied();
}
