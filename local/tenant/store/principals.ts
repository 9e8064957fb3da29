import type { Claims } from './claims';
import type { Collections } from './collections';
import type { Database } from './database';
import type { Directory, DirectoryUser } from './directory';
import { StoreError } from './errors';

/** Who does something: a person of the directory, or an application that acts for itself. */
export type Actor =
  | { readonly kind: 'user'; readonly user: DirectoryUser }
  | { readonly kind: 'app'; readonly appId: string; readonly name: string };

/** SP.PrincipalType. */
export const USER = 1;
export const SECURITY_GROUP = 4;
export const GROUP = 8;

/** A user or a group of one site collection; ids are the site's own and differ from site to site. */
export interface Principal {
  readonly siteId: number;
  readonly id: number;
  readonly kind: number;
  readonly login: string;
  readonly title: string;
  readonly email: string;
  readonly description: string;
  readonly directoryId?: string;
  readonly isSiteAdmin: boolean;
  readonly ownerId?: number;
}

/** Somebody before a site's rights. */
export interface Identity {
  readonly siteId: number;
  readonly principal?: Principal;
  /** Login names of what stands for them as well. */
  readonly claims: readonly string[];
}

/** SP.Group: who may see and change who is in it. */
export interface GroupRules {
  readonly allowMembersEditMembership: boolean;
  readonly allowRequestToJoinLeave: boolean;
  readonly autoAcceptRequestToJoinLeave: boolean;
  readonly onlyAllowMembersViewMembership: boolean;
  readonly requestToJoinLeaveEmailSetting: string;
}

/** Those of the groups that a site is born with. */
const DEFAULT_RULES: GroupRules = {
  allowMembersEditMembership: false,
  allowRequestToJoinLeave: false,
  autoAcceptRequestToJoinLeave: false,
  onlyAllowMembersViewMembership: false,
  requestToJoinLeaveEmailSetting: '',
};

