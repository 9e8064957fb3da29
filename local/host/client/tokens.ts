import type { TokenProvider } from './framework';
import type { Account } from './pageData';

/** "SharePoint Online Web Client Extensibility": every web part's token belongs to this one application. */
const spfxApplicationId = '08e18876-6177-487e-b8b5-cf950c1e598c';

/** Hands out the unsigned tokens that the local tenant takes, and keeps MSAL from ever starting. */
export function issueLocalTokens(provider: TokenProvider, account: Account, scopes: readonly string[]): void {
  const token = (resource: string): string => unsignedToken(resource, account, scopes);
  provider.getToken = async (resource) => token(resource);
  provider._getTokenInternal = async (resource) => token(resource);
  provider._getTokenData = async (resource) => ({ token: token(resource) });
  provider._ensureState = async () => undefined;
}

function unsignedToken(resource: string, account: Account, scopes: readonly string[]): string {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    aud: resource,
    appid: spfxApplicationId,
    upn: account.upn,
    oid: account.objectId,
    tid: account.tenantId,
    name: account.displayName,
    scp: scopes.join(' '),
    iat: now,
    exp: now + 3600,
  };
  return `${encoded({ typ: 'JWT', alg: 'none' })}.${encoded(claims)}.`;
}

function encoded(part: object): string {
  const bytes = new TextEncoder().encode(JSON.stringify(part));
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}
