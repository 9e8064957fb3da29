/** One request as the tenant saw it. */
export interface LoggedRequest {
  readonly method: string;
  /** Path with its query. */
  readonly path: string;
  readonly status: number;
  readonly user?: string;
  /** Bytes of the request's body. */
  readonly bytes: number;
  /** Bytes of the answer's body. */
  readonly sent?: number;
  /** A request inside a `$batch`. */
  readonly batched?: boolean;
  readonly at: string;
}

const MOST = 20000;

export class RequestLog {
  private entries: LoggedRequest[] = [];

  public add(entry: LoggedRequest): void {
    this.entries.push(entry);
    if (this.entries.length > MOST) this.entries.splice(0, MOST / 2);
  }

  public all(): readonly LoggedRequest[] {
    return this.entries;
  }

  public clear(): void {
    this.entries = [];
  }
}
