import type { List } from '../../store/lists';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';
import type { Complex } from '../wire/values';
import { typeIdValue } from './contentTypeEntity';

/**
 * The content type of the list that an id means: one of the list's own, or the one that was taken from it.
 * @throws 400 for one that the list does not have
 */
export function listTypeFor(call: Call, list: List, id: string): string {
  const types = call.tenant.contentTypes.ofList(list).map(type => type.id);
  const wanted = id.toLowerCase();
  const found = types.find(type => type.toLowerCase() === wanted) ?? types.find(type => type.slice(0, -34).toLowerCase() === wanted);
  if (found === undefined) throw errors.argument(`The content type ${id} is not one of the list "${list.title}".`);
  return found;
}

/** What a new row is that names no content type; nothing where that is what the list was born with. */
export function defaultTypeOf(call: Call, list: List): string | undefined {
  const first = list.settings.contentTypeOrder === undefined ? undefined : call.tenant.contentTypes.order(list)[0];
  return first === call.tenant.contentTypes.ofList(list)[0]?.id ? undefined : first;
}

/** `ContentTypeOrder` of a list's root folder. */
export function contentTypeOrder(call: Call, list: List): readonly Complex[] {
  return call.tenant.contentTypes.order(list).map(typeIdValue);
}

/** Sets what the button "New" offers, the default first. @throws 400 for one that the list does not have */
export function setContentTypeOrder(call: Call, list: List, ids: readonly string[]): void {
  call.require('manageLists', list);
  const order = ids.map(id => listTypeFor(call, list, id));
  if (order.length === 0) throw errors.argument();
  call.tenant.lists.change(list, { settings: { contentTypeOrder: order } });
}
