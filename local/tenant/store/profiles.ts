import type { Database } from './database';

/** What people wrote into their own profiles. */
export class Profiles {
  public constructor(private readonly db: Database) {}

  public of(userId: string): readonly { readonly name: string; readonly value: string }[] {
    return this.db.all<{ name: string; value: string }>('SELECT name, value FROM profile_properties WHERE user_id = ? ORDER BY name', userId);
  }

  public set(userId: string, name: string, value: string): void {
    this.db.run('INSERT INTO profile_properties (user_id, name, value) VALUES (?, ?, ?) ON CONFLICT (user_id, name) DO UPDATE SET value = excluded.value', userId, name, value);
  }
}
