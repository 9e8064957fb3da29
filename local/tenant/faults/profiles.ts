import type { FaultRule } from './rules';

const writes = { method: 'POST' } as const;

/** Named sets of rules for `--faults NAME` or, to replay a run, `--faults NAME:SEED`. */
export const PROFILES: Readonly<Record<string, readonly FaultRule[]>> = {
  none: [],
  slow: [{ kind: 'slow', delayMs: 400 }],
  throttled: [{ kind: 'status', status: 429, retryAfter: 2, times: 5, match: writes }],
  flaky: [
    { kind: 'status', status: 503, retryAfter: 1, times: 3 },
    { kind: 'cutAfter', times: 1, match: { method: 'POST', path: '/items' } },
  ],
  quota: [{ kind: 'quota', limit: 3000, windowSeconds: 300 }],
  digests: [{ kind: 'expireDigest', chance: 0.2 }],
  copies: [
    { kind: 'failCopy', chance: 0.25 },
    { kind: 'slowCopy', polls: 12, chance: 0.5 },
  ],
  unapproved: [{ kind: 'withholdScopes', scopes: ['Files.ReadWrite.All', 'ChatMessage.Send', 'TeamsActivity.Send', 'User.ReadBasic.All'] }],
  contended: [{ kind: 'otherWriter', chance: 0.3 }],
  storm: [
    { kind: 'status', status: 429, retryAfter: 1, chance: 0.04 },
    { kind: 'status', status: 503, retryAfter: 1, chance: 0.01 },
    { kind: 'cutBefore', chance: 0.02 },
    { kind: 'cutAfter', chance: 0.02 },
    { kind: 'slow', delayMs: 250, chance: 0.05 },
    { kind: 'expireDigest', chance: 0.02 },
    { kind: 'otherWriter', chance: 0.05 },
    { kind: 'failCopy', chance: 0.1 },
    { kind: 'slowCopy', polls: 8, chance: 0.3 },
  ],
};

/** Splits `storm:42`. @throws RangeError for a profile that there is not, or a seed that is no whole number */
export function readProfile(text: string): { readonly rules: readonly FaultRule[]; readonly seed: number } {
  const [name = '', seed = '1', ...rest] = text.split(':');
  const rules = Object.hasOwn(PROFILES, name) ? PROFILES[name] : undefined;
  if (!rules) throw new RangeError(`There is no fault profile "${name}"; there are ${Object.keys(PROFILES).join(', ')}.`);
  if (rest.length > 0 || !/^\d{1,9}$/.test(seed)) throw new RangeError(`A profile's seed is a whole number, as in ${name}:42; "${text}" has none.`);
  return { rules, seed: Number(seed) };
}
