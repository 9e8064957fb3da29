import { encodePath, SPInstance, type SPFI } from '@pnp/sp';
import { Web } from '@pnp/sp/webs';
import { isAppError } from '../../core/errors';
import { contracts } from '../../lists/contracts';
import type { PlaceHints } from '../choosePlace';
import { withAppErrors } from './errors';
import { patience, type Pace } from './patience';
import { serverRelative } from './webAddress';

interface HubData {
  readonly url?: string;
}

/** Asks SharePoint what chooseWeb wants to know. */
export function placeHints(sp: SPFI, thisWeb: string, chosen: string | undefined, pace?: Pace): PlaceHints {
  const web = Web([sp.web, thisWeb.replace(/\/+$/, '')]).using(patience(pace));
  return {
    chosen,
    thisWeb,
    hub: () =>
      withAppErrors(async () => {
        // JSON within JSON; a site without a hub gets an empty answer of one shape or another.
        const answer = await SPInstance(web, 'hubSiteData(false)')<string | HubData | null>();
        const hub = typeof answer === 'string' ? (JSON.parse(answer || 'null') as HubData | null) : answer;
        return hub?.url;
      }),
    holdsLists: async (webUrl) => {
      try {
        const list = `getList('${encodePath(`${serverRelative(webUrl)}/${contracts.url}`)}')`;
        await withAppErrors(() => SPInstance(Web([web, webUrl]), list).select('Id')());
        return true;
      } catch (error) {
        // A hub that the person may not open is none to them.
        if (isAppError(error, 'notFound') || isAppError(error, 'forbidden')) return false;
        throw error;
      }
    },
  };
}
