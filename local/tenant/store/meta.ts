import type { Database } from './database';

/** Single values of the tenant: the digest secret, granted scopes, whether the sample was seeded. */
export class Meta {
  public constructor(private readonly db: Database) {}

  public get(key: string): string | undefined {
    return this.db.get<{ value: string }>('SELECT value FROM meta WHERE key = ?', key)?.value;
  }

  public set(key: string, value: string | undefined): void {
    if (value === undefined) this.db.change('DELETE FROM meta WHERE key = ?', key);
    else this.db.run('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value', key, value);
  }
}
