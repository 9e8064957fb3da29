import type { Database } from '../../store/database';
import { recordById, recordsOf } from '../records/records';
import type { Stored } from '../records/records';

export interface GroupBody {
  readonly displayName: string;
  readonly description: string | null;
  readonly mail: string | null;
  readonly mailNickname: string;
  readonly mailEnabled: boolean;
  readonly securityEnabled: boolean;
  /** `Unified` makes it a Microsoft 365 group. */
  readonly groupTypes: readonly string[];
  readonly visibility: string | null;
  readonly created: string;
  /** Server-relative address of its site. */
  readonly site: string | null;
  readonly more: Readonly<Record<string, unknown>>;
}

export type Group = Stored<GroupBody>;
export type Role = 'member' | 'owner';

export const groupTables = `
  CREATE TABLE IF NOT EXISTS graph_group_members (
    group_id TEXT NOT NULL, member_id TEXT NOT NULL, role TEXT NOT NULL, PRIMARY KEY (group_id, role, member_id));
  CREATE INDEX IF NOT EXISTS graph_group_memberships ON graph_group_members (member_id, role);
`;

export function groupOf(db: Database, id: string): Group | undefined {
  return recordById<GroupBody>(db, 'group', id.toLowerCase());
}

export function allGroups(db: Database): Group[] {
  return recordsOf<GroupBody>(db, 'group');
}

export function isUnified(group: Group): boolean {
  return group.body.groupTypes.includes('Unified');
}

/** Ids of people and, in a security group, of groups. */
export function idsIn(db: Database, groupId: string, role: Role): string[] {
  const sql = 'SELECT member_id AS id FROM graph_group_members WHERE group_id = ? AND role = ? ORDER BY rowid';
  return db.all<{ id: string }>(sql, groupId, role).map(({ id }) => id);
}

export function isMemberOf(db: Database, groupId: string, memberId: string): boolean {
  return db.get('SELECT 1 FROM graph_group_members WHERE group_id = ? AND member_id = ?', groupId, memberId) !== undefined;
}

export function hasRole(db: Database, groupId: string, memberId: string, role: Role): boolean {
  return db.get('SELECT 1 FROM graph_group_members WHERE group_id = ? AND member_id = ? AND role = ?', groupId, memberId, role) !== undefined;
}

export function enter(db: Database, groupId: string, memberId: string, role: Role): void {
  db.run('INSERT OR IGNORE INTO graph_group_members (group_id, member_id, role) VALUES (?, ?, ?)', groupId, memberId, role);
}

export function leave(db: Database, groupId: string, memberId: string, role: Role): void {
  db.change('DELETE FROM graph_group_members WHERE group_id = ? AND member_id = ? AND role = ?', groupId, memberId, role);
}

/** Groups in which somebody or some group is itself a member, or an owner. */
export function groupsWith(db: Database, memberId: string, role: Role = 'member'): Group[] {
  const sql = 'SELECT group_id AS id FROM graph_group_members WHERE member_id = ? AND role = ? ORDER BY rowid';
  return db.all<{ id: string }>(sql, memberId, role).flatMap(({ id }) => groupOf(db, id) ?? []);
}

/** Also those in which a group of theirs is a member. */
export function allGroupsWith(db: Database, memberId: string): Group[] {
  const found = new Map<string, Group>();
  const waiting = [memberId];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    for (const group of groupsWith(db, id)) {
      if (found.has(group.id)) continue;
      found.set(group.id, group);
      waiting.push(group.id);
    }
  }
  return [...found.values()];
}
