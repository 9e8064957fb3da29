/** What a test or a person asks to go wrong. */
export interface FaultRule {
  readonly match?: { readonly method?: string; readonly path?: string };
  readonly kind: 'status' | 'cutBefore' | 'cutAfter' | 'slow' | 'expireDigest';
  readonly status?: number;
  /** Seconds, for 429 and 503. */
  readonly retryAfter?: number;
  /** How often; without it, until the rules are dropped. */
  readonly times?: number;
  readonly delayMs?: number;
}

const KINDS: readonly string[] = ['status', 'cutBefore', 'cutAfter', 'slow', 'expireDigest'];

/** Named sets of rules for `--faults`. */
const PROFILES: Readonly<Record<string, readonly FaultRule[]>> = {
  none: [],
  slow: [{ kind: 'slow', delayMs: 400 }],
  throttled: [{ kind: 'status', status: 429, retryAfter: 2, times: 5, match: { method: 'POST' } }],
  flaky: [
    { kind: 'status', status: 503, retryAfter: 1, times: 3 },
    { kind: 'cutAfter', times: 1, match: { method: 'POST', path: '/items' } },
  ],
};

interface Armed {
  readonly rule: FaultRule;
  readonly path?: RegExp;
  left: number;
}

/** Faults waiting for the requests that they match; each is used up as it strikes. */
export class Faults {
  private armed: Armed[] = [];

  public constructor(profile = 'none') {
    const rules = PROFILES[profile];
    if (!rules) throw new RangeError(`There is no fault profile "${profile}"; there are ${Object.keys(PROFILES).join(', ')}.`);
    this.add(rules);
  }

  /** @throws RangeError for a rule that says nothing known, SyntaxError for a path that is no regular expression */
  public add(rules: readonly FaultRule[]): void {
    const armed = rules.map(rule => {
      if (!KINDS.includes(rule.kind)) throw new RangeError(`There is no fault "${rule.kind}"; there are ${KINDS.join(', ')}.`);
      if (rule.kind === 'status' && rule.status === undefined) throw new RangeError('A status fault needs its status.');
      return { rule, path: rule.match?.path === undefined ? undefined : new RegExp(rule.match.path, 'i'), left: rule.times ?? Infinity };
    });
    this.armed.push(...armed);
  }

  public clear(): void {
    this.armed = [];
  }

  public all(): readonly FaultRule[] {
    return this.armed.map(({ rule }) => rule);
  }

  /** Takes the first fault of the given kinds that a request meets. */
  public strike(method: string, path: string, kinds: readonly FaultRule['kind'][]): FaultRule | undefined {
    const index = this.armed.findIndex(
      ({ rule, path: pattern }) =>
        kinds.includes(rule.kind) &&
        (rule.match?.method === undefined || rule.match.method.toUpperCase() === method.toUpperCase()) &&
        (pattern === undefined || pattern.test(path))
    );
    const struck = this.armed[index];
    if (!struck) return undefined;
    struck.left -= 1;
    if (struck.left <= 0) this.armed.splice(index, 1);
    return struck.rule;
  }
}
