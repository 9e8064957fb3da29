import { randomUUID } from 'node:crypto';
import type { Collections } from './collections';
import type { Database } from './database';
import { FULL_MASK, maskOf, ROLES, type Mask } from './permissions';
import type { Identity } from './principals';

export interface RoleDefinition {
  readonly siteId: number;
  readonly id: number;
  readonly name: string;
  readonly description: string;
  /** RoleType: 2 reader, 3 contributor, 4 designer, 5 administrator, 6 editor, 0 a council's own. */
  readonly kind: number;
  readonly mask: Mask;
  readonly position: number;
  readonly hidden: boolean;
}

interface RoleRow {
  site_id: number;
  id: number;
  name: string;
  description: string;
  kind: number;
  low: number;
  high: number;
  position: number;
  hidden: number;
}

/** Principals of a site (?1) that are somebody: their entry (?2), what stands for everyone (?3), and the groups of both. */
const WHO = `WITH own(id) AS (SELECT ?2 UNION SELECT id FROM principals WHERE site_id = ?1 AND kind = 4 AND login IN (SELECT value FROM json_each(?3))),
  who(id) AS (SELECT id FROM own UNION SELECT group_id FROM group_members WHERE site_id = ?1 AND user_id IN (SELECT id FROM own))`;

/**
 * Role assignments by security scope. A web, a list, a folder, an item or a file either has a scope of its own or
 * shares its parent's; every row knows the id of the scope that counts for it.
 */
export class Security {
  public constructor(private readonly db: Database, private readonly collections: Collections) {}

  public addScope(siteId: number): number {
    return this.db.run('INSERT INTO scopes (site_id, guid) VALUES (?, ?)', this.collections.rootOf(siteId), randomUUID());
  }

  public addStandardRoles(siteId: number): void {
    Object.values(ROLES).forEach((role, index) => {
      this.addRole({ siteId, id: role.id, name: role.name, description: role.description, kind: role.kind, mask: role.mask, position: (index + 1) * 32, hidden: role.kind === 1 });
    });
  }

  public addRole(role: RoleDefinition): void {
    this.db.run(
      'INSERT INTO role_definitions (site_id, id, name, description, kind, low, high, position, hidden) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      this.collections.rootOf(role.siteId),
      role.id,
      role.name,
      role.description,
      role.kind,
      Number(role.mask & 0xffffffffn),
      Number(role.mask >> 32n),
      role.position,
      role.hidden ? 1 : 0
    );
  }

  public changeRole(role: RoleDefinition): void {
    this.db.change(
      'UPDATE role_definitions SET name = ?, description = ?, low = ?, high = ?, position = ? WHERE site_id = ? AND id = ?',
      role.name,
      role.description,
      Number(role.mask & 0xffffffffn),
      Number(role.mask >> 32n),
      role.position,
      this.collections.rootOf(role.siteId),
      role.id
    );
  }

  public removeRole(siteId: number, id: number): void {
    this.db.change('DELETE FROM role_definitions WHERE site_id = ? AND id = ?', this.collections.rootOf(siteId), id);
    this.db.change('DELETE FROM role_assignments WHERE role_id = ? AND scope_id IN (SELECT id FROM scopes WHERE site_id = ?)', id, this.collections.rootOf(siteId));
  }

  public roles(siteId: number): readonly RoleDefinition[] {
    return this.db.all<RoleRow>('SELECT * FROM role_definitions WHERE site_id = ? ORDER BY position, id', this.collections.rootOf(siteId)).map(toRole);
  }

  public assign(scopeId: number, principalId: number, roleId: number): void {
    this.db.run('INSERT OR IGNORE INTO role_assignments (scope_id, principal_id, role_id) VALUES (?, ?, ?)', scopeId, principalId, roleId);
  }

  /** Lets somebody who was given a right further down open what lies above it. */
  public assignLimited(scopeId: number, principalId: number): void {
    const any = this.db.get('SELECT 1 FROM role_assignments WHERE scope_id = ? AND principal_id = ? LIMIT 1', scopeId, principalId);
    if (!any) this.assign(scopeId, principalId, ROLES.limited.id);
  }

