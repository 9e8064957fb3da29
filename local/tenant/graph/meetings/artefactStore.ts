import { randomUUID } from 'node:crypto';
import type { Database } from '../../store/database';
import type { Meeting } from './meetingStore';

/** What recordings and transcripts have in common. */
export interface Artefact {
  readonly id: string;
  readonly callId: string;
  readonly correlationId: string;
  readonly starts: string;
  readonly ends: string;
  /** From when the service has it. */
  readonly available: string;
}

export interface Recording extends Artefact {
  /** Where its file was put. */
  readonly driveId: string | null;
  readonly itemId: string | null;
}

export interface Transcript extends Artefact {
  readonly vtt: string;
}

export type Span = Pick<Artefact, 'starts' | 'ends' | 'available'>;

export interface RecordingFile {
  readonly name: string;
  readonly bytes: Buffer;
  readonly expires?: string;
  /** Who started it; the organiser when nobody is named. */
  readonly recorderId?: string;
}

/** The file itself is uploaded to the organiser's OneDrive when the recording becomes available. */
export function addRecording(db: Database, meeting: Meeting, span: Span, file: RecordingFile): Artefact {
  const artefact = newArtefact(db, meeting, span, 'graph_transcripts');
  const { id, callId, correlationId, starts, ends, available } = artefact;
  db.run(
    `INSERT INTO graph_recordings (id, meeting_id, call_id, correlation_id, starts, ends, available,
       expires, file_name, bytes, recorder_id)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[id, meeting.id, callId, correlationId, starts, ends, available],
    ...[file.expires ?? null, file.name, file.bytes, file.recorderId ?? null]
  );
  return artefact;
}

export function addTranscript(db: Database, meeting: Meeting, span: Span, vtt: string): Artefact {
  const artefact = newArtefact(db, meeting, span, 'graph_recordings');
  const { id, callId, correlationId, starts, ends, available } = artefact;
  db.run(
    `INSERT INTO graph_transcripts (id, meeting_id, call_id, correlation_id, starts, ends, available, vtt)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    ...[id, meeting.id, callId, correlationId, starts, ends, available, vtt]
  );
  return artefact;
}

const shared = 'id, call_id AS callId, correlation_id AS correlationId, starts, ends, available';

/** Of every occurrence, those that the service has finished by now. */
export function recordingsOf(db: Database, meetingId: string, now: Date): Recording[] {
  const sql = `SELECT ${shared}, drive_id AS driveId, item_id AS itemId FROM graph_recordings
               WHERE meeting_id = ? AND available <= ? ORDER BY starts`;
  return db.all<Recording>(sql, meetingId, now.toISOString());
}

export function transcriptsOf(db: Database, meetingId: string, now: Date): Transcript[] {
  const sql = `SELECT ${shared}, vtt FROM graph_transcripts WHERE meeting_id = ? AND available <= ? ORDER BY starts`;
  return db.all<Transcript>(sql, meetingId, now.toISOString());
}

/** When a meeting was last recorded, transcribed or attended. */
export function lastUse(db: Database, meetingId: string): string | undefined {
  const sql = `SELECT max(ends) AS last FROM (SELECT ends FROM graph_recordings WHERE meeting_id = ?1
               UNION ALL SELECT ends FROM graph_transcripts WHERE meeting_id = ?1 UNION ALL SELECT ends FROM graph_attendance WHERE meeting_id = ?1)`;
  return db.get<{ last: string | null }>(sql, meetingId)?.last ?? undefined;
}

export interface WaitingRecording {
  readonly id: string;
  readonly meetingId: string;
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly available: string;
  readonly recorderId: string | null;
}

/** Recordings that have become available and whose file has not been uploaded yet. */
export function readyToUpload(db: Database, now: Date): WaitingRecording[] {
  const sql = `SELECT id, meeting_id AS meetingId, file_name AS name, bytes, available, recorder_id AS recorderId
               FROM graph_recordings WHERE state = 'waiting' AND available <= ?`;
  return db.all(sql, now.toISOString());
}

export function markUploaded(db: Database, id: string, driveId: string, itemId: string): void {
  const sql = "UPDATE graph_recordings SET state = 'uploaded', bytes = NULL, drive_id = ?, item_id = ? WHERE id = ?";
  db.change(sql, driveId, itemId, id);
}

/** Recordings whose file is to go to the recycle bin by now. */
export function dueToExpire(db: Database, now: Date): { id: string; driveId: string; itemId: string }[] {
  const sql = `SELECT id, drive_id AS driveId, item_id AS itemId FROM graph_recordings
               WHERE state = 'uploaded' AND expires <= ?`;
  return db.all(sql, now.toISOString());
}

export function markExpired(db: Database, id: string): void {
  db.change("UPDATE graph_recordings SET state = 'expired' WHERE id = ?", id);
}

type ArtefactTable = 'graph_recordings' | 'graph_transcripts';

/** A recording and a transcript of the same stretch of the same call share their correlation id. */
function newArtefact(db: Database, meeting: Meeting, span: Span, counterpart: ArtefactTable): Artefact {
  const sql = `SELECT call_id AS callId, correlation_id AS correlationId FROM ${counterpart}
               WHERE meeting_id = ? AND starts < ? AND ends > ?`;
  const overlapping = db.get<Pick<Artefact, 'callId' | 'correlationId'>>(sql, meeting.id, span.ends, span.starts);
  return {
    id: Buffer.from(`2##${meeting.organiserId}${randomUUID()}`).toString('base64url'),
    callId: overlapping?.callId ?? randomUUID(),
    correlationId: overlapping?.correlationId ?? `${randomUUID()}-0`,
    ...span,
  };
}
