import { spfi, SPFx } from '@pnp/sp';
import type { BaseComponentContext } from '@microsoft/sp-component-base';
import { AppError } from '../../core/errors';
import { readPack } from '../../core/policy/readPack';
import type { PolicyPack } from '../../core/policy/types';
import { councilTimeZone } from '../../core/time';
import { createDesk } from '../../data/sharepoint/createDesk';
import type { Desk } from '../../data/ports';
import type { Services } from '../../flows/services';
import { lazyGraph } from './lazyGraph';
import { linksFor } from './links';

/** Name of the settings row that holds the policy pack in force. */
export const policySetting = 'policy';

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

async function packInForce(desk: Desk): Promise<PolicyPack> {
  const { rows } = await desk.settings.page({ where: [{ field: 'name', op: 'eq', value: policySetting }], top: 1 });
  const stored = rows[0];
  if (!stored) throw new AppError('notFound', 'This site has no policy pack yet.');
  const read = readPack(JSON.parse(stored.value));
  if (!read.ok) throw new AppError('invalid', `The policy pack of this site is not valid: ${read.problems[0]}`, { technical: read.problems.join('\n') });
  return read.pack;
}
