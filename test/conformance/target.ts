import { startTestTenant } from '../support/tenant';

/** Where the suite is pointed: the embedded tenant, or a real one that the environment names. */
export interface Target {
  /** Address of a site in which lists and files may be made and deleted. */
  readonly siteUrl: string;
  readonly sharePointToken: string;
  /** `https://graph.microsoft.com`, or the tenant's own origin. */
  readonly graphUrl: string;
  readonly graphToken: string;
  readonly isReal: boolean;
  stop(): Promise<void>;
}

const SCOPES = 'Sites.FullControl.All Sites.ReadWrite.All Sites.Manage.All Files.ReadWrite.All User.Read.All';
const OWNER = 'ada.lovelace@wendmere.example';

/**
 * A real tenant is named by CONFORMANCE_SITE_URL, CONFORMANCE_SHAREPOINT_TOKEN and CONFORMANCE_GRAPH_TOKEN.
 * @throws when only some of them are set: half a real tenant is a mistake, not a wish for the local one
 */
export async function openTarget(): Promise<Target> {
  const { CONFORMANCE_SITE_URL: siteUrl, CONFORMANCE_SHAREPOINT_TOKEN: sharePointToken, CONFORMANCE_GRAPH_TOKEN: graphToken } = process.env;
  const given = [siteUrl, sharePointToken, graphToken].filter(Boolean).length;
  if (siteUrl && sharePointToken && graphToken) {
    const graphUrl = process.env.CONFORMANCE_GRAPH_URL ?? 'https://graph.microsoft.com';
    return { siteUrl: siteUrl.replace(/\/$/, ''), sharePointToken, graphUrl, graphToken, isReal: true, stop: async () => undefined };
  }
  if (given > 0) throw new Error('A real tenant needs CONFORMANCE_SITE_URL, CONFORMANCE_SHAREPOINT_TOKEN and CONFORMANCE_GRAPH_TOKEN, all three.');
  const tenant = await startTestTenant({ as: OWNER });
  const token = tenant.token({ upn: OWNER, scp: SCOPES });
  return { siteUrl: `${tenant.url}/sites/housing`, sharePointToken: token, graphUrl: tenant.url, graphToken: token, isReal: false, stop: async () => tenant.stop() };
}

/** A name that no earlier run has left behind. */
export function freshName(what: string): string {
  return `Conformance ${what} ${Date.now().toString(36)}${Math.random().toString(36).slice(2, 6)}`;
}
