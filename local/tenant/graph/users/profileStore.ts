import type { Database } from '../../store/database';
import { putRecord, recordById } from '../records/records';

/** What Entra knows of an account beyond what SharePoint needs. */
export type Profile = Readonly<Record<string, unknown>>;

const kind = 'userProfile';

export function profileOf(db: Database, userId: string): Profile {
  return recordById<Profile>(db, kind, userId)?.body ?? {};
}

export function saveProfile(db: Database, userId: string, change: Profile): void {
  putRecord(db, { kind, id: userId, owner: userId, body: { ...profileOf(db, userId), ...change } });
}

/** Who somebody reports to. */
export function managerOf(db: Database, userId: string): string | undefined {
  return recordById<{ readonly manager: string }>(db, 'manager', userId)?.body.manager;
}

export function saveManager(db: Database, userId: string, manager: string | undefined): void {
  if (manager === undefined) db.change("DELETE FROM graph_records WHERE kind = 'manager' AND id = ?", userId);
  else putRecord(db, { kind: 'manager', id: userId, owner: manager, body: { manager } });
}

/** The ids of those who report to somebody. */
export function reportsOf(db: Database, managerId: string): string[] {
  return db.all<{ id: string }>("SELECT id FROM graph_records WHERE kind = 'manager' AND owner = ? ORDER BY number", managerId).map(({ id }) => id);
}
