import { spfi, SPFx } from '@pnp/sp';
import type { BaseComponentContext } from '@microsoft/sp-component-base';

import { chooseWeb } from '../../data/choosePlace';
import { placeHints } from '../../data/sharepoint/placeHints';
import type { Services } from '../../flows/services';
import { composeServices } from './composeServices';

/** The web whose lists a web part shows. @param siteUrl as typed in its property pane */
export function webOfLists(context: BaseComponentContext, siteUrl: string | undefined): Promise<string> {
  const { absoluteUrl } = context.pageContext.web;
  return chooseWeb(placeHints(spfi(absoluteUrl).using(SPFx(context)), absoluteUrl, siteUrl));
}

/** Finds the lists and composes the services on them. Web parts fetch this module in a chunk that they share. */
export async function openDesk(context: BaseComponentContext, siteUrl: string | undefined): Promise<Services> {
  return composeServices(context, await webOfLists(context, siteUrl));
}
