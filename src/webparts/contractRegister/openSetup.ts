import { spfi, SPFx } from '@pnp/sp';
import type { BaseComponentContext } from '@microsoft/sp-component-base';

import { readPack } from '../../core/policy/readPack';
import { AppError } from '../../core/errors';
import type { SiteSetup } from '../../data/ports';

/** Loads the set-up of a site, with the policy pack that a new site starts with. */
export async function openSetup(context: BaseComponentContext, webUrl: string): Promise<SiteSetup> {
  const [{ createSiteSetup }, { default: castlePoint }] = await Promise.all([
    import(/* webpackChunkName: 'setup' */ '../../data/sharepoint/setup/createSiteSetup'),
    import(/* webpackChunkName: 'setup' */ 'policies/castle-point.json'),
  ]);
  const read = readPack(castlePoint);
  if (!read.ok) throw new AppError('invalid', 'The policy pack that comes with Contract Desk is not valid.', { technical: read.problems.join('\n') });
  return createSiteSetup(spfi(webUrl).using(SPFx(context)), { webUrl, pack: read.pack });
}
