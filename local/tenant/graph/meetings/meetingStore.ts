import { randomUUID } from 'node:crypto';
import type { Database } from '../../store/database';
import type { Person } from '../wire/world';

/** One meeting or one whole series: its occurrences share it. */
export interface Meeting {
  readonly id: string;
  readonly chatId: string;
  readonly joinUrl: string;
  readonly subject: string;
  readonly organiserId: string;
  readonly starts: string;
  readonly ends: string;
  readonly created: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

export interface NewMeeting {
  readonly organiser: Person;
  readonly attendees: readonly Person[];
  readonly subject: string;
  readonly starts: string;
  readonly ends: string;
  readonly recurrence?: unknown;
}

/** Makes the meeting, its chat and its members as scheduling in Outlook or Teams does. */
export function addMeeting(db: Database, tenantId: string, wanted: NewMeeting, now: Date): Meeting {
  const { organiser, subject, starts, ends } = wanted;
  const thread = `meeting_${Buffer.from(randomUUID()).toString('base64url')}`;
  const chatId = `19:${thread}@thread.v2`;
  const id = Buffer.from(`1*${organiser.id}*0**${chatId}`).toString('base64url');
  const context = encodeURIComponent(JSON.stringify({ Tid: tenantId, Oid: organiser.id }));
  const joinUrl = `https://teams.microsoft.com/l/meetup-join/19%3a${thread}%40thread.v2/0?context=${context}`;
  const created = now.toISOString();
  const recurrence = wanted.recurrence === undefined || wanted.recurrence === null ? null : JSON.stringify(wanted.recurrence);
  db.transaction(() => {
    db.run(
      `INSERT INTO graph_meetings (id, chat_id, join_url, subject, organiser_id, starts, ends, recurrence, created)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ...[id, chatId, joinUrl, subject, organiser.id, starts, ends, recurrence, created]
    );
    db.run(
      "INSERT INTO graph_chats (id, kind, topic, created, meeting_id) VALUES (?, 'meeting', ?, ?, ?)",
      ...[chatId, subject, created, id]
    );
    for (const person of new Set([organiser.id, ...wanted.attendees.map((attendee) => attendee.id)])) {
      db.run('INSERT INTO graph_chat_members (chat_id, person_id) VALUES (?, ?)', chatId, person);
      if (person !== organiser.id) db.run('INSERT INTO graph_invited (meeting_id, person_id) VALUES (?, ?)', id, person);
    }
  });
  return { id, chatId, joinUrl, subject, organiserId: organiser.id, starts, ends, created, settings: {} };
}

/** Compares addresses decoded, since a caller encodes the already encoded address once more or not. */
export function meetingByJoinUrl(db: Database, joinUrl: string): Meeting | undefined {
  const wanted = fullyDecoded(joinUrl);
  const [thread] = /19:meeting_[^@/]+@thread\.v2/i.exec(wanted) ?? [];
  const sql = 'SELECT id, join_url FROM graph_meetings WHERE chat_id = ? COLLATE NOCASE';
  const row = thread === undefined ? undefined : db.get<{ id: string; join_url: string }>(sql, thread);
  return row && fullyDecoded(row.join_url) === wanted ? meetingById(db, row.id) : undefined;
}

/** The meeting is over; its chat stays with those who were in it. */
export function removeMeeting(db: Database, meeting: Meeting): void {
  db.change('DELETE FROM graph_invited WHERE meeting_id = ?', meeting.id);
  db.change('DELETE FROM graph_meetings WHERE id = ?', meeting.id);
}

/** All meetings, or those that somebody organises or is invited to. */
export function meetingsWith(db: Database, personId?: string): Meeting[] {
  const mine = 'WHERE organiser_id = ?1 OR id IN (SELECT meeting_id FROM graph_invited WHERE person_id = ?1)';
  const rows =
    personId === undefined
      ? db.all<{ id: string }>('SELECT id FROM graph_meetings ORDER BY starts')
      : db.all<{ id: string }>(`SELECT id FROM graph_meetings ${mine} ORDER BY starts`, personId);
  return rows.flatMap(({ id }) => meetingById(db, id) ?? []);
}

export function invitedTo(db: Database, meetingId: string): string[] {
  const sql = 'SELECT person_id FROM graph_invited WHERE meeting_id = ? ORDER BY rowid';
  return db.all<{ person_id: string }>(sql, meetingId).map((row) => row.person_id);
}

/** What scheduling anew changes: of the meeting, its chat and who is invited. */
export interface Rescheduled {
  readonly subject: string;
  readonly starts: string;
  readonly ends: string;
  readonly recurrence: unknown;
  readonly attendees: readonly Person[];
}

export function reschedule(db: Database, meeting: Meeting, { subject, starts, ends, recurrence, attendees }: Rescheduled): void {
  const series = recurrence === null || recurrence === undefined ? null : JSON.stringify(recurrence);
  db.change('UPDATE graph_meetings SET subject = ?, starts = ?, ends = ?, recurrence = ? WHERE id = ?', subject, starts, ends, series, meeting.id);
  db.change('UPDATE graph_chats SET topic = ? WHERE id = ?', subject, meeting.chatId);
  const wanted = attendees.map(({ id }) => id).filter((id) => id !== meeting.organiserId);
  for (const id of invitedTo(db, meeting.id).filter((known) => !wanted.includes(known))) {
    db.change('DELETE FROM graph_invited WHERE meeting_id = ? AND person_id = ?', meeting.id, id);
    db.change('DELETE FROM graph_chat_members WHERE chat_id = ? AND person_id = ?', meeting.chatId, id);
  }
  for (const id of wanted) {
    db.run('INSERT OR IGNORE INTO graph_invited (meeting_id, person_id) VALUES (?, ?)', meeting.id, id);
    db.run('INSERT OR IGNORE INTO graph_chat_members (chat_id, person_id) VALUES (?, ?)', meeting.chatId, id);
  }
}

export function changeSettings(db: Database, meeting: Meeting, change: Readonly<Record<string, unknown>>): void {
  const settings = JSON.stringify({ ...meeting.settings, ...change });
  db.change('UPDATE graph_meetings SET settings = ? WHERE id = ?', settings, meeting.id);
}

/** Whether an application may act for a person: the application access policy that an administrator grants. */
export function hasAccessPolicy(db: Database, appId: string, personId: string): boolean {
  const sql = "SELECT 1 FROM graph_access_policies WHERE app_id = ? AND person_id IN (?, '*')";
  return db.get(sql, appId, personId) !== undefined;
}

interface Row {
  readonly id: string;
  readonly chat_id: string;
  readonly join_url: string;
  readonly subject: string;
  readonly organiser_id: string;
  readonly starts: string;
  readonly ends: string;
  readonly created: string;
  readonly settings: string;
}

export function meetingById(db: Database, id: string): Meeting | undefined {
  const row = db.get<Row>('SELECT * FROM graph_meetings WHERE id = ?', id);
  if (!row) return undefined;
  const { subject, starts, ends, created } = row;
  const settings: Record<string, unknown> = JSON.parse(row.settings);
  return { id, chatId: row.chat_id, joinUrl: row.join_url, subject, organiserId: row.organiser_id, starts, ends, created, settings };
}

function fullyDecoded(address: string): string {
  let text = address;
  for (let round = 0; round < 3 && /%[0-9a-f]{2}/i.test(text); round++) text = decodeURIComponent(text);
  return text.toLowerCase();
}
