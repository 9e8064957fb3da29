import { HttpRequestError } from '@pnp/queryable';

interface Digest {
  readonly value: string;
  /** Milliseconds since 1970. */
  readonly expires: number;
}

export type Send = (url: string, init: RequestInit) => Promise<Response>;

/** Headers that belong to the request being sent, not to the question for a new digest. */
const ofTheRequest = ['content-type', 'if-match', 'x-http-method', 'x-requestdigest'];

/**
 * Request digests, one for each web. SPFx' own comes from the page and may be stale, and PnPjs keeps its copy where
 * nobody can drop it, so a tab left open overnight would fail. Here an expired one is asked for anew.
 * Source: "Work with __REQUESTDIGEST".
 */
export class Digests {
  private readonly byWeb = new Map<string, Promise<Digest>>();

  public constructor(private readonly send: Send) {}

  /** The digest for writing to a web. @param init a request to it, whose headers say who asks */
  public async of(webUrl: string, init: RequestInit): Promise<string> {
    const known = await this.byWeb.get(webUrl);
    return known && Date.now() < known.expires ? known.value : this.ask(webUrl, init);
  }

  /** A digest other than the one that was refused. */
  public async renewed(webUrl: string, init: RequestInit, refused: string): Promise<string> {
    const known = await this.byWeb.get(webUrl);
    return known && known.value !== refused ? known.value : this.ask(webUrl, init);
  }

  private async ask(webUrl: string, init: RequestInit): Promise<string> {
    const asking = this.request(webUrl, init);
    this.byWeb.set(webUrl, asking);
    try {
      return (await asking).value;
    } catch (error) {
      this.byWeb.delete(webUrl);
      throw error;
    }
  }

  private async request(webUrl: string, init: RequestInit): Promise<Digest> {
    const headers = new Headers(init.headers);
    for (const name of ofTheRequest) headers.delete(name);
    const response = await this.send(`${webUrl}/_api/contextinfo`, { ...init, method: 'POST', body: undefined, headers });
    if (!response.ok) throw await HttpRequestError.init(response);
    const answer = (await response.json()) as { FormDigestValue: string; FormDigestTimeoutSeconds: number };
    return { value: answer.FormDigestValue, expires: Date.now() + (answer.FormDigestTimeoutSeconds - 60) * 1000 };
  }
}
