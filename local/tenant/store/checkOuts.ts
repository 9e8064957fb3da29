import type { Database } from './database';
import { StoreError } from './errors';
import type { FileNode } from './fileNode';
import type { ItemData } from './items';

/** SP.CheckOutType. */
export const ONLINE = 0;
export const NOT_CHECKED_OUT = 2;

/** What everyone else goes on seeing of a file that somebody has checked out. */
export interface CheckedIn {
  readonly data: ItemData;
  readonly version: number;
  readonly modified: string;
  readonly editor: number;
  readonly blobId?: number;
  readonly size: number;
  readonly hash?: string;
  readonly contentVersion: number;
}

export interface CheckOut {
  /** UniqueId of the file. */
  readonly node: string;
  readonly userId: number;
  readonly login: string;
  readonly base: CheckedIn;
}

/** A lock that a program holds on an open file. */
export interface FileLock {
  readonly userId: number;
  readonly login: string;
  /** Others may open it at the same time (co-authoring). */
  readonly isShared: boolean;
}

/** Who keeps a file to themselves: by a check-out, or by a lock of the program in which it is open. */
export class CheckOuts {
  public constructor(private readonly db: Database) {}

  public of(node: string): CheckOut | undefined {
    const row = this.db.get<{ user_id: number; login: string; base: string }>('SELECT user_id, login, base FROM check_outs WHERE node = ?', node);
    return row && { node, userId: row.user_id, login: row.login, base: JSON.parse(row.base) as CheckedIn };
  }

  public isCheckedOut(node: string): boolean {
    return this.db.get('SELECT 1 FROM check_outs WHERE node = ?', node) !== undefined;
  }

  public add({ node, userId, login, base }: CheckOut): void {
    this.db.run('INSERT INTO check_outs (node, user_id, login, blob_id, base) VALUES (?, ?, ?, ?, ?)', node, userId, login, base.blobId ?? null, JSON.stringify(base));
  }

  public remove(node: string): void {
    this.db.change('DELETE FROM check_outs WHERE node = ?', node);
  }

  /** @param now an ISO date; locks that ended before count no more */
  public lockOf(node: string, now: string): FileLock | undefined {
    const row = this.db.get<{ user_id: number; login: string; is_shared: number }>('SELECT user_id, login, is_shared FROM file_locks WHERE node = ? AND until > ?', node, now);
    return row && { userId: row.user_id, login: row.login, isShared: row.is_shared === 1 };
  }

  public lock(node: string, { userId, login, isShared }: FileLock, until: string): void {
    this.db.run('INSERT OR REPLACE INTO file_locks (node, user_id, login, is_shared, until) VALUES (?, ?, ?, ?, ?)', node, userId, login, isShared ? 1 : 0, until);
  }

  public unlock(node: string): void {
    this.db.change('DELETE FROM file_locks WHERE node = ?', node);
  }

  /**
   * @param bypassShared whether a lock of co-authors does not count
   * @throws checkedOut, locked when somebody else keeps the file
   */
  public requireFree(node: string, userId: number, now: string, bypassShared = false): void {
    const checkOut = this.of(node);
    if (checkOut && checkOut.userId !== userId) throw new StoreError('checkedOut', 'The file is checked out.', this.details(node, checkOut.login));
    const lock = this.lockOf(node, now);
    if (!lock || lock.userId === userId || (lock.isShared && bypassShared)) return;
    throw new StoreError('locked', 'The file is locked.', this.details(node, lock.login));
  }

  /** A file as somebody sees it: others' check-outs leave what was checked in last. */
  public seenBy(node: FileNode, userId: number): FileNode {
    if (node.isFolder) return node;
    const checkOut = this.of(node.id);
    if (!checkOut || checkOut.userId === userId) return node;
    const { base } = checkOut;
    return {
      ...node,
      version: base.version,
      modified: base.modified,
      editor: base.editor,
      blobId: base.blobId,
      size: base.size,
      quickXorHash: base.hash,
      contentVersion: base.contentVersion,
    };
  }

  private details(node: string, user: string): Readonly<Record<string, string>> {
    return { path: this.db.get<{ path: string }>('SELECT path FROM nodes WHERE guid = ?', node)?.path ?? '', user };
  }
}
