import type { Clock } from '../clock';
import type { Database } from './database';

/** A mail that a site sent in somebody's name. */
export interface SentMail {
  /** Server-relative address of the site. */
  readonly site: string;
  /** Login name of whoever had it sent. */
  readonly sender: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  readonly subject: string;
  readonly body: string;
}

/** Mail that sites sent. Nothing leaves the tenant: the control API shows what lies here. */
export class Outbox {
  public constructor(private readonly db: Database, private readonly clock: Clock) {}

  public add(mail: SentMail): void {
    this.db.run('INSERT INTO outbox (sent, mail) VALUES (?, ?)', this.clock.stamp(), JSON.stringify(mail));
  }

  /** Oldest first. */
  public all(): readonly (SentMail & { readonly sent: string })[] {
    return this.db.all<{ sent: string; mail: string }>('SELECT sent, mail FROM outbox ORDER BY id').map(({ sent, mail }) => ({ sent, ...(JSON.parse(mail) as SentMail) }));
  }
}
