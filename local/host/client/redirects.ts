const graph = 'https://graph.microsoft.com';

/** What the framework fetches from Microsoft by itself: TeamsJS asks its CDN which hosts it may trust. */
const framework: Record<string, string> = {
  'https://res.cdn.office.net/teams-js/validDomains/json/validDomains.json': '/_host/teams/validDomains.json',
};

/**
 * Keeps the page on this machine: its calls of Microsoft Graph go to the local tenant. The header tells the tenant
 * under which address the caller knows Graph, so that links in answers lead here again.
 */
export function redirectMicrosoft(): void {
  const send = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const address = input instanceof Request ? input.url : String(input);
    if (framework[address]) return send(framework[address]);
    if (!address.startsWith(`${graph}/`)) return send(input, init);
    const local = location.origin + address.slice(graph.length);
    return input instanceof Request ? send(await copyOf(input, local)) : send(local, marked(init ?? {}));
  };
}

function marked(init: RequestInit): RequestInit {
  const headers = new Headers(init.headers);
  headers.set('x-forwarded-graph-base', graph);
  return { ...init, headers };
}

async function copyOf(request: Request, address: string): Promise<Request> {
  const { method, headers, signal } = request;
  const hasBody = method !== 'GET' && method !== 'HEAD';
  return new Request(address, { ...marked({ headers }), method, signal, body: hasBody ? await request.blob() : undefined });
}
