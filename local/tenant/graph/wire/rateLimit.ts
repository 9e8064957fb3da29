/** Resource units that an application may use up in a minute, in a tenant of up to 1,000 licences. */
const limit = 1250;
/** From this share on the service tells how much is left. */
const tellingShare = 0.8;
const window = 60_000;

export interface Spent {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
}

/**
 * Counts resource units by application and minute, for the headers that SharePoint sends near the limit. It refuses
 * nothing: that is left to the faults that somebody asks for.
 * Source: "Avoid getting throttled or blocked in SharePoint Online" (facts 1.10).
 */
export class RateLimits {
  private windowStart = 0;
  private readonly used = new Map<string, number>();

  /** @returns the headers for the answer, none while there is plenty */
  public spend(appId: string, call: Spent, now: Date): Readonly<Record<string, string>> {
    if (!isOfSharePoint(call.path)) return {};
    const time = now.getTime();
    if (time - this.windowStart >= window || time < this.windowStart) {
      this.windowStart = time;
      this.used.clear();
    }
    const used = (this.used.get(appId) ?? 0) + costOf(call);
    this.used.set(appId, used);
    if (used < limit * tellingShare) return {};
    return rateLimitHeaders(Math.max(0, limit - used), Math.ceil((this.windowStart + window - time) / 1000));
  }
}

/** @param reset seconds until there is as much as at first */
export function rateLimitHeaders(remaining: number, reset: number): Readonly<Record<string, string>> {
  return { 'RateLimit-Limit': String(limit), 'RateLimit-Remaining': String(remaining), 'RateLimit-Reset': String(reset) };
}

function isOfSharePoint(path: string): boolean {
  return /^\/(sites|drives|drive|shares|search)(\/|\?|$)|\/drives?(\/|$)/i.test(path);
}

function costOf({ method, path, body }: Spent): number {
  if (/\/(permissions|invite|createLink)(\/|$)/i.test(path)) return 5;
  const isList = typeof body === 'object' && body !== null && 'value' in body && !/\/delta/i.test(path);
  return method === 'GET' && !isList ? 1 : 2;
}
