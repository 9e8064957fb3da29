import type { Field } from '../../store/fieldTypes';
import type { List } from '../../store/lists';
import type { View } from '../../store/views';
import type { Call } from '../wire/call';
import { errors } from '../wire/errors';

/** A view of a list, as an address leads to it. */
export interface Shown {
  readonly list: List;
  readonly view: View;
}

/** Views for everybody are part of the list; a personal one is a matter of its own. @throws 403 */
export function requireWrite(call: Call, { list, view }: { readonly list: List; readonly view: { readonly settings: Pick<View['settings'], 'personal'> } }): void {
  call.require(view.settings.personal ? 'managePersonalViews' : 'manageLists', list);
}

/** @throws 404 */
export function fieldNamed(call: Call, list: List, name: string): Field {
  const field = call.tenant.fields.byAnyName(list.id, name);
  if (!field) throw errors.field(name);
  return field;
}
