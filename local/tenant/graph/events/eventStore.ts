import type { Database } from '../../store/database';

export interface StoredEvent {
  readonly id: string;
  readonly ownerId: string;
  readonly resource: Readonly<Record<string, unknown>>;
}

export function addEvent(db: Database, event: StoredEvent, transactionId: string | undefined, now: Date): void {
  const { id, ownerId, resource } = event;
  db.run(
    'INSERT INTO graph_events (id, owner_id, transaction_id, created, body) VALUES (?, ?, ?, ?, ?)',
    ...[id, ownerId, transactionId ?? null, now.toISOString(), JSON.stringify(resource)]
  );
}

export function eventById(db: Database, ownerId: string, id: string): StoredEvent | undefined {
  return one(db, 'SELECT id, owner_id, body FROM graph_events WHERE owner_id = ? AND id = ?', ownerId, id);
}

/** The event that an earlier, repeated request made. */
export function eventOfTransaction(db: Database, ownerId: string, transactionId: string): StoredEvent | undefined {
  const sql = 'SELECT id, owner_id, body FROM graph_events WHERE owner_id = ? AND transaction_id = ?';
  return one(db, sql, ownerId, transactionId);
}

function one(db: Database, sql: string, ...values: string[]): StoredEvent | undefined {
  const row = db.get<{ id: string; owner_id: string; body: string }>(sql, ...values);
  return row && { id: row.id, ownerId: row.owner_id, resource: JSON.parse(row.body) };
}