  public unassign(scopeId: number, principalId: number, roleId?: number): void {
    if (roleId === undefined) {
      this.db.change('DELETE FROM role_assignments WHERE scope_id = ? AND principal_id = ?', scopeId, principalId);
    } else {
      this.db.change('DELETE FROM role_assignments WHERE scope_id = ? AND principal_id = ? AND role_id = ?', scopeId, principalId, roleId);
    }
  }

  public assignments(scopeId: number): readonly { principalId: number; roleIds: readonly number[] }[] {
    const rows = this.db.all<{ principal_id: number; role_id: number }>(
      'SELECT principal_id, role_id FROM role_assignments WHERE scope_id = ? ORDER BY principal_id, role_id',
      scopeId
    );
    const byPrincipal = new Map<number, number[]>();
    for (const { principal_id: id, role_id: role } of rows) byPrincipal.set(id, [...(byPrincipal.get(id) ?? []), role]);
    return [...byPrincipal].map(([principalId, roleIds]) => ({ principalId, roleIds }));
  }

  /**
   * A scope for something that inherited until now.
   * @param callerId left with full control when the parent's assignments are not copied (spdev: set custom permissions)
   */
  public fork(siteId: number, parentScope: number, copy: boolean, callerId: number): number {
    const scope = this.addScope(siteId);
    if (copy) {
      this.db.change(
        `INSERT INTO role_assignments (scope_id, principal_id, role_id)
         SELECT ?, principal_id, role_id FROM role_assignments WHERE scope_id = ? AND role_id <> ${ROLES.limited.id}`,
        scope,
        parentScope
      );
    } else {
      this.assign(scope, callerId, ROLES.full.id);
    }
    return scope;
  }

  public dropScope(scopeId: number): void {
    this.db.change('DELETE FROM role_assignments WHERE scope_id = ?', scopeId);
    this.db.change('DELETE FROM scopes WHERE id = ?', scopeId);
  }

  /** What somebody may do within a scope: the sum over themselves, their groups and what stands for everyone. */
  public maskFor(scopeId: number, { siteId, principal, claims }: Identity): Mask {
    if (principal?.isSiteAdmin) return FULL_MASK;
    if (!principal && claims.length === 0) return 0n;
    const rows = this.db.all<{ low: number; high: number }>(
      `${WHO} SELECT d.low, d.high FROM role_assignments a JOIN role_definitions d ON d.site_id = ?1 AND d.id = a.role_id
       WHERE a.scope_id = ?4 AND a.principal_id IN (SELECT id FROM who)`,
      siteId,
      principal?.id ?? -1,
      JSON.stringify(claims),
      scopeId
    );
    return rows.reduce<Mask>((mask, { high, low }) => mask | maskOf(high, low), 0n);
  }

  /** Scopes of the site in which somebody has a right, with the right: for queries over many rows. */
  public masksFor({ siteId, principal, claims }: Identity): ReadonlyMap<number, Mask> {
    const rows = this.db.all<{ scope_id: number; low: number; high: number }>(
      `${WHO} SELECT a.scope_id, d.low, d.high FROM role_assignments a
       JOIN scopes s ON s.id = a.scope_id AND s.site_id = ?1
       JOIN role_definitions d ON d.site_id = ?1 AND d.id = a.role_id
       WHERE a.principal_id IN (SELECT id FROM who)`,
      siteId,
      principal?.id ?? -1,
      JSON.stringify(claims)
    );
    const masks = new Map<number, Mask>();
    for (const row of rows) masks.set(row.scope_id, (masks.get(row.scope_id) ?? 0n) | maskOf(row.high, row.low));
    return masks;
  }
}

function toRole(row: RoleRow): RoleDefinition {
  return {
    siteId: row.site_id,
    id: row.id,
    name: row.name,
    description: row.description,
    kind: row.kind,
    mask: maskOf(row.high, row.low),
    position: row.position,
    hidden: row.hidden === 1,
  };
}
