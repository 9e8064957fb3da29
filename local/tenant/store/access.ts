import { StoreError } from './errors';
import { FULL_MASK, hasPermission, type Mask, type Permission } from './permissions';
import type { Actor, Principal, Principals } from './principals';
import type { Security } from './security';
import type { Site } from './sites';

/** Something with rights of its own or its parent's: a site, a list, a row, a file. */
export interface Securable {
  readonly scopeId: number;
}

/** What somebody may do, from the site's groups and roles. */
export class Access {
  public constructor(private readonly principals: Principals, private readonly security: Security) {}

  /** An application's rights are its token's, which the caller checks; within the site it may do everything. */
  public maskOf(actor: Actor, siteId: number, scopeId: number): Mask {
    if (actor.kind === 'app' || actor.user.isAdmin) return FULL_MASK;
    return this.security.maskFor(scopeId, this.principals.identityOf(siteId, actor));
  }

  /** The same for somebody whom the site knows. */
  public maskOfPrincipal(principal: Principal, scopeId: number): Mask {
    return this.security.maskFor(scopeId, this.principals.identityOfPrincipal(principal));
  }

  /** The scopes of a site in which the actor has a right; undefined means all of them. */
  public scopesWith(actor: Actor, siteId: number, permission: Permission): readonly number[] | undefined {
    if (actor.kind === 'app' || actor.user.isAdmin) return undefined;
    const identity = this.principals.identityOf(siteId, actor);
    if (identity.principal?.isSiteAdmin) return undefined;
    return [...this.security.masksFor(identity)].filter(([, mask]) => hasPermission(mask, permission)).map(([scopeId]) => scopeId);
  }

  public can(actor: Actor, siteId: number, securable: Securable, permission: Permission): boolean {
    return hasPermission(this.maskOf(actor, siteId, securable.scopeId), permission);
  }

  /** @throws accessDenied */
  public require(actor: Actor, siteId: number, securable: Securable, permission: Permission): void {
    if (!this.can(actor, siteId, securable, permission)) throw new StoreError('accessDenied', 'Access denied.');
  }

  /** Whether somebody may come into the site at all: a guest without a role may not. */
  public canOpen(actor: Actor, site: Site): boolean {
    return this.can(actor, site.id, site, 'open');
  }
}
