import { Client, RetryHandler, RetryHandlerOptions } from '@microsoft/microsoft-graph-client';
import type { Context, GraphError, Middleware } from '@microsoft/microsoft-graph-client';
import type { TestTenant } from '../../support/tenant';

const graph = 'https://graph.microsoft.com';

/** The application of every SPFx web part's token. */
export const spfxAppId = '08e18876-6177-487e-b8b5-cf950c1e598c';

/** Sends what the client would send to Graph to the tenant, as the host page does. */
class ToTenant implements Middleware {
  public constructor(
    private readonly tenant: TestTenant,
    private readonly token: string
  ) {}

  public async execute(context: Context): Promise<void> {
    const headers = new Headers(context.options?.headers as HeadersInit);
    headers.set('authorization', `Bearer ${this.token}`);
    headers.set('x-forwarded-graph-base', graph);
    const address = String(context.request).replace(graph, this.tenant.url);
    context.response = await fetch(address, { ...context.options, headers } as RequestInit);
  }
}

export interface Someone {
  /** The real Graph client. */
  readonly client: Client;
  /** The same calls without a client between. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
}

export interface Token {
  readonly upn?: string;
  readonly scp?: string;
  readonly roles?: readonly string[];
  readonly appid?: string;
}

export function someone(tenant: TestTenant, token: Token): Someone {
  const bearer = tenant.token({ appid: spfxAppId, ...token });
  const retry = new RetryHandler(new RetryHandlerOptions(1, 3));
  retry.setNext(new ToTenant(tenant, bearer));
  return {
    client: Client.initWithMiddleware({ baseUrl: `${graph}/`, defaultVersion: 'v1.0', middleware: retry }),
    call: (method, path, body, headers = {}) => {
      const isBytes = body instanceof Uint8Array || typeof body === 'string';
      const contentType = isBytes ? 'application/octet-stream' : 'application/json';
      const payload = isBytes ? body : body === undefined ? undefined : JSON.stringify(body);
      const all = { authorization: `Bearer ${bearer}`, 'content-type': contentType, ...headers };
      return fetch(`${tenant.url}/v1.0${path}`, { method, headers: all, body: payload, redirect: 'manual' });
    },
  };
}

/** Scopes that a web part of the suite is given. */
export const allScopes = [
  'User.Read',
  'User.ReadBasic.All',
  'Files.ReadWrite.All',
  'Sites.ReadWrite.All',
  'Chat.ReadBasic',
  'Chat.Read',
  'ChatMessage.Send',
  'OnlineMeetings.ReadWrite',
  'OnlineMeetingRecording.Read.All',
  'OnlineMeetingTranscript.Read.All',
  'OnlineMeetingArtifact.Read.All',
  'Calendars.ReadWrite',
  'TeamsActivity.Send',
  'TeamsAppInstallation.ReadForUser',
].join(' ');

export const alex = 'alex.munro@wendmere.example';
export const priya = 'priya.nair@wendmere.example';
export const tom = 'tom.aldous@wendmere.example';
export const sonia = 'sonia.reyes@wendmere.example';
export const james = 'james.farrow_estuaryrepairs.example#EXT#@wendmere.example';

/** Five accounts; a housing site of Alex's with Priya as member and Sonia as visitor; Tom and James outside. */
export async function peopleAndSite(tenant: TestTenant): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  const accounts = [
    { upn: alex, displayName: 'Alex Munro', jobTitle: 'Systems administrator' },
    { upn: priya, displayName: 'Priya Nair', jobTitle: 'Contract Manager' },
    { upn: tom, displayName: 'Tom Aldous', jobTitle: 'Contract Manager' },
    { upn: sonia, displayName: 'Sonia Reyes', jobTitle: 'Compliance Officer' },
    { upn: james, displayName: 'James Farrow', mail: 'james.farrow@estuaryrepairs.example', isGuest: true },
  ];
  for (const account of accounts) ids[account.upn] = String((await tenant.control('users', account)).id);
  await tenant.control('sites', { url: '/sites/housing', title: 'Housing contracts', owner: alex });
  await tenant.control('groups/members', { site: '/sites/housing', group: 'Members', upns: [priya] });
  await tenant.control('groups/members', { site: '/sites/housing', group: 'Visitors', upns: [sonia] });
  return ids;
}

export interface Scheduled {
  readonly onlineMeetingId: string;
  readonly joinUrl: string;
  readonly chatId: string;
}

/** A monthly series that Priya organises, with Tom and the contractor James. */
export async function series(tenant: TestTenant): Promise<Scheduled> {
  const made = await tenant.control('meetings', {
    organiser: priya,
    attendees: [tom, james],
    subject: 'Responsive repairs L2',
    start: '2026-11-05T10:00:00Z',
    end: '2026-11-05T11:00:00Z',
    recurrence: { pattern: { type: 'relativeMonthly', interval: 1 }, range: { type: 'noEnd', startDate: '2026-11-05' } },
  });
  return { onlineMeetingId: String(made.onlineMeetingId), joinUrl: String(made.joinUrl), chatId: String(made.chatId) };
}

export async function failure(promise: Promise<unknown>): Promise<GraphError> {
  try {
    await promise;
  } catch (error) {
    return error as GraphError;
  }
  throw new Error('The call was expected to fail');
}
