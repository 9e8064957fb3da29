import { isRecord } from './odata';
import { unauthenticated } from './errors';

/** Graph as the audience of a token: its address or its application id. */
const audiences = /^(https:\/\/graph\.microsoft\.com\/?|00000003-0000-0000-c000-000000000000)$/i;

/**
 * What Graph refuses of a token before it asks who is meant. Claims that a token leaves out are not asked for.
 * @throws 401 in Graph's words
 */
export function checkToken(authorization: string | undefined, now: Date): void {
  if (!authorization) throw unauthenticated('Access token is empty.');
  const [, token] = /^Bearer\s+(\S+)$/i.exec(authorization) ?? [];
  if (token === undefined) throw unauthenticated('Access token is empty.');
  const claims = claimsOf(token);
  const { exp, nbf, aud } = claims;
  // A token's life is real time; a tenant whose clock was turned does not end it sooner.
  const seconds = Math.min(now.getTime(), Date.now()) / 1000;
  if (typeof exp === 'number' && exp < seconds) throw unauthenticated('Lifetime validation failed, the token is expired.');
  if (typeof nbf === 'number' && nbf > Math.max(now.getTime(), Date.now()) / 1000 + 300) {
    throw unauthenticated('Lifetime validation failed, the token is not yet valid.');
  }
  if (typeof aud === 'string' && !audiences.test(aud)) {
    throw unauthenticated('Access token validation failure. Invalid audience.');
  }
}

function claimsOf(token: string): Record<string, unknown> {
  const parts = token.split('.');
  if (parts.length < 2) {
    throw unauthenticated(
      'IDX14100: JWT is not well formed, there are no dots (.).\nThe token needs to be in JWS or JWE Compact Serialization Format.'
    );
  }
  try {
    const claims: unknown = JSON.parse(Buffer.from(parts[1] ?? '', 'base64url').toString('utf8'));
    if (isRecord(claims)) return claims;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw unauthenticated('CompactToken parsing failed with error code: 80049217');
}
