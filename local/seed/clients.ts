import { Client, type Context } from '@microsoft/microsoft-graph-client';
import { BrowserFetch, DefaultParse } from '@pnp/queryable';
import { DefaultHeaders, DefaultInit, spfi, type SPFI } from '@pnp/sp';
import type { PolicyPack } from '../../src/core/policy/types';
import { councilTimeZone } from '../../src/core/time';
import { createDesk } from '../../src/data/sharepoint/createDesk';
import type { Services } from '../../src/flows/services';
import { createGraph } from '../../src/graph/createGraph';
import { scopes } from '../../src/graph/scopes';
import { linksFor } from '../../src/flows/links';
import { tokenOf } from './control';

/** Who writes sample rows, and on which day. */
export interface Hand {
  readonly upn: string;
  /** The moment at which the tenant takes the writes to happen; its own clock unless given. */
  readonly at?: Date;
}

const graphHost = 'https://graph.microsoft.com';

const sharePointScopes = ['AllSites.FullControl'];

function headersOf({ upn, at }: Hand, granted: readonly string[]): Record<string, string> {
  return {
    authorization: `Bearer ${tokenOf(upn, granted)}`,
    ...(at ? { 'x-tenant-now': at.toISOString() } : {}),
  };
}

/** PnPjs for Node, signed in with a bearer token. */
export function sharePointAs(hand: Hand, webUrl: string): SPFI {
  return spfi(webUrl).using(DefaultHeaders(), DefaultInit(), BrowserFetch(), DefaultParse(), (instance) => {
    instance.on.auth.replace(async (url: URL, init: RequestInit) => {
      init.headers = { ...(init.headers as Record<string, string>), ...headersOf(hand, sharePointScopes) };
      return [url, init];
    });
    instance.on.pre.prepend(async (url: string, init: RequestInit, result: unknown) => {
      const absolute = /^https?:/.test(url) ? url : `${webUrl}/${url}`;
      return [absolute, init, result] as [string, RequestInit, unknown];
    });
    return instance;
  });
}

/** Microsoft's own client, sent to the tenant instead of graph.microsoft.com. */
function graphClientAs(hand: Hand, tenantUrl: string): Client {
  return Client.initWithMiddleware({
    middleware: {
      execute: async (context: Context): Promise<void> => {
        const address = typeof context.request === 'string' ? context.request : context.request.url;
        context.response = await fetch(address.replace(graphHost, tenantUrl), {
          ...context.options,
          headers: { ...plain(context.options?.headers), ...headersOf(hand, scopes) },
        } as RequestInit);
      },
    },
  });
}

function plain(headers: unknown): Record<string, string> {
  return Object.fromEntries(new Headers(headers as HeadersInit | undefined).entries());
}

/** The suite's services for one person at one moment, on the tenant at `url`. */
export function servicesAs(hand: Hand, url: string, site: string, pack: PolicyPack): Services {
  const webUrl = `${url}${site}`;
  const pause = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, Math.min(milliseconds, 200)));
  return {
    desk: createDesk(sharePointAs(hand, webUrl), { webUrl, timeZone: councilTimeZone }),
    graph: createGraph(graphClientAs(hand, url), { siteUrl: webUrl, fetch: (address, init) => fetch(address, init), pause }),
    pack,
    links: linksFor(webUrl),
    now: () => hand.at ?? new Date(),
    newKey: () => crypto.randomUUID(),
    pause,
  };
}
