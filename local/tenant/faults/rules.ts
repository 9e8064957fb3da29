/**
 * What can go wrong on demand:
 * - `status`: the request is refused with a status such as 429 or 503, nothing is stored;
 * - `quota`: an account or application may send so many requests in a while, then 429 (RateLimit headers from 80 % on);
 * - `slow`: the answer waits;
 * - `cutBefore`, `cutAfter`: the connection goes before anything is stored, or after, unanswered either way;
 * - `expireDigest`: the digest of the request has expired;
 * - `slowCopy`, `failCopy`: a copy takes many looks at its monitor, or fails there;
 * - `withholdScopes`: delegated scopes that no administrator has approved;
 * - `otherWriter`: somebody else writes the same row a moment before.
 */
export const FAULT_KINDS = ['status', 'quota', 'slow', 'cutBefore', 'cutAfter', 'expireDigest', 'slowCopy', 'failCopy', 'withholdScopes', 'otherWriter'] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

/** What a test or a person asks to go wrong. */
export interface FaultRule {
  readonly kind: FaultKind;
  /** Of the request's verb and of its path and query, as a regular expression; without it, every request. */
  readonly match?: { readonly method?: string; readonly path?: string };
  /** How likely it strikes a request that it matches, 0 to 1; without it, always. Which ones, the seed decides. */
  readonly chance?: number;
  /** How often; without it, until the rules are dropped. */
  readonly times?: number;
  readonly status?: number;
  /** Seconds, for 429 and 503. */
  readonly retryAfter?: number;
  readonly delayMs?: number;
  /** Looks at the monitor that a slow copy takes. */
  readonly polls?: number;
  readonly scopes?: readonly string[];
  /** Requests of a quota, and the seconds in which they are counted. */
  readonly limit?: number;
  readonly windowSeconds?: number;
}

/** @throws RangeError for a rule that says nothing known, SyntaxError for a path that is no regular expression */
export function checkRule(rule: FaultRule): void {
  if (!FAULT_KINDS.includes(rule.kind)) throw new RangeError(`There is no fault "${String(rule.kind)}"; there are ${FAULT_KINDS.join(', ')}.`);
  if (rule.kind === 'status' && rule.status === undefined) throw new RangeError('A status fault needs its status.');
  if (rule.kind === 'withholdScopes' && !rule.scopes?.length) throw new RangeError('A fault of scopes needs their names.');
  if (rule.kind === 'quota' && !(rule.limit && rule.limit > 0)) throw new RangeError('A quota needs its limit.');
  if (rule.chance !== undefined && !(rule.chance > 0 && rule.chance <= 1)) throw new RangeError('A chance lies above 0 and is at most 1.');
  if (rule.match?.path !== undefined) new RegExp(rule.match.path, 'i');
}
