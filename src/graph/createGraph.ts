import type { GraphCaller } from './caller';
import { createDirectory } from './directory';
import { createDrives } from './drives';
import { createMeetings } from './meetings';
import { createMessages } from './messages';
import type { GraphOptions } from './options';
import type { Graph } from './ports';

export type { GraphOptions, PlainFetch } from './options';

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
