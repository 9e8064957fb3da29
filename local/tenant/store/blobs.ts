import type { Database } from './database';
import { QuickXorHash } from './quickXorHash';

const CHUNK = 1024 * 1024;

/** The bytes of files, in chunks. A blob never changes once it is complete; copies and versions share it. */
export class Blobs {
  private readonly growing = new Map<number, QuickXorHash>();

  public constructor(private readonly db: Database) {
    db.onRollback(() => this.growing.clear());
  }

  public write(bytes: Uint8Array): StoredBlob {
    const id = this.begin();
    this.append(id, bytes);
    return this.finish(id);
  }

  /** Opens a blob that is written piece by piece. */
  public begin(): number {
    return this.db.run("INSERT INTO blobs (size, hash) VALUES (0, '')");
  }

  /** @returns the size so far */
  public append(id: number, bytes: Uint8Array): number {
    const hash = this.growing.get(id) ?? this.rehash(id);
    this.growing.set(id, hash.update(bytes));
    const size = this.sizeOf(id);
    for (let at = 0; at < bytes.length; at += CHUNK) {
      const piece = bytes.subarray(at, Math.min(at + CHUNK, bytes.length));
      this.db.run('INSERT INTO blob_chunks (blob_id, position, bytes) VALUES (?, ?, ?)', id, size + at, piece);
    }
    this.db.change('UPDATE blobs SET size = ? WHERE id = ?', size + bytes.length, id);
    return size + bytes.length;
  }

  public finish(id: number): StoredBlob {
    const hash = (this.growing.get(id) ?? this.rehash(id)).digest();
    this.growing.delete(id);
    this.db.change('UPDATE blobs SET hash = ? WHERE id = ?', hash, id);
    return { id, size: this.sizeOf(id), hash };
  }

  public sizeOf(id: number): number {
    return this.db.get<{ size: number }>('SELECT size FROM blobs WHERE id = ?', id)?.size ?? 0;
  }

  public find(id: number): StoredBlob | undefined {
    return this.db.get<StoredBlob>('SELECT id, size, hash FROM blobs WHERE id = ?', id);
  }

  /** @param start first byte; @param end byte after the last */
  public read(id: number, start = 0, end = Number.MAX_SAFE_INTEGER): Buffer {
    const chunks = this.db.all<{ position: number; bytes: Uint8Array }>(
      'SELECT position, bytes FROM blob_chunks WHERE blob_id = ? AND position < ? AND position + length(bytes) > ? ORDER BY position',
      id,
      end,
      start
    );
    return Buffer.concat(
      chunks.map(({ position, bytes }) => bytes.subarray(Math.max(0, start - position), Math.min(bytes.length, end - position)))
    );
  }

  /** Drops a blob that no file, version, attachment, upload or recycled file holds any more. */
  public release(id: number): void {
    const held = this.db.get(
      `SELECT 1 FROM nodes WHERE blob_id = ?1 UNION ALL SELECT 1 FROM item_versions WHERE blob_id = ?1
       UNION ALL SELECT 1 FROM attachments WHERE blob_id = ?1 UNION ALL SELECT 1 FROM uploads WHERE blob_id = ?1
       UNION ALL SELECT 1 FROM check_outs WHERE blob_id = ?1
       UNION ALL SELECT 1 FROM recycle_blobs WHERE blob_id = ?1
       LIMIT 1`,
      id
    );
    if (held) return;
    this.growing.delete(id);
    this.db.change('DELETE FROM blob_chunks WHERE blob_id = ?', id);
    this.db.change('DELETE FROM blobs WHERE id = ?', id);
  }

  private rehash(id: number): QuickXorHash {
    const hash = new QuickXorHash();
    const rows = this.db.all<{ bytes: Uint8Array }>('SELECT bytes FROM blob_chunks WHERE blob_id = ? ORDER BY position', id);
    for (const { bytes } of rows) hash.update(bytes);
    return hash;
  }
}

export interface StoredBlob {
  readonly id: number;
  readonly size: number;
  /** quickXorHash, base64. */
  readonly hash: string;
}
