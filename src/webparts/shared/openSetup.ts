import { spfi, SPFx } from '@pnp/sp';
import type { BaseComponentContext } from '@microsoft/sp-component-base';
import castlePoint from 'policies/castle-point.json';

import { AppError } from '../../core/errors';
import { readPack } from '../../core/policy/readPack';
import type { SiteSetup } from '../../data/ports';
import { createSiteSetup } from '../../data/sharepoint/setup/createSiteSetup';

/** The set-up of a site, with the policy pack that a new site starts with. */
export async function openSetup(context: BaseComponentContext, webUrl: string): Promise<SiteSetup> {
  const read = readPack(castlePoint);
  if (!read.ok) throw new AppError('invalid', 'The policy pack that comes with Contract Desk is not valid.', { technical: read.problems.join('\n') });
  return createSiteSetup(spfi(webUrl).using(SPFx(context)), { webUrl, pack: read.pack });
}
