import { dice } from './dice';
import { readProfile } from './profiles';
import { checkRule, type FaultKind, type FaultRule } from './rules';

interface Armed {
  readonly rule: FaultRule;
  readonly path?: RegExp;
  left: number;
  /** How often each request has met this rule, so that a repeat has its own luck. */
  readonly met: Map<string, number>;
}

/** A fault that struck, for telling what a replay must show again. */
export interface Struck {
  readonly kind: FaultKind;
  readonly method: string;
  readonly path: string;
}

const MOST_TOLD = 20_000;
const IDS = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;

/** Faults waiting for the requests that they match; each is used up as it strikes. */
export class Faults {
  private armed: Armed[] = [];
  private struck: Struck[] = [];
  private seed: number;

  /** @param profile `storm` or `storm:42` @throws RangeError when there is none of that name */
  public constructor(profile = 'none') {
    const { rules, seed } = readProfile(profile);
    this.seed = seed;
    this.add(rules);
  }

  /** @throws RangeError for a rule that says nothing known, SyntaxError for a path that is no regular expression */
  public add(rules: readonly FaultRule[], seed = this.seed): void {
    rules.forEach(checkRule);
    this.seed = seed;
    for (const rule of rules) {
      this.armed.push({ rule, path: rule.match?.path === undefined ? undefined : new RegExp(rule.match.path, 'i'), left: rule.times ?? Infinity, met: new Map() });
    }
  }

  /** Arms a named profile. @throws RangeError when there is none of that name */
  public addProfile(profile: string): void {
    const { rules, seed } = readProfile(profile);
    this.add(rules, seed);
  }

  public clear(): void {
    this.armed = [];
    this.struck = [];
  }

  public all(): readonly FaultRule[] {
    return this.armed.map(({ rule }) => rule);
  }

  /** What struck since the rules were last dropped. */
  public history(): readonly Struck[] {
    return this.struck;
  }

  /** Takes the first fault of the given kinds that a request meets. */
  public strike(method: string, path: string, kinds: readonly FaultKind[]): FaultRule | undefined {
    const struck = this.armed.find(armed => kinds.includes(armed.rule.kind) && matches(armed, method, path) && this.falls(armed, method, path));
    if (!struck) return undefined;
    struck.left -= 1;
    if (struck.left <= 0) this.armed.splice(this.armed.indexOf(struck), 1);
    if (this.struck.length < MOST_TOLD) this.struck.push({ kind: struck.rule.kind, method, path });
    return struck.rule;
  }

  /** Scopes that are withheld for now. */
  public withheldScopes(): readonly string[] {
    return this.armed.flatMap(({ rule }) => (rule.kind === 'withholdScopes' ? rule.scopes ?? [] : []));
  }

  private falls({ rule, met }: Armed, method: string, path: string): boolean {
    if (rule.chance === undefined) return true;
    // Ids that a client or the tenant has just made differ in each run; they must not decide.
    const request = `${method.toUpperCase()} ${path.replace(IDS, '*')}`;
    const times = met.get(request) ?? 0;
    met.set(request, times + 1);
    return dice(this.seed, rule.kind, rule.status ?? 0, request, times) < rule.chance;
  }
}

function matches({ rule, path: pattern }: Armed, method: string, path: string): boolean {
  const { method: verb } = rule.match ?? {};
  return (verb === undefined || verb.toUpperCase() === method.toUpperCase()) && (pattern === undefined || pattern.test(path));
}
