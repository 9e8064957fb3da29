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
    db.change('DELETE FROM graph_app_installs WHERE teams_app_id = ?', teamsAppId);
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

/** The installation of an app for a person, by its id. */
export function installation(db: Database, app: TeamsApp, personId: string): string | undefined {
  const sql = 'SELECT id FROM graph_app_installs WHERE teams_app_id = ? AND person_id = ?';
  const found = db.get<{ id: string }>(sql, app.teamsAppId, personId)?.id;
  return found ?? (app.installedForAll ? installApp(db, app.teamsAppId, personId) : undefined);
}

function installApp(db: Database, teamsAppId: string, personId: string): string {
  const id = Buffer.from(`${personId}##${randomUUID()}`).toString('base64url');
  db.run('INSERT INTO graph_app_installs (id, teams_app_id, person_id) VALUES (?, ?, ?)', id, teamsAppId, personId);
  return id;
}
