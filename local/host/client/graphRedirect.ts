const graph = 'https://graph.microsoft.com';

/**
 * Sends the page's calls of Microsoft Graph to the local tenant. The header tells the tenant under which address the
 * caller knows Graph, so that links in answers lead here again.
 */
export function redirectGraph(): void {
  const send = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    if (input instanceof Request) return input.url.startsWith(`${graph}/`) ? send(await copyOf(input), init && marked(init)) : send(input, init);
    const address = String(input);
    return address.startsWith(`${graph}/`) ? send(localAddress(address), marked(init ?? {})) : send(input, init);
  };
}

function localAddress(address: string): string {
  return location.origin + address.slice(graph.length);
}

function marked(init: RequestInit): RequestInit {
  const headers = new Headers(init.headers);
  headers.set('x-forwarded-graph-base', graph);
  return { ...init, headers };
}

async function copyOf(request: Request): Promise<Request> {
  const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
  const { method, headers, signal } = request;
  return new Request(localAddress(request.url), { ...marked({ headers }), method, signal, body: hasBody ? await request.blob() : undefined });
}
