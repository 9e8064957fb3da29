import { ResponseType, type GraphRequest } from '@microsoft/microsoft-graph-client';
import { nodeClient } from '../../../src/jobs/nodeGraph';
import type { Target } from '../target';
import type { BatchAnswer, GraphClient, GraphQuery, Json } from './graphClient';

/** Microsoft's own client, as `MSGraphClientV3` gives it to web parts. */
export function sdkGraph({ graphUrl, graphToken }: Target): GraphClient {
  const client = nodeClient(graphUrl, async () => graphToken);
  const asked = (path: string, { select, expand, filter, top, orderBy }: GraphQuery = {}): GraphRequest => {
    const request = client.api(path);
    if (select) request.select(select);
    if (expand) request.expand(expand);
    if (filter) request.filter(filter);
    if (top) request.top(top);
    if (orderBy) request.orderby(orderBy);
    return request;
  };
  return {
    name: '@microsoft/microsoft-graph-client',
    get: async (path, query) => (await asked(path, query).get()) as Json,
    pages: async (path, top) => {
      const pages: (readonly Json[])[] = [];
      for (let page = (await asked(path, { top }).get()) as Json; ; ) {
        pages.push(page.value as readonly Json[]);
        const next = page['@odata.nextLink'];
        if (typeof next !== 'string') return pages;
        // The client takes whole addresses of https alone; below the version it takes any.
        page = (await client.api(next.slice(next.indexOf('/v1.0/') + '/v1.0'.length)).get()) as Json;
      }
    },
    post: async (path, body) => (await client.api(path).post(body)) as Json,
    patch: async (path, body, etag) => (await client.api(path).headers(etag === undefined ? {} : { 'if-match': etag }).patch(body)) as Json,
    remove: async path => {
      await client.api(path).delete();
    },
    upload: async (path, text) => (await client.api(path).header('content-type', 'text/plain').put(text)) as Json,
    text: async path => (await client.api(path).responseType(ResponseType.TEXT).get()) as string,
    copy: async (path, body) => ((await client.api(path).responseType(ResponseType.RAW).post(body)) as Response).headers.get('location') ?? '',
    batch: async steps => {
      const requests = steps.map(step => ({ ...step, ...(step.body ? { headers: { 'Content-Type': 'application/json' } } : {}) }));
      return ((await client.api('/$batch').post({ requests })) as { responses: readonly BatchAnswer[] }).responses;
    },
  };
}
