import type { FaultRule } from './rules';

/** How an account or an application stands against a quota. */
export interface Standing {
  readonly limit: number;
  readonly remaining: number;
  /** Seconds until the window begins anew. */
  readonly reset: number;
}

/** Counts requests in windows of time, one count for each caller. Refused requests count too, as Microsoft's do. */
export class Quotas {
  private readonly counts = new Map<string, { began: number; sent: number }>();

  public count({ limit = 1, windowSeconds = 300 }: FaultRule, caller: string, now: number): Standing {
    const known = this.counts.get(caller);
    const isFresh = known === undefined || now - known.began >= windowSeconds * 1000;
    const count = isFresh ? { began: now, sent: 1 } : { began: known.began, sent: known.sent + 1 };
    this.counts.set(caller, count);
    const reset = Math.max(1, Math.ceil((count.began + windowSeconds * 1000 - now) / 1000));
    return { limit, remaining: Math.max(0, limit - count.sent), reset };
  }

  public isOver({ limit, remaining }: Standing, caller: string): boolean {
    return remaining === 0 && (this.counts.get(caller)?.sent ?? 0) > limit;
  }
}

/** The headers are sent from four fifths of the limit on. Source: "Avoid getting throttled or blocked in SharePoint Online". */
export function rateLimitHeaders({ limit, remaining, reset }: Standing): Readonly<Record<string, string>> {
  if (remaining > limit * 0.2) return {};
  return { 'ratelimit-limit': String(limit), 'ratelimit-remaining': String(remaining), 'ratelimit-reset': String(reset) };
}
