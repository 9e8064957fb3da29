import { BrowserFetchWithRetry, DefaultParse, InjectHeaders, RejectOnError, ResolveOnData, type Queryable } from '@pnp/queryable';
import { DefaultHeaders, RequestDigest, spfi, type SPFI } from '@pnp/sp';
import '@pnp/sp/attachments';
import '@pnp/sp/batching';
import '@pnp/sp/fields';
import '@pnp/sp/files';
import '@pnp/sp/folders';
import '@pnp/sp/hubsites';
import '@pnp/sp/items';
import '@pnp/sp/lists';
import '@pnp/sp/recycle-bin';
import '@pnp/sp/regional-settings';
import '@pnp/sp/security';
import '@pnp/sp/site-groups/web';
import '@pnp/sp/site-users/web';
import '@pnp/sp/views';
import '@pnp/sp/webs';
import { startTestTenant, type TestTenant, type TestTenantOptions } from '../../support/tenant';

export const ALEX = 'alex.munro@wendmere.example';
export const PRIYA = 'priya.nair@wendmere.example';
export const SONIA = 'sonia.reyes@wendmere.example';
export const JAMES = 'james.farrow_estuaryrepairs.example#EXT#@wendmere.example';

/** The wire, spoken by hand. */
export interface Wire {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON. */
  readonly json: Body;
  /** Code and sentence of an error in OData v3 JSON. */
  readonly error: { readonly code: string; readonly message: string };
}

export type Body = Record<string, unknown> & { readonly value?: Body[] };

export interface Council {
  readonly tenant: TestTenant;
  readonly site: string;
  /** PnPjs, signed in by cookie, with real digests. */
  as(upn: string): SPFI;
  get(path: string, upn?: string, headers?: Record<string, string>): Promise<Wire>;
  /** A write with a fresh digest. */
  post(path: string, body: unknown, headers?: Record<string, string>, upn?: string): Promise<Wire>;
  digest(upn?: string, site?: string): Promise<string>;
}

/** A tenant with the site /sites/housing: Alex owns it, Priya is a member, Sonia a visitor, James a guest without a role. */
export async function startCouncil(options: TestTenantOptions = {}): Promise<Council> {
  const tenant = await startTestTenant(options);
  const people = [
    { upn: ALEX, displayName: 'Alex Munro', jobTitle: 'Administrator' },
    { upn: PRIYA, displayName: 'Priya Nair', jobTitle: 'Contract Manager' },
    { upn: SONIA, displayName: 'Sonia Reyes', jobTitle: 'Compliance' },
    { upn: JAMES, displayName: 'James Farrow', mail: 'james.farrow@estuaryrepairs.example', isGuest: true },
  ];
  for (const person of people) await tenant.control('users', person);
  await tenant.control('sites', { url: '/sites/housing', title: 'Housing contracts', owner: ALEX, hubSite: true });
  await tenant.control('groups/members', { site: '/sites/housing', group: 'Members', upns: [PRIYA] });
  await tenant.control('groups/members', { site: '/sites/housing', group: 'Visitors', upns: [SONIA] });
  return council(tenant);
}

export function council(tenant: TestTenant): Council {
  const site = `${tenant.url}/sites/housing`;
  const call = async (method: string, path: string, upn: string, headers: Record<string, string>, body?: unknown): Promise<Wire> => {
    const plain = typeof body === 'string' || body instanceof Uint8Array;
    const answer = await tenant.fetchAs(upn)(path.startsWith('/') ? path : `${site}/_api/${path}`, {
      method,
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
      body: body === undefined ? undefined : plain ? (body as BodyInit) : JSON.stringify(body),
    });
    return wire(answer, await answer.text());
  };
  const digest = async (upn = ALEX, of = site): Promise<string> => {
    const { json } = await call('POST', new URL(`${of}/_api/contextinfo`).pathname, upn, {});
    return String(json.FormDigestValue);
  };
  return {
    tenant,
    site,
    as: upn =>
      spfi(site).using(
        DefaultHeaders(),
        InjectHeaders({ cookie: `tenant-user=${encodeURIComponent(upn)}` }),
        BrowserFetchWithRetry(),
        DefaultParse(),
        // PnPjs keeps one digest for a web, whoever is signed in: the rule of a browser, but not of a test with two people.
        upn === ALEX ? RequestDigest() : OwnDigest(async () => digest(upn)),
        RejectOnError(),
        ResolveOnData()
      ),
    get: async (path, upn = ALEX, headers = {}) => call('GET', path, upn, headers),
    post: async (path, body, headers = {}, upn = ALEX) => call('POST', path, upn, { 'x-requestdigest': await digest(upn), ...headers }, body),
    digest,
  };
}

/** Sends a fresh digest with every write. */
function OwnDigest(read: () => Promise<string>): (instance: Queryable) => Queryable {
  return instance => {
    instance.on.auth(async (url, init) => {
      if (/^get$/i.test(init.method ?? 'GET')) return [url, init];
      return [url, { ...init, headers: { ...init.headers, 'X-RequestDigest': await read() } }];
    });
    return instance;
  };
}

function wire(answer: Response, text: string): Wire {
  return {
    status: answer.status,
    headers: answer.headers,
    text,
    get json() {
      return JSON.parse(text) as Body;
    },
    get error() {
      const body = JSON.parse(text) as { 'odata.error': { code: string; message: { value: string } } };
      return { code: body['odata.error'].code, message: body['odata.error'].message.value };
    },
  };
}

/** `-1, Microsoft.SharePoint.SPException` from its short form in the facts' error table. */
export function msp(code: string): string {
  return code.replace('MSP.', 'Microsoft.SharePoint.');
}

/** The error that a promise ends with. */
export async function failure(work: Promise<unknown>): Promise<Error & { status?: number }> {
  try {
    await work;
  } catch (error) {
    // Not `instanceof`: an error of fetch comes from outside the test's own world.
    return error as Error & { status?: number };
  }
  throw new Error('It went through.');
}
