import type { Conflict } from '../../store/files';
import { invalidRequest } from '../wire/errors';
import { textOf } from '../wire/odata';
import type { GraphCall } from '../wire/request';

/** What to do when the name is taken, from the address or the body. */
export function conflictOf(call: GraphCall, body: Readonly<Record<string, unknown>>, usual: Conflict): Conflict {
  const name = '@microsoft.graph.conflictBehavior';
  const asked = call.query.get(name) ?? textOf(body[name]) ?? usual;
  if (asked === 'fail' || asked === 'replace' || asked === 'rename') return asked;
  throw invalidRequest(`The conflict behavior '${asked}' is not known.`);
}
