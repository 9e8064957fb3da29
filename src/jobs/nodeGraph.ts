import { Client, HTTPMessageHandler, RetryHandler, type Context, type Middleware } from '@microsoft/microsoft-graph-client';
import type { GraphCaller } from '../graph/caller';

/** The client's own authentication handler sends its token to Microsoft's hosts alone; this one also to a tenant on this machine. */
class Bearer implements Middleware {
  private next?: Middleware;

  public constructor(private readonly token: () => Promise<string>) {}

  public async execute(context: Context): Promise<void> {
    const headers = new Headers(context.options?.headers as HeadersInit | undefined);
    headers.set('Authorization', `Bearer ${await this.token()}`);
    context.options = { ...context.options, headers: Object.fromEntries(headers.entries()) };
    await this.next?.execute(context);
  }

  public setNext(next: Middleware): void {
    this.next = next;
  }
}

/** Microsoft Graph's own client, for Node. @param baseUrl `https://graph.microsoft.com` unless another tenant is meant */
export function nodeClient(baseUrl: string, token: () => Promise<string>): Client {
  return Client.initWithMiddleware({
    baseUrl,
    defaultVersion: 'v1.0',
    middleware: [new Bearer(token), new RetryHandler(), new HTTPMessageHandler()],
  });
}

/** The same, as the suite's adapter calls it. */
export const nodeGraph: (baseUrl: string, token: () => Promise<string>) => GraphCaller = nodeClient;
