import type { Database } from '../../store/database';
import type { Row } from '../wire/filter';

export interface StoredMessage {
  readonly id: string;
  /** The chat, the channel, or the channel with the message that is replied to. */
  readonly thread: string;
  readonly created: string;
  /** The chatMessage resource as it is answered. */
  readonly resource: Row;
}

interface StoredRow {
  readonly id: string;
  readonly chat_id: string;
  readonly created: string;
  readonly body: string;
}

function read({ id, chat_id: thread, created, body }: StoredRow): StoredMessage {
  return { id, thread, created, resource: JSON.parse(body) as Row };
}

/** Newest first, as the service lists them. */
export function messagesOf(db: Database, thread: string): StoredMessage[] {
  const sql = 'SELECT id, chat_id, created, body FROM graph_messages WHERE chat_id = ? ORDER BY rowid DESC';
  return db.all<StoredRow>(sql, thread).map(read);
}

export function messageById(db: Database, thread: string, id: string): StoredMessage | undefined {
  const row = db.get<StoredRow>('SELECT id, chat_id, created, body FROM graph_messages WHERE chat_id = ? AND id = ?', thread, id);
  return row && read(row);
}

export function lastMessage(db: Database, thread: string): StoredMessage | undefined {
  const sql = 'SELECT id, chat_id, created, body FROM graph_messages WHERE chat_id = ? ORDER BY rowid DESC LIMIT 1';
  const row = db.get<StoredRow>(sql, thread);
  return row && read(row);
}

/** @param build makes the resource from the id, which is the moment in milliseconds, never the same twice in a thread */
export function addMessage(db: Database, thread: string, now: Date, build: (id: string) => Row): Row {
  let id = now.getTime();
  while (db.get('SELECT 1 FROM graph_messages WHERE chat_id = ? AND id = ?', thread, String(id))) id += 1;
  const resource = build(String(id));
  const sql = 'INSERT INTO graph_messages (id, chat_id, created, body) VALUES (?, ?, ?, ?)';
  db.run(sql, String(id), thread, now.toISOString(), JSON.stringify(resource));
  return resource;
}

export function changeMessage(db: Database, { thread, id, resource }: StoredMessage, change: Row): void {
  db.change('UPDATE graph_messages SET body = ? WHERE chat_id = ? AND id = ?', JSON.stringify({ ...resource, ...change }), thread, id);
}
