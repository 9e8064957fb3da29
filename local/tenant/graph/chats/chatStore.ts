import { randomUUID } from 'node:crypto';
import type { Database } from '../../store/database';
import { putRecord, recordById } from '../records/records';

export interface Chat {
  readonly id: string;
  readonly kind: 'meeting' | 'group' | 'oneOnOne';
  readonly topic: string | null;
  readonly created: string;
  readonly meetingId: string | null;
}

const columns = 'id, kind, topic, created, meeting_id AS meetingId';

export function chatById(db: Database, id: string): Chat | undefined {
  return db.get<Chat>(`SELECT ${columns} FROM graph_chats WHERE id = ?`, id);
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

/** Two people have one chat, whoever asks for it. */
export function oneOnOneId([first = '', second = '']: readonly string[]): string {
  return `19:${[first, second].sort().join('_')}@unq.gbl.spaces`;
}

export function addChat(db: Database, kind: 'group' | 'oneOnOne', topic: string | null, members: readonly string[], now: Date): Chat {
  const id = kind === 'oneOnOne' ? oneOnOneId(members) : `19:${randomUUID().replace(/-/g, '')}@thread.v2`;
  db.run('INSERT INTO graph_chats (id, kind, topic, created) VALUES (?, ?, ?, ?)', id, kind, topic, now.toISOString());
  for (const member of members) addMember(db, id, member);
  return { id, kind, topic, created: now.toISOString(), meetingId: null };
}

export function addMember(db: Database, chatId: string, personId: string): void {
  db.run('INSERT OR IGNORE INTO graph_chat_members (chat_id, person_id) VALUES (?, ?)', chatId, personId);
}

export function removeMember(db: Database, chatId: string, personId: string): void {
  db.change('DELETE FROM graph_chat_members WHERE chat_id = ? AND person_id = ?', chatId, personId);
}

export function renameChat(db: Database, chatId: string, topic: string | null): void {
  db.change('UPDATE graph_chats SET topic = ? WHERE id = ?', topic, chatId);
}

export function removeChat(db: Database, chatId: string): void {
  db.change('DELETE FROM graph_messages WHERE chat_id = ?', chatId);
  db.change('DELETE FROM graph_chat_members WHERE chat_id = ?', chatId);
  db.change('DELETE FROM graph_chats WHERE id = ?', chatId);
}

/** What a chat remembers besides: when it was last changed, and from when each member sees its history. */
export interface ChatState {
  readonly updated?: string;
  readonly histories?: Readonly<Record<string, string>>;
}

export function stateOf(db: Database, chatId: string): ChatState {
  return recordById<ChatState>(db, 'chatState', chatId)?.body ?? {};
}

export function saveState(db: Database, chatId: string, change: ChatState): void {
  putRecord(db, { kind: 'chatState', id: chatId, body: { ...stateOf(db, chatId), ...change } });
}

/** How far somebody has read a chat, and whether they hide it. */
export interface Viewpoint {
  readonly isHidden: boolean;
  readonly lastMessageReadDateTime: string | null;
}

export function viewpointOf(db: Database, chatId: string, personId: string): Viewpoint {
  const unread: Viewpoint = { isHidden: false, lastMessageReadDateTime: '0001-01-01T00:00:00Z' };
  return recordById<Viewpoint>(db, 'chatViewpoint', `${chatId}#${personId}`)?.body ?? unread;
}

export function saveViewpoint(db: Database, chatId: string, personId: string, viewpoint: Viewpoint): void {
  putRecord(db, { kind: 'chatViewpoint', id: `${chatId}#${personId}`, parent: chatId, body: viewpoint });
}
