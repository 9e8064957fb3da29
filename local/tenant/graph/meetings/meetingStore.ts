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
  const recurrence = wanted.recurrence === undefined ? null : JSON.stringify(wanted.recurrence);
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
  const rows = db.all<{ id: string; join_url: string }>('SELECT id, join_url FROM graph_meetings');
  const row = rows.find((candidate) => fullyDecoded(candidate.join_url) === wanted);
  return row && meetingById(db, row.id);
}

export function invitedTo(db: Database, meetingId: string): string[] {
  const sql = 'SELECT person_id FROM graph_invited WHERE meeting_id = ? ORDER BY rowid';
  return db.all<{ person_id: string }>(sql, meetingId).map((row) => row.person_id);
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
