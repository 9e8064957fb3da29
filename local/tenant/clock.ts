import { AsyncLocalStorage } from 'node:async_hooks';

/** The tenant's date. It runs on from the moment it was set to; one request may carry its own. */
export class Clock {
  private ahead = 0;
  private readonly ofRequest = new AsyncLocalStorage<Date>();

  public constructor(now?: string) {
    this.set(now);
  }

  public now(): Date {
    return this.ofRequest.getStore() ?? new Date(Date.now() + this.ahead);
  }

  /** The moment as SharePoint stores it, to the second: `2026-12-03T10:00:00Z`. */
  public stamp(): string {
    return toStamp(this.now());
  }

  /** @param now an ISO date; nothing sets the clock back to the machine's */
  public set(now: string | undefined): void {
    this.ahead = now === undefined ? 0 : parseMoment(now).getTime() - Date.now();
  }

  /** Runs the work at a given moment (header `x-tenant-now`). */
  public at<Result>(moment: string | undefined, work: () => Result): Result {
    return moment === undefined ? work() : this.ofRequest.run(parseMoment(moment), work);
  }
}

export function toStamp(moment: Date): string {
  return `${moment.toISOString().slice(0, 19)}Z`;
}

function parseMoment(text: string): Date {
  const moment = new Date(text);
  if (Number.isNaN(moment.getTime())) throw new RangeError(`"${text}" is not a date.`);
  return moment;
}
