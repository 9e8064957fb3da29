import type { Database } from '../../store/database';
import { driveTables } from '../drives/driveTables';
import { groupTables } from '../groups/groupStore';
import { recordTables } from '../records/records';
import { siteGrantTables } from '../sites/siteGrants';

/** Tables of what only Graph knows. Files, sites and people are the tenant's own. Instants are ISO text in UTC. */
const schema = `
  CREATE TABLE IF NOT EXISTS graph_meetings (
    id TEXT PRIMARY KEY, chat_id TEXT NOT NULL UNIQUE COLLATE NOCASE, join_url TEXT NOT NULL UNIQUE, subject TEXT NOT NULL,
    organiser_id TEXT NOT NULL, starts TEXT NOT NULL, ends TEXT NOT NULL, recurrence TEXT, created TEXT NOT NULL,
    settings TEXT NOT NULL DEFAULT '{}', has_event INTEGER NOT NULL DEFAULT 1);
  CREATE TABLE IF NOT EXISTS graph_invited (
    meeting_id TEXT NOT NULL, person_id TEXT NOT NULL, PRIMARY KEY (meeting_id, person_id));
  CREATE TABLE IF NOT EXISTS graph_recordings (
    id TEXT PRIMARY KEY, meeting_id TEXT NOT NULL, call_id TEXT NOT NULL, correlation_id TEXT NOT NULL,
    starts TEXT NOT NULL, ends TEXT NOT NULL, available TEXT NOT NULL, expires TEXT, state TEXT NOT NULL DEFAULT 'waiting',
    file_name TEXT NOT NULL, bytes BLOB, recorder_id TEXT, drive_id TEXT, item_id TEXT);
  CREATE TABLE IF NOT EXISTS graph_transcripts (
    id TEXT PRIMARY KEY, meeting_id TEXT NOT NULL, call_id TEXT NOT NULL, correlation_id TEXT NOT NULL,
    starts TEXT NOT NULL, ends TEXT NOT NULL, available TEXT NOT NULL, vtt TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS graph_attendance (
    id TEXT PRIMARY KEY, meeting_id TEXT NOT NULL, starts TEXT NOT NULL, ends TEXT NOT NULL, records TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS graph_access_policies (
    app_id TEXT NOT NULL, person_id TEXT NOT NULL, PRIMARY KEY (app_id, person_id));
  CREATE TABLE IF NOT EXISTS graph_chats (
    id TEXT PRIMARY KEY, kind TEXT NOT NULL, topic TEXT, created TEXT NOT NULL, meeting_id TEXT);
  CREATE TABLE IF NOT EXISTS graph_chat_members (
    chat_id TEXT NOT NULL, person_id TEXT NOT NULL, PRIMARY KEY (chat_id, person_id));
  CREATE TABLE IF NOT EXISTS graph_messages (
    id TEXT NOT NULL, chat_id TEXT NOT NULL, created TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (chat_id, id));
  CREATE TABLE IF NOT EXISTS graph_notifications (
    number INTEGER PRIMARY KEY AUTOINCREMENT, recipient_id TEXT NOT NULL, app_id TEXT NOT NULL, chain_id TEXT,
    created TEXT NOT NULL, body TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS graph_apps (
    teams_app_id TEXT PRIMARY KEY, name TEXT NOT NULL, web_application_id TEXT, for_all INTEGER NOT NULL, activity_types TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS graph_app_installs (
    id TEXT PRIMARY KEY, teams_app_id TEXT NOT NULL, person_id TEXT NOT NULL, UNIQUE (teams_app_id, person_id));
  CREATE TABLE IF NOT EXISTS graph_settings (name TEXT PRIMARY KEY, value TEXT NOT NULL);
`;

export function prepareTables(db: Database): void {
  db.define([schema, driveTables, siteGrantTables].join('\n'));
  db.define(recordTables);
  db.define(groupTables);
}

export function readSetting(db: Database, name: string): string | undefined {
  return db.get<{ value: string }>('SELECT value FROM graph_settings WHERE name = ?', name)?.value;
}

export function writeSetting(db: Database, name: string, value: string | undefined): void {
  if (value === undefined) db.change('DELETE FROM graph_settings WHERE name = ?', name);
  else db.change('INSERT OR REPLACE INTO graph_settings (name, value) VALUES (?, ?)', name, value);
}
