import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { councilTimeZone } from '../core/time';
import { createDesk } from '../data/sharepoint/createDesk';
import { linksFor } from '../flows/links';
import { packInForce } from '../flows/packInForce';
import type { Services } from '../flows/services';
import { createGraph } from '../graph/createGraph';
import { nodeGraph } from './nodeGraph';
import { nodeSharePoint } from './nodeSharePoint';
import type { SweepOptions } from './options';

/** The same services as a web part has, for an application without a page. */
export async function composeServices(options: SweepOptions): Promise<Services> {
  const { siteUrl, graphUrl, sharePointToken, graphToken } = options;
  const desk = createDesk(nodeSharePoint(siteUrl, sharePointToken), { webUrl: siteUrl, timeZone: councilTimeZone });
  const pause = (milliseconds: number): Promise<void> => wait(milliseconds);
  const client = nodeGraph(graphUrl, async () => graphToken);
  return {
    desk,
    graph: createGraph(client, { siteUrl, fetch: (address, init) => fetch(address, init), pause, actsAs: 'application' }),
    pack: await packInForce(desk),
    links: linksFor(siteUrl),
    now: () => (options.now ? new Date(options.now) : new Date()),
    newKey: randomUUID,
    pause,
  };
}
