import type { Database } from './database';

/** To which site collection a web belongs: people, groups and permission levels are the collection's. */
export class Collections {
  private readonly roots = new Map<number, number>();

  public constructor(private readonly db: Database) {
    db.onRollback(() => this.roots.clear());
  }

  /** The id of the collection's root web; a root web's is its own. */
  public rootOf(webId: number): number {
    const known = this.roots.get(webId);
    if (known !== undefined) return known;
    const root = this.db.get<{ root_id: number }>('SELECT root_id FROM webs WHERE id = ?', webId)?.root_id ?? webId;
    this.roots.set(webId, root);
    return root;
  }

  public forget(): void {
    this.roots.clear();
  }
}