const LONGEST_GROUP_NAME = 255;
const FORBIDDEN = /["/\\[\]:|<>+=;,?*'@]/;

interface Row {
  site_id: number;
  id: number;
  kind: number;
  login: string;
  title: string;
  email: string;
  description: string;
  directory_id: string | null;
  is_site_admin: number;
  owner_id: number | null;
}

export class Principals {
  public constructor(
    private readonly db: Database,
    private readonly directory: Directory,
    private readonly collections: Collections,
    private readonly claims: Claims
  ) {}

  public byId(siteId: number, id: number): Principal | undefined {
    return toPrincipal(this.db.get<Row>('SELECT * FROM principals WHERE site_id = ? AND id = ?', this.root(siteId), id));
  }

  public byLogin(siteId: number, kind: number, login: string): Principal | undefined {
    return toPrincipal(this.db.get<Row>('SELECT * FROM principals WHERE site_id = ? AND kind = ? AND login = ?', this.root(siteId), kind, login));
  }

  public all(siteId: number, kind: number): readonly Principal[] {
    return this.db.all<Row>('SELECT * FROM principals WHERE site_id = ? AND kind = ? ORDER BY id', this.root(siteId), kind).map(row => toPrincipal(row)!);
  }

  /** People, and what stands for all of them; everything but the site's groups. */
  public users(siteId: number): readonly Principal[] {
    return this.db.all<Row>('SELECT * FROM principals WHERE site_id = ? AND kind <> ? ORDER BY id', this.root(siteId), GROUP).map(row => toPrincipal(row)!);
  }

  public userByLogin(siteId: number, login: string): Principal | undefined {
    return this.byLogin(siteId, USER, login) ?? this.byLogin(siteId, SECURITY_GROUP, login);
  }

  /** The site's own entry of who is acting; made when they come for the first time. */
  public ensure(siteId: number, actor: Actor): Principal {
    if (actor.kind === 'app') {
      const login = `i:0i.t|ms.sp.ext|${actor.appId}`;
      return this.byLogin(siteId, USER, login) ?? this.add({ siteId, kind: USER, login, title: actor.name });
    }
    const { user } = actor;
    const login = loginOf(user.upn);
    return (
      this.byLogin(siteId, USER, login) ??
      this.add({ siteId, kind: USER, login, title: user.displayName, email: user.mail, directoryId: user.id })
    );
  }

  /** The site's entry of an actor, when there is one; reading makes none. */
  public find(siteId: number, actor: Actor): Principal | undefined {
    return this.byLogin(siteId, USER, actor.kind === 'app' ? `i:0i.t|ms.sp.ext|${actor.appId}` : loginOf(actor.user.upn));
  }

  /** Who somebody is to a site: themselves, when they were entered, and all that stands for them. */
  public identityOf(siteId: number, actor: Actor): Identity {
    return { siteId: this.root(siteId), principal: this.find(siteId, actor), claims: actor.kind === 'app' ? [] : this.claims.of(actor.user) };
  }

  /** The same for an entry of the site. */
  public identityOfPrincipal(principal: Principal): Identity {
    const user = principal.directoryId === undefined ? undefined : this.directory.byId(principal.directoryId);
    return { siteId: principal.siteId, principal, claims: user ? this.claims.of(user) : [] };
  }

  /**
   * Finds an account by login name, user principal name or mail and enters it in the site.
   * @throws userMissing
   */
  public ensureByName(siteId: number, name: string): Principal {
    const everyone = this.claims.named(name);
    if (everyone) return this.byLogin(siteId, SECURITY_GROUP, everyone.login) ?? this.add({ siteId, kind: SECURITY_GROUP, ...everyone });
    const upn = name.slice(name.lastIndexOf('|') + 1);
    const user = this.directory.byUpn(upn) ?? this.directory.byMail(upn);
    if (!user) throw new StoreError('userMissing', `The specified user ${name} could not be found.`, { user: name });
    return this.ensure(siteId, { kind: 'user', user });
  }

  /** @throws groupExists, badGroupName */
  public addGroup(siteId: number, title: string, description: string, ownerId?: number): Principal {
    this.checkGroupName(siteId, title);
    return this.add({ siteId, kind: GROUP, login: title, title, description, ownerId });
  }

  /** @throws groupExists, badGroupName */
  public changeGroup(group: Principal, change: { readonly title?: string; readonly description?: string; readonly ownerId?: number }): void {
    const title = change.title ?? group.title;
    if (title.toLowerCase() !== group.title.toLowerCase()) this.checkGroupName(group.siteId, title);
    this.db.change(
      'UPDATE principals SET login = ?, title = ?, description = ?, owner_id = ? WHERE site_id = ? AND id = ?',
      title,
      title,
      change.description ?? group.description,
      change.ownerId ?? group.ownerId ?? null,
      group.siteId,
      group.id
    );
  }

  /** How a group is run. */
  public groupRules(group: Principal): GroupRules {
    const row = this.db.get<{ rules: string }>('SELECT rules FROM group_rules WHERE site_id = ? AND group_id = ?', group.siteId, group.id);
    return row ? (JSON.parse(row.rules) as GroupRules) : DEFAULT_RULES;
  }

  public setGroupRules(group: Principal, change: Partial<GroupRules>): void {
    this.db.run(
      'INSERT INTO group_rules (site_id, group_id, rules) VALUES (?, ?, ?) ON CONFLICT (site_id, group_id) DO UPDATE SET rules = excluded.rules',
      group.siteId,
      group.id,
      JSON.stringify({ ...this.groupRules(group), ...change })
    );
  }

  /** A person's entry in the site, until the account itself changes. */
  public changeUser(user: Principal, change: { readonly title?: string; readonly email?: string }): void {
    this.db.change('UPDATE principals SET title = ?, email = ? WHERE site_id = ? AND id = ?', change.title ?? user.title, change.email ?? user.email, user.siteId, user.id);
  }

  public remove(siteId: number, id: number): void {
    this.db.change('DELETE FROM principals WHERE site_id = ? AND id = ?', this.root(siteId), id);
    this.db.change('DELETE FROM group_members WHERE site_id = ?1 AND (group_id = ?2 OR user_id = ?2)', this.root(siteId), id);
    this.db.change('DELETE FROM group_rules WHERE site_id = ? AND group_id = ?', this.root(siteId), id);
    this.db.change(
      'DELETE FROM role_assignments WHERE principal_id = ? AND scope_id IN (SELECT id FROM scopes WHERE site_id = ?)',
      id,
      this.root(siteId)
    );
  }

  public setSiteAdmin(siteId: number, id: number, isSiteAdmin: boolean): void {
    this.db.change('UPDATE principals SET is_site_admin = ? WHERE site_id = ? AND id = ?', isSiteAdmin ? 1 : 0, this.root(siteId), id);
  }

  public addMember(siteId: number, groupId: number, userId: number): void {
    this.db.run('INSERT OR IGNORE INTO group_members (site_id, group_id, user_id) VALUES (?, ?, ?)', this.root(siteId), groupId, userId);
  }

  public removeMember(siteId: number, groupId: number, userId: number): void {
    this.db.change('DELETE FROM group_members WHERE site_id = ? AND group_id = ? AND user_id = ?', this.root(siteId), groupId, userId);
  }

  public members(siteId: number, groupId: number): readonly Principal[] {
    return this.db
      .all<Row>(
        'SELECT p.* FROM group_members m JOIN principals p ON p.site_id = m.site_id AND p.id = m.user_id WHERE m.site_id = ? AND m.group_id = ? ORDER BY p.id',
        this.root(siteId),
        groupId
      )
      .map(row => toPrincipal(row)!);
  }

  public groupsOf(siteId: number, userId: number): readonly Principal[] {
    return this.db
      .all<Row>(
        'SELECT p.* FROM group_members m JOIN principals p ON p.site_id = m.site_id AND p.id = m.group_id WHERE m.site_id = ? AND m.user_id = ? ORDER BY p.id',
        this.root(siteId),
        userId
      )
      .map(row => toPrincipal(row)!);
  }

  private add(entry: {
    siteId: number;
    kind: number;
    login: string;
    title: string;
    email?: string;
    description?: string;
    directoryId?: string;
    ownerId?: number;
  }): Principal {
    const siteId = this.root(entry.siteId);
    const next = this.db.get<{ id: number }>('SELECT next_principal AS id FROM sites WHERE id = ?', siteId);
    if (!next) throw new StoreError('notFound', `There is no site ${siteId}.`);
    this.db.change('UPDATE sites SET next_principal = next_principal + 1 WHERE id = ?', siteId);
    this.db.run(
      'INSERT INTO principals (site_id, id, kind, login, title, email, description, directory_id, owner_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      siteId,
      next.id,
      entry.kind,
      entry.login,
      entry.title,
      entry.email ?? '',
      entry.description ?? '',
      entry.directoryId ?? null,
      entry.ownerId ?? null
    );
    return this.byId(siteId, next.id)!;
  }

  private checkGroupName(siteId: number, title: string): void {
    if (title.trim() === '' || title.length > LONGEST_GROUP_NAME || FORBIDDEN.test(title)) {
      throw new StoreError('badGroupName', 'The group name is empty, or you are using one or more of the following invalid characters: " / \\ [ ] : | < > + = ; , ? * \' @');
    }
    if (this.byLogin(siteId, GROUP, title)) throw new StoreError('groupExists', 'The specified name is already in use.', { name: title });
  }

  /** People and groups are the site collection's, whichever of its webs asks. */
  private root(siteId: number): number {
    return this.collections.rootOf(siteId);
  }
}

/** A site's title as the beginning of a group's name. */
export function groupNameFrom(title: string): string {
  return title.replace(new RegExp(FORBIDDEN, 'g'), ' ').trim().slice(0, LONGEST_GROUP_NAME - 20);
}

/** `i:0#.f|membership|ada@contoso.com`, as SharePoint writes an account's name. */
export function loginOf(upn: string): string {
  return `i:0#.f|membership|${upn.toLowerCase()}`;
}

function toPrincipal(row: Row | undefined): Principal | undefined {
  return (
    row && {
      siteId: row.site_id,
      id: row.id,
      kind: row.kind,
      login: row.login,
      title: row.title,
      email: row.email,
      description: row.description,
      directoryId: row.directory_id ?? undefined,
      isSiteAdmin: row.is_site_admin === 1,
      ownerId: row.owner_id ?? undefined,
    }
  );
}
