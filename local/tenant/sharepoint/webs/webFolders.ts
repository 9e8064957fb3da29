import type { Call } from '../wire/call';
import type { Segment } from '../wire/path';
import type { Resource } from '../wire/resource';
import { foldersOf } from '../files/foldersCollection';

export { webFileSteps } from '../files/webFiles';

/** `web/folders`: the roots of the libraries and the plain folders beside them. */
export function foldersInWeb(segment: Segment, call: Call): Resource {
  return foldersOf(call.tenant.files.rootOfWeb(call.site), segment, call);
}
