import { spfi, SPFx } from '@pnp/sp';
import type { BaseComponentContext } from '@microsoft/sp-component-base';
import { councilTimeZone } from '../../core/time';
import { createDesk } from '../../data/sharepoint/createDesk';
import { linksFor } from '../../flows/links';
import { packInForce } from '../../flows/packInForce';
import type { Services } from '../../flows/services';
import { lazyGraph } from './lazyGraph';

/**
 * Joins the adapters to the page: SharePoint lists by PnPjs, Graph by SPFx's own client (loaded with its first call).
 * @param siteUrl absolute address of the web that holds the lists
 * @throws AppError notFound when that web is not set up, invalid when its policy pack is broken
 */
export async function composeServices(context: BaseComponentContext, siteUrl: string): Promise<Services> {
  const desk = createDesk(spfi(siteUrl).using(SPFx(context)), { webUrl: siteUrl, timeZone: councilTimeZone });
  return {
    desk,
    graph: lazyGraph(context, siteUrl),
    pack: await packInForce(desk),
    links: linksFor(siteUrl),
    now: () => new Date(),
    newKey: () => crypto.randomUUID(),
    pause: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
  };
}
