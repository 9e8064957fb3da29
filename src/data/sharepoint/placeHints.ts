import type { SPFI } from '@pnp/sp';
import '@pnp/sp/hubsites/web';
import '@pnp/sp/lists/web';
import { Web } from '@pnp/sp/webs';
import { isAppError } from '../../core/errors';
import { contracts } from '../../lists/contracts';
import type { PlaceHints } from '../choosePlace';
import { withAppErrors } from './errors';
import { patience, type Pace } from './patience';
import { serverRelative } from './webAddress';

/** Asks SharePoint what chooseWeb wants to know. */
export function placeHints(sp: SPFI, thisWeb: string, chosen: string | undefined, pace?: Pace): PlaceHints {
  const web = Web([sp.web, thisWeb.replace(/\/+$/, '')]).using(patience(pace));
  return {
    chosen,
    thisWeb,
    hub: () =>
      withAppErrors(async () => {
        const hub: { readonly url?: string } | null = await web.hubSiteData();
        return hub?.url;
      }),
    holdsLists: async (webUrl) => {
      try {
        await withAppErrors(() => Web([web, webUrl]).getList(`${serverRelative(webUrl)}/${contracts.url}`).select('Id')());
        return true;
      } catch (error) {
        // A hub that the person may not open is none to them.
        if (isAppError(error, 'notFound') || isAppError(error, 'forbidden')) return false;
        throw error;
      }
    },
  };
}
