import type { Database } from '../../store/database';

export interface Chat {
  readonly id: string;
  readonly kind: 'meeting' | 'group' | 'oneOnOne';
  readonly topic: string | null;
  readonly created: string;
  readonly meetingId: string | null;
}

export interface StoredMessage {
  readonly id: string;
  readonly created: string;
  /** The chatMessage resource as it is answered. */
  readonly resource: Readonly<Record<string, unknown>>;
}

export function chatById(db: Database, id: string): Chat | undefined {
  return db.get<Chat>('SELECT id, kind, topic, created, meeting_id AS meetingId FROM graph_chats WHERE id = ?', id);
}

export function chatsOf(db: Database, personId: string): Chat[] {
  const sql = `SELECT c.id, c.kind, c.topic, c.created, c.meeting_id AS meetingId FROM graph_chats c
               JOIN graph_chat_members m ON m.chat_id = c.id WHERE m.person_id = ? ORDER BY c.created DESC, c.rowid DESC`;
  return db.all<Chat>(sql, personId);
}

export function membersOf(db: Database, chatId: string): string[] {
  const sql = 'SELECT person_id FROM graph_chat_members WHERE chat_id = ? ORDER BY rowid';
  return db.all<{ person_id: string }>(sql, chatId).map((row) => row.person_id);
}

/** Newest first, as the service lists them. */
export function messagesOf(db: Database, chatId: string): StoredMessage[] {
  const sql = 'SELECT id, created, body FROM graph_messages WHERE chat_id = ? ORDER BY rowid DESC';
  return db
    .all<{ id: string; created: string; body: string }>(sql, chatId)
    .map(({ id, created, body }) => ({ id, created, resource: JSON.parse(body) }));
}

/** @param build makes the resource from the id, which is the moment in milliseconds, never the same twice in a chat */
export function addMessage(
  db: Database,
  chatId: string,
  now: Date,
  build: (id: string) => Record<string, unknown>
): Record<string, unknown> {
  let id = now.getTime();
  while (db.get('SELECT 1 FROM graph_messages WHERE chat_id = ? AND id = ?', chatId, String(id))) id += 1;
  const resource = build(String(id));
  const sql = 'INSERT INTO graph_messages (id, chat_id, created, body) VALUES (?, ?, ?, ?)';
  db.run(sql, String(id), chatId, now.toISOString(), JSON.stringify(resource));
  return resource;
}
