import { spfi, SPFx } from '@pnp/sp';
import type { BaseComponentContext } from '@microsoft/sp-component-base';
import { AppError } from '../../core/errors';
import { readPack } from '../../core/policy/readPack';
import type { PolicyPack } from '../../core/policy/types';
import { councilTimeZone } from '../../core/time';
import { createDesk } from '../../data/sharepoint/createDesk';
import type { Desk } from '../../data/ports';
import type { Services } from '../../flows/services';
import { policySetting } from '../../lists/settings';
import { lazyGraph } from './lazyGraph';
import { linksFor } from './links';

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
  const read = readPack(parsed(stored.value));
  if (read.ok) return read.pack;
  const problems = read.problems.map(({ path, reason }) => `${path || 'pack'}: ${reason}`);
  throw new AppError('invalid', `The policy of this site cannot be read. ${problems[0]}`, { technical: problems.join('\n') });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const technical = error instanceof Error ? error.message : String(error);
    throw new AppError('invalid', 'The policy of this site is not complete JSON. Ask a site owner to put it right in the Contract Desk settings.', { technical });
  }
}
