import type { TimelinePipe } from '@pnp/core';
import { body as withBody, BrowserFetchWithRetry, DefaultParse, headers as withHeaders, InjectHeaders, RejectOnError, ResolveOnData, TextParse, type Queryable } from '@pnp/queryable';
import { DefaultHeaders, graphDelete, graphGet, graphPatch, graphPost, graphPut, GraphQueryable, type IGraphQueryable } from '@pnp/graph';
import type { Target } from '../target';
import type { BatchAnswer, GraphClient, GraphQuery, Json } from './graphClient';

/** PnPjs' client of Graph, with its own headers, retries and parsing. */
export function pnpGraph({ graphUrl, graphToken }: Target): GraphClient {
  const root = `${graphUrl}/v1.0`;
  const asked = (parse: TimelinePipe<Queryable>, path: string, { select, expand, filter, top, orderBy }: GraphQuery = {}): IGraphQueryable => {
    const query = GraphQueryable(`${root}${path}`).using(DefaultHeaders(), InjectHeaders({ Authorization: `Bearer ${graphToken}` }), BrowserFetchWithRetry(), parse, RejectOnError(), ResolveOnData());
    const given = Object.entries({ $select: select, $expand: expand, $filter: filter, $top: top?.toString(), $orderby: orderBy });
    for (const [name, value] of given) if (value !== undefined) query.query.set(name, value);
    return query;
  };
  const at = (path: string, query?: GraphQuery): IGraphQueryable => asked(DefaultParse(), path, query);
  // PnPjs gives a collection bare; the others give it as it came.
  const wrapped = (answer: unknown): Json => (Array.isArray(answer) ? { value: answer } : (answer as Json));
  return {
    name: '@pnp/graph',
    get: async (path, query) => wrapped(await graphGet(at(path, query))),
    pages: async (path, top) => {
      const pages: (readonly Json[])[] = [];
      for (let next: string | undefined = `${root}${path}?$top=${top}`; next !== undefined; ) {
        const page: Json = JSON.parse(await graphGet<string>(asked(TextParse(), next.slice(root.length)))) as Json;
        pages.push(page.value as readonly Json[]);
        next = typeof page['@odata.nextLink'] === 'string' ? page['@odata.nextLink'] : undefined;
      }
      return pages;
    },
    post: async (path, body) => graphPost<Json>(at(path), withBody(body)),
    patch: async (path, body, etag) => graphPatch<Json>(at(path), withBody(body, withHeaders(etag === undefined ? {} : { 'if-match': etag }))),
    remove: async path => graphDelete(at(path)),
    upload: async (path, text) => graphPut<Json>(at(path), { body: text, headers: { 'Content-Type': 'text/plain' } }),
    text: async path => graphGet<string>(asked(TextParse(), path)),
    copy: async (path, body) => {
      let location = '';
      const query = at(path);
      query.on.parse.replace(async (url, response, result) => {
        location = response.headers.get('location') ?? '';
        return [url, response, result];
      });
      await graphPost(query, withBody(body));
      return location;
    },
    batch: async steps => {
      const requests = steps.map(step => ({ ...step, ...(step.body ? { headers: { 'Content-Type': 'application/json' } } : {}) }));
      return (await graphPost<{ responses: readonly BatchAnswer[] }>(at('/$batch'), withBody({ requests }))).responses;
    },
  };
}
