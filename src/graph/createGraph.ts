import type { GraphCaller } from './caller';
import { createDirectory } from './directory';
import { createDrives } from './drives';
import { createMeetings } from './meetings';
import { createMessages } from './messages';
import type { Graph } from './ports';

/** `fetch` without the person's token: copy monitors and upload sessions carry their own right in their address. */
export type PlainFetch = (address: string, init?: RequestInit) => Promise<Response>;

export interface GraphOptions {
  /** Any address of the tenant's SharePoint, `https://wendmere.sharepoint.com/sites/housing`; paths are taken from its origin. */
  readonly siteUrl: string;
  readonly fetch: PlainFetch;
  pause(milliseconds: number): Promise<void>;
  /** `application` for the sweep, which has no "me": meetings are then read through their organiser. */
  readonly actsAs?: 'person' | 'application';
}

/**
 * Microsoft Graph behind the suite's ports.
 * @param client SPFx's MSGraphClientV3, or a Client of microsoft-graph-client 3
 */
export function createGraph(client: GraphCaller, options: GraphOptions): Graph {
  return {
    meetings: createMeetings(client, options),
    drives: createDrives(client, options),
    messages: createMessages(client),
    directory: createDirectory(client),
  };
}
