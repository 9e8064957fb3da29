/** Talks to the tenant's control API: the things that Microsoft's own interfaces do not let anyone make. */
export class Control {
  public constructor(private readonly url: string) {}

  public async post<Answer>(path: string, body: unknown): Promise<Answer> {
    const response = await fetch(`${this.url}/_control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`POST /_control/${path} answered ${response.status}: ${text}`);
    return (text ? JSON.parse(text) : {}) as Answer;
  }
}

/** An unsigned token, as the embedded tenant accepts it. */
export function tokenOf(upn: string, scopes: readonly string[]): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { upn, scp: scopes.join(' '), appid: '08e18876-6177-487e-b8b5-cf950c1e598c', aud: 'https://graph.microsoft.com' };
  return `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`;
}
