import { BearerToken, DefaultParse } from '@pnp/queryable';
import { DefaultHeaders, DefaultInit, spfi, type SPFI } from '@pnp/sp';

/** PnPjs for Node, with a token instead of the page's cookies. */
export function nodeSharePoint(siteUrl: string, token: string): SPFI {
  return spfi(siteUrl).using(DefaultHeaders(), DefaultInit(), BearerToken(token), DefaultParse());
}
