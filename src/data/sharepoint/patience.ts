import type { Queryable } from '@pnp/queryable';
import { Digests } from './digests';
import { codes, readBody, retryAfterOf, unreachable } from './errors';

/** How long to go on trying. */
export interface Pace {
  pause(milliseconds: number): Promise<void>;
  /** Requests in all, for one that is throttled. */
  readonly tries: number;
  /** Seconds of waiting in all; a service that asks for more is reported as busy at once. */
  readonly longestWait: number;
}

export const ordinaryPace: Pace = {
  pause: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
  tries: 5,
  longestWait: 90,
};

/**
 * How every request of the suite is sent, in place of PnPjs' own way:
 * - 429 and 503 are repeated after Retry-After, within bounds ("Avoid getting throttled or blocked");
 * - a lost answer is repeated for a read only: whoever writes has to find out first whether it was carried out;
 * - a write whose digest has expired is sent once more with a new one.
 */
export function patience(pace: Pace = ordinaryPace): (instance: Queryable) => Queryable {
  const send = (url: string, init: RequestInit): Promise<Response> => sendPatiently(url, init, pace);
  const digests = new Digests(send);
  return (instance) => {
    instance.on.auth(async (url: URL, init: RequestInit): Promise<[URL, RequestInit]> => {
      if (!needsDigest(init)) return [url, init];
      const digest = await digests.of(webOf(url), init);
      // PnPjs keeps headers as a plain object and lays the caller's own over it again, so their spelling has to stay.
      return [url, { ...init, headers: { ...(init.headers as Record<string, string>), [digestHeader]: digest } }];
    });
    instance.on.send.replace((url: URL, init: RequestInit) => sendWithDigest(url, init, send, digests));
    return instance;
  };
}

const digestHeader = 'X-RequestDigest';

function needsDigest(init: RequestInit): boolean {
  const headers = new Headers(init.headers);
  return init.method !== 'GET' && !headers.has(digestHeader) && !headers.has('Authorization');
}

async function sendWithDigest(url: URL, init: RequestInit, send: (url: string, init: RequestInit) => Promise<Response>, digests: Digests): Promise<Response> {
  const response = await send(url.href, init);
  const digest = new Headers(init.headers).get(digestHeader);
  if (response.status !== 403 || digest === null) return response;
  if (readBody(await response.clone().text()).code !== codes.digest) return response;
  const headers = new Headers(init.headers);
  headers.set(digestHeader, await digests.renewed(webOf(url), init, digest));
  return send(url.href, { ...init, headers });
}

async function sendPatiently(url: string, init: RequestInit, pace: Pace): Promise<Response> {
  const isRead = init.method === 'GET' || url.endsWith('/_api/contextinfo');
  let waited = 0;
  for (let attempt = 1; ; attempt++) {
    const response = await fetchOnce(url, init).catch((error: unknown) => {
      if (!isRead || attempt >= 3) throw error;
      return undefined;
    });
    const wait = response ? waitAfter(response, isRead, attempt) : attempt * 0.3;
    if (wait === undefined || attempt >= pace.tries || waited + wait > pace.longestWait) {
      if (response) return response;
    }
    waited += wait ?? 0;
    await pace.pause((wait ?? 0) * 1000);
  }
}

/** Seconds to wait before the request is repeated; undefined when it must not be. */
function waitAfter(response: Response, isRead: boolean, attempt: number): number | undefined {
  if (response.status === 429 || response.status === 503) return retryAfterOf(response) ?? 2 ** attempt;
  const answerLost = response.status === 502 || response.status === 504;
  return answerLost && isRead && attempt < 3 ? attempt : undefined;
}

async function fetchOnce(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    throw unreachable(error instanceof Error ? error.message : String(error));
  }
}

/** The absolute address of the web that a request goes to. */
function webOf(url: URL): string {
  const at = url.href.toLowerCase().indexOf('/_api/');
  return at < 0 ? url.href : url.href.slice(0, at);
}
