import { inBody, WireRefusal } from '../refused';
import type { Target } from '../target';
import type { BatchAnswer, GraphClient, GraphQuery, Json } from './graphClient';

/** The wire itself. */
export function wireGraph({ graphUrl, graphToken }: Target): GraphClient {
  const send = async (method: string, path: string, body?: unknown, more: Readonly<Record<string, string>> = {}): Promise<Response> => {
    const isText = typeof body === 'string';
    const answer = await fetch(path.startsWith('http') ? path : `${graphUrl}/v1.0${path}`, {
      method,
      headers: { authorization: `Bearer ${graphToken}`, ...(body === undefined ? {} : { 'content-type': isText ? 'text/plain' : 'application/json' }), ...more },
      body: body === undefined ? undefined : isText ? body : JSON.stringify(body),
    });
    if (answer.ok) return answer;
    const { code, message } = inBody(await answer.text());
    throw new WireRefusal(answer.status, code, message);
  };
  const json = async (method: string, path: string, body?: unknown, more?: Readonly<Record<string, string>>): Promise<Json> =>
    (await (await send(method, path, body, more)).json()) as Json;
  return {
    name: 'fetch',
    get: async (path, query) => json('GET', path + queryText(query)),
    pages: async (path, top) => {
      const pages: (readonly Json[])[] = [];
      for (let next: unknown = `${path}${path.includes('?') ? '&' : '?'}$top=${top}`; typeof next === 'string'; ) {
        const page = await json('GET', next);
        pages.push(page.value as readonly Json[]);
        next = page['@odata.nextLink'];
      }
      return pages;
    },
    post: async (path, body) => json('POST', path, body),
    patch: async (path, body, etag) => json('PATCH', path, body, etag === undefined ? {} : { 'if-match': etag }),
    remove: async path => {
      await send('DELETE', path);
    },
    upload: async (path, text) => json('PUT', path, text),
    text: async path => (await send('GET', path)).text(),
    copy: async (path, body) => (await send('POST', path, body)).headers.get('location') ?? '',
    batch: async steps => {
      const requests = steps.map(step => ({ ...step, ...(step.body ? { headers: { 'Content-Type': 'application/json' } } : {}) }));
      return (await json('POST', '/$batch', { requests })).responses as readonly BatchAnswer[];
    },
  };
}

export function queryText({ select, expand, filter, top, orderBy }: GraphQuery = {}): string {
  const given = Object.entries({ $select: select, $expand: expand, $filter: filter, $top: top, $orderby: orderBy }).filter(([, value]) => value !== undefined);
  return given.length === 0 ? '' : `?${given.map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`).join('&')}`;
}
