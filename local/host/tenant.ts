import type { FastifyInstance, InjectOptions } from 'fastify';

/** Microsoft Teams' own application: what the frame asks of Graph, Teams asks, not the suite. */
const teamsClientId = '1fec8e78-bce4-4aaf-ab1b-5451cc387264';
const teamsScopes = 'Chat.Read OnlineMeetings.Read';

/** The tenant answered otherwise than with a success. */
export class TenantRefusal extends Error {
  public constructor(
    public readonly status: number,
    path: string,
    public readonly answer: string
  ) {
    super(`${path} answered ${status}: ${answer.slice(0, 300)}`);
  }
}

/** Asks the embedded tenant over its HTTP interface, as one person, under the address that the browser used. */
export class Tenant {
  public constructor(
    private readonly app: FastifyInstance,
    private readonly host: string,
    public readonly upn: string
  ) {}

  /** SharePoint knows a person by the cookie of their sign-in. */
  public sharePoint<Answer>(path: string, method: 'GET' | 'POST' = 'GET'): Promise<Answer> {
    const cookie = `tenant-user=${encodeURIComponent(this.upn)}`;
    return this.ask<Answer>({ method, url: path, headers: { cookie, accept: 'application/json;odata=nometadata' } });
  }

  /** Graph as the person, through Teams. */
  public graph<Answer>(path: string): Promise<Answer> {
    return this.graphWith<Answer>(path, { upn: this.upn, scp: teamsScopes });
  }

  /** Graph's directory as the application alone: the switcher works for a person whom the tenant does not know yet. */
  public directory<Answer>(path: string): Promise<Answer> {
    return this.graphWith<Answer>(path, { roles: ['User.Read.All'] });
  }

  public control<Answer>(path: string): Promise<Answer> {
    return this.ask<Answer>({ method: 'GET', url: `/_control${path}` });
  }

  private async ask<Answer>(options: InjectOptions): Promise<Answer> {
    const response = await this.app.inject({ ...options, headers: { ...options.headers, host: this.host } });
    if (response.statusCode >= 400) throw new TenantRefusal(response.statusCode, String(options.url), response.body);
    return response.json<Answer>();
  }

  private graphWith<Answer>(path: string, claims: object): Promise<Answer> {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
    const payload = { aud: 'https://graph.microsoft.com', appid: teamsClientId, ...claims };
    const token = `${part({ typ: 'JWT', alg: 'none' })}.${part(payload)}.`;
    return this.ask<Answer>({ method: 'GET', url: `/v1.0${path}`, headers: { authorization: `Bearer ${token}` } });
  }
}
