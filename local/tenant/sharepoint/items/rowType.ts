import type { ContentType } from '../../store/contentTypes';
import type { Item } from '../../store/items';
import type { List } from '../../store/lists';
import { contentTypeOf } from '../fields/columns';
import type { Call } from '../wire/call';

/** A list's content types; rows of one answer ask for them again and again. */
export function typesOf(call: Call, list: List): readonly ContentType[] {
  return call.remember(`content types ${list.id}`, () => call.tenant.contentTypes.ofList(list));
}

/** The content type of a row; none when its list has lost it. */
export function typeOfRow(call: Call, list: List, item: Item): ContentType | undefined {
  const id = contentTypeOf(list, item).toLowerCase();
  return typesOf(call, list).find(type => type.id.toLowerCase() === id);
}
