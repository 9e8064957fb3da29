import { randomUUID } from 'node:crypto';
import type { Database } from '../../store/database';

/** A type of the manifest's `activities.activityTypes`. */
export interface ActivityType {
  readonly type: string;
  readonly templateText: string;
}

/** A Teams app of the organisation's catalogue. */
export interface TeamsApp {
  readonly teamsAppId: string;
  readonly name: string;
  /** `webApplicationInfo.id` of its manifest. */
  readonly webApplicationId: string | null;
  readonly installedForAll: boolean;
  readonly activityTypes: readonly ActivityType[];
}

interface Row {
  readonly teams_app_id: string;
  readonly name: string;
  readonly web_application_id: string | null;
  readonly for_all: number;
  readonly activity_types: string;
}

export function saveApp(db: Database, app: TeamsApp, people: readonly string[]): void {
  const { teamsAppId, name, webApplicationId, installedForAll, activityTypes } = app;
  db.transaction(() => {
    db.run(
      `INSERT OR REPLACE INTO graph_apps (teams_app_id, name, web_application_id, for_all, activity_types)
       VALUES (?, ?, ?, ?, ?)`,
      ...[teamsAppId, name, webApplicationId, installedForAll ? 1 : 0, JSON.stringify(activityTypes)]
    );
    // Who has it changes; where it stands in chats and teams stays.
    db.change('DELETE FROM graph_app_installs WHERE teams_app_id = ? AND person_id IN (SELECT id FROM directory)', teamsAppId);
    for (const person of people) installApp(db, teamsAppId, person);
  });
}

export function allApps(db: Database): TeamsApp[] {
  return db.all<Row>('SELECT * FROM graph_apps').map((row) => ({
    teamsAppId: row.teams_app_id,
    name: row.name,
    webApplicationId: row.web_application_id,
    installedForAll: row.for_all === 1,
    activityTypes: JSON.parse(row.activity_types),
  }));
}

export function appById(db: Database, teamsAppId: string): TeamsApp | undefined {
  return allApps(db).find((app) => app.teamsAppId.toLowerCase() === teamsAppId.toLowerCase());
}

/** An app where it is installed: for a person, in a chat, in a team. */
export interface Installation {
  readonly id: string;
  readonly app: TeamsApp;
}

/** The id of the installation of an app for a person; an app for everybody is installed when it is looked for. */
export function installation(db: Database, app: TeamsApp, personId: string): string | undefined {
  return installedAt(db, app, personId) ?? (app.installedForAll ? installApp(db, app.teamsAppId, personId) : undefined);
}

/** The id of the installation in a chat or a team. */
export function installedAt(db: Database, app: TeamsApp, placeId: string): string | undefined {
  const sql = 'SELECT id FROM graph_app_installs WHERE teams_app_id = ? AND person_id = ?';
  return db.get<{ id: string }>(sql, app.teamsAppId, placeId)?.id;
}

export function installationsAt(db: Database, placeId: string): Installation[] {
  const sql = 'SELECT id, teams_app_id AS app FROM graph_app_installs WHERE person_id = ? ORDER BY rowid';
  return db.all<{ id: string; app: string }>(sql, placeId).flatMap(({ id, app }) => {
    const found = appById(db, app);
    return found ? [{ id, app: found }] : [];
  });
}

export function installApp(db: Database, teamsAppId: string, placeId: string): string {
  const id = Buffer.from(`${placeId}##${randomUUID()}`).toString('base64url');
  db.run('INSERT INTO graph_app_installs (id, teams_app_id, person_id) VALUES (?, ?, ?)', id, teamsAppId, placeId);
  return id;
}

export function uninstallApp(db: Database, installationId: string): void {
  db.change('DELETE FROM graph_app_installs WHERE id = ?', installationId);
}
