import type { Database } from './database';

/**
 * Small things that belong to a web, a site collection or a list and are read whole: navigation nodes, features, custom
 * actions, webhooks. They are kept as JSON, in the order in which they were put in.
 */
export class Records<Body extends object> {
  /** @param kind tells the things of one sort from all others */
  public constructor(private readonly db: Database, private readonly kind: string) {}

  public all(owner: string): readonly Body[] {
    return this.db
      .all<{ body: string }>('SELECT body FROM records WHERE kind = ? AND owner = ? ORDER BY position', this.kind, owner)
      .map(({ body }) => JSON.parse(body) as Body);
  }

  public find(owner: string, id: string): Body | undefined {
    const row = this.db.get<{ body: string }>('SELECT body FROM records WHERE kind = ? AND owner = ? AND id = ?', this.kind, owner, id);
    return row && (JSON.parse(row.body) as Body);
  }

  /** Puts a thing in, or in the place of the one with its id. */
  public put(owner: string, id: string, body: Body): void {
    this.db.run(
      `INSERT INTO records (kind, owner, id, position, body)
       VALUES (?1, ?2, ?3, (SELECT COALESCE(max(position), 0) + 1 FROM records WHERE kind = ?1 AND owner = ?2), ?4)
       ON CONFLICT (kind, owner, id) DO UPDATE SET body = excluded.body`,
      this.kind,
      owner,
      id,
      JSON.stringify(body)
    );
  }

  /** @returns whether it was there */
  public remove(owner: string, id: string): boolean {
    return this.db.change('DELETE FROM records WHERE kind = ? AND owner = ? AND id = ?', this.kind, owner, id) > 0;
  }

  public clear(owner: string): void {
    this.db.change('DELETE FROM records WHERE kind = ? AND owner = ?', this.kind, owner);
  }
}
