import { address } from '../sites/siteResource';
import { GraphError, itemNotFound, unsupported } from '../wire/errors';
import type { GraphAnswer, GraphCall } from '../wire/request';
import { downloadAddress } from './downloads';
import { liveLink, withLink } from './shareAddress';

/** What a call to a sharing link needs of a Graph call: a browser opens it, with a cookie or with nothing. */
type LinkCall = Pick<GraphCall, 'world' | 'headers' | 'now' | 'siteBase'>;

/** A link for anyone leads to the bytes; another leads whoever is signed in to the file, which the link opens to them. */
export function openLinkAddress(call: LinkCall, id: string): GraphAnswer {
  const { world, headers } = call;
  const shared = liveLink(world, id, call.now);
  if (!shared) throw itemNotFound('The sharing link no longer exists.');
  const { item, link } = shared;
  if (link.scope === 'anonymous') {
    if (item.isFolder) throw unsupported('opening a folder by an anonymous link');
    return redirect(downloadAddress(call, item)['@microsoft.graph.downloadUrl'] ?? '');
  }
  const caller = world.tenant.identity.identify({ authorization: headers['authorization'], cookie: headers['cookie'] });
  if (!caller) throw new GraphError(401, 'unauthenticated', 'The link is for people who sign in.');
  withLink(world, caller.actor, link, item);
  return redirect(address(call, item.path));
}

function redirect(location: string): GraphAnswer {
  return { status: 302, headers: { location } };
}
