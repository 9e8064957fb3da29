import type { Database } from '../../store/database';

/** An entry of a person's activity feed. */
export interface Notification {
  readonly recipientId: string;
  readonly appId: string;
  readonly chainId: string | null;
  readonly created: string;
  readonly activityType: string;
  readonly text: string;
  readonly preview: string;
  readonly topic: { readonly source: string; readonly value: string; readonly webUrl?: string };
  /** Who it is from: a person's UPN, or the application's id. */
  readonly actor: string;
}

/** A later one with the same chainId replaces the earlier one of the same app and person. */
export function addNotification(db: Database, notification: Notification): void {
  const { recipientId, appId, chainId, created } = notification;
  db.transaction(() => {
    if (chainId !== null) {
      const sql = 'DELETE FROM graph_notifications WHERE recipient_id = ? AND app_id = ? AND chain_id = ?';
      db.change(sql, recipientId, appId, chainId);
    }
    db.run(
      'INSERT INTO graph_notifications (recipient_id, app_id, chain_id, created, body) VALUES (?, ?, ?, ?, ?)',
      ...[recipientId, appId, chainId, created, JSON.stringify(notification)]
    );
  });
}

/** Newest first. */
export function notificationsOf(db: Database, recipientId: string): Notification[] {
  const sql = 'SELECT body FROM graph_notifications WHERE recipient_id = ? ORDER BY number DESC';
  return db.all<{ body: string }>(sql, recipientId).map((row) => JSON.parse(row.body));
}
